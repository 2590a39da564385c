"""Which places a practice names, which of them is its main one, and which can be left out. No Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.body.body import (
    NO_PLACE,
    PLACES,
    SENSITIVE,
    is_left_out,
    is_sensitive,
    name_of,
    places_of,
    stem_of,
)
from calmroom.domain.script import OUT, Alternative, Line, PhaseName, Script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLURAL = frozenset({"hands", "feet", "arms", "legs", "shoulders", "cheeks", "eyes"})


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A region that can be left out, and the name a person reads."""

    region: str
    name: str


@dataclass(frozen=True, slots=True)
class PlaceList:
    """What *Add a place* offers: what practices name, then the rest of the body."""

    named: tuple[PlaceChoice, ...]
    other: tuple[PlaceChoice, ...]


def main_place(script: Script) -> str:
    """The region that most of its body is about; empty where most of it is about the room."""
    regions = [line.region for line in _lines(script, PhaseName.BODY)]
    outward = sum(1 for region in regions if region == OUT)
    placed = Counter(region for region in regions if region not in NO_PLACE)
    if not placed or outward >= placed.total():
        return ""
    return max(placed, key=lambda region: placed[region])


def aside_words(main: str, left_out: tuple[str, ...]) -> str:
    """``Set aside while the jaw is left out``, where the main place of a practice is; else empty."""
    if not main or not is_left_out(main, left_out):
        return ""
    name = name_of(main)
    words = name if name.startswith(("the ", "where ")) else f"the {name}"
    return f"Set aside while {words} {'are' if main in PLURAL else 'is'} left out"


def closed_words(*, is_known: bool) -> str:
    """What is said of the places that are left out, in the place of their names, while the vault is closed."""
    if is_known:
        return "as you chose. Unlock calmroom to see or change it."
    return "every sensitive place, while calmroom is locked; what you chose is not known before."


def place_list(scripts: Sequence[Script], left_out: tuple[str, ...]) -> PlaceList:
    """Every region that can still be left out, in the order of the figure."""
    named = {line.region for script in scripts for phase in PhaseName for line in _lines(script, phase)} - NO_PLACE
    named |= SENSITIVE
    stems = dict.fromkeys(map(stem_of, PLACES))
    first = _choices(named, left_out)
    names = {choice.name for choice in first}
    rest = _choices(set(stems) - named, left_out)
    return PlaceList(first, tuple(choice for choice in rest if choice.name not in names))


def _choices(regions: set[str], left_out: tuple[str, ...]) -> tuple[PlaceChoice, ...]:
    order = list(PLACES)
    free = (region for region in regions if not is_left_out(region, left_out))
    placed = sorted(free, key=lambda region: (not is_sensitive(region), order.index(places_of(region)[0]), region))
    found: dict[str, PlaceChoice] = {}
    for region in placed:
        found.setdefault(name_of(region), PlaceChoice(region, name_of(region)))
    return tuple(found.values())


def _lines(script: Script, phase: PhaseName) -> Iterator[Line]:
    for part in script.phases:
        if part.name is phase:
            for item in part.items:
                if isinstance(item, Line):
                    yield item
                elif isinstance(item, Alternative):
                    yield from item.lines
