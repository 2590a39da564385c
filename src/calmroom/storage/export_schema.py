"""What a copy of everything says, line by line: strict structs, and the way from our values to them and back.

``docs/export.md`` tells it to people, ``docs/export-schema.json`` to programs. A change of it is a new ``VERSION``.
"""

from __future__ import annotations

import json
import math
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from calmroom.domain.breath import BreathPattern
from calmroom.domain.check_in import GREATEST, LEAST, CheckIn, Discomfort
from calmroom.domain.journal import Entry
from calmroom.domain.leaving import PrivateSetting
from calmroom.domain.ports import Consent
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.script import Touch  # noqa: TC001 - msgspec reads it
from calmroom.domain.settings import PRIVATE
from calmroom.domain.units import Frames, Seconds
from calmroom.storage import moments
from calmroom.storage.settings_file import typed

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "calmroom-export"
VERSION = 1
LONGEST_NUMBER = 40
"""Digits and signs of a number; none of ours has more than 24."""

Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Whole = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Version = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Answer = Annotated[int, Meta(ge=LEAST, le=GREATEST)]
Moment = Annotated[str, Meta(description="ISO 8601 with milliseconds and the offset of that place and day")]
Zone = Annotated[str, Meta(description="the zone's name, such as Europe/Berlin")]


class HeaderLine(Struct, tag="calmroom-export", tag_field="kind", forbid_unknown_fields=True):
    """The first line: which version of this schema, which calmroom, and when."""

    version: int
    program: str
    made: Moment


class Breath(Struct, forbid_unknown_fields=True):
    """Seconds of a breath."""

    breathe_in: float = field(name="in")
    breathe_out: float = field(name="out")


class Answers(Struct, forbid_unknown_fields=True):
    """A check-in: 0 to 10, or null where it was not answered."""

    settled: Answer | None
    present: Answer | None


class PracticeLine(Struct, tag="practice", tag_field="kind", forbid_unknown_fields=True):
    """One practice as it was done. ``heard`` and ``reached`` are frames of 1/48000 s; ``quiet_at_most`` is seconds."""

    id: Id
    script: str
    script_version: Version
    title: str
    started: Moment
    started_zone: Zone
    minutes: float
    voice: str
    bed: str
    left_out: tuple[str, ...]
    touch: Touch
    bells: bool
    breath: Breath | None
    opening: Version
    quiet_at_most: float | None
    outcome: Outcome
    heard: Whole
    reached: Whole
    part: str
    held: Whole
    before: Answers
    after: Answers
    words: tuple[str, ...]
    discomfort: Discomfort | None
    let_go: bool


class EntryLine(Struct, tag="entry", tag_field="kind", forbid_unknown_fields=True):
    """One page of the journal, as it was typed."""

    id: Id
    written: Moment
    written_zone: Zone
    changed: Moment
    changed_zone: Zone
    text: str
    prompt: str
    practice: str | None
    tags: tuple[str, ...]


class ConsentLine(Struct, tag="consent", tag_field="kind", forbid_unknown_fields=True):
    """What was agreed to."""

    version: Version
    given: Moment
    given_zone: Zone
    items: tuple[str, ...]


class SettingLine(Struct, tag="setting", tag_field="kind", forbid_unknown_fields=True):
    """A setting about a person or a body."""

    name: str
    value: bool | str | tuple[str, ...]


class EndLine(Struct, tag="end", tag_field="kind", forbid_unknown_fields=True):
    """The last line: how much there was. Without it the end of the file is missing."""

    practices: Whole
    entries: Whole
    consents: Whole
    settings: Whole


Line = HeaderLine | PracticeLine | EntryLine | ConsentLine | SettingLine | EndLine
Piece = PracticeRecord | Entry | Consent | PrivateSetting
_decoder = msgspec.json.Decoder(Line)
_encoder = msgspec.json.Encoder()


class LineRefused(ValueError):  # noqa: N818 - what it says is a state of a line
    """A line that is not one of ours; ``args[0]`` says what about it, in our words."""


def spell(line: Line) -> bytes:
    """A line as bytes, with its end."""
    return _encoder.encode(line) + b"\n"


def read_line(content: bytes) -> Line:
    """The line in these bytes.

    Raises:
        LineRefused: If it is none of ours, in any part.
    """
    try:
        _refuse_doubles(content)
        found: Line = _decoder.decode(content)
    except msgspec.ValidationError as fault:
        raise LineRefused(_place(fault)) from None
    except (ValueError, RecursionError):
        raise LineRefused("it is not a whole JSON object in UTF-8") from None
    return found


def version_of(content: bytes) -> int | None:
    """The version that a first line names, of whichever calmroom; ``None`` where it is none of ours."""
    try:
        found = _refuse_doubles(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("kind") != FORMAT or type(found.get("version")) is not int:
        return None
    return int(found["version"])


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    return msgspec.json.schema(Line)


def to_line(piece: Piece) -> Line:
    """What is kept, as a line."""
    match piece:
        case PracticeRecord():
            return _practice_line(piece)
        case Entry():
            return EntryLine(
                piece.id,
                *_spell_moment(piece.written),
                *_spell_moment(piece.changed),
                piece.text,
                piece.prompt,
                piece.practice_id,
                piece.tags,
            )
        case Consent():
            return ConsentLine(piece.version, *_spell_moment(piece.given), piece.items)
        case PrivateSetting():
            return SettingLine(piece.name, piece.value)


def to_piece(line: PracticeLine | EntryLine | ConsentLine | SettingLine) -> Piece:
    """What a line keeps.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    match line:
        case PracticeLine():
            return _practice(line)
        case EntryLine():
            written = _read_moment(line.written, line.written_zone, "written")
            changed = _read_moment(line.changed, line.changed_zone, "changed")
            return Entry(line.id, written, changed, line.text, line.prompt, line.practice, line.tags)
        case ConsentLine():
            return Consent(line.version, _read_moment(line.given, line.given_zone, "given"), line.items)
        case SettingLine():
            value = list(line.value) if isinstance(line.value, tuple) else line.value
            if line.name not in PRIVATE or typed(line.name, value) != line.value:
                raise LineRefused("it is no setting that this calmroom knows")
            return PrivateSetting(line.name, line.value)


def _practice_line(record: PracticeRecord) -> PracticeLine:
    breath = record.breath
    return PracticeLine(
        id=record.id,
        script=record.script_id,
        script_version=record.version,
        title=record.title,
        started=_spell_moment(record.started)[0],
        started_zone=_spell_moment(record.started)[1],
        minutes=float(record.minutes),
        voice=record.voice,
        bed=record.bed,
        left_out=record.left_out,
        touch=record.touch,
        bells=record.bells,
        breath=None if breath is None else Breath(float(breath.breathe_in), float(breath.breathe_out)),
        opening=record.opening,
        quiet_at_most=None if record.quiet_at_most is None else float(record.quiet_at_most),
        outcome=record.outcome,
        heard=record.heard,
        reached=record.reached,
        part=record.part,
        held=record.held,
        before=Answers(record.before.settled, record.before.present),
        after=Answers(record.after.settled, record.after.present),
        words=record.words,
        discomfort=record.discomfort,
        let_go=record.let_go,
    )


def _practice(line: PracticeLine) -> PracticeRecord:
    breath, quiet = line.breath, line.quiet_at_most
    _refuse_endless((line.minutes, quiet, *((breath.breathe_in, breath.breathe_out) if breath else ())))
    return PracticeRecord(
        id=line.id,
        script_id=line.script,
        title=line.title,
        started=_read_moment(line.started, line.started_zone, "started"),
        minutes=line.minutes,
        voice=line.voice,
        bed=line.bed,
        outcome=line.outcome,
        heard=Frames(line.heard),
        reached=Frames(line.reached),
        held=line.held,
        before=CheckIn(line.before.settled, line.before.present),
        after=CheckIn(line.after.settled, line.after.present),
        words=line.words,
        discomfort=line.discomfort,
        let_go=line.let_go,
        version=line.script_version,
        part=line.part,
        left_out=line.left_out,
        touch=line.touch,
        bells=line.bells,
        breath=None if breath is None else BreathPattern(Seconds(breath.breathe_in), Seconds(breath.breathe_out)),
        opening=line.opening,
        quiet_at_most=None if quiet is None else Seconds(quiet),
    )


def _refuse_endless(numbers: Iterable[float | None]) -> None:
    if not all(number is None or math.isfinite(number) for number in numbers):
        raise LineRefused("a number in it is endless")


def _spell_moment(moment: datetime) -> tuple[str, str]:
    milliseconds, zone, offset = moments.to_columns(moment)
    return moments.from_columns(milliseconds, zone, offset).isoformat(timespec="milliseconds"), zone


def _read_moment(text: str, zone: str, name: str) -> datetime:
    """The moment as the vault gives it back."""
    try:
        found = datetime.fromisoformat(text)
        offset = found.utcoffset()
        if offset is None or offset % timedelta(seconds=1):
            raise LineRefused(f"its {name} has no offset in whole seconds")
        columns = moments.to_milliseconds(found), zone, round(offset.total_seconds())
        return moments.from_columns(*columns)
    except (ValueError, OverflowError) as fault:
        raise fault if isinstance(fault, LineRefused) else LineRefused(f"its {name} is no moment") from None


def _place(fault: msgspec.ValidationError) -> str:
    """Where in the line, and nothing of what it says."""
    found = re.search(r"at `\$\.?([a-z_.]*)", str(fault))
    return f"its {found[1]} is not as it has to be" if found and found[1] else "it is not made as our lines are"


def _refuse_doubles(content: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Read it once for what the decoder lets pass: a name that stands twice, and depth.

    Raises:
        ValueError: If it has either, or is no JSON.
    """
    return json.loads(
        content.decode("utf-8"), object_pairs_hook=_single, parse_constant=_no_constant, parse_int=_short_number
    )


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(_name: str) -> None:
    raise ValueError("not a number")


def _short_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("too long a number")
    return int(digits)
