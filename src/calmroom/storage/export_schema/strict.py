"""What a strict reader of JSON lets pass is refused here: a name that stands twice, depth, numbers out of bounds."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from calmroom.storage import moments

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NUMBER = 40
"""Digits and signs of a number; none of ours has more than 24."""


class LineRefused(ValueError):  # noqa: N818 - what it says is a state of a line
    """A line that is not one of ours; ``args[0]`` says what about it, in our words."""


def refuse_doubles(content: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Read it once for what the decoder lets pass: a name that stands twice, and depth.

    Raises:
        ValueError: If it has either, or is no JSON.
    """
    return json.loads(
        content.decode("utf-8"), object_pairs_hook=_single, parse_constant=_no_constant, parse_int=_short_number
    )


def refuse_endless(numbers: Iterable[float | None]) -> None:
    """Refuse a number that is endless or none.

    Raises:
        LineRefused: If there is one.
    """
    if not all(number is None or math.isfinite(number) for number in numbers):
        raise LineRefused("a number in it is endless")


def spell_moment(moment: datetime) -> tuple[str, str]:
    """A moment and the name of its zone, as the vault gives it back."""
    milliseconds, zone, offset = moments.to_columns(moment)
    return moments.from_columns(milliseconds, zone, offset).isoformat(timespec="milliseconds"), zone


def read_moment(text: str, zone: str, name: str) -> datetime:
    """The moment as the vault gives it back.

    Raises:
        LineRefused: If it is none.
    """
    try:
        found = datetime.fromisoformat(text)
        offset = found.utcoffset()
        if offset is None or offset % timedelta(seconds=1):
            raise LineRefused(f"its {name} has no offset in whole seconds")
        columns = moments.to_milliseconds(found), zone, round(offset.total_seconds())
        return moments.from_columns(*columns)
    except (ValueError, OverflowError) as fault:
        raise fault if isinstance(fault, LineRefused) else LineRefused(f"its {name} is no moment") from None


def read_day(text: str, name: str) -> date:
    """A day of the calendar.

    Raises:
        LineRefused: If it is none.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise LineRefused(f"its {name} is no day") from None
    if found.isoformat() != text:
        raise LineRefused(f"its {name} is no day")
    return found


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(_name: str) -> None:
    raise ValueError("not a number")


def _short_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("too long a number")
    return int(digits)
