"""Dictionaries of a few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from calmroom.domain.errors import CalmroomError

ENGLISH = ["the", "a", "it", "was", "wide", "there", "shed", "and", "warm", "kettle", "again", "room", "don't", "i"]
GERMAN = ["das", "der", "es", "war", "weit", "dort", "warm", "und", "wieder", "zimmer", "stille"]
RUSSIAN = ["там", "было", "тихо", "и", "тепло", "снова"]
MISSING = CalmroomError("Spelling cannot be checked: this computer has no Enchant.", "A package brings it.")


@dataclass
class MemoryDictionaries:
    """English, German and Russian.

    Attributes:
        asked: Every word that was looked up.
        missing: There is nothing to look words up with.
        broken: Dictionaries that cannot be read.
    """

    words: dict[str, list[str]] = field(default_factory=lambda: {"de_DE": GERMAN, "en_GB": ENGLISH, "ru_RU": RUSSIAN})
    asked: list[str] = field(default_factory=list)
    missing: bool = False
    broken: set[str] = field(default_factory=set)

    def languages(self) -> tuple[str, ...]:
        """The three."""
        if self.missing:
            raise MISSING
        return tuple(sorted(self.words))

    def knows(self, language: str, word: str) -> bool:
        """Whether it is one of the few."""
        self.asked.append(word)
        return word.lower() in self._of(language)

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """The nearest of the few."""
        return tuple(get_close_matches(word.lower(), self._of(language)))

    def _of(self, language: str) -> list[str]:
        if language in self.broken or language not in self.words:
            raise CalmroomError(f"A dictionary could not be read: {language}.")
        return self.words[language]
