from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.journal.two_hands import Hand, Turn, TwoHands, from_markdown, to_markdown

STONE = TwoHands(
    "a grey stone",
    (Turn(Hand.ME, "You are there again."), Turn(Hand.OTHER, "I am.\nLike a plum."), Turn(Hand.ME, "I can sit.")),
)


def test_a_page_is_plain_markdown() -> None:
    assert to_markdown(STONE) == "# a grey stone\n\nYou are there again.\n\n> I am.\n> Like a plum.\n\nI can sit."


def test_a_page_is_read_as_it_was_written() -> None:
    assert from_markdown(to_markdown(STONE)) == STONE


def test_text_that_was_typed_elsewhere_is_a_page_too() -> None:
    page = from_markdown("me\n> it\nme again\n\n\n>it\n")
    assert [(turn.hand, turn.text) for turn in page.turns] == [
        (Hand.ME, "me"),
        (Hand.OTHER, "it"),
        (Hand.ME, "me again"),
        (Hand.OTHER, "it"),
    ]


@pytest.mark.parametrize("text", ["> a quotation of mine", "\\> with a stroke", "# a heading", "plain"])
def test_a_line_of_ones_own_does_not_change_hands(text: str) -> None:
    page = TwoHands("", (Turn(Hand.ME, text),))
    assert from_markdown(to_markdown(page)) == page


turns = st.builds(Turn, st.sampled_from(Hand), st.text())
hands = st.builds(TwoHands, st.just("it"), st.lists(turns, max_size=6).map(tuple))


@given(hands)
def test_writing_and_reading_twice_changes_nothing_more(page: TwoHands) -> None:
    once = from_markdown(to_markdown(page))
    assert from_markdown(to_markdown(once)) == once


def test_both_hands_stay_out_of_a_representation() -> None:
    assert "stone" not in repr(STONE)
    assert "plum" not in repr(STONE.turns)
