from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from calmroom.domain.markdown import Ink, Span
from calmroom.domain.paper import Block, Document, Rule, Style, Words
from calmroom.ui.paper.layout import A4, MARGIN, Pages
from calmroom.ui.paper.output import pdf_of_pages, save_private

if TYPE_CHECKING:
    from pathlib import Path

    from ui.conftest import Furnish

    from calmroom.ui.theme.theme import Theme

LONG = "And then it went on along the wall, past the shed, and nobody minded. " * 14


@pytest.fixture
def theme(furnish: Furnish) -> Theme:
    return furnish(House()).context.look.theme


def laid(theme: Theme, *blocks: Block) -> Pages:
    return Pages(Document("a page", "Iris", "8 March", blocks, "own words"), theme)


def lines_of(pages: Pages) -> list[list[tuple[int, int, int]]]:
    """Of each page, the paragraphs on it by number, and the lines of each."""
    known: list[int] = []
    found = []
    for page in pages._pages:
        on_page = []
        for placed in page:
            if placed.lines is not None:
                if id(placed.lines) not in known:
                    known.append(id(placed.lines))
                on_page.append((known.index(id(placed.lines)), placed.first, placed.last))
        found.append(on_page)
    return found


def painted(pages: Pages, number: int) -> QImage:
    image = QImage(round(A4.width()), round(A4.height()), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pages.paint(painter, number)
    painter.end()
    return image


def ink(image: QImage, top: float, bottom: float) -> int:
    """How many dark dots lie between two heights."""
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for y in range(round(top), round(bottom))
        for x in range(0, image.width(), 2)
    )


def test_every_line_stands_once_in_its_order(theme: Theme) -> None:
    pages = laid(theme, *(Words(f"{number}. {LONG}", Style.OWN) for number in range(12)))
    assert pages.count > 2
    told = [each for page in lines_of(pages) for each in page]
    for number in range(12):
        parts = [(first, last) for paragraph, first, last in told if paragraph == number]
        assert parts[0][0] == 0
        assert all(before[1] == after[0] for before, after in pairwise(parts))
    assert [paragraph for paragraph, _, _ in told] == sorted(paragraph for paragraph, _, _ in told)


def test_no_line_of_a_paragraph_stands_alone_at_the_turn(theme: Theme) -> None:
    for count in range(2, 30):
        pages = laid(theme, *(Words("a line", Style.OWN) for _ in range(count)), Words(LONG, Style.OWN))
        parts = [last - first for page in lines_of(pages) for number, first, last in page if number == count]
        assert min(parts) >= 2, (count, parts)


def test_a_heading_goes_over_with_what_it_heads(theme: Theme) -> None:
    for count in range(20, 45):
        lines = [Words("a line", Style.OWN) for _ in range(count)]
        pages = laid(theme, *lines, Words("A heading", Style.HEADING, stays=True), Words(LONG, Style.OWN))
        heading = next(at for at, page in enumerate(lines_of(pages)) if (count, 0, 1) in page)
        assert any(number == count + 1 for number, _, _ in lines_of(pages)[heading]), count


def test_nothing_is_painted_into_the_margins(theme: Theme) -> None:
    pages = laid(theme, *(Words(LONG, Style.OWN) for _ in range(12)))
    for number in range(pages.count):
        image = painted(pages, number)
        assert ink(image, 0, MARGIN - 14) == 0
        assert ink(image, A4.height() - MARGIN + 14, A4.height()) == 0
        assert ink(image, MARGIN + 30, A4.height() - MARGIN - 30) > 0


def test_an_endless_word_and_an_empty_document_are_laid_too(theme: Theme) -> None:
    assert laid(theme).count == 1
    assert laid(theme, Words("x" * 4_000, Style.OWN)).count == 2
    assert laid(theme, Words("", Style.OWN), Rule()).count == 1


def test_a_small_paper_takes_a_line_at_a_time(theme: Theme) -> None:
    document = Document("a page", blocks=(Words(LONG, Style.OWN, indent=40, bullet="1."),))
    pages = Pages(document, theme, QSizeF(300, 260))
    assert pages.count > 3


def test_bold_words_are_darker_than_plain_ones(theme: Theme) -> None:
    plain = painted(laid(theme, Words("wide wide wide", Style.OWN)), 0)
    bold = painted(laid(theme, Words("wide wide wide", Style.OWN, runs=(Span(0, 14, Ink.BOLD),))), 0)
    assert ink(bold, MARGIN + 30, 160) > ink(plain, MARGIN + 30, 160)


def test_a_pdf_has_as_many_pages_and_is_private(theme: Theme, tmp_path: Path) -> None:
    pages = laid(theme, *(Words(LONG, Style.OWN) for _ in range(12)))
    content = pdf_of_pages(pages)
    save_private(tmp_path / "page.pdf", content)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == pages.count
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600
    assert b"shed" not in content.split(b"stream")[0]
