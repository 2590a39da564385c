"""A shelf as content/4-library.md lists it, and practices done on it, for the tables of the rules of care."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.script import Minutes, Phase, PhaseName, Place, Profile, Script

NOW = datetime(2026, 3, 8, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))
EXIT = Phase(PhaseName.EASE_OFF, "", (), Place(1, 1))
LEVELS = {
    0: ("s01", "s02", "s03", "s04", "s25", "s26", "s30"),
    1: ("s05", "s06", "s07", "s08", "s09", "s10", "s11", "s12", "s13", "s14", "s15", "s16", "s27", "s28", "s29"),
    2: ("s17", "s18", "s19", "s20", "s23", "s24"),
    3: ("s21", "s22"),
}
FROM_TWELVE = ("s06", "s10", "s16", "s17", "s20", "s21", "s22", "s24", "s28")
"""They cannot be had shorter."""
HEADS = ("s08", "s11", "s12", "s13", "s14", "s15")
CAUTIONS = {**dict.fromkeys(HEADS, ("H", "T")), "s05": ("B", "R", "P"), "s10": ("R", "P")}


def script(name: str, level: int) -> Script:
    is_ground = name == "s03"
    minutes = Minutes(2, 2, 5) if is_ground else Minutes(12 if name in FROM_TWELVE else 5, 12, 20)
    profile = Profile.GROUND if is_ground else Profile.ORDINARY
    cautions = CAUTIONS.get(name, ())
    return Script(name, name.upper(), 1, "en", level, profile, "", minutes, "room", "", (), EXIT, cautions=cautions)


THIRTY = tuple(sorted((script(name, level) for level, names in LEVELS.items() for name in names), key=lambda s: s.id))
THREE = tuple(one for one in THIRTY if one.id in {"s01", "s03", "s07"})


def one_of(name: str) -> Script:
    return next(one for one in THIRTY if one.id == name)


def done(
    name: str,
    *,
    hours: float = 24,
    before: CheckIn = CheckIn(),  # noqa: B008 - a frozen value
    after: CheckIn = CheckIn(),  # noqa: B008
    discomfort: Discomfort | None = None,
    outcome: Outcome = Outcome.FINISHED,
    words: tuple[str, ...] = (),
) -> PracticeRecord:
    """A practice so many hours ago."""
    return PracticeRecord(
        id=f"{round(hours * 60):032x}",
        script_id=name,
        title=name.upper(),
        started=NOW - timedelta(hours=hours),
        minutes=12,
        voice="bf_emma",
        bed="room",
        outcome=outcome,
        before=before,
        after=after,
        discomfort=discomfort,
        words=words,
    )


def fell(name: str, *, hours: float = 24) -> PracticeRecord:
    """A practice that left somebody less settled."""
    return done(name, hours=hours, before=CheckIn(settled=6), after=CheckIn(settled=4))
