from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.icons import Icon
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import DUSK, HIGH_CONTRAST
from calmroom.ui.widgets.covers import Cover, CoverArt, CoverKind, CoverSize, cover_pixmap
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.navigation import NavItem
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords, KeyCap, StepBars, StepDots, WindowLight
from calmroom.ui.widgets.scenes import Scene
from calmroom.ui.widgets.surfaces import Brand, Card, HairLine, Mark, Wash, ground, scrolling
from calmroom.ui.widgets.toast import GROUND_ME_END, Toast

Show = Callable[..., QWidget]


def test_a_nav_item_is_opened_by_keyboard_and_shows_it(look: Look, show: Show) -> None:
    item = NavItem(look, "Today", "nav.today", Icon.TODAY)
    show(item, 180)
    QTest.keyClick(item, Qt.Key.Key_Space)
    assert item.isChecked()
    assert item.grab().toImage().pixelColor(6, 22) == QColor(look.palette.lake_wash)


def test_only_one_place_is_open(look: Look, show: Show) -> None:
    side = QWidget()
    column = QVBoxLayout(side)
    first, second = (
        NavItem(look, "Today", "nav.today", Icon.TODAY),
        NavItem(look, "Library", "nav.library", Icon.LIBRARY),
    )
    column.addWidget(first)
    column.addWidget(second)
    show(side, 200, 140)
    first.setChecked(True)
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert not first.isChecked()


def test_in_the_rail_the_icon_stands_over_the_word(look: Look) -> None:
    item = NavItem(look, "Today", "nav.today", Icon.TODAY)
    item.set_rail(rail=True)
    assert item.sizeHint().height() > 55
    assert item.sizeHint().width() <= 80


def test_a_toast_stays_half_a_minute_and_tells_of_undo(look: Look, show: Show, qtbot: QtBot) -> None:
    window = QWidget()
    toast = Toast(look, window)
    show(window, 1000, 600)
    toast.tell("Entry removed", undo=True)
    assert toast.text() == "Entry removed"
    assert toast._timer.interval() == 30_000
    with qtbot.waitSignal(toast.undone):
        QTest.keyClick(toast.undo, Qt.Key.Key_Space)
    assert toast.text() == ""
    assert not toast._timer.isActive()


def test_a_toast_whose_window_was_put_away_still_goes_after_half_a_minute(look: Look, show: Show) -> None:
    window = QWidget()
    toast = Toast(look, window)
    show(window, 1000, 600)
    toast.tell("Entry removed", undo=True)
    window.hide()
    window.show()
    assert toast.isVisible()
    assert toast._timer.isActive()
    toast.hide()
    assert not toast._timer.isActive()


def test_a_toast_without_undo_has_no_button(look: Look, show: Show) -> None:
    window = QWidget()
    toast = Toast(look, window)
    show(window, 1000, 600)
    toast.tell("Saved")
    assert not toast.undo.isVisible()
    toast.hide()


@pytest.mark.parametrize("width", [500, 1000, 1800])
def test_a_toast_never_lies_over_ground_me(look: Look, show: Show, width: int) -> None:
    window = QWidget()
    toast = Toast(look, window)
    show(window, width, 600)
    toast.tell("From Crown to Tailbone was put away for another day", undo=True)
    assert toast.geometry().left() >= GROUND_ME_END
    assert window.rect().contains(toast.geometry())
    toast.hide()


def test_a_toast_keeps_its_place_in_a_window_that_grows(look: Look, show: Show) -> None:
    window = QWidget()
    toast = Toast(look, window)
    show(window, 1000, 600)
    toast.tell("Saved")
    window.resize(1000, 800)
    assert toast.geometry().bottom() > 740
    toast.hide()


def test_an_announcement_needs_no_screen_reader(look: Look, qtbot: QtBot) -> None:
    mark = Mark(look)
    qtbot.addWidget(mark)
    announce(mark, "Saved")
    assert mark.accessibleName() == ""


@pytest.mark.parametrize("kind", list(CoverKind))
def test_a_cover_is_painted_once_and_kept(look: Look, kind: CoverKind) -> None:
    QPixmapCache.clear()
    art = CoverArt(kind, ("jaw",))
    first = cover_pixmap(look, art, (44, 56), 2.0)
    assert first.size() == QSize(88, 112)
    assert cover_pixmap(look, art, (44, 56), 2.0).cacheKey() == first.cacheKey()


def test_each_theme_has_covers_of_its_own(look: Look) -> None:
    art = CoverArt(CoverKind.SCENE, scene=Scene.TIDE)
    dawn = cover_pixmap(look, art, (44, 56), 1.0).toImage()
    look.set_theme(replace(look.theme, palette=DUSK))
    assert cover_pixmap(look, art, (44, 56), 1.0).toImage() != dawn


def test_the_places_of_a_practice_are_lit_on_its_cover(look: Look) -> None:
    plain = cover_pixmap(look, CoverArt(places=(), whole=True), (64, 76), 1.0).toImage()
    lit = cover_pixmap(look, CoverArt(places=("heart",), whole=True), (64, 76), 1.0).toImage()
    assert plain != lit


def test_a_small_place_is_cropped_and_a_long_line_is_not(look: Look) -> None:
    line = ("occiput", "between", "midspine", "lowspine", "sacrum", "heel-l")
    assert (
        cover_pixmap(look, CoverArt(places=line), (64, 76), 1.0).toImage()
        == cover_pixmap(look, CoverArt(places=line, whole=True), (64, 76), 1.0).toImage()
    )
    assert (
        cover_pixmap(look, CoverArt(places=("jaw",)), (64, 76), 1.0).toImage()
        != cover_pixmap(look, CoverArt(places=("jaw",), whole=True), (64, 76), 1.0).toImage()
    )


def test_a_cover_is_decoration_and_has_no_name(look: Look, show: Show) -> None:
    cover = Cover(look, CoverArt(), CoverSize.LARGE)
    show(cover)
    cover.set_art(CoverArt(CoverKind.LIGHT))
    assert (cover.sizeHint(), cover.accessibleName()) == (QSize(64, 76), "")


def test_the_first_cover_does_not_keep_the_window_waiting(look: Look, show: Show, qtbot: QtBot) -> None:
    cover = Cover(look, CoverArt(places=("heart",)))
    show(cover)
    fresh = Look(look.theme, look._assets)
    cover.look = fresh
    empty = cover.grab().toImage()
    assert not fresh.figure_ready
    qtbot.waitUntil(lambda: fresh.figure_ready)
    assert cover.grab().toImage() != empty


def test_an_empty_state_has_at_most_one_button(look: Look, show: Show, qtbot: QtBot) -> None:
    words = EmptyWords("Nothing written yet", "One word is enough, and none is fine.", "Write")
    state = EmptyState(look, "journal.empty", words)
    show(state, 400, 300)
    with qtbot.waitSignal(state.asked):
        QTest.keyClick(state.button, Qt.Key.Key_Space)
    assert state.button.objectName() == "journal.empty.button"


def test_an_empty_state_without_a_verb_has_none(look: Look) -> None:
    state = EmptyState(look, "history.empty", EmptyWords("This fills by itself, slowly.", "There is no hurry."))
    assert not hasattr(state, "button")


def test_step_dots_say_how_far(look: Look, show: Show) -> None:
    dots = StepDots(look, 5)
    dots.set_done(2)
    show(dots)
    picture = dots.grab().toImage()
    assert dots.accessibleName() == "2 of 5"
    assert picture.pixelColor(8 + 26, 12) == QColor(look.palette.clay)
    assert picture.pixelColor(8 + 52, 12) != QColor(look.palette.clay)
    dots.set_done(9)
    assert dots.accessibleName() == "5 of 5"


def test_step_bars_say_which_page(look: Look, show: Show) -> None:
    bars = StepBars(look, 3)
    bars.set_step(2)
    show(bars)
    assert bars.accessibleName() == "2 of 3"
    assert bars.grab().toImage().pixelColor(40, bars.height() // 2) == QColor(look.palette.lake)


def test_the_light_on_the_wall_sinks_with_each_step(look: Look, show: Show) -> None:
    wall = WindowLight(look)
    show(wall, 430, 600)
    before = wall.grab().toImage()
    wall.set_step(1)
    assert wall.grab().toImage() != before


def test_a_key_cap_is_read_with_its_words(look: Look, show: Show) -> None:
    cap = KeyCap(look, "Space", "pause")
    show(cap)
    assert cap.accessibleName() == "Space: pause"
    assert cap.height() >= 24


@pytest.mark.parametrize(("kind", "token"), [(Card, "surface"), (Wash, "lamp_wash")])
def test_a_surface_is_painted_in_its_colour_and_another_theme(
    look: Look, show: Show, kind: type[Card | Wash], token: str
) -> None:
    sheet = kind(look, "test.sheet")
    show(sheet, 200, 100)
    assert sheet.grab().toImage().pixelColor(100, 50) == QColor(getattr(look.palette, token))
    look.set_theme(replace(look.theme, palette=HIGH_CONTRAST))
    assert sheet.grab().toImage().pixelColor(100, 50) == QColor(getattr(HIGH_CONTRAST, token))


def test_a_page_scrolls_upright_and_never_sideways(look: Look, show: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(30):
        column.addWidget(Mark(look, 40))
    area = scrolling(page, "test.scroll")
    show(area, 200, 200)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_a_plain_widget_is_given_a_ground(look: Look, show: Show) -> None:
    side = QWidget()
    ground(side, "side")
    show(side, 100, 100)
    assert side.grab().toImage().pixelColor(50, 50) == QColor(look.palette.side)


def test_the_mark_and_the_brand_have_a_lamp_dot(look: Look, show: Show) -> None:
    mark = Mark(look, 40)
    show(mark)
    assert mark.grab().toImage().pixelColor(20, 20) == QColor(look.palette.lamp_line)
    brand = Brand(look)
    brand.set_rail(rail=True)
    show(brand, 80)
    assert brand.grab().toImage().pixelColor(40, 22) == QColor(look.palette.lamp_line)


def test_a_hair_line_is_one_px_either_way(look: Look) -> None:
    assert HairLine(look).sizeHint() == HairLine(look, upright=True).sizeHint() == QSize(1, 1)


def test_a_deleted_widget_hears_no_more_of_the_look(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    mark = Mark(look)
    qtbot.addWidget(mark)
    mark.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look.set_theme(replace(look.theme, palette=DUSK))
    assert look.palette is DUSK
