"""The covers that a phone shows are those of the practices as they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fakes.library import ASSETS, bundled
from PySide6.QtGui import QImage

sys.path.append(str(Path(__file__).parents[3] / "packaging"))

import covers

COVERS = ASSETS / "covers"
NEAR = 2.0
"""Of 255: another Qt may draw the edge of a line a little differently."""


def difference(one: QImage, other: QImage) -> float:
    """How far two pictures are from each other on average, of 255."""
    assert one.size() == other.size()
    grey = (image.convertToFormat(QImage.Format.Format_Grayscale8).constBits() for image in (one, other))
    first, second = (bytes(bits) for bits in grey)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)


def test_every_practice_has_a_cover_and_no_cover_is_left_over() -> None:
    wanted = {script.id for script in bundled().scripts()} | {covers.OF_ALL}
    assert {path.stem for path in COVERS.iterdir()} == wanted


@pytest.mark.parametrize("path", sorted(COVERS.iterdir()), ids=lambda path: path.stem)
def test_a_cover_is_small_and_square(path: Path) -> None:
    image = QImage(str(path))
    assert path.stat().st_size <= covers.MOST_BYTES
    assert (image.width(), image.height()) == (covers.SIDE, covers.SIDE)


@pytest.mark.usefixtures("qapp")
def test_drawn_once_more_they_are_the_same(tmp_path: Path) -> None:
    for drawn in covers.draw(tmp_path):
        kept = QImage(str(COVERS / drawn.name))
        assert difference(QImage(str(drawn)), kept) < NEAR, f"run packaging/covers.py: {drawn.name} is another one"
