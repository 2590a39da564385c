"""Rules about how much is said: words and silence in each arrangement, and the shares of the phases."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from calmroom.scripts.limits import density, shares, silence, tolerance
from calmroom.scripts.lint import HEAD, Finding, TimedRule
from calmroom.scripts.words import word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.scripts.heard import Heard

_HAIR = 0.05
_LEAST_SILENCE = 1.0
"""A pause under one second is part of speech."""


def words_a_minute(heard: Heard) -> Iterator[Finding]:
    """P2: neither crowded nor empty."""
    least, greatest = density(heard.script, heard.choices.minutes)
    found = _words(heard) / heard.choices.minutes
    if not least - _HAIR <= found <= greatest + _HAIR:
        yield Finding("P2", HEAD, f"{found:.1f} words a minute; {least:.1f} to {greatest:.1f} at this length")


def word_budget(heard: Heard) -> Iterator[Finding]:
    """P3: how many words to add or to take out."""
    minutes, found = heard.choices.minutes, _words(heard)
    least, greatest = (round(each * minutes, 6) for each in density(heard.script, minutes))
    if found < math.floor(least):
        message = f"{found} words; {math.ceil(least)} to {math.floor(greatest)} fit, so add {math.ceil(least) - found}"
        yield Finding("P3", HEAD, message)
    if found > math.ceil(greatest):
        more = found - math.floor(greatest)
        message = f"{found} words; {math.ceil(least)} to {math.floor(greatest)} fit, so take out {more}"
        yield Finding("P3", HEAD, message)


def share_of_silence(heard: Heard) -> Iterator[Finding]:
    """P4: enough silence, and not too much."""
    quiet = sum(each.length for each in heard.unvoiced() if each.length >= _LEAST_SILENCE)
    found = 100.0 * quiet / heard.length
    least, greatest = silence(heard.script, heard.choices.minutes)
    if not least - _HAIR <= found <= greatest + _HAIR:
        yield Finding("P4", HEAD, f"{found:.0f} % silence; {least:.0f} to {greatest:.0f} % at this length")


def shares_of_phases(heard: Heard) -> Iterator[Finding]:
    """G5: each phase has about its share of the length (content/4-library.md 4.1)."""
    wanted = shares(heard.script, heard.choices.minutes)
    for name, start, end in heard.phases:
        share = wanted[name]
        if abs(end - start - share) > tolerance(share) + _HAIR:
            message = (
                f"{name} takes {end - start:.0f} s; its share is {share:.0f} s, give or take {tolerance(share):.0f}"
            )
            phase = next(each for each in heard.script.phases if each.name is name)
            yield Finding("G5", phase.place, message)


def _words(heard: Heard) -> int:
    return sum(word_count(each.line.text) for each in heard.lines)


RULES: Final[tuple[TimedRule, ...]] = (words_a_minute, word_budget, share_of_silence, shares_of_phases)
