"""Rules about words: how long sentences are, how easy they read, and how much they leave to the listener."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import PLACES
from calmroom.domain.errors import Severity
from calmroom.scripts.banned import BANNED, CHOICE
from calmroom.scripts.lint import HEAD, Finding, Rule, is_english, lines_of, plain
from calmroom.scripts.words import readability, sentences_of, syllables_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.script import Script

LONGEST_MEAN: Final = 12.0
LONGEST_USUAL: Final = 18
LONGEST_SENTENCE: Final = 22
LONGEST_LINE: Final = 25
HIGHEST_GRADE: Final = 6.0
LEAST_EASE: Final = 75.0
LEAST_CHOICES: Final = (4.0, 4.0, 5.0, 6.0)
"""Choice words in 100, by level."""
MOST_CHOICES: Final = 18.0
LONG_WORD: Final = 4
"""Syllables."""
MOST_LONG_WORDS: Final = 2.5
"""In 100 words."""
MOST_COMMAS: Final = 3
GLOSSARY: Final = frozenset({"craniosacral", *(word for place in PLACES.values() for word in words_of(place.name))})
"""Words that are long and have to be said."""
_MOST_SHOWN = 5
_COMMA = re.compile(r"[,،、，]")  # noqa: RUF001


def sentence_lengths(script: Script) -> Iterator[Finding]:
    """L1: no sentence is long, and most are short."""
    lengths: list[int] = []
    for line in lines_of(script):
        for sentence in sentences_of(line.text):
            length = len(words_of(sentence))
            lengths.append(length)
            if length > LONGEST_SENTENCE:
                message = f"a sentence of {length} words; {LONGEST_SENTENCE} is the most, so make it two"
                yield Finding("L1", line.place, message)
    mean = sum(lengths) / len(lengths)
    if mean > LONGEST_MEAN:
        yield Finding("L1", HEAD, f"sentences have {mean:.1f} words on average; {LONGEST_MEAN:g} is the most")
    usual = sorted(lengths)[math.ceil(0.95 * len(lengths)) - 1]
    if usual > LONGEST_USUAL:
        message = f"one sentence in twenty has {usual} words or more; {LONGEST_USUAL} is the most"
        yield Finding("L1", HEAD, message)


def line_lengths(script: Script) -> Iterator[Finding]:
    """L2: a line is one breath of speech."""
    for line in lines_of(script):
        count = len(words_of(line.text))
        if count > LONGEST_LINE:
            yield Finding("L2", line.place, f"{count} words in one line; {LONGEST_LINE} is the most, so divide it")


def reading_ease(script: Script) -> Iterator[Finding]:
    """L3: words that are easy to follow with half an ear."""
    found = readability([line.text for line in lines_of(script)])
    if is_english(script) and found.grade > HIGHEST_GRADE:
        message = f"reading grade {found.grade:.1f}; {HIGHEST_GRADE:g} is the most, so use shorter words and sentences"
        yield Finding("L3", HEAD, message)
    if is_english(script) and found.ease < LEAST_EASE:
        message = f"reading ease {found.ease:.0f}; {LEAST_EASE:g} is the least, so use shorter words and sentences"
        yield Finding("L3", HEAD, message)


def long_words(script: Script) -> Iterator[Finding]:
    """L5: hardly a word of four syllables or more, the names of places in the body apart."""
    if not is_english(script):
        return
    words = [word.lower() for line in lines_of(script) for word in words_of(line.text)]
    found = [word for word in words if word not in GLOSSARY and _weight(word) >= LONG_WORD]
    if 100 * len(found) > MOST_LONG_WORDS * len(words):
        shown = ", ".join(dict.fromkeys(found[:_MOST_SHOWN]))
        message = (
            f"{100 * len(found) / len(words):.1f} words in 100 have four syllables or more; 2.5 is the most: {shown}"
        )
        yield Finding("L5", HEAD, message)


def commas(script: Script) -> Iterator[Finding]:
    """L6: a sentence that an ear can follow."""
    for line in lines_of(script):
        for sentence in sentences_of(line.text):
            count = len(_COMMA.findall(sentence))
            if count > MOST_COMMAS:
                message = f"{count} commas in one sentence; {MOST_COMMAS} is the most, so make it two"
                yield Finding("L6", line.place, message)


def banned_phrases(script: Script) -> Iterator[Finding]:
    """L7: nothing that commands, predicts, claims, digs, frightens or judges."""
    spoken = [(line.place, line.text) for line in lines_of(script)]
    for place, text in spoken + [(HEAD, prompt) for prompt in script.prompts]:
        for kind, pattern in BANNED.items():
            for match in pattern.finditer(plain(text)):
                yield Finding("L7", place, f"“{match[0]}” is {kind}; say it another way")


def _weight(word: str) -> int:
    return max(map(syllables_of, word.split("-")))


def choice_words(script: Script) -> Iterator[Finding]:
    """L8: enough is left to the listener, and not so much that it tires."""
    text = plain(" ".join(line.text for line in lines_of(script)))
    if not is_english(script):
        return
    per_hundred = 100.0 * len(CHOICE.findall(text)) / len(words_of(text))
    least = LEAST_CHOICES[script.level]
    if per_hundred < least:
        message = f"{per_hundred:.1f} choice words in 100; {least:g} is the least: may, might, could, or, if you like"
        yield Finding("L8", HEAD, message)
    if per_hundred > MOST_CHOICES:
        message = f"{per_hundred:.1f} choice words in 100; more than {MOST_CHOICES:g} is wordy"
        yield Finding("L8", HEAD, message, Severity.WARNING)


RULES: Final[tuple[Rule, ...]] = (
    sentence_lengths,
    line_lengths,
    reading_ease,
    long_words,
    commas,
    banned_phrases,
    choice_words,
)
