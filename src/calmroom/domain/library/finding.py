"""Finding a practice by plain words: what they lead to, what carries them, and what is said first."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import name_of
from calmroom.domain.library.search_words import SEARCH_WORDS, TRY_THESE, Card, SearchWords
from calmroom.domain.library.shelves import GATED, postures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from calmroom.domain.script import Script

_WORD = re.compile(r"[^\W_]+")
_CLOSED_MARKS = str.maketrans("", "", "'\u2019\u2018`")


def words_in(text: str) -> tuple[str, ...]:
    """The single words of a text, small; an apostrophe joins."""
    return tuple(_WORD.findall(text.casefold().translate(_CLOSED_MARKS)))


SMALL_WORDS: Final = frozenset(
    words_in(
        "a about am an and any are at be but can cant cannot do dont feel feeling felt find for from get give "
        "got had have help how i if ill im in into is it ive just me much my need no not of on or please "
        "really so some something that the there this to today too very want wanted was when with without you "
        "your minute minutes min mins"
    )
)
"""Words that say nothing about what is looked for, unless there is nothing else."""
LEAST_MINUTES, GREATEST_MINUTES = 2, 60
SPOKEN_LENGTHS: Final = {"half an hour": 30, "quarter of an hour": 15, "a quarter hour": 15, "an hour": 60}
_UP_TO_NINETEEN: Final = words_in(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_NUMBERS: Final = {word: number for number, word in enumerate(_UP_TO_NINETEEN, start=1)} | _TENS
"""Numbers as they are said, or dictated."""
_MINUTES: Final = frozenset({"minute", "minutes", "min", "mins"})
FUZZY: Final = 4
"""From so many letters on a word that leads nowhere is compared with those that do."""
HALF: Final = 3
"""From so many letters on the beginning of a word stands for it."""
SURE: Final = 5
"""From so many letters on it is enough for what is said with it."""
_ROUND_ABOUT: Final = SMALL_WORDS | frozenset(words_in("back base bottom left line long lower right top where"))
"""Words of places that lead too far by themselves."""
_LENGTH_WORDS: Final = frozenset({"half", "quarter", "hour", "hours"})


_PHRASES: Final = {row: tuple((phrase, words_in(phrase)) for phrase in row.words) for row in SEARCH_WORDS}


@dataclass(frozen=True, slots=True)
class Hit:
    """A practice that was found.

    Attributes:
        why: The word that led to it, where that is neither in its title nor in its line.
        is_meant: Whether the words are known to lead to it; else they are only to be read on it.
    """

    script_id: str
    why: str = ""
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search comes to.

    Attributes:
        hits: What was found: those that are meant, then those on which the words are to be seen, then the others.
        marks: The words to mark, small and without accents of a kind.
        cards: What is said before anything is offered.
        minutes: A length that was named, 0 for none.
        suggestions: Words to try, where nothing was found.
        is_partial: Whether nothing has all of the words, and these have some.
    """

    hits: tuple[Hit, ...] = ()
    marks: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    minutes: int = 0
    suggestions: tuple[str, ...] = ()
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be read on a practice, as single words; ``behind`` are words of places and ways to be."""

    script: Script
    shown: frozenset[str]
    behind: dict[str, str]


def minutes_in(text: str) -> int:
    """A length that is named, in minutes; 0 for none. A digit alone may be half of a number."""
    small = " ".join(words_in(text))
    spoken = next((minutes for words, minutes in SPOKEN_LENGTHS.items() if words in small), 0)
    if spoken or (spoken := sum(_NUMBERS[word] for word in _said_number(small.split()))):
        return spoken if LEAST_MINUTES <= spoken <= GREATEST_MINUTES else 0
    numbers = (int(word) for word in small.split() if word.isdecimal() and len(word) < 3)
    return next((number for number in numbers if LEAST_MINUTES <= number <= GREATEST_MINUTES), 0)


def _said_number(words: Sequence[str]) -> tuple[str, ...]:
    """The number before *minutes*, where it is in words: ``seventeen``, or ``twenty five``."""
    at = next((at for at, word in enumerate(words) if word in _MINUTES), 0)
    return tuple(takewhile(_NUMBERS.__contains__, reversed(words[max(0, at - 2) : at])))


class Finder:
    """Finds among the practices it was made for; it reads nothing but them."""

    def __init__(self, scripts: Sequence[Script]) -> None:
        self._known = tuple(_known(script) for script in scripts)
        self._vocabulary = tuple(dict.fromkeys(word for row in SEARCH_WORDS for word in row.words if " " not in word))

    def find(self, text: str) -> Found:
        """What some words come to. Where no word says what is looked for, nothing is found and nothing is marked."""
        minutes = minutes_in(text)
        said = tuple(word for word in words_in(text) if not word.isdecimal())
        if minutes:
            length = _LENGTH_WORDS.union(_said_number(said))
            said = tuple(word for word in said if word not in length)
        meant = _rows_of(said)
        cards = tuple(dict.fromkeys(one.row.card for one in meant if one.row.card is not None and one.is_sure))
        telling = tuple(word for word in said if word not in SMALL_WORDS)
        if not telling and not meant:
            return Found(minutes=minutes)
        rest = (word for word in telling if not any(word in one.covers for one in meant))
        alike = {one.covers: tuple(other for other in meant if other.covers == one.covers) for one in meant}
        needed: tuple[tuple[_Meant, ...] | str, ...] = (*alike.values(), *rest)
        hits = self._hits(meant, lambda known: all(_has(known, need) for need in needed), telling)
        if not hits and len(needed) > 1:
            hits = self._hits(meant, lambda known: any(_has(known, need) for need in needed), telling)
            return Found(hits, telling, cards, minutes, () if hits else self._suggest(telling), is_partial=bool(hits))
        return Found(hits, telling, cards, minutes, () if hits else self._suggest(telling))

    def _hits(
        self, meant: tuple[_Meant, ...], fits: Callable[[_Known], bool], telling: tuple[str, ...]
    ) -> tuple[Hit, ...]:
        found = [known for known in self._known if fits(known)]
        order = [key for one in meant for key in one.row.leads_to]
        whys = {key: one.phrase for one in reversed(meant) for key in one.row.leads_to}
        first = sorted(
            (known for known in found if known.script.id in whys), key=lambda one: order.index(one.script.id)
        )
        rest = sorted(
            (known for known in found if known.script.id not in whys),
            key=lambda one: not all(_begins(one.shown, word) for word in telling),
        )
        return (
            *(Hit(one.script.id, _unless_shown(one, whys[one.script.id], telling), is_meant=True) for one in first),
            *(Hit(one.script.id, _behind(one, telling)) for one in rest),
        )

    def _suggest(self, telling: tuple[str, ...]) -> tuple[str, ...]:
        near = (difflib.get_close_matches(word, self._vocabulary, 2, 0.75) for word in telling if len(word) >= FUZZY)
        close = tuple(dict.fromkeys(word for words in near for word in words))
        return close or TRY_THESE


@dataclass(frozen=True, slots=True)
class _Meant:
    """A row whose words were typed.

    Attributes:
        phrase: The one of its words that was.
        covers: What was typed for it.
        is_sure: Whether enough of it was typed to say its card.
    """

    row: SearchWords
    phrase: str
    covers: tuple[str, ...]
    is_sure: bool


def _known(script: Script) -> _Known:
    shown = frozenset((*words_in(script.title), *words_in(script.purpose)))
    phrases = (*(name_of(region) for region in script.regions), *postures_of(script))
    behind = {word: word for phrase in phrases for word in words_in(phrase) if word not in _ROUND_ABOUT}
    return _Known(script, shown, behind)


def _rows_of(said: tuple[str, ...]) -> tuple[_Meant, ...]:
    """The rows whose words were typed; of those that share a word the longest phrase, and a whole word before half."""
    found = [best for row in SEARCH_WORDS if (best := _meant(row, said)) is not None]
    whole = {one.covers for one in found if words_in(one.phrase) == one.covers}
    longest = (one for one in found if not any(set(one.covers) < set(other.covers) for other in found))
    return tuple(one for one in longest if one.covers not in whole or words_in(one.phrase) == one.covers)


def _meant(row: SearchWords, said: tuple[str, ...]) -> _Meant | None:
    phrases = _PHRASES[row]
    matches = [(phrase, part) for phrase in phrases if (part := _part_of(phrase[1], said))]
    if not matches:
        return None
    # The longest phrase, and of those one that is whole.
    (phrase, single), part = max(matches, key=lambda match: (len(match[1]), match[0][1] == match[1]))
    return _Meant(row, phrase, part, single == part or len(part[-1]) >= SURE)


def _part_of(phrase: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """What was typed of a phrase, its words in a row; empty if not all. The last word typed may be half of one."""
    for start in range(len(said) - len(phrase) + 1):
        part = said[start : start + len(phrase)]
        half = start + len(phrase) == len(said) and len(part[-1]) >= HALF and phrase[-1].startswith(part[-1])
        if part[:-1] == phrase[:-1] and (part[-1] == phrase[-1] or half):
            return part
    return ()


def _has(known: _Known, need: tuple[_Meant, ...] | str) -> bool:
    """Whether a practice is what one of these rows leads to, or carries the words themselves."""
    if isinstance(need, str):
        return _carries(known, need)
    if known.script.level < GATED and any(known.script.id in one.row.leads_to for one in need):
        return True
    telling = [word for word in need[0].covers if word not in SMALL_WORDS]
    return bool(telling) and all(_carries(known, word) for word in telling)


def _unless_shown(known: _Known, why: str, telling: tuple[str, ...]) -> str:
    return "" if any(_begins(known.shown, word) for word in telling) else why


def _carries(known: _Known, word: str) -> bool:
    return _begins(known.shown, word) or (len(word) > 1 and _begins(known.behind, word))


def _begins(words: Iterable[str], beginning: str) -> bool:
    return any(word.startswith(beginning) for word in words)


def _behind(known: _Known, telling: tuple[str, ...]) -> str:
    """The first word that is found on the practice but not to be seen in its row."""
    unseen = (word for word in telling if not _begins(known.shown, word))
    return next((known.behind[word] for one in unseen for word in known.behind if word.startswith(one)), "")
