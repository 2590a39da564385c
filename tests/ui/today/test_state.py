from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes.house import NARRATORS
from fakes.library import three

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.care.safety import Offer
from calmroom.domain.care.suggestions import Suggestions
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.routine.handover import own_voice
from calmroom.domain.script import Touch
from calmroom.domain.settings import Settings
from calmroom.domain.timeline import Choices
from calmroom.domain.units import to_frames
from calmroom.ui.greeting import greeting, sentence
from calmroom.ui.today.state import (
    Known,
    TodayState,
    choices_again,
    choices_for,
    today_state,
)

NOW = datetime(2026, 3, 8, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))
SCRIPTS = three().scripts()
SETTINGS = Settings()
FIRST = Suggestions((Offer("s01", 12.0, "First, if you like"), Offer("s07", 5.0, "Later, or instead")))
LEFT = PracticeRecord(
    "a" * 32, "s07", "From Crown to Tailbone", NOW - timedelta(days=1), 17, "am_michael", "hum", reached=to_frames(210)
)


def state_of(known: Known, settings: Settings = SETTINGS) -> TodayState:
    return today_state(known, settings, NOW, NARRATORS)


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "evening"), (5, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening")],
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour), "") == f"Good {words}"


def test_the_greeting_has_the_name() -> None:
    assert greeting(NOW, "Iris") == "Good evening, Iris"


def test_the_sentence_names_the_day() -> None:
    assert sentence(NOW).startswith("Sunday. No plan here yet.")


def test_each_offer_has_its_reason_length_and_voice() -> None:
    first, second = state_of(Known(SCRIPTS, FIRST)).rows
    assert (first.lead, first.title) == ("First, if you like", "Arriving Here")
    assert first.about.startswith("12 minutes, sitting")
    assert first.about.endswith("Voice: Wren")
    assert first.spoken == "Begin Arriving Here, 12 minutes"
    assert (second.lead, second.script_id, second.minutes) == ("Later, or instead", "s07", 5.0)


def test_what_is_suggested_and_is_not_there_is_left_out() -> None:
    suggestions = Suggestions((Offer("s99", 5.0, "First, if you like"), *FIRST.offers))
    assert [row.script_id for row in state_of(Known(SCRIPTS, suggestions)).rows] == ["s01", "s07"]


def test_what_was_left_says_where() -> None:
    state = state_of(Known(SCRIPTS, FIRST, left=LEFT))
    assert state.left is not None
    assert state.left.words == "left at minute 4 yesterday"


def test_what_was_left_and_is_closed_now_cannot_be_continued() -> None:
    assert state_of(Known(SCRIPTS, FIRST, left=LEFT, closed=frozenset({"s07"}))).left is None


def test_choose_anyway_is_said_where_the_rest_stands_behind() -> None:
    behind = replace(FIRST, is_behind=True)
    assert state_of(Known(SCRIPTS, behind)).library_words == "Choose anyway, in the library"
    assert state_of(Known(SCRIPTS, FIRST)).library_words == "Look around in the library"


def test_people_and_reasons_are_carried_over() -> None:
    known = Known(
        SCRIPTS, replace(FIRST, calls_first=True, asks_for_others=True, set_aside=("One.", "Two.")), night=LEFT
    )
    state = state_of(known)
    assert (state.calls_first, state.asks_for_others, state.set_aside, state.night) == (True, True, "One.\nTwo.", LEFT)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (2, "on Friday"), (6, "on Monday"), (7, "on 1 March")],
)
def test_it_says_when_something_was_left(days: int, words: str) -> None:
    left = replace(LEFT, started=NOW - timedelta(days=days))
    state = state_of(Known(SCRIPTS, FIRST, left=left))
    assert state.left is not None
    assert state.left.words.endswith(words)


def test_ground_me_is_never_something_left_unfinished() -> None:
    assert state_of(Known(SCRIPTS, FIRST, left=replace(LEFT, script_id="s03"))).left is None


def test_a_practice_that_is_gone_cannot_be_continued() -> None:
    assert state_of(Known(SCRIPTS, FIRST, left=replace(LEFT, script_id="s99"))).left is None


def test_the_check_in_is_asked_once_a_day() -> None:
    answered = replace(LEFT, before=CheckIn(4, None), started=NOW - timedelta(hours=3))
    assert not state_of(Known(SCRIPTS, FIRST, (answered,))).asks
    assert state_of(Known(SCRIPTS, FIRST, (replace(answered, started=NOW - timedelta(days=1)),))).asks


def test_without_a_practice_there_is_nothing_to_begin() -> None:
    assert state_of(Known((), Suggestions())).rows == ()


def test_begin_plays_as_it_is_set() -> None:
    settings = Settings(voice="am_michael", bed="none", bells=False, touch=False, left_out=("jaw",))
    row = state_of(Known(SCRIPTS, FIRST), settings).rows[0]
    assert choices_for(row, settings) == Choices(12.0, "am_michael", "none", ("jaw",), Touch.TOUCH_FREE, bells=False)


@pytest.mark.parametrize(("condition", "touch"), [("stroke", Touch.TOUCH_FREE), ("trauma", Touch.TOUCH)])
def test_where_the_head_is_to_be_spared_no_line_asks_for_a_hand(condition: str, touch: Touch) -> None:
    settings = Settings(conditions=(condition,))
    row = state_of(Known(SCRIPTS, FIRST), settings).rows[0]
    assert choices_for(row, settings).touch is touch
    assert choices_again(LEFT, settings).touch is touch


def test_continue_plays_as_it_was_left() -> None:
    choices = choices_again(LEFT, Settings(voice="bf_emma"))
    assert (choices.minutes, choices.voice, choices.bed) == (17, "am_michael", "hum")


def test_what_was_left_in_the_therapists_voice_goes_on_in_it_and_the_chosen_narrator_stands_in() -> None:
    left = replace(LEFT, voice=own_voice("a" * 32))
    choices = choices_again(left, Settings(voice="bf_emma"))
    assert (choices.voice, choices.stand_in) == (own_voice("a" * 32), "bf_emma")


@pytest.mark.parametrize(
    ("known", "settings", "offered"),
    [
        (Known(SCRIPTS, FIRST), SETTINGS, True),
        (Known(SCRIPTS, FIRST), replace(SETTINGS, room_offered=True), False),
        (Known(SCRIPTS, FIRST, records=(LEFT,)), SETTINGS, False),
        (Known(SCRIPTS, FIRST, records=(replace(LEFT, script_id="s03"),)), SETTINGS, True),
        (Known(SCRIPTS, Suggestions()), SETTINGS, False),
    ],
)
def test_the_room_check_is_offered_before_the_very_first_practice_alone(
    known: Known, settings: Settings, *, offered: bool
) -> None:
    assert state_of(known, settings).offers_room is offered
