"""The window's own icons: line drawings on a 20 px grid, 1.6 px line, round caps and joins, no fills.

The drawings are written in a small language of absolute commands, separated by blanks::

    M x y            start a line                     L x y            line to
    C x y x y x y    cubic curve                      Z                close
    O x y r          circle                           D x y r          filled dot
    A x y r from by  arc of a circle in degrees, counter-clockwise from three o'clock
    R x y w h r      rectangle with rounded corners
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

GRID: Final = 20.0
LINE: Final = 1.6


class Icon(StrEnum):
    """One drawing; each stands beside its word, and alone only for back, undo, search and add."""

    TODAY = "today"
    LIBRARY = "library"
    JOURNAL = "journal"
    BODY = "body"
    HISTORY = "history"
    SETTINGS = "settings"
    LOCK = "lock"
    GROUND = "ground"
    PLAY = "play"
    PAUSE = "pause"
    HOLD = "hold"
    EASE_OFF = "ease-off"
    CAPTIONS = "captions"
    WORDS = "words"
    LIGHTS = "lights"
    BACK = "back"
    NEXT = "next"
    DOWN = "down"
    SEARCH = "search"
    ADD = "add"
    CLOSE = "close"
    UNDO = "undo"
    VOICE = "voice"
    BED = "bed"
    INFO = "info"
    HEART = "heart"
    PHONE = "phone"
    LINK = "link"
    PRINT = "print"
    EXPORT = "export"
    TABLE = "table"
    CHECK = "check"
    CARE = "care"
    PENCIL = "pencil"
    MENU = "menu"
    TWO_HANDS = "two-hands"
    LEAF = "leaf"
    MARK = "mark"
    PACER = "pacer"
    SOUND_OFF = "sound-off"
    EYE = "eye"
    EYE_SHUT = "eye-shut"
    FOLDER = "folder"
    DESK = "desk"


DRAWINGS: Final[dict[Icon, str]] = {
    Icon.TODAY: "M 2 15.4 L 18 15.4 A 10 15.4 4 0 180 M 10 5.2 L 10 7.6 M 3.4 8.6 L 5 10.2 M 16.6 8.6 L 15 10.2",
    Icon.LIBRARY: "M 3.4 3.6 L 3.4 16.4 M 7.8 3.6 L 7.8 16.4 M 12.2 4.2 L 16.8 16",
    Icon.JOURNAL: "M 12 2.8 L 4.4 2.8 L 4.4 17.2 L 15.6 17.2 L 15.6 6.4 Z M 7.6 10 L 12.4 10 M 7.6 13.4 L 12.4 13.4",
    Icon.BODY: "O 10 4 1.9 M 4 8.2 L 10 7.8 L 16 8.2 M 10 7.8 L 10 12 M 10 12 L 6.8 17.4 M 10 12 L 13.2 17.4",
    Icon.HISTORY: (
        "M 4.6 4.6 C 2.2 7.8 2.2 12.2 4.6 15.4 M 15.4 4.6 C 17.8 7.8 17.8 12.2 15.4 15.4 "
        "D 7.1 10 0.95 D 10 10 0.95 D 12.9 10 0.95"
    ),
    Icon.SETTINGS: (
        "M 2.6 6.2 L 10.4 6.2 M 14.8 6.2 L 17.4 6.2 O 12.6 6.2 2.1 M 2.6 13.8 L 5.2 13.8 "
        "M 9.6 13.8 L 17.4 13.8 O 7.4 13.8 2.1"
    ),
    Icon.LOCK: "R 4 8.8 12 8.2 1.6 M 6.8 8.8 L 6.8 6 C 6.8 1.8 13.2 1.8 13.2 6 L 13.2 8.8",
    Icon.GROUND: "M 2.4 17 L 17.6 17 M 7.8 3 L 7.8 12.8 L 4.8 12.8 M 12.2 3 L 12.2 12.8 L 15.2 12.8",
    Icon.PLAY: "M 6.2 3.8 L 16 10 L 6.2 16.2 Z",
    Icon.PAUSE: "M 7.2 4.4 L 7.2 15.6 M 12.8 4.4 L 12.8 15.6",
    Icon.HOLD: "A 10 9.4 5.8 180 180 D 10 7.6 1.7",
    Icon.EASE_OFF: "M 2.4 4.4 C 7.6 4.4 8.4 12.6 16.4 12.8 M 2.4 16.6 L 17.6 16.6",
    Icon.CAPTIONS: "R 2.4 4 15.2 12 1 M 5.6 8.6 L 14.4 8.6 M 5.6 11.8 L 11.2 11.8",
    Icon.WORDS: "M 3 4.6 L 17 4.6 M 3 8.2 L 17 8.2 M 3 11.8 L 17 11.8 M 3 15.4 L 11.6 15.4",
    Icon.LIGHTS: "M 9.6 2.9 C 4.6 3.5 1.9 8.6 4 13 C 6.2 17.6 12.4 18.6 16 14.8 C 10.4 15.4 6.4 9 9.6 2.9 Z",
    Icon.BACK: "M 12.6 4.2 L 6.8 10 L 12.6 15.8",
    Icon.NEXT: "M 7.4 4.2 L 13.2 10 L 7.4 15.8",
    Icon.DOWN: "M 4.8 7.4 L 10 12.6 L 15.2 7.4",
    Icon.SEARCH: "O 8.6 8.6 5.4 M 12.6 12.6 L 17.2 17.2",
    Icon.ADD: "M 10 3.6 L 10 16.4 M 3.6 10 L 16.4 10",
    Icon.CLOSE: "M 5 5 L 15 15 M 15 5 L 5 15",
    Icon.UNDO: "M 7 3.8 L 3.4 7.4 L 7 11 M 3.4 7.4 L 11.6 7.4 C 18.2 7.4 18.2 16.4 11.6 16.4 L 7.2 16.4",
    Icon.VOICE: "R 7.2 2.4 5.6 9.4 2.8 M 4 9.6 C 4 17 16 17 16 9.6 M 10 15.2 L 10 18",
    Icon.BED: (
        "M 2.4 6.6 C 5 4.4 7.4 4.4 10 6.6 C 12.6 8.8 15 8.8 17.6 6.6 "
        "M 2.4 13 C 5 10.8 7.4 10.8 10 13 C 12.6 15.2 15 15.2 17.6 13"
    ),
    Icon.INFO: "O 10 10 7.4 M 10 9.4 L 10 13.8 D 10 6.4 0.95",
    Icon.HEART: "M 10 16.8 C 1.2 11.4 1.8 3.6 6.4 3.6 C 8.6 3.6 9.6 5.2 10 6.4 C 10.4 5.2 11.4 3.6 13.6 3.6 "
    "C 18.2 3.6 18.8 11.4 10 16.8 Z",
    Icon.PHONE: "M 3.4 3.8 L 6.6 2.8 L 8.6 7 L 6.8 8.8 C 7.6 10.6 9.4 12.4 11.2 13.2 L 13 11.4 L 17.2 13.4 L 16.2 16.6 "
    "C 9.6 17.6 2.4 10.4 3.4 3.8 Z",
    Icon.LINK: (
        "M 8.2 11.8 L 11.8 8.2 M 9 6 L 11.4 3.6 C 14 1 19 6 16.4 8.6 L 14 11 "
        "M 11 14 L 8.6 16.4 C 6 19 1 14 3.6 11.4 L 6 9"
    ),
    Icon.PRINT: (
        "M 6 7.4 L 6 3 L 14 3 L 14 7.4 M 6 14.4 L 3 14.4 L 3 7.4 L 17 7.4 L 17 14.4 L 14 14.4 "
        "M 6 11.8 L 14 11.8 L 14 17 L 6 17 Z"
    ),
    Icon.EXPORT: "M 10 2.8 L 10 12 M 6.2 8.6 L 10 12.4 L 13.8 8.6 M 3 13 L 3 17 L 17 17 L 17 13",
    Icon.TABLE: "R 2.8 3.8 14.4 12.4 1.2 M 2.8 8 L 17.2 8 M 2.8 12.1 L 17.2 12.1 M 8 8 L 8 16.2",
    Icon.CHECK: "M 4 10.6 L 8.2 14.8 L 16.2 5.8",
    Icon.CARE: "M 10 2.8 L 17.6 16.4 L 2.4 16.4 Z M 10 8 L 10 11.6 D 10 14 0.95",
    Icon.PENCIL: "M 3.4 16.6 L 4.2 12.8 L 13.6 3.4 L 16.6 6.4 L 7.2 15.8 Z M 11.4 5.6 L 14.4 8.6",
    Icon.MENU: "M 3 5.2 L 17 5.2 M 3 10 L 17 10 M 3 14.8 L 17 14.8",
    Icon.TWO_HANDS: "M 6.2 3.6 C 2.8 7.4 2.8 12.6 6.2 16.4 M 13.8 3.6 C 17.2 7.4 17.2 12.6 13.8 16.4",
    Icon.LEAF: (
        "M 16.8 3.2 C 8.6 2.6 3.4 6.6 4 13 C 4.2 15 5.2 16 7 16 C 13.6 16.2 17.2 11.2 16.8 3.2 Z M 2.8 17.4 L 12 7.8"
    ),
    Icon.MARK: "M 6.4 3.2 C 2.8 7.2 2.8 12.8 6.4 16.8 M 13.6 3.2 C 17.2 7.2 17.2 12.8 13.6 16.8 D 10 10 1.7",
    Icon.PACER: "M 5.4 3.4 C 1.8 7.4 1.8 12.6 5.4 16.6 M 14.6 3.4 C 18.2 7.4 18.2 12.6 14.6 16.6 O 10 10 1.9",
    Icon.SOUND_OFF: (
        "M 3 7.6 L 6 7.6 L 10.4 4 L 10.4 16 L 6 12.4 L 3 12.4 Z M 13.4 7.8 L 17.6 12.2 M 17.6 7.8 L 13.4 12.2"
    ),
    Icon.EYE: "M 2 10 C 5.4 3.4 14.6 3.4 18 10 C 14.6 16.6 5.4 16.6 2 10 Z O 10 10 2.5",
    Icon.FOLDER: "M 2.6 4.6 L 7.6 4.6 L 9.4 6.8 L 17.4 6.8 L 17.4 16 L 2.6 16 Z",
    Icon.DESK: "M 1.8 6.4 L 18.2 6.4 M 3.8 6.4 L 3.8 16.8 M 16.2 6.4 L 16.2 16.8 M 16.2 11 L 10 11 L 10 6.4",
    Icon.EYE_SHUT: "M 2 10 C 5.4 3.4 14.6 3.4 18 10 C 14.6 16.6 5.4 16.6 2 10 Z O 10 10 2.5 M 3.6 17 L 16.4 3",
}


@cache
def icon_paths(icon: Icon) -> tuple[QPainterPath, QPainterPath]:
    """The lines and the filled dots of an icon, on the 20 px grid."""
    lines, dots = QPainterPath(), QPainterPath()
    words = DRAWINGS[icon].split()
    at = 0
    while at < len(words):
        command = words[at]
        size = {"M": 2, "L": 2, "C": 6, "Z": 0, "O": 3, "D": 3, "A": 5, "R": 5}[command]
        _draw(command, [float(word) for word in words[at + 1 : at + 1 + size]], lines, dots)
        at += 1 + size
    return lines, dots


def _draw(command: str, n: list[float], lines: QPainterPath, dots: QPainterPath) -> None:
    match command:
        case "M":
            lines.moveTo(n[0], n[1])
        case "L":
            lines.lineTo(n[0], n[1])
        case "C":
            lines.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        case "Z":
            lines.closeSubpath()
        case "A":
            box = QRectF(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2])
            lines.arcMoveTo(box, n[3])
            lines.arcTo(box, n[3], n[4])
        case "R":
            lines.addRoundedRect(QRectF(n[0], n[1], n[2], n[3]), n[4], n[4])
        case _:
            (lines if command == "O" else dots).addEllipse(QPointF(n[0], n[1]), n[2], n[2])


def draw_icon(painter: QPainter, icon: Icon, box: QRectF, colour: QColor, *, dot: QColor | None = None) -> None:
    """Draws an icon into a square box; ``dot`` is the colour of its dots where they are not the line's."""
    lines, dots = icon_paths(icon)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / GRID, box.height() / GRID)
    pen = QPen(colour, LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(dot or colour)
    painter.drawPath(dots)
    painter.restore()


def icon_pixmap(icon: Icon, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of ``size`` logical px at a device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, icon, QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return pixmap
