# ruff: noqa: RUF001 - letters of other scripts are what it is about
from __future__ import annotations

import pytest

from calmroom.domain.journal.pasting import MOST, pasted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was wide.", "It was wide."),
        ("a\x00b\x07c\x1b[31mred\x1b[0m\x7f", "abcred"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\u202eevil\u202c \u202atext", "evil text"),
        ("\u2066שלום\u2069 and \u200fمرحبا", "\u2066שלום\u2069 and \u200fمرحبا"),
        ("\ufeffa\ufffcb\ud800c\uffff", "abc"),
        ("می\u200cخواهم \U0001f469\u200d\U0001f33e", "می\u200cخواهم \U0001f469\u200d\U0001f33e"),
        ("tab\there", "tab\there"),
    ],
)
def test_only_words_are_pasted(text: str, words: str) -> None:
    assert pasted(text).text == words
    assert not pasted(text).is_cut


def test_a_page_takes_no_more_than_it_holds_and_says_so() -> None:
    found = pasted("It was wide. \n" * 500_000)
    assert found.is_cut
    assert len(found.text) == MOST


def test_a_full_page_takes_nothing_more() -> None:
    assert pasted("x", 0).text == ""
    assert pasted("x", 0).is_cut
    assert not pasted("x", 1).is_cut
