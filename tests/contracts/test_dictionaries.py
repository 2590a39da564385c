"""What every shelf of dictionaries promises: the machine's, and the one that tests use."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest
from fakes.dictionaries import MemoryDictionaries

from calmroom.desktop import spelling
from calmroom.desktop.spelling import SystemDictionaries
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.spelling import Dictionaries


def _real() -> Dictionaries:
    made = SystemDictionaries()
    try:
        there = made.languages()
    except CalmroomError as fault:
        pytest.skip(fault.message)
    if "en_GB" not in there:
        pytest.skip("there is no English dictionary here; ./run test names what to install")
    return made


@pytest.fixture(params=["fake", "real"])
def shelf(request: pytest.FixtureRequest) -> Dictionaries:
    return MemoryDictionaries() if request.param == "fake" else _real()


def test_the_languages_are_in_order_and_each_once(shelf: Dictionaries) -> None:
    there = shelf.languages()
    assert list(there) == sorted(set(there))


def test_a_word_is_known_and_another_is_not(shelf: Dictionaries) -> None:
    assert shelf.knows("en_GB", "kettle")
    assert shelf.knows("en_GB", "Kettle")
    assert shelf.knows("en_GB", "don't")
    assert not shelf.knows("en_GB", "kettel")


def test_a_word_much_like_it_is_suggested(shelf: Dictionaries) -> None:
    assert "kettle" in shelf.suggestions("en_GB", "kettel")


def test_letters_that_a_dictionary_cannot_hold_are_no_fault(shelf: Dictionaries) -> None:
    assert not shelf.knows("en_GB", "тихо")
    assert isinstance(shelf.suggestions("en_GB", "\U0001d4b6\U0001d4b7"), tuple)


def test_a_dictionary_that_is_not_there_is_a_fault_in_words(shelf: Dictionaries) -> None:
    with pytest.raises(CalmroomError, match="xx_YY"):
        shelf.knows("xx_YY", "kettle")


def test_looking_up_makes_no_list_of_personal_words() -> None:
    shelf = _real()
    config = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "enchant"
    before = sorted(config.rglob("*")) if config.exists() else None
    shelf.knows("en_GB", "kettle")
    assert (sorted(config.rglob("*")) if config.exists() else None) == before


def test_where_the_library_is_missing_it_says_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", missing)
    monkeypatch.setattr(sys, "platform", "linux")
    spelling._broker.cache_clear()
    with pytest.raises(CalmroomError) as fault:
        SystemDictionaries().languages()
    assert "libenchant-2-2" in fault.value.hint
