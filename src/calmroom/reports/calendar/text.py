"""The lines of iCalendar: folding, escaping, parameters (RFC 5545, 3.1 and 3.3.11)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 75
"""Octets of a line, its end not counted."""
LONGEST = 64 * 1024
"""Letters of an unfolded line that are read."""
MOST_LINES = 100_000
_LINE = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f"
    "\N{ARABIC LETTER MARK}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]"
)
"""Controls, and what turns the direction of text: a name out of somebody's file is shown beside our own words."""


class NotIcs(ValueError):  # noqa: N818 - what it says is a state of a file
    """A file, or a part of one, that is not as iCalendar has to be."""


@dataclass(frozen=True, slots=True)
class Line:
    """One property.

    Attributes:
        number: Where it begins, counted from 1.
        name: In capitals.
    """

    number: int
    name: str
    value: str = field(repr=False)
    parameters: dict[str, str] = field(default_factory=dict, repr=False)


def lines_of(content: str) -> Iterator[Line]:
    """The properties of a file, unfolded; what is none is passed over.

    Raises:
        NotIcs: If there are more lines than a file of ours could have.
    """
    for number, text in _unfolded(content):
        found = _LINE.fullmatch(text)
        if found is not None:
            parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[2])}
            yield Line(number, found[1].upper(), found[3], parameters)


def folded(name: str, value: str) -> bytes:
    """A property as lines of at most 75 octets, no letter divided."""
    parts, left = [], f"{name}:{value}".encode()
    wide = WIDEST
    while len(left) > wide:
        end = wide
        while left[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(left[:end])
        left, wide = left[end:], WIDEST - 1
    return b"\r\n ".join([*parts, left]) + b"\r\n"


def escaped(text: str) -> str:
    """Text as a value."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _UNSEEN.sub("", plain.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "\\n")


def unescaped(value: str, longest: int) -> str:
    """The text of a value: at most so many letters, and nothing that is not seen."""
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return _UNSEEN.sub("", text)[:longest].strip()


def _unfolded(content: str) -> Iterator[tuple[int, str]]:
    begun, parts, length = 0, [""], 0
    for number, raw in enumerate(re.split("\r\n|\n|\r", content), 1):
        if number > MOST_LINES:
            raise NotIcs("more lines than a calendar has")
        if raw[:1] in {" ", "\t"}:
            if length < LONGEST:
                parts.append(raw[1:])
                length += len(raw)
            continue
        yield begun, "".join(parts)
        begun, parts, length = number, [raw[:LONGEST]], len(raw)
    yield begun, "".join(parts)
