"""Draws the covers that a phone shows into assets/covers: one a practice, by the window's own painters.

After a practice was added or the figure was changed:  .venv/bin/python packaging/covers.py
"""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from calmroom.domain.body.body import lit_places
from calmroom.domain.script import Script
from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice
from calmroom.scripts.library import ScriptLibrary
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.widgets.covers import cover_pixmap
from calmroom.ui.widgets.practice_art import art_of

ROOT: Final = Path(__file__).resolve().parents[1]
ASSETS: Final = ROOT / "assets"
SIDE: Final = 480
ZOOM: Final = 3
"""Lines are as strong as on a cover of the window that is so much smaller."""
MOST_BYTES: Final = 30_000
"""An Opus file keeps its cover on one page with its words."""
FEW: Final = 256
"""Colours of a cover: light that fades takes a third of the bytes, and is seen the same on a phone."""
ALIKE: Final = 0xFFF8F8F8
"""Colours that differ by less than eight in each part are one."""
OF_ALL: Final = "calmroom"
"""For practices of one's own."""


def draw(folder: Path) -> list[Path]:
    """Draw every cover into a folder, in an application that is there; the paths of what was drawn."""
    look = Look(theme_from(Settings(theme=ThemeChoice.DAWN, motion=MotionChoice.REDUCED), ASSETS), ASSETS)
    folder.mkdir(parents=True, exist_ok=True)
    scripts = ScriptLibrary((ASSETS / "scripts",)).scripts()
    pictures = {script.id: _practice(look, script) for script in scripts} | {OF_ALL: _mark(look)}
    drawn = []
    for name, picture in pictures.items():
        path = folder / f"{name}.png"
        _with_few_colours(picture).save(str(path), quality=0)
        drawn.append(path)
    return drawn


def _with_few_colours(picture: QImage) -> QImage:
    """The picture in some of its colours, not two of them nearly alike, each other one as the nearest of them."""
    pixels = picture.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(pixels.constBits()).cast("I"))
    alike: dict[int, tuple[int, int]] = {}
    for colour, count in counts.most_common():
        first, so_far = alike.setdefault(colour & ALIKE, (colour, 0))
        alike[colour & ALIKE] = (first, so_far + count)
    table = [colour for colour, _ in sorted(alike.values(), key=lambda pair: -pair[1])[:FEW]]
    return pixels.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _practice(look: Look, script: Script) -> QImage:
    art = art_of(script.id, lit_places(script, ()))
    image, painter = _sheet(look)
    picture = cover_pixmap(look, art, (SIDE // ZOOM, SIDE // ZOOM), float(ZOOM))
    picture.setDevicePixelRatio(1.0)
    painter.drawPixmap(QPointF(0, 0), picture)
    painter.end()
    return image


def _mark(look: Look) -> QImage:
    image, painter = _sheet(look)
    box = QRectF(0, 0, SIDE, SIDE).adjusted(SIDE / 4, SIDE / 4, -SIDE / 4, -SIDE / 4)
    draw_icon(painter, Icon.MARK, box, QColor(look.palette.lake), dot=QColor(look.palette.lamp_line))
    painter.end()
    return image


def _sheet(look: Look) -> tuple[QImage, QPainter]:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(look.palette.sunk))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return image, painter


if __name__ == "__main__":
    application = QApplication([])
    for cover in draw(ASSETS / "covers"):
        size = cover.stat().st_size
        sys.stdout.write(f"{cover.relative_to(ROOT)}  {size} bytes{'  too large' if size > MOST_BYTES else ''}\n")
