"""What the player says itself, without Qt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.library import at, two_minutes

from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.units import Frames, to_frames
from calmroom.ui.player.asides import LeftOut
from calmroom.ui.player.state import PlayerState, Scene, Wishes

SCENE = Scene(two_minutes())
WAITING = Playhead(PlayState.WAITING, until=to_frames(24.0))
RESTING = Playhead(PlayState.RESTING, at(120), heard=at(120), rest=to_frames(700.0))


def head(seconds: float, state: PlayState = PlayState.PLAYING) -> Playhead:
    return Playhead(state=state, frame=at(seconds), heard=at(seconds))


def words(where: Playhead) -> tuple[str, str]:
    aside = SCENE.at(where).aside
    return (aside.words, aside.more) if aside is not None else ("", "")


@pytest.mark.parametrize(
    ("seconds", "said"), [(24.0, "0:24"), (23.2, "0:24"), (0.1, "0:01"), (120.0, "2:00"), (61.0, "1:01")]
)
def test_the_quiet_before_the_beginning_is_counted_down_kindly(seconds: float, said: str) -> None:
    waiting = replace(WAITING, until=to_frames(seconds))
    assert words(waiting) == (f"Beginning in {said}", "Time to lie down.")


def test_it_can_be_begun_at_once_and_nothing_else_can_be_done() -> None:
    for waiting in (WAITING, replace(WAITING, state=PlayState.PAUSED)):
        transport = SCENE.at(waiting).transport
        assert (transport.pause, transport.can_hold, transport.can_ease) == ("Begin now", False, False)


def test_the_countdown_is_told_to_the_ear_once_and_without_its_figures() -> None:
    spoken = {str(SCENE.at(replace(WAITING, until=to_frames(left))).aside) for left in (24.0, 12.0)}
    assert len(spoken) == 2
    asides = [SCENE.at(replace(WAITING, until=to_frames(left))).aside for left in (24.0, 12.0)]
    assert {aside.spoken for aside in asides if aside} == {"Beginning soon. Time to lie down. Space begins now."}


@pytest.mark.parametrize(
    ("seconds", "said"), [(700.0, "about 12 minutes"), (60.0, "about a minute"), (20.0, "less than a minute")]
)
def test_after_the_last_word_it_says_how_long_the_bed_goes_on(seconds: float, said: str) -> None:
    assert words(replace(RESTING, rest=to_frames(seconds))) == ("Resting", f"The bed goes on for {said}.")


def test_in_the_rest_nothing_is_lit_and_the_end_is_offered() -> None:
    state = SCENE.at(RESTING)
    assert (state.places, state.region, state.to_go, state.position) == ((), "", "", 1.0)
    assert (state.transport.pause, state.transport.ease) == ("Pause", "End now")
    assert state.transport.can_ease
    assert not state.transport.can_hold


def test_a_rest_can_be_paused() -> None:
    paused = replace(RESTING, state=PlayState.PAUSED)
    assert words(paused) == ("Paused", "The bed had about 12 minutes left.")
    assert SCENE.at(paused).transport.pause == "Go on"


def test_a_rest_that_the_timer_ends_says_that_it_goes() -> None:
    assert words(replace(RESTING, sleep=Frames(0)))[1] == "It fades out slowly now."


def test_when_all_has_ended_it_asks_for_any_key_and_nothing_can_be_pressed() -> None:
    state = SCENE.at(head(120.0, PlayState.ENDED), Wishes(over=True))
    assert state.aside is not None
    assert (state.aside.words, state.to_go) == ("The sound has ended", "")
    assert not state.transport.can_pause


@pytest.mark.parametrize("state", [PlayState.PLAYING, PlayState.HELD, PlayState.PAUSED, PlayState.EASING])
def test_while_somebody_speaks_it_says_nothing(state: PlayState) -> None:
    assert SCENE.at(head(20.0, state)).aside is None


@pytest.mark.parametrize(
    ("where", "stays", "said"),
    [
        (head(30.0), 0, "about 2 minutes to go"),
        (head(30.0), 20, "about 2 minutes to go, then the bed for 20 minutes"),
        (head(118.0), 1, "nearly there, then the bed for 1 minute"),
        (replace(head(30.0), sleep=at(300)), 20, "about 2 minutes to go, fading out in about 5 minutes"),
        (replace(head(30.0), sleep=Frames(0)), 20, "fading out slowly"),
        (replace(head(30.0), stopping=True), 20, "coming to an end"),
        (head(3.0, PlayState.EASING), 20, "ending gently"),
    ],
)
def test_it_says_what_comes_after_the_last_word(where: Playhead, stays: int, said: str) -> None:
    state: PlayerState = SCENE.at(where, Wishes(stays=stays))
    assert state.to_go == said


def test_a_part_that_is_left_out_is_named_and_the_way_back_known() -> None:
    left = LeftOut(SCENE.place_name(head(30.0)), at(30), at(30))
    assert left.words == "Back of the ribs was left out. The left arrow key brings it back."


@pytest.mark.parametrize(("seconds", "name"), [(5.0, "Settle"), (70.0, "Body"), (84.0, "Gather")])
def test_where_no_place_of_the_body_is_attended_to_the_part_is_named(seconds: float, name: str) -> None:
    assert SCENE.place_name(head(seconds)) == name


@pytest.mark.parametrize(
    ("heard", "state", "fresh"), [(31.0, "playing", True), (50.0, "playing", False), (31.0, "easing", False)]
)
def test_the_way_back_is_short(heard: float, state: str, *, fresh: bool) -> None:
    left = LeftOut("jaw", at(30), at(30))
    assert left.is_fresh(replace(head(61.0, PlayState(state)), heard=at(heard))) is fresh
