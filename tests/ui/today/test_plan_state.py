from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from fakes.clock import EVENING
from fakes.house import NARRATORS, STARTED_BEFORE
from ui.plan.given import CARD, library

from calmroom.domain.care.safety import Offer
from calmroom.domain.care.suggestions import Suggestions
from calmroom.domain.plan.day import Closed, Later, NextWords, PlanDay, PlanRow, Quiet, Rests, Said
from calmroom.domain.script import Touch
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.today.state import Known, TodayState, choices_for, today_state

DAY = EVENING.date()
SCRIPTS = library().scripts()
ROW = PlanRow("p", "i2", "s02", 12.0, 5.0, "First, if you like", therapist="Maya")
SECOND = PlanRow("p", "i3", "s04", 5.0, 5.0, "Later, or instead", voice="own", therapist="Maya")
QUIET = Quiet("p", DAY, "Maya", CARD)
PLAN = PlanDay(DAY, (ROW, SECOND), (Said("p", "Maya", "One of these is plenty."),), QUIET, has_plan=True)
SUGGESTED = Suggestions((Offer("s01", 5.0, "A gentle one to begin with"),))


def state(plan: PlanDay | None = PLAN, suggestions: Suggestions = SUGGESTED, **known: Any) -> TodayState:  # noqa: ANN401 - replace checks them
    return today_state(replace(Known(SCRIPTS, suggestions, plan=plan), **known), STARTED_BEFORE, EVENING, NARRATORS)


def leads(found: TodayState) -> list[tuple[str, str]]:
    return [(row.lead, row.title) for row in found.rows]


def test_the_plan_says_what_is_put_forward_and_nothing_else_is() -> None:
    assert leads(state()) == [
        ("First, if you like", "Three Places of Support"),
        ("Later, or instead", "Looking Around"),
    ]


def test_a_row_of_the_plan_says_length_posture_and_whose_voice() -> None:
    first, second = state().rows
    assert first.about == "12 minutes, sitting. Voice: Wren"
    assert second.about == "5 minutes, sitting. Voice: Maya"
    assert first.spoken == "Begin Three Places of Support, 12 minutes"


def test_it_begins_as_the_therapist_meant_it_and_leaves_out_what_either_leaves_out() -> None:
    row = replace(ROW, voice="am_michael", left_out=("throat",), hands_free=True)
    settings = replace(STARTED_BEFORE, left_out=("jaw",), bed="hum")
    known = Known(SCRIPTS, SUGGESTED, plan=replace(PLAN, rows=(row,)))
    choices = choices_for(today_state(known, settings, EVENING, NARRATORS).rows[0], settings)
    assert (choices.minutes, choices.voice, choices.bed) == (12.0, "am_michael", "hum")
    assert choices.left_out == ("jaw", "throat")
    assert choices.touch is Touch.TOUCH_FREE


def test_a_region_that_only_a_newer_calmroom_knows_leaves_nothing_out_and_hinders_nothing() -> None:
    known = Known(SCRIPTS, SUGGESTED, plan=replace(PLAN, rows=(replace(ROW, left_out=("jaw", "aura")),)))
    (row,) = today_state(known, STARTED_BEFORE, EVENING, NARRATORS).rows
    assert choices_for(row, STARTED_BEFORE).left_out == ("jaw",)


def test_the_sentence_for_these_days_stands_over_the_rows() -> None:
    (said,) = state().plan.said
    assert (said.title, said.words) == ("From Maya, for these days", "One of these is plenty.")


def test_in_the_quiet_window_the_card_has_its_words_and_when_to_ring_is_asked_for() -> None:
    card = state().plan.card
    assert card is not None
    assert card.title == "Quiet window, until tonight"
    assert card.words == "Warmth, water, an early night. Big decisions can wait."
    assert card.more == "Ring me if a headache is new: mornings, 8 to 10."
    assert card.ask == "When to ring Maya"


@pytest.mark.parametrize("words", ["Warmth and water.", "Ring me at any time. Mornings are best."])
def test_a_card_without_more_is_shown_whole(words: str) -> None:
    card = state(replace(PLAN, quiet=replace(QUIET, words=words))).plan.card
    assert card is not None
    assert (card.words, card.more, card.ask) == (words, "", "")


def test_with_days_to_come_the_window_names_its_last_night() -> None:
    card = state(replace(PLAN, quiet=replace(QUIET, until=DAY + timedelta(days=2)))).plan.card
    assert card is not None
    assert card.title == "Quiet window, until Sunday night"


def test_in_the_quiet_window_nothing_else_is_suggested_even_where_the_plan_has_nothing() -> None:
    found = state(replace(PLAN, rows=(), rests=Rests.NOTHING))
    assert found.rows == ()
    assert found.plan.rests == "Nothing is asked of these days. Rest is enough."


def test_outside_the_window_the_library_is_open_where_the_plan_has_nothing() -> None:
    found = state(PlanDay(DAY, rests=Rests.NOTHING, has_plan=True))
    assert leads(found) == [("A gentle one to begin with", "Arriving Here")]
    assert found.plan.rests.startswith("Nothing from the plan today.")


def test_what_was_said_today_comes_before_the_plan() -> None:
    care = replace(PLAN, rows=(), rests=Rests.CARE)
    found = state(care, replace(SUGGESTED, calls_first=True))
    assert leads(found) == [("A gentle one to begin with", "Arriving Here")]
    assert found.calls_first
    assert found.plan.said == ()
    assert found.plan.rests == "The plan waits today. It keeps its place."


@pytest.mark.parametrize("rests", [Rests.PAUSED, Rests.NO_DATE, Rests.REST_DAY, Rests.ENOUGH, Rests.IN_SESSION])
def test_why_it_rests_is_said_calmly(rests: Rests) -> None:
    assert state(PlanDay(DAY, rests=rests, has_plan=True)).plan.rests


@pytest.mark.parametrize("rests", [Rests.OVER, Rests.ENDED])
def test_of_a_plan_that_is_over_today_says_nothing(rests: Rests) -> None:
    found = state(PlanDay(DAY, rests=rests, has_plan=True))
    assert found.plan.rests == ""
    assert leads(found) == [("A gentle one to begin with", "Arriving Here")]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (DAY + timedelta(days=1), "From Maya, for the days from tomorrow on"),
        (DAY + timedelta(days=4), "From Maya, for the days from Tuesday on"),
        (date(2026, 12, 12), "From Maya, for the days from 12 December on"),
    ],
)
def test_after_the_window_the_card_holds_what_comes_next(first: date, title: str) -> None:
    after = NextWords("p", first, "Maya", "Any day will do.")
    card = state(replace(PLAN, quiet=None, next_words=after)).plan.card
    assert card is not None
    assert (card.title, card.words, card.ask) == (title, "Any day will do.", "")


def test_what_is_closed_or_opens_later_says_why_and_where_to_look() -> None:
    plan = replace(
        PLAN,
        closed=(Closed("p", "i6", "s07", "Level 3 asks for one more yes.", can_open=True),),
        later=(Later("p", "i5", "s25", "Opens on Sunday."),),
    )
    closed, later = state(plan).plan.asides
    assert (closed.words, closed.practice) == ("**From Crown to Tailbone** Level 3 asks for one more yes.", "s07")
    assert (later.words, later.practice) == ("**Before Your Session** Opens on Sunday.", "")


def test_what_can_not_be_opened_leads_nowhere() -> None:
    closed = Closed("p", "i6", "s07", "Kept for an easier day.")
    assert state(replace(PLAN, closed=(closed,))).plan.asides[0].practice == ""


def test_without_a_plan_today_is_as_it_was() -> None:
    found = state(None)
    assert leads(found) == [("A gentle one to begin with", "Arriving Here")]
    assert not found.plan.has_plan


def test_locked_nothing_of_a_plan_is_shown() -> None:
    found = state(PLAN, fault=VaultLocked())
    assert not found.plan.has_plan
    assert found.plan.card is None


def test_a_practice_of_the_plan_that_is_not_here_is_no_row() -> None:
    found = state(replace(PLAN, rows=(replace(ROW, practice="s99"),)))
    assert found.rows == ()
