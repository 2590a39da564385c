from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from calmroom.domain.body.body import PLACES, View
from calmroom.ui.theme.figure import Figure, path_of, read_figure


@pytest.fixture(scope="module")
def figure() -> Figure:
    return read_figure(Path(__file__).parents[3] / "assets" / "figure" / "body-figure.json")


def test_the_figure_has_every_place_of_the_domain(figure: Figure) -> None:
    assert {place.id: place.view for place in figure.places.values()} == {
        place.id: View(place.view) for place in PLACES.values()
    }


@pytest.mark.parametrize("view", list(View))
def test_head_ears_and_body_are_one_shape(figure: Figure, view: View) -> None:
    body = figure.body(view)
    assert body.contains(QPointF(130, 40))
    assert body.contains(QPointF(130, 200))
    assert not body.contains(QPointF(5, 5))
    assert len(body.toSubpathPolygons()) == 1


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_place_can_be_outlined(figure: Figure, place: str) -> None:
    assert not figure.place_path(place).isEmpty()


def test_the_side_that_shows_most_is_chosen(figure: Figure) -> None:
    assert figure.view_of(("backribs-l", "backribs-r")) is View.BACK
    assert figure.view_of(("jaw", "throat", "sacrum")) is View.FRONT
    assert figure.view_of(()) is View.FRONT


def test_an_unknown_place_is_passed_over(figure: Figure) -> None:
    assert figure.glow_boxes(("nowhere",), View.FRONT) == ()


def test_both_sides_of_the_ribs_are_one_light(figure: Figure) -> None:
    (box,) = figure.glow_boxes(("backribs-l", "backribs-r"), View.BACK)
    assert box.center().x() == pytest.approx(130)


def test_both_hands_are_two_lights(figure: Figure) -> None:
    assert len(figure.glow_boxes(("hand-l", "hand-r"), View.FRONT)) == 2


def test_a_place_within_a_band_adds_no_light_of_its_own(figure: Figure) -> None:
    assert len(figure.glow_boxes(("backribs-l", "midspine", "backribs-r"), View.BACK)) == 1


def test_pieces_of_the_mid_line_become_one_long_light(figure: Figure) -> None:
    (box,) = figure.glow_boxes(("between", "midspine", "lowspine", "sacrum"), View.BACK)
    assert box.height() > 190


def test_the_other_side_is_not_lit(figure: Figure) -> None:
    assert figure.glow_boxes(("jaw",), View.BACK) == ()


def test_a_path_of_a_square_is_closed() -> None:
    path = path_of("M0.0 0.0C0 0 10 0 10 0C10 0 10 10 10 10C10 10 0 10 0 10Z")
    assert path.contains(QPointF(5, 5))


def test_a_file_that_is_no_figure_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "figure.json"
    file.write_text("not a figure")
    with pytest.raises(ValueError, match="Expecting value"):
        read_figure(file)
