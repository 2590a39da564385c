"""A page of the journal, and what was spoken for it, as lines, and back."""

from __future__ import annotations

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import NOT_ASKED, Entry
from calmroom.domain.journal.voice_note import LONGEST, VoiceNote
from calmroom.domain.units import Seconds
from calmroom.storage.export_schema.lines import Answers, EntryLine, VoiceLine
from calmroom.storage.export_schema.strict import LineRefused, read_moment, refuse_endless, spell_moment


def line_of(entry: Entry) -> EntryLine:
    """A page as a line."""
    written, written_zone = spell_moment(entry.written)
    changed, changed_zone = spell_moment(entry.changed)
    said = entry.check_in
    return EntryLine(
        id=entry.id,
        written=written,
        written_zone=written_zone,
        changed=changed,
        changed_zone=changed_zone,
        text=entry.text,
        prompt=entry.prompt,
        practice=entry.practice_id,
        tags=entry.tags,
        what=entry.kind,
        check_in=Answers(said.settled, said.present) if said.is_answered else None,
        asked=entry.asked,
        answer=entry.answer,
    )


def page_of(line: EntryLine) -> Entry:
    """The page in a line.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    said = line.check_in
    return Entry(
        id=line.id,
        written=read_moment(line.written, line.written_zone, "written"),
        changed=read_moment(line.changed, line.changed_zone, "changed"),
        text=line.text,
        prompt=line.prompt,
        practice_id=line.practice,
        tags=line.tags,
        kind=line.what,
        check_in=NOT_ASKED if said is None else CheckIn(said.settled, said.present),
        asked=line.asked,
        answer=line.answer,
    )


def voice_line_of(note: VoiceNote) -> VoiceLine:
    """What is known of a voice note as a line."""
    made, zone = spell_moment(note.made)
    return VoiceLine(note.id, note.entry_id, made, zone, float(note.length), note.is_whole)


def voice_of(line: VoiceLine) -> VoiceNote:
    """The voice note in a line.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    refuse_endless((line.length,))
    if not 0 <= line.length <= LONGEST:
        raise LineRefused("its length is none that a voice note has")
    made = read_moment(line.made, line.made_zone, "made")
    return VoiceNote(line.id, line.entry, made, Seconds(line.length), is_whole=line.is_whole)
