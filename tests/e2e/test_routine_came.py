"""A real routine file, double-clicked while calmroom is open and while it is not: seen, agreed to, and on Today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from e2e.a_routine import WORDS
from e2e.living_room import CALMROOM, LivingRoom
from e2e.program import Program, wait_for

THERAPIST = Path(__file__).with_name("a_routine.py")


@pytest.fixture
def file(room: LivingRoom, tmp_path: Path) -> Path:
    """What the therapist saved, in a folder of its own."""
    made = tmp_path / "mail" / "Für diese Wochen.calmroutine"
    made.parent.mkdir()
    elsewhere = room.environment | {"CALMROOM_HOME": str(tmp_path / "therapist")}
    subprocess.run([sys.executable, str(THERAPIST), str(made)], env=elsewhere, check=True)
    return made


def take_in(program: Program) -> None:
    """Read the preview, and agree by the keyboard."""
    program.see("plan.preview.item.i1", "Take in Arriving Here")
    assert program.shows("From Maya")
    assert program.shows(WORDS)
    program.focus("plan.preview.agree")
    program.press("space")
    program.see("today.begin", "Arriving Here, 5 minutes")
    wait_for(lambda: program.shows(WORDS), "the sentence on Today")


def test_a_double_click_while_it_is_open_shows_the_file_in_the_window_that_is_there(
    room: LivingRoom, file: Path
) -> None:
    room.agree()
    with room.calmroom() as program:
        program.see("today.begin")
        second = subprocess.run(
            [*CALMROOM, file.name], env=room.environment, cwd=file.parent, capture_output=True, text=True, check=True
        )
        assert "open already" in second.stdout
        take_in(program)
        assert not any("Maya" in title for title in program.titles())
        program.close()
    with room.calmroom() as program:
        program.see("today.plan", "The whole plan")
        program.click("today.plan")
        program.see("plan.item.i2.let-go", "Let it go: Three Places of Support")
        program.close()


def test_a_start_with_a_file_shows_it_once_today_was_painted(room: LivingRoom, file: Path) -> None:
    room.agree()
    with room.calmroom(*_with(file)) as program:
        take_in(program)
        program.close()


def test_a_torn_file_is_a_sentence_in_the_window(room: LivingRoom, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-40])
    room.agree()
    with room.calmroom(*_with(file)) as program:
        program.see("plan.preview.another")
        assert not program.shows("Take in Arriving Here")
        program.close()


def _with(file: Path) -> tuple[str, ...]:
    """Starts calmroom with one more word behind it."""
    return ("sh", "-c", 'exec "$@" "$0"', str(file))
