"""One JSON object a line, read with suspicion."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from calmroom.domain.units import Decibels

LONGEST_LINE: Final = 8 * 2**20
"""Bytes; a timeline of three quarters of an hour takes some tens of thousands."""
_LOUDEST: Final = 12.0

Values = Mapping[str, object]
T = TypeVar("T")
Known = Mapping[str, tuple[set[str], Callable[[Values], T]]]
"""For each name its keys, and what makes of their values what it stands for."""


class NotUnderstood(ValueError):  # noqa: N818 - what a line is, not a fault of the program
    """A line that is not of this protocol; the message holds nothing of it but the name of a key or command."""


def to_line(values: Values) -> bytes:
    """The line of an object."""
    return json.dumps(values, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def from_line(line: bytes) -> Values:
    """The object of a line."""
    try:
        values = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as fault:
        raise NotUnderstood("not a line of JSON") from fault
    if not isinstance(values, dict):
        raise NotUnderstood("not an object")
    return values


def _no_constant(name: str) -> float:
    raise ValueError(name)


def read_told(line: bytes, known: Known[T]) -> T:
    """What a line tells, ``{"tell": NAME, KEY: VALUE}``.

    Raises:
        NotUnderstood: If it tells nothing that is known.
    """
    values = dict(from_line(line))
    name = text(values, "tell")
    del values["tell"]
    if name not in known:
        raise NotUnderstood(f"there is no telling {name[:20]!r}")
    keys, make = known[name]
    check_keys(values, keys)
    return make(values)


def check_keys(values: Values, wanted: set[str]) -> None:
    """Neither a key too many nor one too few."""
    if odd := set(values) ^ wanted:
        raise NotUnderstood(f"missing or unknown keys: {', '.join(sorted(key[:20] for key in odd)[:5])}")


def text(values: Values, name: str) -> str:
    """A text."""
    value = values.get(name)
    if not isinstance(value, str):
        raise NotUnderstood(f"{name} is not a text")
    return value


def flag(values: Values, name: str) -> bool:
    """True or false."""
    value = values[name]
    if not isinstance(value, bool):
        raise NotUnderstood(f"{name} is neither true nor false")
    return value


def whole(values: Values, name: str, most: int) -> int:
    """A whole number from 0 to ``most``."""
    value = values[name]
    if type(value) is not int or not 0 <= value <= most:
        raise NotUnderstood(f"{name} is not a whole number from 0 to {most}")
    return value


def number(values: Values, name: str, bounds: tuple[float, float]) -> float:
    """A number within bounds, these included."""
    value = values[name]
    if isinstance(value, bool) or not isinstance(value, float | int) or not bounds[0] <= value <= bounds[1]:
        raise NotUnderstood(f"{name} is not a number from {bounds[0]:g} to {bounds[1]:g}")
    return float(value)


def decibels(values: Values, name: str) -> Decibels:
    """A gain; nothing stands for silence."""
    value = values[name]
    if value is None:
        return Decibels(-math.inf)
    if isinstance(value, bool) or not isinstance(value, float | int) or not -200.0 <= value <= _LOUDEST:
        raise NotUnderstood(f"{name} is not a gain of at most {_LOUDEST} dB")
    return Decibels(float(value))


def finite(level: Decibels) -> float | None:
    """What JSON can hold of a gain."""
    return level if math.isfinite(level) else None
