"""The front matter: which keys there are, and what each may hold. Values stay words until their key types them."""

from __future__ import annotations

from typing import Any, Final

from calmroom.domain.beds import BEDS
from calmroom.domain.body.body import is_region
from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import Minutes, Place, Profile
from calmroom.domain.units import Seconds
from calmroom.scripts.faults import FRONT, Faults, nearest, quoted
from calmroom.scripts.fields import Reader, keys_of, listing, number, one_of, scalar, sentence, whole, word
from calmroom.scripts.limits import LONGEST_BREATH
from calmroom.scripts.regions import REGION_NAMES
from calmroom.scripts.requires import REQUIRES, is_for_newer
from calmroom.scripts.yaml_subset import Listing, Mapping, Node, Scalar, read_yaml

LONGEST_MINUTES: Final = 60.0
CAUTIONS: Final = ("P", "H", "T", "R", "E", "B", "M", "Z", "L3")
OWN_PACE: Final = "own"


def read_front_matter(text: str, first_row: int, faults: Faults) -> dict[str, Any] | None:
    """The fields of ``Script`` that the front matter gives, all but its phases; ``None`` after a fault.

    Of a script for a newer program that alone is told: what else it holds may well be right there.
    """
    before = len(faults)
    root = read_yaml(text, first_row, faults)
    if root is None or is_for_newer(root, faults):
        return None
    found = keys_of(root, tuple(_KEYS), faults)
    missing = [key for key in _REQUIRED if key not in found]
    if missing:
        faults.add(Place(first_row, 1), FRONT, f"missing: {', '.join(missing)}; each wants a row of its own")
    values = {key: _KEYS[key](node, faults) for key, node in found.items()}
    if len(faults) > before:
        return None
    pattern, optional = values.pop("breath", None) or (None, True)
    return {"profile": Profile.ORDINARY} | values | {"breath": pattern, "breath_optional": optional}


def _minutes(node: Node, faults: Faults) -> Minutes | None:
    parts = _parts(node, ("least", "usual", "greatest"), "{least: 5, usual: 12, greatest: 20}", faults)
    if parts is None:
        return None
    read = number(1, LONGEST_MINUTES)
    least, usual, greatest = (read(parts[key], faults) for key in ("least", "usual", "greatest"))
    if least is None or usual is None or greatest is None:
        return None
    if least <= usual <= greatest:
        return Minutes(least, usual, greatest)
    faults.add(
        node.place, FRONT, f"found {least:g}, {usual:g}, {greatest:g}; write them from the least to the greatest"
    )
    return None


def _breath(node: Node, faults: Faults) -> tuple[BreathPattern | None, bool] | None:
    if isinstance(node, Scalar) and node.text == OWN_PACE:
        return None, True
    example = "own, or {in: 4, out: 6, optional: true}"
    if isinstance(node, Mapping) and "optional" not in {key.text for key, _ in node.pairs}:
        node = Mapping((*node.pairs, (Scalar("optional", node.place), Scalar("true", node.place))), node.place)
    parts = _parts(node, ("in", "out", "optional"), example, faults)
    if parts is None:
        return None
    read = number(1, LONGEST_BREATH)
    into, out = read(parts["in"], faults), read(parts["out"], faults)
    optional = one_of(("true", "false"))(parts["optional"], faults)
    if into is None or out is None or optional is None:
        return None
    if out < into:
        faults.add(node.place, FRONT, f"the out-breath ({out:g}) is shorter than the in-breath ({into:g}); lengthen it")
        return None
    return BreathPattern(Seconds(into), Seconds(out)), optional == "true"


def _parts(node: Node, keys: tuple[str, ...], example: str, faults: Faults) -> dict[str, Node] | None:
    if not isinstance(node, Mapping):
        faults.add(node.place, FRONT, f"write {example}")
        return None
    found = keys_of(node, keys, faults)
    missing = [key for key in keys if key not in found]
    if missing:
        faults.add(node.place, FRONT, f"missing: {', '.join(missing)}; write {example}")
    return None if missing else found


def _region(node: Node, faults: Faults) -> str | None:
    text = scalar(node, faults, "the name of a region")
    if text is None or is_region(text):
        return text
    faults.add(node.place, FRONT, f"there is no region {quoted(text)}{nearest(text, REGION_NAMES)}")
    return None


def _posture(node: Node, faults: Faults) -> str | None:
    if isinstance(node, Listing):
        found = listing(sentence(40), 10)(node, faults)
        return None if found is None else ", ".join(found)
    return sentence(200, may_be_empty=True)(node, faults)


def _profile(node: Node, faults: Faults) -> Profile | None:
    found = one_of((Profile.GROUND, Profile.SPARSE))(node, faults)
    return None if found is None else Profile(found)


_KEYS: Final[dict[str, Reader[Any]]] = {
    "id": word(r"[a-z][a-z0-9-]{0,31}", "s13 (small letters, digits and hyphens)"),
    "title": sentence(80),
    "version": whole(1, 9_999),
    "language": word(r"[a-z]{2,3}(?:-[A-Z]{2})?", "en or en-GB"),
    "level": whole(0, 3),
    "profile": _profile,
    "purpose": sentence(300),
    "minutes": _minutes,
    "bed": one_of(BEDS),
    "breath": _breath,
    "posture": _posture,
    "cautions": listing(one_of(CAUTIONS), len(CAUTIONS)),
    "regions": listing(_region, 40),
    "content_note": sentence(1_000),
    "prompts": listing(sentence(300), 10),
    "sources": listing(sentence(300), 40),
    "author": sentence(200, may_be_empty=True),
    "reviewer": sentence(200),
    "reviewed_on": word(r"(?:\d{4}-\d{2}-\d{2})?", "2026-03-21"),
    "requires": word(REQUIRES, "calmroom 0.3"),
}
_REQUIRED: Final = ("id", "title", "version", "language", "level", "purpose", "minutes", "bed", "content_note")
