"""A practice as a line, and back."""

from __future__ import annotations

from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.units import Frames, Seconds
from calmroom.storage.export_schema.lines import Answers, Breath, PracticeLine
from calmroom.storage.export_schema.strict import read_moment, refuse_endless, spell_moment


def line_of(record: PracticeRecord) -> PracticeLine:
    """A practice as a line."""
    breath = record.breath
    started, zone = spell_moment(record.started)
    return PracticeLine(
        id=record.id,
        script=record.script_id,
        script_version=record.version,
        title=record.title,
        started=started,
        started_zone=zone,
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
        by_hand=record.by_hand,
    )


def practice_of(line: PracticeLine) -> PracticeRecord:
    """The practice in a line.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    breath, quiet = line.breath, line.quiet_at_most
    refuse_endless((line.minutes, quiet, *((breath.breathe_in, breath.breathe_out) if breath else ())))
    return PracticeRecord(
        id=line.id,
        script_id=line.script,
        title=line.title,
        started=read_moment(line.started, line.started_zone, "started"),
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
        by_hand=line.by_hand,
    )
