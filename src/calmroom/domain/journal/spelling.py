"""Which words of a line can be looked up in a dictionary, and which dictionaries those are.

A word is letters, with apostrophes within (Unicode, UAX 29, WB6 and WB7). What is no word of a language is left alone:
marks, links, tags, words with figures, and words in a script that no dictionary at hand is written in.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST: Final = 60
"""Letters of a word; what is longer is none that a dictionary has."""
MOST_LEARNED: Final = 5000
_LINE: Final = 20_000
"""Letters of one line that are looked at; a longer one is no writing."""
_APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}"
_JOINERS: Final = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}"
_NO_WORDS: Final = re.compile(
    r"`[^`]*`"  # code
    r"|\]\([^)\s]*\)"  # where a link leads
    r"|<[^<>\s]+>"
    r"|\b[a-z][a-z0-9+.-]*://\S+"
    r"|\b(?:mailto:|www\.)\S+"
    r"|\S+@\S+"
    r"|[#@]\w\S*"  # tags
    r"|(?<!\S)[^\s()\[\]]*[\\/]\S*[\\/]\S*",  # paths
    re.IGNORECASE,
)
_SCRIPTS: Final = {
    "CYRILLIC": "ru uk be bg mk sr kk ky mn tg tt os cv sah rue",
    "GREEK": "el grc",
    "HEBREW": "he yi",
    "ARABIC": "ar fa ur ps ug sd ckb ks",
    "ARMENIAN": "hy hyw",
    "GEORGIAN": "ka",
    "DEVANAGARI": "hi mr ne sa mai bho kok",
    "BENGALI": "bn as",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "ETHIOPIC": "am ti",
    "HANGUL": "ko",
    # Without blanks between words nobody knows where one ends.
    "": "th lo my km bo dz ja zh",
}
_SCRIPT_OF: Final = {language: script for script, languages in _SCRIPTS.items() for language in languages.split()}
_NAMED: Final = {"latn": "LATIN", "cyrl": "CYRILLIC", "latin": "LATIN", "arab": "ARABIC", "deva": "DEVANAGARI"}
LATIN: Final = "LATIN"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be looked up, and where in its line it begins."""

    start: int
    text: str = field(repr=False)

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + len(self.text)


class Dictionaries(Protocol):
    """The dictionaries of this machine. Asked from one thread; nothing of what is asked is kept or told."""

    def languages(self) -> tuple[str, ...]:
        """The tags of those there are, such as ``en_GB`` and ``de_DE``, in the order of the alphabet.

        Raises:
            CalmroomError: If there is nothing to look words up with; the hint says what would bring it.
        """
        ...

    def knows(self, language: str, word: str) -> bool:
        """Whether a word is in one of them.

        Raises:
            CalmroomError: If that dictionary cannot be read.
        """
        ...

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Words that are written much like this one, the likeliest first.

        Raises:
            CalmroomError: If that dictionary cannot be read.
        """
        ...


def words_of(line: str) -> tuple[Word, ...]:
    """The words of a line of Markdown that can be looked up."""
    if len(line) > _LINE:
        return ()
    bare = _NO_WORDS.sub(lambda found: " " * len(found[0]), line)
    return tuple(Word(found.start(), found[0]) for found in _word().finditer(bare) if _is_word(bare, found))


def word_at(line: str, at: int) -> Word | None:
    """The word in which, or at the edge of which, a place of the line lies."""
    return next((word for word in words_of(line) if word.start <= at <= word.end), None)


def script_of(word: str) -> str:
    """The script of a word by the names of Unicode, such as ``LATIN``; empty where it is none or several."""
    found = {_script(letter) for letter in word if letter.isalpha()}
    return found.pop() if len(found) == 1 else ""


def script_of_language(tag: str) -> str:
    """The script that a dictionary is written in, by its tag, such as ``sr_Latn`` or ``ru_RU``."""
    parts = re.split(r"[_@.-]", tag.lower())
    named = next((_NAMED[part] for part in parts[1:] if part in _NAMED), "")
    return named or _SCRIPT_OF.get(parts[0], LATIN)


def languages_for(wished: Iterable[str], there: Sequence[str]) -> tuple[str, ...]:
    """The dictionaries that serve these languages, each once: its own, else one of the same language.

    Args:
        wished: Tags as systems write them, such as ``en-GB`` or ``de``, the dearest first.
        there: The tags of the dictionaries there are.
    """
    found: list[str] = []
    for wish in wished:
        language, _, region = wish.partition(".")[0].replace("-", "_").partition("_")
        exact = f"{language}_{region.rpartition('_')[2]}" if region else language
        own = [tag for tag in there if tag.lower() == exact.lower()]
        served = any(_language(tag) == language.lower() for tag in found)
        found += own or ([] if served else _nearest(language.lower(), there))
    return tuple(dict.fromkeys(found))


def learned_with(learned: Sequence[str], word: str) -> tuple[str, ...]:
    """The learned words with one more; the oldest goes where there are too many."""
    clean = unicodedata.normalize("NFC", word.strip())[:LONGEST]
    if not clean or is_learned(learned, clean):
        return tuple(learned)
    return (*learned, clean)[-MOST_LEARNED:]


def learned_without(learned: Sequence[str], word: str) -> tuple[str, ...]:
    """The learned words without one, whatever its capitals."""
    return tuple(one for one in learned if folded(one) != folded(word))


def is_learned(learned: Iterable[str], word: str) -> bool:
    """Whether a word was learned, whatever its capitals."""
    return folded(word) in {folded(one) for one in learned}


def folded(word: str) -> str:
    """A word as it is compared: one form of each letter, without capitals, with a plain apostrophe."""
    return plain_apostrophes(unicodedata.normalize("NFC", word)).casefold()


def plain_apostrophes(word: str) -> str:
    """With the apostrophe that dictionaries have."""
    return word.replace(_APOSTROPHES[1], _APOSTROPHES[0])


def like_apostrophes(word: str, other: str) -> str:
    """A word with the apostrophes that another one is written with."""
    return word.replace(_APOSTROPHES[0], _APOSTROPHES[1]) if _APOSTROPHES[1] in other else word


def _is_word(line: str, found: re.Match[str]) -> bool:
    word = found[0]
    if len(word) > LONGEST or "_" in word or any(letter.isdigit() for letter in word):
        return False
    before = line[found.start() - 1 : found.start()]
    # A single letter and an abbreviation in capitals say nothing to a dictionary.
    is_short = sum(letter.isalpha() for letter in word) == 1
    return not (is_short or before.isdigit() or before == "_" or (word.isupper() and script_of(word) != ""))


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return name.split(" ", 1)[0].split("-", 1)[0]


def _nearest(language: str, there: Sequence[str]) -> list[str]:
    """One dictionary of a language: that without a country, that of the country it is called after, or the first."""
    same = sorted(tag for tag in there if _language(tag) == language)
    usual = (language, f"{language}_{language}")
    return [next((tag for tag in same if tag.lower() in usual), same[0])] if same else []


def _language(tag: str) -> str:
    return re.split(r"[_@.-]", tag)[0].lower()


@cache
def _word() -> re.Pattern[str]:
    """A word; the signs that stand on or under a letter belong to it."""
    signs = "".join(sign for sign in map(chr, range(0x300, 0xFFFF)) if unicodedata.category(sign) in {"Mn", "Mc"})
    letters = rf"[^\W\d_][\w{signs}{_JOINERS}]*"
    return re.compile(rf"{letters}(?:[{_APOSTROPHES}]{letters})*")
