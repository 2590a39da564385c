from __future__ import annotations

import pytest
from fakes.house import House

from calmroom.domain.events import Locked
from calmroom.services.at_once import AtOnce
from calmroom.services.rooms import Rooms


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def rooms(house: House) -> Rooms:
    made = house.rooms(AtOnce(house.bus))
    made.spelling.heed(("en-GB", "de-CH"))
    return made


def unknown(rooms: Rooms, line: str) -> list[str]:
    return [word.text for words in rooms.spelling.unknown((line,)) for word in words]


def test_a_word_is_known_where_one_of_the_dictionaries_has_it(rooms: Rooms) -> None:
    assert unknown(rooms, "it was weit and wraim") == ["wraim"]


def test_a_script_without_a_dictionary_is_left_alone(rooms: Rooms) -> None:
    assert unknown(rooms, "wide там чепухха שלום") == []
    rooms.spelling.choose("ru_RU", on=True)
    assert unknown(rooms, "wide там чепухха שלום") == ["чепухха"]


def test_suggestions_come_from_every_dictionary_in_turn(rooms: Rooms) -> None:
    assert rooms.spelling.suggestions("wiet")[:2] == ("wide", "weit")


def test_a_learned_word_is_known_until_it_is_forgotten(rooms: Rooms) -> None:
    rooms.spelling.learn("Quillabeth")
    assert unknown(rooms, "Quillabeth was there, quillabeth's shed") == []
    rooms.spelling.unlearn("quillabeth")
    assert unknown(rooms, "Quillabeth was there") == ["Quillabeth"]


def test_learned_words_lie_in_the_vault_and_nowhere_else() -> None:
    house = House(keeps_private=True)
    rooms = house.rooms(AtOnce(house.bus))
    rooms.settings.read_private()
    rooms.spelling.learn("Quillabeth")
    assert house.vault.private_settings.values["learned"] == ("Quillabeth",)
    house.bus.publish(Locked())
    assert rooms.settings.current.learned == ()


def test_a_machine_that_was_told_no_language_is_asked_in_calmrooms_own(rooms: Rooms) -> None:
    rooms.spelling.heed(("C",))
    assert rooms.spelling.state().used == ("en_GB",)


def test_switched_off_nothing_is_looked_up(house: House, rooms: Rooms) -> None:
    rooms.spelling.turn(on=False)
    assert unknown(rooms, "wraim") == []
    assert house.dictionaries.asked == []


def test_without_a_library_it_says_what_brings_one_and_nothing_is_unknown(house: House, rooms: Rooms) -> None:
    house.dictionaries.missing = True
    assert unknown(rooms, "wraim") == []
    assert rooms.spelling.state().missing.endswith("A package brings it.")


def test_without_a_dictionary_of_the_language_it_says_so(rooms: Rooms) -> None:
    rooms.spelling.heed(("fi-FI",))
    assert unknown(rooms, "wraim") == []
    assert "hunspell" in rooms.spelling.state().missing


def test_a_dictionary_that_comes_meanwhile_is_found(house: House, rooms: Rooms) -> None:
    rooms.spelling.heed(("fi-FI",))
    assert rooms.spelling.state().used == ()
    house.dictionaries.words["fi_FI"] = ["huone"]
    assert rooms.spelling.state().used == ("fi_FI",)


def test_a_dictionary_that_cannot_be_read_marks_nothing_and_is_left_out(house: House, rooms: Rooms) -> None:
    rooms.spelling.choose("de_DE", on=False)
    house.dictionaries.broken = {"en_GB"}
    assert unknown(rooms, "wraim") == []
    assert rooms.spelling.suggestions("wraim") == ()
    assert rooms.spelling.state().used == ()


def test_the_last_dictionary_stays(rooms: Rooms) -> None:
    rooms.spelling.choose("en_GB", on=False)
    rooms.spelling.choose("de_DE", on=False)
    assert rooms.spelling.state().used == ("de_DE",)


def test_the_first_unknown_word_says_its_line(rooms: Rooms) -> None:
    found = rooms.spelling.first_unknown(("it was wide", "", "and wraim"))
    assert found is not None
    assert (found[0], found[1].text) == (2, "wraim")
    assert rooms.spelling.first_unknown(("it was wide",)) is None
