from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.library import at, breath, line, phase, timeline, two_minutes

from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import Programme
from calmroom.ui.player.state import PlayerState, Scene, Wishes

SCENE = Scene(two_minutes())


def head(seconds: float, state: PlayState = PlayState.PLAYING) -> Playhead:
    return Playhead(state=state, frame=at(seconds), heard=at(seconds))


def shown(seconds: float, state: PlayState = PlayState.PLAYING) -> PlayerState:
    return SCENE.at(head(seconds, state))


def test_nothing_is_said_before_the_first_line() -> None:
    state = shown(1.0)
    assert state.caption == ""
    assert state.bar is None


def test_a_line_stands_with_the_one_before_it_and_its_place() -> None:
    state = shown(22.0)
    assert state.caption == "Perhaps attention rests at the back of the ribs."
    assert state.before == "There is no need to find anything."
    assert state.place == "Body. Back of the ribs"
    assert state.places == ("backribs-l", "backribs-r")


def test_out_is_the_room_around_you() -> None:
    assert shown(70.0).place == "Body. The room around you"


def test_without_a_region_the_part_alone_is_named() -> None:
    assert shown(84.0).place == "Gather"


@pytest.mark.parametrize(
    ("seconds", "share", "words"),
    [
        (24.0, None, None),
        (41.0, 0.5, "quiet for about half a minute, still here"),
        (8.0, 0.5, ""),
        (61.0, 1 / 22, ""),
    ],
)
def test_the_bar_shows_a_silence_and_names_only_an_announced_one(
    seconds: float, share: float | None, words: str | None
) -> None:
    bar = shown(seconds).bar
    assert (bar.share if bar else None) == (pytest.approx(share) if share is not None else None)
    assert (bar.words if bar else None) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (15, "quiet for a little while, still here"),
        (30, "quiet for about half a minute, still here"),
        (60, "quiet for about a minute, still here"),
        (130, "quiet for about 2 minutes, still here"),
    ],
)
def test_an_announced_quiet_is_named_in_round_words(length: float, words: str) -> None:
    end = 10 + length
    practice = timeline(
        end + 20,
        phase(0, end + 20, PhaseName.SETTLE),
        *line(2, 10, "I will be quiet.", quiet=True),
        *line(end, end + 4, "Here."),
    )
    bar = Scene(Programme(practice)).at(head(12.0)).bar
    assert bar is not None
    assert bar.words == words


def test_a_held_silence_is_a_full_bar() -> None:
    bar = shown(41.0, PlayState.HELD).bar
    assert bar is not None
    assert (bar.share, bar.words, bar.held) == (1.0, "held here, as long as you like", True)


def test_a_hold_that_waits_says_what_it_waits_for() -> None:
    bar = SCENE.at(replace(head(22.0), hold_asked=True)).bar
    assert bar is not None
    assert bar.words == "holding after this line"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "about 2 minutes to go"), (40.0, "about a minute to go"), (100.0, "nearly there")],
)
def test_time_to_go_is_said_in_minutes(seconds: float, words: str) -> None:
    assert shown(seconds).to_go == words


@pytest.mark.parametrize(
    ("state", "pause", "hold", "can_hold", "can_ease"),
    [
        (PlayState.PLAYING, "Pause", "Hold here", True, True),
        (PlayState.PAUSED, "Go on", "Hold here", False, True),
        (PlayState.HELD, "Go on", "Go on from here", True, True),
        (PlayState.EASING, "Pause", "Hold here", False, False),
        (PlayState.ENDED, "Go on", "Hold here", False, False),
    ],
)
def test_the_buttons_say_what_they_do_now(
    state: PlayState,
    pause: str,
    hold: str,
    *,
    can_hold: bool,
    can_ease: bool,
) -> None:
    transport = shown(41.0, state).transport
    assert (transport.pause, transport.hold) == (pause, hold)
    assert (transport.can_hold, transport.can_ease) == (can_hold, can_ease)


def test_a_stop_takes_the_choices_away() -> None:
    state = SCENE.at(replace(head(41.0), stopping=True))
    assert state.to_go == "coming to an end"
    assert not state.transport.can_hold
    assert not state.transport.can_ease


def test_easing_off_shows_the_exit_and_keeps_the_place_reached() -> None:
    state = SCENE.at(head(3.0, PlayState.EASING), reached=at(60.0))
    assert state.caption == "It is all right to leave it there."
    assert state.place == "A way out"
    assert state.position == 0.5
    assert state.to_go == "ending gently"


def test_the_position_is_spoken_as_minutes_and_part() -> None:
    assert shown(62.0).spoken == "1 minute of 2, part 2 of 4, body"


def test_the_pacer_rests_until_it_is_asked_for() -> None:
    assert shown(3.0).openness is None


@pytest.mark.parametrize(
    ("heard", "openness", "word"), [(0.0, 0.0, "in"), (2.0, 0.5, "in"), (4.0, 1.0, "out"), (7.0, 0.5, "out")]
)
def test_without_a_breath_of_the_practice_it_paces_four_in_and_six_out(
    heard: float, openness: float, word: str
) -> None:
    state = SCENE.at(head(heard), Wishes(pacing=True))
    assert state.openness == pytest.approx(openness)
    assert state.breath_word == word


def test_the_breath_goes_on_through_a_hold_and_does_not_jump_at_a_seek() -> None:
    held = replace(head(41.0, PlayState.HELD), heard=at(43.0), held_for=at(2.0))
    sought = replace(head(90.0), heard=at(43.0))
    assert SCENE.at(held, Wishes(pacing=True)).openness == pytest.approx(SCENE.at(sought, Wishes(pacing=True)).openness)
    assert SCENE.at(held, Wishes(pacing=True)).openness != pytest.approx(
        SCENE.at(head(41.0), Wishes(pacing=True)).openness
    )


def test_a_breath_of_the_practice_leads() -> None:
    practice = timeline(60, phase(0, 60, PhaseName.BODY), breath(20, 50))
    state = Scene(Programme(practice)).at(head(24.0), Wishes(pacing=True))
    assert state.openness == pytest.approx(1.0)


def test_the_next_change_is_the_next_edge_of_a_cue() -> None:
    edges = sorted({edge for cue in SCENE.practice.timeline.cues for edge in (cue.start, cue.end)})
    assert SCENE.next_change(head(30.0)) == next(edge for edge in edges if edge > at(30.0))
    assert SCENE.next_change(head(10_000.0)) is None


def test_the_present_line_is_known_among_the_words() -> None:
    assert SCENE.words()[SCENE.line_at(head(41.0))] == "Perhaps attention rests at the back of the ribs."
    assert SCENE.line_at(head(1.0)) == -1
    assert SCENE.line_at(head(3.0, PlayState.EASING)) == -1


def test_parts_have_short_names_and_their_share() -> None:
    names, shares = zip(*SCENE.parts(), strict=True)
    assert names == ("Settle", "Body", "Gather", "Return")
    assert shares == pytest.approx((20 / 120, 60 / 120, 20 / 120, 20 / 120))
