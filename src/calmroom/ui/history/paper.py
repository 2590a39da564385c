"""History as it stands on paper: sentences and lists, the same words as in the window. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.paper import Block, Document, Rule, Style, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.ui.history.state import HistoryState

NAME: Final = "calmroom history"
FOOT: Final = "Kept on one computer. Made with calmroom."


def history_document(state: HistoryState) -> Document:
    """What is shown, in words; a chart as its sentence and its rows."""
    return Document(NAME, "History", state.title, tuple(_blocks(state)), FOOT)


def _blocks(state: HistoryState) -> Iterator[Block]:
    yield Words(state.title, Style.TITLE, stays=True)
    yield Words(state.frame, Style.SMALL, above=2.0)
    yield Words(state.summary, above=10.0)
    if state.pairs:
        yield from _part("How settled, before and after", (state.settled,))
        if not state.is_many:
            for day, what, before, after in (pair.cells for pair in state.pairs):
                yield Words(f"{day}, {what}: {before} before, {after} after", Style.SMALL, above=2.0)
    if state.words:
        yield from _part("Words that came back", ("; ".join(word.spoken for word in state.words) + ".",))
    if state.maps:
        yield from _part("Body maps", tuple(each.spoken for each in state.maps))
    days = [mark.spoken for week in state.weeks for mark in week if not mark.is_beside and ":" in mark.spoken]
    if days and not state.is_many:
        yield from _part("Days", tuple(days))
    if state.practices:
        yield from _part("Practices", tuple(f"{one.title}. {one.line}" for one in state.practices))


def _part(title: str, lines: tuple[str, ...]) -> Iterator[Block]:
    yield Rule()
    yield Words(title, Style.HEADING, above=12.0, stays=True)
    for line in lines:
        yield Words(line, above=4.0)
