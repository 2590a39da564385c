"""Without a window: a practice in the terminal, with its words, its keys and a gentle end."""

from __future__ import annotations

import json
import signal
import subprocess
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest
from e2e.living_room import CALMROOM
from e2e.program import PATIENCE, rest
from e2e.pulse import heard, is_installed, null_sink
from e2e.typing_hand import at_a_terminal, at_home

FIRST_WORDS = "Here you are."
PLAY = [*CALMROOM, "play", "s03", "--minutes", "2", "--bed", "none"]
LINES = ("This voice is here with you.", "Your eyes can stay open.")
RATE = 48_000


def history(environment: dict[str, str]) -> list[dict[str, object]]:
    listed = subprocess.run(
        [*CALMROOM, "history", "list", "--format", "json"], env=environment, check=True, capture_output=True
    )
    practices: list[dict[str, object]] = json.loads(listed.stdout)["practices"]
    return practices


def loudness(frames: npt.NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(frames, dtype=np.float64))))


@dataclass(frozen=True)
class Stay:
    """calmroom was started without a screen, and Ctrl+C was pressed soon after its first words.

    Attributes:
        frames: What was heard; shape (frames, 2).
    """

    written: str
    status: int
    frames: npt.NDArray[np.float32]
    remembered: list[dict[str, object]]


@pytest.fixture(scope="module")
def stay(tmp_path_factory: pytest.TempPathFactory) -> Stay:
    if not is_installed():
        pytest.skip("this machine lacks pulseaudio; ./run test names what to install")
    folder = tmp_path_factory.mktemp("stay")
    with null_sink() as ear:
        environment = at_home(ear, folder)
        with ear.recording(folder / "heard.f32"), at_a_terminal(list(CALMROOM), environment) as hand:
            written = hand.see(FIRST_WORDS)
            rest(1)
            hand.process.send_signal(signal.SIGINT)
            status = hand.process.wait(PATIENCE)
        return Stay(written, status, heard(folder / "heard.f32"), history(environment))


@pytest.mark.sound
def test_without_a_screen_it_says_so_and_plays_in_the_terminal(stay: Stay) -> None:
    assert "There is no screen here" in stay.written
    assert "not medical care" in stay.written


@pytest.mark.sound
def test_ctrl_c_fades_out_and_ends_well(stay: Stay) -> None:
    last = int(np.flatnonzero(np.abs(stay.frames).max(axis=1))[-1])
    before = loudness(stay.frames[last - 3 * RATE : last - 2 * RATE])
    assert loudness(stay.frames[last - RATE // 10 : last]) < before / 4, "it was cut off and not faded"
    assert stay.status == 0


@pytest.mark.sound
def test_a_practice_ended_by_ctrl_c_is_remembered_as_stopped(stay: Stay) -> None:
    assert [(each["practice"], each["outcome"]) for each in stay.remembered] == [("s01", "stopped")]


@pytest.mark.sound
def test_the_words_come_line_by_line_and_q_stops(no_screen: dict[str, str]) -> None:
    with at_a_terminal(PLAY, no_screen) as hand:
        for line in LINES:
            hand.see(line)
        hand.press("q")
        assert hand.process.wait(PATIENCE) == 0
    assert [each["outcome"] for each in history(no_screen)] == ["stopped"]


@pytest.mark.sound
def test_space_pauses_and_goes_on(no_screen: dict[str, str]) -> None:
    with at_a_terminal(PLAY, no_screen) as hand:
        hand.see(LINES[0])
        rest(6)
        hand.press(" ")
        hand.see("paused; space goes on")
        with pytest.raises(AssertionError, match="not written"):
            hand.see(LINES[1], patience=3)
        hand.press(" ")
        hand.see(LINES[1])


@pytest.mark.sound
def test_h_holds_the_silence_and_goes_on_from_it(no_screen: dict[str, str]) -> None:
    with at_a_terminal(PLAY, no_screen) as hand:
        hand.see(LINES[0])
        hand.press("h")
        hand.see("held here, as long as you like")
        with pytest.raises(AssertionError, match="not written"):
            hand.see(LINES[1], patience=3)
        hand.press("h")
        hand.see(LINES[1])


@pytest.mark.sound
def test_e_eases_off_with_the_exit_of_the_practice(no_screen: dict[str, str]) -> None:
    with at_a_terminal(PLAY, no_screen) as hand:
        hand.see(LINES[0])
        hand.press("e")
        hand.see("It is all right to leave it there.")
        hand.press("q")
        assert hand.process.wait(PATIENCE) == 0
