from __future__ import annotations

import pytest

from calmroom.ui.lock.purpose import MATCH_NOT_YET, STEPS, Purpose, Step, opens_words, words_of
from calmroom.ui.lock.state import caps_lock, typing_hint, wait_words


@pytest.mark.parametrize(
    ("letter", "shift", "said"),
    [
        ("a", False, False),
        ("A", True, False),
        ("A", False, True),
        ("a", True, True),
        ("7", False, None),
        ("", False, None),
    ],
)
def test_a_letter_tells_whether_caps_lock_is_on(letter: str, shift: bool, said: bool | None) -> None:  # noqa: FBT001
    assert caps_lock(letter, shift=shift) is said


def test_caps_lock_is_said_and_the_latin_alphabet_is_not() -> None:
    assert typing_hint("SLOW", caps=True) == "Caps Lock is on."
    assert typing_hint("slow river 7!", caps=False) == ""


def test_a_keyboard_that_writes_another_alphabet_is_named() -> None:
    assert typing_hint("ыщц", caps=False) == "The keyboard writes Cyrillic letters."


def test_letters_of_two_alphabets_are_meant() -> None:
    assert typing_hint("slow река", caps=False) == ""


def test_the_wait_is_said_in_whole_seconds() -> None:
    assert wait_words(0.4) == "The next try in a second."
    assert wait_words(3.2) == "The next try in 4 seconds."


def test_a_passphrase_is_typed_twice() -> None:
    assert opens_words("", "")
    assert opens_words("slow", "")
    assert opens_words("slow", "slo") == MATCH_NOT_YET
    assert opens_words("slow", "slow") == ""


def test_only_the_first_passphrase_and_a_new_sheet_show_a_key() -> None:
    with_key = {purpose for purpose, steps in STEPS.items() if Step.KEEP in steps}
    assert with_key == {Purpose.FIRST, Purpose.SHEET}
    for purpose in with_key:
        assert STEPS[purpose][-1] is Step.CONFIRM


def test_whoever_changes_a_way_that_there_is_says_the_present_passphrase_first() -> None:
    asked = {purpose for purpose, steps in STEPS.items() if Step.PRESENT in steps}
    assert asked == {Purpose.CHANGE, Purpose.SHEET, Purpose.REMOVE, Purpose.KEYCHAIN}
    assert all(STEPS[purpose][0] is Step.PRESENT for purpose in asked)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_step_says_what_it_is_and_leads_on_by_a_verb(purpose: Purpose) -> None:
    for step in STEPS[purpose]:
        words = words_of(purpose, step)
        assert words.title
        assert words.about
        assert words.onward
