"""An evening between two appointments: a map drawn, hours agreed, a page spoken, a map and a note taken out again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from faults.acts import DONE, FIRST, Act, Tell, again, held, lived_in, twice
from faults.owner import MOMENT, NEEDLE, Home, Lost, entry, look, opened

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Quality
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.sessions.appointments import Appointment, Repeat
from calmroom.domain.units import Seconds
from calmroom.storage.vault import EncryptedVault

PIECES = tuple(bytes([number]) + NEEDLE.encode() * 3000 for number in range(3))
"""Each lies on several pages of the file."""
OLDER, SPOKEN = (
    VoiceNote("1" * 32, entry(0).id, MOMENT, Seconds(0)),
    VoiceNote("2" * 32, entry(1).id, MOMENT, Seconds(0)),
)
HOURS = (
    Appointment("1" * 32, MOMENT, 60, NEEDLE, NEEDLE, Repeat()),
    Appointment("2" * 32, MOMENT + timedelta(days=3), therapist=NEEDLE),
)


def body_map(number: int) -> BodyMap:
    points = tuple((float(x), 100.0 + x % 7) for x in range(200))
    marks = (Mark("jaw", Quality.TIGHT, note=NEEDLE), Mark("sacrum", Quality.WARM))
    strokes = (Stroke(View.FRONT, points, 9.0, Quality.WARM, places=("belly",), note=NEEDLE),) * 3
    return BodyMap(f"{number:032x}", MOMENT, MOMENT, marks, strokes, entry_id=entry(number).id, note=NEEDLE)


def _prepare(home: Home) -> None:
    lived_in(home)
    with opened(home) as vault:
        vault.body_maps.save(body_map(0))
        vault.voices.begin(OLDER)
        vault.voices.append(OLDER.id, 0, PIECES[0])


def _keep(home: Home, tell: Tell) -> None:
    """Open, draw, agree, speak in three pieces, take a map and an older note out, close."""
    with again(home, tell) as vault:
        twice(tell, partial(vault.body_maps.save, body_map(1)))
        tell("drawn")
        twice(tell, partial(vault.appointments.save, *HOURS))
        tell("agreed")
        twice(tell, partial(vault.voices.begin, SPOKEN))
        for place, piece in enumerate(PIECES):
            twice(tell, partial(vault.voices.append, SPOKEN.id, place, piece))
            tell(f"spoken {place}")
        twice(tell, partial(vault.voices.finish, SPOKEN.id, Seconds(2.0)))
        tell("finished")
        twice(tell, partial(vault.body_maps.remove, body_map(0).id))
        tell("taken off")
        twice(tell, partial(vault.voices.remove, OLDER.id))
        tell("silenced")
    tell(DONE)


def _check(home: Home, told: frozenset[str]) -> None:
    held(look(home, (None,)), FIRST)
    with opened(home) as vault:
        _check_maps(vault, told)
        _check_hours(vault.appointments.all(), told)
        _check_voices(vault, told)


def _check_maps(vault: EncryptedVault, told: frozenset[str]) -> None:
    new, old = vault.body_maps.get(body_map(1).id), vault.body_maps.get(body_map(0).id)
    if new != body_map(1) and (new is not None or "drawn" in told):
        raise Lost("a map is missing, or another than was drawn")
    if old != body_map(0) and (old is not None or "finished" not in told):
        raise Lost("a map that nobody took off is missing")
    if old is not None and "taken off" in told:
        raise Lost("a map that was taken off is there again")
    kept = tuple(one for one in (body_map(0), body_map(1)) if vault.body_maps.get(one.id))
    if {one.id for one in vault.body_maps.search(NEEDLE, 9)} != {one.id for one in kept}:
        raise Lost("the index of the maps tells of others than there are")


def _check_hours(found: tuple[Appointment, ...], told: frozenset[str]) -> None:
    if found not in ({HOURS} if "agreed" in told else {(), HOURS}):
        raise Lost("appointments are missing, or half of them are")


def _check_voices(vault: EncryptedVault, told: frozenset[str]) -> None:
    sound, kept = tuple(vault.voices.sound(SPOKEN.id)), vault.voices.get(SPOKEN.id)
    least = sum(f"spoken {place}" in told for place in range(len(PIECES)))
    if sound != PIECES[: len(sound)] or len(sound) < least:
        raise Lost(f"{len(sound)} pieces of sound were found, {least} had been acknowledged")
    whole = replace(SPOKEN, length=Seconds(2.0), size=_size(PIECES), is_whole=True)
    if "finished" in told and kept != whole:
        raise Lost("a recording that came to its end is not whole")
    if "silenced" in told and (vault.voices.get(OLDER.id) or tuple(vault.voices.sound(OLDER.id))):
        raise Lost("what was taken out can be heard again")


def _size(pieces: Iterable[bytes]) -> int:
    return sum(map(len, pieces))


BETWEEN = (Act("between appointments", _prepare, _keep, _check),)
