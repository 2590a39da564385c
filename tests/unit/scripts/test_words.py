from __future__ import annotations

import pytest

from calmroom.scripts.words import readability, sentences_of, syllables_of, words_of

SYLLABLES = {
    1: "the breathe weight rest eyes loose stopped warmth through",
    2: "body people open little notice quiet lowered maybe going cushion ceiling",
    3: "attention tomorrow beautiful another possible",
    4: "comfortable television ordinary alternative",
    5: "imagination",
}


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables_are_counted_nearly_always_right(count: int) -> None:
    words = SYLLABLES[count].split()
    right = [word for word in words if syllables_of(word) == count]
    assert len(right) >= 0.8 * len(words), set(words) - set(right)


def test_a_hyphen_or_an_apostrophe_does_not_part_a_word() -> None:
    assert words_of("It's a side-lying rest, isn’t it? 12 o'clock.") == [  # noqa: RUF001
        "It's",
        "a",
        "side-lying",
        "rest",
        "isn’t",  # noqa: RUF001
        "it",
        "12",
        "o'clock",
    ]


def test_a_sentence_ends_at_its_sign() -> None:
    assert sentences_of("Or not. Is it? “Yes.” 2.5 is one… Last") == [
        "Or not.",
        "Is it?",
        "“Yes.”",
        "2.5 is one…",
        "Last",
    ]


def test_plain_words_read_easily() -> None:
    found = readability(["You may sit or lie down. The room is still here."])
    assert found.grade < 2
    assert found.ease > 95


def test_heavy_words_read_hard() -> None:
    found = readability(["Proprioceptive sensitivity facilitates extraordinary interoceptive differentiation."])
    assert found.grade > 20
    assert found.ease < 0


def test_no_words_are_easy() -> None:
    assert readability([]).grade == 0
