"""R1 to R8: routines to begin from (content/4-library.md 4.5). Data; every one keeps the limits of a routine.

A row of a part is a practice and its minutes; ``least`` is the shortest length that is meant, ``times`` on how many
of the part's days it is meant. An optional one is an extra; an instead stands for the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from calmroom.domain.routine.routine import Aftercare, Item, Kind, Part, Rules, When

AFTERCARE: Final = "Warmth, water, an early night. Big decisions can wait."
_EVERY: Final = tuple(range(7))
_MOST: Final = (0, 1, 3, 4, 6)


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A routine to begin from.

    Attributes:
        key: ``r1`` and so on.
        about: For whom, and how long.
    """

    key: str
    title: str
    about: str
    parts: tuple[Part, ...]
    aftercare: Aftercare
    rules: Rules


@dataclass(frozen=True, slots=True)
class _Row:
    practice: str
    minutes: int
    times: int = 0
    least: int = 0
    is_optional: bool = False
    is_instead: bool = False


def _days(first: int, last: int) -> When:
    return When(Kind.DAYS, first, last)


def _weeks(first: int, last: int, days: tuple[int, ...] = _EVERY) -> When:
    return When(Kind.WEEKDAYS, 0, last, days, first)


def _parts(*parts: tuple[When, str, tuple[_Row, ...]]) -> tuple[Part, ...]:
    made, number = [], 0
    for at, (when, sentence, rows) in enumerate(parts, start=1):
        items = []
        for row in rows:
            number += 1
            items.append(
                Item(
                    f"i{number}",
                    row.practice,
                    row.least or row.minutes,
                    row.minutes,
                    is_optional=row.is_optional,
                    is_instead=row.is_instead,
                    times=row.times,
                )
            )
        made.append(Part(f"p{at}", when, tuple(items), sentence))
    return tuple(made)


EVENING: Final = When(Kind.EVENING)
THE_DAY_BEFORE: Final = When(Kind.BEFORE, 1, 1)
_FEW: Final = Rules(most_a_day=1)

BETWEEN: Final = StartingPoint(
    "r2",
    "Between Appointments",
    "For regular craniosacral clients. It hangs on the sessions, and comes again with each.",
    _parts(
        (EVENING, "Nothing to work on tonight.", (_Row("s26", 12, least=5),)),
        (
            _days(1, 3),
            "One of these is plenty.",
            (_Row("s27", 5, 1), _Row("s02", 12, 1), _Row("s30", 5, is_optional=True)),
        ),
        (_days(4, 9), "", (_Row("s07", 20, 2, 12), _Row("s11", 12, 1, is_instead=True))),
        (_days(10, 12), "", (_Row("s18", 12, 1),)),
        (THE_DAY_BEFORE, "", (_Row("s25", 5),)),
    ),
    Aftercare(AFTERCARE, 3),
    Rules(most_minutes=30),
)

STARTING_POINTS: Final = (
    StartingPoint(
        "r1",
        "First Two Weeks",
        "For new clients. Two weeks, short and plain, on days of their own choice.",
        _parts(
            (
                _weeks(1, 1),
                "One of these is plenty. One word after each, or none.",
                (_Row("s01", 5, 3), _Row("s02", 5, 2), _Row("s04", 5, 1)),
            ),
            (
                _weeks(2, 2),
                "",
                (_Row("s02", 12, 2), _Row("s05", 5, 2), _Row("s07", 5, 1), _Row("s26", 5, 1, is_instead=True)),
            ),
        ),
        Aftercare(AFTERCARE, 1),
        _FEW,
    ),
    BETWEEN,
    StartingPoint(
        "r3",
        "After a Deep Session",
        "For two weeks after work that went deep. Quiet first; nothing of level 3.",
        _parts(
            (EVENING, "Rest is enough.", (_Row("s26", 5),)),
            (_days(1, 2), "Only what is easy.", (_Row("s04", 5), _Row("s30", 5, is_instead=True))),
            (_days(3, 7), "", (_Row("s02", 12, 2), _Row("s19", 5, 1))),
            (
                _days(8, 14),
                "The same, different, or unsure: all three are fine.",
                (_Row("s23", 5, 1), _Row("s11", 12, 2), _Row("s27", 5, 1)),
            ),
        ),
        Aftercare(AFTERCARE, 2),
        _FEW,
    ),
    StartingPoint(
        "r4",
        "Head, Jaw and Neck Ease",
        "For people who hold there. Four weeks.",
        _parts(
            (_weeks(1, 1), "When did I meet my jaw today?", (_Row("s13", 5, 3), _Row("s14", 5, 2))),
            (_weeks(2, 2), "", (_Row("s08", 12, 2), _Row("s13", 5, 2), _Row("s14", 5, 1))),
            (_weeks(3, 3), "", (_Row("s15", 12, 1), _Row("s07", 12, 2), _Row("s14", 12, 2))),
            (_weeks(4, 4), "Your own mix of these.", (_Row("s13", 5, 2), _Row("s14", 12, 2), _Row("s07", 12, 1))),
        ),
        Aftercare(AFTERCARE, 1),
        _FEW,
    ),
    StartingPoint(
        "r5",
        "Evening Wind-Down",
        "For late, restless evenings. Three weeks, the same hour, dim light.",
        _parts(
            (_weeks(1, 1, _MOST), "The same hour, if you like, and dim light.", (_Row("s28", 12),)),
            (_weeks(2, 2, _MOST), "", (_Row("s28", 20, 0, 12),)),
            (_weeks(3, 3, _MOST), "", (_Row("s28", 20, 0, 12), _Row("s02", 5, 2, is_optional=True))),
        ),
        Aftercare(AFTERCARE, 1),
        Rules(),
    ),
    StartingPoint(
        "r6",
        "Learning to Listen",
        "Body awareness first, then both at once. Six weeks; a body map each week.",
        _parts(
            (_weeks(1, 1), "", (_Row("s02", 12, 3),)),
            (_weeks(2, 2), "", (_Row("s06", 12, 2), _Row("s18", 5, 1))),
            (_weeks(3, 3), "Look back over your maps, if you like.", (_Row("s18", 12, 3),)),
            (_weeks(4, 4), "", (_Row("s19", 12, 2), _Row("s18", 12, 1))),
            (_weeks(5, 5), "", (_Row("s20", 12, 1), _Row("s19", 12, 2))),
            (_weeks(6, 6), "Look back over your maps, if you like.", (_Row("s24", 12, 1), _Row("s18", 12, 2))),
        ),
        Aftercare(AFTERCARE, 1),
        Rules(most_a_day=1, in_order=True),
    ),
    StartingPoint(
        "r7",
        "Steady Ground",
        "For people who need what is outward, short and predictable, with support. Six weeks.",
        _parts(
            (
                _weeks(1, 3),
                "Eyes open, as short as you like.",
                (_Row("s04", 5, 3), _Row("s01", 5, 2, is_instead=True), _Row("s03", 2, is_optional=True)),
            ),
            (
                _weeks(4, 6),
                "Stay with what is easy.",
                (_Row("s02", 12, 2, 5), _Row("s19", 5, 1, is_instead=True), _Row("s04", 5, 2)),
            ),
            (THE_DAY_BEFORE, "", (_Row("s25", 5, is_optional=True),)),
        ),
        Aftercare(AFTERCARE, 1),
        _FEW,
    ),
    StartingPoint(
        "r8",
        "Carrying Gently",
        "In pregnancy and after birth, side-lying or propped. Four weeks, and again.",
        _parts(
            (
                _weeks(1, 4),
                "Which side, which support: yours to choose.",
                (_Row("s29", 12, 4, 5), _Row("s05", 5, 1), _Row("s13", 5, 1)),
            ),
            (
                _weeks(5, 8),
                "After the birth: small rests, whenever there is one.",
                (_Row("s30", 5, 0, 2), _Row("s29", 5, 2, is_instead=True), _Row("s14", 5, 2)),
            ),
        ),
        Aftercare(AFTERCARE, 1),
        _FEW,
    ),
)
"""All eight, in their order."""
