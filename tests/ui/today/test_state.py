from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes.house import NARRATORS
from fakes.library import bundled

from calmroom.domain.check_in import CheckIn
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.safety import Offer
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
SCRIPTS = bundled().scripts()
SETTINGS = Settings()
FIRST = Offer("s01", 12.0, "First, if you like")
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


def test_the_offer_comes_first_with_its_reason_length_and_voice() -> None:
    row = state_of(Known(SCRIPTS, FIRST)).first
    assert row is not None
    assert (row.lead, row.title) == ("First, if you like", "Arriving Here")
    assert row.about == "12 minutes, sitting or lying. Voice: Wren"
    assert row.spoken == "Begin Arriving Here, 12 minutes"


def test_another_practice_stands_below_and_never_ground_me() -> None:
    row = state_of(Known(SCRIPTS, FIRST)).second
    assert row is not None
    assert (row.lead, row.script_id) == ("Later, or instead", "s07")


def test_the_other_practice_is_short_where_the_offer_is_short() -> None:
    row = state_of(Known(SCRIPTS, Offer("s01", 5.0, "Short and easy, because you chose 4"))).second
    assert row is not None
    assert row.minutes == 5.0


def test_what_was_left_is_not_offered_a_second_time() -> None:
    state = state_of(Known(SCRIPTS, FIRST, left=LEFT))
    assert state.second is None
    assert state.left is not None
    assert state.left.words == "left at minute 4 yesterday"


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
    state = state_of(Known((), None))
    assert (state.first, state.second) == (None, None)


def test_begin_plays_as_it_is_set() -> None:
    settings = Settings(voice="am_michael", bed="none", bells=False, touch=False, left_out=("jaw",))
    row = state_of(Known(SCRIPTS, FIRST), settings).first
    assert row is not None
    assert choices_for(row, settings) == Choices(12.0, "am_michael", "none", ("jaw",), Touch.TOUCH_FREE, bells=False)


def test_continue_plays_as_it_was_left() -> None:
    choices = choices_again(LEFT, Settings(voice="bf_emma"))
    assert (choices.minutes, choices.voice, choices.bed) == (17, "am_michael", "hum")


@pytest.mark.parametrize(
    ("known", "settings", "offered"),
    [
        (Known(SCRIPTS, FIRST), SETTINGS, True),
        (Known(SCRIPTS, FIRST), replace(SETTINGS, room_offered=True), False),
        (Known(SCRIPTS, FIRST, records=(LEFT,)), SETTINGS, False),
        (Known(SCRIPTS, None), SETTINGS, False),
    ],
)
def test_the_room_check_is_offered_before_the_very_first_practice_alone(
    known: Known, settings: Settings, *, offered: bool
) -> None:
    assert state_of(known, settings).offers_room is offered
