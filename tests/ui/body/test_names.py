from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.body.opened import JAW, LEFT, Opened, Show

from calmroom.domain.body.body import PLACES, View, is_sensitive
from calmroom.domain.settings import Picture
from calmroom.ui.body.names import PlaceRow

NAMES = replace(STARTED_BEFORE, picture=Picture.NAMES)


def rows(opened: Opened, view: View = View.FRONT) -> list[PlaceRow]:
    return [row for row in opened.pane.board.stage.names[view].rows if row.isVisible() or not row.isHidden()]


def row(opened: Opened, place: str, view: View = View.FRONT) -> PlaceRow:
    return next(each for each in rows(opened, view) if each.place == place)


def test_without_a_figure_there_are_the_names_of_all_places(show: Show) -> None:
    opened = show(House(settings=NAMES))
    assert not opened.side().isVisible()
    named = {each.place for view in View for each in rows(opened, view)}
    assert named == {*PLACES, "around-me"}


def test_sensitive_places_come_last(show: Show) -> None:
    opened = show(House(settings=NAMES))
    order = [is_sensitive(each.place) for each in rows(opened)[1:]]
    assert order == sorted(order)


def test_a_place_that_is_left_out_has_no_name_either(show: Show) -> None:
    opened = show(House(settings=replace(NAMES, left_out=("belly",))))
    assert "belly" not in {each.place for each in rows(opened)}


def test_a_name_is_clicked_and_says_what_is_on_it(show: Show) -> None:
    opened = show(House(settings=NAMES))
    QTest.mouseClick(row(opened, "forehead"), LEFT)
    assert opened.lines() == ["Forehead: warm, strong, inside"]
    assert row(opened, "forehead").accessibleName() == "Forehead: warm, strong, inside"
    QTest.mouseClick(row(opened, "forehead"), LEFT)
    assert opened.lines() == []


def test_names_are_marked_and_emptied_by_keyboard_alone(show: Show) -> None:
    opened = show(House(settings=NAMES))
    row(opened, "crown").setFocus(Qt.FocusReason.TabFocusReason)
    opened.key(Qt.Key.Key_Down)
    opened.key(Qt.Key.Key_2)
    opened.key(Qt.Key.Key_Return)
    place = [each.place for each in rows(opened)][2]
    focus = QApplication.focusWidget()
    assert isinstance(focus, PlaceRow)
    assert focus.place == place
    assert len(opened.lines()) == 1
    opened.key(Qt.Key.Key_Delete)
    assert opened.lines() == []


def test_tab_comes_to_the_names_before_the_list(show: Show) -> None:
    opened = show(House(settings=NAMES))
    QTest.mouseClick(row(opened, "forehead"), LEFT)
    rows(opened, View.BACK)[-1].setFocus(Qt.FocusReason.TabFocusReason)
    opened.key(Qt.Key.Key_Tab)
    assert opened.row().hasFocus()


def test_a_name_shows_what_is_marked(show: Show) -> None:
    opened = show(House(settings=NAMES))
    before = row(opened, "forehead").grab().toImage()
    QTest.mouseClick(row(opened, "forehead"), LEFT)
    opened.button("body.new").setFocus()
    assert row(opened, "forehead").grab().toImage() != before


def test_what_was_before_cannot_be_marked_by_name(show: Show) -> None:
    opened = show(House(settings=NAMES))
    opened.pane.setFocus()
    QTest.keyClick(opened.pane, Qt.Key.Key_B)
    QTest.keyClick(opened.pane, Qt.Key.Key_B)
    assert not row(opened, "forehead").isEnabled()


def test_the_setting_is_heeded_at_once(show: Show) -> None:
    opened = show(House())
    assert opened.side().isVisible()
    theme = opened.context.look.theme
    opened.context.look.set_theme(replace(theme, picture=Picture.NAMES))
    assert not opened.side().isVisible()
    assert rows(opened)
    opened.context.look.set_theme(theme)
    assert opened.side().isVisible()


def test_without_inner_lines_the_figure_is_another_picture(show: Show) -> None:
    with_lines, without = (
        show(House(settings=replace(STARTED_BEFORE, picture=each))).side().grab().toImage()
        for each in (Picture.FIGURE, Picture.OUTLINE)
    )
    assert with_lines != without


@pytest.mark.parametrize("picture", Picture)
def test_a_file_shows_the_body_as_the_window_does(show: Show, picture: Picture) -> None:
    from calmroom.ui.widgets.map_picture import picture_of  # noqa: PLC0415 - beside its one use

    opened = show(House(settings=replace(STARTED_BEFORE, picture=picture)))
    body_map = replace(opened.pane.studio.map, marks=(JAW,))
    made = picture_of(opened.context.look, body_map, "Friday")
    empty = picture_of(opened.context.look, opened.pane.studio.map, "Friday")
    assert isinstance(made, QImage)
    assert made != empty
