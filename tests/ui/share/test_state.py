"""What can be ticked, what is ticked, and the page of it, decided without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from fakes.clock import EVENING
from ui.share.given import practice

from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.routine.desk import SEALED, Shared
from calmroom.domain.sharing.sharing import CHECK_INS, PRACTICES, Found, Hands, ticks
from calmroom.ui.share.state import Given, ShareState, called, name_of, range_words, sections, shared_words

TODAY = EVENING.date()
DAYS = (TODAY - timedelta(days=14), TODAY)


def entry(number: int, text: str, days: int, kind: EntryKind = EntryKind.PAGE) -> Entry:
    at = EVENING - timedelta(days=days)
    return Entry(f"{number:032x}", at, at, text, kind=kind)


FOUND = Found(
    *DAYS,
    practices=(practice(0, "Soft Jaw"),),
    entries=(entry(1, "Older.", 3), entry(2, "One.\n\nTwo.", 1), entry(3, "For you.", 1, EntryKind.NOTE)),
)
GIVEN = Given(FOUND, DAYS, is_framed=True, client="Iris", therapist="Maya")
HANDS = Hands("Iris", "Maya", EVENING)
EVERY = frozenset(one.key for one in ticks(FOUND))


def test_nothing_is_ticked_and_there_is_no_page() -> None:
    state = ShareState().looking(GIVEN)
    assert not state.is_touched
    assert state.page(HANDS) is None
    assert ShareState().page(HANDS) is None


def test_other_days_begin_unticked_and_a_question_stays() -> None:
    state = ShareState(GIVEN, EVERY, "Is it the jaw?", asks=True).looking(GIVEN)
    assert state.ticked == frozenset()
    assert (state.question, state.asks) == ("Is it the jaw?", True)


def test_before_and_after_leave_with_the_practices() -> None:
    state = ShareState(GIVEN).ticking(CHECK_INS, on=True)
    assert state.ticked == frozenset()
    state = state.ticking(PRACTICES, on=True).ticking(CHECK_INS, on=True)
    assert state.ticked == {PRACTICES, CHECK_INS}
    assert state.ticking(PRACTICES, on=False).ticked == frozenset()


def test_a_question_is_on_the_page_only_while_it_is_ticked() -> None:
    state = ShareState(GIVEN).asking("Is it the jaw?", on=True)
    page = state.page(HANDS)
    assert page is not None
    assert page.question == "Is it the jaw?"
    assert state.asking("Is it the jaw?", on=False).page(HANDS) is None
    assert ShareState(GIVEN).asking("  ", on=True).page(HANDS) is None


def test_untouched_keeps_no_tick() -> None:
    state = ShareState(GIVEN, EVERY, "Is it the jaw?", asks=True).untouched()
    assert state.page(HANDS) is None
    assert not state.is_touched


def test_the_record_tells_kinds_and_nobodys_words() -> None:
    told = " ".join(ShareState(GIVEN, EVERY, "Is it the jaw?", asks=True).kinds())
    assert told == "What I did: 2 A note for my therapist: 1 Journal, line by line: 3 A question: 1"


def test_a_persons_words_are_not_in_its_repr() -> None:
    state = ShareState(GIVEN, EVERY, "Is it the jaw?", asks=True)
    said = repr((state, sections(FOUND, "Maya")))
    assert not [words for words in ("jaw?", "Older", "Two", "For you", "Maya", "Iris") if words in said]


def test_each_line_is_spoken_with_who_will_see_it() -> None:
    lines = {line.key: line for part in sections(FOUND, "") for line in part.lines}
    assert lines[PRACTICES].spoken == "Show your therapist: Practices and their lengths, 1 practice"
    assert not lines[CHECK_INS].is_open
    assert all(line.is_open for key, line in lines.items() if key != CHECK_INS)


def test_a_day_stands_over_the_first_line_of_it_alone() -> None:
    (lines,) = (part.lines for part in sections(FOUND, "Maya") if part.name == "lines")
    assert [line.day for line in lines] == ["Tuesday 17 November", "Thursday 19 November", ""]
    assert all(line.is_own for line in lines)


def test_an_endless_line_is_short_beside_its_box() -> None:
    found = replace(FOUND, entries=(entry(1, "wide " * 200, 1),))
    (line,) = next(part for part in sections(found, "Maya") if part.name == "lines").lines
    assert len(line.words) < 300
    assert line.words.endswith("\N{HORIZONTAL ELLIPSIS}")


@pytest.mark.parametrize(
    ("name", "is_framed", "first", "words"),
    [
        ("the usual days", True, DAYS[0], "Since your last session: 6 to 20 November"),
        ("no session yet", False, DAYS[0], "6 to 20 November"),
        ("other days", True, date(2026, 10, 5), "5 October to 20 November"),
    ],
)
def test_it_says_which_days_these_are(name: str, is_framed: bool, first: date, words: str) -> None:  # noqa: FBT001
    given = replace(GIVEN, found=replace(FOUND, first=first), is_framed=is_framed)
    assert range_words(given) == words, name


def test_a_therapist_without_a_name_is_still_called_something() -> None:
    assert called(name_of(replace(GIVEN, therapist="  "))) == "your therapist"
    assert len(name_of(replace(GIVEN, therapist="Maya " * 40))) <= 24


def test_what_was_shared_says_when_how_and_what_kind() -> None:
    shared = Shared("0" * 32, EVENING - timedelta(days=1), "Maya", SEALED, lines=("Body maps: 1",))
    when, how, what = shared_words(shared, EVENING)
    assert when.startswith("Thursday 19 November, ")
    assert (how, what) == ("Sealed in a file for Maya", "Body maps: 1")
