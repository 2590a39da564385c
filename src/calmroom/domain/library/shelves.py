"""The shelves of the Library: what each practice is for, where in the body it goes, and how one lies or sits for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import GROUPS, NO_PLACE, is_region, places_of
from calmroom.domain.script import Profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.script import Script

LEVELS: Final = ("Arriving", "Listening inward", "Feelings", "In dialogue")
"""What a level is called, content/0-decisions.md 4."""
GATED: Final = 3
"""From this level on a practice is opened on purpose, and never offered (content/3-safety.md 3.4)."""
OWN: Final = "own"
DIALOGUE: Final = "dialogue"


@dataclass(frozen=True, slots=True)
class Purpose:
    """A shelf.

    Attributes:
        key: In names of controls.
        title: The heading over its practices.
        tab: A shorter name for a tab; empty for a shelf without one.
        members: Ids of the practices that stand here, in their order.
        guests: Ids of practices of other shelves that its tab shows as well.
    """

    key: str
    title: str
    tab: str
    members: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


PURPOSES: Final = (
    Purpose("arriving", "Arriving", "Arriving", ("s01", "s02", "s04", "s03"), ("s25", "s30")),
    Purpose("listening", "Listening inward", "Listening", ("s07", "s06", "s05", "s11", "s12", "s18"), ("s17",)),
    Purpose("head", "Head, jaw and neck", "Head, jaw, neck", ("s08", "s15", "s13", "s14"), ("s07",)),
    Purpose("back", "Back", "Back", ("s09", "s10", "s16"), ("s07",)),
    Purpose("feelings", "Feelings", "Feelings", ("s19", "s20", "s23", "s24", "s17"), ("s26", "s27")),
    Purpose("night", "Night and low days", "Night", ("s28", "s30", "s29"), ("s15", "s26", "s06")),
    Purpose("visit", "Around an appointment", "", ("s25", "s26", "s27")),
    Purpose(OWN, "Your own", "Your own"),
    Purpose(DIALOGUE, "In dialogue", ""),
)
"""Every shelf, in the order in which they stand."""

POSTURES: Final = {
    "sitting": ("sitting", "sit", "chair", "propped"),
    "lying": ("lying", "bed", "back"),
    "side-lying": ("side-lying", "side", "curled"),
    "standing": ("standing", "leaning"),
}
"""Ways to be, and the words of a script's ``posture`` that say so."""

AREAS: Final = {
    "head": ("head", ("crown", "forehead", "eyes", "occiput", "bcrown")),
    "jaw": ("jaw and face", ("cheeks", "jaw", "hinge", "throat")),
    "neck": ("neck, shoulders", ("neck", "neckside", "shoulders", "shoulder", "collar", "between")),
    "chest": ("chest and breath", ("heart", "breast", "ribs", "backribs", "diaphragm", "breastbone")),
    "belly": ("belly", ("belly", "lowbelly", "solar")),
    "back": ("back", ("midspine", "lowspine", "lowback", "blade")),
    "pelvis": ("pelvis and seat", ("sacrum", "tailbone", "sit", "pelvicfloor", "hip")),
    "hands": ("hands and arms", ("arms",)),
    "feet": ("feet and legs", ("legs", "sole", "heel")),
}
"""Parts of the body one can ask for: what they are called, and the regions they are made of."""


def purpose_of(script: Script) -> Purpose:
    """The shelf on which a practice stands; one that is not bundled stands among a person's own."""
    by_key = {purpose.key: purpose for purpose in PURPOSES}
    if script.level >= GATED:
        return by_key[DIALOGUE]
    return next((purpose for purpose in PURPOSES if script.id in purpose.members), by_key[OWN])


def in_order(scripts: Sequence[Script], purpose: Purpose) -> tuple[Script, ...]:
    """Practices in the order of a shelf; those it does not name come last, by title."""
    order = {script_id: at for at, script_id in enumerate((*purpose.members, *purpose.guests))}
    return tuple(sorted(scripts, key=lambda script: (order.get(script.id, len(order)), script.title, script.id)))


def postures_of(script: Script) -> tuple[str, ...]:
    """The ways to be that a practice names."""
    words = set(script.posture.casefold().replace(",", " ").split())
    return tuple(key for key, said in POSTURES.items() if words.intersection(said))


@cache
def _area_places(key: str) -> frozenset[str]:
    _, regions = AREAS[key]
    known = (region for region in regions if is_region(region) or region in GROUPS)
    return frozenset(place for region in known for place in places_of(region))


def areas_of(script: Script) -> tuple[str, ...]:
    """The parts of the body a practice goes to."""
    regions = (region for region in script.regions if region not in NO_PLACE)
    places = {place for region in regions for place in places_of(region)}
    return tuple(key for key in AREAS if places & _area_places(key))


def has_few_words(script: Script) -> bool:
    """Whether its author wrote it with few words and long rests."""
    return script.profile is Profile.SPARSE


def lasts(script: Script, minutes: float) -> bool:
    """Whether a practice can be as long as that."""
    return script.minutes.least <= minutes <= script.minutes.greatest
