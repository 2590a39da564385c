from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.units import to_frames
from calmroom.ui.journal.state import (
    EXCERPT,
    EntryRow,
    Heading,
    foot_words,
    heard_words,
    items_of,
    new_tag,
    page_heading,
    with_entry,
    without,
)

SUNDAY = datetime(2026, 3, 8, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = SUNDAY.date()


def entry(days_ago: float, text: str = "A word.", tags: tuple[str, ...] = ()) -> Entry:
    at = SUNDAY - timedelta(days=days_ago)
    return Entry(f"{days_ago}", at, at, text, tags=tags)


def headings(*days_ago: float) -> list[str]:
    items = items_of([entry(days) for days in days_ago], TODAY)
    return [item.words for item in items if isinstance(item, Heading)]


def rows(*entries: Entry) -> list[EntryRow]:
    return [item for item in items_of(entries, TODAY) if isinstance(item, EntryRow)]


def test_pages_stand_under_today_yesterday_this_week_and_then_months() -> None:
    assert headings(0, 1, 3, 7, 20, 80) == [
        "Today",
        "Yesterday",
        "This week",
        "Earlier in March",
        "February",
        "December 2025",
    ]


def test_each_heading_is_said_once() -> None:
    assert headings(20, 21, 22) == ["February"]


def test_a_near_page_says_its_weekday_and_a_far_one_its_date() -> None:
    assert [row.when for row in rows(entry(0), entry(0.9), entry(10))] == [
        "Sunday, evening",
        "Saturday, night",
        "26 February",
    ]


def test_a_long_page_is_cut_between_two_words() -> None:
    (row,) = rows(entry(0, "word " * 40))
    assert row.excerpt.endswith("word\u2026")
    assert len(row.excerpt) <= EXCERPT + 1


def test_a_page_of_tags_alone_shows_its_tags() -> None:
    (row,) = rows(entry(0, "", ("warm", "wide")))
    assert row.excerpt == "warm, wide"


def test_a_row_does_not_tell_a_persons_words_when_it_is_printed() -> None:
    assert "stone" not in repr(rows(entry(0, "A warm stone.")))


@pytest.mark.parametrize(
    ("hour", "part"), [(4, "night"), (5, "morning"), (12, "afternoon"), (18, "evening"), (22, "night")]
)
def test_a_page_is_headed_by_its_day_and_the_part_of_it(hour: int, part: str) -> None:
    at = SUNDAY.replace(hour=hour)
    assert page_heading(Entry("a", at, at), TODAY) == f"Sunday 8 March, {part}"


def test_a_page_of_another_year_says_the_year() -> None:
    assert page_heading(entry(80), TODAY) == "Thursday 18 December 2025, evening"


def test_the_practice_before_it_is_named_with_what_was_heard() -> None:
    record = PracticeRecord("r", "s07", "From Crown to Tailbone", SUNDAY, 17, "", "", heard=to_frames(19 * 60 + 10))
    assert heard_words(record) == "19 minutes"
    assert heard_words(replace(record, heard=to_frames(20))) == "under a minute"


def test_the_foot_says_when_it_was_last_safe() -> None:
    assert foot_words(None) == "Only on this computer."
    assert foot_words(entry(0)) == "Only on this computer. Saved at 20:30"


def test_a_page_written_on_takes_its_own_place_again() -> None:
    old, new = entry(3), entry(1)
    changed = entry(3, "More.")
    assert with_entry([new, old], changed) == (new, changed)
    assert without([new, old], old.id) == (new,)


@pytest.mark.parametrize(
    ("typed", "kept"), [("  very   wide ", "very wide"), ("Warm", ""), ("   ", ""), ("x" * 60, "x" * 40)]
)
def test_a_word_is_kept_once_without_spare_spaces(typed: str, kept: str) -> None:
    assert new_tag(typed, ("warm",)) == kept


def test_the_first_days_of_the_year_look_back_over_it() -> None:
    first = date(2026, 1, 1)
    at = datetime(2025, 12, 31, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert items_of([Entry("a", at, at, "x")], first)[0] == Heading("Yesterday")
