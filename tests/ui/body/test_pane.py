from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, STARTED_BEFORE, House
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import Mark, When
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.sessions.appointments import Appointment
from calmroom.ui import keeping
from calmroom.ui.body.exporting import Form
from calmroom.ui.body.place_box import MOVES

if TYPE_CHECKING:
    pass

from ui.body.opened import CONTROL, JAW, LEFT, SACRUM, SHIFT, Show, house_with


def test_a_click_marks_a_place_and_the_list_says_so(show: Show) -> None:
    opened = show(House())
    opened.click("sacrum", View.BACK)
    assert opened.lines() == ["Sacrum: warm, strong, inside"]
    opened.click("sacrum", View.BACK)
    assert opened.lines() == []


def test_a_new_map_says_that_nothing_is_an_answer_and_is_not_stored(show: Show) -> None:
    opened = show(House())
    assert "Nothing is marked yet. Nothing here is an answer too." in opened.words()
    opened.pane.save_now()
    assert opened.room.flush()
    assert opened.stored() == ()


def test_what_is_marked_saves_itself_and_says_when(show: Show) -> None:
    opened = show(House())
    opened.click("sacrum", View.BACK)
    opened.until_safe()
    assert [mark.place for mark in opened.stored()[0].marks] == ["sacrum"]
    assert "Saved at 20:30" in opened.words()


def test_a_map_is_made_by_keyboard_alone(show: Show) -> None:
    opened = show(House())
    opened.side().setFocus(Qt.FocusReason.TabFocusReason)
    opened.side().go_to("heart")
    opened.key(Qt.Key.Key_3)
    opened.key(Qt.Key.Key_2, SHIFT)
    opened.key(Qt.Key.Key_D)
    opened.key(Qt.Key.Key_Space)
    assert opened.lines() == ["Heart area: heavy, medium, around"]
    opened.key(Qt.Key.Key_Right)
    opened.key(Qt.Key.Key_8)
    opened.key(Qt.Key.Key_Space)
    assert opened.lines()[1] == "Left side of the chest: nothing here"


def test_tab_goes_from_front_to_back_to_the_list(show: Show) -> None:
    opened = show(House())
    opened.click("heart")
    opened.side().setFocus(Qt.FocusReason.TabFocusReason)
    opened.key(Qt.Key.Key_Tab)
    assert opened.side(View.BACK).hasFocus()
    opened.key(Qt.Key.Key_Tab)
    assert opened.row().hasFocus()


def test_tab_goes_down_the_palette(show: Show) -> None:
    opened = show(House())
    opened.button("body.word.warm").setFocus()
    trail = []
    for _ in range(4):
        opened.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        trail.append(focus.objectName() if focus is not None else "")
    assert [name.rpartition(".")[0] or name for name in trail] == ["body.strength", "body.depth", "body.tool", "body"]


def test_the_words_are_radio_buttons_with_their_keys(show: Show) -> None:
    opened = show(House())
    word = opened.button("body.word.floating")
    opened.button("body.word.floating").click()
    assert word.isChecked()
    assert (word.accessibleName(), word.accessibleDescription()) == ("floating", "Key 4")
    opened.click("heart")
    assert opened.lines() == ["Heart area: floating, strong, inside"]


def test_undo_and_redo_go_through_every_change(show: Show) -> None:
    opened = show(House())
    opened.click("heart")
    opened.click("belly")
    opened.side().setFocus()
    opened.key(Qt.Key.Key_Z, CONTROL)
    assert opened.lines() == ["Heart area: warm, strong, inside"]
    opened.key(Qt.Key.Key_Y, CONTROL)
    assert len(opened.lines()) == 2
    opened.button("body.undo").click()
    opened.button("body.redo").click()
    assert len(opened.lines()) == 2


def test_drawn_across_is_one_step_to_undo(show: Show) -> None:
    opened = show(House())
    side = opened.side()
    QTest.mousePress(side, LEFT, pos=opened.at("heart"))
    for place in ("diaphragm", "belly"):
        QTest.mouseMove(side, opened.at(place))
    QTest.mouseRelease(side, LEFT, pos=opened.at("belly"))
    assert len(opened.lines()) >= 3
    opened.button("body.undo").click()
    assert opened.lines() == []


def test_paint_is_a_line_of_the_list_and_kept(show: Show) -> None:
    opened = show(House())
    opened.button("body.tool.brush").click()
    side = opened.side()
    QTest.mousePress(side, LEFT, pos=opened.at("heart"))
    QTest.mouseMove(side, opened.at("belly"))
    QTest.mouseRelease(side, LEFT, pos=opened.at("belly"))
    assert "painted, warm, strong, inside" in opened.lines()[0]
    opened.until_safe()
    assert opened.stored()[0].strokes[0].view is View.FRONT


def test_the_eraser_takes_marks_and_paint_away_in_one_step(show: Show) -> None:
    opened = show(House())
    opened.click("heart")
    opened.button("body.tool.erase").click()
    opened.click("heart")
    assert opened.lines() == []
    opened.button("body.undo").click()
    assert len(opened.lines()) == 1


def test_a_place_is_added_by_its_name(show: Show) -> None:
    opened = show(House())
    add = opened.pane.board.panel.add
    names = [add.itemText(number) for number in range(add.count())]
    assert len(names) == 93
    add.setFocus()
    add.activated.emit(names.index("Tailbone"))
    assert opened.lines() == ["Tailbone: warm, strong, inside"]


@pytest.mark.parametrize("key", sorted(MOVES))
def test_moving_through_the_closed_list_of_places_opens_it_and_marks_nothing(show: Show, key: Qt.Key) -> None:
    opened = show(House())
    add = opened.pane.board.panel.add
    add.setFocus()
    QTest.keyClick(add, key)
    assert add.view().isVisible()
    assert opened.lines() == []
    add.hidePopup()


def test_a_place_is_found_by_typing_its_name_and_marked_with_enter(show: Show) -> None:
    opened = show(House())
    add = opened.pane.board.panel.add
    depth = opened.pane.studio.touch.depth
    add.setFocus()
    opened.key(Qt.Key.Key_D)
    assert add.view().isVisible()
    QTest.keyClicks(add.view(), "iaphragm")
    assert opened.lines() == []
    QTest.keyClick(add.view(), Qt.Key.Key_Return)
    opened.until(lambda: opened.lines() == ["Diaphragm: warm, strong, inside"])
    assert opened.pane.studio.touch.depth is depth


def test_the_list_of_places_begins_with_its_first_and_is_not_as_high_as_the_screen(show: Show) -> None:
    opened = show(House())
    add = opened.pane.board.panel.add
    add.setFocus()
    opened.key(Qt.Key.Key_Down)
    assert add.view().height() < opened.room.height()
    QTest.keyClick(add.view(), Qt.Key.Key_Return)
    opened.until(lambda: opened.lines() == ["Around me: warm, strong, around"])


def test_a_line_is_changed_with_enter_and_the_palette(show: Show) -> None:
    opened = show(house_with((0, (SACRUM, JAW))))
    opened.row(1).setFocus()
    opened.key(Qt.Key.Key_Return)
    assert opened.row(1).isChecked()
    opened.button("body.strength.faint").click()
    assert opened.lines() == ["Sacrum: warm, strong, inside", "Jaw: tight, faint, inside"]
    opened.pane.board.palette_box.choose_word(6)
    assert opened.lines()[1] == "Jaw: still, faint, inside"
    assert opened.row(1).hasFocus() or opened.row(1).isChecked()


def test_delete_removes_a_line_and_the_keyboard_stays_in_the_list(show: Show) -> None:
    opened = show(house_with((0, (SACRUM, JAW))))
    opened.row(0).setFocus()
    opened.key(Qt.Key.Key_Delete)
    assert opened.lines() == ["Jaw: tight, strong, inside"]
    assert opened.row(0).hasFocus()


def test_a_note_belongs_to_the_line_that_is_chosen_or_to_the_map(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,))))
    note = opened.pane.board.panel.note
    QTest.keyClicks(note, "after a walk")
    opened.row(0).click()
    assert (note.text(), note.accessibleName()) == ("", "Note about Sacrum")
    QTest.keyClicks(note, "like a stone")
    opened.until(lambda: opened.stored()[0].marks[0].note == "like a stone")
    assert opened.stored()[0].note == "after a walk"
    assert opened.lines() == ["Sacrum: warm, strong, inside. like a stone"]


def test_digits_typed_into_a_note_are_a_persons_words(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,))))
    note = opened.pane.board.panel.note
    note.setFocus()
    QTest.keyClicks(note, "3 days, both")
    assert note.text() == "3 days, both"
    assert opened.pane.studio.touch.quality is Quality.WARM


def test_single_keys_can_be_switched_off(show: Show) -> None:
    opened = show(House(settings=replace(STARTED_BEFORE, single_keys=False)))
    opened.side().setFocus()
    opened.key(Qt.Key.Key_3)
    assert opened.pane.studio.touch.quality is Quality.WARM


def test_before_now_and_difference_are_turned_up_by_key(show: Show) -> None:
    opened = show(
        house_with((0, (replace(JAW, strength=Strength.FAINT), SACRUM)), (4, (JAW, Mark("diaphragm", Quality.TIGHT))))
    )
    opened.side().setFocus()
    opened.key(Qt.Key.Key_B)
    assert opened.told() == [
        "Jaw: strong, now faint",
        "Diaphragm: was tight, now not marked",
        "Sacrum: new",
    ]
    assert "What is different, without saying better or worse." in opened.words()
    opened.key(Qt.Key.Key_B)
    assert opened.lines() == ["Jaw: tight, strong, inside", "Diaphragm: tight, medium, inside"]
    assert "Monday 16 November, evening" in opened.words()
    opened.key(Qt.Key.Key_B)
    assert opened.lines()[0] == "Jaw: tight, faint, inside"


def test_what_was_there_before_cannot_be_changed(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,)), (4, (JAW,))))
    opened.button("body.face.before").click()
    opened.click("heart")
    assert opened.lines() == ["Jaw: tight, strong, inside"]


def test_without_a_map_before_it_says_so(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,))))
    opened.button("body.face.difference").click()
    assert "There is no map before this one." in opened.words()


def test_esc_and_close_come_back_to_now(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,)), (4, (JAW,))))
    opened.button("body.face.difference").click()
    opened.button("body.close").click()
    assert opened.lines() == ["Sacrum: warm, strong, inside"]
    opened.button("body.face.before").click()
    opened.side().setFocus()
    opened.key(Qt.Key.Key_Escape)
    assert opened.lines() == ["Sacrum: warm, strong, inside"]


def test_one_may_want_to_write_about_it(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,)), (4, (JAW,))))
    opened.button("body.face.difference").click()
    opened.button("body.write").click()
    assert [one.marks for one in opened.asked] == [(SACRUM,)]


def test_the_map_of_just_now_is_gone_on_with_and_an_old_one_is_not(show: Show) -> None:
    assert show(house_with((0.05, (SACRUM,)))).lines() == ["Sacrum: warm, strong, inside"]
    assert show(house_with((1, (SACRUM,)))).lines() == []


def test_a_new_map_leaves_the_one_before_as_it_was(show: Show) -> None:
    opened = show(house_with((0.05, (SACRUM,))))
    opened.button("body.new").click()
    opened.click("heart")
    opened.until(lambda: len(opened.stored()) == 2)
    opened.until(lambda: opened.pane.studio.before is not None)
    opened.button("body.face.difference").click()
    assert opened.told() == ["Sacrum: was warm, now not marked", "Heart area: new"]


def test_a_map_may_belong_to_a_practice(show: Show) -> None:
    opened = show(House())
    opened.room.new_map(When.AFTER, "p" * 32)
    opened.click("heart")
    opened.until_safe()
    assert (opened.stored()[0].when, opened.stored()[0].practice_id) == (When.AFTER, "p" * 32)
    assert "after a practice" in opened.words()


def test_what_is_left_out_is_neither_shown_nor_lost(show: Show) -> None:
    house = house_with((0, (SACRUM, JAW)))
    house.settings = replace(STARTED_BEFORE, left_out=("jaw",))
    opened = show(house)
    assert opened.lines() == ["Sacrum: warm, strong, inside"]
    add = opened.pane.board.panel.add
    assert "Jaw" not in [add.itemText(number) for number in range(add.count())]
    opened.click("heart")
    opened.until(lambda: len(opened.stored()[0].marks) == 3)
    assert JAW in opened.stored()[0].marks


def test_a_place_that_is_left_out_now_goes_at_once_and_comes_back(show: Show) -> None:
    opened = show(house_with((0, (SACRUM, JAW))))
    opened.rooms.settings.change(left_out=("jaw",))
    opened.until(lambda: opened.lines() == ["Sacrum: warm, strong, inside"])
    opened.rooms.settings.change(left_out=())
    opened.until(lambda: len(opened.lines()) == 2)


def test_a_map_that_was_emptied_goes_when_one_leaves_and_can_be_put_back(show: Show) -> None:
    opened = show(house_with((0, (SACRUM,))))
    opened.row(0).setFocus()
    opened.key(Qt.Key.Key_Delete)
    opened.room.hide()
    opened.until(lambda: not opened.stored())
    opened.until(lambda: len(opened.removed) == 1)
    opened.removed[0].undo()
    opened.until(lambda: len(opened.stored()) == 1)


def test_a_map_whose_places_are_all_left_out_is_not_taken_for_an_empty_one(show: Show) -> None:
    house = house_with((0, (JAW,)))
    house.settings = replace(STARTED_BEFORE, left_out=("jaw",))
    opened = show(house)
    assert opened.lines() == []
    opened.room.hide()
    opened.rooms.world.background.later(lambda: None)
    assert opened.room.flush()
    opened.qtbot.wait(30)
    assert [one.marks for one in opened.stored()] == [(JAW,)]


def test_a_vault_that_cannot_be_opened_is_said_and_the_map_is_tried_again(show: Show) -> None:
    opened = show(House())
    opened.house.vault.body_maps.fault = NO_ROOM
    opened.click("heart")
    opened.until(lambda: "The vault could not be opened" in opened.words())
    assert opened.room.is_dirty
    opened.house.vault.body_maps.fault = None
    opened.until_safe()


def test_at_the_end_what_is_drawn_is_safe(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SOON_MS", 100_000)
    monkeypatch.setattr(keeping, "FIRST_MS", 100_000)
    opened = show(House())
    opened.click("heart")
    assert opened.room.flush()
    assert len(opened.stored()) == 1


def test_locked_it_shows_nothing_of_anybody(show: Show) -> None:
    opened = show(house_with((0, (replace(SACRUM, note="like a stone"),))))
    opened.row(0).click()
    opened.show_maps()
    opened.room.forget()
    assert opened.lines() == []
    assert not opened.thumbs()
    assert opened.pane.board.panel.note.text() == ""


def test_every_control_has_a_name(show: Show) -> None:
    opened = show(house_with((0, (SACRUM, JAW)), (3, (JAW,))))
    opened.show_maps()
    nameless = []

    def walk(node: object) -> None:
        if node is None:
            return
        if node.state().focusable and not node.text(QAccessible.Text.Name).strip():  # type: ignore[attr-defined]
            nameless.append(node.object())  # type: ignore[attr-defined]
        for number in range(node.childCount()):  # type: ignore[attr-defined]
            walk(node.child(number))  # type: ignore[attr-defined]

    walk(QAccessible.queryAccessibleInterface(opened.room))
    assert not nameless


def test_in_a_small_window_the_choices_begin_where_the_title_begins(show: Show) -> None:
    opened = show(House(settings=replace(STARTED_BEFORE, text=130)))
    opened.room.resize(939, 760)
    board = opened.pane.board
    opened.until(board.stage.which.isVisible)
    left = board.title.mapTo(opened.pane, QPoint()).x()
    opened.until(lambda: board.stage.face.mapTo(opened.pane, QPoint()).x() >= left)


def test_in_a_small_window_one_side_is_shown_at_a_time(show: Show) -> None:
    opened = show(House(), width=700)
    assert opened.side(View.FRONT).isVisible()
    assert not opened.side(View.BACK).isVisible()
    opened.button("body.side.back").click()
    assert opened.side(View.BACK).isVisible()
    assert opened.room.minimumSizeHint().width() <= 700


@pytest.mark.parametrize(("text", "width"), [(200, 1032), (250, 1032), (100, 820)])
def test_nothing_is_wider_than_the_window(show: Show, text: int, width: int) -> None:
    opened = show(House(settings=replace(STARTED_BEFORE, text=text)), width=width)
    assert opened.pane.board.minimumSizeHint().width() <= width


def test_it_is_written_as_a_picture_as_lines_and_as_data(show: Show, tmp_path: Path) -> None:
    opened = show(house_with((0, (SACRUM,))))
    for form in Form:
        opened.pane.exporting.write(form, tmp_path / f"map.{form}")
    opened.until(lambda: "Written as map.json" in opened.words())
    assert QImage(str(tmp_path / "map.png")).width() >= 1800
    assert (tmp_path / "map.svg").read_text("utf-8").lstrip().startswith("<")
    assert json.loads((tmp_path / "map.json").read_text("utf-8"))["marks"][0]["place"] == "sacrum"


def test_a_map_that_is_written_can_be_read_by_its_owner_alone(show: Show, tmp_path: Path) -> None:
    opened = show(house_with((0, (SACRUM,))))
    for form in Form:
        opened.pane.exporting.write(form, tmp_path / f"map.{form}")
    opened.until(lambda: "Written as map.json" in opened.words())
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def test_a_file_that_cannot_be_written_is_said(show: Show, tmp_path: Path) -> None:
    opened = show(house_with((0, (SACRUM,))))
    opened.pane.exporting.write(Form.PNG, tmp_path / "nowhere" / "map.png")
    opened.until(lambda: "The map could not be written there." in opened.words())


FIVE = ((12, (JAW,)), (9, (JAW,)), (6, (JAW, SACRUM)), (3, (SACRUM,)), (0, (SACRUM,)))


def test_the_maps_between_two_appointments_stand_in_a_row(show: Show) -> None:
    house = house_with(*FIVE)
    begins = house.clock.now() - timedelta(days=10)
    house.vault.appointments.save(Appointment("a" * 32, begins, 60, "Maya"))
    house.vault.appointments.save(Appointment("b" * 32, begins + timedelta(days=14), 60, "Maya"))
    opened = show(house)
    opened.show_maps()
    assert [thumb.item.day for thumb in opened.thumbs()] == ["11 Nov", "14 Nov", "17 Nov", "20 Nov"]
    assert "10 November to 24 November" in opened.words()
    assert "between two sessions with Maya" in opened.words()
    opened.button("maps.earlier").click()
    opened.until(lambda: [thumb.item.day for thumb in opened.thumbs()] == ["8 Nov"])
    opened.button("maps.later").click()
    opened.until(lambda: len(opened.thumbs()) == 4)


def test_any_two_are_laid_over_each_other(show: Show) -> None:
    opened = show(house_with(*FIVE))
    opened.show_maps()
    assert opened.chosen() == ["17 Nov", "20 Nov"]
    opened.thumbs()[0].click()
    assert opened.chosen() == ["8 Nov", "20 Nov"]
    assert opened.told(opened.room.maps.board.told) == ["Jaw: was tight, now not marked", "Sacrum: new"]
    opened.thumbs()[4].click()
    assert opened.chosen() == ["8 Nov"]
    assert opened.told(opened.room.maps.board.told) == ["Jaw: tight, strong, inside"]


def test_the_places_that_came_back_are_told_with_how_often(show: Show) -> None:
    opened = show(house_with(*FIVE))
    opened.show_maps()
    assert opened.told(opened.room.maps.board.came) == ["Jaw: on 3 maps: tight", "Sacrum: on 3 maps: warm"]


def test_a_map_of_the_strip_is_read_out_whole(show: Show) -> None:
    opened = show(house_with((2, (JAW,))))
    opened.show_maps()
    assert opened.thumbs()[0].accessibleName() == "Wednesday 18 November, evening. Jaw: tight, strong, inside."


def test_an_older_map_is_opened_and_drawn_on(show: Show) -> None:
    opened = show(house_with((2, (JAW,))))
    opened.show_maps()
    opened.button("maps.open").click()
    opened.until(lambda: opened.lines() == ["Jaw: tight, strong, inside"])
    opened.click("heart")
    opened.until(lambda: len(opened.stored()[0].marks) == 2)


def test_a_map_is_removed_and_put_back(show: Show) -> None:
    opened = show(house_with(*FIVE))
    opened.show_maps()
    opened.button("maps.remove").click()
    opened.until(lambda: len(opened.thumbs()) == 4)
    assert len(opened.stored()) == 4
    opened.removed[0].undo()
    opened.until(lambda: len(opened.stored()) == 5)
    opened.until(lambda: len(opened.thumbs()) == 5)


def test_esc_goes_from_the_maps_back_to_the_map(show: Show) -> None:
    opened = show(house_with(*FIVE))
    opened.show_maps()
    opened.key(Qt.Key.Key_Escape)
    assert opened.pane.isVisible()
    assert opened.button("body.maps").hasFocus()


def test_a_time_without_maps_says_that_this_is_fine(show: Show) -> None:
    opened = show(House())
    opened.show_maps()
    opened.until(lambda: "No map in this time. That is fine." in opened.words())


def test_the_mark_of_a_depth_stays_when_another_is_added(show: Show) -> None:
    opened = show(House())
    opened.click("belly")
    opened.button("body.depth.skin").click()
    opened.button("body.word.numb").click()
    opened.click("belly")
    assert opened.lines() == ["Belly: warm, strong, inside", "Belly: numb, strong, skin"]
    assert {mark.depth for mark in opened.pane.studio.map.marks} == {Depth.INSIDE, Depth.SKIN}
