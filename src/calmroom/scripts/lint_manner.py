"""Rules about manner: not one order after the other, few questions, silence that is never named in seconds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calmroom.domain.script import Alternative, Item, Line, Script
from calmroom.scripts.banned import CHOICE
from calmroom.scripts.lint import Finding, Rule, is_english, lines_in, lines_of
from calmroom.scripts.verbs import AFTER_A_NOUN, BEFORE_A_VERB, VERBS
from calmroom.scripts.words import sentences_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ORDERS: Final = 2
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)
_SECONDS = re.compile(
    r"\b(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)"
    r"(?:[ -](?:five|more|long))? ?seconds?\b",
    re.IGNORECASE,
)


def orders_in_a_row(script: Script) -> Iterator[Finding]:
    """L9: at most two bare orders in a row, with no choice in them or right after."""
    if not is_english(script):
        return
    for stream in _streams(script):
        sentences = [(line, sentence) for line in stream for sentence in sentences_of(line.text)]
        run = 0
        for index, (line, sentence) in enumerate(sentences):
            following = sentences[index + 1][1] if index + 1 < len(sentences) else ""
            is_bare = is_order(sentence) and not CHOICE.search(f"{sentence} {following}")
            run = run + 1 if is_bare else 0
            if run == MOST_ORDERS + 1:
                message = f"a third bare order in a row, {sentence!r}; leave a choice: you might, if you like"
                yield Finding("L9", line.place, message)


def questions(script: Script) -> Iterator[Finding]:
    """L10: never why, and never two questions in a row."""
    for stream in _streams(script):
        was_question = False
        for line in stream:
            for sentence in sentences_of(line.text):
                is_question = sentence.rstrip("\"'”’)").endswith("?")  # noqa: RUF001
                if is_question and _WHY.search(sentence):
                    yield Finding("L10", line.place, "a question that asks why; ask what or how, or leave it out")
                if is_question and was_question:
                    yield Finding("L10", line.place, "a second question in a row; let the first one rest")
                was_question = is_question


def unnamed_silence(script: Script) -> Iterator[Finding]:
    """P7: silence is announced, never in seconds, since it changes with the length."""
    for line in lines_of(script):
        match = _SECONDS.search(line.text)
        if match:
            message = f"“{match[0]}” names a silence in seconds, which change with the length; say a little while"
            yield Finding("P7", line.place, message)


def is_order(sentence: str) -> bool:
    """Whether a sentence begins as a bare order: a verb, and no noun of the same spelling."""
    words = [word.lower() for word in words_of(sentence)]
    while words and words[0] in BEFORE_A_VERB:
        words = words[1:]
    if not words or words[0] not in VERBS:
        return False
    return len(words) == 1 or words[1] not in AFTER_A_NOUN


def _streams(script: Script) -> Iterator[tuple[Line, ...]]:
    """Lines that can follow one another: each phase, and each alternative by itself."""
    for phase in (*script.phases, script.ease_off):
        yield tuple(item for item in phase.items if isinstance(item, Line))
        yield from (tuple(lines_in((item,))) for item in phase.items if _is_alternative(item))


def _is_alternative(item: Item) -> bool:
    return isinstance(item, Alternative)


RULES: Final[tuple[Rule, ...]] = (orders_in_a_row, questions, unnamed_silence)
