from __future__ import annotations

import pytest

from calmroom.domain.journal.spelling import (
    LONGEST,
    MOST_LEARNED,
    is_learned,
    languages_for,
    learned_with,
    learned_without,
    like_apostrophes,
    script_of,
    script_of_language,
    word_at,
    words_of,
)


def looked_up(line: str) -> list[str]:
    return [word.text for word in words_of(line)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# Teh **wide** *room*", ["Teh", "wide", "room"]),
        ("- don't, and don\N{RIGHT SINGLE QUOTATION MARK}t", ["don't", "and", "don\N{RIGHT SINGLE QUOTATION MARK}t"]),
        ("the [lnik](http://a.b/c) and <http://d>", ["the", "lnik", "and"]),
        ("see http://there.example/wdie or www.wdie.example", ["see", "or"]),
        ("write to iris@there.example", ["write", "to"]),
        ("in #jaww and @iriss", ["in", "and"]),
        ("`cdoe` here", ["here"]),
        ("from /home/irris/x and C:\\irris\\x, and/or", ["from", "and", "and", "or"]),
        ("B12, 3rd, x2, snake_case and the 1980s", ["and", "the"]),
        ("the NASA, a room", ["the", "room"]),
        ("\u2019quoted\u2019 and 'so'", ["quoted", "and", "so"]),
    ],
)
def test_only_words_of_a_language_are_looked_up(line: str, words: list[str]) -> None:
    assert looked_up(line) == words


def test_signs_over_and_under_a_letter_belong_to_its_word() -> None:
    assert looked_up("e\u0301te\u0301 हिन्दी שָׁלוֹם") == ["e\u0301te\u0301", "हिन्दी", "שָׁלוֹם"]


def test_a_word_says_where_it_stands() -> None:
    line = "It was wdie there"
    (found,) = [word for word in words_of(line) if word.text == "wdie"]
    assert line[found.start : found.end] == "wdie"
    assert word_at(line, found.start) == word_at(line, found.end) == found
    assert word_at("a  b", 2) is None


def test_what_is_too_long_to_be_a_word_is_left_alone() -> None:
    assert looked_up("x" * LONGEST) == ["x" * LONGEST]
    assert looked_up("x" * (LONGEST + 1)) == []
    assert looked_up("word " * 100_000) == []


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("naïve", "LATIN"),
        ("тихо", "CYRILLIC"),
        ("שָׁלוֹם", "HEBREW"),
        ("don't", "LATIN"),
        ("тих\N{LATIN SMALL LETTER O}", ""),
    ],
)
def test_the_script_of_a_word_is_that_of_all_its_letters(word: str, script: str) -> None:
    assert script_of(word) == script


@pytest.mark.parametrize(
    ("tag", "script"),
    [("en_GB", "LATIN"), ("ru_RU", "CYRILLIC"), ("sr_Latn_RS", "LATIN"), ("sr@latin", "LATIN"), ("th_TH", "")],
)
def test_the_script_of_a_dictionary_follows_from_its_tag(tag: str, script: str) -> None:
    assert script_of_language(tag) == script


@pytest.mark.parametrize(
    ("wished", "used"),
    [
        (("en-US", "en", "de-CH"), ("en_US", "de_DE")),
        (("en",), ("en_GB",)),
        (("de-AT", "de-DE"), ("de_AT", "de_DE")),
        (("zh-CN",), ()),
        (("fr.UTF-8",), ("fr",)),
    ],
)
def test_each_language_of_the_system_gets_its_dictionary_or_the_nearest(
    wished: tuple[str, ...], used: tuple[str, ...]
) -> None:
    assert languages_for(wished, ("de_AT", "de_DE", "en_GB", "en_US", "fr")) == used


def test_a_learned_word_is_known_whatever_its_capitals_and_can_be_forgotten() -> None:
    learned = learned_with(learned_with((), "Quillabeth"), "quillabeth")
    assert learned == ("Quillabeth",)
    assert is_learned(learned, "QUILLABETH")
    assert learned_without(learned, "quillabeth") == ()


def test_of_too_many_learned_words_the_oldest_goes() -> None:
    learned = tuple(f"w{number}" for number in range(MOST_LEARNED))
    assert learned_with(learned, "last")[0] == "w1"
    assert len(learned_with(learned, "last")) == MOST_LEARNED


def test_a_suggestion_has_the_apostrophe_that_was_typed() -> None:
    assert like_apostrophes("don't", "dont\N{RIGHT SINGLE QUOTATION MARK}t") == "don\N{RIGHT SINGLE QUOTATION MARK}t"
    assert like_apostrophes("don't", "dont") == "don't"
