from __future__ import annotations

import pytest

from calmroom.voices.heard import Hearing, compare

LINE = "A hand left alone can seem heavier after a time."


@pytest.mark.parametrize(
    ("spoken", "heard"),
    [
        (LINE, "a hand, left alone, can seem heavier after a time"),
        ("Count to ten, or to twenty-one.", "Count to 10 or to 21."),
        ("Your eyelids may be heavy.", "Your eye lids may be heavy."),
        ("Lie side by side, as in a side-lying rest.", "Lie side by side as in a sidelying rest."),
        ("You\u2019re here.", "You're here."),
        ("Turn towards the grey light.", "Turn toward the gray light."),
    ],
)
def test_what_sounds_alike_is_no_error(spoken: str, heard: str) -> None:
    assert compare(spoken, heard).wrong == 0


def test_a_word_heard_as_another_counts_once() -> None:
    assert compare(LINE, "A hand left alone can seem heavier after a dime.") == Hearing(10, 1)


def test_a_word_not_heard_counts_once() -> None:
    assert compare(LINE, "A hand left alone can seem after a time.").wrong == 1


def test_a_word_that_nobody_spoke_counts_once() -> None:
    assert compare(LINE, "Though a hand left alone can seem heavier after a time.").wrong == 1


def test_two_words_are_only_one_where_they_are_written_alike() -> None:
    assert compare("Your eyelids may be heavy.", "Your I lids may be heavy.").wrong == 2


def test_silence_misses_every_word() -> None:
    assert compare(LINE, "") == Hearing(10, 10)
    assert compare(LINE, "").share == 1


def test_what_is_heard_in_a_line_without_words_is_an_error() -> None:
    assert compare("...", "Thank you.").share == 2


def test_the_share_is_of_the_words_that_were_to_be_spoken() -> None:
    assert compare("Warm or cool.", "Warm or cold.").share == pytest.approx(1 / 3)
