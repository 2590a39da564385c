"""What one value of the front matter may be: each maker gives a reader from a node to the value, or to a fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from calmroom.scripts.faults import FRONT, Faults, nearest, quoted
from calmroom.scripts.yaml_subset import Listing, Mapping, Node, Scalar

T = TypeVar("T")
Reader = Callable[[Node, Faults], T | None]
"""Reads a node; ``None`` after it has told what is wrong."""

_NUMBER = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,3})?")
_KINDS: dict[type[Node], str] = {Scalar: "a single value", Listing: "a list", Mapping: "keys with values"}


def scalar(node: Node, faults: Faults, wanted: str) -> str | None:
    """The words of a single value."""
    if isinstance(node, Scalar):
        return node.text
    faults.add(node.place, FRONT, f"found {_KINDS[type(node)]}; write {wanted}")
    return None


def sentence(longest: int, *, may_be_empty: bool = False) -> Reader[str]:
    """Words of any kind, up to ``longest`` characters."""

    def read(node: Node, faults: Faults) -> str | None:
        text = scalar(node, faults, "one line of text")
        if text is None:
            return None
        text = " ".join(text.split())
        if not text and not may_be_empty:
            faults.add(node.place, FRONT, "found nothing; write a few words")
            return None
        if len(text) > longest:
            faults.add(node.place, FRONT, f"this is {len(text)} characters long; {longest} is the most")
            return None
        return text

    return read


def word(pattern: str, example: str) -> Reader[str]:
    """A word of a certain shape."""
    shape = re.compile(pattern)

    def read(node: Node, faults: Faults) -> str | None:
        text = scalar(node, faults, f"a word such as {example}")
        if text is None or shape.fullmatch(text):
            return text
        faults.add(node.place, FRONT, f"found {quoted(text)}; write it like {example}")
        return None

    return read


def one_of(known: tuple[str, ...]) -> Reader[str]:
    """One of some words."""

    def read(node: Node, faults: Faults) -> str | None:
        text = scalar(node, faults, f"one of {', '.join(known)}")
        if text is None or text in known:
            return text
        faults.add(node.place, FRONT, f"found {quoted(text)}{nearest(text, known)}")
        return None

    return read


def number(least: float, greatest: float) -> Reader[float]:
    """A number, written in digits."""

    def read(node: Node, faults: Faults) -> float | None:
        wanted = f"a number from {least:g} to {greatest:g}"
        text = scalar(node, faults, wanted)
        if text is None:
            return None
        if _NUMBER.fullmatch(text) and least <= float(text) <= greatest:
            return float(text)
        faults.add(node.place, FRONT, f"found {quoted(text)}; write {wanted}")
        return None

    return read


def whole(least: int, greatest: int) -> Reader[int]:
    """A number without a fraction."""
    read_number = number(least, greatest)

    def read(node: Node, faults: Faults) -> int | None:
        found = read_number(node, faults)
        if found is None or found.is_integer():
            return None if found is None else int(found)
        faults.add(node.place, FRONT, f"found {found:g}; write a whole number")
        return None

    return read


def listing(read_item: Reader[str], most: int) -> Reader[tuple[str, ...]]:
    """Several values, up to ``most``."""

    def read(node: Node, faults: Faults) -> tuple[str, ...] | None:
        if not isinstance(node, Listing):
            faults.add(
                node.place, FRONT, f"found {_KINDS[type(node)]}; write a list, such as [one, two], or [] for none"
            )
            return None
        if len(node.items) > most:
            faults.add(node.place, FRONT, f"found {len(node.items)} values; {most} is the most")
            return None
        found = [read_item(item, faults) for item in node.items]
        return None if None in found else tuple(each for each in found if each is not None)

    return read


def keys_of(node: Mapping, known: tuple[str, ...], faults: Faults) -> dict[str, Node]:
    """The values by key; an unknown or repeated key is a fault."""
    found: dict[str, Node] = {}
    for key, value in node.pairs:
        if key.text not in known:
            faults.add(key.place, FRONT, f"there is no key {quoted(key.text)}{nearest(key.text, known)}")
        elif key.text in found:
            faults.add(key.place, FRONT, f"the key {key.text} stands here a second time; keep one of them")
        else:
            found[key.text] = value
    return found
