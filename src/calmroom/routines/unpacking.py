"""What a routine brings, unpacked under names of ours; and when it may not take the place of what is there."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from calmroom.domain.routine.handover import Step
from calmroom.routines import refusals
from calmroom.routines.installed import About, OwnScript, OwnSound
from calmroom.routines.limits import AUDIO, SCRIPT_ENDING, SCRIPTS
from calmroom.routines.placing import private, sync_folder
from calmroom.routines.unpack import content_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calmroom.routines.installed import Installed
    from calmroom.routines.manifest import CodeText
    from calmroom.routines.reader import Chest, Judges


def fault_of_place(chest: Chest, about: About | None) -> refusals.Refused | None:
    """Why this file may not be unpacked; ``None`` where it may.

    Args:
        chest: The file.
        about: What is unpacked of the same routine.
    """
    sender = chest.manifest.sender
    if sender is None:
        return refusals.unsigned()
    if about is None or about.mark == chest.mark:
        return None
    if about.sender.verifying != sender.verifying:
        return refusals.of_another_key()
    if chest.routine.edition < about.edition:
        return refusals.older(chest.routine.edition, about.edition)
    return refusals.same_edition() if chest.routine.edition == about.edition else None


def unpack(chest: Chest, installed: Installed, judges: Judges, go_on: Callable[[Step], bool]) -> None:
    """Write every file that can be used, and let them be the routine.

    Raises:
        CalmroomError: If it cannot be written, or was changed meanwhile; then what was there before holds.
        Cancelled: If ``go_on`` said no.
    """
    sender = chest.manifest.sender
    if sender is None:
        raise refusals.unsigned()
    try:
        desk = installed.desk(chest.routine.id)
    except OSError as fault:
        raise refusals.of_writing(fault) from fault
    try:
        about = _Unpacking(chest, desk, judges, go_on).about(sender)
        sync_folder(desk)
        if not go_on(Step(1.0, _DOING)):
            raise refusals.Cancelled
        installed.put(about, desk)
    except OSError as fault:
        raise refusals.of_writing(fault) from fault
    finally:
        installed.clear(desk)


_DOING = "Taking it in"


class _Unpacking:
    """One file on its way onto the disk."""

    def __init__(self, chest: Chest, desk: Path, judges: Judges, go_on: Callable[[Step], bool]) -> None:
        self._chest = chest
        self._desk = desk
        self._judges = judges
        self._go_on = go_on
        self._total = sum(entry.size for entry in chest.entries.values()) or 1
        self._done = 0

    def about(self, sender: CodeText) -> About:
        """Unpack it all; what it is now."""
        manifest = self._chest.manifest
        return About(
            format=1,
            routine=manifest.routine.id,
            edition=manifest.routine.edition,
            mark=self._chest.mark,
            sender=sender,
            scripts=self._scripts(),
            recordings=self._recordings(),
        )

    def _scripts(self) -> list[OwnScript]:
        found: list[OwnScript] = []
        ids: set[str] = set()
        for number, each in enumerate(self._chest.manifest.scripts):
            path = self._desk / f"script-{number}{SCRIPT_ENDING}"
            self._copy(f"{SCRIPTS}/{each.file}", each.sha256, path)
            look = self._judges.look_at(each.file, path.read_bytes())
            if look.script is None or look.script.id in ids:
                path.unlink()
            else:
                ids.add(look.script.id)
                found.append(OwnScript(path.name, each.file))
        return found

    def _recordings(self) -> list[OwnSound]:
        found: list[OwnSound] = []
        for number, each in enumerate(self._chest.manifest.recordings):
            path = self._desk / f"sound-{number}.{each.file.rpartition('.')[2]}"
            self._copy(f"{AUDIO}/{each.file}", each.sha256, path)
            with path.open("rb") as file:
                look = self._judges.sound(file)
            if look.problem:
                path.unlink()
            else:
                found.append(OwnSound(path.name, each.file, each.practice, each.line, look.seconds, each.bytes))
        return found

    def _copy(self, name: str, hash_: str, path: Path) -> None:
        made = hashlib.sha256()
        with private(path) as file:
            for piece in content_of(self._chest.body, self._chest.entries[name]):
                made.update(piece)
                file.write(piece)
                self._done += len(piece)
                if not self._go_on(Step(0.99 * self._done / self._total, _DOING)):
                    raise refusals.Cancelled
            file.flush()
            os.fsync(file.fileno())
        if made.hexdigest() != hash_:
            raise refusals.changed("a part of it is not the one that was signed")
