"""Pages of the journal as they stand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import clock_time, part_of_day, whole_date
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.journal.two_hands import Hand, from_markdown
from calmroom.domain.markdown import Ink, Paragraph, paragraphs
from calmroom.domain.paper import Block, Document, Rule, Style, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calmroom.domain.journal.journal import Entry

NAME: Final = "calmroom journal"
FOOT: Final = "Own words, kept on one computer. Made with calmroom."
_STEP: Final = 22.0
_STYLES: Final = {Ink.TITLE: Style.OWN_HEADING, Ink.HEADING: Style.OWN_HEADING}


def journal_document(entries: Sequence[Entry]) -> Document:
    """The pages in the order they were written, oldest first."""
    ordered = sorted(entries, key=lambda entry: entry.written)
    blocks: list[Block] = []
    for entry in ordered:
        if blocks:
            blocks.append(Rule())
        blocks += page_blocks(entry)
    return Document(NAME, "Journal", _range(ordered), tuple(blocks), FOOT)


def page_blocks(entry: Entry) -> Iterator[Block]:
    """One page: its day, its question, its words, and the words chosen for it."""
    when = f"{whole_date(entry.written)}, {part_of_day(entry.written)}, {clock_time(entry.written)}"
    yield Words(when, Style.HEADING, above=14.0, stays=True)
    if entry.prompt:
        yield Words(entry.prompt, Style.QUESTION, stays=True)
    if entry.kind is EntryKind.TWO_HANDS:
        yield from _two_hands(entry.text)
    else:
        for paragraph in paragraphs(entry.text):
            yield _own(paragraph)
    if entry.tags:
        yield Words(", ".join(entry.tags), Style.SMALL, above=8.0)


def _own(paragraph: Paragraph) -> Words:
    style = _STYLES.get(paragraph.ink, Style.OWN) if paragraph.ink is not None else Style.OWN
    indent = _STEP * (paragraph.depth + 1) if paragraph.bullet else _STEP * (paragraph.ink is Ink.QUOTE)
    is_heading = style is Style.OWN_HEADING
    above = 12.0 if is_heading else 3.0 if paragraph.bullet else 8.0
    return Words(paragraph.text, style, paragraph.bullet, indent, above, paragraph.runs, stays=is_heading)


def _two_hands(text: str) -> Iterator[Block]:
    page = from_markdown(text)
    for turn in page.turns:
        is_other = turn.hand is Hand.OTHER
        yield Words(page.other or "The image" if is_other else "Me", Style.SMALL, above=10.0, stays=True)
        yield Words(turn.text, Style.OWN, indent=_STEP * is_other, above=2.0)


def _range(ordered: Sequence[Entry]) -> str:
    if not ordered:
        return ""
    first, last = ordered[0].written.date(), ordered[-1].written.date()
    return whole_date(ordered[0].written) if first == last else f"{whole_date(first)} to {whole_date(last)}"
