from __future__ import annotations

import numpy as np
import pytest
from fakes.synthesiser import RATE, Hum

from calmroom.domain.script import PhaseName, Profile
from calmroom.voices.fit import GREATEST_RATE, LEAST_RATE, SLOWEST_SPEED, Aim, Take, aim, fit, slowed
from calmroom.voices.measure import pauses, words_per_minute
from calmroom.voices.normalise import count_words

TWO_SENTENCES = "The floor is under you. It may be warm or cool, and either is fine."
ONE_BREATH = "The floor is under you and it may be warm or cool and either is fine"


@pytest.mark.parametrize("word", [0.22, 0.25, 0.32, 0.4])
@pytest.mark.parametrize("voice", ["bf_emma", "am_michael", "somebody"])
def test_a_line_comes_near_its_target_whoever_speaks(voice: str, word: float) -> None:
    take = fit(TWO_SENTENCES, voice, Aim(118), Hum(word))
    assert take.words_per_minute == pytest.approx(118, abs=5)


def test_what_is_said_of_a_take_is_what_it_measures() -> None:
    take = fit(TWO_SENTENCES, "bf_emma", Aim(118), Hum())
    assert words_per_minute(take.samples, RATE, count_words(TWO_SENTENCES)) == pytest.approx(take.words_per_minute)


def test_a_line_is_spoken_thrice_at_most_before_it_is_broken_up() -> None:
    hum = Hum(word=0.32)
    fit(TWO_SENTENCES, "bf_emma", Aim(118), hum)
    assert len(hum.heard) <= 3


def test_a_hurried_voice_is_broken_into_phrases() -> None:
    hum = Hum(word=0.14)
    take = fit(ONE_BREATH, "bf_emma", Aim(118), hum)
    assert {text for text, _, _ in hum.heard} > {ONE_BREATH}
    assert take.words_per_minute < words_per_minute(hum.speak(ONE_BREATH, "", SLOWEST_SPEED), RATE, 15)


def test_no_voice_is_slowed_until_it_drags() -> None:
    hum = Hum(word=0.1)
    fit(ONE_BREATH, "bf_emma", Aim(118), hum)
    assert min(speed for _, _, speed in hum.heard) >= SLOWEST_SPEED


def test_pauses_grow_in_proportion_and_no_further_than_needed() -> None:
    natural = Hum().speak(TWO_SENTENCES, "bf_emma", 0.7)
    rate = words_per_minute(natural, RATE, count_words(TWO_SENTENCES))
    take = slowed(Take(natural, rate, 0.7), RATE, TWO_SENTENCES, rate * 0.97)
    assert take.words_per_minute == pytest.approx(rate * 0.97, abs=0.5)
    assert all(pause.frames <= 0.95 * RATE for pause in pauses(take.samples, RATE, 0.18))


def test_a_line_slow_enough_keeps_every_frame() -> None:
    natural = Hum().speak(TWO_SENTENCES, "bf_emma", 0.5)
    take = Take(natural, words_per_minute(natural, RATE, count_words(TWO_SENTENCES)), 0.5)
    assert np.array_equal(slowed(take, RATE, TWO_SENTENCES, 160).samples, natural)


@pytest.mark.parametrize("phase", list(PhaseName))
@pytest.mark.parametrize("line_rate", [0.5, 0.9, 1.0, 1.5])
def test_no_line_is_ever_asked_to_leave_the_bounds(phase: PhaseName, line_rate: float) -> None:
    assert LEAST_RATE < aim(phase, Profile.ORDINARY, line_rate).target < GREATEST_RATE


def test_the_parts_of_a_practice_have_their_own_pace() -> None:
    targets = [aim(phase, Profile.ORDINARY).target for phase in PhaseName]
    assert targets == [128, 118, 112, 124, 120]
    assert {aim(phase, Profile.GROUND) for phase in PhaseName} == {Aim(125, 115)}


def test_an_author_can_ask_for_a_slower_line() -> None:
    assert aim(PhaseName.BODY, Profile.ORDINARY, 0.95).target == pytest.approx(112.1)
