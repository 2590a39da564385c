"""What breaks around a practice: no sound device, one that goes, an engine that dies, clips that cannot be read."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from e2e.living_room import LivingRoom
from e2e.program import Program, is_alive, rest, wait_for
from e2e.pulse import heard

ROOT = Path(__file__).parents[2]
LINES = (
    "This voice is here with you.",
    "Your eyes can stay open.",
    "You can move about, or stop",
    "Say where you are, if you can.",
    "Then the day and the date",
)
NO_SOUND = "There is no sound device"
LOST = "The sound device is gone."
STUMBLED = "The sound stumbled"
RATE = 48_000
AUDIBLE = 0.005
WITHOUT_PORTAUDIO = """
import ctypes.util
found = ctypes.util.find_library
ctypes.util.find_library = lambda name: None if "portaudio" in name else found(name)
"""
GIGABYTES = (
    b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\1\0\1\0\x80\xbb\0\0\0\x77\1\0\2\0\x10\0data\xdb\xff\xff\x7f" + bytes(64)
)


def goes_on_silently(program: Program) -> None:
    program.press("g")
    program.see("ground.line", LINES[0])
    program.see("notice.message", NO_SOUND)
    program.see("ground.line", LINES[1])


@pytest.mark.screen
def test_without_a_sound_device_it_is_said_once_and_the_lines_come(room: LivingRoom, tmp_path: Path) -> None:
    nowhere = room.having(PULSE_SERVER=f"unix:{tmp_path}/nobody")
    with nowhere.agree().calmroom() as program:
        goes_on_silently(program)
        program.click("notice.close")
        program.press("Return")
        program.click("today.begin")
        program.see("player.pause", "Pause")
        rest(1.5)
        assert not program.ask(find="notice.message"), "it was said twice"
        program.close()


@pytest.mark.screen
def test_without_the_portaudio_library_it_is_said_and_the_lines_come(room: LivingRoom, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_PORTAUDIO)
    poorer = room.having(PYTHONPATH=str(tmp_path), PULSE_SERVER=f"unix:{tmp_path}/nobody")
    assert "none" in next(line for line in poorer.command("doctor").stdout.splitlines() if "sound device" in line)
    with poorer.agree().calmroom() as program:
        goes_on_silently(program)
        program.close()


def lose_the_device(room: LivingRoom, program: Program) -> None:
    program.click("today.begin")
    program.see("player.pause", "Pause")
    rest(2)
    room.ear.control("unload-module", "module-null-sink")
    program.see("notice.message", LOST)
    program.see("player.pause", "Go on")


@pytest.mark.screen
@pytest.mark.sound
def test_when_the_device_is_lost_go_on_continues_silently_from_there(room: LivingRoom) -> None:
    with room.agree().calmroom() as program:
        began = time.monotonic()
        lose_the_device(room, program)
        rest(2)
        program.press("space")
        program.see("player.pause", "Pause")
        rest(3)
        program.press("Escape")
        program.see("after.save")
        passed = time.monotonic() - began
        program.close()
    listed = json.loads(room.command("history", "list", "--format", "json").stdout)["practices"]
    # What was heard before the device was lost and after Go on, and nothing of the two seconds between.
    assert 4 < listed[0]["heard_seconds"] < passed - 1.5


@pytest.mark.screen
@pytest.mark.sound
def test_when_another_device_is_there_go_on_sounds_on_it(room: LivingRoom, tmp_path: Path) -> None:
    sound = tmp_path / "heard.f32"
    with room.agree().calmroom() as program:
        lose_the_device(room, program)
        room.ear.control("load-module", "module-null-sink", "sink_name=ear", "rate=48000", "format=float32le")
        with room.ear.recording(sound):
            program.press("space")
            program.see("player.pause", "Pause")
            wait_for(lambda: np.abs(heard(sound)).max() > AUDIBLE, "sound on the other device")
        program.close()


@pytest.mark.screen
@pytest.mark.sound
def test_an_engine_that_dies_starts_again_where_it_was_heard_last(room: LivingRoom, tmp_path: Path) -> None:
    sound, whole = tmp_path / "heard.f32", tmp_path / "whole.wav"
    assert room.command("render", "s03", "--minutes", "2", "--bed", "none", "-o", str(whole)).returncode == 0
    with room.ear.recording(sound), room.agree().calmroom() as program:
        program.press("g")
        wait_for(lambda: np.abs(heard(sound)).max() > AUDIBLE, "the voice")
        rest(1.5)
        first = program.engine()
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: not is_alive(first), "its end")
        program.see("notice.message", STUMBLED)
        assert program.engine() != first
        rest(2)
        program.click("notice.close")
        rest(0.5)
        assert not program.ask(find="notice.message"), "it was said twice"
        program.close()
    before, after = around_the_gap(heard(sound)[:, 0])
    played = soundfile.read(whole, dtype="float32")[0][: 10 * RATE, 0]
    left_at, back_at = place_of(before, played) + len(before), place_of(after, played)
    assert abs(back_at - left_at) < RATE // 2, f"left at {left_at / RATE:.2f} s, back at {back_at / RATE:.2f} s"


def around_the_gap(frames: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """A second before the longest silence in the sound, and one after it."""
    sounding = np.flatnonzero(frames)
    gap = int(np.argmax(np.diff(sounding)))
    end, start = int(sounding[gap]) + 1, int(sounding[gap + 1])
    return frames[end - RATE : end], frames[start : start + RATE]


def place_of(part: npt.NDArray[np.float32], whole: npt.NDArray[np.float32]) -> int:
    """The frame of the whole at which a part of it begins."""
    size = len(whole) + len(part)
    match = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    return int(np.argmax(np.abs(match[: len(whole)])))


@pytest.mark.screen
@pytest.mark.sound
def test_a_window_that_stands_still_breaks_no_sound(room: LivingRoom, tmp_path: Path) -> None:
    sound = tmp_path / "heard.f32"
    with room.ear.recording(sound), room.agree().calmroom() as program:
        program.click("today.begin")
        program.see("player.pause", "Pause")
        wait_for(lambda: np.abs(heard(sound)).max() > AUDIBLE, "the sound")
        rest(1)
        start = len(heard(sound))
        program.process.send_signal(signal.SIGSTOP)
        rest(2)
        program.process.send_signal(signal.SIGCONT)
        rest(0.5)
        frames = heard(sound)[start:]
        program.close()
    assert len(frames) > 2 * RATE
    assert longest_silence(frames) < RATE // 200


def longest_silence(frames: npt.NDArray[np.float32]) -> int:
    """The longest stretch without any sound, in frames; the bed leaves none."""
    sounding = np.flatnonzero(np.abs(frames).max(axis=1))
    return int(np.diff(sounding, prepend=-1, append=len(frames)).max()) - 1


@pytest.mark.screen
@pytest.mark.sound
def test_clips_that_cannot_be_read_show_their_captions_and_the_rest_plays(room: LivingRoom, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "assets", copy / "assets")
    break_the_first_four(room, copy / "assets" / "audio" / "narration")
    other = room.having(PYTHONPATH=str(copy / "src"))
    sound = tmp_path / "heard.f32"
    with room.ear.recording(sound), other.agree().calmroom() as program:
        program.press("g")
        for line in LINES[:4]:
            program.see("ground.line", line)
            rest(0.8)
            program.press("space")
        assert np.abs(heard(sound)).max() < AUDIBLE, "a broken clip was heard"
        program.see("ground.line", LINES[4])
        wait_for(lambda: np.abs(heard(sound)).max() > AUDIBLE, "the voice")
        assert memory_of(program.engine()) < 400 * 2**20
        program.close()


def break_the_first_four(room: LivingRoom, narration: Path) -> None:
    told = room.command("timeline", "s03", "--minutes", "2", "--bed", "none", "--format", "json").stdout
    clips = [narration / cue["clip"] for cue in json.loads(told)["cues"] if cue["kind"] == "narration"]
    content = clips[0].read_bytes()
    for clip, broken in zip(clips, (content[: len(content) // 50], b"", os.urandom(5000), GIGABYTES), strict=False):
        clip.write_bytes(broken)


def memory_of(pid: int) -> int:
    """Bytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return 1024 * int(next(line.split()[1] for line in status if line.startswith("VmRSS")))
