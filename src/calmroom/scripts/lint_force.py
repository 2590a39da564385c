"""Rules against force: letting go by order, hands that handle, numbers to reach, time that presses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import Severity
from calmroom.domain.script import Touch
from calmroom.scripts.lint import HEAD, Finding, Rule, is_english, lines_of, plain
from calmroom.scripts.verbs import BEFORE_A_VERB
from calmroom.scripts.words import sentences_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.script import Line, Script

MOST_SOFT: Final = 2.0
"""Soft words in 100."""
_SOFT = re.compile(
    r"\b(?:releas(?:e|es|ed|ing)|let(?:s|ting)? go|soften(?:s|ed|ing)?|relax(?:es|ed|ing)?|open(?:s|ed|ing)?"
    r"|surrender(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_HEAD_TO_BELLY = (
    r"head|skull|crown|scalp|forehead|temples?|face|cheeks?|jaw|neck|nape|occiput|throat|chest|heart|belly|abdomen"
)
_HANDLED = re.compile(rf"\b(?:{_HEAD_TO_BELLY})\b", re.IGNORECASE)
_HANDLING = re.compile(
    r"\b(?:press|push|pull|pump|squeez|massag|rub|knead|stretch|crack|adjust|realign|tug|prod)(?:e|es|s|ed|ing|bed|bing"
    r"|ging)?\b(?! Ground me)",
    re.IGNORECASE,
)
_HAND_ON = re.compile(
    r"\b(?:hands?|palms?|fingers?|fingertips?|thumbs?)\b.{0,60}?"
    r"\b(?:on|onto|upon|over|under|against|around|beside|near|at|behind|touch(?:es)?|hold(?:s)?|cup(?:s)?|stroke(?:s)?)\b"
    rf".{{0,20}}?\b(?:{_HEAD_TO_BELLY})\b",
    re.IGNORECASE,
)
_ONE = "[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|a hundred"
_TARGETS = re.compile(
    rf"\b(?:{_ONE}) out of (?:{_ONE})\b|\b(?:{_ONE}) ?(?:%|per ?cent\b)"
    rf"|\b(?:at least|no fewer than) (?:{_ONE})\b|\bcount(?:ing)? (?:up |down )?(?:to|from) (?:{_ONE})\b"
    rf"|\b(?:{_ONE}) more (?:times?|breaths?|rounds?)\b|\b(?:a|your) (?:goal|target|score|record|personal best)\b"
    r"|\bas (?:much|many|far|long|deep|hard|still) as (?:you can\b(?! (?:tell|see|hear|say))|possible\b)"
    r"|\buntil you (?:reach|manage|succeed)\b",
    re.IGNORECASE,
)
_PRESSING = re.compile(
    r"(?<!\bno )(?<!without )(?<!in no )(?<!in a )\b(?:hurry|hurrying|rush|rushing)\b|\bnow!|\bquick(?:ly|er)\b"
    r"|\bfast(?:er)?\b(?! asleep)|\bimmediately\b|\bright now\b|\bright away\b|\bas soon as possible\b|\bhurry up\b"
    r"|\btime (?:is|'s) (?:nearly |almost )?(?:up|running out)\b|\bdo not waste\b",
    re.IGNORECASE,
)
_BEFORE_RELAX = BEFORE_A_VERB | {"just", "completely", "fully", "deeply"}
_LET = (("let", "yourself", "relax"), ("allow", "yourself", "to", "relax"))
_IMAGINED = re.compile(r"\b(?:imagin\w*|pictur\w*|idea|thought|think|as if|pretend\w*|suppose|wonder)\b", re.IGNORECASE)


def soft_words(script: Script) -> Iterator[Finding]:
    """L14: letting go is not asked for again and again, and relaxing never by order."""
    if not is_english(script):
        return
    found = words = 0
    for line in lines_of(script):
        words += len(words_of(line.text))
        found += len(_SOFT.findall(line.text))
        for sentence in sentences_of(line.text):
            if _orders_to_relax(sentence):
                yield Finding("L14", line.place, "“relax” as an order; say what there is to notice", Severity.ERROR)
    if 100 * found > MOST_SOFT * words:
        message = (
            f"{100 * found / words:.1f} of release, let go, soften, relax, open in 100 words; {MOST_SOFT:g} is the most"
        )
        yield Finding("L14", HEAD, message)


def hands(script: Script) -> Iterator[Finding]:
    """L17: nothing is handled from head to belly, and a hand comes there only in a touch line with its twin."""
    if not is_english(script):
        return
    for line in lines_of(script):
        for sentence in sentences_of(line.text):
            handling = _HANDLING.search(sentence)
            if handling and _HANDLED.search(sentence):
                message = f"“{handling[0]}” where {_HANDLED.findall(sentence)[0].lower()} is named; let it only rest"
                yield Finding("L17", line.place, message)
            if line.touch is None and _HAND_ON.search(sentence):
                message = "a hand comes near the head, the neck, the chest or the belly; mark it {touch}, with its twin"
                yield Finding("L17", line.place, message)
        if line.touch is Touch.TOUCH_FREE and _is_touching(line):
            yield Finding("L17", line.place, "the touch-free twin asks for a hand all the same; let it be imagined")


def pressure(script: Script) -> Iterator[Finding]:
    """L18: no number to reach, and no clock."""
    if not is_english(script):
        return
    for line in lines_of(script):
        text = plain(line.text)
        for found in _TARGETS.finditer(text):
            yield Finding("L18", line.place, f"“{found[0]}” is a number to reach; leave how much to the listener")
        for found in _PRESSING.finditer(text):
            yield Finding("L18", line.place, f"“{found[0]}” presses; there is time")


def _is_touching(line: Line) -> bool:
    return bool(_HAND_ON.search(line.text)) and not _IMAGINED.search(line.text)


def _orders_to_relax(sentence: str) -> bool:
    words = tuple(word.lower() for word in words_of(sentence))
    while words and words[0] in _BEFORE_RELAX:
        words = words[1:]
    return words[:1] == ("relax",) or any(words[: len(each)] == each for each in _LET)


RULES: Final[tuple[Rule, ...]] = (soft_words, hands, pressure)
