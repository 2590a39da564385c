from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality
from calmroom.domain.markdown import Ink, Span
from calmroom.domain.paper import Block, Document, Figures, Rule, Style, Words
from calmroom.domain.settings import Picture, ThemeChoice
from calmroom.ui.paper.figures import paper_look
from calmroom.ui.paper.layout import A4, MARGIN, Pages
from calmroom.ui.paper.output import pdf_of_pages, save_private

if TYPE_CHECKING:
    from pathlib import Path

    from ui.conftest import Furnish

    from calmroom.ui.theme.look import Look

LONG = "And then it went on along the wall, past the shed, and nobody minded. " * 14


@pytest.fixture
def look(furnish: Furnish) -> Look:
    return furnish(House()).context.look


def laid(look: Look, *blocks: Block) -> Pages:
    return Pages(Document("a page", "Iris", "8 March", blocks, "own words"), look)


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


def test_every_line_stands_once_in_its_order(look: Look) -> None:
    pages = laid(look, *(Words(f"{number}. {LONG}", Style.OWN) for number in range(12)))
    assert pages.count > 2
    told = [each for page in lines_of(pages) for each in page]
    for number in range(12):
        parts = [(first, last) for paragraph, first, last in told if paragraph == number]
        assert parts[0][0] == 0
        assert all(before[1] == after[0] for before, after in pairwise(parts))
    assert [paragraph for paragraph, _, _ in told] == sorted(paragraph for paragraph, _, _ in told)


def test_no_line_of_a_paragraph_stands_alone_at_the_turn(look: Look) -> None:
    for count in range(2, 30):
        pages = laid(look, *(Words("a line", Style.OWN) for _ in range(count)), Words(LONG, Style.OWN))
        parts = [last - first for page in lines_of(pages) for number, first, last in page if number == count]
        assert min(parts) >= 2, (count, parts)


def test_a_heading_goes_over_with_what_it_heads(look: Look) -> None:
    for count in range(20, 45):
        lines = [Words("a line", Style.OWN) for _ in range(count)]
        pages = laid(look, *lines, Words("A heading", Style.HEADING, stays=True), Words(LONG, Style.OWN))
        heading = next(at for at, page in enumerate(lines_of(pages)) if (count, 0, 1) in page)
        assert any(number == count + 1 for number, _, _ in lines_of(pages)[heading]), count


def test_nothing_is_painted_into_the_margins(look: Look) -> None:
    pages = laid(look, *(Words(LONG, Style.OWN) for _ in range(12)))
    for number in range(pages.count):
        image = painted(pages, number)
        assert ink(image, 0, MARGIN - 14) == 0
        assert ink(image, A4.height() - MARGIN + 14, A4.height()) == 0
        assert ink(image, MARGIN + 30, A4.height() - MARGIN - 30) > 0


def test_an_endless_word_and_an_empty_document_are_laid_too(look: Look) -> None:
    assert laid(look).count == 1
    assert laid(look, Words("x" * 4_000, Style.OWN)).count == 2
    assert laid(look, Words("", Style.OWN), Rule()).count == 1


def test_a_small_paper_takes_a_line_at_a_time(look: Look) -> None:
    document = Document("a page", blocks=(Words(LONG, Style.OWN, indent=40, bullet="1."),))
    pages = Pages(document, look, QSizeF(300, 260))
    assert pages.count > 3


def test_bold_words_are_darker_than_plain_ones(look: Look) -> None:
    plain = painted(laid(look, Words("wide wide wide", Style.OWN)), 0)
    bold = painted(laid(look, Words("wide wide wide", Style.OWN, runs=(Span(0, 14, Ink.BOLD),))), 0)
    assert ink(bold, MARGIN + 30, 160) > ink(plain, MARGIN + 30, 160)


def test_a_pdf_has_as_many_pages_and_is_private(look: Look, tmp_path: Path) -> None:
    pages = laid(look, *(Words(LONG, Style.OWN) for _ in range(12)))
    content = pdf_of_pages(pages)
    save_private(tmp_path / "page.pdf", content)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == pages.count
    assert (tmp_path / "page.pdf").stat().st_mode & 0o777 == 0o600
    assert b"shed" not in content.split(b"stream")[0]


def figures(count: int, word: str = "") -> Figures:
    made = datetime(2026, 3, 8, 20, tzinfo=UTC)
    body_map = BodyMap("0" * 32, made, made, (Mark("jaw", Quality.TIGHT), Mark("sacrum", Quality.WARM)))
    return Figures(((word, body_map),) * count, "tight: jaw")


def rows_of(pages: Pages) -> list[list[tuple[float, float]]]:
    """Of each page, from where to where its figures reach."""
    return [
        [(placed.top, placed.top + placed.row.height) for placed in page if placed.row is not None]
        for page in pages._pages
    ]


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_figures_never_go_over_the_edge_of_a_page_and_keep_their_heading(look: Look, lines: int) -> None:
    text = [Words("a line", Style.OWN) for _ in range(lines)]
    heading = Words("Body map", Style.HEADING, stays=True)
    pages = laid(look, *text, heading, figures(2, "before"), Words("after it"))
    rows = rows_of(pages)
    (page,) = (number for number, each in enumerate(rows) if each)
    assert rows[page][0][1] <= A4.height() - MARGIN - 30
    assert any(number == lines for number, _, _ in lines_of(pages)[page])


@pytest.mark.parametrize("count", [1, 2])
def test_figures_are_painted_in_colour_within_the_column(look: Look, count: int) -> None:
    image = painted(laid(paper_look(look), figures(count, "before")), 0)
    coloured = [
        x
        for y in range(round(MARGIN + 30), round(MARGIN + 300), 3)
        for x in range(0, image.width(), 3)
        if image.pixelColor(x, y).saturation() > 60
    ]
    assert min(coloured) > MARGIN
    assert max(coloured) < A4.width() - MARGIN


def test_without_a_figure_its_places_are_named(furnish: Furnish) -> None:
    named = furnish(House(settings=replace(STARTED_BEFORE, picture=Picture.NAMES))).context.look
    drawn = furnish(House()).context.look
    rows = [painted(laid(paper_look(look), figures(1)), 0) for look in (named, drawn)]
    # Words are darker than a body, and stand at its top alone.
    assert ink(rows[0], MARGIN + 34, MARGIN + 80) > ink(rows[1], MARGIN + 34, MARGIN + 80)
    assert ink(rows[0], MARGIN + 120, MARGIN + 270) == 0


def test_paper_wears_dawn_at_its_true_size_in_every_theme(furnish: Furnish) -> None:
    dusk = furnish(House(settings=replace(STARTED_BEFORE, theme=ThemeChoice.DUSK, text=200))).context.look
    dawn = furnish(House()).context.look
    images = [painted(laid(paper_look(look), figures(2, "before"), Words("after it")), 0) for look in (dusk, dawn)]
    assert images[0] == images[1]


def test_a_document_can_stand_larger_on_its_paper(look: Look) -> None:
    blocks = tuple(Words(LONG, Style.OWN) for _ in range(12))
    small, large = (Pages(Document("a page", blocks=blocks, scale=scale), look) for scale in (1.0, 1.45))
    assert large.count > small.count
    image = painted(large, 0)
    assert ink(image, 0, MARGIN - 20) == 0
    assert ink(image, A4.height() - MARGIN + 20, A4.height()) == 0


def test_what_is_on_a_page_is_read_out(look: Look) -> None:
    pages = laid(look, Words("Six practices", Style.HEADING), Rule(), figures(1), Words("later"))
    assert pages.words_on(0) == "Six practices\ntight: jaw\nlater"


def test_figures_in_a_pdf_are_lines_and_no_dots(look: Look) -> None:
    content = pdf_of_pages(laid(paper_look(look), figures(2, "before")))
    assert b"/Subtype /Image" not in content
