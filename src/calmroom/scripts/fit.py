"""Stretches the silences of a practice so that it lasts exactly as long as was asked. All lengths are in frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Key = TypeVar("Key")
_MOST_STEPS = 60
_NEAR_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence that may be stretched: ``least <= usual <= greatest``; ``usual`` is 1 at least where it may grow."""

    least: int
    usual: int
    greatest: int


@dataclass(frozen=True, slots=True)
class Room:
    """What one phase wants and can: ``least <= greatest`` frames, and ``share`` with its ``tolerance``."""

    least: int
    greatest: int
    share: int
    tolerance: int


def divide(total: int, rooms: Mapping[Key, Room], order: Sequence[Sequence[Key]]) -> dict[Key, int]:
    """Divide ``total`` among phases, as near to their shares as they can.

    What the shares leave over goes to the groups of ``order``, one after the other, within the tolerance of each
    phase; what is left then goes to any phase.

    Raises:
        ValueError: If ``total`` is less than all ``least`` or more than all ``greatest`` together.
    """
    if not sum(room.least for room in rooms.values()) <= total <= sum(room.greatest for room in rooms.values()):
        raise ValueError("the total is out of reach")
    need = {key: min(max(room.share, room.least), room.greatest) for key, room in rooms.items()}
    for group in order:
        _give(total, need, {key: _within_tolerance(rooms[key]) for key in group if key in rooms})
    _give(total, need, {key: (room.least, room.greatest) for key, room in rooms.items()})
    return need


def fit(gaps: Sequence[Gap], total: int) -> tuple[int, ...]:
    """Lengths for the gaps that add up to ``total``: each its usual one times the same factor, within its bounds.

    Raises:
        ValueError: If the gaps cannot add up to ``total``.
    """
    if not sum(gap.least for gap in gaps) <= total <= sum(gap.greatest for gap in gaps):
        raise ValueError("the total is out of reach")
    factor = _factor(gaps, total)
    exact = [min(max(factor * gap.usual, gap.least), gap.greatest) for gap in gaps]
    lengths = [int(length) for length in exact]
    left = total - sum(lengths)
    by_remainder = sorted(range(len(gaps)), key=lambda index: (lengths[index] - exact[index], index))
    while left:
        step = 1 if left > 0 else -1
        for index in by_remainder if left > 0 else by_remainder[::-1]:
            if left and gaps[index].least <= lengths[index] + step <= gaps[index].greatest:
                lengths[index] += step
                left -= step
    return tuple(lengths)


def _within_tolerance(room: Room) -> tuple[int, int]:
    return max(room.least, room.share - room.tolerance), min(room.greatest, room.share + room.tolerance)


def _give(total: int, need: dict[Key, int], bounds: Mapping[Key, tuple[int, int]]) -> None:
    """Bring the sum of ``need`` nearer to ``total``, in proportion to the room that each has within ``bounds``."""
    left = total - sum(need.values())
    if left > 0:
        rooms = {key: max(0, most - need[key]) for key, (_, most) in bounds.items()}
    else:
        rooms = {key: max(0, need[key] - least) for key, (least, _) in bounds.items()}
    room = sum(rooms.values())
    amount = min(abs(left), room)
    given = {key: amount * each // room for key, each in rooms.items()} if room else {}
    rest = amount - sum(given.values())
    for key, each in given.items():
        more = min(rest, rooms[key] - each)
        need[key] += (each + more) * (1 if left > 0 else -1)
        rest -= more


def _factor(gaps: Sequence[Gap], total: int) -> float:
    """The factor at which the stretched gaps add up to ``total``: bisection, hurried along by the slope."""
    low, high = 0.0, max((gap.greatest / max(gap.usual, 1) for gap in gaps), default=1.0)
    factor = min(1.0, high)
    for _ in range(_MOST_STEPS):
        reached, slope = 0.0, 0
        for gap in gaps:
            wanted = factor * gap.usual
            if wanted <= gap.least:
                reached += gap.least
            elif wanted >= gap.greatest:
                reached += gap.greatest
            else:
                reached += wanted
                slope += gap.usual
        if abs(total - reached) < _NEAR_ENOUGH:
            break
        low, high = (factor, high) if reached < total else (low, factor)
        hurried = factor + (total - reached) / slope if slope else low
        factor = hurried if low < hurried < high else (low + high) / 2
    return factor
