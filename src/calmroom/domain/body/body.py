"""The named places of the body figure, and the groups a script may name.

The ids are those of ``assets/figure/body-figure.json``; a test holds the two against each other.
Left and right are the person's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from calmroom.domain.script import NOWHERE, OUT, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calmroom.domain.script import Script


class View(StrEnum):
    """A side of the figure."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class BodyPlace:
    """A place with a stable id and the name a person reads."""

    id: str
    name: str
    view: View


_FRONT = """
crown: crown of the head
forehead: forehead
eyes: eyes and temples
face: cheeks, nose, mouth
jaw: jaw
hinge-l: left jaw hinge
hinge-r: right jaw hinge
throat: throat
neckside-l: left side of the neck
neckside-r: right side of the neck
collar-l: left collarbone
collar-r: right collarbone
shoulder-l: left shoulder
shoulder-r: right shoulder
heart: heart area
breast-l: left side of the chest
breast-r: right side of the chest
ribs-l: left lower ribs
ribs-r: right lower ribs
diaphragm: diaphragm
breastbone: lower breastbone
solar: pit of the stomach
belly: belly
flank-l: left side of the waist
flank-r: right side of the waist
lowbelly: lower belly
hip-l: left hip, front
hip-r: right hip, front
pelvicfloor: pelvic floor
upperarm-l: left upper arm
upperarm-r: right upper arm
elbow-l: left inner elbow
elbow-r: right inner elbow
forearm-l: left forearm
forearm-r: right forearm
wrist-l: left wrist
wrist-r: right wrist
hand-l: left hand
hand-r: right hand
thigh-l: left thigh
thigh-r: right thigh
innerthigh-l: left inner thigh
innerthigh-r: right inner thigh
knee-l: left knee
knee-r: right knee
shin-l: left shin
shin-r: right shin
ankle-l: left ankle
ankle-r: right ankle
foot-l: left foot
foot-r: right foot
midfront: mid-line, front
"""

_BACK = """
bcrown: top of the head, back
occiput: back of the head
skullbase: base of the skull
bneck: back of the neck
shouldertop-l: left top of the shoulder
shouldertop-r: right top of the shoulder
bshoulder-l: left shoulder, back
bshoulder-r: right shoulder, back
blade-l: left shoulder blade
blade-r: right shoulder blade
between: between the shoulder blades
midspine: middle of the spine
backribs-l: left back of the ribs
backribs-r: right back of the ribs
lowspine: lower spine
lowback-l: left low back
lowback-r: right low back
sacrum: sacrum
tailbone: tailbone
sit-l: left seat
sit-r: right seat
bupperarm-l: left upper arm, back
bupperarm-r: right upper arm, back
belbow-l: left elbow
belbow-r: right elbow
bforearm-l: left forearm, back
bforearm-r: right forearm, back
bhand-l: left back of the hand
bhand-r: right back of the hand
hamstring-l: left back of the thigh
hamstring-r: right back of the thigh
bknee-l: left back of the knee
bknee-r: right back of the knee
calf-l: left calf
calf-r: right calf
heel-l: left heel and Achilles
heel-r: right heel and Achilles
sole-l: left sole of the foot
sole-r: right sole of the foot
midback: mid-line, back
"""


def _places(rows: str, view: View) -> dict[str, BodyPlace]:
    pairs = (row.split(": ", 1) for row in rows.strip().splitlines())
    return {key: BodyPlace(key, name, view) for key, name in pairs}


PLACES: dict[str, BodyPlace] = _places(_FRONT, View.FRONT) | _places(_BACK, View.BACK)
"""Every named place, by id, front first."""

GROUPS: dict[str, tuple[str, ...]] = {
    "hands": ("hand",),
    "feet": ("foot",),
    "arms": ("upperarm", "elbow", "forearm", "wrist", "hand"),
    "legs": ("thigh", "knee", "shin", "ankle", "foot"),
    "head": ("crown", "forehead", "eyes", "face", "jaw"),
    "face": ("forehead", "eyes", "face", "jaw"),
    "cheeks": ("face",),
    "neck": ("skullbase", "bneck"),
    "shoulders": ("shouldertop", "bshoulder"),
    "chest": ("heart", "breast"),
    "ribs": ("backribs",),
    "spine": ("between", "midspine", "lowspine"),
    "back": ("blade", "between", "midspine", "backribs", "lowspine", "lowback"),
    "line": ("occiput", "skullbase", "bneck", "between", "midspine", "lowspine", "sacrum"),
    "base": ("sacrum", "tailbone", "sit"),
    "seat": ("sit",),
    "contact": ("blade", "sit", "calf", "heel"),
    "whole": ("bcrown", "bneck", "blade", "midspine", "lowback", "sit", "hamstring", "calf", "sole"),
}
"""Names that stand for several places; each member is an id or the stem of a left and a right one."""

GROUP_NAMES: dict[str, str] = {
    "neck": "back of the neck",
    "ribs": "back of the ribs",
    "line": "the long line of the back",
    "contact": "where you are carried",
    "whole": "the whole body",
}
"""What a person reads, where it is not the group's own word."""

SENSITIVE: frozenset[str] = frozenset(
    {
        "jaw",
        "hinge",
        "throat",
        "heart",
        "breast",
        "belly",
        "lowbelly",
        "pelvicfloor",
        "innerthigh",
        "sacrum",
        "tailbone",
        "sit",
    }
)
"""Never lit or asked for first; a script that names one offers another place instead (content/3-safety.md 3.5)."""


WHOLE = "whole"
NO_PLACE = frozenset({OUT, NOWHERE, WHOLE})
"""Regions that are no place one could point at."""


def is_region(name: str) -> bool:
    """Whether a script may name it: a place, a stem, a group, the room or nowhere."""
    return name in {OUT, NOWHERE} or name in GROUPS or bool(_sides(name))


@cache
def places_of(region: str) -> tuple[str, ...]:
    """The ids of the places a region stands for, in the figure's order; empty for the room and nowhere.

    Raises:
        KeyError: If there is no such region.
    """
    if region in {OUT, NOWHERE}:
        return ()
    stems = GROUPS.get(region, (region,))
    chosen = {key for stem in stems for key in _sides(stem)}
    if not chosen:
        raise KeyError(region)
    return tuple(key for key in PLACES if key in chosen)


def name_of(region: str) -> str:
    """What a person reads for a region."""
    if region in GROUPS:
        return GROUP_NAMES.get(region, region)
    if region in PLACES:
        return PLACES[region].name
    sides = _sides(region)
    return PLACES[sides[0]].name.removeprefix("left ") if sides else {OUT: "the room"}.get(region, "")


def known_regions(regions: Iterable[str]) -> tuple[str, ...]:
    """Those there are here. No line can be at another: what a newer calmroom calls a region leaves nothing out."""
    return tuple(region for region in regions if name_of(region) or region == NOWHERE)


def is_sensitive(region: str) -> bool:
    """Whether any place of the region is a sensitive one, the whole body apart."""
    return region != WHOLE and any(stem_of(key) in SENSITIVE for key in places_of(region))


@lru_cache(maxsize=4_096)
def is_left_out(region: str, left_out: tuple[str, ...]) -> bool:
    """Whether a line at ``region`` falls away when the listener has left these regions out.

    A region is left out by its own name, or when every place of it is. The whole body never is.
    """
    if region in left_out:
        return True
    gone = {key for other in left_out if is_region(other) for key in places_of(other)}
    places = places_of(region)
    return bool(places) and all(key in gone for key in places)


def lit_places(script: Script, left_out: tuple[str, ...]) -> tuple[str, ...]:
    """The places of the figure that a practice's picture lights; none where it looks outward."""
    if script.profile is Profile.GROUND:
        return ()
    gone = {key for region in left_out for key in places_of(region)}
    regions = (region for region in script.regions if region not in NO_PLACE)
    return tuple(dict.fromkeys(key for region in regions for key in places_of(region) if key not in gone))


def stem_of(place: str) -> str:
    """The id of a place without its side."""
    return place.removesuffix("-l").removesuffix("-r")


def _sides(stem: str) -> tuple[str, ...]:
    if stem in PLACES:
        return (stem,)
    return tuple(key for key in (f"{stem}-l", f"{stem}-r") if key in PLACES)
