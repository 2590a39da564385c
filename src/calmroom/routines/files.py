"""Routine files: built, opened, signed anew and unpacked. The port ``RoutineFiles``."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import Recording, Step
from calmroom.routines import refusals
from calmroom.routines.builder import Piece, pieces_of, write
from calmroom.routines.installed import Installed
from calmroom.routines.outgoing import outgoing
from calmroom.routines.packing import Measure
from calmroom.routines.placing import placed
from calmroom.routines.reader import check, hashes_of, opened_chest
from calmroom.routines.seal import MARK, ROUTINE
from calmroom.routines.unpack import content_of
from calmroom.routines.unpacking import fault_of_place, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.domain.ports import Entropy
    from calmroom.domain.routine.handover import KeyPair, Opened, Parcel, Sender
    from calmroom.domain.script import Script
    from calmroom.routines.manifest import Manifest
    from calmroom.routines.reader import Chest, Judges

    GoOn = Callable[[Step], bool]
    Bring = Callable[[Path, Path, Callable[[float], bool]], bool]

NOT_THERE: Final = CalmroomError(
    "A recording of this routine is not there any more. Nothing was written.",
    "Take it out of the routine, or bring it in again.",
)


class ContainerFiles:
    """Routine files on a disk.

    Args:
        folder: Where what they bring is unpacked.
        judges: They say what a script and a sound are.
        bring: Trims and levels a recording as its maker left it, into a file of the kind that its ending says; told
            of its progress, it gives ``False`` where that said no.
        entropy: Where keys come from.
    """

    def __init__(self, folder: Path, judges: Judges, bring: Bring, entropy: Entropy) -> None:
        self._installed = Installed(folder)
        self._judges = judges
        self._bring = bring
        self._entropy = entropy

    def build(self, parcel: Parcel, sender: Sender, into: Path, go_on: GoOn) -> bool:
        """Write a signed file, whole or not at all; ``False`` where it was cancelled."""
        with contextlib.suppress(refusals.Cancelled), _beside(into) as desk:
            sound = tuple(self._brought(parcel, desk, go_on))
            made, pieces = pieces_of(parcel, sound, self._judges, go_on)
            self._write(made, pieces, sender, (into, go_on))
            return True
        return False

    def is_sealed(self, path: Path) -> bool:
        """Whether a file asks for keys; ``False`` where it cannot be read."""
        with contextlib.suppress(OSError), path.open("rb") as file:
            return file.read(len(MARK)) == MARK
        return False

    def open(self, path: Path, keys: KeyPair | None, go_on: GoOn) -> Opened:
        """Read and check a file; nothing of it is written anywhere.

        Raises:
            CalmroomError: If it is refused, or ``go_on`` said no.
        """
        try:
            with opened_chest(path, keys) as chest:
                opened = check(chest, self._judges, go_on)
                fault = fault_of_place(chest, self._installed.about(chest.routine.id))
        except refusals.Cancelled as cancelled:
            raise refusals.stopped() from cancelled
        if fault is None:
            return opened
        # Who signed nothing can never take a place; another edition can, once what is there was taken away.
        in_the_way = "" if opened.signer is None else fault.message
        return replace(opened, problems=(fault.message, *opened.problems), in_the_way=in_the_way)

    def install(self, path: Path, opened: Opened, keys: KeyPair | None, go_on: GoOn) -> bool:
        """Unpack what was seen, whole or not at all; ``False`` where it was cancelled."""
        with contextlib.suppress(refusals.Cancelled), opened_chest(path, keys) as chest:
            if chest.mark != opened.mark:
                raise refusals.other_file()
            if (fault := fault_of_place(chest, self._installed.about(chest.routine.id))) is not None:
                raise fault
            unpack(chest, self._installed, self._judges, go_on)
            return True
        return False

    def sign(self, path: Path, sender: Sender, into: Path, go_on: GoOn) -> bool:
        """Write a file once more with this person as its sender; ``False`` where it was cancelled."""
        with contextlib.suppress(refusals.Cancelled), opened_chest(path, None) as chest:
            check(chest, self._judges, lambda step: go_on(Step(step.share / 2, step.doing)))
            self._write(chest.manifest, tuple(_pieces(chest)), sender, (into, go_on))
            return True
        return False

    def remove(self, routine_id: str) -> None:
        """Take the unpacked files of a routine away; what is not there is gone already."""
        try:
            self._installed.remove(routine_id)
        except OSError as fault:
            raise refusals.of_writing(fault) from fault

    def installed(self) -> tuple[str, ...]:
        """The ids of the routines whose files are there, the one taken in last first."""
        return self._installed.ids()

    def mark_of(self, routine_id: str) -> str:
        """The mark of the file whose parts are there; empty where there are none, or not all."""
        about = self._installed.about(routine_id)
        return about.mark if about is not None and self._installed.is_whole(about) else ""

    def scripts(self, routine_id: str) -> tuple[Script, ...]:
        """Its own practices."""
        about = self._installed.about(routine_id)
        if about is None:
            return ()
        folder = self._installed.folder_of(about)
        texts = ((each.came_as, _text_of(folder / each.file)) for each in about.scripts)
        looks = (self._judges.script(name, text) for name, text in texts if text)
        return tuple(look.script for look in looks if look.script is not None)

    def recordings(self, routine_id: str) -> tuple[tuple[Recording, str], ...]:
        """The sound that it brought, with the path of each below the folder."""
        about = self._installed.about(routine_id)
        if about is None:
            return ()
        below = f"{about.routine}/{self._installed.folder_of(about).name}"
        return tuple(
            (Recording(each.came_as, each.practice, each.line, each.seconds, each.bytes), f"{below}/{each.file}")
            for each in about.recordings
        )

    def _brought(self, parcel: Parcel, desk: Path, go_on: GoOn) -> Iterator[tuple[Recording, Path]]:
        """Each recording as it is to be heard; what was brought in before is taken as it is."""
        count = len(parcel.material.recordings)
        for number, (recording, path) in enumerate(parcel.material.recordings):
            if not path.is_file():
                raise NOT_THERE
            if recording.seconds:
                yield recording, path
                continue

            def told(share: float, before: int = number) -> bool:
                return go_on(Step(0.5 * (before + share) / count, "Bringing in the recordings"))

            target = desk / f"sound-{number}{Path(recording.file).suffix}"
            if not self._bring(path, target, told):
                raise refusals.Cancelled
            yield recording, target

    def _write(self, made: Manifest, pieces: tuple[Piece, ...], sender: Sender, way: tuple[Path, GoOn]) -> None:
        into, go_on = way
        with placed(into) as file, outgoing(file, ROUTINE, sender, self._entropy) as sink:
            write(made, pieces, sender, sink, go_on)


def _pieces(chest: Chest) -> Iterator[Piece]:
    for path, hash_ in hashes_of(chest.manifest):
        entry = chest.entries[path]
        yield Piece(path, Measure(entry.size, entry.crc), hash_, partial(content_of, chest.body, entry))


@contextlib.contextmanager
def _beside(into: Path) -> Iterator[Path]:
    """A folder for what is being made, beside where it goes, and gone afterwards."""
    try:
        with tempfile.TemporaryDirectory(prefix=".calmroom-", dir=into.absolute().parent) as desk:
            yield Path(desk)
    except OSError as fault:
        raise refusals.of_writing(fault) from fault


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""
