"""What a copy of everything says, line by line: strict structs, and the way from our values to them and back.

``docs/export.md`` tells it to people, ``docs/export-schema.json`` to programs. A change of it is a new ``VERSION``;
whatever an earlier one wrote is read as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from calmroom.domain.body.body_map import BodyMap
from calmroom.domain.care.consent import Consent
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import SoundPiece, VoiceNote
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.sessions.reminders import ToldMark
from calmroom.domain.settings import PRIVATE
from calmroom.domain.vault.leaving import PrivateSetting
from calmroom.storage.export_schema import appointment, body, page, plan, practice
from calmroom.storage.export_schema.lines import (
    AppointmentLine,
    BodyMapLine,
    ConsentLine,
    EndLine,
    EntryLine,
    HeaderLine,
    Line,
    PracticeLine,
    RecordLine,
    SettingLine,
    ToldLine,
    VoiceLine,
    VoicePieceLine,
)
from calmroom.storage.export_schema.strict import LineRefused, read_moment, refuse_doubles, spell_moment
from calmroom.storage.settings_file import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.vault.leaving import Piece

__all__ = [
    "VERSION",
    "AppointmentLine",
    "BodyMapLine",
    "ConsentLine",
    "EndLine",
    "EntryLine",
    "HeaderLine",
    "Line",
    "LineRefused",
    "PracticeLine",
    "RecordLine",
    "SettingLine",
    "ToldLine",
    "VoiceLine",
    "VoicePieceLine",
    "read_line",
    "schema",
    "spell",
    "to_line",
    "to_piece",
    "version_of",
]

FORMAT = "calmroom-export"
VERSION = 3
"""2 added body maps, appointments, voice notes, and what else a page may be; 3 plans, the desk, and reminders."""

_decoder = msgspec.json.Decoder(Line)
_encoder = msgspec.json.Encoder()


def spell(line: Line) -> bytes:
    """A line as bytes, with its end."""
    return _encoder.encode(line) + b"\n"


def read_line(content: bytes) -> Line:
    """The line in these bytes.

    Raises:
        LineRefused: If it is none of ours, in any part.
    """
    try:
        refuse_doubles(content)
        found: Line = _decoder.decode(content)
    except msgspec.ValidationError as fault:
        raise LineRefused(_place(fault)) from None
    except (ValueError, RecursionError):
        raise LineRefused("it is not a whole JSON object in UTF-8") from None
    return found


def version_of(content: bytes) -> int | None:
    """The version that a first line names, of whichever calmroom; ``None`` where it is none of ours."""
    try:
        found = refuse_doubles(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("kind") != FORMAT or type(found.get("version")) is not int:
        return None
    return int(found["version"])


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    return msgspec.json.schema(Line)


def to_line(piece: Piece) -> RecordLine:
    """What is kept, as a line."""
    return _LINES[type(piece)](piece)


def to_piece(line: RecordLine) -> Piece:
    """What a line keeps.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    return _PIECES[type(line)](line)


def _consent_line(consent: Consent) -> ConsentLine:
    return ConsentLine(consent.version, *spell_moment(consent.given), consent.items)


def _consent(line: ConsentLine) -> Consent:
    return Consent(line.version, read_moment(line.given, line.given_zone, "given"), line.items)


def _sound_line(piece: SoundPiece) -> VoicePieceLine:
    return VoicePieceLine(piece.note_id, piece.place, piece.content)


def _sound(line: VoicePieceLine) -> SoundPiece:
    return SoundPiece(line.note, line.place, line.content)


def _setting_line(setting: PrivateSetting) -> SettingLine:
    return SettingLine(setting.name, setting.value)


def _setting(line: SettingLine) -> PrivateSetting:
    value = list(line.value) if isinstance(line.value, tuple) else line.value
    if line.name not in PRIVATE or typed(line.name, value) != line.value:
        raise LineRefused("it is no setting that this calmroom knows")
    return PrivateSetting(line.name, line.value)


def _place(fault: msgspec.ValidationError) -> str:
    """Where in the line, and nothing of what it says."""
    found = re.search(r"at `\$\.?([a-z_.]*)", str(fault))
    return f"its {found[1]} is not as it has to be" if found and found[1] else "it is not made as our lines are"


_LINES: dict[type, Callable[[Any], RecordLine]] = {
    PracticeRecord: practice.line_of,
    Entry: page.line_of,
    BodyMap: body.line_of,
    Appointment: appointment.line_of,
    VoiceNote: page.voice_line_of,
    SoundPiece: _sound_line,
    Consent: _consent_line,
    PrivateSetting: _setting_line,
    ToldMark: plan.told_line_of,
    **dict.fromkeys(plan.KINDS, plan.line_of),
}
_PIECES: dict[type, Callable[[Any], Piece]] = {
    PracticeLine: practice.practice_of,
    EntryLine: page.page_of,
    BodyMapLine: body.map_of,
    AppointmentLine: appointment.appointment_of,
    VoiceLine: page.voice_of,
    VoicePieceLine: _sound,
    ConsentLine: _consent,
    SettingLine: _setting,
    ToldLine: plan.told_of,
    **dict.fromkeys(plan.KINDS.values(), plan.value_of),
}
