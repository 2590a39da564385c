"""The numbers that hang on the length of a practice: shares of its phases, density, silence, longest quiet.

Sources: content/4-library.md 4.1 (shares) and content/3-safety.md 3.6 (P2, P4, P6, L11). Between two lengths of a table
its rows are interpolated; below the first and above the last, shares grow with the length and bounds stay.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from calmroom.domain.script import PhaseName, Profile, Script

Table = dict[float, tuple[float, ...]]
"""Rows of numbers by minutes, in order."""

_SHARES: Final[Table] = {
    5: (60, 150, 45, 45),
    12: (110, 395, 130, 85),
    20: (145, 695, 215, 145),
    30: (180, 1080, 360, 180),
}
_GROUND_SHARES: Final[Table] = {2: (24, 58, 12, 26), 5: (36, 172, 36, 56)}
_DENSITY: Final[Table] = {5: (55, 75), 12: (45, 60), 20: (35, 50), 30: (25, 42)}
_SILENCE: Final[Table] = {5: (32, 58), 12: (45, 66), 20: (55, 73), 30: (62, 81)}
_LONGEST_QUIET: Final[Table] = {5: (20,), 12: (30,), 20: (45,), 30: (45,)}
_GROUND_QUIET: Final[Table] = {2: (15,), 5: (20,)}
_LEAST_RETURN: Final[Table] = {2: (12,), 5: (30,), 12: (60,), 20: (90,), 30: (120,)}

LONGEST_EVER: Final = 90.0
"""Seconds that no silence of any practice outlasts (P6)."""
LONGEST_UNANNOUNCED: Final = 20.0
"""Seconds of quiet that need no word before them (P7)."""
LONGEST_BREATH: Final = 20.0
"""Seconds that one half of a paced breath may take."""
OUTWARD_QUIET: Final = 20.0
INWARD_MORE: Final = 15.0
TOLERANCE_SECONDS: Final = 6.0
TOLERANCE_PART: Final = 0.1


def row_at(table: Table, minutes: float) -> tuple[float, ...]:
    """The row of a table at a length: between two rows in proportion, outside them the nearest."""
    lengths = tuple(table)
    after = bisect_right(lengths, minutes)
    if after in {0, len(lengths)}:
        return table[lengths[min(after, len(lengths) - 1)]]
    low, high = lengths[after - 1], lengths[after]
    part = (minutes - low) / (high - low)
    return tuple(one + part * (other - one) for one, other in zip(table[low], table[high], strict=True))


def shares(script: Script, minutes: float) -> dict[PhaseName, float]:
    """The seconds each phase is to have; they add up to the length. Without a return its share joins integration."""
    table = _GROUND_SHARES if script.profile is Profile.GROUND else _SHARES
    row = row_at(table, minutes)
    scale = minutes * 60.0 / sum(row)
    settle, body, integration, back = (scale * each for each in row)
    if has_return(script):
        return dict(zip(PhaseName, (settle, body, integration, back), strict=False))
    return dict(zip(PhaseName, (settle, body, integration + back), strict=False))


def tolerance(share: float) -> float:
    """How many seconds a phase may differ from its share."""
    return max(TOLERANCE_SECONDS, TOLERANCE_PART * share)


def has_return(script: Script) -> bool:
    """Whether the practice comes back to the room; the one that leads into sleep does not."""
    return any(phase.name is PhaseName.RETURN for phase in script.phases)


def longest_quiet(script: Script, minutes: float) -> float:
    """The longest silence in seconds (P6)."""
    if not has_return(script):
        return LONGEST_EVER
    if script.profile is Profile.GROUND:
        return row_at(_GROUND_QUIET, minutes)[0]
    if script.level == 0:
        return OUTWARD_QUIET
    return row_at(_LONGEST_QUIET, minutes)[0] + (INWARD_MORE if script.level > 1 else 0.0)


def density(script: Script, minutes: float) -> tuple[float, float]:
    """The fewest and the most words a minute (P2)."""
    return _bounds(script, minutes, _DENSITY, {"ground": (70, 98), "sparse": (25, 45), "inward": (35, 50)})


def silence(script: Script, minutes: float) -> tuple[float, float]:
    """The least and the greatest share of silence, in per cent (P4)."""
    return _bounds(script, minutes, _SILENCE, {"ground": (15, 50), "sparse": (55, 82), "inward": (50, 73)})


def least_return(script: Script, minutes: float) -> float:
    """The seconds the return takes at least (L11); 0 where it is exempt."""
    return 0.0 if script.profile is Profile.GROUND or not has_return(script) else row_at(_LEAST_RETURN, minutes)[0]


def _bounds(
    script: Script, minutes: float, ordinary: Table, others: dict[str, tuple[float, float]]
) -> tuple[float, float]:
    if script.profile is not Profile.ORDINARY:
        return others[script.profile]
    if script.level == 3:
        return others["inward"]
    least, greatest = row_at(ordinary, minutes)
    return least, greatest
