from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.house import NARRATORS

from calmroom.domain.vault.vault import Protection
from calmroom.ui.settings.state import (
    CAPTIONS,
    FADE_CHOICES,
    LIE_DOWN_CHOICES,
    LOCK_CHOICES,
    STAY_CHOICES,
    TEXT,
    bed_choices,
    device_choices,
    left_behind_words,
    protection_words,
    treble_choice,
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


def test_times_are_said_in_words() -> None:
    assert [words for _, words in LIE_DOWN_CHOICES] == ["none", "15 seconds", "30 seconds", "1 minute", "2 minutes"]
    assert [words for _, words in STAY_CHOICES][:2] == ["not at all", "5 minutes"]
    assert [words for _, words in FADE_CHOICES] == ["1 minute", "5 minutes", "10 minutes"]


@pytest.mark.parametrize(("cut", "value"), [(0, "0"), (3, "4"), (7, "8"), (12, "12")])
def test_a_cut_from_elsewhere_is_shown_as_the_nearest(cut: int, value: str) -> None:
    assert treble_choice(cut) == value


PLAIN = Protection(passphrase=False, keychain=False, plain=True, recovery=False)
PASSPHRASE = Protection(passphrase=True, keychain=False, plain=False, recovery=True)


def test_a_key_in_a_plain_slot_is_not_protection() -> None:
    heading, meaning = protection_words(PLAIN)
    assert heading == "Not protected yet"
    assert "Anybody who can use this account can read them" in meaning
    assert "keychain" not in meaning


def test_a_keychain_beside_a_plain_slot_is_not_protection_either() -> None:
    assert protection_words(replace(PLAIN, keychain=True))[0] == "Not protected yet"


def test_a_keychain_alone_is_the_protection_of_the_account() -> None:
    heading, meaning = protection_words(replace(PLAIN, plain=False, keychain=True))
    assert heading == "Protected by this account"
    assert "Anybody who can use this account can read everything" in meaning


def test_a_passphrase_is_protection_and_nobody_can_reset_it() -> None:
    heading, meaning = protection_words(PASSPHRASE)
    assert heading == "Protected by your passphrase"
    assert "nobody can reset a passphrase for you" in meaning


def test_a_keychain_beside_a_passphrase_opens_it_to_whoever_is_at_this_computer() -> None:
    heading, meaning = protection_words(replace(PASSPHRASE, keychain=True))
    assert "open on this computer" in heading
    assert "anybody who can use this account can read everything" in meaning


def test_a_keychain_that_gave_nothing_back_and_a_missing_sheet_are_said() -> None:
    meaning = protection_words(replace(PASSPHRASE, keychain=True, keychain_fails=True, recovery=False))[1]
    assert "did not give its key back" in meaning
    assert "There is no recovery sheet." in meaning


def test_copies_that_still_open_it_are_named() -> None:
    assert left_behind_words(()) == ""
    assert "/sync/keys.sync-conflict.json" in left_behind_words((Path("/sync/keys.sync-conflict.json"),))


def test_it_locks_by_itself_after_a_time_or_never() -> None:
    assert LOCK_CHOICES[0] == ("0", "never")
    assert ("5", "after 5 minutes") in LOCK_CHOICES


@pytest.mark.parametrize(("value", "steps", "result"), [(100, 1, 110), (80, -1, 80), (250, 1, 250), (245, 1, 250)])
def test_text_goes_in_tens_from_80_to_250(value: int, steps: int, result: int) -> None:
    assert TEXT.moved(value, steps) == result


def test_captions_go_from_22_to_64() -> None:
    assert (CAPTIONS.moved(22, -1), CAPTIONS.moved(64, 1)) == (22, 64)
