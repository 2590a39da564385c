from __future__ import annotations

import pytest
from fakes.house import House
from fakes.library import ASSETS

from calmroom.domain.care.calling import MOST_KEPT, MOST_PEOPLE, CallList, Person, Relation
from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.vault import VaultLocked
from calmroom.scripts.call_list import CallFile
from calmroom.services.at_once import AtOnce
from calmroom.services.calling import CallingService
from calmroom.services.rooms import Rooms

MAYA = Person("Maya", Relation.THERAPIST, "0123 456")
SAM = Person("Sam", Relation.FRIEND, "0123 789")


def rooms_of(house: House) -> Rooms:
    return house.rooms(AtOnce(house.bus))


def vaulted(house: House) -> Rooms:
    rooms = rooms_of(house)
    rooms.settings.read_private()
    return rooms


def test_the_own_list_keeps_its_order_and_lies_in_the_vault() -> None:
    house = House(keeps_private=True)
    calling = vaulted(house).calling
    calling.keep([SAM, MAYA])
    calling.keep([MAYA, SAM])
    assert calling.own() == (MAYA, SAM)
    assert "Maya" in house.vault.private_settings.values["people"][0]


def test_who_has_neither_name_nor_number_is_not_kept_and_blanks_are_tidied() -> None:
    calling = vaulted(House(keeps_private=True)).calling
    assert calling.keep([Person(note="nobody"), Person("  Sam  ", phone=" 1  2 ")]) == (Person("Sam", phone="1 2"),)


def test_the_own_list_comes_first_and_then_the_country_and_then_what_holds_everywhere() -> None:
    calling = vaulted(House(keeps_private=True)).calling
    calling.keep([MAYA])
    card = calling.card("DE")
    assert card.own == (MAYA,)
    assert card.country is not None
    assert (card.country.name, card.country.emergency) == ("Germany", ("112",))
    assert card.general[0].name == "Local emergency number"


def test_before_the_vault_was_read_the_own_list_is_not_shown_and_cannot_be_written_over() -> None:
    house = House(keeps_private=True)
    calling = rooms_of(house).calling
    assert not calling.is_own_shown
    assert calling.own() == ()
    with pytest.raises(VaultLocked):
        calling.keep([MAYA])


def test_locked_it_shows_what_came_with_the_program_and_nothing_of_the_person() -> None:
    house = House(keeps_private=True)
    rooms = vaulted(house)
    rooms.calling.keep([MAYA])
    house.vault.keys.set_passphrase("a long passphrase", house.vault.keys.new_recovery_key())
    rooms.access.lock()
    rooms.settings._forget()
    card = rooms.calling.card("GB")
    assert card.own == ()
    assert not card.is_own_shown
    assert card.country is not None
    assert "Maya" not in repr(rooms.settings.current.people)


def test_the_country_is_the_machines_until_one_is_chosen() -> None:
    calling = vaulted(House(keeps_private=True)).calling
    assert getattr(calling.country("GB"), "code", None) == "GB"
    calling.choose_country("FR")
    assert getattr(calling.country("GB"), "code", None) == "FR"
    calling.choose_country("")
    assert getattr(calling.country("GB"), "code", None) == "GB"


def test_a_country_that_is_not_in_the_list_has_no_numbers() -> None:
    assert vaulted(House(keeps_private=True)).calling.country("XX") is None


def test_people_who_came_together_from_two_lists_all_stay_when_one_is_changed() -> None:
    calling = vaulted(House(keeps_private=True)).calling
    many = [Person(str(number)) for number in range(MOST_PEOPLE + 8)]
    calling.keep(many)
    assert calling.keep((Person("Sam"), *calling.own()[1:])) == (Person("Sam"), *many[1:])


def test_the_list_does_not_grow_without_end() -> None:
    calling = vaulted(House(keeps_private=True)).calling
    assert len(calling.keep([Person(str(number)) for number in range(MOST_KEPT + 9)])) == MOST_KEPT


def test_a_list_that_cannot_be_read_still_says_what_holds_everywhere() -> None:
    class Broken:
        def call_list(self) -> CallList:
            raise CalmroomError("It cannot be read.", "")

    house = House(keeps_private=True)
    rooms = vaulted(house)
    calling = CallingService(Broken(), rooms.settings, house.clock)
    assert "112" in calling.card("GB").general[0].note
    assert calling.first_card().general == calling.card("GB").general


def test_the_sentence_for_everywhere_is_the_lists_own() -> None:
    assert (
        rooms_of(House()).calling.first_card().general[0]
        in CallFile(ASSETS / "safety" / "call.yaml").call_list().general
    )
