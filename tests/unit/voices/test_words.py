from __future__ import annotations

import pytest

from calmroom.voices.normalise import count_words, normalise


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("It\u2019s  here,\nand you are.", "It's here, and you are."),
        ("A pause \u2014 or none", "A pause, or none"),
        ("A pause\u2014or none", "A pause, or none"),
        ("wait\u2026", "wait..."),
        ("*warm* and _wide_", "warm and wide"),
        ("side-lying", "side-lying"),
        ("5 colours", "five colours"),
        ("21 or 100 or 342", "twenty-one or one hundred or three hundred and forty-two"),
        ("1005 and 2300", "one thousand and five and two thousand three hundred"),
        ("2.5", "two point five"),
        ("at 12:30", "at twelve thirty"),
        ("at 7:00", "at seven"),
        ("half & half", "half and half"),
    ],
)
def test_text_becomes_what_is_spoken(written: str, spoken: str) -> None:
    assert normalise(written) == spoken


def test_what_is_normalised_stays_as_it_is() -> None:
    once = normalise("\u201cThree\u201d, or 3 \u2014 it\u2019s fine.")
    assert normalise(once) == once


def test_a_word_with_a_mark_inside_counts_once() -> None:
    assert count_words("There isn\u2019t a side-lying way, or 21 of them.") == 9
