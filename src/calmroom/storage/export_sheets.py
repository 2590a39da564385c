"""Rows of a spreadsheet in which nobody's text is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
"""What a spreadsheet takes for the beginning of a formula (security.md T18)."""
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the letters are UTF-8."""


def row_of(cells: Iterable[str | float | None]) -> bytes:
    """A row of a spreadsheet, in which no text is a formula."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([_cell(one) for one in cells])
    return out.getvalue().encode()


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    # No spreadsheet can hold it; calmroom.jsonl has it as it was typed.
    bare = value.replace("\0", "")
    return f"'{bare}" if bare.lstrip(" ").startswith(FORMULA) else bare
