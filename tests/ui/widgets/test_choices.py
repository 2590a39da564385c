from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.icons import Icon
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import HIGH_CONTRAST
from calmroom.ui.widgets.chips import Chip, RemovableChip
from calmroom.ui.widgets.fields import CheckBox, ComboBox, SearchField, TextField, WritingField
from calmroom.ui.widgets.segments import SegmentedChoice, TabStrip

Show = Callable[..., QWidget]
ANSWERS = (("no", "no"), ("little", "a little"), ("lot", "a lot"))


def test_a_chip_is_chosen_with_the_space_bar(look: Look, show: Show) -> None:
    chip = Chip(look, "warm", "after.word.warm")
    show(chip)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.grab().toImage().pixelColor(8, 17) == QColor(look.palette.lake_wash)


def test_choosing_a_chip_does_not_change_its_size(look: Look, show: Show) -> None:
    chip = Chip(look, "warm", "after.word.warm")
    show(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before
    assert before.height() == 34


def test_a_chip_that_adds_cannot_be_chosen(look: Look) -> None:
    assert not Chip(look, "Add a place", "library.add", Icon.ADD).isCheckable()


@pytest.mark.parametrize("part", ["cross", "chip"])
def test_a_removable_chip_goes_by_its_cross_or_itself(look: Look, show: Show, qtbot: QtBot, part: str) -> None:
    chip = RemovableChip(look, "jaw", "library.out.jaw", "Put jaw back")
    show(chip)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(getattr(chip, part), Qt.Key.Key_Space)


def test_the_cross_has_a_name_of_its_own_and_is_large_enough(look: Look, show: Show) -> None:
    chip = RemovableChip(look, "jaw", "library.out.jaw", "Put jaw back")
    show(chip)
    assert chip.cross.accessibleName() == "Put jaw back"
    assert min(chip.cross.width(), chip.cross.height()) >= 24
    assert chip.rect().contains(chip.cross.geometry())


def test_segments_are_real_radio_buttons(look: Look) -> None:
    choice = SegmentedChoice(look, "after.discomfort", "Anything uncomfortable?", ANSWERS)
    names = [button.objectName() for button in choice.findChildren(QRadioButton)]
    assert names == ["after.discomfort.no", "after.discomfort.little", "after.discomfort.lot"]
    assert choice.accessibleName() == "Anything uncomfortable?"


def test_arrow_keys_choose_the_next_answer(look: Look, show: Show, qtbot: QtBot) -> None:
    choice = SegmentedChoice(look, "after.discomfort", "Anything uncomfortable?", ANSWERS)
    choice.set_value("no")
    show(choice)
    first = choice.findChildren(QRadioButton)[0]
    first.setFocus()
    with qtbot.waitSignal(choice.chosen) as heard:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert heard.args == ["little"]
    assert choice.value() == "little"


def test_setting_an_answer_does_not_tell(look: Look, show: Show, qtbot: QtBot) -> None:
    choice = SegmentedChoice(look, "after.discomfort", "Anything uncomfortable?", ANSWERS)
    show(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("lot")
        choice.set_value("unknown")
    assert choice.value() == "lot"


def test_without_an_answer_the_value_is_empty(look: Look) -> None:
    assert SegmentedChoice(look, "x", "Anything?", ANSWERS).value() == ""


def test_the_chosen_segment_has_a_wash(look: Look, show: Show) -> None:
    choice = SegmentedChoice(look, "after.discomfort", "Anything uncomfortable?", ANSWERS)
    choice.set_value("no")
    show(choice)
    picture = choice.grab().toImage()
    assert picture.pixelColor(10, 20) == QColor(look.palette.lake_wash)
    assert picture.pixelColor(choice.width() - 8, 20) == QColor(look.palette.surface)


def test_tabs_wrap_where_there_is_no_room(look: Look) -> None:
    tabs = TabStrip(look, "library.topics", "Topics", tuple((str(n), f"A longer topic {n}") for n in range(6)))
    assert tabs.heightForWidth(300) >= 3 * 40
    assert tabs.heightForWidth(2000) < 60


def test_a_tab_is_chosen_by_keyboard(look: Look, show: Show, qtbot: QtBot) -> None:
    tabs = TabStrip(look, "library.topics", "Topics", ANSWERS)
    show(tabs)
    with qtbot.waitSignal(tabs.chosen) as heard:
        QTest.keyClick(tabs.findChildren(QRadioButton)[1], Qt.Key.Key_Space)
    assert heard.args == ["little"]


def test_a_tick_is_set_with_the_space_bar_and_filled_with_lake(look: Look, show: Show) -> None:
    box = CheckBox(look, "I am 18 or older", "first.adult")
    show(box, 300)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert box.grab().toImage().pixelColor(6, 17) == QColor(look.palette.lake)


def test_the_words_of_a_tick_can_be_pressed(look: Look, show: Show) -> None:
    box = CheckBox(look, "I am 18 or older", "first.adult")
    show(box, 300)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(120, 17))
    assert box.isChecked()


def test_the_words_of_a_tick_wrap(look: Look) -> None:
    box = CheckBox(look, "I have read who should ask a doctor first, and I am well enough today", "first.read")
    assert box.heightForWidth(200) > box.heightForWidth(800)


def test_arrow_keys_change_a_choice_from_a_list(look: Look, show: Show) -> None:
    box = ComboBox(look, "library.voice", "Voice")
    box.addItems(["Wren", "Rowan"])
    show(box)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Rowan"


def test_the_wheel_answers_nothing(look: Look, show: Show) -> None:
    box = ComboBox(look, "library.voice", "Voice")
    box.addItems(["Wren", "Rowan"])
    show(box)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(box, turn)
    assert box.currentText() == "Wren"


def test_escape_empties_a_search(look: Look, show: Show) -> None:
    field = SearchField(look, "journal.search", "Search words or places")
    show(field)
    QTest.keyClicks(field, "river")
    assert field.text() == "river"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_field_is_44_high_and_named(look: Look, show: Show) -> None:
    field = TextField(look, "first.name", "Your name", "If you like")
    show(field)
    assert field.height() >= 44
    assert field.accessibleName() == "Your name"


def test_tab_leaves_the_writing_and_pasted_words_are_plain(look: Look, show: Show) -> None:
    field = WritingField(look, "journal.text", "Your page")
    show(field, 400, 200)
    data = QMimeData()
    data.setHtml("<b>warm</b>")
    data.setText("warm")
    field.insertFromMimeData(data)
    assert field.tabChangesFocus()
    assert "font-weight" not in field.toHtml().split("<body", 1)[1].split(">", 1)[1]
    assert field.toPlainText() == "warm"


def test_showing_a_page_does_not_count_as_typing(look: Look, show: Show, qtbot: QtBot) -> None:
    field = WritingField(look, "journal.text", "Your page")
    show(field, 400, 200)
    with qtbot.assertNotEmitted(field.textChanged):
        field.set_words("The sacrum felt wide.")
        look.set_theme(replace(look.theme, factor=1.5))


def test_new_lines_keep_the_journals_line_height(look: Look, show: Show) -> None:
    field = WritingField(look, "journal.text", "Your page")
    show(field, 400, 200)
    QTest.keyClicks(field, "one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "two")
    heights = [field.document().findBlockByNumber(at).blockFormat().lineHeight() for at in range(2)]
    assert heights == [31.0, 31.0]


def test_typing_can_be_undone_after_the_lines_were_set(look: Look, show: Show) -> None:
    field = WritingField(look, "journal.text", "Your page")
    show(field, 400, 200)
    QTest.keyClicks(field, "warm")
    field.undo()
    assert field.toPlainText() == ""


def test_high_contrast_underlines_the_chosen_segment(look: Look, show: Show) -> None:
    choice = SegmentedChoice(look, "x", "Anything?", ANSWERS)
    choice.set_value("no")
    look.set_theme(replace(look.theme, palette=HIGH_CONTRAST))
    show(choice)
    segment = choice.findChildren(QRadioButton)[0]
    picture = choice.grab().toImage()
    colours = {picture.pixelColor(segment.width() // 2, y).name().upper() for y in range(30, 40)}
    assert HIGH_CONTRAST.lake in colours
