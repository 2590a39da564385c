"""Rules about breath (L16): never held, no longer in than out, not paced for long, and in one's own way at any time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calmroom.domain.script import Breathe, Line
from calmroom.scripts.lint import HEAD, Finding, Rule, TimedRule, is_english, lines_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.breath import BreathPattern
    from calmroom.domain.script import Phase, Script
    from calmroom.scripts.heard import Heard

SLOWEST: Final = 5.0
QUICKEST: Final = 8.0
"""Breaths a minute."""
MOST_PACED: Final = 3.0 / 5.0
"""The share of a practice that may be paced."""
_HAIR = 1e-6
_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)}
_COUNT = rf"([0-9]+|{'|'.join(_NUMBERS)})"
_IN_AND_OUT = re.compile(
    rf"\bin\b[^.]{{0,20}}?\b(?:for|to)\b[^.]{{0,20}}?\b{_COUNT}\b.{{0,30}}?\bout\b[^.]{{0,20}}?\b(?:for|to)\b[^.]{{0,20}}?\b{_COUNT}\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:hold|holding|keep|keeping|retain|stop|stopping|lock)\b (?:it in\b|(?:your|the|that|this|each|every) "
    r"(?:\w+ )?(?:in-?|out-?)?breath(?:ing)?\b)|\bbreath (?:is )?held\b|\bbreathe? in\b.{0,30}\bhold\b(?! on\b)"
    r"|\bpause (?:at|on) the top\b|\bwithout breathing\b",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(r"\b(?:no need to|nothing to|need not|without|nobody asks you to)\b[^.]*$", re.IGNORECASE)
_OWN_WAY = re.compile(
    r"\b(?:your|its|their|the breath's|breath's) own (?:\w+ )?(?:rhythm|pace|way|time|speed|breath|length|accord)\b"
    r"|\bas it (?:likes|goes|comes|pleases|wants|is)\b|\bby itself\b|\bin its own time\b",
    re.IGNORECASE,
)


def not_held(script: Script) -> Iterator[Finding]:
    """L16: a breath is never held, and goes out for at least as long as it came in."""
    if not is_english(script):
        return
    for line in lines_of(script):
        text = plain(line.text)
        for found in _HELD.finditer(text):
            if not _NOT_HELD.search(text[: found.start()]):
                yield Finding("L16", line.place, f"“{found[0]}” holds a breath; let it go on")
        for found in _IN_AND_OUT.finditer(text):
            into, out = (_NUMBERS.get(each.lower()) or int(each) for each in found.groups())
            if into > out:
                yield Finding("L16", line.place, f"in for {into} and out for {out}; out is at least as long as in")


def rate(script: Script) -> Iterator[Finding]:
    """L16: five to eight breaths a minute, wherever a pace is given."""
    patterns = [] if script.breath is None else [(HEAD, script.breath)]
    for phase in (*script.phases, script.ease_off):
        patterns += [(item.place, item.pattern) for item in phase.items if isinstance(item, Breathe)]
    for place, pattern in patterns:
        found = 60.0 / _cycle(pattern)
        if not SLOWEST - _HAIR <= found <= QUICKEST + _HAIR:
            message = f"{found:.1f} breaths a minute; {SLOWEST:g} to {QUICKEST:g}, so in and out take 7.5 to 12 s"
            yield Finding("L16", place, message)


def own_way(script: Script) -> Iterator[Finding]:
    """L16: where a pace is given, words before it in the same part offer one's own."""
    if not is_english(script):
        return
    for phase in (*script.phases, script.ease_off):
        yield from _own_way(phase)


def _own_way(phase: Phase) -> Iterator[Finding]:
    is_offered = False
    for item in phase.items:
        if isinstance(item, Line):
            is_offered = is_offered or _is_offered(item)
        elif isinstance(item, Breathe) and not is_offered:
            message = (
                "no line before this stretch offers another way; say “or your own rhythm”, in a line always spoken"
            )
            yield Finding("L16", item.place, message)
            return


def _is_offered(line: Line) -> bool:
    is_always_spoken = not line.from_minutes and line.opening is None and line.touch is None
    return is_always_spoken and bool(_OWN_WAY.search(plain(line.text)))


def paced_part(heard: Heard) -> Iterator[Finding]:
    """L16: at most three minutes in five are paced."""
    if heard.choices.breath is None:
        return
    paced = sum(end - start for start, end in heard.breaths)
    if paced > MOST_PACED * heard.length + _HAIR:
        message = f"{paced:.0f} s of paced breath; {MOST_PACED * heard.length:.0f} s is the most at this length"
        yield Finding("L16", HEAD, message)


def _cycle(pattern: BreathPattern) -> float:
    return pattern.breathe_in + pattern.breathe_out


RULES: Final[tuple[Rule, ...]] = (not_held, rate, own_way)
TIMED_RULES: Final[tuple[TimedRule, ...]] = (paced_part,)
