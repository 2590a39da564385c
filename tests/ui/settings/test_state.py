from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from fakes.house import NARRATORS

from calmroom.domain.ports import Consent
from calmroom.ui.settings.state import (
    CAPTIONS,
    TEXT,
    bed_choices,
    consent_words,
    device_choices,
    protection_words,
    voice_choices,
)


def test_the_practices_own_bed_comes_first_and_none_last() -> None:
    values = [value for value, _ in bed_choices(("none", "room", "hum"))]
    assert values == ["own", "room", "hum", "none"]


def test_voices_are_called_by_the_names_people_read() -> None:
    assert voice_choices(NARRATORS) == (("bf_emma", "Wren"), ("am_michael", "Rowan"))


def test_the_systems_device_can_always_be_chosen() -> None:
    assert device_choices((), "")[0] == ("", "the system's own")


def test_a_device_that_is_away_is_still_named() -> None:
    assert device_choices(("Loudspeakers",), "Headphones")[-1] == ("Headphones", "Headphones (not here now)")


def test_a_key_in_a_plain_slot_is_not_protection() -> None:
    heading, meaning = protection_words(("plain",))
    assert heading == "Not protected yet"
    assert "Whoever can use your account on this computer" in meaning
    assert "keychain" not in meaning


def test_a_keychain_beside_a_plain_slot_is_not_protection_either() -> None:
    heading, meaning = protection_words(("plain", "keychain"))
    assert heading == "Not protected yet"
    assert "keychain" in meaning


def test_without_a_plain_slot_it_is_protected() -> None:
    assert protection_words(("keychain",))[0] == "Protected"


def test_it_says_when_what_was_agreed_to() -> None:
    consent = Consent(1, datetime(2026, 3, 8, 20, 30, tzinfo=ZoneInfo("Europe/Berlin")), ("18 or older", "not care"))
    assert consent_words(consent) == "On Sunday 8 March 2026 you agreed to this: 18 or older; not care."


@pytest.mark.parametrize(("value", "steps", "result"), [(100, 1, 110), (80, -1, 80), (250, 1, 250), (245, 1, 250)])
def test_text_goes_in_tens_from_80_to_250(value: int, steps: int, result: int) -> None:
    assert TEXT.moved(value, steps) == result


def test_captions_go_from_22_to_64() -> None:
    assert (CAPTIONS.moved(22, -1), CAPTIONS.moved(64, 1)) == (22, 64)
