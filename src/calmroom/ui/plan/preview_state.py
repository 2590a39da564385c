"""What is said of a routine file before anybody agrees to anything in it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import day_and_month, how_long, whole_date
from calmroom.domain.plan.arrival import arrival_words
from calmroom.domain.plan.look import Arrival
from calmroom.domain.routine.handover import Standing
from calmroom.domain.routine.words import dates_of, quiet_words, title_of, under, whom
from calmroom.domain.script import Alternative, Line
from calmroom.ui.library.cautions import cautions_of
from calmroom.ui.library.detail_state import Chapter
from calmroom.ui.library.state import length_words
from calmroom.ui.plan.changes import changes_of
from calmroom.ui.plan.preview_views import FromView, ItemView, OwnView, PartView, PreviewState
from calmroom.ui.plan.rules import rules_of
from calmroom.ui.plan.words import about_item, spoken_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.plan.look import Look, LookLine
    from calmroom.domain.routine.handover import Opened, Signer
    from calmroom.domain.routine.routine import Part, Routine
    from calmroom.domain.script import Script

KILO: Final = 1_000
NO_SIGNER: Final = "Nobody signed this file, so nobody can say whom it is from."
NO_SIGNER_HINT: Final = "Ask your therapist by another way, by telephone or in the room, before you take it in."
OTHER_KEY: Final = "The name is known here, but this file was signed with another key."
OTHER_KEY_HINT: Final = (
    "That can be a new computer, or somebody else. Ask your therapist by another way, by telephone or in the room, "
    "before you take it in."
)
STANDINGS: Final = {
    Standing.NEW: "This is the first file from this key. You can compare its words with your therapist.",
    Standing.KNOWN: "From the same key as before.",
    Standing.COMPARED: "From the same key as before. You compared its words in the room.",
}
STAYS: Final = "Nothing was taken in, and your plan stays as it was."
AGREE, RENEW, AGAIN, OLD_ONE = "Take it in", "Take in the changes", "Keep what is ticked", "Take in this older one"
BACK, AS_IT_IS = "Back", "Keep the plan as it is"
AGREES: Final = {
    Arrival.NEW: AGREE,
    Arrival.UPDATE: RENEW,
    Arrival.SAME: AGAIN,
    Arrival.EARLIER: OLD_ONE,
    Arrival.OLDER: "",
    Arrival.TWIN: "",
    Arrival.STRANGE: "",
}
HIDDEN: Final = "A practice that is shown later"
AWAY: Final = "A practice that is not in this calmroom"
KEPT: Final = "What it brings along lies in files of its own on this computer, which are not encrypted."
TICK_ONE: Final = "Tick at least one practice to take it in."
NOTHING_YET: Final = "Nothing is taken in until you agree. What you leave unticked is left out, and nobody is told."


@dataclass(frozen=True, slots=True)
class Dates:
    """The days between which it hangs, as far as they are known."""

    last: date | None = None
    following: date | None = None


NO_DATES: Final = Dates()


def preview_state(look: Look, library: Sequence[Script], dates: Dates = NO_DATES) -> PreviewState:
    """What to show of a file that was read and looked through."""
    opened = look.opened
    routine = opened.routine
    by_id = {script.id: script for script in (*library, *opened.scripts)}
    is_update = look.present is not None and look.arrival is Arrival.UPDATE
    return PreviewState(
        title=routine.title,
        greeting=routine.greeting,
        sender=from_view(opened.signer, routine),
        facts=_facts(opened),
        changes=changes_of(look.present.routine, routine, by_id) if look.present is not None and is_update else (),
        arrival=arrival_words(look),
        parts=tuple(_part(part, look, dates) for part in routine.parts),
        own=tuple(_own(script) for script in opened.scripts),
        recordings=_recordings(opened),
        aftercare=routine.aftercare.words,
        quiet=quiet_words(routine.aftercare).rstrip("."),
        rules=rules_of(routine.rules),
        problems=opened.problems,
        agree=AGREES[look.arrival],
        leave=BACK if AGREES[look.arrival] else AS_IT_IS,
    )


def from_view(signer: Signer | None, routine: Routine) -> FromView:
    """Whom it is from, and how far that can be trusted."""
    if signer is None:
        return FromView(f"It says it is from {whom(routine.therapist)}", NO_SIGNER, NO_SIGNER_HINT, is_doubtful=True)
    who = f"From {whom(signer.name or routine.therapist)}"
    if signer.standing is Standing.OTHER_KEY:
        return FromView(who, OTHER_KEY, OTHER_KEY_HINT, is_doubtful=True, words=signer.code.words)
    return FromView(who, STANDINGS[signer.standing], words=signer.code.words)


def left_out_words(ticked: int, whole: int) -> str:
    """What becomes of what is not ticked; what is to be done where nothing is."""
    if not ticked:
        return TICK_ONE
    if ticked == whole:
        return NOTHING_YET
    return f"{ticked} of {whole} practices are taken in. The others are left out, and nobody is told."


def safe_hint(fault: CalmroomError) -> str:
    """What to do, and what is safe where the fault does not say so itself."""
    is_said = any(words in f"{fault.message} {fault.hint}" for words in ("stays as it", "was taken in"))
    return fault.hint if is_said else f"{fault.hint} {STAYS}".strip()


def size_words(size: int) -> str:
    """``3.1 MB``."""
    if size < KILO * KILO:
        return f"{max(1, round(size / KILO))} kB"
    return f"{size / KILO / KILO:.1f} MB"


def chapters_of_script(script: Script) -> tuple[Chapter, ...]:
    """Every line as it was written, by part; those said in another line's stead too."""
    return tuple(Chapter(phase.title or phase.name.words, _lines(phase.items)) for phase in script.phases)


def _lines(items: Sequence[object]) -> tuple[str, ...]:
    found: list[str] = []
    for item in items:
        if isinstance(item, Line):
            found.append(item.text)
        elif isinstance(item, Alternative):
            found += [line.text for line in item.lines]
    return tuple(found)


def _facts(opened: Opened) -> str:
    routine = opened.routine
    until = f" It goes until {day_and_month(routine.until)}." if routine.until is not None else ""
    seal = " It was sealed to you alone." if opened.was_sealed else ""
    size = f" {size_words(opened.bytes)}." if opened.bytes else ""
    return f"Made on {whole_date(routine.made)}.{until}{size}{seal}"


def _part(part: Part, look: Look, dates: Dates) -> PartView:
    lines = {line.item.id: line for line in look.lines}
    shown = [lines[item.id] for item in part.items if item.id in lines]
    titles = {line.item.id: line.title or HIDDEN for line in lines.values()}
    known = dates_of(part.when, dates.last, dates.following)
    return PartView(
        title=title_of(part.when),
        dates=known or under(look.opened.routine, part.when),
        sentence=part.sentence,
        items=tuple(_item(line, part, look, titles) for line in shown),
    )


def _item(line: LookLine, part: Part, look: Look, titles: Mapping[str, str]) -> ItemView:
    is_update, is_open = look.arrival is Arrival.UPDATE, bool(AGREES[look.arrival])
    title = line.title or (HIDDEN if line.is_hidden else AWAY)
    about = about_item(line.item, titles) + (", new" if line.is_new and is_update else "")
    return ItemView(
        id=line.item.id,
        title=title,
        about=about,
        spoken=f"Take in {title}, {about}, {spoken_part(part)}",
        note=line.note,
        is_here=is_open and (line.is_known or line.is_hidden),
        is_ticked=line.is_chosen,
    )


def _own(script: Script) -> OwnView:
    cautions = cautions_of(script)
    leave = f"Leave it for another day if {cautions.leave_if}" if cautions.leave_if else ""
    return OwnView(script.id, script.title, length_words(script), leave, chapters_of_script(script))


def _recordings(opened: Opened) -> str:
    count = len(opened.recordings)
    if not count:
        return KEPT if opened.scripts else ""
    said = "1 recording" if count == 1 else f"{count} recordings"
    seconds = sum(one.seconds for one in opened.recordings)
    length = f", {how_long(seconds)} in all." if seconds else "."
    return f"{said} of your therapist's own voice{length} {KEPT}"
