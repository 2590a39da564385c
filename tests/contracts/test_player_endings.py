"""How every player begins late, rests after the last word, and falls asleep."""

from __future__ import annotations

import pytest
from contracts.players import LONG, SHORT, Listener, begin, is_past

from calmroom.domain.events import PlayerEnded, RestBegun
from calmroom.domain.player import Player, PlayState, Rest
from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import BedCue, Programme
from calmroom.domain.units import Frames, Seconds

pytestmark = pytest.mark.parametrize("player", ["fake", "local"], indirect=True)
A_WHILE = Rest(Seconds(600.0), Seconds(60.0))
A_MOMENT = Rest(Seconds(0.2), Seconds(0.3))


def wait_a_little(player: Player, listener: Listener, programme: Programme = LONG) -> None:
    player.load(programme)
    player.play(Frames(480_000))
    listener.wait(lambda head: head.state is PlayState.WAITING and head.until < 475_000)


def rest(player: Player, listener: Listener, wish: Rest = A_WHILE) -> None:
    player.set_rest(wish)
    begin(player, SHORT)
    listener.wait(lambda head: head.state is PlayState.RESTING)


def test_a_delay_is_waited_for_and_is_not_part_of_what_was_heard(player: Player, listener: Listener) -> None:
    player.load(SHORT)
    player.play(Frames(12_000))
    waiting = listener.wait(lambda head: head.state is PlayState.WAITING)
    assert (waiting.frame, waiting.heard) == (0, 0)
    assert 0 < waiting.until <= 12_000
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    assert player.playhead().heard == 24_000


def test_played_once_more_while_it_waits_it_begins_at_once(player: Player, listener: Listener) -> None:
    wait_a_little(player, listener)
    player.play()
    assert listener.wait(is_past(1_000)).until == 0


def test_paused_while_it_waits_it_waits_on_when_played(player: Player, listener: Listener) -> None:
    wait_a_little(player, listener)
    player.pause()
    paused = listener.wait(lambda head: head.state is PlayState.PAUSED)
    assert paused.until > 0
    player.play()
    going = listener.wait(lambda head: head.state is PlayState.WAITING and head.until < paused.until)
    assert going.heard == 0


@pytest.mark.parametrize("way", ["stop", "ease_off"])
def test_left_while_it_waits_it_ends_at_once_unheard(player: Player, listener: Listener, way: str) -> None:
    wait_a_little(player, listener)
    getattr(player, way)()
    listener.wait_for(PlayerEnded(Outcome.STOPPED, 1))
    assert player.playhead().heard == 0


def test_a_seek_while_it_waits_moves_the_beginning(player: Player, listener: Listener) -> None:
    wait_a_little(player, listener)
    player.seek(Frames(240_000))
    listener.wait(lambda head: head.state is PlayState.WAITING and head.frame == 240_000 and head.until > 0)
    player.play()
    listener.wait(is_past(240_000))


def test_it_cannot_be_held_while_it_waits(player: Player, listener: Listener) -> None:
    wait_a_little(player, listener)
    player.hold()
    player.play()
    assert not listener.wait(is_past(12_000)).hold_asked


def test_after_the_last_word_the_bed_stays_and_goes_and_then_it_ends(player: Player, listener: Listener) -> None:
    rest(player, listener, A_MOMENT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    assert listener.events == [RestBegun(1), PlayerEnded(Outcome.FINISHED, 1)]
    head = player.playhead()
    assert (head.frame, head.heard, head.rest) == (24_000, 48_000, 0)


def test_without_a_wish_or_a_bed_there_is_no_rest(player: Player, listener: Listener) -> None:
    begin(player, SHORT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    player.set_rest(A_WHILE)
    bare = tuple(cue for cue in SHORT.practice.cues if not isinstance(cue, BedCue))
    begin(player, Programme(type(SHORT.practice)(48_000, SHORT.practice.frames, bare)))
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 2))
    assert RestBegun(2) not in listener.events


def test_a_rest_is_shortened_while_it_lasts(player: Player, listener: Listener) -> None:
    rest(player, listener)
    assert player.playhead().rest > 600 * 48_000
    player.set_rest(A_MOMENT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))


def test_a_rest_is_paused_and_goes_on(player: Player, listener: Listener) -> None:
    rest(player, listener)
    player.pause()
    paused = listener.wait(lambda head: head.state is PlayState.PAUSED)
    assert paused.rest > 0
    player.play()
    listener.wait(lambda head: head.state is PlayState.RESTING and head.rest < paused.rest)


def test_stopped_in_a_rest_it_is_finished(player: Player, listener: Listener) -> None:
    rest(player, listener)
    player.stop()
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))


def test_eased_off_in_a_rest_it_goes_without_another_word(player: Player, listener: Listener) -> None:
    rest(player, listener)
    player.ease_off()
    listener.wait(lambda head: head.stopping)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))


def test_a_seek_in_a_rest_goes_back_into_the_practice(player: Player, listener: Listener) -> None:
    rest(player, listener)
    player.seek(Frames(11_000))
    back = listener.wait(is_past(11_000))
    assert back.rest == 0


def test_a_rest_does_not_come_after_the_exit(player: Player, listener: Listener) -> None:
    player.set_rest(A_WHILE)
    begin(player)
    listener.wait(is_past(12_000))
    player.ease_off()
    listener.wait_for(PlayerEnded(Outcome.ENDED_GENTLY, 1))


def test_another_programme_takes_over_from_a_rest(player: Player, listener: Listener) -> None:
    rest(player, listener)
    begin(player, LONG)
    assert listener.wait(is_past(1_000)).rest == 0


def test_the_sleep_timer_counts_what_is_heard(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(1_000))
    player.set_sleep(Frames(240_000))
    listener.wait(lambda head: head.sleep is not None and head.sleep < 235_000)
    player.pause()
    paused = listener.wait(lambda head: head.state is PlayState.PAUSED)
    player.play()
    listener.wait(lambda head: head.sleep is not None and paused.sleep is not None and head.sleep < paused.sleep)


def test_the_sleep_timer_can_be_taken_away_even_as_everything_goes(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(1_000))
    player.set_sleep(Frames(4_800))
    listener.wait(lambda head: head.sleep == 0)
    player.set_sleep(None)
    listener.wait(lambda head: head.sleep is None)


def test_easing_off_takes_the_sleep_timer_away(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(12_000))
    player.set_sleep(Frames(480_000))
    listener.wait(lambda head: head.sleep is not None)
    player.ease_off()
    listener.wait(lambda head: head.state is PlayState.EASING and head.sleep is None)


def test_a_programme_that_is_loaded_has_no_sleep_timer(player: Player, listener: Listener) -> None:
    begin(player)
    player.set_sleep(Frames(240_000))
    listener.wait(lambda head: head.sleep is not None)
    begin(player, SHORT)
    listener.wait(is_past(1_000))
    assert player.playhead().sleep is None


def test_what_is_paced_in_a_held_silence_does_not_jump_back_at_the_release(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(12_000))
    player.hold()
    held = listener.wait(lambda head: head.state is PlayState.HELD and head.held_for > 9_600)
    assert held.run_on == held.held_for
    player.release()
    after = listener.wait(is_past(held.frame))
    assert after.held_for == 0
    assert after.run_on >= held.run_on
