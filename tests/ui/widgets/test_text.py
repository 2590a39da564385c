from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.look import Look
from calmroom.ui.theme.tokens import DUSK
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone, colour_of
from calmroom.ui.widgets.typeset import Typeset, Words, read_words

Show = Callable[..., QWidget]
LINE = "Perhaps attention rests at the back of the ribs, where something is already carrying you."


def inked(widget: QWidget) -> QRect:
    """The box of everything that is painted."""
    picture = widget.grab().toImage()
    ground = picture.pixelColor(picture.width() - 1, picture.height() - 1)
    spots = [
        (x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y) != ground
    ]
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    return QRect(left, top, max(x for x, _ in spots) - left, max(y for _, y in spots) - top)


def test_marks_are_taken_out_and_remembered() -> None:
    assert read_words("I have **17 minutes** today") == Words("I have 17 minutes today", ((7, 10),))


def test_words_without_marks_are_left_alone() -> None:
    assert read_words("2 * 3 * 4") == Words("2 * 3 * 4")


def test_lines_have_the_height_of_their_role(look: Look) -> None:
    label = TextLabel(look, LINE, Role.BODY)
    lines = label.heightForWidth(200) / 22
    assert lines == int(lines)
    assert lines > 2


def test_a_label_asks_for_one_line_where_it_fits(look: Look) -> None:
    assert TextLabel(look, "Good evening, Iris", Role.GREETING).sizeHint().height() == 39


def test_a_label_asks_for_no_more_than_its_measure(look: Look) -> None:
    label = TextLabel(look, LINE * 3)
    label.set_measure(300)
    assert label.sizeHint().width() <= 301


def test_screen_readers_get_the_words_without_marks(look: Look) -> None:
    label = TextLabel(look, "Press **Esc** to stop")
    assert label.text() == "Press Esc to stop"


def test_marked_words_are_wider(look: Look) -> None:
    plain, strong = TextLabel(look, "seventeen minutes"), TextLabel(look, "**seventeen minutes**")
    assert strong.sizeHint().width() > plain.sizeHint().width()


def test_a_marked_part_can_have_a_colour_of_its_own(look: Look, show: Show) -> None:
    label = TextLabel(look, "I **HHHHHHHH**", Role.GREETING)
    label.set_strong_tone(Tone.CLAY)
    show(label, 300)
    picture = label.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(20, 200) for y in range(39)}
    assert QColor(look.palette.clay).name() in colours


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_has_a_colour(tone: Tone) -> None:
    assert colour_of(tone, DUSK).startswith("#")


def test_a_label_follows_the_text_size(look: Look) -> None:
    label = TextLabel(look, LINE)
    before = label.heightForWidth(400)
    look.set_theme(replace(look.theme, factor=2.0))
    assert label.heightForWidth(400) > 2 * before


def test_text_is_drawn_from_the_left_or_the_right_as_it_is_set(look: Look, show: Show) -> None:
    label = TextLabel(look, "settled")
    show(label, 300)
    assert inked(label).left() < 5
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    assert inked(label).right() > 290
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    assert abs(inked(label).center().x() - 150) < 3


def test_balancing_keeps_the_number_of_lines_and_leaves_no_word_alone(look: Look) -> None:
    theme = look.theme
    text = Typeset(Words(LINE), theme.font(Role.CAPTION), theme.line_height(Role.CAPTION))
    greedy = text.lay(520)
    assert text.lay_balanced(520) == greedy
    widths = [text._layout.lineAt(at).naturalTextWidth() for at in range(greedy)]
    assert min(widths) > 0.6 * max(widths)


def test_a_single_line_is_not_narrowed(look: Look) -> None:
    text = Typeset(Words("Still here"), look.theme.font(Role.CAPTION), 45)
    assert text.lay_balanced(520) == 1


def test_a_line_break_in_the_text_is_kept(look: Look) -> None:
    assert Typeset(Words("one\ntwo"), look.theme.font(Role.BODY), 22).lay(500) == 2


def test_a_word_longer_than_the_line_is_broken(look: Look) -> None:
    assert Typeset(Words("x" * 200), look.theme.font(Role.BODY), 22).lay(100) > 5


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
def test_a_link_is_pressed_by_keyboard_and_large_enough(look: Look, show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    link = LinkButton(look, "Read the words", "library.words")
    show(link)
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, key)
    assert link.height() >= 24
    assert link.accessibleName() == "Read the words"


def test_things_flow_into_the_next_row(look: Look, show: Show) -> None:
    box = QWidget()
    flow = FlowLayout(gap=8)
    box.setLayout(flow)
    chips = [LinkButton(look, f"number {n}", f"n{n}") for n in range(8)]
    for chip in chips:
        flow.addWidget(chip)
    show(box, 220, flow.heightForWidth(220))
    assert chips[-1].y() > chips[0].y()
    assert all(box.rect().contains(chip.geometry()) for chip in chips)


def test_hidden_things_take_no_room_in_a_row(look: Look, show: Show) -> None:
    box = QWidget()
    flow = FlowLayout(gap=8)
    box.setLayout(flow)
    first, second = QPushButton("one"), QPushButton("two")
    first.hide()
    flow.addWidget(first)
    flow.addWidget(second)
    show(box, 220, 40)
    assert second.x() == 0
    del look


def test_a_thing_can_be_taken_out_of_a_row(look: Look, show: Show) -> None:
    box = QWidget()
    flow = FlowLayout()
    box.setLayout(flow)
    link = LinkButton(look, "jaw", "n")
    flow.addWidget(link)
    show(box, 200, 40)
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is link
    assert (flow.count(), flow.itemAt(0), flow.takeAt(3)) == (0, None, None)


class Listening(QWidget):
    """Hears the keys that nobody under it took."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


@pytest.fixture
def around(look: Look, qtbot: QtBot) -> tuple[Listening, TextField, QPushButton]:
    whole = Listening()
    qtbot.addWidget(whole)
    field, button = TextField(look, "name", "Your name"), QPushButton("Go on")
    field.setParent(whole)
    button.setParent(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    field.setFocus()
    return whole, field, button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_an_enter_that_leads_away_presses_nothing_there(
    around: tuple[Listening, TextField, QPushButton], key: Qt.Key
) -> None:
    whole, field, button = around
    field.returnPressed.connect(button.setFocus)
    QTest.keyClick(field, key)
    assert button.hasFocus()
    assert whole.heard == []


def test_an_enter_that_stays_is_for_whoever_answers_it(around: tuple[Listening, TextField, QPushButton]) -> None:
    whole, field, _ = around
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert whole.heard == [Qt.Key.Key_Return]
