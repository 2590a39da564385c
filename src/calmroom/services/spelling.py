"""Spelling: which words no dictionary knows, what they may have been meant for, and the words a person taught."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.spelling import (
    folded,
    is_learned,
    languages_for,
    learned_with,
    learned_without,
    like_apostrophes,
    plain_apostrophes,
    script_of,
    script_of_language,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from calmroom.domain.journal.spelling import Dictionaries, Word
    from calmroom.services.settings import SettingsService

MOST_SUGGESTIONS: Final = 6
NO_DICTIONARY: Final = "There is no dictionary for your language yet. A package such as hunspell-en-gb brings one."
_POSSESSIVE: Final = "'s"
NO_LANGUAGE: Final = frozenset({"C", "POSIX", ""})
"""What a system calls itself that was told no language."""
OWN_LANGUAGE: Final = ("en-GB",)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How things stand.

    Attributes:
        there: The dictionaries there are, by their tags.
        used: Those that are asked.
        missing: What would bring one, where none can be asked.
    """

    there: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    missing: str = ""


class SpellingService:
    """Looks words up. Methods that ask a dictionary read files; the window calls them from its worker.

    Learned words are a person's words: they are a private setting, and lie in the vault.

    Args:
        dictionaries: The machine's.
        settings: What is on, and what was learned.
    """

    def __init__(self, dictionaries: Dictionaries, settings: SettingsService) -> None:
        self._dictionaries = dictionaries
        self._settings = settings
        self._system: tuple[str, ...] = ()
        self._there: tuple[str, ...] | None = None
        self._broken: set[str] = set()

    @property
    def is_on(self) -> bool:
        """Whether words are looked up at all."""
        return self._settings.current.spelling

    @property
    def asked(self) -> tuple[object, ...]:
        """What decides which words are known; another one means that all is looked up again."""
        now = self._settings.current
        return now.spelling, now.dictionaries, now.learned

    def turn(self, *, on: bool) -> None:
        """Look words up, or do not."""
        self._settings.change(spelling=on)

    def heed(self, system: Iterable[str]) -> None:
        """Take note of the system's languages, such as ``en-GB``, the dearest first; else calmroom's own counts."""
        self._system = tuple(tag for tag in system if tag not in NO_LANGUAGE) or OWN_LANGUAGE

    def choose(self, language: str, *, on: bool) -> None:
        """Ask this dictionary too, or not any more; asks for which there are. The last one stays."""
        used = self.state().used
        kept = tuple(tag for tag in used if tag != language)
        self._settings.change(dictionaries=((*kept, language) if on else kept) or used)

    def state(self) -> Spelling:
        """How things stand now; a dictionary that came meanwhile is found."""
        try:
            self._there = self._dictionaries.languages()
        except CalmroomError as fault:
            self._there = ()
            return Spelling(missing=f"{fault.message} {fault.hint}".strip())
        used = self._used()
        return Spelling(self._there, used, "" if used else NO_DICTIONARY)

    def unknown(self, lines: Sequence[str]) -> tuple[tuple[Word, ...], ...]:
        """The words of each line that no dictionary of their script knows, and that were not learned."""
        return tuple(self._unknown(lines))

    def first_unknown(self, lines: Sequence[str]) -> tuple[int, Word] | None:
        """The first word that no dictionary knows, and the number of its line."""
        return next(((number, words[0]) for number, words in enumerate(self._unknown(lines)) if words), None)

    def advice(self, word: str) -> tuple[str, ...] | None:
        """What may have been meant by a word; ``None`` where it is known."""
        return None if self.first_unknown((word,)) is None else self.suggestions(word)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the likeliest first; each dictionary has its turn."""
        found = (self._like(tag, _clean(word)) for tag in self._by_script().get(script_of(word), ()))
        turns = chain.from_iterable(zip_longest(*found))
        return tuple(dict.fromkeys(like_apostrophes(each, word) for each in turns if each))[:MOST_SUGGESTIONS]

    def is_learned(self, word: str) -> bool:
        """Whether a word was learned."""
        return is_learned(self._settings.current.learned, word)

    def learn(self, word: str) -> None:
        """Know a word from now on."""
        self._settings.change(learned=learned_with(self._settings.current.learned, word))

    def unlearn(self, word: str) -> None:
        """Know it no more."""
        self._settings.change(learned=learned_without(self._settings.current.learned, word))

    def _unknown(self, lines: Iterable[str]) -> Iterator[tuple[Word, ...]]:
        asked = self._by_script()
        learned = frozenset(folded(one) for one in self._settings.current.learned)
        for line in lines:
            words = words_of(line) if asked else ()
            yield tuple(word for word in words if not self._is_known(word.text, asked, learned))

    def _used(self) -> tuple[str, ...]:
        if self._there is None:
            return self.state().used
        chosen = tuple(tag for tag in self._settings.current.dictionaries if tag in self._there)
        return tuple(tag for tag in chosen or languages_for(self._system, self._there) if tag not in self._broken)

    def _by_script(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for tag in self._used() if self.is_on else ():
            script = script_of_language(tag)
            found[script] = (*found.get(script, ()), tag)
        return found

    def _is_known(self, word: str, asked: Mapping[str, tuple[str, ...]], learned: frozenset[str]) -> bool:
        tags = asked.get(script_of(word), ())
        one = folded(word)
        if not tags or one in learned or one.removesuffix(_POSSESSIVE) in learned:
            return True
        return any(self._has(tag, _clean(word)) for tag in tags)

    def _has(self, tag: str, word: str) -> bool:
        try:
            return tag in self._broken or self._dictionaries.knows(tag, word)
        except CalmroomError:
            # A dictionary that cannot be read knows everything, and is not asked again.
            self._broken.add(tag)
            return True

    def _like(self, tag: str, word: str) -> tuple[str, ...]:
        try:
            return () if tag in self._broken else self._dictionaries.suggestions(tag, word)
        except CalmroomError:
            self._broken.add(tag)
            return ()


def _clean(word: str) -> str:
    """As a dictionary has it."""
    return plain_apostrophes(unicodedata.normalize("NFC", word)).replace("\N{SOFT HYPHEN}", "")
