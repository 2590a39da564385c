from __future__ import annotations

import pytest

from calmroom.domain.settings import Settings
from calmroom.ui.first_start.state import Progress, Step, onward, opens, taken_up


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(Step.PURPOSE), "opens when one of the two is ticked"),
        (Progress(Step.PURPOSE, "18"), ""),
        (Progress(Step.PURPOSE, "16"), ""),
        (Progress(Step.DOCTOR, "18"), ""),
        (Progress(Step.CONSENT, "18"), "opens when you have tried Ground me and ticked all"),
        (Progress(Step.CONSENT, "18", ticked=5), "opens when you have tried Ground me and ticked all"),
        (Progress(Step.CONSENT, "18", tried=True), "opens when all are ticked"),
        (Progress(Step.CONSENT, "18", ticked=4, tried=True), "opens when the last one is ticked"),
        (Progress(Step.CONSENT, "18", ticked=5, tried=True), ""),
    ],
)
def test_it_says_what_opens_the_way(progress: Progress, words: str) -> None:
    assert opens(progress) == words


@pytest.mark.parametrize(
    ("settings", "step"),
    [
        (Settings(), Step.PURPOSE),
        (Settings(first_step=2), Step.PURPOSE),
        (Settings(age="18", first_step=1), Step.DOCTOR),
        (Settings(age="16", first_step=2), Step.CONSENT),
        (Settings(age="40", first_step=2), Step.PURPOSE),
    ],
)
def test_it_is_taken_up_where_it_was_left_and_never_past_the_age(settings: Settings, step: Step) -> None:
    assert taken_up(settings) is step


def test_the_last_step_is_the_one_that_opens_calmroom() -> None:
    assert [onward(step) for step in Step] == ["Go on", "Go on", "Open calmroom"]
