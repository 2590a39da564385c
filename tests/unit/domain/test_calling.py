from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.care.calling import (
    MOST_KEPT,
    Person,
    Relation,
    from_texts,
    is_doubtful,
    is_somebody,
    tidy,
    to_texts,
)
from calmroom.domain.vault.privacy import joined

TODAY = date(2026, 11, 21)
PEOPLE = st.builds(
    Person,
    *(st.text(max_size=30), st.sampled_from(Relation), st.text(max_size=30), st.text(max_size=9), st.text(max_size=9)),
)


@pytest.mark.parametrize(("days", "doubtful"), [(0, False), (180, False), (181, True)])
def test_a_number_counts_as_checked_for_180_days(days: int, doubtful: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_doubtful(TODAY - timedelta(days=days), TODAY) is doubtful


def test_a_number_that_nobody_checked_is_doubtful() -> None:
    assert is_doubtful(None, TODAY)


@given(st.lists(PEOPLE, max_size=20))
def test_the_own_list_comes_back_as_it_was_kept(people: list[Person]) -> None:
    kept = tuple(tidy(person) for person in people if is_somebody(person))
    assert from_texts(to_texts(kept)) == kept


@pytest.mark.parametrize("text", ["", "no person", "[]", "{}", '{"name": 7}', "[" * 5_000, '{"name": "  "}'])
def test_what_is_no_person_is_left_out(text: str) -> None:
    assert from_texts((text, *to_texts((Person("Sam"),)))) == (Person("Sam"),)


def test_an_unknown_relation_is_somebody_else() -> None:
    assert from_texts(('{"name": "Sam", "relation": "boss"}',)) == (Person("Sam", Relation.OTHER),)


def test_a_list_does_not_grow_without_end() -> None:
    assert len(from_texts(to_texts([Person(str(number)) for number in range(MOST_KEPT + 9)]))) == MOST_KEPT


def test_two_lists_that_come_together_lose_nobody() -> None:
    here, there = to_texts([Person("Maya"), Person("Sam")]), to_texts([Person("Sam"), Person("Kim")])
    both = joined({"people": here}, {"people": there})["people"]
    assert [person.name for person in from_texts(both)] == ["Maya", "Sam", "Kim"]


def test_a_person_says_nothing_of_itself_in_a_message() -> None:
    assert "Maya" not in repr(Person("Maya", Relation.THERAPIST, "123", "always", "she knows"))
