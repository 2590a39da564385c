from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.clock import EVENING

from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import to_frames
from calmroom.ui.after.state import after_state, needs_care, summary

if TYPE_CHECKING:
    from calmroom.domain.units import Frames

RECORD = PracticeRecord(
    id="0" * 31 + "5",
    script_id="s07",
    title="From Crown to Tailbone",
    started=EVENING,
    minutes=17,
    voice="bf_emma",
    bed="hum",
    outcome=Outcome.FINISHED,
    heard=to_frames(19 * 60),
    held=2,
)


@pytest.mark.parametrize(
    ("outcome", "heard", "held", "words"),
    [
        (Outcome.FINISHED, to_frames(19 * 60), 2, "From Crown to Tailbone, 19 minutes, held here twice."),
        (Outcome.FINISHED, to_frames(19 * 60), 1, "From Crown to Tailbone, 19 minutes, held here once."),
        (Outcome.FINISHED, to_frames(61), 0, "From Crown to Tailbone, 1 minute."),
        (
            Outcome.ENDED_GENTLY,
            to_frames(400),
            3,
            "From Crown to Tailbone, 7 minutes, held here 3 times, ended gently.",
        ),
        (Outcome.STOPPED, to_frames(20), 0, "From Crown to Tailbone, under a minute, stopped on the way."),
    ],
)
def test_it_says_what_was_done(outcome: Outcome, heard: Frames, held: int, words: str) -> None:
    assert summary(replace(RECORD, outcome=outcome, heard=heard, held=held)) == words


def test_prompts_take_turns_with_the_record() -> None:
    prompts = ("One?", "Two?", "Three?")
    assert after_state(RECORD, prompts).prompt == "Three?"
    assert after_state(replace(RECORD, id="0" * 32), prompts).prompt == "One?"
    assert after_state(RECORD, ()).prompt == ""


@pytest.mark.parametrize(
    ("before", "after", "discomfort", "care"),
    [
        (CheckIn(4, 5), CheckIn(2, 5), None, True),
        (CheckIn(4, 5), CheckIn(4, 3), None, True),
        (CheckIn(4, 5), CheckIn(3, 4), None, False),
        (CheckIn(4, 5), CheckIn(8, 8), Discomfort.A_LOT, True),
        (CheckIn(4, 5), CheckIn(8, 8), Discomfort.A_LITTLE, False),
        (CheckIn(), CheckIn(0, 0), None, False),
        (CheckIn(9, 9), CheckIn(), None, False),
    ],
)
def test_kind_words_come_after_a_fall_or_a_lot(
    before: CheckIn, after: CheckIn, discomfort: Discomfort | None, *, care: bool
) -> None:
    assert needs_care(before, after, discomfort) is care
