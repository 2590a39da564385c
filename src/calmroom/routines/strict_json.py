"""What a strict reader of JSON lets pass is refused before it: names that stand twice, depth, marks, long numbers."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from calmroom.routines import refusals
from calmroom.routines.limits import MOST_DEPTH

_LONGEST_NUMBER: Final = 24
_BRACKETS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{}\]]', re.DOTALL)
"""Brackets, and texts with whatever stands in them."""
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")


def read_json(content: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """What the JSON says.

    Raises:
        Refused: If it is none, is in another encoding, too deep, or has a name twice.
    """
    if content.startswith(_MARKS):
        raise refusals.ill_made("its text is not UTF-8, or begins with a mark")
    if _depth_of(content) > MOST_DEPTH:
        raise refusals.ill_made("its text is nested too deeply")
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_single,
            parse_constant=_refuse_constant,
            parse_int=_short_int,
            parse_float=_short_float,
        )
    except (ValueError, RecursionError) as fault:
        raise refusals.ill_made("its text cannot be read") from fault


def _depth_of(content: bytes) -> int:
    """How deep it goes, before anything is read; brackets within a text are not counted."""
    depth = deepest = 0
    for sign in _BRACKETS.finditer(content):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(sign[0], 0)
        deepest = max(deepest, depth)
    return deepest


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise refusals.ill_made("a name stands in its text twice")
    return found


def _refuse_constant(_name: str) -> NoReturn:
    raise refusals.ill_made("a number in it is none")


def _short_int(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise refusals.ill_made("a number in it is too long")
    return int(digits)


def _short_float(digits: str) -> float:
    found = float(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")
    if found in {float("inf"), float("-inf")}:
        raise refusals.ill_made("a number in it is too long")
    return found
