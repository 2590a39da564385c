from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from fakes.library import at, line, timeline

from calmroom.domain.player import Playhead, PlayState
from calmroom.ui.ground.state import DOTS, Steps, when

LINES = timeline(
    60,
    *line(2, 6, "Look for five colours, or three if five is a lot. Name them out loud."),
    *line(12, 16, "The floor holds."),
    *line(22, 26, "Is it smooth or rough? You can turn it over."),
    *line(32, 36, "One small thing can come next."),
    *line(42, 46, "It is still today, and you are here in it."),
)


def heard(seconds: float, state: PlayState = PlayState.PLAYING) -> Playhead:
    return Playhead(state=state, frame=at(seconds))


def test_the_first_sentence_is_large_and_the_rest_small() -> None:
    state = Steps(LINES).at(heard(3))
    assert (state.large, state.small) == ("Look for five colours, or three if five is a lot.", "Name them out loud.")


def test_the_first_line_stands_before_anything_is_heard() -> None:
    assert Steps(LINES).at(heard(0)).large.startswith("Look for five colours")


@pytest.mark.parametrize(("seconds", "dots"), [(0, 1), (13, 2), (23, 3), (33, 4), (43, DOTS)])
def test_five_dots_fill_with_the_lines(seconds: float, dots: int) -> None:
    assert Steps(LINES).at(heard(seconds)).dots == dots


@pytest.mark.parametrize("state", [PlayState.EMPTY, PlayState.READY, PlayState.PLAYING, PlayState.PAUSED])
def test_stepping_moves_it_even_where_nothing_sounds(state: PlayState) -> None:
    steps, still = Steps(LINES), heard(0, state)
    assert steps.next(still) == at(12)
    assert steps.at(still).large == "The floor holds."
    assert steps.next(still) == at(22)
    assert steps.at(still).large == "Is it smooth or rough?"


def test_the_voice_never_takes_it_back() -> None:
    steps = Steps(LINES)
    steps.next(heard(3))
    assert steps.at(heard(5)).large == "The floor holds."
    assert steps.at(heard(23)).large == "Is it smooth or rough?"


def test_the_last_line_stays_when_the_sound_has_ended() -> None:
    steps = Steps(LINES)
    state = steps.at(heard(60, PlayState.ENDED))
    assert state.large == "It is still today, and you are here in it."
    assert state.is_last
    assert steps.next(heard(60, PlayState.ENDED)) is None


def test_a_practice_without_lines_still_says_something() -> None:
    state = Steps(timeline(10)).at(heard(0))
    assert state.large == "You are here."
    assert state.is_last


def test_the_day_and_the_hour_help_to_land() -> None:
    moment = datetime(2026, 3, 8, 21, 6, tzinfo=timezone(timedelta(hours=1)))
    assert when(moment) == "Sunday 8 March, 21:06."
