"""Two homes on one machine, and nothing between them but two files: a routine goes one way, a page comes back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from e2e.composing import CARE, begin_empty, fill, go_on_writing, open_the_desk, save, write_down
from e2e.living_room import LivingRoom
from e2e.program import Program, wait_for

LATER = str(Path(__file__).with_name("later.py"))
FOR_MAYA, FOR_ME = "the sacrum felt wide", "only for me"
WRITTEN = (FOR_ME, FOR_MAYA, "and then the kettle")


@contextmanager
def days_later(home: LivingRoom, days: int, *words: str) -> Iterator[Program]:
    """calmroom in a home, some days from now."""
    start = ("sh", "-c", 'exec "$@" $0', " ".join(words), sys.executable, LATER, str(days))
    with home.calmroom(*start) as program:
        yield program


@pytest.fixture
def anna(room: LivingRoom) -> LivingRoom:
    return room.agree()


@pytest.fixture
def maya(room: LivingRoom, tmp_path: Path) -> LivingRoom:
    home = replace(room.having(CALMROOM_HOME=str(tmp_path / "maya")), home=tmp_path / "maya")
    return home.agree()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """All that both can reach."""
    made = tmp_path / "post"
    made.mkdir()
    return made


@pytest.mark.screen
def test_a_routine_goes_one_way_and_a_page_comes_back(anna: LivingRoom, maya: LivingRoom, post: Path) -> None:
    routine, page = post / "routine.calmroutine", post / "page.calmshare"
    compose(maya, anna, routine)
    with anna.calmroom("sh", "-c", 'exec "$@" "$0"', str(routine)) as program:
        take_in(program)
        program.close()
    for day, words in enumerate(WRITTEN):
        with days_later(anna, day) as program:
            practise(program, words)
            program.close()
    with days_later(anna, 3) as program:
        share(program, page)
        program.close()
    assert FOR_MAYA.encode() not in page.read_bytes()
    with days_later(maya, 4, str(page)) as program:
        read(program)
        program.close()
    with days_later(maya, 5, str(page)) as program:
        read(program)
        program.close()
    told = maya.command("share", "open", str(page)).stdout
    assert FOR_MAYA in told
    assert FOR_ME not in told
    refused = anna.command("share", "open", str(page))
    assert refused.returncode == 1
    assert FOR_MAYA not in refused.stdout


def compose(maya: LivingRoom, anna: LivingRoom, routine: Path) -> None:
    """Maya writes a routine and saves it as a file that Anna's keys alone open; she goes home in between."""
    code = json.loads(anna.command("keys", "show", "--format", "json").stdout)["code"]
    with maya.calmroom() as program:
        open_the_desk(program, "Maya")
        write_down(program, "A. A.", code)
        begin_empty(program)
        fill(program)
        program.close()
    with maya.calmroom() as program:
        go_on_writing(program)
        save(program, routine)
        program.close()


def take_in(program: Program) -> None:
    """Anna reads what it adds, and agrees."""
    program.see("plan.preview.agree")
    assert program.shows("Take in Arriving Here")
    assert program.shows("From Maya")
    assert program.shows(CARE)
    program.focus("plan.preview.agree")
    program.press("space")
    program.see("today.begin", "Arriving Here, 5 minutes")


def practise(program: Program, words: str) -> None:
    """Anna begins what Today offers, eases off, and writes a line."""
    program.see("today.begin", "Arriving Here")
    program.tab_to("today.begin")
    program.press("space")
    program.see("player.pause", "Pause")
    wait_for(lambda: program.ask(find="player.caption"), "a caption")
    program.press("h")
    program.see("player.hold", "Go on from here")
    program.press("h")
    program.see("player.hold", "Hold here")
    program.press("e")
    program.see("player.parts", "nding gently")
    program.press("Escape")
    program.see("after.save")
    program.tab_to("after.settled")
    program.press("Right", "Right")
    program.tab_to("after.text")
    program.type(words)
    program.press("ctrl+Return")
    program.see("nav.today")


def share(program: Program, page: Path) -> None:
    """Anna ticks the practices and one line, and seals the page for Maya."""
    program.see("nav.today")
    program.press("ctrl+5")
    program.tab_to("history.share")
    program.press("space")
    program.see("share.lines.1", f"Show Maya: {FOR_MAYA}")
    program.see("share.not-yet")
    for box in ("share.done.0", "share.lines.1"):
        program.tab_to(box)
        program.press("space")
    shown = program.see("share.view.page", FOR_MAYA)
    assert FOR_ME not in str(shown)
    assert "Three practices" in str(shown)
    program.tab_to("share.seal")
    program.press("space")
    wait_for(lambda: "Seal the page as" in program.titles(), "the file dialog")
    program.press("ctrl+a")
    program.type(str(page))
    program.press("Return")
    program.see("share.said", "Only Maya can open it.")
    wait_for(page.exists, "the sealed page")


def read(program: Program) -> None:
    """Maya reads exactly what was ticked."""
    shown = program.see("returned.page.paper.page", FOR_MAYA)
    assert "Three practices" in str(shown)
    assert FOR_ME not in str(shown)
    program.see("returned.page.title", "A. A.")
