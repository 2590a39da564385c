"""Every practice has a picture of its own."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from fakes.library import bundled
from PySide6.QtGui import QImage

from calmroom.domain.body.body import PLACES, SENSITIVE, lit_places, stem_of
from calmroom.ui.widgets.cover_queue import CoverQueue
from calmroom.ui.widgets.covers import CoverArt, CoverKind, CoverSize, cover_pixmap, kept_cover
from calmroom.ui.widgets.practice_art import PICTURES, art_of
from calmroom.ui.widgets.scenes import Scene

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from calmroom.ui.theme.look import Look

EVERY = tuple(PLACES)
THIRTY = [f"s{number:02}" for number in range(1, 31)]
ALIKE = 3.0
"""Of 255, on average: pictures nearer than this could be taken for one another."""


def painted(look: Look, script_id: str) -> bytes:
    pixmap = cover_pixmap(look, art_of(script_id, EVERY), CoverSize.LARGE.size, 1.0)
    return bytes(pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888).constBits())


def difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_all_thirty_have_one() -> None:
    assert sorted(PICTURES) == THIRTY


def test_no_two_can_be_taken_for_one_another(look: Look) -> None:
    pictures = {script_id: painted(look, script_id) for script_id in PICTURES}
    near = [(a, b) for a, b in combinations(pictures, 2) if difference(pictures[a], pictures[b]) < ALIKE]
    assert near == []


@pytest.mark.parametrize("scene", [scene for scene in Scene if scene is not Scene.NONE])
def test_every_drawing_belongs_to_a_practice_and_draws_something(look: Look, scene: Scene) -> None:
    assert scene in {art.scene for art in PICTURES.values()}
    drawn = cover_pixmap(look, CoverArt(CoverKind.SCENE, scene=scene), (44, 56), 1.0).toImage()
    assert drawn != cover_pixmap(look, CoverArt(CoverKind.SCENE), (44, 56), 1.0).toImage()


@pytest.mark.parametrize("script", bundled().scripts(), ids=lambda script: script.id)
def test_a_picture_lights_only_what_its_practice_goes_to(script: object) -> None:
    lit = set(art_of(script.id, lit_places(script, ())).places)  # type: ignore[attr-defined, arg-type]
    assert lit <= set(lit_places(script, ()))  # type: ignore[arg-type]
    if PICTURES[script.id].kind is CoverKind.FIGURE and PICTURES[script.id].places:  # type: ignore[attr-defined]
        assert lit or script.id == "s03"  # type: ignore[attr-defined]


def test_what_is_left_out_is_not_lit_on_it() -> None:
    welcome = tuple(place for place in EVERY if place != "jaw")
    assert "jaw" in art_of("s13", EVERY).places
    assert "jaw" not in art_of("s13", welcome).places


def test_practices_of_ones_own_light_their_places_or_a_window() -> None:
    assert art_of("mine", ("foot-l",)) == CoverArt(CoverKind.FIGURE, ("foot-l",))
    assert art_of("mine", ()) == CoverArt(CoverKind.LIGHT)


def test_sensitive_places_are_lit_only_where_the_practice_is_about_them() -> None:
    about = {"s07", "s09", "s13", "s18"}
    sensitive = {key for key, art in PICTURES.items() if any(stem_of(place) in SENSITIVE for place in art.places)}
    assert sensitive <= about


def test_covers_are_painted_one_after_the_other_and_nobody_waits(look: Look, qtbot: QtBot) -> None:
    queue, told = CoverQueue(look), []
    queue.painted.connect(lambda: told.append(True))
    arts = [CoverArt(CoverKind.SCENE, scene=scene, crop=(1.0, 2.0, 3.0)) for scene in (Scene.LOW, Scene.WAVE)]
    for art in arts:
        queue.want(art, 1.0)
    assert all(kept_cover(look, art, CoverSize.SMALL.size, 1.0) is None for art in arts)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert all(kept_cover(look, art, CoverSize.SMALL.size, 1.0) is not None for art in arts)


def test_what_nobody_looks_at_any_more_is_not_painted(look: Look, qtbot: QtBot) -> None:
    queue, told = CoverQueue(look), []
    queue.painted.connect(lambda: told.append(True))
    queue.want(CoverArt(CoverKind.SCENE, scene=Scene.LOW, crop=(9.0, 9.0, 9.0)), 1.0)
    queue.rest()
    qtbot.wait(20)
    assert told == []
