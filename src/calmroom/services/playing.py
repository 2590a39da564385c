"""A practice under way, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.domain.done import has_returned, is_heard
from calmroom.domain.practice import NOT_ASKED, Outcome, PracticeRecord
from calmroom.domain.script import Profile, Script
from calmroom.domain.timeline import Choices, PhaseCue, Programme, Timeline
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from datetime import datetime

    from calmroom.domain.care.check_in import CheckIn
    from calmroom.domain.player import Playhead


@dataclass(frozen=True, slots=True)
class Playing:
    """The practice under way; its record holds what was last kept of it.

    Attributes:
        taken_up: Where it was taken up again; what lies before was heard another day.
        load: The number by which the player speaks of it.
        eased: Whether it was eased off, so that the play head speaks of the exit.
    """

    record: PracticeRecord
    script: Script
    choices: Choices
    programme: Programme
    load: int = 0
    eased: bool = False
    taken_up: Frames = Frames(0)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What it takes to begin.

    Attributes:
        script_id: The practice.
        choices: What is chosen; where something is continued, what was chosen then counts instead.
        before: The check-in.
        continued: What was left unfinished, and is taken up where it was left.
        delay: Quiet first: time to lie down.
    """

    script_id: str
    choices: Choices
    before: CheckIn = NOT_ASKED
    continued: PracticeRecord | None = None
    delay: Frames = Frames(0)


def record_of(script: Script, choices: Choices, before: CheckIn, record_id: str, started: datetime) -> PracticeRecord:
    """What is known of a practice as it begins."""
    return PracticeRecord(
        id=record_id,
        script_id=script.id,
        title=script.title,
        started=started,
        minutes=choices.minutes,
        voice=choices.voice,
        bed=choices.bed,
        before=before,
        # Two minutes back to the room are not taken up again: they would hide the practice they interrupted.
        let_go=script.profile is Profile.GROUND,
        version=script.version,
        left_out=choices.left_out,
        touch=choices.touch,
        bells=choices.bells,
        breath=choices.breath,
        opening=choices.opening,
        quiet_at_most=choices.quiet_at_most,
    )


def up_to_now(playing: Playing, head: Playhead) -> Playing:
    """With how far it has come; what was finished stays so."""
    if playing.record.outcome is not Outcome.UNDER_WAY:
        return playing
    return replace(playing, record=_reached(playing, head))


def ended(playing: Playing, outcome: Outcome, head: Playhead) -> PracticeRecord:
    """What is remembered of it once all sound is over, or once its last word was heard."""
    if playing.record.outcome is not Outcome.UNDER_WAY:
        return playing.record
    practice = playing.programme.practice
    record = _reached(playing, head)
    if outcome is Outcome.FINISHED:
        record = replace(record, reached=practice.frames)
    elif _is_finished(playing, outcome, record):
        outcome = Outcome.FINISHED
    # What never began cannot be gone on with.
    let_go = record.let_go or (outcome is Outcome.STOPPED and record.reached == 0)
    return replace(record, outcome=outcome, let_go=let_go)


def parts_of(timeline: Timeline) -> tuple[PhaseCue, ...]:
    """The parts of a practice, in order."""
    return tuple(cue for cue in timeline.cues if isinstance(cue, PhaseCue))


def from_part(record: PracticeRecord, practice: Timeline) -> PracticeRecord:
    """The same, to be taken up at the beginning of the part in which it was left."""
    starts = [part.start for part in parts_of(practice) if part.start <= record.reached]
    return replace(record, reached=starts[-1] if starts else record.reached)


def place_again(continued: PracticeRecord, script: Script, practice: Timeline) -> Frames:
    """Where to go on: where it was left, or at the beginning of the same part of a script that was revised since."""
    if not is_revised(continued, script):
        return continued.reached
    same = (part.start for part in parts_of(practice) if part.name == continued.part)
    return next(same, Frames(0))


def is_revised(continued: PracticeRecord, script: Script) -> bool:
    """Whether the script is another than the one that was left; one that is not known counts as the same."""
    return continued.version not in {0, script.version}


def _reached(playing: Playing, head: Playhead) -> PracticeRecord:
    record, practice = playing.record, playing.programme.practice
    reached = record.reached if playing.eased else min(head.frame, practice.frames)
    here = [part for part in parts_of(practice) if part.start <= reached]
    part = here[-1].name.value if here else ""
    return replace(record, heard=head.heard, reached=Frames(reached), held=head.holds, part=part)


def _is_finished(playing: Playing, outcome: Outcome, record: PracticeRecord) -> bool:
    """Whether what was stopped, or fell asleep, had come far enough. Easing off is an ending of its own."""
    practice = playing.programme.practice
    if playing.eased:
        return False
    if has_returned(practice, record.reached):
        return True
    heard = Frames(record.heard + playing.taken_up)
    return outcome is Outcome.STOPPED and is_heard(practice, record.reached, heard)
