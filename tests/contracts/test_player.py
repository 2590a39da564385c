"""What every player does: the one in memory, one with an engine in this process, and one with it in its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from contracts.players import LONG, SHORT, Listener, begin, is_past
from fakes.player import FakePlayer

from calmroom.domain.events import ClipSkipped, PlayerEnded
from calmroom.domain.player import DeviceWish, Levels, Player, Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Decibels, Frames


def test_without_a_programme_it_is_empty(player: Player) -> None:
    assert player.playhead().state is PlayState.EMPTY
    player.pause()
    player.stop()
    assert player.playhead().state is PlayState.EMPTY


def test_loaded_it_is_ready_at_the_start(player: Player) -> None:
    player.load(LONG)
    playhead = player.playhead()
    assert (playhead.state, playhead.frame, playhead.heard) == (PlayState.READY, 0, 0)


def test_played_it_comes_to_its_end_and_says_so_once(player: Player, listener: Listener) -> None:
    begin(player, SHORT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    playhead = player.playhead()
    assert (playhead.state, playhead.frame, playhead.heard) == (PlayState.ENDED, 24_000, 24_000)
    assert listener.events.count(PlayerEnded(Outcome.FINISHED, 1)) == 1


def test_the_play_head_only_goes_forward(player: Player, listener: Listener) -> None:
    begin(player)
    seen: list[int] = []

    def is_far(playhead: Playhead) -> bool:
        seen.append(playhead.frame)
        return playhead.frame > 20_000

    listener.wait(is_far)
    assert seen == sorted(seen)
    assert len(set(seen)) > 8


def test_paused_it_stands_and_played_it_goes_on(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(2_000))
    player.pause()
    listener.wait(lambda playhead: playhead.state is PlayState.PAUSED)
    last = [0]

    def stands(playhead: Playhead) -> bool:
        stood, last[0] = playhead.frame == last[0], playhead.frame
        return stood

    stood = listener.wait(stands)
    player.play()
    assert listener.wait(is_past(stood.frame)).heard > stood.heard


def test_a_seek_goes_there(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(1_000))
    player.seek(Frames(240_000))
    assert listener.wait(is_past(240_000)).frame < 300_000


def test_a_seek_before_the_beginning_of_the_sound_is_kept(player: Player, listener: Listener) -> None:
    player.load(LONG)
    player.seek(Frames(240_000))
    listener.wait(lambda playhead: playhead.frame == 240_000 and playhead.state is PlayState.READY)


def test_held_it_stands_while_it_is_heard_on(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(2_000))
    player.hold()
    held = listener.wait(lambda playhead: playhead.state is PlayState.HELD and playhead.held_for > 4_000)
    assert (held.frame, held.holds) == (10_000, 1)
    player.release()
    listener.wait(is_past(10_000))


def test_eased_off_it_plays_the_exit_and_ends_gently(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(12_000))
    player.ease_off()
    listener.wait(lambda playhead: playhead.state is PlayState.EASING)
    listener.wait_for(PlayerEnded(Outcome.ENDED_GENTLY, 1))
    assert player.playhead().frame == 9_000


def test_stopped_it_fades_and_says_so(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(2_000))
    player.stop()
    listener.wait(lambda playhead: playhead.stopping)
    listener.wait_for(PlayerEnded(Outcome.STOPPED, 1))
    assert player.playhead().state is PlayState.ENDED


def test_another_programme_takes_over_from_its_own_start(player: Player, listener: Listener) -> None:
    begin(player)
    listener.wait(is_past(20_000))
    begin(player, SHORT)
    assert player.playhead().frame == 0
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 2))
    assert player.playhead().heard == 24_000


def test_after_an_end_another_programme_can_be_played(player: Player, listener: Listener) -> None:
    begin(player, SHORT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    begin(player)
    listener.wait(is_past(1_000))


def test_a_missing_clip_is_told_and_the_rest_plays(player: Player, listener: Listener, clips: Path) -> None:
    if isinstance(player, FakePlayer):
        pytest.skip("it reads no clips")
    (clips / "a.wav").unlink()
    begin(player, SHORT)
    listener.wait_for(ClipSkipped("a.wav"))
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))


def test_levels_and_device_can_be_set_at_any_time(player: Player, listener: Listener) -> None:
    player.set_levels(Levels(Decibels(-6.0), Decibels(-6.0)))
    player.set_device(DeviceWish("headset"))
    begin(player)
    listener.wait(is_past(2_000))
    player.set_levels(Levels(Decibels(0.0), Decibels(0.0)))
    player.set_device(DeviceWish(""))
    listener.wait(is_past(30_000))


def test_the_devices_are_those_last_seen(player: Player, listener: Listener) -> None:
    player.load(SHORT)
    listener.wait(lambda _: len(player.devices()) > 0)
