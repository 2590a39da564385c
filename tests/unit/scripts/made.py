"""Scripts that nobody wrote, for properties that hold of all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

from calmroom.domain.beds import BEDS, OWN_BED
from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import (
    Alternative,
    BedChange,
    Bell,
    Breathe,
    Item,
    LeadIn,
    Line,
    Minutes,
    Pause,
    Phase,
    PhaseName,
    Place,
    Profile,
    Script,
    Touch,
)
from calmroom.domain.timeline import Choices, Clip
from calmroom.domain.units import Frames, Seconds
from calmroom.scripts.reach import nearest_reachable

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Place(1, 1)
REGIONS = ("jaw", "hands", "feet", "whole", "out", "none")
SAFETY = ("posture", "eyes", "stop")
FRAMES_A_WORD = 23_987

tenths = st.integers(0, 120).map(lambda tenth: Seconds(tenth / 10))


def clip_of(line: Line) -> Clip | None:
    """A clip of an odd length; every seventh line has none."""
    count = len(line.text)
    return None if count % 7 == 0 else Clip(f"v/{count}.opus", Frames(FRAMES_A_WORD * len(line.text.split()) + count))


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    least = draw(tenths)
    usual = Seconds(round(least + draw(tenths), 1))
    return Pause(least, usual, Seconds(round(usual + 4 * draw(tenths), 1)))


@st.composite
def lines(draw: st.DrawFn, region: str, tag: str | None = None) -> Line:
    text = " ".join(["word"] * draw(st.integers(1, 16))) + "." * draw(st.integers(1, 4))
    is_free = tag is None
    return Line(
        text=text,
        pause=draw(pauses()),
        place=HERE,
        region=region,
        tags=(tag,) if tag else draw(st.sampled_from(((), ("quiet",)))),
        from_minutes=draw(st.sampled_from((0.0, 0.0, 4.5, 9.0))) if is_free else 0.0,
        opening=draw(st.sampled_from((None, None, None, 1, 2, 3))) if is_free else None,
    )


@st.composite
def pieces(draw: st.DrawFn) -> tuple[Item, ...]:
    """A line at a region with what may go with it, or something that is no line."""
    kind = draw(st.sampled_from(("line", "line", "line", "touch", "block", "bell", "bed", "breathe")))
    region = draw(st.sampled_from(REGIONS))
    line = draw(lines(region))
    if kind == "touch":
        twin = Line(
            line.text + "!", draw(pauses()), HERE, region, touch=Touch.TOUCH_FREE, from_minutes=line.from_minutes
        )
        touch = Line(line.text, line.pause, HERE, region, touch=Touch.TOUCH, from_minutes=line.from_minutes)
        return touch, twin
    if kind == "block":
        first = Line(line.text + "?", line.pause, HERE, "hands", from_minutes=line.from_minutes)
        last = Line(line.text + "??", line.pause, HERE, "out", from_minutes=line.from_minutes)
        at_jaw = Line(line.text, line.pause, HERE, "jaw", from_minutes=line.from_minutes)
        return at_jaw, Alternative("jaw", "hands", (first,), HERE), Alternative("jaw", "out", (last,), HERE)
    if kind == "bell":
        return (Bell(soft=draw(st.booleans()), place=HERE),)
    if kind == "bed":
        return (BedChange(draw(st.sampled_from(BEDS)), draw(tenths), HERE),)
    if kind == "breathe":
        length = Pause(Seconds(20.0), Seconds(40.0), Seconds(80.0))
        return (Breathe(BreathPattern(Seconds(4.0), Seconds(6.0)), length, HERE),)
    return (line,)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """A script with its safety lines in settle and return, and anything else anywhere."""
    phases: list[Phase] = []
    for name in tuple(PhaseName)[:4]:
        tags = {PhaseName.SETTLE: SAFETY, PhaseName.RETURN: ("return",)}.get(name, ())
        items: list[Item] = [LeadIn(draw(pauses()), HERE)] if name is PhaseName.SETTLE else []
        items += [draw(lines("out", tag)) for tag in tags]
        for piece in draw(st.lists(pieces(), max_size=4)):
            items += piece
        phases.append(Phase(name, "", tuple(items), HERE))
    return Script(
        id="t99",
        title="Made up",
        version=1,
        language="en",
        level=draw(st.integers(0, 3)),
        profile=draw(st.sampled_from(Profile)),
        purpose="",
        minutes=Minutes(1.0, 5.0, 30.0),
        bed=draw(st.sampled_from(BEDS)),
        content_note="",
        phases=tuple(phases),
        ease_off=Phase(PhaseName.EASE_OFF, "", (draw(lines("none", "return")),), HERE),
    )


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """Anything a listener may choose."""
    patterns = (None, BreathPattern(Seconds(4.0), Seconds(6.0)), BreathPattern(Seconds(5.0), Seconds(5.0)))
    return Choices(
        minutes=draw(st.integers(60, 1800)) / 60,
        voice="v",
        bed=draw(st.sampled_from((OWN_BED, *BEDS))),
        left_out=tuple(draw(st.sets(st.sampled_from(("jaw", "hands", "feet", "out"))))),
        touch=draw(st.sampled_from(Touch)),
        bells=draw(st.booleans()),
        breath=draw(st.sampled_from(patterns)),
        opening=draw(st.integers(1, 3)),
        quiet_at_most=draw(st.sampled_from((None, None, Seconds(15.0)))),
    )


@dataclass(frozen=True, slots=True)
class Made:
    """A script with choices that it can fulfil."""

    script: Script
    choices: Choices
    clip_of: Callable[[Line], Clip | None] = clip_of


@st.composite
def made(draw: st.DrawFn) -> Made:
    """A script, and choices whose length it can reach."""
    script, chosen = draw(scripts()), draw(choices())
    minutes = nearest_reachable(script, chosen, clip_of)
    assume(minutes is not None)
    assert minutes is not None
    return Made(script, replace(chosen, minutes=minutes))
