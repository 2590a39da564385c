"""Rules about the lines that keep a listener safe: present, in time, and at every length (L10, L11)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import is_sensitive, places_of
from calmroom.domain.script import PhaseName, Profile
from calmroom.scripts.banned import CHOICE
from calmroom.scripts.limits import has_return, least_return
from calmroom.scripts.lint import HEAD, Finding, TimedRule
from calmroom.scripts.lint_manner import is_order
from calmroom.scripts.words import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.scripts.heard import Heard

IN_TIME: Final = {"eyes": 60.0, "stop": 90.0, "posture": 90.0}
"""Seconds by which the line has been spoken."""
LONGEST_WITHOUT_NOTHING_OK: Final = 180.0
LEAST_BETWEEN_QUESTIONS: Final = 60.0
_HAIR = 0.01


def lines_in_time(heard: Heard) -> Iterator[Finding]:
    """L11: eyes, stop and posture are spoken early."""
    for tag, latest in IN_TIME.items():
        first = min((each for each in heard.tagged(tag)), key=lambda each: each.end, default=None)
        if first is None:
            yield Finding("L11", HEAD, f"no line is tagged {tag}; write one for settle")
        elif first.end > latest + _HAIR:
            message = f"the {tag} line ends after {first.end:.0f} s; {latest:.0f} s is the latest, so bring it forward"
            yield Finding("L11", first.line.place, message)


def nothing_felt_is_fine(heard: Heard) -> Iterator[Finding]:
    """L11: from body to return, a line now and then says that feeling nothing is fine (levels 1 to 3)."""
    if heard.script.level == 0:
        return
    spans = {name: (start, end) for name, start, end in heard.phases}
    start = spans[PhaseName.BODY][0]
    end = spans[PhaseName.RETURN][0] if PhaseName.RETURN in spans else heard.length
    times = [each.end for each in heard.tagged("nothing_ok") if start <= each.end <= end]
    if not times:
        yield Finding("L11", HEAD, "no line says that feeling nothing is fine; tag one nothing_ok")
    for one, other in pairwise((start, *times, end)):
        if times and other - one > LONGEST_WITHOUT_NOTHING_OK + _HAIR:
            message = f"{other - one:.0f} s from {_clock(one)} without a line tagged nothing_ok; 180 s is the most"
            yield Finding("L11", HEAD, message)


def anchors(heard: Heard) -> Iterator[Finding]:
    """L11: where a sensitive place is attended to, a line offers another one."""
    offered = [tag.removeprefix("alt:") for each in heard.lines for tag in each.line.tags if tag.startswith("alt:")]
    for region in dict.fromkeys(each.line.region for each in heard.lines if is_sensitive(each.line.region)):
        own = any(each.line.region == region and any("alt:" in tag for tag in each.line.tags) for each in heard.lines)
        if not own and not any(set(places_of(region)) & set(places_of(each)) for each in offered):
            first = next(each.line for each in heard.lines if each.line.region == region)
            message = f"{region} is a sensitive place; offer another in a line tagged alt:{region}"
            yield Finding("L11", first.place, message)


def coming_back(heard: Heard) -> Iterator[Finding]:
    """L11: the way back takes its time, is tagged, and ends without a task."""
    script = heard.script
    if has_return(script) and not any(heard.tagged("return")):
        yield Finding("L11", HEAD, "no line is tagged return; tag the one that leads back to the room")
    for name, start, end in heard.phases:
        least = least_return(script, heard.choices.minutes)
        if name is PhaseName.RETURN and end - start < least - _HAIR:
            yield Finding("L11", HEAD, f"return takes {end - start:.0f} s; {least:.0f} s is the least at this length")
    last = heard.lines[-1].line
    if any(is_order(sentence) and not CHOICE.search(sentence) for sentence in sentences_of(last.text)):
        yield Finding("L11", last.place, "the last line sets a task; end with one that asks nothing")


def space_between_questions(heard: Heard) -> Iterator[Finding]:
    """L10: an open question has a minute to itself; what grounds may ask more."""
    if heard.script.profile is Profile.GROUND:
        return
    asked = [each for each in heard.lines if "question" in each.line.tags or "?" in each.line.text]
    for one, other in pairwise(asked):
        if other.start - one.start < LEAST_BETWEEN_QUESTIONS - _HAIR:
            message = f"a second question {other.start - one.start:.0f} s after the first; leave 60 s between them"
            yield Finding("L10", other.line.place, message)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


RULES: Final[tuple[TimedRule, ...]] = (
    lines_in_time,
    nothing_felt_is_fine,
    anchors,
    coming_back,
    space_between_questions,
)
