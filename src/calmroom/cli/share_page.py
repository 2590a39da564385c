"""What is given back, in a terminal: the lines that can be ticked, and the page that is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.dates import whole_date
from calmroom.domain.errors import CalmroomError
from calmroom.domain.paper import Figures, Style, Words
from calmroom.domain.sharing.paper import shared_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calmroom.domain.paper import Block
    from calmroom.domain.sharing.sharing import Found, SharedPage, Tick

HEADINGS = {Style.TITLE, Style.HEADING, Style.OWN_HEADING}
NOT_THERE = CalmroomError(
    "There is no line of that number or key, so nothing was made.", "“calmroom share preview” numbers them all."
)


def tick_rows(found: Found, lines: Sequence[Tick]) -> Iterator[str]:
    """Every line there is to tick, numbered, under its heading."""
    yield f"From {whole_date(found.first)} to {whole_date(found.last)}. Nothing is ticked."
    heading = ""
    for number, line in enumerate(lines, start=1):
        if line.group != heading:
            heading = line.group
            yield from ("", line.group)
        aside = f" ({line.aside})" if line.aside else ""
        yield f"{number:>4}  {' '.join(line.words.split())}{aside}"
    if not lines:
        yield "There is nothing in these days."


def ticked_keys(lines: Sequence[Tick], wished: Sequence[str]) -> frozenset[str]:
    """The keys of lines that were named by their number or their key.

    Raises:
        CalmroomError: If one of them is not there.
    """
    named = {str(number): line.key for number, line in enumerate(lines, start=1)}
    named |= {line.key: line.key for line in lines}
    if any(each not in named for each in wished):
        raise NOT_THERE
    return frozenset(named[each] for each in wished)


def page_rows(page: SharedPage) -> Iterator[str]:
    """The very page, in words."""
    document = shared_document(page)
    yield from filter(None, (document.left, document.right))
    for block in document.blocks:
        yield from _rows(block)
    if document.foot:
        yield from ("", document.foot)


def _rows(block: Block) -> Iterator[str]:
    if isinstance(block, Figures):
        yield f"  {block.spoken}"
    elif isinstance(block, Words):
        if block.style in HEADINGS:
            yield ""
        lead = "" if block.style in HEADINGS else "  "
        yield from (f"{lead}{block.bullet}{row}" for row in block.text.splitlines())
