"""Routine files that lie in memory: what a path holds is what was built there, or was laid there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from fakes.entropy import CountedEntropy

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import KeyPair, Opened, Parcel, Recording, ScriptLook, Sender, Signer, Step
from calmroom.domain.script import Script
from calmroom.routines.codes import Codes
from calmroom.scripts.parser import parse

GoOn = Callable[[Step], bool]
NO_FILE = CalmroomError("This file could not be read. Your plan stays as it was.", "Ask for the file once more.")
OTHER = CalmroomError("This is another file than the one that was looked at.", "Look at it once more.")
SEALED = CalmroomError("This file is sealed to somebody else.", "Send your public code.")
THERAPIST = KeyPair(bytes(range(32)), bytes(range(32, 64)))
"""Whoever signs what ``lay`` puts down."""


def judged(name: str, text: str) -> ScriptLook:
    """What a script is."""
    parsed = parse(text, name)
    return ScriptLook(parsed.script, "" if parsed.script else "It cannot be read as a practice.")


@dataclass
class MemoryRoutineFiles:
    """Opened files by path, and those whose files are there by their ids."""

    files: dict[Path, Opened] = field(default_factory=dict)
    sealed_to: dict[Path, bytes] = field(default_factory=dict)
    unpacked: dict[str, Opened] = field(default_factory=dict)
    refused: dict[Path, CalmroomError] = field(default_factory=dict)
    codes: Codes = field(default_factory=lambda: Codes(CountedEntropy()))

    def lay(self, path: Path, parcel: Parcel, keys: KeyPair | None = THERAPIST) -> Opened:
        """Have a file at a path, signed where there are keys."""
        mark = hashlib.sha256(repr((parcel.routine, parcel.material)).encode()).hexdigest()
        looks = [judged(name, text) for name, text in parcel.material.scripts]
        self.files[path] = Opened(
            mark=mark,
            routine=parcel.routine,
            signer=None if keys is None else Signer(parcel.routine.therapist, self.codes.code_of(keys)),
            scripts=tuple(look.script for look in looks if look.script is not None),
            recordings=tuple(recording for recording, _ in parcel.material.recordings),
            problems=tuple(look.problem for look in looks if look.problem),
            bytes=4_000,
        )
        return self.files[path]

    def build(self, parcel: Parcel, sender: Sender, into: Path, go_on: GoOn) -> bool:
        """Put a file down."""
        if not go_on(Step(0.5, "Writing")):
            return False
        self.lay(into, parcel, sender.keys)
        if sender.seal_to is not None:
            self.sealed_to[into] = sender.seal_to.sealing
            self.files[into] = replace(self.files[into], was_sealed=True)
        return go_on(Step(1.0, "Writing")) or self.files.pop(into, None) is None

    def open(self, path: Path, keys: KeyPair | None, go_on: GoOn) -> Opened:
        """What lies there."""
        if path in self.refused:
            raise self.refused[path]
        if path not in self.files:
            raise NO_FILE
        sealed = self.sealed_to.get(path)
        if sealed is not None and (keys is None or self.codes.code_of(keys).sealing != sealed):
            raise SEALED
        go_on(Step(1.0, "Reading"))
        return self.files[path]

    def install(self, path: Path, opened: Opened, keys: KeyPair | None, go_on: GoOn) -> bool:
        """Remember that it is unpacked."""
        if self.open(path, keys, go_on).mark != opened.mark:
            raise OTHER
        if not go_on(Step(0.5, "Unpacking")):
            return False
        self.unpacked.pop(opened.routine.id, None)
        self.unpacked[opened.routine.id] = opened
        return True

    def sign(self, path: Path, sender: Sender, into: Path, go_on: GoOn) -> bool:
        """Put the same down with another signature."""
        opened = self.open(path, None, go_on)
        signer = Signer(opened.routine.therapist, self.codes.code_of(sender.keys))
        self.files[into] = replace(opened, signer=signer)
        return True

    def remove(self, routine_id: str) -> None:
        """Forget that it was unpacked."""
        self.unpacked.pop(routine_id, None)

    def installed(self) -> Iterable[str]:
        """The ids of what is unpacked."""
        return tuple(reversed(self.unpacked))

    def mark_of(self, routine_id: str) -> str:
        """The mark of what is unpacked."""
        return self.unpacked[routine_id].mark if routine_id in self.unpacked else ""

    def scripts(self, routine_id: str) -> tuple[Script, ...]:
        """Its own practices."""
        return self.unpacked[routine_id].scripts if routine_id in self.unpacked else ()

    def recordings(self, routine_id: str) -> tuple[tuple[Recording, str], ...]:
        """Its sound."""
        if routine_id not in self.unpacked:
            return ()
        return tuple((one, f"{routine_id}/{one.file}") for one in self.unpacked[routine_id].recordings)
