from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtGui import QColor

from calmroom.domain.sessions.span import Span
from calmroom.ui.widgets.span import SpanPicture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

SAID = "It is 3 days since your session with Maya, and 11 to the next."


@pytest.fixture
def picture(furnish: Furnish, qtbot: QtBot) -> SpanPicture:
    made = SpanPicture(furnish(House()).context.look, "today.span")
    qtbot.addWidget(made)
    made.resize(800, made.sizeHint().height())
    return made


def light(picture: SpanPicture) -> list[int]:
    """The columns in which today's light is painted."""
    image = picture.grab().toImage()
    lit = QColor(picture.look.palette.lamp_line)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == lit for y in range(image.height()))]


def test_it_says_in_words_what_it_draws(picture: SpanPicture) -> None:
    picture.show_span(Span(14, 3, "Thursday 5 March", "Thursday 19 March", SAID))
    assert picture.accessibleName() == SAID


def test_the_light_stands_where_today_is(picture: SpanPicture) -> None:
    places = []
    for passed in (0, 7, 14):
        picture.show_span(Span(14, passed, "5 March", "19 March", SAID))
        columns = light(picture)
        places.append((min(columns) + max(columns)) / 2)
    left, middle, right = places
    assert left < 60
    assert middle == pytest.approx(400, abs=3)
    assert right > 740
    assert middle - left == pytest.approx(right - middle, abs=3)


def test_without_a_span_nothing_is_there(picture: SpanPicture) -> None:
    picture.show_span(None)
    assert not picture.isVisible()
    assert picture.accessibleName() == ""


@pytest.mark.parametrize(
    "span",
    [
        Span(None, 3, "5 March", "no next date yet", SAID),
        Span(None, None, "", "19 March", SAID),
        Span(0, 0, "5 March", "5 March", SAID),
        Span(1, 1, "5 March", "6 March", SAID),
        Span(400, 30, "5 March", "9 April 2027", SAID),
    ],
)
def test_any_span_can_be_drawn_however_narrow(picture: SpanPicture, span: Span) -> None:
    picture.show_span(span)
    for width in (160, 300, 800):
        picture.resize(width, picture.height())
        assert light(picture)


def washed(picture: SpanPicture) -> list[int]:
    """The columns in which the quiet window is painted."""
    image = picture.grab().toImage()
    wash = QColor(picture.look.palette.lamp_wash)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == wash for y in range(image.height()))]


def test_the_quiet_window_is_a_wash_from_the_session_to_its_last_night(picture: SpanPicture) -> None:
    span = Span(14, 1, "Thursday 5 March", "Thursday 19 March", SAID)
    picture.show_span(span, 3, "Quiet window, until Sunday night.")
    columns = washed(picture)
    third = 34 + (800 - 68) * 3 / 14
    assert min(columns) < 34
    assert max(columns) == pytest.approx(third + 22, abs=2)
    assert picture.accessibleName() == f"{SAID} Quiet window, until Sunday night."


def test_without_a_quiet_window_nothing_is_washed(picture: SpanPicture) -> None:
    picture.show_span(Span(14, 3, "Thursday 5 March", "Thursday 19 March", SAID))
    assert washed(picture) == []


def test_without_a_next_date_the_wash_ends_a_little_after_today(picture: SpanPicture) -> None:
    picture.show_span(Span(None, 1, "Thursday 5 March", "no next date yet", SAID), 3)
    assert max(washed(picture)) == pytest.approx(400 + 22, abs=2)
