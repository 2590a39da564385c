"""Toggling through the accessibility tree does what a click does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from e2e.program import rest, wait_for, words_of

if TYPE_CHECKING:
    from e2e.living_room import LivingRoom
    from e2e.program import Program


def settings_of(room: LivingRoom) -> str:
    """The settings file as it stands; empty before there is one."""
    return "".join(path.read_text("utf-8") for path in room.home.rglob("settings.toml"))


def is_on(program: Program, name: str) -> bool:
    return "CHECKED" in program.see(name)["states"]


@pytest.mark.screen
def test_every_kind_of_control_does_what_a_click_does(room: LivingRoom) -> None:
    with room.agree().calmroom() as program:
        program.see("today.begin")
        program.click("nav.settings")
        assert is_on(program, "settings.bells")
        program.click("settings.bells")
        wait_for(lambda: "bells = false" in settings_of(room), "no bells")
        program.click("nav.library")
        program.focus("library.list")
        program.press("End")
        title = "From Crown to Tailbone"
        while not program.shows(title) or title not in words_of(program.see("library.detail.title")):
            program.press("Up")
            rest(0.2)
        program.click("library.begin")
        program.see("player.pause", "Pause")
        program.click("player.captions")
        wait_for(lambda: "captions = false" in settings_of(room), "no captions")
        program.click("player.sleep")
        program.click("player.sleep.timer.30")
        wait_for(lambda: program.shows("everything fades"), "the sleep timer")
        program.close()
