"""Putting a routine file together: cleaned, measured, signed, packed and sealed in one pass over the sound."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import Step
from calmroom.domain.routine.routine import MOST_LINE
from calmroom.routines import manifest as manifests
from calmroom.routines import refusals
from calmroom.routines.limits import (
    AUDIO,
    MANIFEST,
    MOST_SCRIPT,
    MOST_SOUND,
    PIECE,
    SCRIPTS,
    SIGNATURE,
    is_script_name,
    is_sound_name,
)
from calmroom.routines.manifest import CodeText, Manifest, RecordingText, ScriptText
from calmroom.routines.packing import Measure, Packing
from calmroom.routines.sign import ROUTINE, public_halves, sign
from calmroom.routines.spelling import read_routine, spell_routine
from calmroom.routines.text import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from calmroom.domain.routine.handover import Parcel, Recording, Sender
    from calmroom.routines.reader import Judges
    from calmroom.routines.seal import Sink

NOTHING = "Nothing was written."


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that goes into a container.

    Attributes:
        path: Within it.
        read: Its content, a piece at a time, as often as it is asked for.
    """

    path: str
    measure: Measure
    hash: str
    read: Callable[[], Iterable[bytes]] = field(repr=False)


def pieces_of(
    parcel: Parcel, sound: tuple[tuple[Recording, Path], ...], judges: Judges, go_on: Callable[[Step], bool]
) -> tuple[Manifest, tuple[Piece, ...]]:
    """What is to be signed, and what goes along.

    Args:
        parcel: The routine and its scripts.
        sound: Each recording as it is to be heard, and its file.
        judges: They look at what goes along, as they will where it arrives.
        go_on: Told of each piece.

    Raises:
        CalmroomError: If anything of it would be refused where it arrives.
        Cancelled: If ``go_on`` said no.
    """
    scripts = [_script(name, text, judges) for name, text in parcel.material.scripts]
    recordings: list[tuple[RecordingText, Piece]] = []
    for number, (recording, path) in enumerate(sound, start=1):
        if not go_on(Step(0.5 + 0.1 * number / len(sound), "Measuring the recordings")):
            raise refusals.Cancelled
        recordings.append(_recording(recording, path, judges))
    made = Manifest(
        format=1,
        kind="calmroom-routine",
        sender=None,
        recipient=None,
        routine=spell_routine(parcel.routine),
        scripts=[ScriptText(_name(piece), piece.measure.size, piece.hash) for piece in scripts],
        recordings=[text for text, _ in recordings],
    )
    _refuse_own(made)
    return made, (*scripts, *(piece for _, piece in recordings))


def write(made: Manifest, pieces: tuple[Piece, ...], sender: Sender, into: Sink, go_on: Callable[[Step], bool]) -> None:
    """Sign, and write all of it.

    Raises:
        CalmroomError: If a file was changed meanwhile.
        Cancelled: If ``go_on`` said no.
    """
    recipient = None if sender.seal_to is None else _code(sender.seal_to.verifying, sender.seal_to.sealing)
    content = manifests.spell(manifests.addressed(made, _code(*public_halves(sender.keys)), recipient))
    packing = Packing(into)
    for path, whole in ((MANIFEST, content), (SIGNATURE, sign(sender.keys, ROUTINE, content))):
        packing.add(path, Measure(len(whole), zlib.crc32(whole)), (whole,))
    total, done = sum(piece.measure.size for piece in pieces) or 1, 0

    def told(content: Iterable[bytes]) -> Iterator[bytes]:
        nonlocal done
        for each in content:
            done += len(each)
            if not go_on(Step(0.6 + 0.4 * done / total, "Writing the file")):
                raise refusals.Cancelled
            yield each

    try:
        for piece in pieces:
            packing.add(piece.path, piece.measure, told(_unchanged(piece)))
    except ValueError as fault:
        raise CalmroomError(f"A recording was changed while it was written. {NOTHING}", "Try again.") from fault
    packing.finish()


def measured(path: str, read: Callable[[], Iterable[bytes]]) -> Piece:
    """A file that goes into a container, read through once."""
    hash_, crc, size = hashlib.sha256(), 0, 0
    for piece in read():
        hash_.update(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    return Piece(path, Measure(size, crc), hash_.hexdigest(), read)


def read_file(path: Path) -> Iterator[bytes]:
    """A file, a piece at a time."""
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _unchanged(piece: Piece) -> Iterator[bytes]:
    crc = 0
    for each in piece.read():
        crc = zlib.crc32(each, crc)
        yield each
    if crc != piece.measure.crc:
        raise ValueError("the content was changed meanwhile")


def _script(name: str, text: str, judges: Judges) -> Piece:
    content = text.replace("\r\n", "\n").encode("utf-8")
    if not is_script_name(name):
        raise CalmroomError(f"A practice of your own has a name that no file can have. {NOTHING}", _NAMES)
    look = judges.script(name, content.decode("utf-8"))
    if look.script is None or not content or len(content) > MOST_SCRIPT:
        raise CalmroomError(f"The practice in {name} cannot be read yet. {NOTHING}", look.problem)
    return measured(f"{SCRIPTS}/{name}", lambda: (content,))


_NAMES = "Small letters, digits, hyphens and dots make a name that every system takes."


def _recording(recording: Recording, path: Path, judges: Judges) -> tuple[RecordingText, Piece]:
    name = recording.file
    if not is_sound_name(name):
        raise CalmroomError(f"A recording has a name that no file can have. {NOTHING}", _NAMES)
    try:
        with path.open("rb") as file:
            look = judges.sound(file)
        piece = measured(f"{AUDIO}/{name}", lambda: read_file(path))
    except OSError as fault:
        raise CalmroomError(
            f"The recording {name} is not where it was. {NOTHING}", "Bring it in once more, or take it out."
        ) from fault
    if look.problem or not 0 < piece.measure.size <= MOST_SOUND:
        raise CalmroomError(f"The recording {name} cannot be played. {NOTHING}", look.problem)
    line = held(recording.line, MOST_LINE)
    text = RecordingText(name, piece.measure.size, piece.hash, recording.practice, line, look.seconds)
    return text, piece


def _refuse_own(made: Manifest) -> None:
    """What would be refused where it arrives is refused here."""
    names = [*(each.file for each in made.scripts), *(each.file for each in made.recordings)]
    if len(set(names)) != len(names):
        raise CalmroomError(f"Two of the files have one name. {NOTHING}", "Give one of them another name.")
    try:
        read_routine(manifests.read(manifests.spell(made)).routine)
    except refusals.Refused as fault:
        raise CalmroomError(f"This routine is not whole yet. {NOTHING}", _reason(fault)) from fault


def _reason(fault: refusals.Refused) -> str:
    reason = fault.message.partition(": ")[2].partition(". ")[0]
    return f"{reason[:1].upper()}{reason[1:]}." if reason else fault.hint


def _code(verifying: bytes, sealing: bytes) -> CodeText:
    return CodeText(verifying.hex(), sealing.hex())


def _name(piece: Piece) -> str:
    return piece.path.rpartition("/")[2]
