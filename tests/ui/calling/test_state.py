from __future__ import annotations

from datetime import date

from calmroom.domain.care.calling import EMERGENCY, CallCard, Country, General, Line, Person, Relation
from calmroom.ui.calling.state import CHECK, LOCKED, NOBODY, country_choices, entries, person_words

TODAY = date(2026, 11, 21)
UK = Country(
    "GB",
    "United Kingdom",
    ("999", "112"),
    (Line("Samaritans", "116 123", TODAY, hours="24/7", languages=("en",)), Line("3114", "3114", sms="3114")),
    TODAY,
)
MAYA = Person("Maya", Relation.THERAPIST, "0123 456", "Mon to Thu", "She knows what helps")


def card(*own: Person, is_own_shown: bool = True, country: Country | None = UK) -> CallCard:
    return CallCard(own, is_own_shown, country, (EMERGENCY, General("A site", url="https://example.org")), TODAY)


def words(shown: CallCard) -> list[str]:
    return [entry.words for entry in entries(shown)]


def test_the_own_list_stands_first_then_the_country_then_everywhere() -> None:
    headings = [entry.words for entry in entries(card(MAYA)) if entry.is_heading]
    assert headings == ["Your own list", "United Kingdom", "Anywhere"]


def test_somebody_is_told_in_one_line() -> None:
    assert person_words(MAYA) == "Maya, therapist: 0123 456. Mon to Thu. She knows what helps."
    assert person_words(Person(phone="12", relation=Relation.OTHER)) == "No name: 12."


def test_a_number_that_was_checked_lately_is_not_doubted_and_any_other_is() -> None:
    said = words(card())
    assert "If you may be in danger: 999 or 112." in said
    assert "Samaritans: 116 123. At any hour. English." in said
    assert f"3114. By text message: 3114. {CHECK}" in said


def test_a_country_without_a_number_for_emergencies_says_so() -> None:
    waiting = Country("NZ", "New Zealand", (), (Line("1737", "1737"),))
    assert "If you may be in danger: your local emergency number." in words(card(country=waiting))


def test_an_empty_list_says_who_may_be_on_it() -> None:
    assert NOBODY in words(card())


def test_a_locked_list_says_that_it_is_locked_and_names_nobody() -> None:
    said = words(card(MAYA, is_own_shown=False))
    assert LOCKED in said
    assert not [each for each in said if "Maya" in each]


def test_without_the_own_list_only_what_came_along_is_there() -> None:
    assert next(entry.words for entry in entries(card(MAYA), own=False)) == "United Kingdom"


def test_an_address_is_shown_without_its_beginning() -> None:
    assert "A site: example.org." in words(card())


def test_the_first_choice_of_country_is_the_machines() -> None:
    assert country_choices((UK,), "GB") == (("", "As this computer is set: United Kingdom"), ("GB", "United Kingdom"))
    assert country_choices((UK,), "XX")[0] == ("", "Not chosen yet")
