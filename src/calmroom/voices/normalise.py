"""The words of a line as they are spoken, which is what its clip is known by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PLAIN: Final = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2026": "...",
        "&": " and ",
        "%": " percent",
        "*": "",
        "_": "",
        "\u00ad": "",
    }
)
_DASH: Final = re.compile(r"\s*[\u2013\u2014]\s*|\s+-+\s+")
_SPACE: Final = re.compile(r"\s+")
_SPACE_BEFORE_MARK: Final = re.compile(r"\s+([,.;:?!])")
_NUMBER: Final = re.compile(r"\d+(?:[.:]\d+)?")
_WORD: Final = re.compile(r"\w+(?:['-]\w+)*")
_SMALL: Final[tuple[str, ...]] = tuple(
    re.findall(
        r"\w+",
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen",
    )
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def normalise(text: str) -> str:
    """Text as spoken: plain marks, single spaces, numbers written out.

    Two spellings that sound alike give the same words, so that an apostrophe typed another way makes no new clip.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN))
    plain = _DASH.sub(", ", plain)
    plain = _NUMBER.sub(lambda found: _spoken(found.group()), plain)
    return _SPACE_BEFORE_MARK.sub(r"\1", _SPACE.sub(" ", plain)).strip()


def count_words(text: str) -> int:
    """How many words are spoken; ``isn't`` and ``side-lying`` are one each."""
    return len(_WORD.findall(normalise(text)))


def _spoken(digits: str) -> str:
    if ":" in digits:
        return " ".join(_whole(int(part)) for part in digits.split(":") if int(part))
    if "." in digits:
        whole, part = digits.split(".")
        return f"{_whole(int(whole))} point {' '.join(_SMALL[int(digit)] for digit in part)}"
    return _whole(int(digits))


def _whole(number: int) -> str:
    """The name of a whole number; from a million on, digit by digit."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[rest]}" if rest else "")
    if number < 1_000:
        return _joined(_SMALL[number // 100] + " hundred", number % 100, "and ")
    if number < 1_000_000:
        rest = number % 1_000
        return _joined(_whole(number // 1_000) + " thousand", rest, "and " if rest < 100 else "")
    return " ".join(_SMALL[int(digit)] for digit in str(number))


def _joined(head: str, rest: int, link: str) -> str:
    return f"{head} {link}{_whole(rest)}" if rest else head
