"""The plan's page: read from one session to the next; half, pause, leave out, let go, a note, remove."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMenu, QTextEdit
from ui.plan.given import FILE, NEWER, ROUTINE, WORDS, adopt, house, lay

from calmroom.domain.plan.plan import Plan
from calmroom.ui.plan.note import NoteField
from calmroom.ui.plan.pane import PlanPane
from calmroom.ui.plan.timeline import Timeline
from calmroom.ui.spelling import speller

if TYPE_CHECKING:
    from ui.plan.conftest import Seen, Show

    from calmroom.ui.widgets.fields import WritingField


def stored(seen: Seen) -> Plan:
    found = seen.house.vault.plans.get(ROUTINE.id)
    assert found is not None
    return found


@pytest.fixture
def page(show_plan: Show) -> Seen:
    made = house()
    adopt(made)
    seen = show_plan(made)
    seen.reads("Between two sessions")
    return seen


def test_it_shows_the_parts_from_one_session_to_the_next(page: Seen) -> None:
    words = page.words()
    for said in ("From Maya", "That evening", "18 to 20 November", WORDS, "The day before", "Dear Iris"):
        assert said in words
    assert words.index("That evening") < words.index("Days 1 to 3") < words.index("Days 4 to 9")


def test_the_small_version_is_chosen_and_left_by_the_keyboard(page: Seen) -> None:
    page.press("plan.half")
    page.until(lambda: stored(page).is_half)
    page.reads("Not in the small version.")
    page.press("plan.half")
    page.until(lambda: not stored(page).is_half)
    page.until(lambda: "Not in the small version." not in page.words())


def test_paused_it_says_so_and_goes_on_again(page: Seen) -> None:
    page.press("plan.pause")
    page.reads("The plan is paused. It keeps its place.")
    assert stored(page).is_paused
    button = page.find("plan.pause")
    assert button.accessibleName() == "Go on with the plan"
    page.press("plan.pause")
    page.until(lambda: not stored(page).is_paused)
    page.until(lambda: "is paused" not in page.words())


def test_something_is_left_out_and_taken_back(page: Seen) -> None:
    page.press("plan.item.i2.decline")
    page.reads("You left this one out.")
    assert stored(page).declined == ("i2",)
    page.press("plan.item.i2.take-back")
    page.until(lambda: stored(page).declined == ())
    page.until(lambda: page.sees("plan.item.i2.decline"))


def test_something_is_let_go_and_held_on_to(page: Seen) -> None:
    page.press("plan.item.i2.let-go")
    page.until(lambda: page.sees("plan.item.i2.hold-on"))
    assert [one.item for one in stored(page).let_go] == ["i2"]
    page.press("plan.item.i2.hold-on")
    page.until(lambda: stored(page).let_go == ())


def test_the_keyboard_stays_near_what_was_pressed(page: Seen) -> None:
    page.press("plan.item.i2.decline")
    page.until(lambda: page.sees("plan.item.i2.take-back"))
    focus = page.page.window().focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("plan.item.")


def test_a_way_on_is_named_in_full(page: Seen) -> None:
    name = page.find("plan.item.i2.let-go").accessibleName()
    assert name == "Let it go: Three Places of Support, 5 to 12 minutes"


def test_the_note_is_kept_when_it_is_left(page: Seen) -> None:
    field = page.find("plan.note.text")
    assert isinstance(field, QTextEdit)
    assert field.accessibleName() == "A note to Maya"
    QTest.keyClicks(field, "The sacrum felt wide.")
    page.page.hide()
    page.until(lambda: stored(page).note == "The sacrum felt wide.")


def test_the_note_keeps_itself_after_a_pause_in_typing(page: Seen) -> None:
    field = page.find("plan.note.text")
    QTest.keyClicks(field, "warm")
    note = page.page.findChild(NoteField)
    assert note is not None
    assert note.is_dirty
    page.qtbot.waitUntil(lambda: stored(page).note == "warm", timeout=8_000)
    page.reads("Saved.")


def test_what_is_being_written_is_not_overwritten_by_what_is_on_disk(page: Seen) -> None:
    field = page.find("plan.note.text")
    assert isinstance(field, QTextEdit)
    QTest.keyClicks(field, "half a sent")
    page.rooms.plan.set_half(ROUTINE.id, is_half=True)
    page.reads("Not in the small version.")
    assert field.toPlainText() == "half a sent"


def test_removed_it_is_gone_and_can_be_put_back(page: Seen) -> None:
    page.press("plan.remove")
    page.until(lambda: len(page.removed) == 1)
    page.reads("No plan here yet.")
    assert page.house.vault.plans.all() == ()
    assert "What you did and wrote stays" in page.removed[0].message
    page.removed[0].undo()
    page.reads("Between two sessions")
    assert stored(page).routine == ROUTINE


def test_put_away_it_is_readable_and_can_be_taken_out_again(page: Seen) -> None:
    page.press("plan.away")
    page.reads("This plan is put away. You can still read it.")
    assert WORDS in page.words()
    assert not page.sees("plan.pause")
    page.press("plan.away")
    page.until(lambda: stored(page).ended is None)


def test_after_its_last_day_it_stays_readable(show_plan: Show) -> None:
    made = house()
    adopt(made)
    made.clock.advance(60 * 86_400)
    seen = show_plan(made)
    seen.reads("This plan has come to the end of its time. You can still read it.")
    assert WORDS in seen.words()
    assert "Three Places of Support" in seen.words()
    assert not seen.sees("plan.item.i2.let-go")


def test_without_a_plan_nothing_is_missing(show_plan: Show) -> None:
    seen = show_plan(house())
    seen.reads("No plan here yet.")
    assert "nothing is missing" in seen.words()
    QTest.mouseClick(seen.find("plan.none.button"), Qt.MouseButton.LeftButton)
    assert seen.asked == ["file"]


def test_of_two_plans_one_is_chosen(show_plan: Show) -> None:
    made = house()
    other = replace(NEWER, id="b" * 32, title="Steady ground", edition=1)
    adopt(made)
    adopt(made, other, made.clock.now().replace(hour=21))
    seen = show_plan(made)
    seen.reads("Steady ground")
    which = seen.find("plan.which")
    assert isinstance(which, QComboBox)
    which.setFocus()
    QTest.keyClick(which, Qt.Key.Key_Down)
    seen.reads("Between two sessions")


def test_escape_goes_back(page: Seen) -> None:
    QTest.keyClick(page.find("plan.back"), Qt.Key.Key_Escape)
    assert page.asked == ["left"]


def test_the_code_and_a_file_are_asked_for(page: Seen) -> None:
    page.press("plan.code")
    page.press("plan.file")
    assert page.asked == ["code", "file"]


def test_a_newer_edition_shows_itself(page: Seen) -> None:
    lay(page.house, NEWER)
    opened = page.rooms.plan.preview(FILE, lambda _step: True)
    page.rooms.plan.adopt(FILE, opened, ("i1", "i2"), lambda _step: True)
    page.reads("Days 10 to 11")


def test_forgotten_it_holds_nothing(page: Seen) -> None:
    assert isinstance(page.page, PlanPane)
    field = page.find("plan.note.text")
    assert isinstance(field, QTextEdit)
    page.page.forget()
    assert "Maya" not in page.words()
    assert field.toPlainText() == ""


def test_today_is_a_light_on_the_line_and_the_quiet_window_a_wash(page: Seen) -> None:
    timeline = page.page.findChild(Timeline)
    assert timeline is not None
    page.qtbot.wait(50)
    image = timeline.grab().toImage()
    palette = page.furnished.context.look.palette
    column = [image.pixelColor(QPoint(18, y)) for y in range(image.height())]
    beside = [image.pixelColor(QPoint(9, y)) for y in range(image.height())]
    assert QColor(palette.lamp_line) in column
    washed = [y for y, colour in enumerate(beside) if colour == QColor(palette.lamp_wash)]
    assert washed
    assert max(washed) < image.height() * 0.6, "the window ends where the later days begin"


def test_a_plan_that_is_gone_is_told_in_place(page: Seen) -> None:
    page.house.vault.plans.remove(ROUTINE.id)
    page.press("plan.pause")
    page.reads("That plan is not here any more.")


def test_the_box_of_the_small_version_is_not_there_where_there_is_none(show_plan: Show) -> None:
    made = house()
    whole = replace(ROUTINE, half=tuple(item.id for item in ROUTINE.items))
    adopt(made, whole)
    seen = show_plan(made)
    seen.reads("Between two sessions")
    box = seen.find("plan.half")
    assert isinstance(box, QCheckBox)
    assert not box.isVisible()


def test_f7_in_the_note_goes_to_the_next_word_that_no_dictionary_knows(
    show_plan: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speller, "REST_MS", 5)
    made = house()
    adopt(made, note="It was wdie there.")
    seen = show_plan(made)
    seen.furnished.rooms.settings.change(dictionaries=("en_GB",))
    field = cast("WritingField", seen.find("plan.note.text"))
    seen.until(lambda: field.toPlainText() != "")
    seen.page.resize(972, 2_400)
    field.setFocus()
    seen.until(lambda: [one.cursor.selectedText() for one in field.over.laid("unknown")] == ["wdie"])
    QTest.keyClick(field, Qt.Key.Key_F7)
    seen.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    assert field.textCursor().selectedText() == "wdie"
    menu = QApplication.activePopupWidget()
    assert menu is not None
    seen.until(lambda: "wide" in [action.text() for action in menu.actions()])
    menu.close()


def test_a_plan_whose_recordings_are_not_here_leads_to_its_file(show_plan: Show) -> None:
    made = house()
    adopt(made, mark="b" * 64)
    seen = show_plan(made)
    seen.reads("Some of what this plan brought is not on this computer.")
    seen.press("plan.again")
    assert seen.asked == ["file"]


def test_a_plan_that_has_everything_says_nothing_of_its_file(page: Seen) -> None:
    assert not page.sees("plan.missing")
    assert not page.sees("plan.again")
