from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from fakes.house import NO_ROOM, House
from fakes.library import FakeLibrary, bundled, named, three
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QWidget

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.practice import Outcome
from calmroom.ui.today.pane import TodayPane, TodayServices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.services.practice import Beginning
    from calmroom.ui.notices import Removal

Show = Callable[..., "Opened"]


class Opened:
    """Today on the screen."""

    def __init__(self, furnished: Furnished, pane: TodayPane, qtbot: QtBot) -> None:
        self.house = furnished.house
        self.rooms = furnished.rooms
        self.pane = pane
        self.begun: list[Beginning] = []
        self.removed: list[Removal] = []
        self._qtbot = qtbot
        pane.begin_asked.connect(self.begun.append)
        pane.removed.connect(self.removed.append)

    def button(self, name: str) -> QAbstractButton:
        found = self.pane.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def slider(self, name: str) -> QSlider:
        found = self.pane.findChild(QSlider, name)
        assert isinstance(found, QSlider), name
        return found

    def words(self) -> str:
        return "\n".join(label.text() for label in self.pane.findChildren(QLabel) if label.isVisible())

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true)


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House, waits_for: str = "") -> Opened:
        if house.library is bundled():
            house.library = three()
        furnished = furnish(house)
        rooms = furnished.rooms
        services = TodayServices(
            rooms.practice,
            rooms.safety,
            rooms.history,
            rooms.settings,
            rooms.world.clock,
            rooms.facts.narrators,
            rooms.calling,
            rooms.appointments,
            rooms.plan,
        )
        opened = Opened(furnished, TodayPane(services, furnished.context), qtbot)
        shown(opened.pane)
        opened.pane.open()
        if waits_for:
            opened.until(lambda: waits_for in opened.words())
        else:
            opened.until(lambda: opened.button("today.begin").isVisible() or "no practice" in opened.words())
        return opened

    return make


def test_it_greets_and_offers_a_gentle_one_to_begin_with(show: Show) -> None:
    words = show(House()).words()
    assert "Good evening, Iris" in words
    assert "A gentle one to begin with" in words
    assert "5 minutes, sitting, lying" in words or "5 minutes, sitting or lying. Voice: Wren" in words


def test_begin_is_named_in_full_for_a_screen_reader(show: Show) -> None:
    assert show(House()).button("today.begin").accessibleName() == "Begin Arriving Here, 5 minutes"


def test_begin_takes_the_check_in_along(show: Show) -> None:
    today = show(House())
    slider = today.slider("today.settled")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(today.button("today.begin"), Qt.Key.Key_Space)
    (beginning,) = today.begun
    assert beginning.script_id == "s01"
    assert beginning.before.settled == 6
    assert beginning.before.present is None


def test_nothing_is_said_unless_a_slider_was_moved(show: Show) -> None:
    today = show(House())
    QTest.mouseClick(today.button("today.begin"), Qt.MouseButton.LeftButton)
    assert today.begun[0].before == CheckIn()


def test_a_click_anywhere_on_the_row_begins(show: Show) -> None:
    today = show(House())
    row = today.pane.findChild(QWidget, "today.begin-second.row")
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert today.begun[0].script_id == "s07"


def test_a_low_answer_changes_the_offer_and_says_why(show: Show) -> None:
    today = show(House())
    slider = today.slider("today.present")
    slider.setFocus()
    for _ in range(6):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    today.until(lambda: "because you chose 0" in today.words())
    assert "Short and outward, because you chose 0" in today.words()
    assert "Ground Me" in today.words()


def test_not_today_puts_the_question_away(show: Show) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.not-today"), Qt.Key.Key_Space)
    assert not today.slider("today.settled").isVisible()
    today.pane.open()
    today.until(lambda: today.button("today.begin").isVisible())
    assert not today.slider("today.settled").isVisible()


def test_not_today_holds_for_today_alone(show: Show) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.not-today"), Qt.Key.Key_Space)
    today.house.clock.advance(24 * 3600)
    today.pane.open()
    today.until(lambda: today.slider("today.settled").isVisible())


def test_not_today_holds_after_a_new_start_on_the_same_day(show: Show) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.not-today"), Qt.Key.Key_Space)
    again = show(House(settings=today.rooms.settings.current))
    assert again.button("today.begin").isVisible()
    assert not again.slider("today.settled").isVisible()


def test_locked_it_offers_practices_and_a_way_to_open_and_calls_nobody_by_name(show: Show) -> None:
    house = House()
    house.remember("s07", "From Crown to Tailbone")
    house.vault.keys.set_passphrase("slow river", house.vault.keys.new_recovery_key())
    today = show(house)
    heard: list[bool] = []
    today.pane.unlock_asked.connect(lambda: heard.append(True))
    assert today.button("today.begin").isVisible()
    assert "left at minute" not in today.words()
    assert "Iris" not in today.words()
    QTest.keyClick(today.button("today.unlock"), Qt.Key.Key_Space)
    assert heard == [True]


def test_what_was_left_goes_on_where_it_was(show: Show) -> None:
    house = House()
    left = house.remember("s07", "From Crown to Tailbone")
    today = show(house)
    assert "From Crown to Tailbone left at minute 4 yesterday" in today.words()
    QTest.keyClick(today.button("today.continue"), Qt.Key.Key_Space)
    (beginning,) = today.begun
    assert beginning.continued == left
    assert (beginning.choices.minutes, beginning.choices.voice) == (12, "am_michael")


def test_what_was_let_go_is_gone_and_can_be_taken_back(show: Show) -> None:
    house = House()
    left = house.remember("s07", "From Crown to Tailbone")
    today = show(house)
    QTest.keyClick(today.button("today.let-go"), Qt.Key.Key_Space)
    today.until(lambda: house.vault.practices.unfinished() is None)
    today.until(lambda: not today.button("today.continue").isVisible())
    (removal,) = today.removed
    removal.undo()
    today.until(lambda: house.vault.practices.unfinished() == left)
    today.until(lambda: today.button("today.continue").isVisible())


def test_without_a_vault_it_says_so_and_offers_all_the_same(show: Show) -> None:
    house = House(shut=NO_ROOM)
    today = show(house)
    assert NO_ROOM.message in today.words()
    assert "Practices play all the same." in today.words()
    assert "Arriving Here" in today.words()
    house.shut = None
    QTest.keyClick(today.button("today.fault.button"), Qt.Key.Key_Space)
    today.until(lambda: NO_ROOM.message not in today.words())


def test_without_a_practice_it_says_so(show: Show) -> None:
    assert "There is no practice here." in show(House(library=FakeLibrary())).words()


def test_in_a_small_window_the_question_moves_under_the_offer(show: Show) -> None:
    today = show(House())
    today.pane.resize(600, 760)
    slider, begin = today.slider("today.settled"), today.button("today.begin")
    today.until(lambda: _top(slider, today.pane) > _top(begin, today.pane))


def _top(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, widget.rect().topLeft()).y()


def test_the_room_check_is_a_quiet_link_that_is_asked_for(show: Show, qtbot: QtBot) -> None:
    today = show(House())
    link = today.button("today.room-check")
    qtbot.waitUntil(link.isVisible)
    with qtbot.waitSignal(today.pane.room_check_asked):
        QTest.keyClick(link, Qt.Key.Key_Space)
    today.rooms.settings.change(room_offered=True)
    qtbot.waitUntil(lambda: not link.isVisible())


def answer(today: Opened, words: str) -> None:
    """Press one of the three answers."""
    found = [button for button in today.pane.findChildren(QAbstractButton) if button.text() == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_a_hard_day_makes_what_is_offered_short_and_easy(show: Show) -> None:
    today = show(House())
    answer(today, "a lot")
    today.until(lambda: "Short and easy, because today is hard" in today.words())
    assert "5 minutes" in today.words()


def test_who_may_not_be_safe_sees_people_first_and_then_ground_me_and_nothing_is_closed(show: Show) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    today.until(lambda: "First, someone to call" in today.words())
    title = today.pane.findChild(QLabel, "today.people.title")
    assert title is not None
    first = today.button("today.begin")
    assert _top(title, today.pane) < _top(today.button("today.ground"), today.pane) < _top(first, today.pane)
    assert first.accessibleName().startswith("Begin Ground Me")
    today.until(lambda: "emergency" in today.words())
    assert today.button("today.library").isEnabled()


def test_ground_me_beside_the_people_is_asked_for(show: Show, qtbot: QtBot) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    today.until(lambda: today.button("today.ground").isVisible())
    with qtbot.waitSignal(today.pane.ground_asked):
        QTest.keyClick(today.button("today.ground"), Qt.Key.Key_Space)


def test_it_holds_for_the_day_also_after_a_new_start_and_can_be_taken_back(show: Show) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    today.until(lambda: "First, someone to call" in today.words())
    again = show(House(settings=today.rooms.settings.current))
    again.until(lambda: "First, someone to call" in again.words())
    QTest.keyClick(again.button("today.safe"), Qt.Key.Key_Space)
    again.until(lambda: "First, someone to call" not in again.words())
    assert again.rooms.settings.current.unsafe_day == ""


def test_it_does_not_hold_for_the_next_day(show: Show) -> None:
    today = show(House())
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    today.until(lambda: "First, someone to call" in today.words())
    today.house.clock.advance(24 * 3600)
    again = show(House(settings=today.rooms.settings.current, clock=today.house.clock))
    assert "First, someone to call" not in again.words()


def fall(house: House, days_ago: int, script_id: str = "s07") -> None:
    """Have a practice that left somebody less settled."""
    record = house.remember(script_id, script_id.upper(), days_ago)
    fallen = replace(record, id=f"{days_ago:032x}", outcome=Outcome.FINISHED, before=CheckIn(6, 6), after=CheckIn(3, 6))
    house.vault.practices.save(fallen)


def test_three_falls_in_two_weeks_bring_the_card_with_people_to_talk_to(show: Show) -> None:
    house = House()
    for days_ago, script_id in ((1, "s07"), (5, "s01"), (12, "s07")):
        fall(house, days_ago, script_id)
    today = show(house)
    today.until(lambda: "This may not be the right tool just now" in today.words())
    today.until(lambda: "emergency" in today.words())
    assert not today.button("today.safe").isVisible()


def test_a_practice_that_fell_twice_in_a_row_is_set_aside_with_the_reason(show: Show) -> None:
    house = House()
    fall(house, 1)
    fall(house, 2)
    today = show(house)
    assert "From Crown to Tailbone is not suggested now. Twice in a row" in today.words()
    assert today.button("today.begin").accessibleName() == "Begin Arriving Here, 12 minutes"
    assert not today.button("today.begin-second").isVisible()


def test_a_very_low_answer_puts_the_rest_behind_choose_anyway(show: Show, qtbot: QtBot) -> None:
    today = show(House())
    slider = today.slider("today.settled")
    slider.setFocus()
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    today.until(lambda: today.button("today.library").text() == "Choose anyway, in the library")
    with qtbot.waitSignal(today.pane.library_asked):
        QTest.keyClick(today.button("today.library"), Qt.Key.Key_Space)


def night_house() -> House:
    """A house whose person went to sleep with Night Settling ten hours ago, and it is morning."""
    house = House(library=FakeLibrary(*three().scripts(), named("s28", "Night Settling")))
    house.clock.advance(10 * 3600)
    record = house.remember("s28", "Night Settling", days_ago=0)
    slept = replace(record, started=house.clock.now() - timedelta(hours=10), outcome=Outcome.FINISHED)
    house.vault.practices.save(slept)
    return house


def test_on_the_morning_after_it_asks_how_the_night_was(show: Show, qtbot: QtBot) -> None:
    today = show(night_house())
    assert "How was the night?" in today.words()
    with qtbot.waitSignal(today.pane.night_asked) as asked:
        QTest.keyClick(today.button("today.night.say"), Qt.Key.Key_Space)
    assert asked.args is not None
    assert asked.args[0].script_id == "s28"


def test_the_question_about_the_night_can_be_left(show: Show) -> None:
    today = show(night_house())
    QTest.keyClick(today.button("today.night.leave"), Qt.Key.Key_Space)
    today.pane.open()
    today.until(lambda: today.button("today.begin").isVisible())
    assert "How was the night?" not in today.words()


def test_locked_away_nobody_to_call_and_no_reason_is_left_on_the_page(show: Show) -> None:
    house = House()
    fall(house, 1)
    fall(house, 2)
    today = show(house)
    today.until(lambda: "Twice in a row" in today.words())
    today.pane.forget()
    assert "Twice in a row" not in today.words()
    assert today.pane.findChild(QLabel, "today.call.1") is None


def chosen_answers(today: Opened) -> list[str]:
    """What is chosen of the question, as it is seen."""
    names = ("today.hard.no", "today.hard.a bit", "today.hard.a lot", "today.unsafe")
    return [name for name in names if today.button(name).isChecked()]


def test_the_question_has_one_answer_at_a_time(show: Show) -> None:
    today = show(House())
    answer(today, "a bit")
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    assert chosen_answers(today) == ["today.unsafe"]
    answer(today, "a lot")
    assert chosen_answers(today) == ["today.hard.a lot"]


def test_whoever_is_safe_again_and_whoever_says_not_today_leaves_no_answer_behind(show: Show) -> None:
    today = show(House())
    answer(today, "a lot")
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    today.until(lambda: today.button("today.safe").isVisible())
    QTest.keyClick(today.button("today.safe"), Qt.Key.Key_Space)
    assert chosen_answers(today) == []
    answer(today, "a lot")
    today.pane.forget()
    assert chosen_answers(today) == []
