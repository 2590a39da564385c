"""Started twice, asked for its journal while it is open, and ended by force."""

from __future__ import annotations

import subprocess

import pytest
from e2e.living_room import CALMROOM, LivingRoom
from e2e.program import PATIENCE, is_alive, rest, wait_for

WORDS = "the gate was left ajar"
TITLE = "Today - calmroom"


@pytest.mark.screen
def test_a_second_start_raises_the_first_window_and_ends_well(room: LivingRoom) -> None:
    with room.agree().calmroom() as program, room.another_window("a letter"):
        program.see("today.begin")
        second = subprocess.run(
            CALMROOM, env=room.environment, check=False, capture_output=True, text=True, timeout=PATIENCE
        )
        assert second.returncode == 0
        assert "calmroom is open already" in second.stdout
        wait_for(lambda: room.in_front() == TITLE, "the first window in front")
        program.close()


@pytest.mark.screen
def test_the_journal_command_says_that_calmroom_is_open(room: LivingRoom) -> None:
    with room.agree().calmroom() as program:
        program.see("today.begin")
        asked = room.command("journal", "list")
        program.close()
    assert asked.returncode == 1
    assert "calmroom is open" in asked.stderr
    assert room.command("journal", "list").returncode == 0


@pytest.mark.screen
@pytest.mark.sound
def test_after_an_end_by_force_all_that_was_saved_is_there(room: LivingRoom) -> None:
    with room.agree().calmroom() as program:
        program.see("today.begin")
        program.press("ctrl+3")
        program.click("journal.new")
        program.focus("journal.text")
        program.type(WORDS)
        program.see("journal.foot", "Saved at")
        program.press("ctrl+1")
        program.click("today.begin")
        program.see("player.pause", "Pause")
        rest(4)  # the first line comes after the bell
        engine = program.engine()
        program.process.kill()
        program.process.wait()
        wait_for(lambda: not is_alive(engine), "the end of the engine")

    with room.calmroom() as program:
        program.see("today.continue", "Arriving Here")
        program.press("ctrl+3")
        wait_for(lambda: program.shows(WORDS), "what was written")
        program.close()
