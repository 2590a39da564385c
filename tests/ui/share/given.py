"""What two people bring: a fortnight of somebody who keeps a journal, and a therapist's code."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from fakes.clock import EVENING

from calmroom.domain.body.body_map import BodyMap, Mark, When
from calmroom.domain.body.sensation import Quality
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.desk import KnownSigner
from calmroom.domain.units import Frames, to_frames

if TYPE_CHECKING:
    from fakes.house import House

    from calmroom.services.rooms import Rooms

RIVER, SHOULDER, WELL = "A warm stone in a river.", "What stays: the left shoulder.", "I wanted to do it well."
NOTE = "The jaw again."


def live_a_fortnight(house: House, rooms: Rooms) -> None:
    """A session a fortnight ago, two practices, a pair of maps, two pages and a note."""
    hour = rooms.appointments.begin()
    rooms.appointments.save(replace(hour, begins=EVENING - timedelta(days=14), therapist="Maya"))
    for number, title in enumerate(("Soft Jaw", "The Next Day")):
        house.vault.practices.save(practice(number, title))
    house.vault.body_maps.save(body_map(1, When.BEFORE))
    house.vault.body_maps.save(body_map(2, When.AFTER))
    write(rooms, WELL, days=3)
    write(rooms, f"{RIVER}\n\n{SHOULDER}", days=1)
    write(rooms, NOTE, days=1, kind=EntryKind.NOTE)
    write(rooms, "Long before.", days=60)


def write(rooms: Rooms, words: str, days: int, kind: EntryKind = EntryKind.PAGE) -> None:
    """A page of some days ago."""
    entry = rooms.journal.begin(kind=kind)
    rooms.journal.save(replace(entry, text=words, written=EVENING - timedelta(days=days)))


def know_maya(house: House, rooms: Rooms, name: str = "Maya", number: int = 1) -> KnownSigner:
    """Maya's routine was taken in once; her code is known."""
    known = KnownSigner(f"{number:064x}", name, rooms.desk.code().text, EVENING)
    house.vault.signers.save(known)
    return known


def practice(number: int, title: str) -> PracticeRecord:
    """One that was heard to its end."""
    return PracticeRecord(
        id=f"{number:032x}",
        script_id=f"s{number + 1:02d}",
        title=title,
        started=EVENING - timedelta(days=number + 1),
        minutes=5,
        voice="bf_emma",
        bed="room",
        outcome=Outcome.FINISHED,
        heard=Frames(to_frames(300.0)),
        before=CheckIn(3, 4),
        after=CheckIn(6, 7),
    )


def body_map(number: int, when: When) -> BodyMap:
    """A map of the first practice."""
    made = EVENING - timedelta(days=1, minutes=10 - number)
    return BodyMap(f"{number:032x}", made, made, (Mark("jaw", next(iter(Quality))),), when=when, practice_id="0" * 32)
