from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE, House
from fakes.journal_room import Opened, house_with
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.questions import Answer
from calmroom.domain.sessions.appointments import Appointment

if TYPE_CHECKING:
    from ui.journal.conftest import Show

MARKS = (Mark("jaw", Quality.TIGHT), Mark("heart", Quality.WARM))


def with_map(house: House, *, entry_id: str | None = None, practice_id: str | None = None) -> BodyMap:
    now = house.clock.now()
    made = BodyMap("c" * 32, now, now, MARKS, entry_id=entry_id, practice_id=practice_id)
    house.vault.body_maps.save(made)
    return made


def after_a_session(hours: float) -> House:
    house = house_with("Newest.")
    begins = house.clock.now() - timedelta(hours=hours + 1)
    house.vault.appointments.save(Appointment("a" * 32, begins, therapist="Maya"))
    return house


def newest(opened: Opened) -> Entry:
    return max(opened.house.vault.journal.newest(9), key=lambda entry: entry.changed)


def test_the_map_of_a_page_stands_beside_it_and_opens_by_a_press(show: Show) -> None:
    house = house_with("Newest.")
    made = with_map(house, entry_id=f"{0:032x}")
    opened = show(house)
    asked: list[object] = []
    opened.pane.map_asked.connect(asked.append)
    opened.until(opened.pane.page.map.isVisible)
    assert opened.button("journal.map").accessibleName() == "Body map, evening. Open it"
    assert "Jaw" in opened.button("journal.map").accessibleDescription()
    assert not opened.button("journal.body-map").isVisible()
    QTest.keyClick(opened.pane.page.map, Qt.Key.Key_Space)
    assert asked == [made]


def test_a_place_that_is_left_out_is_neither_shown_nor_said(show: Show) -> None:
    house = house_with("Newest.")
    house.settings = replace(STARTED_BEFORE, left_out=("jaw",))
    with_map(house, entry_id=f"{0:032x}")
    opened = show(house)
    opened.until(opened.pane.page.map.isVisible)
    shown = opened.pane.page.map.map
    assert shown is not None
    assert [mark.place for mark in shown.marks] == ["heart"]
    assert "Jaw" not in opened.button("journal.map").accessibleDescription()


def test_a_page_after_a_practice_shows_the_map_of_that_practice_and_how_one_was(show: Show) -> None:
    house = House()
    record = house.remember("s01", "Arriving Here", days_ago=0)
    house.vault.practices.save(replace(record, before=CheckIn(2, None), after=CheckIn(8, 10)))
    with_map(house, practice_id=record.id)
    opened = show(house)
    opened.pane.new_entry("", record.id)
    opened.until(opened.pane.page.map.isVisible)
    assert "Before: rather stirred up; after: settled, here" in opened.words()


def test_drawing_for_an_empty_page_keeps_the_page_and_names_it(show: Show) -> None:
    opened = show(House())
    asked: list[Entry] = []
    opened.pane.draw_asked.connect(asked.append)
    opened.pane.new_entry()
    QTest.keyClick(opened.button("journal.body-map"), Qt.Key.Key_Space)
    (entry,) = asked
    opened.until(lambda: opened.house.vault.journal.get(entry.id) is not None)
    with_map(opened.house, entry_id=entry.id)
    opened.pane.hide()
    opened.until_safe()
    opened.pane.show()
    opened.pane.open()
    opened.until(opened.pane.page.map.isVisible)
    assert opened.removed == []
    assert opened.house.vault.journal.get(entry.id) is not None


def test_an_empty_page_for_which_nothing_was_drawn_goes(show: Show) -> None:
    opened = show(house_with("Older."))
    opened.pane.new_entry()
    opened.button("journal.body-map").click()
    opened.until(lambda: len(opened.stored()) == 2)
    opened.until_safe()
    opened.pane.hide()
    opened.until(lambda: opened.stored() == ["Older."])


def test_a_page_is_put_on_another_day_by_keyboard_and_stands_there_in_the_list(show: Show) -> None:
    opened = show(house_with("Newest.", "Older.", "Oldest."))
    QTest.keyClick(opened.button("journal.another-day"), Qt.Key.Key_Space)
    field = opened.pane.page.day.field
    assert field.hasFocus()
    field.setDate(QDate(2026, 11, 18))
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.until_safe()
    assert "Wednesday 18 November, evening" in opened.words()
    assert opened.stored()[0] == "Older."
    opened.until(lambda: opened.listed()[0] == "Yesterday")
    assert opened.focus().objectName() == "journal.another-day"


def test_a_day_still_to_come_is_refused_in_words_and_escape_leaves_the_page_where_it_is(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.button("journal.another-day").click()
    field = opened.pane.page.day.field
    field.setDate(QDate(2030, 1, 1))
    opened.button("journal.day.put").click()
    assert "That day is still to come, so nothing was changed." in opened.words()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert "Friday 20 November, evening" in opened.words()
    assert not opened.pane.is_dirty


def test_typing_goes_on_after_a_page_was_put_on_another_day(show: Show) -> None:
    opened = show(house_with("Newest."))
    opened.button("journal.another-day").click()
    opened.pane.page.day.field.setDate(QDate(2026, 11, 18))
    opened.button("journal.day.put").click()
    opened.write("More. ")
    opened.until_safe()
    kept = opened.house.vault.journal.newest(1)[0]
    assert (kept.text, kept.written.day) == ("More. Newest.", 18)


@pytest.mark.parametrize(("hours", "begins"), [(24, "A day after your session"), (48, "Two days after your session")])
def test_a_question_is_offered_after_a_session(show: Show, hours: float, begins: str) -> None:
    opened = show(after_a_session(hours))
    opened.until(opened.pane.list.asked.isVisible)
    assert begins in opened.words()


def test_no_question_is_offered_later_than_its_time(show: Show) -> None:
    opened = show(after_a_session(120))
    opened.until(lambda: bool(opened.pane.list.wishes.menu.actions()))
    assert not opened.pane.list.asked.isVisible()


def test_a_press_answers_a_question_words_may_follow_and_it_is_gone(show: Show) -> None:
    opened = show(after_a_session(24))
    opened.until(opened.pane.list.asked.isVisible)
    QTest.keyClick(opened.button("journal.question.different"), Qt.Key.Key_Space)
    assert not opened.pane.list.asked.isVisible()
    assert opened.pane.page.text.hasFocus()
    opened.until_safe()
    assert newest(opened).answer is Answer.DIFFERENT
    opened.write("Wider.")
    opened.button("journal.answer.unsure").click()
    opened.until_safe()
    assert (newest(opened).answer, newest(opened).text) == (Answer.UNSURE, "Wider.")
    opened.pane.open()
    opened.until(lambda: "After a session" in "".join(opened.listed()) or "Wider." in "".join(opened.listed()))
    assert not opened.pane.list.asked.isVisible()


def test_an_answer_that_is_removed_can_be_given_again(show: Show) -> None:
    opened = show(after_a_session(24))
    opened.until(opened.pane.list.asked.isVisible)
    opened.button("journal.question.same").click()
    opened.until_safe()
    opened.button("journal.remove").click()
    opened.until(opened.pane.list.asked.isVisible)


def test_a_question_let_go_does_not_come_back(show: Show) -> None:
    opened = show(after_a_session(24))
    opened.until(opened.pane.list.asked.isVisible)
    opened.button("journal.question.let-go").click()
    opened.pane.open()
    opened.until(lambda: bool(opened.pane.list.wishes.menu.actions()))
    assert not opened.pane.list.asked.isVisible()


def test_the_look_back_after_three_weeks_is_for_words_alone(show: Show) -> None:
    house = house_with("Newest.")
    house.remember("s01", "Arriving Here", days_ago=22)
    opened = show(house)
    opened.until(opened.pane.list.asked.isVisible)
    opened.button("journal.question.write").click()
    opened.write("Slower mornings.")
    opened.until_safe()
    assert "Three weeks of this." in newest(opened).prompt
    assert not opened.pane.page.answers.isVisible()


def test_a_question_waits_while_one_searches(show: Show) -> None:
    opened = show(after_a_session(24))
    opened.until(opened.pane.list.asked.isVisible)
    QTest.keyClicks(opened.pane.list.search, "new")
    opened.until(lambda: not opened.pane.list.asked.isVisible())
    QTest.keyClick(opened.pane.list.search, Qt.Key.Key_Escape)
    opened.until(opened.pane.list.asked.isVisible)


def test_a_page_with_a_map_that_is_emptied_stays_without_its_words(show: Show) -> None:
    house = house_with("Newest.", "Older.")
    with_map(house, entry_id=f"{0:032x}")
    opened = show(house)
    opened.pane.page.text.selectAll()
    QTest.keyClick(opened.pane.page.text, Qt.Key.Key_Delete)
    opened.pane.hide()
    opened.until(lambda: opened.stored() == ["", "Older."])
    assert opened.removed == []
