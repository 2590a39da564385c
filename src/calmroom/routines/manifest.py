"""The manifest of a routine file: JSON of one shape and one spelling, whose very bytes are signed."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from calmroom.domain.routine.routine import LATEST_DAY, MOST_ITEMS, MOST_LINE, MOST_PARTS, MOST_SIGNS, Kind, Release
from calmroom.routines import refusals
from calmroom.routines.limits import FORMAT, LONGEST_SOUND, MOST_RECORDINGS, MOST_SCRIPTS, MOST_SOUND
from calmroom.routines.strict_json import read_json

KIND: Final = "calmroom-routine"
LATEST_EDITION: Final = 1_000_000
MOST_MINUTES: Final = 240
MOST_REGIONS: Final = 100
_PLACE: Final = re.compile(r" - at `\$([A-Za-z0-9_.\[\]]{0,120})`\Z")

Line = Annotated[str, Meta(max_length=MOST_LINE)]
Words = Annotated[str, Meta(max_length=MOST_SIGNS)]
Short = Annotated[str, Meta(pattern=r"^[a-z0-9]{1,16}\Z")]
Name = Annotated[str, Meta(pattern=r"^[a-z0-9._-]{1,64}\Z")]
Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Key = Hash
Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Practice = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,31}\Z")]
Region = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,63}\Z")]
Voice = Annotated[str, Meta(pattern=r"^[a-z0-9_-]{0,64}\Z")]
Regions = Annotated[list[Region], Meta(max_length=MOST_REGIONS)]
Minutes = Annotated[int, Meta(ge=1, le=MOST_MINUTES)]
Count = Annotated[int, Meta(ge=0, le=LATEST_DAY)]
Bytes = Annotated[int, Meta(ge=1, le=MOST_SOUND)]


class WhenText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.When``."""

    kind: Kind
    first: Count
    last: Count
    weekdays: Annotated[list[Annotated[int, Meta(ge=0, le=6)]], Meta(max_length=7)]
    week: Count


class OpensText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.Opens``."""

    release: Release
    on: Day | None
    item: Annotated[str, Meta(pattern=r"^[a-z0-9]{0,16}\Z")]
    is_hidden: bool


class ItemText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.Item``."""

    id: Short
    practice: Practice
    least: Minutes
    minutes: Minutes
    is_optional: bool
    is_instead: bool
    voice: Voice
    left_out: Regions
    hands_free: bool
    opens: OpensText
    times: Count


class PartText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.Part``."""

    id: Short
    when: WhenText
    sentence: Line
    items: Annotated[list[ItemText], Meta(max_length=MOST_ITEMS)]


class AftercareText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.Aftercare``."""

    words: Words
    quiet_days: Annotated[int, Meta(ge=0, le=30)]


class RulesText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.Rules``."""

    in_order: bool
    most_a_day: Annotated[int, Meta(ge=1, le=2)]
    most_minutes: Minutes
    rest_days: Annotated[int, Meta(ge=1, le=7)]
    opens_two_hands: bool
    left_out: Regions
    hands_free: bool


class RoutineText(Struct, forbid_unknown_fields=True, frozen=True):
    """See ``domain.routine.routine.Routine``."""

    id: Id
    edition: Annotated[int, Meta(ge=1, le=LATEST_EDITION)]
    title: Annotated[str, Meta(min_length=1, max_length=MOST_LINE)]
    therapist: Line
    client: Line
    greeting: Words
    made: Annotated[str, Meta(max_length=40)]
    until: Day | None
    parts: Annotated[list[PartText], Meta(min_length=1, max_length=MOST_PARTS)]
    half: Annotated[list[Short], Meta(max_length=MOST_ITEMS)]
    aftercare: AftercareText
    rules: RulesText


class ScriptText(Struct, forbid_unknown_fields=True, frozen=True):
    """A script that comes along."""

    file: Name
    bytes: Bytes
    sha256: Hash


class RecordingText(Struct, forbid_unknown_fields=True, frozen=True):
    """Sound that comes along; see ``domain.routine.handover.Recording``."""

    file: Name
    bytes: Bytes
    sha256: Hash
    practice: Practice
    line: Line
    seconds: Annotated[float, Meta(ge=0.0, le=LONGEST_SOUND)]


class CodeText(Struct, forbid_unknown_fields=True, frozen=True):
    """Two public keys."""

    verifying: Key
    sealing: Key


class Manifest(Struct, forbid_unknown_fields=True, frozen=True, rename={"sender": "from", "recipient": "to"}):
    """All that a routine file says.

    Attributes:
        sender: Whose signature lies beside it; ``None`` where nobody has signed.
        recipient: To whom it is sealed; ``None`` where anybody may read it.
    """

    format: Literal[1]
    kind: Literal["calmroom-routine"]
    sender: CodeText | None
    recipient: CodeText | None
    routine: RoutineText
    scripts: Annotated[list[ScriptText], Meta(max_length=MOST_SCRIPTS)]
    recordings: Annotated[list[RecordingText], Meta(max_length=MOST_RECORDINGS)]


def addressed(manifest: Manifest, sender: CodeText, recipient: CodeText | None) -> Manifest:
    """The same, from somebody to somebody."""
    return msgspec.structs.replace(manifest, sender=sender, recipient=recipient)


def spell(manifest: Manifest) -> bytes:
    """The one spelling: names in the order of the alphabet, no blanks, UTF-8."""
    return msgspec.json.encode(manifest, order="sorted")


def read(content: bytes) -> Manifest:
    """What the bytes say.

    Raises:
        Refused: If they are no manifest, of a newer calmroom, or say anything that there cannot be; the field is named.
    """
    _refuse_kind(read_json(content))
    try:
        found = msgspec.json.decode(content, type=Manifest, strict=True)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise refusals.ill_made(f"its contents say what there cannot be{_place_of(fault)}") from None
    if spell(found) != content:
        raise refusals.ill_made("its contents are not spelled in the one way that there is")
    return found


def read_routine_text(values: object) -> RoutineText:
    """What is said of a routine, from values that were read of JSON.

    Raises:
        Refused: If they say anything that there cannot be; the field is named.
    """
    try:
        return msgspec.convert(values, RoutineText, strict=True)
    except (msgspec.ValidationError, RecursionError) as fault:
        raise refusals.ill_made(f"its contents say what there cannot be{_place_of(fault)}") from None


def _refuse_kind(loose: Any) -> None:  # noqa: ANN401 - any JSON value
    if not isinstance(loose, dict) or loose.get("kind") != KIND or type(loose.get("format")) is not int:
        raise refusals.no_such_file()
    if loose["format"] > FORMAT:
        raise refusals.newer()


def _place_of(fault: Exception) -> str:
    """Where it is, as far as the name of the place is ours."""
    found = _PLACE.search(str(fault))
    return f" (at {found[1].lstrip('.') or 'its beginning'})" if found else ""
