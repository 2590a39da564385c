"""From a practice to its prompt, its map, its page, found by word and by region, and on paper; without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e.living_room import LivingRoom
from e2e.program import Program, rest, wait_for

BEFORE = "slept until noon, then the heron came"
WORDS = "the lantern stayed lit"
MORE = " and so did the ribs"


def furnished(room: LivingRoom) -> LivingRoom:
    """A home with another page in its journal, so that there is something not to be found."""
    room.agree()
    added = room.command("journal", "add", "--text", "-", given=BEFORE)
    assert added.returncode == 0, added.stderr
    return room


def focused(program: Program) -> str:
    found = program.ask(focus=True)
    return str(found["id"]) if found else ""


def pages(program: Program) -> list[str]:
    """The pages in the list, as they are read out."""
    return [
        node["name"] for node in program.ask() or () if node["role"] == "list item" and "journal.list" in node["id"]
    ]


def lists_only(program: Program, words: str) -> None:
    wait_for(lambda: len(found := [one for one in pages(program) if "," in one]) == 1 and words in found[0], words)


def save_as(program: Program, file: Path) -> None:
    """Answer the desktop's question where the PDF is to be."""
    wait_for(lambda: "Save as PDF" in program.titles(), "the question for a file")
    program.press("ctrl+a")
    program.type(str(file))
    program.press("Return")
    program.see("journal.paper.said", f"Saved as {file.name}")
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.screen
def test_from_a_practice_to_paper_by_keyboard_alone(room: LivingRoom, tmp_path: Path) -> None:
    with furnished(room).calmroom() as program:
        program.tab_to("today.begin")
        program.press("space")
        program.see("player.pause", "Pause")
        program.press("Escape")
        program.see_other("after.prompt", "")
        program.tab_to("after.text")
        program.type(WORDS)
        program.tab_to("after.map")
        program.press("space")
        wait_for(lambda: focused(program) == "body.front", "the keyboard on the figure")
        program.press("Down", "space")
        program.see("body.line.forehead.warm")
        program.tab_to("body.add")
        program.type("sacr")
        program.press("Return")
        program.see("body.line.sacrum.warm")
        program.press("ctrl+s", "ctrl+3")
        program.see("journal.text", WORDS)
        program.tab_to("journal.text")
        program.press("ctrl+End")
        program.type(MORE)
        program.see("journal.map", "Sacrum: warm")
        wait_for(lambda: len(pages(program)) >= 2, "both pages")
        program.press("ctrl+f")
        program.type("lantern")
        lists_only(program, WORDS)
        program.press("ctrl+a", "BackSpace")
        wait_for(lambda: any(BEFORE in one for one in pages(program)), "the other page again")
        program.tab_to("journal.narrow")
        program.press("space")
        for key in ("Down", "Down", "Right", "Right", "Down", "Return"):
            rest(0.3)  # each menu is a window of its own
            program.press(key)
        program.see("journal.wish.place")
        lists_only(program, WORDS)
        program.press("ctrl+p")
        program.see("journal.paper.view.page", WORDS + MORE)
        program.tab_to("journal.paper.save")
        program.press("space")
        save_as(program, tmp_path / "by-keyboard.pdf")
        program.close()
    assert WORDS + MORE in room.command("journal", "list").stdout


@pytest.mark.screen
def test_from_a_practice_to_paper_by_a_screen_readers_actions(room: LivingRoom, tmp_path: Path) -> None:
    with furnished(room).calmroom() as program:
        program.click("today.begin")
        program.see("player.pause", "Pause")
        program.press("Escape")
        program.see_other("after.prompt", "")
        program.focus("after.text")
        program.type(WORDS)
        program.click("after.map")
        program.click("body.add")
        wait_for(lambda: focused(program).endswith("QComboBoxListView"), "the list of places")
        program.type("sacr")
        program.press("Return")
        program.see("body.line.sacrum.warm", "Sacrum: warm")
        program.click("body.save")
        program.click("nav.journal")
        program.see("journal.text", WORDS)
        program.focus("journal.search")
        program.type("lantern")
        lists_only(program, WORDS)
        program.press("ctrl+a")
        program.type("sacrum")
        lists_only(program, WORDS)
        program.click("journal.print")
        program.see("journal.paper.view.page", WORDS)
        program.click("journal.paper.save")
        save_as(program, tmp_path / "by-actions.pdf")
        program.close()
