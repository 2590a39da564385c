"""Plain words lead to plain titles, and to the card that is said first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.library import named, three

from calmroom.domain.library.finding import Finder, Found, Hit, minutes_in, words_in
from calmroom.domain.library.search_words import CARDS, SEARCH_WORDS, TRY_THESE, Card, SearchWords
from calmroom.domain.library.shelves import PURPOSES
from calmroom.scripts.lint_pages import check_page

CROWN = three().scripts()[2]
THIRTY = {f"s{number:02}" for number in range(1, 31)}
DEEPEST = {"s21", "s22"}
LIBRARY = Finder([*(named(key, f"Practice {key}") for key in sorted(THIRTY)), CROWN])


def ids(found: Found) -> list[str]:
    return [hit.script_id for hit in found.hits]


def cards(words: str) -> list[str]:
    return [card.key for card in LIBRARY.find(words).cards]


@pytest.mark.parametrize("row", SEARCH_WORDS, ids=lambda row: row.words[0])
def test_every_search_word_leads_to_a_practice_that_exists_and_never_to_one_of_level_3(row: SearchWords) -> None:
    assert set(row.leads_to) <= THIRTY - DEEPEST
    assert row.leads_to


@pytest.mark.parametrize("row", SEARCH_WORDS, ids=lambda row: row.words[0])
def test_each_of_its_words_finds_what_it_leads_to(row: SearchWords) -> None:
    for words in row.words:
        assert set(row.leads_to) <= set(ids(LIBRARY.find(words))), words


def test_no_word_stands_in_two_rows() -> None:
    every = [words_in(words) for row in SEARCH_WORDS for words in row.words]
    assert [words for words in every if every.count(words) > 1] == []


def test_every_bundled_practice_is_led_to_by_a_word_but_those_of_level_3() -> None:
    led = {key for row in SEARCH_WORDS for key in row.leads_to}
    assert led == THIRTY - DEEPEST - NAMED_ALONE


NAMED_ALONE: set[str] = set()
"""Practices that nothing but their own words leads to."""


def test_every_practice_stands_on_one_shelf_and_guests_stand_somewhere_too() -> None:
    members = [key for purpose in PURPOSES for key in purpose.members]
    assert sorted([*members, *DEEPEST]) == sorted(THIRTY)
    assert {key for purpose in PURPOSES for key in purpose.guests} <= set(members)


@pytest.mark.parametrize("words", ["headache", "Migraine", "my head hurts", "stiff neck", "headaches in pregnancy"])
def test_words_for_a_headache_bring_the_red_flag_card(words: str) -> None:
    assert cards(words) == ["headache"]
    assert CARDS["headache"].title == "This is for resting. It is not for treating headaches."


@pytest.mark.parametrize(("words", "card"), [("chest pain", "urgent"), ("suicide", "crisis"), ("pain", "pain")])
def test_words_that_need_somebody_else_say_so_first(words: str, card: str) -> None:
    assert cards(words) == [card]


@pytest.mark.parametrize(
    ("words", "card"),
    [
        ("fever", "urgent"),
        ("blurred vision", "urgent"),
        ("my vision is strange", "urgent"),
        ("sudden weakness", "urgent"),
        ("I am confused", "urgent"),
        ("had a fit", "urgent"),
        ("seizures", "urgent"),
        ("I hit my head", "urgent"),
        ("my chest hurts", "urgent"),
        ("I can\u2019t breathe", "urgent"),
        ("suicidal thoughts", "crisis"),
        ("I want to end my life", "crisis"),
        ("I don't want to live any more", "crisis"),
        ("no reason to live", "crisis"),
        ("harm myself", "crisis"),
        ("cutting", "crisis"),
        ("hopeless", "crisis"),
        ("I may not be safe", "danger"),
        ("unsafe at home", "danger"),
        ("he hits me", "danger"),
    ],
)
def test_whoever_types_a_red_flag_or_a_crisis_in_plain_words_is_not_sent_away(words: str, card: str) -> None:
    found = LIBRARY.find(words)
    assert card in [one.key for one in found.cards]
    assert "s03" in ids(found)
    assert CARDS[card].urgent


def test_a_length_in_words_is_no_word_to_look_for() -> None:
    assert ids(LIBRARY.find("sleep, seventeen minutes")) == ids(LIBRARY.find("sleep, 17 minutes"))
    assert LIBRARY.find("I have twenty five minutes") == Found(minutes=25)


@pytest.mark.parametrize(
    "words", ["deadline", "safe", "breathe", "breath", "train", "diet", "benefit", "cutlery", "a hit song", "eyes"]
)
def test_a_word_that_only_looks_like_one_of_those_brings_no_card(words: str) -> None:
    assert cards(words) == []


@pytest.mark.parametrize("words", ["neck", "tired", "sleep", "head", "chest"])
def test_other_words_bring_no_card(words: str) -> None:
    assert cards(words) == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("headache", "s15"),
        ("can't sleep", "s28"),
        ("I can\u2019t sle", "s28"),
        ("worry", "s01"),
        ("so very tired", "s30"),
        ("PREGNANT", "s29"),
        ("jaw", "s13"),
        ("neck", "s14"),
        ("pain", "s30"),
        ("panic", "s03"),
    ],
)
def test_plain_words_lead_to_a_plain_first_choice(words: str, first: str) -> None:
    assert ids(LIBRARY.find(words))[0] == first


def test_the_beginning_of_a_word_is_enough_from_three_letters_on() -> None:
    assert ids(LIBRARY.find("insom"))[0] == "s28"
    assert "s28" not in ids(LIBRARY.find("in"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crown", ["s07"]),
        ("TAILBONE line", ["s07"]),
        ("back of the neck", ["s07"]),
        ("standing", []),
    ],
)
def test_words_are_looked_for_in_titles_lines_places_and_positions(words: str, found: list[str]) -> None:
    seen = Finder([named("x1", "Another one"), replace(CROWN, posture="lying")]).find(words)
    assert ids(seen) == found


def test_a_title_that_carries_the_word_comes_before_a_place_that_is_not_to_be_seen() -> None:
    tide = replace(named("s06", "The Slow Tide"), regions=("crown",))
    assert ids(Finder([tide, CROWN]).find("crown")) == ["s07", "s06"]


def test_a_word_for_a_place_that_is_not_to_be_seen_is_given_as_the_reason() -> None:
    sacrum = named("x2", "Mine", regions=("sacrum",))
    assert Finder([sacrum]).find("sacr").hits == (Hit("x2", "sacrum"),)


def test_both_wishes_hold_and_where_nothing_has_both_it_says_so() -> None:
    both = LIBRARY.find("headache pregnant")
    assert (ids(both), both.is_partial) == (["s30"], False)
    some = LIBRARY.find("worry jaw")
    assert some.is_partial
    assert {"s01", "s13"} <= set(ids(some))


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("17 minutes", 17),
        ("I have 17 minutes", 17),
        ("I have seventeen minutes", 17),
        ("twenty five minutes", 25),
        ("two minds", 0),
        ("a minute", 0),
        ("half an hour", 30),
        ("a quarter of an hour, please", 15),
        ("1", 0),
        ("sleep", 0),
        ("999", 0),
    ],
)
def test_a_length_is_understood(words: str, minutes: int) -> None:
    assert minutes_in(words) == minutes


def test_a_length_alone_looks_for_no_word() -> None:
    assert LIBRARY.find("I have 17 minutes") == Found(minutes=17)
    assert LIBRARY.find("   ") == Found()


def test_where_nothing_is_found_there_are_words_to_try() -> None:
    assert LIBRARY.find("zeppelin").suggestions == TRY_THESE
    assert LIBRARY.find("anxeity").suggestions == ("anxiety",)
    assert LIBRARY.find("sleep").suggestions == ()


@pytest.mark.parametrize("word", TRY_THESE)
def test_what_is_offered_to_try_finds_something(word: str) -> None:
    assert LIBRARY.find(word).hits


def test_a_practice_of_level_3_is_found_by_its_own_words_alone() -> None:
    deep = named("s21", "A Conversation with Sensation", level=3)
    finder = Finder([deep])
    assert ids(finder.find("conversation")) == ["s21"]
    assert ids(finder.find("feelings")) == []


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.key)
def test_every_card_reads_at_grade_8_or_less(card: Card) -> None:
    assert check_page(f"{card.title}\n\n{card.words}", card.key) == ()
