"""Pages as a PDF, pictures as PNG, either as a private file, and pages on a printer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from calmroom.ui.paper.layout import Pages

DPI: Final = 96
FINE: Final = 1200
"""Dots an inch of the PDF: letters keep the distances they were drawn with."""
PRIVATE_FILE: Final = 0o600
NOT_SAVED: Final = "It could not be saved there."
NOT_WRITTEN: Final = "The file could not be written there."
ANOTHER: Final = "Choose another folder."
ANOTHER_OR_ROOM: Final = "Choose another folder, or free some room."


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


def save_where_asked(path: Path, content: bytes, told: str = NOT_SAVED, hint: str = ANOTHER) -> None:
    """The same in the place that a person chose; called on the worker.

    Args:
        path: Where to.
        content: The file.
        told: What is said where it could not be written.
        hint: What is to be done then.

    Raises:
        CalmroomError: If it could not be written.
    """
    try:
        save_private(path, content)
    except OSError as fault:
        raise CalmroomError(told, hint) from fault


def png_of(image: QImage) -> bytes:
    """A picture as a PNG, made in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


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
