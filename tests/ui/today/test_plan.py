"""Today from the plan: two rows at the most, the sentence, the quiet window, and nothing that is late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from fakes.house import House
from fakes.library import FakeLibrary, named
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from ui.plan.given import ROUTINE, WORDS, adopt, house, library
from ui.today.test_pane import Opened, Show, answer, show

from calmroom.domain.routine.routine import Item, Kind, Part, When

if TYPE_CHECKING:
    from calmroom.ui.widgets.span import SpanPicture

__all__ = ["show"]


def planned(show: Show, days_since: int = 3, change: Callable[[House], None] = lambda _house: None) -> Opened:
    """Today some days after the session."""
    made = house(days_since=days_since, days_until=14 - days_since)
    adopt(made)
    change(made)
    today = show(made)
    today.until(lambda: today.button("today.plan").text() == "The whole plan")
    return today


def said(today: Opened, name: str) -> str:
    label = today.pane.findChild(QLabel, name)
    return label.text() if label is not None and label.isVisible() else ""


def test_it_puts_two_forward_with_the_therapists_sentence(show: Show) -> None:
    today = planned(show)
    words = today.words()
    for expected in ("From Maya, for these days", WORDS, "First, if you like", "Later, or instead"):
        assert expected in words
    assert "Three Places of Support" in words
    assert "Looking Around" in words
    assert not today.button("today.begin-third").isVisible()
    assert "A gentle one to begin with" not in words


def test_the_greeting_says_how_the_day_lies_between_two_sessions(show: Show) -> None:
    today = planned(show)
    today.until(lambda: "Friday. It is 3 days since your session with Maya, and 11 to the next." in today.words())
    assert "No plan here yet" not in today.words()
    assert today.words().count("3 days since") == 1


def test_the_quiet_window_stands_on_the_wash_and_on_the_span(show: Show) -> None:
    today = planned(show)
    assert "Quiet window, until tonight" in today.words()
    assert "Warmth, water, an early night. Big decisions can wait." in today.words()
    span: SpanPicture = today.pane.page.between.picture
    today.until(lambda: span.quiet == 3)
    assert span.accessibleName().endswith("Quiet window, until tonight.")


def test_when_to_ring_is_shown_when_it_is_asked(show: Show) -> None:
    today = planned(show)
    assert "Ring me" not in today.words()
    QTest.keyClick(today.button("today.wash.link"), Qt.Key.Key_Space)
    assert "Ring me if a headache is new" in today.words()


def test_begin_plays_what_the_therapist_meant(show: Show) -> None:
    today = planned(show)
    QTest.keyClick(today.button("today.begin"), Qt.Key.Key_Space)
    (beginning,) = today.begun
    assert beginning.script_id == "s02"
    assert beginning.choices.minutes == 12
    assert "jaw" in beginning.choices.left_out


def test_a_row_is_named_in_full(show: Show) -> None:
    today = planned(show)
    button = today.button("today.begin")
    assert button.accessibleName() == "Begin Three Places of Support, 12 minutes"
    assert button.accessibleDescription() == "First, if you like"


def test_after_the_window_the_next_words_are_on_the_wash(show: Show) -> None:
    today = planned(show, days_since=5)
    assert "Any day will do." in today.words()
    assert "From Maya, for the days from 28 November on" in today.words()
    assert "A few words for me, if there are any." in today.words()
    assert today.pane.page.between.picture.quiet is None


def test_days_that_passed_are_nowhere_spoken_of(show: Show) -> None:
    today = planned(show, days_since=9)
    words = today.words().lower()
    assert not [word for word in ("overdue", "missed", "late:", "still to do", "behind") if word in words]


def test_where_the_plan_has_nothing_the_library_is_open(show: Show) -> None:
    today = planned(show, days_since=11)
    today.until(lambda: "Nothing from the plan today." in today.words())
    assert "A gentle one to begin with" in today.words()
    assert today.button("today.library").isVisible()


def test_in_the_quiet_window_without_a_practice_rest_is_enough(show: Show) -> None:
    made = house()
    quiet = Part("p2", When(Kind.DAYS, 1, 3), (), "Rest is the plan.")
    adopt(made, replace(ROUTINE, parts=(quiet,), half=()))
    today = show(made, waits_for="Rest is enough.")
    assert "Rest is the plan." in today.words()
    assert not today.button("today.begin").isVisible()


def test_who_may_not_be_safe_sees_people_and_the_plan_waits(show: Show) -> None:
    today = planned(show)
    QTest.keyClick(today.button("today.unsafe"), Qt.Key.Key_Space)
    today.until(lambda: "First, someone to call" in today.words())
    assert today.button("today.begin").accessibleName().startswith("Begin Ground Me")
    assert WORDS not in today.words()
    assert "The plan waits today. It keeps its place." in today.words()


def test_on_a_hard_day_what_is_inward_waits_for_an_easier_one(show: Show) -> None:
    inward = named("s07", "From Crown to Tailbone", level=2)
    made = house(days_since=5, days_until=9, shelf=FakeLibrary(*library().scripts()[:3], inward))
    deep = Part("p3", When(Kind.DAYS, 4, 9), (Item("i4", "s07", 5, 12),), "Any day will do.")
    adopt(made, replace(ROUTINE, parts=(deep,), half=()))
    today = show(made)
    today.until(lambda: "From Crown to Tailbone" in today.words())
    answer(today, "a lot")
    today.until(lambda: "Kept for an easier day." in today.words())
    assert not any("Begin From Crown" in row.button.accessibleName() for row in today.pane.page.rows if row.isVisible())


def test_the_whole_plan_is_asked_for(show: Show) -> None:
    today = planned(show)
    asked: list[bool] = []
    today.pane.plan_asked.connect(lambda: asked.append(True))
    QTest.keyClick(today.button("today.plan"), Qt.Key.Key_Space)
    assert asked == [True]


def test_without_a_plan_a_file_can_be_opened(show: Show) -> None:
    today = show(house())
    today.until(lambda: today.button("today.plan").isVisible())
    asked: list[bool] = []
    today.pane.file_asked.connect(lambda: asked.append(True))
    assert today.button("today.plan").text() == "Open a routine file"
    QTest.keyClick(today.button("today.plan"), Qt.Key.Key_Space)
    assert asked == [True]


def test_it_changes_at_once_when_the_plan_does(show: Show) -> None:
    today = planned(show)
    today.rooms.plan.decline(ROUTINE.id, "i2")
    today.until(lambda: today.button("today.begin").accessibleName() == "Begin Looking Around, 5 minutes")
    today.rooms.plan.pause(ROUTINE.id)
    today.until(lambda: "The plan is paused." in today.words())


def test_locked_nothing_that_a_therapist_said_is_left(show: Show) -> None:
    today = planned(show)
    today.pane.forget()
    today.until(lambda: "From Maya" not in today.words())
    for words in (WORDS, "Warmth", "3 days since"):
        assert words not in today.words()


def test_a_reminder_without_a_desktop_is_a_line_that_can_be_put_away(show: Show) -> None:
    today = show(house())
    today.pane.page.reminded.tell("Something for today is ready, if you like.")
    assert "Something for today is ready, if you like." in today.words()
    QTest.keyClick(today.button("today.reminded.away"), Qt.Key.Key_Space)
    assert "Something for today is ready" not in today.words()


def test_in_a_small_window_the_wash_moves_under_the_plan(show: Show) -> None:
    today = planned(show)
    today.pane.resize(600, 760)
    wash = today.pane.findChild(QWidget, "today.wash")
    assert wash is not None
    row = today.button("today.begin")
    today.until(lambda: _top(wash, today.pane) > _top(row, today.pane))


def _top(widget: QWidget, within: QWidget) -> int:
    return widget.mapTo(within, widget.rect().topLeft()).y()


def test_the_links_stand_clear_of_each_other_and_of_the_rest_when_the_window_is_made_narrow(show: Show) -> None:
    today = planned(show)
    for width in (960, 540, 960, 690, 480):
        today.pane.resize(width, 760)
        QTest.qWait(20)
        links = [one for one in today.pane.page.links if one.isVisible()]
        row = links[0].parentWidget()
        assert row is not None
        assert len(links) > 1
        for one in links:
            assert row.rect().contains(one.geometry()), (width, one.text())
            assert one.width() >= one.minimumSizeHint().width(), (width, one.text())
        assert not any(a.geometry().intersects(b.geometry()) for a, b in pairwise(links)), width
        beside = [today.pane.page.wash, today.pane.page.check_in, today.pane.page.asides]
        ground = row.parentWidget()
        for other in (each for each in beside if each.isVisible()):
            assert other.parentWidget() is ground
            assert not other.geometry().intersects(row.geometry()), (width, other.objectName())
