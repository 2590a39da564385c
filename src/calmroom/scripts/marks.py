"""What stands in square brackets: pauses, regions, alternatives, breath, bells and beds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.beds import BEDS
from calmroom.domain.body.body import is_region
from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import NOWHERE, OUT, BedChange, Bell, Breathe, Pause, Place
from calmroom.domain.units import Seconds
from calmroom.scripts.faults import GRAMMAR, Faults, nearest, quoted
from calmroom.scripts.limits import LONGEST_BREATH
from calmroom.scripts.regions import REGION_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.scripts.blocks import Mark

LONGEST_PAUSE: Final = 300.0
LONGEST_STRETCH: Final = 1_800.0
LONGEST_FADE: Final = 60.0
_USUAL_FADE = Seconds(4.0)
_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class At:
    """``[at REGION]``."""

    region: str


@dataclass(frozen=True, slots=True)
class InsteadOf:
    """``[instead-of REGION: OTHER]``."""

    region: str
    other: str
    place: Place


@dataclass(frozen=True, slots=True)
class End:
    """``[end]``."""


Meaning = Pause | At | InsteadOf | End | Bell | BedChange | Breathe


def meaning_of(mark: Mark, faults: Faults) -> Meaning | None:
    """What a mark says; ``None`` after a fault."""
    name, _, rest = mark.text.strip(" ").partition(" ")
    if name not in _READERS:
        faults.add(mark.place, GRAMMAR, f"there is no mark {quoted(f'[{mark.text}]')}{nearest(name, tuple(_READERS))}")
        return None
    return _READERS[name](rest.strip(" "), mark.place, faults)


def _pause(rest: str, place: Place, faults: Faults) -> Pause | None:
    return _span(rest.split(), LONGEST_PAUSE, ("[pause 4 6 9]", place), faults)


def _span(words: list[str], longest: float, shown: tuple[str, Place], faults: Faults) -> Pause | None:
    example, place = shown
    found = [_number(each) for each in words]
    if len(found) not in {1, 3} or None in found:
        message = f"write the least, the usual and the greatest seconds, such as {example}, or one number that holds"
        faults.add(place, GRAMMAR, message)
        return None
    least, *more = (each for each in found if each is not None)
    usual, greatest = more or (least, least)
    if not least <= usual <= greatest:
        message = f"found {least:g}, {usual:g}, {greatest:g}; write them from the least to the greatest"
        faults.add(place, GRAMMAR, message)
        return None
    if greatest > longest:
        faults.add(place, GRAMMAR, f"found {greatest:g} seconds; {longest:g} is the most")
        return None
    return Pause(Seconds(least), Seconds(usual), Seconds(greatest))


def _at(rest: str, place: Place, faults: Faults) -> At | None:
    region = _region(rest, place, faults)
    return None if region is None else At(region)


def _instead_of(rest: str, place: Place, faults: Faults) -> InsteadOf | None:
    region, colon, other = (part.strip(" ") for part in rest.partition(":"))
    if not colon:
        faults.add(place, GRAMMAR, "write the region and what is offered instead, such as [instead-of jaw: hands]")
        return None
    if region in {OUT, NOWHERE}:
        faults.add(place, GRAMMAR, f"{region} cannot be left out; name a region of the body")
        return None
    known = _region(region, place, faults), _region(other, place, faults)
    return None if None in known else InsteadOf(region, other, place)


def _region(name: str, place: Place, faults: Faults) -> str | None:
    if is_region(name):
        return name
    faults.add(place, GRAMMAR, f"there is no region {quoted(name)}{nearest(name, REGION_NAMES)}")
    return None


def _end(rest: str, place: Place, faults: Faults) -> End | None:
    if not rest:
        return End()
    faults.add(place, GRAMMAR, f"found {quoted(rest)} after end; write [end]")
    return None


def _bell(rest: str, place: Place, faults: Faults) -> Bell | None:
    if rest in {"", "soft"}:
        return Bell(soft=rest == "soft", place=place)
    faults.add(place, GRAMMAR, f"found {quoted(rest)} after bell; write [bell] or [bell soft]")
    return None


def _bed(rest: str, place: Place, faults: Faults) -> BedChange | None:
    bed, *more = rest.split() or [""]
    fade = _number(more[1]) if len(more) == 2 and more[0] == "fade" else None
    if more and (fade is None or fade > LONGEST_FADE):
        message = f"write a bed and the seconds of its fade, {LONGEST_FADE:g} at most, such as [bed tide fade 4]"
        faults.add(place, GRAMMAR, message)
        return None
    if bed not in BEDS:
        faults.add(place, GRAMMAR, f"there is no bed {quoted(bed)}{nearest(bed, BEDS)}")
        return None
    return BedChange(bed, _USUAL_FADE if fade is None else Seconds(fade), place)


def _breathe(rest: str, place: Place, faults: Faults) -> Breathe | None:
    example = "[breathe in 4 out 6 for 60 90 180]"
    words = rest.split()
    if words[0:5:2] != ["in", "out", "for"]:
        faults.add(place, GRAMMAR, f"write the two halves of a breath and the seconds, such as {example}")
        return None
    into, out = (_number(each) or 0.0 for each in words[1:4:2])
    if not 1.0 <= into <= out <= LONGEST_BREATH:
        message = (
            f"a breath takes 1 to {LONGEST_BREATH:g} seconds each way, out at least as long as in, such as {example}"
        )
        faults.add(place, GRAMMAR, message)
        return None
    length = _span(words[5:], LONGEST_STRETCH, (example, place), faults)
    if length is None or length.greatest >= into + out:
        return None if length is None else Breathe(BreathPattern(Seconds(into), Seconds(out)), length, place)
    faults.add(place, GRAMMAR, "the stretch is shorter than one breath; lengthen it")
    return None


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


_READERS: Final[dict[str, Callable[[str, Place, Faults], Meaning | None]]] = {
    "pause": _pause,
    "at": _at,
    "instead-of": _instead_of,
    "end": _end,
    "breathe": _breathe,
    "bell": _bell,
    "bed": _bed,
}
