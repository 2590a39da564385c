"""What there is to tick, and the page that is made of what was ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.body.body_map import BodyMap, Mark, When
from calmroom.domain.body.sensation import Quality
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.paper import Figures, Words
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.sharing.paper import days_of, shared_document
from calmroom.domain.sharing.sharing import (
    CHECK_INS,
    PLAN,
    PRACTICES,
    Found,
    Group,
    Hands,
    Planned,
    SharedPage,
    page_of,
    ticks,
)
from calmroom.domain.units import RATE, Frames

NIGHT = datetime(2026, 3, 8, 21, 14, tzinfo=UTC)
HANDS = Hands("Iris", "Maya", NIGHT)


def practice(number: int, title: str, minutes: int, outcome: Outcome = Outcome.FINISHED) -> PracticeRecord:
    return PracticeRecord(
        id=f"{number:032x}",
        script_id=f"s{number:02}",
        title=title,
        started=NIGHT + timedelta(days=number),
        minutes=minutes,
        voice="bf_emma",
        bed="room",
        outcome=outcome,
        heard=Frames(minutes * 60 * RATE),
        before=CheckIn(4, 5),
        after=CheckIn(7, None),
    )


def entry(number: int, text: str, **more: object) -> Entry:
    moment = NIGHT + timedelta(days=number)
    return Entry(f"{number:032x}", moment, moment, text=text, **more)  # type: ignore[arg-type]


def drawn(number: int, when: When = When.ANY, practice_id: str | None = None, note: str = "") -> BodyMap:
    mark = Mark("sacrum", Quality.WARM, note=note)
    moment = NIGHT + timedelta(minutes=number)
    return BodyMap(f"{number:032x}", moment, moment, (mark,), when=when, practice_id=practice_id, note=note)


FOUND = Found(
    first=date(2026, 3, 5),
    last=date(2026, 3, 19),
    practices=(practice(1, "After Your Session", 5), practice(2, "Soft Jaw", 4, Outcome.ENDED_GENTLY)),
    entries=(
        entry(1, "# Night\nThe sacrum felt wide.\n\nWhat stays: the left shoulder.", tags=("wide",)),
        entry(2, "Ask about the jaw.", kind=EntryKind.NOTE),
    ),
    maps=(drawn(1, When.BEFORE, "p" * 32), drawn(2, When.AFTER, "p" * 32), drawn(3, note="secret")),
    planned=(
        Planned("Days 1 to 3", "Soft Jaw", (date(2026, 3, 10),)),
        Planned("The day before", "Before Your Session"),
    ),
)
EVERY = frozenset(one.key for one in ticks(FOUND))


def test_everything_can_be_ticked_under_its_heading() -> None:
    assert [(one.group, one.words) for one in ticks(FOUND)] == [
        (Group.DONE, "Practices and their lengths"),
        (Group.DONE, "Before and after"),
        (Group.DONE, "The plan, and what I took of it"),
        (Group.MAPS, "Sunday 8 March, evening"),
        (Group.MAPS, "Sunday 8 March, evening"),
        (Group.NOTE, "Ask about the jaw."),
        (Group.JOURNAL, "Night"),
        (Group.JOURNAL, "The sacrum felt wide."),
        (Group.JOURNAL, "What stays: the left shoulder."),
        (Group.JOURNAL, "Words: wide"),
    ]


def test_nothing_is_on_the_page_that_was_not_ticked() -> None:
    assert page_of(FOUND, frozenset(), "", HANDS).is_empty


@given(st.sets(st.sampled_from(sorted(EVERY))))
def test_the_page_holds_what_was_ticked_and_no_word_more(keys: set[str]) -> None:
    page = page_of(FOUND, frozenset(keys), "", HANDS)
    told = [one.words for one in ticks(FOUND) if one.key in keys and one.group in {Group.JOURNAL, Group.NOTE}]
    assert sorted(line.words for line in (*page.notes, *page.lines)) == sorted(told)
    assert len(page.maps) == sum(key.startswith("map:") for key in keys)
    assert bool(page.done) == (PRACTICES in keys)
    assert bool(page.planned) == (PLAN in keys)


def test_check_ins_come_only_where_they_were_ticked() -> None:
    assert all(
        one.before is None and one.after is None for one in page_of(FOUND, frozenset({PRACTICES}), "", HANDS).done
    )
    assert page_of(FOUND, frozenset({PRACTICES, CHECK_INS}), "", HANDS).done[0].before == CheckIn(4, 5)


def test_the_day_of_a_practice_goes_along_only_where_the_page_shows_it() -> None:
    assert [one.day for one in page_of(FOUND, frozenset({PRACTICES}), "", HANDS).done] == [None, None]
    assert page_of(FOUND, frozenset({PRACTICES, CHECK_INS}), "", HANDS).done[0].day == date(2026, 3, 9)


def test_what_was_written_on_a_map_stays_here() -> None:
    page = page_of(FOUND, EVERY, "", HANDS)
    assert [len(one.maps) for one in page.maps] == [2, 1]
    assert all(not each.note and not each.marks[0].note for one in page.maps for _, each in one.maps)


def test_a_line_that_was_changed_after_it_was_ticked_is_not_shown() -> None:
    key = next(one.key for one in ticks(FOUND) if one.words == "The sacrum felt wide.")
    changed = replace(FOUND, entries=(entry(1, "# Night\nSomething else."),))
    assert page_of(changed, frozenset({key}), "", HANDS).is_empty


def test_how_a_practice_ended_is_said_only_where_it_ended_gently() -> None:
    stopped = replace(FOUND, practices=(practice(1, "Soft Jaw", 4, Outcome.STOPPED),))
    assert page_of(stopped, frozenset({PRACTICES}), "", HANDS).done[0].how == ""
    assert page_of(FOUND, frozenset({PRACTICES}), "", HANDS).done[1].how == "ended gently"


def texts(page: SharedPage) -> list[str]:
    return [block.text for block in shared_document(page).blocks if isinstance(block, Words)]


def test_the_page_on_paper_says_whose_it_is_and_what_was_given() -> None:
    document = shared_document(page_of(FOUND, EVERY, "Is it the jaw?", HANDS))
    assert (document.left, document.right) == ("Iris, for Maya", "5 to 19 March")
    assert document.foot == "Made by Iris with calmroom. Own words, not findings."
    said = texts(page_of(FOUND, EVERY, "Is it the jaw?", HANDS))
    assert said[:3] == [
        "Two practices",
        "Monday 9 March: After Your Session, 5 minutes",
        "before settled 4 of 10, here 5 of 10; after settled 7 of 10",
    ]
    assert "Days 1 to 3: Soft Jaw (on 10 March)" in said
    assert "The day before: Before Your Session" in said
    assert said[-1] == "Is it the jaw?"
    figures = [block for block in document.blocks if isinstance(block, Figures)]
    assert [len(one.maps) for one in figures] == [2, 1]
    assert "Sacrum" in figures[0].spoken


def test_practices_without_check_ins_stand_in_one_line() -> None:
    assert texts(page_of(FOUND, frozenset({PRACTICES}), "", HANDS))[1] == (
        "After Your Session, 5 minutes, Soft Jaw, 4 minutes (ended gently)"
    )


def test_days_are_said_as_people_say_them() -> None:
    assert days_of(date(2026, 3, 5), date(2026, 3, 5)) == "5 March"
    assert days_of(date(2026, 2, 26), date(2026, 3, 5)) == "26 February to 5 March"


def test_nobodys_words_are_in_a_representation() -> None:
    page = page_of(FOUND, EVERY, "kettle", HANDS)
    assert not any(
        word in repr((FOUND, page, ticks(FOUND), shared_document(page))) for word in ("sacrum", "kettle", "Iris")
    )
