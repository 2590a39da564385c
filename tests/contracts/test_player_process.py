"""What only the player with a process of its own can be asked."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from contracts.test_player import SHORT, WITHOUT_SOUND, Listener, begin, is_past
from fakes.sounds import CLIPS

from calmroom.audio.remote import RemotePlayer
from calmroom.domain.events import EngineRestarted, PlayerEnded, SoundMissing
from calmroom.domain.ports import PlayState
from calmroom.domain.practice import Outcome


@pytest.fixture
def player(tmp_path: Path) -> Iterator[RemotePlayer]:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, 48_000, subtype="FLOAT")
    made = RemotePlayer([tmp_path], command=(sys.executable, "-c", WITHOUT_SOUND))
    yield made
    made.close()


def kill(player: RemotePlayer) -> int:
    assert player.pid is not None
    os.kill(player.pid, signal.SIGKILL)
    return player.pid


def test_an_engine_that_dies_is_started_again_where_it_was(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player)
    before = listener.wait(is_past(40_000))
    dead = kill(player)
    listener.wait_for(EngineRestarted())
    after = listener.wait(lambda playhead: playhead.state is PlayState.PLAYING and player.pid != dead)
    assert before.frame <= after.frame < before.frame + 48_000
    later = listener.wait(is_past(after.frame + 9_000))
    assert later.heard >= later.frame - 48_000
    assert listener.events.count(EngineRestarted()) == 1


def test_one_that_dies_while_paused_stays_paused(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player)
    listener.wait(is_past(20_000))
    player.pause()
    listener.wait(lambda playhead: playhead.state is PlayState.PAUSED)
    kill(player)
    listener.wait_for(EngineRestarted())
    paused = listener.wait(lambda playhead: playhead.state is PlayState.PAUSED)
    player.play()
    listener.wait(is_past(paused.frame))


def test_one_that_dies_in_a_hold_is_held_again(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player)
    listener.wait(is_past(12_000))
    player.hold()
    held = listener.wait(lambda playhead: playhead.state is PlayState.HELD)
    kill(player)
    listener.wait_for(EngineRestarted())
    again = listener.wait(lambda playhead: playhead.state is PlayState.HELD and playhead.held_for > 0)
    assert abs(again.frame - held.frame) < 4_800


def test_one_that_dies_in_the_exit_goes_on_in_the_exit(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player)
    listener.wait(is_past(2_000))
    player.ease_off()
    listener.wait(lambda playhead: playhead.state is PlayState.EASING and playhead.frame > 0)
    kill(player)
    listener.wait_for(PlayerEnded(Outcome.ENDED_GENTLY))
    assert EngineRestarted() in listener.events


def test_one_that_dies_after_the_end_is_not_spoken_of(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player, SHORT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED))
    kill(player)
    listener.wait(lambda _: player.pid is None)
    assert EngineRestarted() not in listener.events
    begin(player, SHORT)
    listener.wait(lambda playhead: playhead.state is PlayState.PLAYING)


def test_one_that_never_starts_is_not_tried_for_ever(tmp_path: Path) -> None:
    player = RemotePlayer([tmp_path], command=(sys.executable, "-c", "raise SystemExit(1)"))
    listener = Listener(player)
    begin(player)
    listener.wait(lambda _: any(isinstance(event, SoundMissing) for event in listener.events))
    assert player.pid is None
    player.close()


def test_a_program_that_is_not_there_is_said(tmp_path: Path) -> None:
    player = RemotePlayer([tmp_path], command=(str(tmp_path / "nothing"),))
    listener = Listener(player)
    begin(player)
    assert any(isinstance(event, SoundMissing) for event in listener.events)
    player.close()


def test_closed_it_leaves_no_process_and_no_thread(player: RemotePlayer) -> None:
    before = threading.active_count()
    begin(player)
    pid = player.pid
    assert pid is not None
    player.close()
    assert threading.active_count() == before
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
