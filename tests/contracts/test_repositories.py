"""What every vault does, the encrypted one and the one in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from fakes.clock import EVENING
from fakes.settings_store import MemorySettings

from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.care.consent import Consent
from calmroom.domain.journal.journal import Entry
from calmroom.domain.ports import SettingsStore
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.script import Touch
from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice, Typeface
from calmroom.domain.units import Frames, Seconds
from calmroom.domain.vault.vault import Vault
from calmroom.storage.settings_file import SettingsFile

HOUR = timedelta(hours=1)


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SettingsStore:
    return cast("SettingsStore", MemorySettings() if request.param == "memory" else SettingsFile(tmp_path / "a.toml"))


def record(number: int, started: datetime = EVENING, outcome: Outcome = Outcome.FINISHED) -> PracticeRecord:
    return PracticeRecord(f"{number:032x}", "s01", "Arriving Here", started, 12.5, "bf_emma", "room", outcome)


def entry(number: int, text: str, written: datetime = EVENING) -> Entry:
    return Entry(f"{number:032x}", written, written, text)


def ids(found: tuple[Entry, ...] | tuple[PracticeRecord, ...]) -> list[int]:
    return [int(one.id, 16) for one in found]


def found(vault: Vault, words: str) -> list[int]:
    return ids(vault.journal.search(words, 20))


def test_a_practice_is_read_as_it_was_saved(vault: Vault) -> None:
    whole = replace(
        record(1),
        heard=Frames(123),
        reached=Frames(456),
        held=2,
        before=CheckIn(0, 10),
        after=CheckIn(7, None),
        words=("heavier", 'a "warm" hand'),
        discomfort=Discomfort.A_LITTLE,
        let_go=True,
        version=3,
        part="body",
        left_out=("belly", "jaw"),
        touch=Touch.TOUCH_FREE,
        bells=False,
        breath=BreathPattern(Seconds(4.0), Seconds(6.5)),
        opening=2,
        quiet_at_most=Seconds(45.0),
    )
    vault.practices.save(whole)
    assert vault.practices.get(whole.id) == whole


def test_a_practice_saved_again_stands_once_as_saved_last(vault: Vault) -> None:
    vault.practices.save(record(1, outcome=Outcome.UNDER_WAY))
    vault.practices.save(record(1))
    assert vault.practices.since() == (record(1),)


def test_an_unknown_practice_is_none(vault: Vault) -> None:
    assert vault.practices.get("0" * 32) is None


def test_practices_come_newest_first(vault: Vault) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1), (4, 1)):
        vault.practices.save(record(number, EVENING + hours * HOUR))
    assert ids(vault.practices.since()) == [1, 4, 3, 2]


def test_practices_since_a_moment_hold_that_moment_and_later(vault: Vault) -> None:
    for number in range(3):
        vault.practices.save(record(number, EVENING + number * HOUR))
    assert ids(vault.practices.since(EVENING + HOUR)) == [2, 1]


def test_practices_between_two_moments_hold_the_first_and_not_the_last(vault: Vault) -> None:
    for number in range(4):
        vault.practices.save(record(number, EVENING + number * HOUR))
    assert ids(vault.practices.between(EVENING + HOUR, EVENING + 3 * HOUR)) == [2, 1]


def test_the_newest_practices_come_first_up_to_a_limit(vault: Vault) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1)):
        vault.practices.save(record(number, EVENING + hours * HOUR))
    assert ids(vault.practices.newest(2)) == [1, 3]


def test_the_newest_of_each_script_comes_once(vault: Vault) -> None:
    for number, (script_id, hours) in enumerate((("s01", 0), ("s07", 1), ("s01", 3), ("s07", 2), ("s09", -1))):
        vault.practices.save(replace(record(number, EVENING + hours * HOUR), script_id=script_id))
    assert ids(vault.practices.newest_of_each()) == [2, 3, 4]


@pytest.mark.parametrize("outcome", [Outcome.UNDER_WAY, Outcome.STOPPED])
def test_the_newest_practice_left_unfinished_is_offered(vault: Vault, outcome: Outcome) -> None:
    vault.practices.save(record(1, EVENING, outcome))
    vault.practices.save(record(2, EVENING + HOUR, outcome))
    vault.practices.save(record(3, EVENING + 2 * HOUR, Outcome.ENDED_GENTLY))
    assert vault.practices.unfinished() == record(2, EVENING + HOUR, outcome)


def test_practices_are_counted_by_their_script(vault: Vault) -> None:
    assert dict(vault.practices.counts()) == {}
    for number, script_id in enumerate(("s01", "s07", "s01")):
        vault.practices.save(replace(record(number), script_id=script_id))
    assert dict(vault.practices.counts()) == {"s01": 2, "s07": 1}


def test_a_practice_let_go_is_not_offered(vault: Vault) -> None:
    vault.practices.save(replace(record(1, outcome=Outcome.STOPPED), let_go=True))
    assert vault.practices.unfinished() is None


def test_an_entry_is_read_as_it_was_saved(vault: Vault) -> None:
    whole = Entry(
        "a" * 32,
        EVENING,
        EVENING + HOUR,
        "Zwei Zeilen\n\n**fett** \U0001f33f \u202e \0 ende",
        "What is here now?",
        "b" * 32,
        ("warm", "zwei wörter"),
    )
    vault.journal.save(whole)
    assert vault.journal.get(whole.id) == whole


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30), "NST")),
        datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5), "no such zone")),
    ],
)
def test_a_moment_keeps_its_instant_its_evening_and_its_zone(vault: Vault, moment: datetime) -> None:
    vault.journal.save(entry(1, "x", moment))
    read = vault.journal.newest(1)[0].written
    expected = (moment.timestamp(), moment.replace(tzinfo=None), moment.utcoffset(), moment.tzname())
    assert (read.timestamp(), read.replace(tzinfo=None), read.utcoffset(), read.tzname()) == expected


def test_entries_come_newest_first_a_page_at_a_time(vault: Vault) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1), (4, 1)):
        vault.journal.save(entry(number, "x", EVENING + hours * HOUR))
    assert ids(vault.journal.newest(3)) == [1, 4, 3]
    assert ids(vault.journal.newest(3, 3)) == [2]


def test_entries_between_two_moments_hold_the_first_and_not_the_last(vault: Vault) -> None:
    for number in range(4):
        vault.journal.save(entry(number, "x", EVENING + number * HOUR))
    assert ids(vault.journal.between(EVENING + HOUR, EVENING + 3 * HOUR)) == [2, 1]


def test_an_entry_that_was_removed_is_gone_and_not_found(vault: Vault) -> None:
    vault.journal.save(entry(1, "a stone by the river"))
    vault.journal.remove(f"{1:032x}")
    assert (vault.journal.get(f"{1:032x}"), found(vault, "river")) == (None, [])


def test_removing_what_is_not_there_does_nothing(vault: Vault) -> None:
    vault.journal.remove("c" * 32)
    assert vault.journal.newest(1) == ()


def test_an_entry_that_was_removed_can_be_put_back(vault: Vault) -> None:
    kept = entry(1, "a stone by the river")
    vault.journal.save(kept)
    vault.journal.remove(kept.id)
    vault.journal.save(kept)
    assert vault.journal.search("river", 1) == (kept,)


@pytest.mark.parametrize(
    "words",
    ["stone", "STONE", "sto", "river stone", "cafe", "CAFÉ", "cafe\u0301", "jaw-line", "line", '"stone"', "stone !!!"],
)
def test_words_find_an_entry_whole_or_as_a_beginning(vault: Vault, words: str) -> None:
    vault.journal.save(entry(1, "A stone by the river, café after. Jaw-line soft."))
    vault.journal.save(entry(2, "nothing of the kind"))
    assert found(vault, words) == [1]


def test_a_prompt_and_tags_are_found_too(vault: Vault) -> None:
    vault.journal.save(replace(entry(1, "yes"), prompt="Where was warmth?"))
    vault.journal.save(replace(entry(2, "no"), tags=("shoulders", "cold hands")))
    assert (found(vault, "warm"), found(vault, "cold"), found(vault, "should")) == ([1], [2], [2])


def test_every_word_must_occur(vault: Vault) -> None:
    vault.journal.save(entry(1, "a stone"))
    assert found(vault, "stone river") == []


def test_words_within_a_word_are_not_found(vault: Vault) -> None:
    vault.journal.save(entry(1, "a stone"))
    assert found(vault, "tone") == []


def test_a_changed_entry_is_found_by_its_new_words_alone(vault: Vault) -> None:
    vault.journal.save(entry(1, "a stone"))
    vault.journal.save(entry(1, "a feather"))
    assert (found(vault, "stone"), found(vault, "feather")) == ([], [1])


def test_what_is_found_comes_newest_first_up_to_a_limit(vault: Vault) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1)):
        vault.journal.save(entry(number, "a stone", EVENING + hours * HOUR))
    assert ids(vault.journal.search("stone", 2)) == [1, 3]


@pytest.mark.parametrize(
    "words",
    ['"', "foo AND", "(", "-x", "\0", "*", "text:", "NEAR(a b)", "'; DROP TABLE entries; --", "^", "a" * 100_000, ""],
)
def test_nothing_that_is_typed_is_an_operator(vault: Vault, words: str) -> None:
    vault.journal.save(entry(1, "a stone"))
    assert found(vault, words) == []


def test_there_is_no_consent_at_first(vault: Vault) -> None:
    assert vault.consents.latest() is None


def test_the_consent_given_last_is_the_one_that_counts(vault: Vault) -> None:
    vault.consents.save(Consent(2, EVENING + HOUR, ("one",)))
    vault.consents.save(Consent(1, EVENING, ("one", "two")))
    assert vault.consents.latest() == Consent(1, EVENING, ("one", "two"))


def test_settings_are_the_usual_ones_at_first(store: SettingsStore) -> None:
    assert store.load() == Settings()


def test_settings_are_read_as_they_were_saved(store: SettingsStore) -> None:
    changed = Settings(
        voice="am_michael",
        device='Ann "A" \\ \u007f \n é',
        voice_level=0,
        bed_level=100,
        theme=ThemeChoice.DUSK,
        motion=MotionChoice.REDUCED,
        text=250,
        captions=False,
        pacer=True,
        typeface=Typeface.SYSTEM,
        window="AdnQywAD",
    )
    store.save(changed)
    assert store.load() == changed


def test_what_is_private_is_not_kept_with_the_settings(store: SettingsStore) -> None:
    store.save(Settings(name="Ann", touch=False, left_out=("jaw",), not_today="2026-03-08"))
    assert store.load() == Settings()


def test_private_settings_are_read_as_they_were_saved(vault: Vault) -> None:
    values = {"name": 'Ann "A" \\ \0 é \u202e', "touch": False, "left_out": ("jaw", "belly"), "not_today": "2026-03-08"}
    vault.private_settings.save(values)
    assert vault.private_settings.load() == values


def test_a_private_setting_saved_again_stands_as_saved_last_and_the_others_stay(vault: Vault) -> None:
    vault.private_settings.save({"name": "Ann", "left_out": ("jaw",)})
    vault.private_settings.save({"left_out": ()})
    assert vault.private_settings.load() == {"name": "Ann", "left_out": ()}


def test_all_consents_come_in_the_order_in_which_they_were_given(vault: Vault) -> None:
    taken_back = Consent(2, EVENING + 2 * HOUR, ())
    both = Consent(2, EVENING + HOUR, ("one",)), Consent(1, EVENING, ("one", "two")), taken_back
    for consent in both:
        vault.consents.save(consent)
    assert vault.consents.all() == both


def test_tags_that_differ_in_capitals_alone_are_one_and_the_page_can_be_saved_again(vault: Vault) -> None:
    first = replace(entry(1, "a page"), tags=("tired", "Tired"))
    vault.journal.save(first)
    vault.journal.save(replace(first, tags=("tired", "Tired", "wide"), text="and more"))
    found = vault.journal.get(first.id)
    assert found is not None
    assert found.text == "and more"
    assert set(map(str.casefold, found.tags)) == {"tired", "wide"}
