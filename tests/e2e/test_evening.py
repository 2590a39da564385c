"""Begin, pause, hold, ease off, check-in, write, and find it again tomorrow: by keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from e2e.first_pages import go_through_by_keyboard
from e2e.living_room import LivingRoom
from e2e.program import wait_for
from e2e.pulse import heard

WORDS = "the kettle was still warm"


@pytest.mark.screen
@pytest.mark.sound
def test_an_evening_by_keyboard_alone(room: LivingRoom, tmp_path: Path) -> None:
    sound = tmp_path / "heard.f32"
    with room.ear.recording(sound), room.calmroom() as program:
        go_through_by_keyboard(program)
        program.tab_to("today.begin")
        program.press("space")
        program.see("player.pause", "Pause")
        wait_for(lambda: program.ask(find="player.caption"), "a caption")
        program.press("space")
        program.see("player.pause", "Go on")
        program.press("space")
        program.see("player.pause", "Pause")
        program.press("h")
        program.see("player.hold", "Go on from here")
        wait_for(lambda: program.shows("held here"), "the held silence")
        program.press("h")
        program.see("player.hold", "Hold here")
        program.press("e")
        program.see("player.parts", "nding gently")
        program.press("Escape")
        program.see("after.save")
        program.tab_to("after.settled")
        program.press("Right", "Right")
        program.tab_to("after.text")
        program.type(WORDS)
        program.press("ctrl+Return")
        program.see("nav.today")
        program.close()
    assert np.abs(heard(sound)).max() > 0.02, "nothing was heard"

    with room.calmroom() as program:
        program.see("today.begin")
        program.press("ctrl+3")
        program.see("journal.text", WORDS)
        program.press("ctrl+5")
        wait_for(lambda: "Arriving Here" in json.dumps(program.ask(all=True)), "the practice in the history")
        program.close()

    listed = json.loads(room.command("history", "list", "--format", "json").stdout)["practices"]
    assert [each["practice"] for each in listed] == ["s01", "s03"]
    assert listed[0]["held"] == 1
    assert listed[0]["after"]["settled"] is not None
    assert WORDS in room.command("journal", "list").stdout
