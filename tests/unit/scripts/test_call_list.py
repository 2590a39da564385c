from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from fakes.library import ASSETS

from calmroom.domain.care.calling import Country, Line
from calmroom.domain.errors import CalmroomError
from calmroom.scripts.call_list import CallFile, read_call_list

FILE = ASSETS / "safety" / "call.yaml"
LIST = CallFile(FILE).call_list()
BY_CODE = {country.code: country for country in LIST.countries}
NUMBERS = {
    "GB": ["116 123"], "IE": ["116 123"], "US": ["988"], "CA": ["988"], "AU": ["13 11 14"], "NZ": ["1737"],
    "DE": ["0800 111 0 111"], "AT": ["142"], "CH": ["143"], "FR": ["3114"], "ES": ["024"], "IT": ["02 2327 2327"],
    "NL": ["113"], "BE": ["1813", "0800 32 123"], "SE": ["90101"], "DK": ["70 201 201"], "NO": ["116 123"],
    "FI": ["09 2525 0111"], "PL": ["116 123"], "IN": ["14416"], "JP": ["0120-783-556"], "BR": ["188"],
    "ZA": ["0800 567 567"],
}  # fmt: skip
"""content/3-safety.md 3.4; no other number is in the file."""
EMERGENCY = {"112", "911", "999", "000"}
WAITING = {"BR", "JP", "NZ"}
"""For these 3.4 names no number for emergencies, and none was made up."""
SMALL = """
schema: 1
generic: [{name: Anywhere, note: 112}]
countries:
  GB:
    {name: United Kingdom, emergency: ["999"], last_verified: 2026-03-08,
    lines: [{name: A line, phone: "1", last_verified: null}]}
"""


def test_the_numbers_are_those_that_were_given_and_no_others() -> None:
    assert {code: [line.phone for line in country.lines] for code, country in BY_CODE.items()} == NUMBERS
    assert {number for country in LIST.countries for number in country.emergency} <= EMERGENCY


@pytest.mark.parametrize("country", LIST.countries, ids=lambda country: country.code)
def test_every_country_has_a_number_for_emergencies_or_is_known_to_wait(country: Country) -> None:
    assert bool(country.emergency) is (country.code not in WAITING)


@pytest.mark.parametrize("country", LIST.countries, ids=lambda country: country.code)
def test_a_number_has_the_signs_of_a_number_only(country: Country) -> None:
    assert re.fullmatch(r"[A-Z]{2}", country.code)
    for number in (*country.emergency, *(line.phone for line in country.lines)):
        assert re.fullmatch(r"\+?\d[\d \-]*", number)


@pytest.mark.parametrize("country", LIST.countries, ids=lambda country: country.code)
def test_nobody_has_checked_these_yet_and_the_file_says_so(country: Country) -> None:
    assert country.last_verified is None
    assert all(line.last_verified is None and line.name for line in country.lines)


def test_what_holds_everywhere_is_said() -> None:
    words = " ".join(f"{each.name} {each.note} {each.url}" for each in LIST.general)
    for said in ("112", "911", "999", "000", "https://findahelpline.com", "https://befrienders.org"):
        assert said in words


def test_a_day_on_which_somebody_checked_is_read() -> None:
    found = read_call_list(SMALL, "call.yaml").countries
    assert found == (Country("GB", "United Kingdom", ("999",), (Line("A line", "1"),), date(2026, 3, 8)),)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("schema: 1", "schema: 2", "schema"),
        ('emergency: ["999"], ', "", "emergency"),
        ('emergency: ["999"]', "emergency: []", "emergencies"),
        (", last_verified: null", "", "last_verified"),
        ("2026-03-08", "lately", "lately"),
        ('phone: "1"', 'phone: ["1"]', "wants words"),
        ('phone: "1"', 'phone: "1", dial: "yes"', "dial"),
        ("generic: [", "generic: &x [", "anchor"),
        ("generic: [{name: Anywhere, note: 112}]", "generic: no", "wants a list"),
    ],
)
def test_a_list_that_is_not_whole_is_refused_with_the_reason(before: str, after: str, why: str) -> None:
    assert before in SMALL
    with pytest.raises(CalmroomError, match=why):
        read_call_list(SMALL.replace(before, after), "call.yaml")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match=r"call\.yaml"):
        CallFile(tmp_path / "call.yaml").call_list()
