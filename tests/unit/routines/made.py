"""Routines and files to try things on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from fakes.entropy import CountedEntropy

from calmroom.domain.routine.handover import (
    KeyPair,
    Material,
    Opened,
    Parcel,
    PublicCode,
    Recording,
    ScriptLook,
    Sender,
    SoundLook,
    Step,
)
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Release, Routine, Rules, When
from calmroom.routines.codes import code_of
from calmroom.routines.files import ContainerFiles
from calmroom.routines.reader import Judges
from calmroom.routines.sign import public_halves
from calmroom.scripts.parser import parse

MADE = datetime(2026, 3, 5, 18, 30, tzinfo=UTC)
ID = "0123456789abcdef0123456789abcdef"
THERAPIST = KeyPair(bytes(range(32)), bytes(range(32, 64)))
CLIENT = KeyPair(bytes(range(64, 96)), bytes(range(96, 128)))
STRANGER = KeyPair(bytes(range(128, 160)), bytes(range(160, 192)))
BUNDLED = Path(__file__).parents[3] / "assets" / "scripts"
SOUND = b"a sound: "
"""What the judge here takes for sound begins so."""


def go_on(_step: Step) -> bool:
    return True


def code(keys: KeyPair) -> PublicCode:
    return code_of(*public_halves(keys))


def own_script(script_id: str = "maya1") -> str:
    return (BUNDLED / "s01.calm.md").read_text("utf-8").replace("id: s01", f"id: {script_id}", 1)


def routine(edition: int = 1, title: str = "Between our sessions") -> Routine:
    first = Item("a1", "s01", 5, 12)
    second = Item("a2", "maya1", 5, 5, is_instead=True, voice="own", left_out=("throat",))
    third = Item("b1", "s02", 5, 12, opens=Opens(Release.AFTER_ITEM, item="a1", is_hidden=True), times=3)
    fourth = Item("b2", "s04", 5, 5, is_optional=True, opens=Opens(Release.AFTER_DATE, on=date(2026, 3, 9)))
    return Routine(
        id=ID,
        edition=edition,
        title=title,
        therapist="Maya",
        made=MADE,
        client="A.",
        until=date(2026, 6, 1),
        parts=(
            Part("p1", When(Kind.EVENING), (first, second), "Rest, and nothing else."),
            Part("p2", When(Kind.DAYS, 1, 3), (third,)),
            Part("p3", When(Kind.WEEKDAYS, weekdays=(0, 3), week=1), (fourth,), "Zwischen den Tagen: é, 山, 🌿"),
        ),
        aftercare=Aftercare("Warmth, water,\nan early night.", 3),
        rules=Rules(in_order=True, left_out=("pelvis",)),
        half=("a1",),
        greeting="Good that you are here.",
    )


def parcel(folder: Path, edition: int = 1, sound: bytes = b"x" * 200_000) -> Parcel:
    path = folder / "line.opus"
    path.write_bytes(SOUND + sound)
    recording = Recording("line-1.opus", "maya1", "Let the ground hold you.", 4.5)
    return Parcel(routine(edition), Material((("maya.calm.md", own_script()),), ((recording, path),)))


def judge_script(name: str, text: str) -> ScriptLook:
    parsed = parse(text, name)
    return ScriptLook(parsed.script, "" if parsed.script else "It is no practice.")


def judge_sound(file: BinaryIO) -> SoundLook:
    return SoundLook(4.5) if file.read(len(SOUND)) == SOUND else SoundLook(problem="It is no sound.")


def bring(path: Path, into: Path, told: Callable[[float], bool]) -> bool:
    into.write_bytes(SOUND + path.read_bytes())
    return told(1.0)


def files(folder: Path) -> ContainerFiles:
    return ContainerFiles(folder / "routines", Judges(judge_script, judge_sound), bring, CountedEntropy())


def built(folder: Path, edition: int = 1, sender: Sender | None = None, name: str = "r.calmroutine") -> Path:
    path = folder / name
    assert files(folder).build(parcel(folder, edition), sender or Sender(THERAPIST), path, go_on)
    return path


def opened(folder: Path, path: Path, keys: KeyPair | None = None) -> Opened:
    return files(folder).open(path, keys, go_on)
