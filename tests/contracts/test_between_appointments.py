"""What every vault does with body maps, appointments, voice notes and what else a page may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes.clock import EVENING

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke, When
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Attached, Entry, EntryKind, Wanted
from calmroom.domain.journal.questions import Answer
from calmroom.domain.journal.voice_note import Spoken, VoiceNote
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit
from calmroom.domain.units import Seconds
from calmroom.domain.vault.vault import Vault

HOUR = timedelta(hours=1)
WARM_SACRUM = Mark("sacrum", Quality.WARM, Strength.STRONG)


def body_map(number: int, *marks: Mark, made: datetime = EVENING, entry: int | None = None) -> BodyMap:
    return BodyMap(f"{number:032x}", made, made, marks, entry_id=None if entry is None else f"{entry:032x}")


def page(number: int, text: str = "x", written: datetime = EVENING, tags: tuple[str, ...] = ()) -> Entry:
    return Entry(f"{number:032x}", written, written, text, tags=tags)


def note(number: int, entry: int = 1) -> VoiceNote:
    return VoiceNote(f"{number:032x}", f"{entry:032x}", EVENING + number * HOUR, Seconds(0))


def ids(found: tuple[BodyMap, ...] | tuple[Entry, ...]) -> list[int]:
    return [int(one.id, 16) for one in found]


def found(vault: Vault, wanted: Wanted) -> list[int]:
    return ids(vault.journal.find(wanted, 20))


def test_a_map_is_read_as_it_was_saved(vault: Vault) -> None:
    stroke = Stroke(
        View.BACK,
        ((130.0, 310.25), (-79.5, 1 / 3)),
        9.5,
        Quality.TIGHT,
        Strength.FAINT,
        Depth.SKIN,
        ("sacrum", "tailbone"),
        "wie ein Fluß \0 \u202e",
    )
    whole = BodyMap(
        "a" * 32,
        EVENING,
        EVENING + HOUR,
        (WARM_SACRUM, Mark(AROUND_ME, Quality.NOTHING, depth=Depth.AROUND, note="weit \U0001f33f")),
        (stroke, replace(stroke, places=(), note="")),
        When.BEFORE,
        "b" * 32,
        "c" * 32,
        "eine Seite",
    )
    vault.body_maps.save(whole)
    assert vault.body_maps.get(whole.id) == whole


def test_a_map_saved_again_stands_once_as_saved_last(vault: Vault) -> None:
    vault.body_maps.save(body_map(1, Mark("jaw", Quality.TIGHT)))
    vault.body_maps.save(body_map(1, WARM_SACRUM))
    assert (vault.body_maps.newest(9), vault.body_maps.count()) == ((body_map(1, WARM_SACRUM),), 1)
    assert (vault.body_maps.search("jaw", 9), len(vault.body_maps.search("sacrum", 9))) == ((), 1)


def test_maps_come_newest_first_a_page_at_a_time(vault: Vault) -> None:
    for number, hours in ((1, 2), (2, 0), (3, 1)):
        vault.body_maps.save(body_map(number, made=EVENING + hours * HOUR))
    assert (ids(vault.body_maps.newest(2)), ids(vault.body_maps.newest(2, 2))) == ([1, 3], [2])
    assert ids(vault.body_maps.between(EVENING, EVENING + 2 * HOUR)) == [3, 2]
    assert ids(tuple(vault.body_maps.all())) == [1, 2, 3]


def test_the_maps_of_a_practice_and_of_a_page_come_oldest_first(vault: Vault) -> None:
    for number, hours in ((1, 2), (2, 0)):
        vault.body_maps.save(replace(body_map(number, made=EVENING + hours * HOUR, entry=7), practice_id="p" * 32))
    vault.body_maps.save(body_map(3))
    assert ids(vault.body_maps.of_practice("p" * 32)) == ids(vault.body_maps.of_entry(f"{7:032x}")) == [2, 1]


@pytest.mark.parametrize("words", ["sacrum", "SACR", "river", "warm stone"])
def test_a_map_is_found_by_its_notes_places_and_qualities(vault: Vault, words: str) -> None:
    vault.body_maps.save(body_map(1, replace(WARM_SACRUM, note="a stone in a river")))
    vault.body_maps.save(body_map(2, Mark("jaw", Quality.TIGHT)))
    assert ids(vault.body_maps.search(words, 9)) == [1]


def test_a_map_that_was_removed_is_gone_and_not_found(vault: Vault) -> None:
    vault.body_maps.save(body_map(1, WARM_SACRUM))
    vault.body_maps.remove(f"{1:032x}")
    assert (vault.body_maps.get(f"{1:032x}"), vault.body_maps.search("sacrum", 9)) == (None, ())


def test_a_page_keeps_what_it_is_for_and_what_was_answered(vault: Vault) -> None:
    whole = replace(
        page(1),
        kind=EntryKind.TWO_HANDS,
        check_in=CheckIn(3, None),
        asked="24h:x:2026-03-05",
        answer=Answer.UNSURE,
    )
    vault.journal.save(whole)
    vault.journal.save(page(2))
    assert vault.journal.get(whole.id) == whole
    assert vault.journal.answered() == {"24h:x:2026-03-05"}


def test_a_page_put_on_another_day_stands_there(vault: Vault) -> None:
    vault.journal.save(page(1, written=EVENING))
    vault.journal.save(page(2, written=EVENING - 48 * HOUR))
    vault.journal.save(page(1, written=EVENING - 72 * HOUR))
    assert ids(vault.journal.newest(9)) == [2, 1]


def test_words_are_found_in_the_maps_of_a_page_too(vault: Vault) -> None:
    vault.journal.save(page(1, "the line went quiet"))
    vault.journal.save(page(2, "a warm stone"))
    vault.body_maps.save(body_map(5, replace(WARM_SACRUM, note="wide tonight"), entry=1))
    assert (found(vault, Wanted("wide")), found(vault, Wanted("warm")), found(vault, Wanted("quiet"))) == (
        [1],
        [2, 1],
        [1],
    )


def test_pages_are_found_by_the_practice_that_they_follow(vault: Vault) -> None:
    for number, script in ((7, "s07"), (8, "s01")):
        vault.practices.save(
            PracticeRecord(f"{number:032x}", script, "x", EVENING, 5, "v", "hum", Outcome.FINISHED),
        )
        vault.journal.save(replace(page(number), practice_id=f"{number:032x}"))
    vault.journal.save(page(1))
    assert found(vault, Wanted(script_id="s07")) == [7]


def test_pages_are_found_by_a_tag_whatever_its_capitals(vault: Vault) -> None:
    vault.journal.save(page(1, tags=("warm", "Wide")))
    vault.journal.save(page(2, tags=("wide open",)))
    assert (found(vault, Wanted(tag="wIDE")), found(vault, Wanted(tag="open"))) == ([1], [])


def test_a_changed_tag_is_found_by_its_new_words_alone(vault: Vault) -> None:
    vault.journal.save(page(1, tags=("warm", "wide")))
    vault.journal.save(page(1, tags=("wide", "still")))
    assert [found(vault, Wanted(tag=tag)) for tag in ("warm", "wide", "still")] == [[], [1], [1]]


def test_pages_are_found_by_a_region_of_their_maps(vault: Vault) -> None:
    for number in (1, 2, 3):
        vault.journal.save(page(number))
    vault.body_maps.save(body_map(5, Mark("hand-l", Quality.WARM), entry=1))
    vault.body_maps.save(body_map(6, Mark(AROUND_ME, Quality.STILL), entry=2))
    vault.body_maps.save(body_map(7, Mark("hand-r", Quality.WARM)))
    assert [found(vault, Wanted(region=region)) for region in ("hands", "hand-r", AROUND_ME)] == [[1], [], [2]]


def test_a_map_changed_or_removed_is_no_longer_found_by_its_region(vault: Vault) -> None:
    vault.journal.save(page(1))
    vault.body_maps.save(body_map(5, Mark("jaw", Quality.WARM), entry=1))
    vault.body_maps.save(body_map(5, WARM_SACRUM, entry=1))
    assert (found(vault, Wanted(region="jaw")), found(vault, Wanted(region="sacrum"))) == ([], [1])
    vault.body_maps.remove(f"{5:032x}")
    assert found(vault, Wanted(region="sacrum")) == []


def test_pages_between_two_appointments_hold_the_first_moment_and_not_the_last(vault: Vault) -> None:
    for number in range(4):
        vault.journal.save(page(number, written=EVENING + number * HOUR))
    assert found(vault, Wanted(first=EVENING + HOUR, end=EVENING + 3 * HOUR)) == [2, 1]


def test_all_that_is_wanted_holds_together(vault: Vault) -> None:
    vault.journal.save(page(1, "a stone", tags=("warm",)))
    vault.journal.save(replace(page(2, "a stone", tags=("warm",)), kind=EntryKind.NOTE))
    vault.journal.save(replace(page(3, "rain", tags=("warm",)), kind=EntryKind.NOTE))
    assert found(vault, Wanted("stone", tag="warm", kind=EntryKind.NOTE)) == [2]
    assert found(vault, Wanted()) == [3, 2, 1]


@pytest.mark.parametrize("words", ['"', "*", "\0", "NEAR(", "'; DROP TABLE entries; --"])
def test_nothing_that_is_looked_for_is_an_operator(vault: Vault, words: str) -> None:
    vault.journal.save(page(1, "a stone", tags=("stone",)))
    assert (found(vault, Wanted(words)), found(vault, Wanted(tag=words))) == ([], [])


def test_what_belongs_to_pages_is_told_for_many_at_once(vault: Vault) -> None:
    for number in (1, 2):
        vault.journal.save(page(number))
    vault.body_maps.save(body_map(5, made=EVENING + HOUR, entry=1))
    vault.body_maps.save(body_map(6, made=EVENING, entry=1))
    vault.voices.begin(note(9, entry=2))
    asked = [f"{number:032x}" for number in range(1200)]
    assert vault.journal.attached(asked) == {
        f"{1:032x}": Attached((f"{6:032x}", f"{5:032x}")),
        f"{2:032x}": Attached((), 1),
    }


def test_tags_are_counted_most_often_first(vault: Vault) -> None:
    for number, tags in enumerate((("warm", "Über"), ("Warm", "still"), ("still", "warm"))):
        vault.journal.save(page(number, tags=tags))
    assert vault.journal.tags(9) == (("Warm", 3), ("still", 2), ("Über", 1))
    assert vault.journal.tags(1) == (("Warm", 3),)


def test_the_very_first_practice_is_known(vault: Vault) -> None:
    assert vault.practices.oldest() is None
    for number, hours in ((1, 2), (2, 0), (3, 1)):
        vault.practices.save(PracticeRecord(f"{number:032x}", "s01", "x", EVENING + hours * HOUR, 5, "v", "hum"))
    oldest = vault.practices.oldest()
    assert oldest is not None
    assert oldest.id == f"{2:032x}"


def test_a_practice_done_without_the_program_is_kept_and_can_be_removed(vault: Vault) -> None:
    by_hand = PracticeRecord("1" * 32, "s01", "x", EVENING, 5, "", "", Outcome.FINISHED, by_hand=True)
    vault.practices.save(by_hand)
    assert vault.practices.get(by_hand.id) == by_hand
    vault.practices.remove(by_hand.id)
    assert (vault.practices.get(by_hand.id), dict(vault.practices.counts())) == (None, {})


def test_appointments_are_read_as_they_were_saved(vault: Vault) -> None:
    begins = datetime(2026, 3, 5, 17, tzinfo=ZoneInfo("Europe/Berlin"))
    several = (
        Appointment("1" * 32, begins, 75, "Maya Ö.", "bring the sheet \0", Repeat(Unit.WEEKS, 2)),
        Appointment("2" * 32, begins),
        Appointment(
            "3" * 32,
            begins,
            repeat=Repeat(Unit.MONTH_WEEKS, 1, 6, date(2026, 12, 24), (date(2026, 4, 2), date(2026, 5, 7))),
        ),
    )
    vault.appointments.save(*several)
    assert vault.appointments.all() == several
    assert vault.appointments.get("2" * 32) == several[1]
    assert vault.appointments.get("9" * 32) is None


def test_an_appointment_saved_again_keeps_its_place_and_can_be_removed(vault: Vault) -> None:
    first, second = Appointment("1" * 32, EVENING), Appointment("2" * 32, EVENING)
    vault.appointments.save(first, second)
    vault.appointments.save(replace(first, minutes=90))
    assert vault.appointments.all() == (replace(first, minutes=90), second)
    vault.appointments.remove(first.id)
    assert vault.appointments.all() == (second,)


def test_a_spoken_note_is_heard_in_the_order_of_its_pieces(vault: Vault) -> None:
    vault.voices.begin(note(1))
    for place, piece in ((0, b"OggS\0"), (2, b"c" * 70_000), (1, b"")):
        vault.voices.append(note(1).id, place, piece)
    assert b"".join(vault.voices.sound(note(1).id)) == b"OggS\0" + b"c" * 70_000
    assert vault.voices.get(note(1).id) == replace(note(1), size=70_005)


def test_a_recording_that_was_cut_off_keeps_what_was_recorded(vault: Vault) -> None:
    vault.voices.begin(note(1))
    vault.voices.append(note(1).id, 0, b"half")
    cut = vault.voices.of_entry(f"{1:032x}")
    assert [(one.is_whole, one.size) for one in cut] == [(False, 4)]
    vault.voices.finish(note(1).id, Seconds(2.5))
    assert vault.voices.get(note(1).id) == replace(note(1), length=Seconds(2.5), size=4, is_whole=True)


def test_a_piece_given_again_stands_once(vault: Vault) -> None:
    vault.voices.begin(note(1))
    for piece in (b"one", b"two"):
        vault.voices.append(note(1).id, 0, piece)
    assert list(vault.voices.sound(note(1).id)) == [b"two"]


def test_nothing_is_kept_for_a_note_that_is_not_there(vault: Vault) -> None:
    vault.voices.append(note(1).id, 0, b"x")
    vault.voices.finish(note(1).id, Seconds(1))
    assert (list(vault.voices.sound(note(1).id)), vault.voices.get(note(1).id), vault.voices.count()) == ([], None, 0)


def test_a_removed_note_is_gone_and_can_be_put_back(vault: Vault) -> None:
    for number in (1, 2):
        vault.voices.begin(note(number))
        vault.voices.append(note(number).id, 0, bytes([number]))
    vault.voices.finish(note(1).id, Seconds(1))
    kept = vault.voices.get(note(1).id)
    assert kept is not None
    spoken = Spoken(kept, tuple(vault.voices.sound(kept.id)))
    vault.voices.remove(kept.id)
    assert (list(vault.voices.sound(kept.id)), [one.id for one in vault.voices.all()]) == ([], [note(2).id])
    vault.voices.put_back(spoken)
    assert (vault.voices.get(kept.id), list(vault.voices.sound(kept.id))) == (kept, [b"\x01"])


def test_a_page_takes_its_spoken_notes_with_it(vault: Vault) -> None:
    for number in (1, 2):
        vault.journal.save(page(number))
        vault.voices.begin(note(number, entry=number))
        vault.voices.append(note(number).id, 0, b"x")
    vault.journal.remove(page(1).id)
    assert [one.id for one in vault.voices.all()] == [note(2).id]
    assert list(vault.voices.sound(note(1).id)) == []
