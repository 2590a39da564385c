"""The recovery sheet on paper: one painter for printer and PDF. It is never written anywhere but where it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from calmroom.domain.dates import whole_date
from calmroom.ui.paper.layout import A4
from calmroom.ui.paper.output import DPI, pdf_of, print_pages, save_private
from calmroom.ui.theme.fonts import Role

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from calmroom.domain.vault.recovery import RecoveryKey
    from calmroom.ui.theme.theme import Theme

FILE_NAME = "calmroom recovery sheet.pdf"
MARGIN = 72.0
INK, INK2, EDGE = "#1A2829", "#455556", "#6F7E7C"
WHAT = (
    "This key opens your calmroom journal if the passphrase is forgotten, or on a new computer. Whoever has it and "
    "your files can read everything: keep it where you keep papers that matter, not beside the computer."
)
HOW = (
    "Open calmroom and choose “I have a recovery key”.",
    "Type the eight groups in their order. Capital or small letters and spaces make no difference.",
    "Choose a new passphrase. This sheet goes on working.",
    "Without a window, in a terminal: calmroom vault recover",
)
LETTERS = "The letters I, L, O and U are never used: a round sign is the digit 0, an upright one the digit 1."
LAST = (
    "A newer sheet takes the place of this one. Nobody else has this key. There is no account, and nobody can reset a "
    "passphrase for you."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recovery key and the day it was made."""

    key: RecoveryKey = field(repr=False)
    made: datetime


class Pen:
    """Writes down the page, 96 px an inch."""

    def __init__(self, painter: QPainter, theme: Theme, width: float) -> None:
        self._painter = painter
        self._theme = theme
        self._width = width
        self._top = 0.0

    @property
    def top(self) -> float:
        """Where it goes on, in px from the top."""
        return self._top

    def skip(self, height: float) -> None:
        """Leave room."""
        self._top += height

    def font(self, size: int, *, strong: bool = False) -> QFont:
        """The window's own sans, at a size in px."""
        font = QFont(self._theme.font(Role.BODY_STRONG if strong else Role.BODY))
        font.setPixelSize(size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def write(self, words: str, font: QFont, colour: str, indent: float = 0.0) -> None:
        """Write a paragraph, and go on under it."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        box = QRectF(indent, self._top, self._width - indent, 2000)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        drawn = self._painter.drawText(box, wrap, words)
        self._top += drawn.height()

    def write_groups(self, groups: tuple[str, ...]) -> None:
        """Two rows of four, with a frame round all."""
        painter, high, pad = self._painter, 70.0, 22.0
        frame = QRectF(0, self._top, self._width, 2 * high + 2 * pad)
        painter.setPen(QPen(QColor(EDGE), 1.2))
        painter.drawRoundedRect(frame, 14, 14)
        wide = (self._width - 2 * pad) / 4
        for number, group in enumerate(groups):
            left, top = pad + number % 4 * wide, frame.top() + pad + number // 4 * high
            painter.setFont(self.font(12))
            painter.setPen(QColor(INK2))
            painter.drawText(QRectF(left, top, wide, 16), str(number + 1))
            painter.setFont(self.font(30, strong=True))
            painter.setPen(QColor(INK))
            painter.drawText(QRectF(left, top + 16, wide, 44), group)
        self._top = frame.bottom()


def paint_sheet(painter: QPainter, width: float, sheet: Sheet, theme: Theme) -> None:
    """Paint the sheet on a page so many px wide, 96 px an inch, from its top left corner."""
    painter.translate(MARGIN, MARGIN)
    pen = Pen(painter, theme, width - 2 * MARGIN)
    pen.write("calmroom recovery sheet", pen.font(28, strong=True), INK)
    pen.skip(4)
    pen.write(f"Made on {whole_date(sheet.made)}", pen.font(14), INK2)
    pen.skip(26)
    pen.write(WHAT, pen.font(15), INK)
    pen.skip(26)
    pen.write_groups(sheet.key.groups)
    pen.skip(30)
    pen.write("How to use it", pen.font(18, strong=True), INK)
    for number, words in enumerate(HOW[:-1], start=1):
        pen.skip(8)
        pen.write(f"{number}.  {words}", pen.font(15), INK)
    pen.skip(8)
    pen.write(HOW[-1], pen.font(15), INK)
    pen.skip(16)
    pen.write(LETTERS, pen.font(14), INK2)
    pen.skip(16)
    pen.write(LAST, pen.font(14), INK2)


def pdf_of_sheet(sheet: Sheet, theme: Theme) -> bytes:
    """The sheet as a PDF, made in memory."""
    return pdf_of("calmroom recovery sheet", 1, lambda painter, _: paint_sheet(painter, A4.width(), sheet, theme))


def save_sheet(path: Path, sheet: Sheet, theme: Theme) -> None:
    """Write the sheet to a file that only its owner can read.

    Raises:
        OSError: If it could not be written.
    """
    save_private(path, pdf_of_sheet(sheet, theme))


def print_sheet(printer: QPrinter, sheet: Sheet, theme: Theme) -> None:
    """Print the sheet."""
    wide = printer.width() * DPI / printer.resolution()
    print_pages(printer, 1, lambda painter, _: paint_sheet(painter, wide, sheet, theme))
