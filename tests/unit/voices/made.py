"""Scripts for the tests of the voices."""

from __future__ import annotations

from calmroom.domain.script import (
    Alternative,
    Bell,
    Line,
    Minutes,
    Pause,
    Phase,
    PhaseName,
    Place,
    Profile,
    Script,
)
from calmroom.domain.units import Seconds

HERE = Place(1, 1)
BRIEF = Pause(Seconds(2), Seconds(3), Seconds(4))


def line(text: str, *, rate: float = 1.0, opening: int | None = None) -> Line:
    return Line(text, BRIEF, HERE, rate=rate, opening=opening)


def script(*lines: Line, name: str = "s01", profile: Profile = Profile.ORDINARY) -> Script:
    """Spoken lines in the body, something said instead of one, and an exit."""
    instead = Alternative("feet", "out", (line("You could look around instead, slowly."),), HERE)
    return Script(
        id=name, title="A Practice", version=1, language="en", level=0, profile=profile, purpose="",
        minutes=Minutes(5, 5, 5), bed="room", content_note="",
        phases=(Phase(PhaseName.BODY, "", (Bell(soft=True, place=HERE), *lines, instead), HERE),),
        ease_off=Phase(PhaseName.EASE_OFF, "", (line("You are here, and the day goes on."),), HERE),
    )  # fmt: skip
