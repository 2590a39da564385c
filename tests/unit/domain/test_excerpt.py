from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.journal.excerpt import excerpt, hits

LONG = "word " * 40 + "then an Äpfelbaum by the river " + "word " * 40


def test_a_short_page_is_shown_whole() -> None:
    assert excerpt("a\n\n  stone", 40) == "a stone"


def test_without_a_search_it_is_the_beginning() -> None:
    assert excerpt(LONG, 20) == "word word word word\u2026"


@pytest.mark.parametrize("sought", ["äpfel", "APFEL", "apfelbaum", "nothing river äpf", '"apfel"*'])
def test_what_was_looked_for_is_in_it(sought: str) -> None:
    assert "Äpfelbaum" in excerpt(LONG, 60, sought)
    assert excerpt(LONG, 60, sought).startswith("\u2026word")


def test_what_shows_at_the_beginning_anyway_moves_nothing() -> None:
    assert excerpt("the river " + LONG, 80, "river").startswith("the river word")


def test_within_a_word_nothing_is_found() -> None:
    assert excerpt(LONG, 20, "felbaum") == excerpt(LONG, 20)


@given(st.text(max_size=300), st.integers(1, 80), st.text(max_size=10))
def test_it_is_never_longer_than_it_may_be(text: str, length: int, sought: str) -> None:
    assert len(excerpt(text, length, sought)) <= length + 2


def test_hits_are_beginnings_of_words_whatever_their_capitals_and_accents() -> None:
    assert hits("A w\u00e4rm St\u00f6ne, restone", "ston WARM") == ((2, 4), (7, 4))
    assert hits("A warm stone", "") == ()
