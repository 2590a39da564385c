"""A home that cannot be written to, and a disk that fills up: said before a word is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from e2e.first_pages import go_through
from e2e.program import rest, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from e2e.living_room import LivingRoom
    from e2e.program import Program

WORDS = "rain on the tin roof"
MORE = " and then it stopped"


@pytest.fixture
def an_ordinary_person() -> tuple[str, ...]:
    """What to start a program with so that the permissions of files hold; root may write anywhere."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write anywhere, and this machine lacks util-linux (setpriv) to become somebody else")
    return ("setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all")


@pytest.fixture
def small_disk(room: LivingRoom) -> Iterator[Path]:
    """A disk of two megabytes at the place of the home."""
    room.home.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(room.home)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield room.home
    subprocess.run(["umount", "--lazy", str(room.home)], check=True)


def go_on_without_remembering(program: Program) -> None:
    go_through(program, "first.fault.button")
    program.see("nav.today")


@pytest.mark.screen
def test_a_home_that_cannot_be_written_to_is_said_on_the_first_page(
    room: LivingRoom, an_ordinary_person: tuple[str, ...]
) -> None:
    room.home.mkdir(mode=0o500)
    with room.calmroom(*an_ordinary_person) as program:
        program.see("first.fault.message", "calmroom cannot make the folder it keeps its files in.")
        program.see("first.fault.hint", str(room.home))
        program.close()


@pytest.mark.screen
def test_a_home_that_cannot_be_written_to_is_said_before_a_word_is_written(
    room: LivingRoom, an_ordinary_person: tuple[str, ...]
) -> None:
    room.home.mkdir(mode=0o500)
    with room.calmroom(*an_ordinary_person) as program:
        go_on_without_remembering(program)
        program.press("ctrl+3")
        program.see("journal.title")
        wait_for(lambda: program.shows("calmroom cannot make the folder"), "the fault in the journal")
        program.close()


@pytest.mark.screen
def test_without_a_home_to_write_to_a_practice_plays_all_the_same(
    room: LivingRoom, an_ordinary_person: tuple[str, ...]
) -> None:
    room.home.mkdir(mode=0o500)
    with room.calmroom(*an_ordinary_person) as program:
        go_on_without_remembering(program)
        program.click("today.begin")
        program.see("player.pause", "Pause")
        wait_for(lambda: "0 minutes" in program.see("player.parts")["description"], "the place in the practice")
        program.close()


@pytest.mark.screen
def test_words_written_on_a_full_disk_stay_on_screen_and_are_saved_when_there_is_room(
    room: LivingRoom, small_disk: Path
) -> None:
    with room.agree().calmroom() as program:
        program.see("today.begin")
        program.press("ctrl+3")
        program.click("journal.new")
        fill(small_disk / "filler")
        program.focus("journal.text")
        program.type(WORDS)
        wait_for(lambda: program.shows("The disk is full"), "that the disk is full")
        assert program.shows("stay"), "it is not said what is safe"
        program.type(MORE)
        program.see("journal.text", WORDS + MORE)
        rest(1)  # what was typed last has been tried too
        (small_disk / "filler").unlink()
        program.see("journal.foot", "Saved at")
        assert not program.shows("The disk is full"), "it is still said"
        program.close()
    assert WORDS + MORE in room.command("journal", "list").stdout


def fill(path: Path) -> None:
    """Take all the room there is."""
    with path.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
