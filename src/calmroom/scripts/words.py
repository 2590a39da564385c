"""Counts words, sentences and syllables of English text, and how easy they read.

Readability is Flesch's Reading Ease and the Flesch-Kincaid grade (Kincaid et al. 1975).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")  # noqa: RUF001
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")  # noqa: RUF001
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouysxzcgh]es|[aeiouy]le|[aeiouy]les)$")
_SPLIT_VOWELS = re.compile(r"ia(?!l$|n$)|iou?s$|eo|ua(?!r|l$|i)|ui(?=n|t[ye])|ying|[aeiou]ing|io(?!n|us)|ie(?=t)")


def words_of(text: str) -> list[str]:
    """The words, as they are spoken: a hyphen or an apostrophe does not part them."""
    return _WORD.findall(text)


@lru_cache(maxsize=8_192)
def word_count(text: str) -> int:
    """How many words; a line is counted once, however many timelines it stands in."""
    return len(words_of(text))


def sentences_of(text: str) -> list[str]:
    """The sentences that hold a word, with their signs."""
    found: list[str] = []
    at = 0
    for end in (match.end() for match in _SENTENCE_END.finditer(text)):
        found.append(text[at:end].strip())
        at = end
    found.append(text[at:].strip())
    return [sentence for sentence in found if _WORD.search(sentence)]


def syllables_of(word: str) -> int:
    """About how many syllables a word has: groups of vowels, without a silent end."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) <= 3:
        return 1
    count = len(_VOWELS.findall(letters)) + len(_SPLIT_VOWELS.findall(letters))
    return max(1, count - bool(_SILENT_END.search(letters)))


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read: a school grade, and an ease from about 0 to 100."""

    grade: float
    ease: float


def readability(texts: list[str]) -> Readability:
    """The readability of several texts together."""
    words = [word for text in texts for word in words_of(text)]
    sentences = sum(len(sentences_of(text)) for text in texts)
    if not words or not sentences:
        return Readability(0.0, 100.0)
    length = len(words) / sentences
    weight = sum(syllables_of(part) for word in words for part in word.split("-")) / len(words)
    return Readability(0.39 * length + 11.8 * weight - 15.59, 206.835 - 1.015 * length - 84.6 * weight)
