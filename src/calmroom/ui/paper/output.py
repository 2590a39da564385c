"""Pages as a PDF, as a private file, and on a printer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from calmroom.ui.paper.layout import Pages

DPI: Final = 96
FINE: Final = 1200
"""Dots an inch of the PDF: letters keep the distances they were drawn with."""
PRIVATE_FILE: Final = 0o600


def pdf_of(title: str, count: int, paint: Callable[[QPainter, int], None]) -> bytes:
    """Pages of A4 as a PDF, made in memory.

    Args:
        title: What the file says it is.
        count: How many pages.
        paint: Paints the page of that number, from 0, in px of 1/96 inch.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("calmroom")
    writer.setResolution(FINE)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter(writer)
    painter.scale(FINE / DPI, FINE / DPI)
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        paint(painter, number)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


def save_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read; it is on the disk when this returns.

    Raises:
        OSError: If it could not be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def print_pages(printer: QPrinter, count: int, paint: Callable[[QPainter, int], None]) -> None:
    """Print pages; each is fitted to the width of the printer's own paper."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    factor = printer.resolution() / DPI
    painter.scale(factor, factor)
    for number in range(count):
        if number:
            printer.newPage()
        painter.save()
        paint(painter, number)
        painter.restore()
    painter.end()


def pdf_of_pages(pages: Pages) -> bytes:
    """A laid out document as a PDF."""
    return pdf_of(pages.document.name, pages.count, pages.paint)
