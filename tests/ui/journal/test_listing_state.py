from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes.library import bundled

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Attached, Entry, EntryKind, Wanted
from calmroom.domain.journal.questions import Answer
from calmroom.ui.journal.listing.days_state import month_cells, month_title, turned
from calmroom.ui.journal.listing.wishes_state import Choice, Known, Wish, all_wanted, shelves, until
from calmroom.ui.journal.state import EntryRow, Heading, check_in_words, has_answers, items_of, marks_in, spoken_row

NOW = datetime(2026, 3, 8, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


def row(entry: Entry, sought: str = "", attached: Attached | None = None) -> EntryRow:
    (found,) = (
        item
        for item in items_of([entry], TODAY, sought, {} if attached is None else {entry.id: attached})
        if isinstance(item, EntryRow)
    )
    return found


def names(wish: Wish, known: Known, left_out: tuple[str, ...] = ()) -> list[str]:
    found = shelves(known, bundled().scripts(), left_out, TODAY).get(wish, ())
    return [choice.name for shelf in found for choice in shelf.choices]


def test_all_wishes_hold_together_and_the_nearer_end_counts() -> None:
    day = until(date(2026, 3, 1), NOW)
    assert day is not None
    span = Choice(Wish.SESSIONS, "", Wanted(first=NOW - timedelta(days=30), end=NOW))
    wanted = all_wanted(" warm ", (Choice(Wish.WORD, "wide", Wanted(tag="wide")), span, day))
    assert (wanted.words, wanted.tag, wanted.first) == ("warm", "wide", NOW - timedelta(days=30))
    assert wanted.end == datetime(2026, 3, 2, tzinfo=NOW.tzinfo)


def test_until_today_is_no_wish() -> None:
    assert until(TODAY, NOW) is None
    assert until(TODAY + timedelta(days=1), NOW) is None


def test_the_present_span_comes_first_and_each_older_one_has_two_ends() -> None:
    days = (date(2025, 12, 30), date(2026, 2, 19), date(2026, 3, 5))
    begun = tuple(datetime(day.year, day.month, day.day, 17, tzinfo=NOW.tzinfo) for day in days)
    known = Known(sessions=begun)
    assert names(Wish.SESSIONS, known) == ["since 5 March", "19 February to 5 March", "30 December 2025 to 19 February"]


def test_without_sessions_or_words_neither_is_offered() -> None:
    offered = shelves(Known(), bundled().scripts(), (), TODAY)
    assert set(offered) == {Wish.PRACTICE, Wish.PLACE, Wish.KIND}


def test_a_place_that_is_left_out_is_not_offered() -> None:
    assert "jaw" in names(Wish.PLACE, Known())
    assert "jaw" not in names(Wish.PLACE, Known(), ("jaw",))


def test_every_place_that_is_offered_has_a_name_of_its_own() -> None:
    offered = names(Wish.PLACE, Known())
    assert len(set(offered)) == len(offered) > 50
    assert all(offered)


def test_a_month_is_six_weeks_from_a_monday_and_says_how_many_pages() -> None:
    cells = month_cells(date(2026, 3, 1), {date(2026, 3, 8): 2}, TODAY)
    assert (cells[0].day, len(cells)) == (date(2026, 2, 23), 42)
    (today,) = (cell for cell in cells if cell.is_today)
    assert today.spoken == "Sunday 8 March: 2 pages"
    assert cells[0].is_beside
    assert month_title(date(2026, 3, 1)) == "March 2026"


@pytest.mark.parametrize(
    ("months", "there"),
    [(1, date(2024, 2, 29)), (-1, date(2023, 12, 31)), (13, date(2025, 2, 28)), (-12, date(2023, 1, 31))],
)
def test_turning_months_stays_on_the_day_or_the_last_of_the_month(months: int, there: date) -> None:
    assert turned(date(2024, 1, 31), months) == there


def test_hits_are_counted_as_qt_counts_letters() -> None:
    assert marks_in("\U0001f33f w\u00e4rm, warmth", "warm") == ((3, 4), (9, 4))
    assert marks_in("warm", "") == ()
    assert marks_in("warm", "***") == ()


def test_a_row_marks_what_was_found_and_says_what_belongs_to_it() -> None:
    entry = Entry("1", NOW, NOW, "A warm stone.")
    found = row(entry, "warm", Attached(("map",), 1))
    assert found.hits == ((2, 4),)
    assert spoken_row(found) == "Sunday, evening, with a body map, with a voice note. A warm stone."


def test_a_note_and_an_answer_alone_say_what_they_are() -> None:
    assert row(Entry("1", NOW, NOW, "Ask.", kind=EntryKind.NOTE)).excerpt == "For my therapist: Ask."
    assert row(Entry("1", NOW, NOW, asked="24h:x", answer=Answer.SAME)).excerpt == "After a session: same"


def test_a_check_in_is_said_without_a_number() -> None:
    assert check_in_words(CheckIn(0, 10)) == "stirred up, here"
    assert check_in_words(CheckIn(settled=6)) == "rather settled"
    assert check_in_words(CheckIn()) == ""


def test_only_questions_after_a_session_are_answered_in_a_word() -> None:
    assert has_answers("24h:a:2026-03-05")
    assert has_answers("48h:a:2026-03-05")
    assert not has_answers("3w:2026-02-01")
    assert not has_answers("")


def test_the_last_session_frames_what_was_written_after_it() -> None:
    entries = [Entry(str(days), at, at, "A word.") for days in (0, 3, 4, 20) for at in (NOW - timedelta(days=days),)]
    items = items_of(entries, TODAY, session=NOW - timedelta(days=3, hours=1))
    assert [item.words for item in items if isinstance(item, Heading)] == ["Since 5 March", "This week", "February"]
