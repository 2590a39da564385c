from __future__ import annotations

from datetime import date

import pytest

from calmroom.domain.dates import dated, dated_from, from_to, full_day, whole_date

TODAY = date(2026, 3, 8)


def test_a_year_is_said_only_where_it_is_another_one() -> None:
    assert (dated_from(TODAY, TODAY), full_day(TODAY, TODAY)) == ("8 March", "Sunday 8 March")
    before = date(2025, 3, 8)
    assert (dated_from(before, TODAY), full_day(before, TODAY)) == ("8 March 2025", "Saturday 8 March 2025")
    assert (dated(TODAY), whole_date(TODAY)) == ("8 March 2026", "Sunday 8 March 2026")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 2, 19), date(2026, 3, 5), "19 February to 5 March"),
        (date(2025, 12, 15), date(2026, 1, 11), "15 December 2025 to 11 January"),
        (date(2024, 12, 15), date(2025, 1, 11), "15 December 2024 to 11 January 2025"),
        (date(2025, 1, 1), date(2025, 1, 11), "1 January to 11 January 2025"),
        (TODAY, TODAY, "8 March"),
    ],
)
def test_days_in_a_row_say_each_year_once(first: date, last: date, words: str) -> None:
    assert from_to(first, last, TODAY) == words
