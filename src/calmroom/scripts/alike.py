"""Whether two practices are one text with the nouns exchanged: compared by the shape of their sentences.

The shape of a sentence is what is left when every word that carries meaning is a blank: *You might hear the rain* and
*You might see the tide* are both *you might _ the _*. Short shapes are common property, long ones that two practices
share are copied. Shingles of the running shape find what is copied across sentences; whole sentences are compared too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import Problem, Severity
from calmroom.scripts.lint import lines_of, plain
from calmroom.scripts.words import sentences_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from calmroom.domain.script import Script

COPIED: Final = "G7"
"""The rule that two practices are two texts."""
BLANK: Final = "_"
SHINGLE: Final = 8
"""Words of a run of shapes."""
LEAST_KEPT: Final = 4
"""Words of a shingle that are no blanks; one of blanks alone says nothing."""
MOST_SHINGLES: Final = 0.08
"""The share of a practice's shingles that another may have as well; written apart, two have less than 0.05."""
MOST_SENTENCES: Final = 2
"""Whole sentences of some length that two practices may both say."""
LEAST_WORDS: Final = 5
"""Shorter sentences are everybody's: *You may rest.*"""

_FUNCTION = """
a about above across after again against all almost along already also although always am among an and another any are
around as at away back be because been before behind being below beneath beside between beyond both but by came can
come could did do does done down each either else enough even ever every few first for from further give go goes going
gone had has have he her here him his how i if in into is it its itself last least less let like likes little long
lots many may me might mine more most much my near need neither never next no nobody none nor not nothing now of off
often on once one only onto or other others our out over own perhaps quite rather round said same say says second
several shall she should since so some somebody someone something somewhere soon still such take than that the their
theirs them then there these they this those though three through till to today together tomorrow too towards two
under until up upon us very was way we were what whatever when whenever where wherever whether which whichever while
who whoever whom whose why will with within without would yes yet you your yours yourself
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION.split())
_SIGNS = re.compile(r"[,;:]")


@dataclass(frozen=True, slots=True)
class Alike:
    """What two practices share.

    Attributes:
        one: The key of the first.
        other: The key of the second.
        shingles: The share of the smaller one's shingles that stand in the other as well.
        sentences: Whole sentences that both say.
    """

    one: str
    other: str
    shingles: float
    sentences: tuple[str, ...]

    @property
    def is_copied(self) -> bool:
        """Whether that is more than chance."""
        return self.shingles > MOST_SHINGLES or len(self.sentences) > MOST_SENTENCES


def compare(scripts: Mapping[str, Script]) -> Iterator[Alike]:
    """Every pair, with what it shares."""
    shapes = {key: frozenset(shingles_of(_texts(script))) for key, script in scripts.items()}
    said = {key: _said(script) for key, script in scripts.items()}
    for one, other in combinations(scripts, 2):
        least = min(len(shapes[one]), len(shapes[other]))
        share = len(shapes[one] & shapes[other]) / least if least else 0.0
        both = sorted(said[one].keys() & said[other].keys())
        yield Alike(one, other, share, tuple(said[one][each] for each in both))


def problems_of(scripts: Mapping[str, Script]) -> Iterator[Problem]:
    """G7: what speaks against several scripts together, which come by their paths."""
    for found in compare(scripts):
        if not found.is_copied:
            continue
        one = scripts[found.one].id
        shared = f"{100 * found.shingles:.0f} % of the shapes of its sentences and {len(found.sentences)} whole ones"
        shown = f", such as “{found.sentences[0]}”" if found.sentences else ""
        message = f"this shares {shared} with {one}{shown}; two practices are two texts, so write it anew"
        yield Problem(found.other, 1, 1, COPIED, Severity.ERROR, message)


def shape_of(sentence: str) -> tuple[str, ...]:
    """The words that carry no meaning, and a blank for each that does."""
    words = (word.lower() for word in words_of(plain(sentence)))
    return tuple(word if word.partition("'")[0] in FUNCTION_WORDS else BLANK for word in words)


def shingles_of(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Runs of the shape of a text, sentence by sentence; each sentence ends in a full stop."""
    run: list[str] = []
    for text in texts:
        for sentence in sentences_of(text):
            run += (*shape_of(sentence), ".")
    for start in range(len(run) - SHINGLE + 1):
        shingle = tuple(run[start : start + SHINGLE])
        if sum(word not in {BLANK, "."} for word in shingle) >= LEAST_KEPT:
            yield shingle


def _texts(script: Script) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.text for line in lines_of(script)))


def _said(script: Script) -> Mapping[str, str]:
    """Sentences by their words alone."""
    found: dict[str, str] = defaultdict(str)
    for text in _texts(script):
        for sentence in sentences_of(text):
            words = [word.lower() for word in words_of(plain(sentence))]
            if len(words) >= LEAST_WORDS:
                found[" ".join(words)] = sentence
    return found
