"""The files of a copy, as a table: each has a name, and words made of the vault a piece at a time.

Another kind of record gets a line in ``export_schema`` and, where people want to read it by itself, a row in
``PARTS``. Each body map has a picture besides, and each voice note its sound: files of their own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from calmroom.domain.body.body_map import place_name
from calmroom.domain.dates import whole_date
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.journal.voice_note import SoundPiece
from calmroom.domain.sessions.reminders import ToldMark
from calmroom.domain.units import to_seconds
from calmroom.domain.vault.leaving import Amount, PrivateSetting
from calmroom.storage.export_schema import VERSION, EndLine, HeaderLine, spell, to_line
from calmroom.storage.export_sheets import MARK, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.vault.leaving import Piece
    from calmroom.domain.vault.vault import Vault

UNCOUNTED = {"voice_pieces", "told"}
LINES = "calmroom.jsonl"
"""The one file that an import reads."""
README = """\
This is a copy of everything in your calmroom vault, made on {made} by calmroom {program}.

ANYBODY WHO HAS THIS COPY CAN READ IT. It is not encrypted. Keep it where you would keep a diary.

calmroom.jsonl  everything, one record a line, for programs; calmroom reads it back:
                Settings, Take everything with you, or: calmroom vault import
journal.md      what you wrote, as Markdown
practices.csv   what you practised, for a spreadsheet
check-ins.csv   what you answered before and after, for a spreadsheet
body-maps.csv   what you marked on body maps, place by place, for a spreadsheet
appointments.csv  your appointments, for a spreadsheet
about-you.md    what you set about yourself, and what you agreed to
body-maps       a picture of each body map, as SVG
voice-notes     what you spoke, as sound

Practices that you wrote yourself, practices that you saved as sound, the recordings and practices that a routine
brought along, and recordings that you brought in for a client are files of their own and not in here. Keep the files of
routines: where this copy is brought in, open them once more, and the plans have everything again. Your keys are not in
here either: calmroom keys export takes them along.
"""


@dataclass
class Source:
    """The vault that is written down, and what is counted on the way."""

    vault: Vault
    made: datetime
    program: str
    paint: Callable[[BodyMap], str]
    counted: Counter[str] = field(default_factory=Counter)

    @property
    def amount(self) -> Amount:
        """How much was met so far."""
        return amount_of(self.counted)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a copy.

    Attributes:
        name: Within the folder, or the ``.zip``.
        pieces: Its bytes, a record at a time.
    """

    name: str
    pieces: Callable[[Source], Iterator[bytes]]


def _readme(source: Source) -> Iterator[bytes]:
    yield README.format(made=whole_date(source.made), program=source.program).encode()


def _lines(source: Source) -> Iterator[bytes]:
    vault = source.vault
    yield spell(HeaderLine(VERSION, source.program, source.made.isoformat(timespec="milliseconds")))
    settings = (PrivateSetting(name, value) for name, value in sorted(vault.private_settings.load().items()))
    kinds: dict[str, Iterable[Piece]] = {
        "practices": vault.practices.all(),
        "entries": vault.journal.all(),
        "maps": vault.body_maps.all(),
        "appointments": vault.appointments.all(),
        "voices": vault.voices.all(),
        "voice_pieces": _sound(vault),
        "plans": vault.plans.all(),
        "signers": vault.signers.all(),
        "clients": vault.clients.all(),
        "drafts": vault.drafts.all(),
        "shared": vault.shared.all(),
        "returned": vault.returned.all(),
        "reminders": vault.reminders.all(),
        "told": (ToldMark(*each) for each in vault.told.all()),
        "consents": vault.consents.all(),
        "settings": settings,
    }
    for kind, pieces in kinds.items():
        for piece in pieces:
            source.counted[kind] += 1
            yield spell(to_line(piece))
    yield spell(EndLine(**{kind: source.counted[kind] for kind in kinds}))


def _sound(vault: Vault) -> Iterator[SoundPiece]:
    for note in vault.voices.all():
        for place, content in enumerate(vault.voices.sound(note.id)):
            yield SoundPiece(note.id, place, content)


def _journal(source: Source) -> Iterator[bytes]:
    yield b"# Journal\n"
    for entry in source.vault.journal.all():
        practice = source.vault.practices.get(entry.practice_id) if entry.practice_id else None
        yield _page(entry, practice).encode()


def _page(entry: Entry, practice: PracticeRecord | None) -> str:
    lines = ["", f"## {whole_date(entry.written)}, {entry.written:%H:%M}", ""]
    if entry.kind is EntryKind.NOTE:
        lines += ["*A note for my therapist*", ""]
    if practice is not None:
        lines += [f"*After {practice.title}*", ""]
    if entry.prompt:
        lines += [f"> {entry.prompt}", ""]
    if entry.answer is not None:
        lines += [f"*{entry.answer}*", ""]
    lines.append(entry.text)
    if entry.tags:
        lines += ["", f"*{', '.join(entry.tags)}*"]
    return "\n".join(lines) + "\n"


PRACTICES = (
    "started",
    "title",
    "script",
    "outcome",
    "minutes chosen",
    "minutes heard",
    "times held",
    "voice",
    "bed",
    "touch",
    "left out",
    "part reached",
    "written down by hand",
)
CHECK_INS = (
    "started",
    "title",
    "settled before",
    "present before",
    "settled after",
    "present after",
    "words",
    "uncomfortable",
)


def _practices(source: Source) -> Iterator[bytes]:
    yield MARK.encode() + row_of(PRACTICES)
    for one in source.vault.practices.all():
        heard = round(to_seconds(one.heard) / 60, 1)
        by_hand = "yes" if one.by_hand else ""
        chosen = (one.voice, one.bed, one.touch.value, ", ".join(one.left_out), one.part, by_hand)
        yield row_of((_when(one), one.title, one.script_id, one.outcome.value, one.minutes, heard, one.held, *chosen))


def _check_ins(source: Source) -> Iterator[bytes]:
    yield MARK.encode() + row_of(CHECK_INS)
    for one in source.vault.practices.all():
        answers = (one.before.settled, one.before.present, one.after.settled, one.after.present)
        discomfort = one.discomfort.value if one.discomfort else ""
        if any(each is not None for each in answers) or one.words or discomfort:
            yield row_of((_when(one), one.title, *answers, ", ".join(one.words), discomfort))


def _about_you(source: Source) -> Iterator[bytes]:
    yield b"# What you set about yourself\n\n"
    for name, value in sorted(source.vault.private_settings.load().items()):
        said = ", ".join(value) if isinstance(value, tuple) else value
        yield f"- {name.replace('_', ' ')}: {said}\n".encode()
    yield b"\n# What you agreed to\n\n"
    for one in source.vault.consents.all():
        yield f"- {whole_date(one.given)}, wording {one.version}: {'; '.join(one.items)}\n".encode()


MARKS = ("made", "when", "place", "quality", "strength", "depth", "note")
APPOINTMENTS = ("begins", "minutes", "with", "repeats every", "unit", "times", "until", "left out", "note")


def _marks(source: Source) -> Iterator[bytes]:
    yield MARK.encode() + row_of(MARKS)
    for one in source.vault.body_maps.all():
        made = _minute(one.made)
        if one.note:
            yield row_of((made, one.when.value, "", "", "", "", one.note))
        for mark in one.marks:
            felt = (mark.quality.value, mark.strength.word, mark.depth.value, mark.note)
            yield row_of((made, one.when.value, place_name(mark.place), *felt))
        for stroke in one.strokes:
            felt = (stroke.quality.value, stroke.strength.word, stroke.depth.value, stroke.note)
            crossed = ", ".join(place_name(place) for place in stroke.places)
            yield row_of((made, one.when.value, f"painted: {crossed or stroke.view.value}", *felt))


def _appointments(source: Source) -> Iterator[bytes]:
    yield MARK.encode() + row_of(APPOINTMENTS)
    for one in source.vault.appointments.all():
        yield row_of((_minute(one.begins), one.minutes, one.therapist, *_repeat(one), one.note))


def _repeat(one: Appointment) -> tuple[str | int | None, ...]:
    repeat = one.repeat
    if repeat is None:
        return None, None, None, None, None
    until = None if repeat.until is None else repeat.until.isoformat()
    left_out = ", ".join(day.isoformat() for day in repeat.left_out)
    return repeat.every, repeat.unit.value, repeat.times, until, left_out


def _picture(source: Source, body_map: BodyMap) -> Iterator[bytes]:
    yield source.paint(body_map).encode()


PARTS: tuple[Part, ...] = (
    Part("README.txt", _readme),
    Part(LINES, _lines),
    Part("journal.md", _journal),
    Part("practices.csv", _practices),
    Part("check-ins.csv", _check_ins),
    Part("body-maps.csv", _marks),
    Part("appointments.csv", _appointments),
    Part("about-you.md", _about_you),
)
"""Those that every copy has."""


def parts_of(source: Source) -> Iterator[Part]:
    """Every file of a copy, one after the other."""
    yield from PARTS
    vault = source.vault
    for body_map in vault.body_maps.all():
        yield Part(f"body-maps/{_name(body_map.made, body_map.id)}.svg", partial(_picture, body_map=body_map))
    for note in vault.voices.all():
        sound = partial(_spoken, note_id=note.id)
        yield Part(f"voice-notes/{_name(note.made, note.id)}.opus", sound)


def pieces_of(vault: Vault) -> int:
    """About how many pieces a copy has, for those who watch."""
    written = 4 * sum(vault.practices.counts().values()) + 2 * vault.journal.count()
    return written + 3 * vault.body_maps.count() + 3 * vault.voices.count() + 1


def amount_of(counted: Mapping[str, int]) -> Amount:
    """What was counted, without pieces of sound and what was told, which nobody counts."""
    return Amount(**{kind: count for kind, count in counted.items() if kind not in UNCOUNTED})


def _spoken(source: Source, note_id: str) -> Iterator[bytes]:
    return source.vault.voices.sound(note_id)


def _name(made: datetime, made_id: str) -> str:
    """A name that sorts by its day, and that no other has."""
    return f"{made:%Y-%m-%d-%H%M}-{made_id}"


def _when(record: PracticeRecord) -> str:
    return _minute(record.started)


def _minute(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="minutes")
