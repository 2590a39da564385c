"""What a person writes, by number and by how often it was written: pages, maps, appointments, spoken pages.

Which kind a number is follows from it, and so do the words of each writing, so that whoever reads it later knows
whether it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from faults.owner import MOMENT, NEEDLE, Lost, entry

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Quality
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.sessions.appointments import Appointment, Repeat
from calmroom.domain.units import Seconds
from calmroom.storage.vault import EncryptedVault

State = dict[int, int]
"""Each thing's number, and how often it was written."""
PIECE = 9000
"""Bytes of sound, which lie on several pages of the file."""


@dataclass(frozen=True)
class Kind:
    """One kind of thing.

    Attributes:
        save: Writes it for the so-manieth time, counted from 1.
        remove: Takes it out.
        all_in: Each there is, by its number, with how often it was written; raises ``Lost`` where one is not whole.
    """

    save: Callable[[EncryptedVault, int, int], None]
    remove: Callable[[EncryptedVault, int], None]
    all_in: Callable[[EncryptedVault], Iterable[tuple[int, int]]]


def kind_of(number: int) -> Kind:
    """Every second is a page."""
    return {1: MAP, 3: APPOINTMENT, 5: VOICE}.get(number % 6, PAGE)


def found_in(vault: EncryptedVault) -> State:
    """Everything there is, each as it was written at some time.

    Raises:
        Lost: If one reads otherwise, or lies among another kind.
    """
    found: State = {}
    for kind in (PAGE, MAP, APPOINTMENT, VOICE):
        there = dict(kind.all_in(vault))
        if any(kind_of(number) is not kind for number in there):
            raise Lost("something lies where it was not put")
        found |= there
    return found


def again(times: int) -> str:
    return " and again" * times


def _name(number: int) -> str:
    return f"{number:032x}"


def _same(is_same: bool, what: str) -> None:  # noqa: FBT001 - the one thing it is asked
    if not is_same:
        raise Lost(f"{what} reads otherwise than it was written")


def page(number: int, times: int) -> Entry:
    """A page as it was written for the so-manieth time."""
    return replace(entry(number), text=f"{entry(number).text}{again(times)}")


def _pages(vault: EncryptedVault) -> Iterable[tuple[int, int]]:
    for one in vault.journal.newest(100_000):
        number = int(one.id, 16)
        times = (len(one.text) - len(entry(number).text)) // len(again(1))
        _same(one == page(number, times), "a page")
        yield number, times


def body_map(number: int, times: int) -> BodyMap:
    """A map as it was drawn for the so-manieth time: a stroke longer each time."""
    points = tuple((float(x), 100.0 + (x * number) % 90) for x in range(120))
    strokes = tuple(
        Stroke(View.FRONT, points, 9.0, Quality.WARM, places=("belly",), note=again(n)) for n in range(times)
    )
    marks = (Mark("jaw", Quality.TIGHT, note=NEEDLE), Mark("sacrum", Quality.WARM))
    return BodyMap(_name(number), MOMENT, MOMENT, marks, strokes, entry_id=entry(number).id, note=NEEDLE)


def _maps(vault: EncryptedVault) -> Iterable[tuple[int, int]]:
    found = tuple(vault.body_maps.all())
    _same({one.id for one in vault.body_maps.search(NEEDLE, 100_000)} == {one.id for one in found}, "the index of maps")
    for one in found:
        number, times = int(one.id, 16), len(one.strokes)
        _same(one == body_map(number, times), "a map")
        yield number, times


def hours(number: int, times: int) -> tuple[Appointment, Appointment]:
    """Two that are saved in one: both are there, or neither."""
    first = Appointment(_name(number), MOMENT + timedelta(days=number), 60, NEEDLE, again(times), Repeat())
    return first, replace(first, id=_name(number + TWIN), repeat=None)


TWIN = 1 << 64


def _appointments(vault: EncryptedVault) -> Iterable[tuple[int, int]]:
    found = {int(one.id, 16): one for one in vault.appointments.all()}
    for number, one in found.items():
        if number < TWIN:
            times = len(one.note) // len(again(1))
            # The twin stays when the first is taken out, so it is looked at from here.
            _same((one, found.get(number + TWIN)) == hours(number, times), "an appointment")
            yield number, times


def voice(number: int) -> VoiceNote:
    """A page that is spoken; it belongs to a page that there may not be."""
    return VoiceNote(_name(number), f"{number + TWIN:032x}", MOMENT, Seconds(0))


def _speak(vault: EncryptedVault, number: int, times: int) -> None:
    """Begun the first time, a piece longer each time after that."""
    if times == 1:
        vault.voices.begin(voice(number))
    else:
        vault.voices.append(voice(number).id, times - 2, piece(number, times - 2))


def piece(number: int, place: int) -> bytes:
    return f"{NEEDLE} {number} {place} ".encode() * (PIECE // 20)


def _voices(vault: EncryptedVault) -> Iterable[tuple[int, int]]:
    for one in vault.voices.all():
        number, sound = int(one.id, 16), tuple(vault.voices.sound(one.id))
        _same(sound == tuple(piece(number, place) for place in range(len(sound))), "a spoken page")
        _same(one == replace(voice(number), size=sum(map(len, sound))), "what is known of a spoken page")
        yield number, len(sound) + 1


PAGE = Kind(
    lambda vault, number, times: vault.journal.save(page(number, times)),
    lambda vault, number: vault.journal.remove(_name(number)),
    _pages,
)
MAP = Kind(
    lambda vault, number, times: vault.body_maps.save(body_map(number, times)),
    lambda vault, number: vault.body_maps.remove(_name(number)),
    _maps,
)
APPOINTMENT = Kind(
    lambda vault, number, times: vault.appointments.save(*hours(number, times)),
    lambda vault, number: vault.appointments.remove(_name(number)),
    _appointments,
)
VOICE = Kind(_speak, lambda vault, number: vault.voices.remove(_name(number)), _voices)
