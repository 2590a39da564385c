"""What only the player with a process of its own can be asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import soundfile
from contracts.players import LONG, SHORT, WITHOUT_SOUND, Listener, begin, is_past
from fakes.sounds import CLIPS

from calmroom.audio.remote.pipe import Pipe
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.audio.talk.commands import Load, Play, Quit, Refused, Report, Telling
from calmroom.audio.talk.protocol import write_command
from calmroom.audio.talk.tellings import read_telling
from calmroom.domain.events import EngineRestarted, PlayerEnded, SoundMissing
from calmroom.domain.player import PlayState, Rest
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Frames, Seconds


@pytest.fixture
def player(tmp_path: Path) -> Iterator[RemotePlayer]:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, 48_000, subtype="FLOAT")
    made = RemotePlayer([tmp_path], start=partial(Pipe, (sys.executable, "-c", WITHOUT_SOUND)))
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
    listener.wait_for(PlayerEnded(Outcome.ENDED_GENTLY, 1))
    assert EngineRestarted() in listener.events


def test_one_that_dies_after_the_end_is_not_spoken_of(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player, SHORT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    kill(player)
    listener.wait(lambda _: player.pid is None)
    assert EngineRestarted() not in listener.events
    begin(player, SHORT)
    listener.wait(lambda playhead: playhead.state is PlayState.PLAYING)


@pytest.mark.parametrize("command", [(sys.executable, "-c", "raise SystemExit(1)"), ("/nowhere/at/all",)])
def test_without_an_engine_that_starts_it_goes_on_silently_and_that_is_said_once(command: tuple[str, ...]) -> None:
    player = RemotePlayer([], start=partial(Pipe, command))
    listener = Listener(player)
    begin(player)
    assert listener.wait(is_past(9_000)).silent
    player.seek(Frames(460_000))
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))
    begin(player, SHORT)
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 2))
    assert [type(event) for event in listener.events].count(SoundMissing) == 1
    player.close()


def test_one_that_dies_while_it_waits_waits_on(player: RemotePlayer) -> None:
    listener = Listener(player)
    player.load(LONG)
    player.play(Frames(48_000 * 60))
    before = listener.wait(lambda head: head.state is PlayState.WAITING and head.until < 48_000 * 60)
    kill(player)
    listener.wait_for(EngineRestarted())
    after = listener.wait(lambda head: head.state is PlayState.WAITING and head.until < before.until)
    assert (after.frame, after.heard) == (0, 0)


def test_one_that_dies_in_a_rest_rests_on_and_sleeps_on(player: RemotePlayer) -> None:
    listener = Listener(player)
    player.set_rest(Rest(Seconds(600.0), Seconds(60.0)))
    begin(player, SHORT)
    player.set_sleep(Frames(48_000 * 300))
    before = listener.wait(lambda head: head.state is PlayState.RESTING)
    kill(player)
    listener.wait_for(EngineRestarted())
    after = listener.wait(lambda head: head.state is PlayState.RESTING and head.rest < before.rest)
    assert after.rest > 48_000 * 600
    assert after.sleep is not None
    assert after.sleep < 48_000 * 300
    assert after.heard >= before.heard
    player.stop()
    listener.wait_for(PlayerEnded(Outcome.FINISHED, 1))


def test_what_was_asked_of_a_dead_engine_is_done_by_the_next(player: RemotePlayer) -> None:
    listener = Listener(player)
    begin(player)
    listener.wait(is_past(9_000))
    kill(player)
    player.seek(Frames(240_000))
    player.pause()
    head = listener.wait(lambda head: head.state is PlayState.PAUSED and head.frame >= 240_000)
    assert head.frame < 300_000


def test_a_line_that_makes_no_sense_is_answered_and_the_sound_goes_on(tmp_path: Path) -> None:
    engine = subprocess.Popen(
        [sys.executable, "-c", WITHOUT_SOUND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=False
    )
    assert engine.stdin is not None
    assert engine.stdout is not None
    engine.stdin.write(write_command(Load(LONG, (tmp_path,), number=1)) + write_command(Play()))
    engine.stdin.write(b'{"do": \n{"do": "dance"}\n\xff\xfe\n[1]\n')
    engine.stdin.flush()
    refused = [0]

    def goes_on(telling: Telling) -> bool:
        refused[0] += isinstance(telling, Refused)
        return refused[0] == 4 and isinstance(telling, Report) and telling.playhead.frame > 24_000

    assert any(goes_on(read_telling(line)) for line in engine.stdout)
    engine.stdin.write(write_command(Quit()))
    engine.stdin.close()
    assert engine.wait(10) == 0
    engine.stdout.close()


def test_closed_it_leaves_no_process_and_no_thread(player: RemotePlayer) -> None:
    before = threading.active_count()
    begin(player)
    pid = player.pid
    assert pid is not None
    player.close()
    assert threading.active_count() == before
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
