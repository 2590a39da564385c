"""One's own code on paper: squares, words, and the line to type. One painter for printer and PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from calmroom.ui.lock.sheet import INK, INK2, MARGIN, Pen
from calmroom.ui.paper.layout import A4
from calmroom.ui.paper.output import DPI, pdf_of, print_pages
from calmroom.ui.plan.code_state import grouped, listed_words
from calmroom.ui.widgets.squares import paint_squares

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from calmroom.domain.routine.handover import PublicCode
    from calmroom.ui.theme.theme import Theme
    from calmroom.ui.widgets.squares import Squares

FILE_NAME: Final = "calmroom code.pdf"
TITLE: Final = "calmroom code"
WHAT: Final = (
    "This is a public code. Whoever has it can make files that only the computer it came from opens, and can tell that "
    "a page came from there. It opens nothing by itself, and may be seen by anybody."
)
WORDS: Final = "The words, to be compared in the room:"
LINE: Final = "The line, to be typed or scanned:"
SIDE: Final = 240.0


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """What stands on it."""

    code: PublicCode = field(repr=False)
    squares: Squares = field(default=(), repr=False)


def paint_code(painter: QPainter, width: float, sheet: CodeSheet, theme: Theme) -> None:
    """Paint the page so many px wide, 96 px an inch, from its top left corner."""
    painter.translate(MARGIN, MARGIN)
    pen = Pen(painter, theme, width - 2 * MARGIN)
    pen.write(TITLE, pen.font(28, strong=True), INK)
    pen.skip(14)
    pen.write(WHAT, pen.font(15), INK)
    pen.skip(22)
    if sheet.squares:
        paint_squares(painter, sheet.squares, QRectF(0, pen.top, SIDE, SIDE))
        pen.skip(SIDE + 22)
    pen.write(WORDS, pen.font(14), INK2)
    pen.skip(6)
    pen.write(listed_words(sheet.code), pen.font(20, strong=True), INK)
    pen.skip(22)
    pen.write(LINE, pen.font(14), INK2)
    pen.skip(6)
    pen.write(grouped(sheet.code), pen.font(16), INK)


def pdf_of_code(sheet: CodeSheet, theme: Theme) -> bytes:
    """The page as a PDF, made in memory."""
    return pdf_of(TITLE, 1, lambda painter, _: paint_code(painter, A4.width(), sheet, theme))


def print_code(printer: QPrinter, sheet: CodeSheet, theme: Theme) -> None:
    """Print the page."""
    wide = printer.width() * DPI / printer.resolution()
    print_pages(printer, 1, lambda painter, _: paint_code(painter, wide, sheet, theme))
