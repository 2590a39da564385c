"""The bundled practices, and small ones that fit on a page, arranged with made-up clip lengths."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from calmroom.domain.breath import BreathPattern
from calmroom.domain.errors import Problem
from calmroom.domain.script import Line, PhaseName, Script
from calmroom.domain.timeline import (
    BreathCue,
    CaptionCue,
    Choices,
    Clip,
    Cue,
    NarrationCue,
    PhaseCue,
    Programme,
    RegionCue,
    Timeline,
    order_of,
)
from calmroom.domain.units import RATE, Frames, Seconds, to_frames
from calmroom.scripts.arrange import arrange as arrange_practice
from calmroom.scripts.arrange import arrange_exit
from calmroom.scripts.library import ScriptLibrary

ASSETS = Path(__file__).parents[2] / "assets"
SECONDS_A_WORD = 0.5


@cache
def bundled() -> ScriptLibrary:
    """The real scripts of ``assets/scripts``."""
    return ScriptLibrary((ASSETS / "scripts",))


def named(script_id: str, title: str, purpose: str = "For a while.", **changes: Any) -> Script:  # noqa: ANN401
    """A practice by another name, as short as Arriving Here; dataclasses.replace checks the changes."""
    arriving = bundled().scripts()[0]
    plain: dict[str, Any] = {"regions": (), "posture": "sitting", "level": 1, "prompts": (), "cautions": ()}
    return replace(arriving, id=script_id, title=title, purpose=purpose, **(plain | changes))


class FakeLibrary:
    """The scripts it was given."""

    def __init__(self, *scripts: Script, problems: tuple[Problem, ...] = ()) -> None:
        self._scripts = scripts
        self._problems = problems

    def scripts(self) -> tuple[Script, ...]:
        """All of them."""
        return self._scripts

    def problems(self) -> tuple[Problem, ...]:
        """What kept others out."""
        return self._problems


def three() -> FakeLibrary:
    """Arriving Here, Ground Me and From Crown to Tailbone, whatever else is bundled."""
    return FakeLibrary(*(script for script in bundled().scripts() if script.id in {"s01", "s03", "s07"}))


def arrange(script: Script, choices: Choices) -> Programme:
    """A practice and its exit, as if each word took half a second."""
    find = partial(_clip_of, choices.voice)
    return Programme(arrange_practice(script, choices, find), arrange_exit(script, choices, find))


def _clip_of(voice: str, line: Line) -> Clip | None:
    return Clip(f"{voice}/{zlib.crc32(line.text.encode()):x}.opus", to_frames(SECONDS_A_WORD * len(line.text.split())))


def at(seconds: float) -> Frames:
    """A place, in seconds from the start."""
    return to_frames(seconds)


def line(start: float, end: float, text: str, *, quiet: bool = False) -> tuple[Cue, ...]:
    """A line that is spoken and captioned; ``quiet`` where it announces a long silence."""
    return (
        NarrationCue(at(start), at(end), "bf_emma/clip.opus"),
        CaptionCue(at(start), at(end), text, quiet),
    )


def phase(start: float, end: float, name: PhaseName) -> Cue:
    """A part."""
    return PhaseCue(at(start), at(end), name, name.value.capitalize())


def region(start: float, end: float, name: str, *places: str) -> Cue:
    """Attention rests somewhere."""
    return RegionCue(at(start), at(end), name, places)


def breath(start: float, end: float, pattern: BreathPattern | None = None) -> Cue:
    """Paced breath, 4 s in and 6 s out where nothing else is said."""
    paced = pattern or BreathPattern(Seconds(4.0), Seconds(6.0))
    return BreathCue(at(start), at(end), to_frames(paced.breathe_in), to_frames(paced.breathe_out))


def timeline(seconds: float, *cues: Cue) -> Timeline:
    """A timeline of so many seconds."""
    return Timeline(RATE, at(seconds), tuple(sorted(cues, key=order_of)))


def two_minutes() -> Programme:
    """Four parts, six lines, an announced quiet of 30 s, and a way out of 20 s."""
    practice = timeline(
        120,
        phase(0, 20, PhaseName.SETTLE),
        *line(2, 6, "You might sit, or lie."),
        *line(10, 14, "There is no need to find anything."),
        phase(20, 80, PhaseName.BODY),
        region(20, 60, "backribs", "backribs-l", "backribs-r"),
        *line(20, 26, "Perhaps attention rests at the back of the ribs.", quiet=True),
        region(60, 80, "out"),
        *line(56, 60, "Or it goes out into the room."),
        phase(80, 100, PhaseName.INTEGRATION),
        *line(82, 86, "All of it at once, as far as it goes."),
        phase(100, 120, PhaseName.RETURN),
        *line(104, 110, "The room is here, and you are in it."),
    )
    way_out = timeline(
        20,
        phase(0, 20, PhaseName.EASE_OFF),
        *line(2, 6, "It is all right to leave it there."),
        *line(10, 14, "The room is here."),
    )
    return Programme(practice, way_out)
