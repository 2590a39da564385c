"""The lines of a copy as strict structs. What a later version added has a value where an earlier one leaves it out."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from calmroom.domain.body.body import View  # noqa: TC001 - msgspec reads it
from calmroom.domain.body.body_map import MOST_MARKS, MOST_POINTS, MOST_STROKES, When
from calmroom.domain.body.sensation import Depth, Quality, Strength  # noqa: TC001 - msgspec reads it
from calmroom.domain.care.check_in import GREATEST, LEAST, Discomfort
from calmroom.domain.journal.journal import EntryKind
from calmroom.domain.journal.questions import Answer  # noqa: TC001 - msgspec reads it
from calmroom.domain.journal.voice_note import PIECE
from calmroom.domain.practice import Outcome  # noqa: TC001 - msgspec reads it
from calmroom.domain.script import Touch  # noqa: TC001 - msgspec reads it
from calmroom.domain.sessions.appointments import Unit  # noqa: TC001 - msgspec reads it

Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Key = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Content = dict[str, Any]
Whole = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Version = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Rating = Annotated[int, Meta(ge=LEAST, le=GREATEST)]
Moment = Annotated[str, Meta(description="ISO 8601 with milliseconds and the offset of that place and day")]
Day = Annotated[str, Meta(description="ISO 8601, such as 2026-03-05")]
Zone = Annotated[str, Meta(description="the zone's name, such as Europe/Berlin")]
Point = tuple[float, float]


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

    settled: Rating | None
    present: Rating | None


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
    by_hand: bool = False


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
    what: EntryKind = EntryKind.PAGE
    check_in: Answers | None = None
    asked: str = ""
    answer: Answer | None = None


class MarkPart(Struct, forbid_unknown_fields=True):
    """What was felt at one place: its id, or ``around-me``."""

    place: str
    quality: Quality
    strength: Strength
    depth: Depth
    note: str


class StrokePart(Struct, forbid_unknown_fields=True):
    """One movement of the brush, in the figure's units: 260 across, 626 down."""

    view: View
    points: Annotated[tuple[Point, ...], Meta(min_length=1, max_length=MOST_POINTS)]
    width: float
    quality: Quality
    strength: Strength
    depth: Depth
    places: tuple[str, ...]
    note: str


class BodyMapLine(Struct, tag="body-map", tag_field="kind", forbid_unknown_fields=True):
    """One body map."""

    id: Id
    made: Moment
    made_zone: Zone
    changed: Moment
    changed_zone: Zone
    when: When
    practice: str | None
    entry: str | None
    note: str
    marks: Annotated[tuple[MarkPart, ...], Meta(max_length=MOST_MARKS)]
    strokes: Annotated[tuple[StrokePart, ...], Meta(max_length=MOST_STROKES)]


class RepeatPart(Struct, forbid_unknown_fields=True):
    """How an appointment comes again."""

    unit: Unit
    every: Whole
    times: Whole | None
    until: Day | None
    left_out: tuple[Day, ...]


class AppointmentLine(Struct, tag="appointment", tag_field="kind", forbid_unknown_fields=True):
    """An hour with the therapist."""

    id: Id
    begins: Moment
    begins_zone: Zone
    minutes: Whole
    therapist: str
    note: str
    repeat: RepeatPart | None


class VoiceLine(Struct, tag="voice-note", tag_field="kind", forbid_unknown_fields=True):
    """A page that is spoken; ``length`` is seconds. Its sound follows in pieces."""

    id: Id
    entry: Id
    made: Moment
    made_zone: Zone
    length: float
    is_whole: bool


class VoicePieceLine(Struct, tag="voice-piece", tag_field="kind", forbid_unknown_fields=True):
    """A piece of the sound of a voice note, Ogg Opus in base64; ``place`` counts them from 0."""

    note: Id
    place: Whole
    content: Annotated[bytes, Meta(max_length=PIECE)]


class PlanLine(Struct, tag="plan", tag_field="kind", forbid_unknown_fields=True):
    """A routine as it was taken in. Its ``content`` is told in ``export.md``, as that of the six kinds after it."""

    id: Id
    content: Content


class SignerLine(Struct, tag="signer", tag_field="kind", forbid_unknown_fields=True):
    """Whose file was taken in; ``id`` is their verifying key."""

    id: Key
    content: Content


class ClientLine(Struct, tag="client", tag_field="kind", forbid_unknown_fields=True):
    """Somebody a therapist works with."""

    id: Id
    content: Content


class DraftLine(Struct, tag="draft", tag_field="kind", forbid_unknown_fields=True):
    """A routine that is being written."""

    id: Id
    content: Content


class SharedLine(Struct, tag="shared", tag_field="kind", forbid_unknown_fields=True):
    """What was given away."""

    id: Id
    content: Content


class ReturnedLine(Struct, tag="returned", tag_field="kind", forbid_unknown_fields=True):
    """A page that a client gave back."""

    id: Id
    content: Content


class ReminderLine(Struct, tag="reminder", tag_field="kind", forbid_unknown_fields=True):
    """A wish to be told."""

    id: Id
    content: Content


class ToldLine(Struct, tag="told", tag_field="kind", forbid_unknown_fields=True):
    """Something that a reminder told, by its key."""

    key: str
    told: Moment
    told_zone: Zone


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
    maps: Whole = 0
    appointments: Whole = 0
    voices: Whole = 0
    voice_pieces: Whole = 0
    plans: Whole = 0
    signers: Whole = 0
    clients: Whole = 0
    drafts: Whole = 0
    shared: Whole = 0
    returned: Whole = 0
    reminders: Whole = 0
    told: Whole = 0


OfPlansLine = PlanLine | SignerLine | ClientLine | DraftLine | SharedLine | ReturnedLine | ReminderLine
RecordLine = (
    PracticeLine
    | EntryLine
    | BodyMapLine
    | AppointmentLine
    | VoiceLine
    | VoicePieceLine
    | OfPlansLine
    | ToldLine
    | ConsentLine
    | SettingLine
)
Line = HeaderLine | RecordLine | EndLine
