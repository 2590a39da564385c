"""What a listener made of a line: the words that were heard beside those that were to be spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from calmroom.voices.normalise import normalise

_WORD: Final = re.compile(r"\w+")
_APOSTROPHE: Final = "'"
_ALIKE: Final = {
    "centre": "center",
    "centred": "centered",
    "colour": "color",
    "colours": "colors",
    "favourite": "favorite",
    "grey": "gray",
    "harbour": "harbor",
    "metre": "meter",
    "metres": "meters",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "ok": "okay",
    "plough": "plow",
    "storey": "story",
    "towards": "toward",
    "tyre": "tire",
}
"""Spellings of one spoken word, of which a recogniser writes the second."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """How well a line was understood.

    Attributes:
        words: How many were to be spoken.
        wrong: How many were heard as others, not heard, or heard without having been spoken.
    """

    words: int
    wrong: int

    @property
    def share(self) -> float:
        """The word error rate; above 1 where more was heard than spoken."""
        return self.wrong / self.words if self.words else float(self.wrong)


def compare(text: str, heard: str) -> Hearing:
    """Count the words that came across otherwise than they were written (least edits over whole words).

    Case, marks, figures for numbers and ``eye lids`` for ``eyelids`` are no errors: they sound alike.

    Args:
        text: What was to be spoken.
        heard: What a recogniser wrote down.
    """
    spoken, written = _words(text), _words(heard)
    before = list(range(len(written) + 1))
    rows = [before]
    for i, word in enumerate(spoken, 1):
        row = [i]
        for j, other in enumerate(written, 1):
            costs = [before[j] + 1, row[j - 1] + 1, before[j - 1] + (word != other)]
            if i > 1 and spoken[i - 2] + word == other:
                costs.append(rows[i - 2][j - 1])
            if j > 1 and word == written[j - 2] + other:
                costs.append(before[j - 2])
            row.append(min(costs))
        rows.append(row)
        before = row
    return Hearing(len(spoken), before[-1])


def _words(text: str) -> tuple[str, ...]:
    plain = normalise(text).casefold().replace(_APOSTROPHE, "")
    return tuple(_ALIKE.get(word, word) for word in _WORD.findall(plain))
