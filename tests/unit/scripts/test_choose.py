from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from unit.scripts.made import choices as any_choices
from unit.scripts.made import scripts
from unit.scripts.sample import TEXT, changed, script_of

from calmroom.domain.body.body import is_left_out
from calmroom.domain.script import Line, Script, Touch
from calmroom.domain.timeline import Choices
from calmroom.scripts.choose import choose

FIVE = Choices(minutes=5.0, voice="v")


def _spoken(choices: Choices, text: str = TEXT) -> str:
    script = script_of(text)
    items = (item for phase in script.phases for item in choose(script, phase, choices))
    return " ".join(item.text for item in items if isinstance(item, Line))


def test_a_line_waits_for_its_length() -> None:
    assert "blanket" not in _spoken(replace(FIVE, minutes=5.99))
    assert "blanket" in _spoken(replace(FIVE, minutes=6.0))


@pytest.mark.parametrize(("opening", "words"), [(1, "Here you are"), (2, "come in from"), (3, "Here you are")])
def test_openings_are_spoken_in_turn(opening: int, words: str) -> None:
    spoken = _spoken(replace(FIVE, opening=opening))
    assert [each in spoken for each in ("Here you are", "come in from")].count(True) == 1
    assert words in spoken


def test_one_line_of_a_touch_pair_is_spoken() -> None:
    assert "your fingers" in _spoken(FIVE)
    assert "simply imagine" not in _spoken(FIVE)
    touch_free = _spoken(replace(FIVE, touch=Touch.TOUCH_FREE))
    assert "your fingers" not in touch_free
    assert "simply imagine" in touch_free


def test_what_stands_instead_is_not_spoken_where_nothing_is_left_out() -> None:
    assert "Perhaps a thumb" not in _spoken(FIVE)
    assert "Perhaps the room" not in _spoken(FIVE)


def test_the_first_other_region_stands_for_the_one_that_is_left_out() -> None:
    spoken = _spoken(replace(FIVE, left_out=("jaw",)))
    assert "the tongue" not in spoken
    assert "Perhaps a thumb" in spoken
    assert "Perhaps the room" not in spoken


def test_where_that_is_left_out_too_the_next_is_tried() -> None:
    spoken = _spoken(replace(FIVE, left_out=("jaw", "hands")))
    assert "Perhaps a thumb" not in spoken
    assert "Perhaps the room" in spoken
    assert "Your ears may like" in spoken


def test_a_region_is_left_out_with_a_group_that_holds_it() -> None:
    assert "Perhaps a thumb" in _spoken(replace(FIVE, left_out=("face",)))


def test_a_line_without_a_block_falls_away_with_its_region() -> None:
    text = changed(("[at whole]\n\nAll of you", "[at feet]\n\nAll of you"))
    assert "All of you" not in _spoken(replace(FIVE, left_out=("feet",)), text)


@pytest.mark.parametrize("region", ["out", "none", "whole"])
def test_the_room_and_the_whole_body_cannot_be_left_out(region: str) -> None:
    left_out = (region,) if region != "whole" else ("jaw", "hands")
    assert "The sound of the rain" in _spoken(replace(FIVE, left_out=left_out))
    assert "All of you can be here" in _spoken(replace(FIVE, left_out=left_out))


@given(scripts(), any_choices())
def test_no_line_is_spoken_that_the_choices_forbid(script: Script, choices: Choices) -> None:
    left_out = tuple(region for region in choices.left_out if region != "out")
    spoken = [item for phase in script.phases for item in choose(script, phase, choices) if isinstance(item, Line)]
    assert all(line.from_minutes <= choices.minutes for line in spoken)
    assert all(line.touch in {None, choices.touch} for line in spoken)
    assert not any(is_left_out(line.region, left_out) for line in spoken)
    assert len({line.opening for line in spoken} - {None}) <= 1


@given(scripts(), any_choices())
def test_no_line_is_lost_that_nothing_forbids(script: Script, choices: Choices) -> None:
    left_out = tuple(region for region in choices.left_out if region != "out")
    free = [
        item
        for phase in script.phases
        for item in phase.items
        if isinstance(item, Line)
        and item.from_minutes <= choices.minutes
        and item.opening is None
        and item.touch in {None, choices.touch}
        and not is_left_out(item.region, left_out)
    ]
    spoken = [item for phase in script.phases for item in choose(script, phase, choices) if isinstance(item, Line)]
    assert [line for line in spoken if any(line is each for each in free)] == free
