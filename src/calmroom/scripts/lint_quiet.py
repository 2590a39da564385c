"""Rules about silence as it is heard: how long at most, and never unannounced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.scripts.limits import LONGEST_EVER, LONGEST_UNANNOUNCED, has_return, longest_quiet
from calmroom.scripts.lint import HEAD, Finding, TimedRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.scripts.heard import Heard, Quiet

LONGEST_UNVOICED: Final = 60.0
_HAIR = 0.01


def longest_silence(heard: Heard) -> Iterator[Finding]:
    """P6: no silence outlasts what level and length allow."""
    most = longest_quiet(heard.script, heard.choices.minutes)
    for quiet in heard.quiets():
        if quiet.length > most + _HAIR:
            yield _at("P6", quiet, f"quiet of {quiet.length:.0f} s; {most:.0f} s is the longest at this length")
        if quiet.length > LONGEST_EVER + _HAIR:
            yield Finding("P6", HEAD, f"quiet of {quiet.length:.0f} s; {LONGEST_EVER:.0f} s is the longest ever")
    for each in heard.lines:
        is_waived = any(waiver.rule == "P6" for waiver in each.line.waivers)
        if each.line.pause.least > (LONGEST_EVER if is_waived else most) + _HAIR:
            message = f"a pause of {each.line.pause.least:g} s at least; {most:.0f} s is the longest at this length"
            yield Finding("P6", each.line.place, message)


def announced_silence(heard: Heard) -> Iterator[Finding]:
    """P7: a long silence is announced before and closed by a line after."""
    for quiet in heard.quiets():
        if quiet.length <= LONGEST_UNANNOUNCED + _HAIR:
            continue
        if quiet.before is None or "quiet" not in quiet.before.tags:
            yield _at("P7", quiet, f"quiet of {quiet.length:.0f} s is announced, by a line with {{tag: quiet}}")
        if quiet.after is None and has_return(heard.script):
            yield _at("P7", quiet, f"quiet of {quiet.length:.0f} s is closed by a line; write one after it")


def voice_in_reach(heard: Heard) -> Iterator[Finding]:
    """P8: in the first half the voice is never away for long."""
    for quiet in heard.unvoiced():
        if quiet.start < heard.length / 2 and quiet.length > LONGEST_UNVOICED + _HAIR:
            message = f"no voice for {quiet.length:.0f} s in the first half; {LONGEST_UNVOICED:.0f} s is the most"
            yield _at("P8", quiet, message)


def _at(rule: str, quiet: Quiet, message: str) -> Finding:
    return Finding(rule, quiet.before.place if quiet.before else HEAD, message)


RULES: Final[tuple[TimedRule, ...]] = (longest_silence, announced_silence, voice_in_reach)
