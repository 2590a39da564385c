from __future__ import annotations

import pytest
from fakes.library import at, two_minutes

from calmroom.domain.player import Playhead, PlayState
from calmroom.ui.room_check.state import SILENT, room_check_state

PROGRAMME = two_minutes()


@pytest.mark.parametrize(("heard", "play"), [(False, "Hear it"), (True, "Hear it once more")])
def test_at_rest_it_can_be_heard(play: str, *, heard: bool) -> None:
    state = room_check_state(None, None, heard=heard)
    assert (state.line, state.play, state.fault) == ("", play, "")


def test_while_it_sounds_the_line_is_read_too() -> None:
    state = room_check_state(PROGRAMME, Playhead(PlayState.PLAYING, at(3)), heard=True)
    assert (state.line, state.play) == ("You might sit, or lie.", "Stop")


def test_without_sound_it_says_so() -> None:
    state = room_check_state(PROGRAMME, Playhead(PlayState.PLAYING, at(3), silent=True), heard=True)
    assert state.fault == SILENT


def test_when_it_has_ended_it_can_be_heard_again() -> None:
    state = room_check_state(PROGRAMME, Playhead(PlayState.ENDED, at(120)), heard=True)
    assert state.play == "Hear it once more"
