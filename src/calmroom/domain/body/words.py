"""A body map in words, and what is different between two: never better, never worse."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from calmroom.domain.body.body import stem_of
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke, in_order, place_name
from calmroom.domain.body.sensation import Depth, Quality, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOTHING_HERE = "nothing here"
PAINTED = "painted"

_PAIRS = """
hinge: jaw hinges
neckside: sides of the neck
collar: collarbones
shoulder: shoulders
breast: sides of the chest
ribs: lower ribs
flank: sides of the waist
hip: hips, front
upperarm: upper arms
elbow: inner elbows
forearm: forearms
wrist: wrists
hand: hands
thigh: thighs
innerthigh: inner thighs
knee: knees
shin: shins
ankle: ankles
foot: feet
shouldertop: tops of the shoulders
bshoulder: shoulders, back
blade: shoulder blades
backribs: back of the ribs
lowback: low back, both sides
sit: seat
bupperarm: upper arms, back
belbow: elbows
bforearm: forearms, back
bhand: backs of the hands
hamstring: backs of the thighs
bknee: backs of the knees
calf: calves
heel: heels and Achilles
sole: soles of the feet
"""
PAIRS: dict[str, str] = {row.partition(": ")[0]: row.partition(": ")[2] for row in _PAIRS.strip().splitlines()}
"""What a person reads where left and right are the same, by the stem of the two."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """One line of *On this map*: a place, or a left and a right one that are the same.

    Attributes:
        places: The ids, one or two; none for paint that crosses no place.
        name: As it begins a line, such as ``Left shoulder``.
        words: ``warm, strong, inside``; a nothing is ``nothing here``.
        marks: What the line says; empty where it tells of paint.
        strokes: The same for paint.
    """

    places: tuple[str, ...] = field(repr=False)
    name: str = field(repr=False)
    words: str = field(repr=False)
    quality: Quality = field(repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    strokes: tuple[Stroke, ...] = field(default=(), repr=False)


class Kind(StrEnum):
    """How a place is different, in the order in which they are told."""

    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one place, or of a left and a right one that went the same way.

    Attributes:
        words: Such as ``strong, now faint``, ``was tight, now not marked``, ``new``, ``the same``.
        before: What was there, if anything.
        now: What is there, if anything.
    """

    places: tuple[str, ...] = field(repr=False)
    name: str = field(repr=False)
    kind: Kind
    words: str = field(repr=False)
    before: Mark | None = field(default=None, repr=False)
    now: Mark | None = field(default=None, repr=False)

    @property
    def quality(self) -> Quality:
        """Whose texture stands beside the words: what is there now, or what was."""
        told = self.now or self.before
        return told.quality if told else Quality.NOTHING


def lines_of(body_map: BodyMap) -> tuple[MapLine, ...]:
    """Everything on a map, line by line: marks in the order in which they were made, then paint."""
    lines = [
        MapLine(tuple(mark.place for mark in pair), pair_name(pair), words_for(pair[0]), pair[0].quality, pair)
        for pair in _pairs(body_map.marks)
    ]
    return (*lines, *_painted(body_map.strokes))


def words_for(mark: Mark) -> str:
    """``warm, strong, inside``; with a nothing there is no more to say than that."""
    return NOTHING_HERE if mark.quality is Quality.NOTHING else _feel(mark.quality, mark.strength, mark.depth)


def pair_name(marks: Iterable[Mark]) -> str:
    """The name of a place, or of two, as it begins a line."""
    return _name(tuple(mark.place for mark in marks))


def difference(before: BodyMap, now: BodyMap) -> tuple[Difference, ...]:
    """What is different at the marked places: changed, gone, new, the same, each in the figure's order."""
    places = in_order(mark.place for mark in (*before.marks, *now.marks))
    singles = [_told(place, *pair) for place in places for pair in _met(before, now, place)]
    found: list[Difference] = []
    for one in singles:
        twin = next((other for other in found if _went_the_same_way(other, one)), None)
        if twin is None:
            found.append(one)
        else:
            both = (*twin.places, *one.places)
            found[found.index(twin)] = replace(twin, places=both, name=_name(both))
    order = {kind: number for number, kind in enumerate(Kind)}
    return tuple(sorted(found, key=lambda each: order[each.kind]))


def sentence(body_map: BodyMap) -> str:
    """The whole map as one line: ``Sacrum: warm, strong, inside. Left shoulder: heavy, strong, inside.``."""
    lines = [f"{line.name}: {line.words}." for line in lines_of(body_map)]
    return " ".join(lines) or "Nothing is marked."


def _met(before: BodyMap, now: BodyMap, place: str) -> Iterator[tuple[Mark | None, Mark | None]]:
    """Marks of one place that belong together: of the same quality first, then of the same depth, then the rest."""
    old = [mark for mark in before.marks if mark.place == place]
    new = [mark for mark in now.marks if mark.place == place]
    for alike in (_like, _as_deep, _any):
        for was in tuple(old):
            twin = next((mark for mark in new if alike(was, mark)), None)
            if twin is not None:
                old.remove(was)
                new.remove(twin)
                yield was, twin
    yield from ((was, None) for was in old)
    yield from ((None, is_now) for is_now in new)


def _like(one: Mark, other: Mark) -> bool:
    return one.quality is other.quality


def _as_deep(one: Mark, other: Mark) -> bool:
    return one.depth is other.depth


def _any(_one: Mark, _other: Mark) -> bool:
    return True


def _compare(was: Mark | None, now: Mark | None) -> tuple[Kind, str]:
    if now is None:
        gone = NOTHING_HERE if was is None or was.quality is Quality.NOTHING else was.quality.value
        return Kind.GONE, f"was {gone}, now not marked"
    if was is None:
        return Kind.NEW, "new"
    if was.quality is not now.quality:
        return Kind.CHANGED, f"was {_short(was)}, now {_short(now)}"
    if was.quality is Quality.NOTHING or (was.strength, was.depth) == (now.strength, now.depth):
        return Kind.SAME, "the same"
    parts = [(was.strength.word, now.strength.word)] if was.strength is not now.strength else []
    parts += [(was.depth.value, now.depth.value)] if was.depth is not now.depth else []
    before, after = zip(*parts, strict=True)
    return Kind.CHANGED, f"{' and '.join(before)}, now {' and '.join(after)}"


def _short(mark: Mark) -> str:
    return NOTHING_HERE if mark.quality is Quality.NOTHING else mark.quality.value


def _told(place: str, was: Mark | None, now: Mark | None) -> Difference:
    kind, words = _compare(was, now)
    return Difference((place,), _name((place,)), kind, words, was, now)


def _went_the_same_way(one: Difference, other: Difference) -> bool:
    if len(one.places) > 1 or one.places == other.places or stem_of(one.places[0]) != stem_of(other.places[0]):
        return False
    told = [(each.kind, each.words, _felt(each.before), _felt(each.now)) for each in (one, other)]
    return told[0] == told[1]


def _felt(mark: Mark | None) -> tuple[Quality, Strength, Depth] | None:
    return None if mark is None else (mark.quality, mark.strength, mark.depth)


def _pairs(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, ...]]:
    """Marks one by one; a left and a right one that say the same come together, at the place of the first."""
    left = list(marks)
    while left:
        first = left.pop(0)
        twin = next((mark for mark in left if _is_twin(first, mark)), None)
        if twin is None:
            yield (first,)
        else:
            left.remove(twin)
            yield (first, twin) if first.place.endswith("-l") else (twin, first)


def _is_twin(one: Mark, other: Mark) -> bool:
    same = (one.quality, one.strength, one.depth, one.note) == (other.quality, other.strength, other.depth, other.note)
    return same and one.place != other.place and stem_of(one.place) == stem_of(other.place)


def _painted(strokes: tuple[Stroke, ...]) -> Iterator[MapLine]:
    """Paint of one kind is one line, whatever the number of its strokes."""
    kinds: dict[tuple[Quality, Strength, Depth], list[Stroke]] = {}
    for stroke in strokes:
        kinds.setdefault((stroke.quality, stroke.strength, stroke.depth), []).append(stroke)
    for (quality, strength, depth), together in kinds.items():
        places = in_order(place for stroke in together for place in stroke.places)
        name = _capital(", ".join(place_name(place) for place in places)) or _capital(PAINTED)
        said = NOTHING_HERE if quality is Quality.NOTHING else _feel(quality, strength, depth)
        yield MapLine(places, name, f"{PAINTED}, {said}", quality, strokes=tuple(together))


def _feel(quality: Quality, strength: Strength, depth: Depth) -> str:
    return f"{quality.value}, {strength.word}, {depth.value}"


def _name(places: tuple[str, ...]) -> str:
    first = places[0]
    if len(places) == 1 or first == AROUND_ME:
        return _capital(place_name(first))
    return _capital(PAIRS[stem_of(first)])


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
