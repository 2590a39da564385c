from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.sensations import sensation
from calmroom.ui.theme.tokens import DAWN, DUSK, HIGH_CONTRAST, Palette, contrast
from calmroom.ui.widgets.figure_marks import Scene, paint_map
from calmroom.ui.widgets.figure_places import MID_LINES, mark_shape, middle_of, place_at
from calmroom.ui.widgets.map_picture import picture_of, standing_in

NOW = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
EMPTY = BodyMap("0" * 32, NOW, NOW)
SIZE = (264, 640)


def painted(
    look: Look, body_map: BodyMap, palette: Palette = DAWN, ratio: float = 1.0, view: View = View.FRONT
) -> QImage:
    image = QImage(int(SIZE[0] * ratio), int(SIZE[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(palette.bg))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_map(painter, Scene(look.figure, view, palette, standing_in(QRectF(0, 0, *SIZE))), body_map)
    painter.end()
    return image


def part(image: QImage, look: Look, place: str, side: int = 16) -> QImage:
    ratio = image.devicePixelRatio()
    at = standing_in(QRectF(0, 0, *SIZE)).transform.map(middle_of(look.figure, place)) * ratio
    reach = int(side * ratio)
    return image.copy(int(at.x()) - reach // 2, int(at.y()) - reach // 2, reach, reach)


def greys(image: QImage) -> list[int]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).red() for y in range(grey.height()) for x in range(grey.width())]


def edges(image: QImage) -> list[bool]:
    """Where it is brighter than in the middle of all its brightness: the texture without its colour."""
    values = greys(image)
    if max(values) - min(values) < 8:
        return [False] * len(values)
    middle = (max(values) + min(values)) / 2
    return [value > middle for value in values]


@pytest.mark.parametrize("palette", [DAWN, DUSK], ids=lambda palette: palette.name)
def test_every_word_is_told_from_every_other_without_its_colour(look: Look, palette: Palette) -> None:
    words = [word for word in Quality if word is not Quality.NOTHING]
    textures = {
        word: edges(
            part(painted(look, replace(EMPTY, marks=(Mark("belly", word, Strength.STRONG),)), palette), look, "belly")
        )
        for word in words
    }
    for one, other in combinations(words, 2):
        different = sum(a != b for a, b in zip(textures[one], textures[other], strict=True))
        assert different > 0.04 * len(textures[one]), (one, other)


@pytest.mark.parametrize("palette", [DAWN, DUSK, HIGH_CONTRAST], ids=lambda palette: palette.name)
@pytest.mark.parametrize("word", list(Quality))
def test_the_line_of_every_word_is_seen_on_the_body(palette: Palette, word: Quality) -> None:
    assert contrast(sensation(word, palette).line, palette.body) >= 3


def test_a_fainter_mark_is_paler_and_its_line_is_not(look: Look) -> None:
    def shade(strength: Strength) -> int:
        return (
            part(painted(look, replace(EMPTY, marks=(Mark("heart", Quality.HEAVY, strength),))), look, "heart", 2)
            .pixelColor(0, 0)
            .lightness()
        )

    assert shade(Strength.FAINT) > shade(Strength.MEDIUM) > shade(Strength.STRONG)


def test_on_the_skin_the_middle_stays_free(look: Look) -> None:
    bare = part(painted(look, EMPTY), look, "belly", 4)
    inside = part(painted(look, replace(EMPTY, marks=(Mark("belly", Quality.WARM),))), look, "belly", 4)
    skin = part(painted(look, replace(EMPTY, marks=(Mark("belly", Quality.WARM, depth=Depth.SKIN),))), look, "belly", 4)
    assert skin == bare
    assert inside != bare


def test_nothing_has_a_dashed_line_and_no_fill(look: Look) -> None:
    bare = painted(look, EMPTY)
    nothing = painted(look, replace(EMPTY, marks=(Mark("belly", Quality.NOTHING),)))
    assert nothing != bare
    assert part(nothing, look, "belly", 8) == part(bare, look, "belly", 8)


def test_what_is_around_lies_outside_of_the_body(look: Look) -> None:
    around = painted(look, replace(EMPTY, marks=(Mark(AROUND_ME, Quality.WARM, depth=Depth.AROUND),)))
    bare = painted(look, EMPTY)
    assert part(around, look, "belly") == part(bare, look, "belly")
    assert around != bare


def test_paint_inside_never_leaves_the_body(look: Look) -> None:
    wide = Stroke(View.FRONT, ((-40.0, 20.0), (300.0, 20.0)), 20, Quality.STILL, Strength.STRONG)
    image = painted(look, replace(EMPTY, strokes=(wide,)))
    line = standing_in(QRectF(0, 0, *SIZE)).transform.map(middle_of(look.figure, "crown")).toPoint().y()
    assert image.pixelColor(20, line) == QColor(DAWN.bg)
    assert image != painted(look, EMPTY)


@pytest.mark.parametrize("ratio", [1.5, 2.0])
def test_on_a_finer_screen_it_is_drawn_finer_and_not_enlarged(look: Look, ratio: float) -> None:
    body_map = replace(EMPTY, marks=(Mark("belly", Quality.STILL, Strength.STRONG), Mark("heart", Quality.TIGHT)))
    fine = painted(look, body_map, ratio=ratio)
    enlarged = painted(look, body_map).scaled(
        fine.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )

    def sharpness(image: QImage) -> int:
        values, wide = greys(image), image.width()
        across, down = pairwise(values), zip(values, values[wide:], strict=False)
        return sum((one - other) ** 2 for pairs in (across, down) for one, other in pairs)

    for place in ("belly", "heart"):
        assert sharpness(part(fine, look, place, 30)) > 1.1 * sharpness(part(enlarged, look, place, 30))


def test_the_middle_of_a_place_is_that_place_and_not_the_mid_line_over_it(look: Look) -> None:
    for place in ("heart", "belly", "breastbone", "sacrum", "midspine"):
        assert place_at(look.figure, PLACES[place].view, middle_of(look.figure, place)) == place


@pytest.mark.parametrize("place", sorted(set(PLACES) - MID_LINES))
def test_the_middle_of_a_mark_is_found_again_under_the_pointer(look: Look, place: str) -> None:
    shape = mark_shape(look.figure, place)
    assert not shape.isEmpty()
    hits = {
        place_at(
            look.figure, PLACES[place].view, shape.pointAtPercent(step / 24) * 0.7 + middle_of(look.figure, place) * 0.3
        )
        for step in range(24)
    }
    assert place in hits


def test_a_picture_for_paper_is_front_and_back_and_large_enough_to_print(look: Look) -> None:
    image = picture_of(look, replace(EMPTY, marks=(Mark("sacrum", Quality.WARM),)), "20 November 2026")
    assert min(image.width(), image.height()) >= 1800
    assert image.pixelColor(0, 0) == QColor("#FFFFFF")
