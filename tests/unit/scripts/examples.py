"""For every rule of content/3-safety.md 3.6 a text that just keeps it, and one that just breaks it."""

from __future__ import annotations

import re
from itertools import count
from typing import Final

from unit.scripts.sample import PATH, TEXT, Voice, changed, lint_of, script_of

from calmroom.domain.errors import Problem
from calmroom.scripts.checker import check
from calmroom.scripts.lint import lines_of
from calmroom.scripts.lint_pages import check_page
from calmroom.scripts.words import words_of

PAGE: Final = (*(f"P{number}" for number in range(1, 10)), *(f"L{number}" for number in range(1, 19)))
"""The ids on the page, all 27."""

EYES = "Your eyes may be open, lowered or closed, as suits you today. {tag: eyes}\n[pause 2 4 6]"
BLANKET = "If a blanket would help, you could fetch one first, or let it be. {from: 6}"
LAST = "That is all. The rain can go on by itself, and so may you."
QUIET = (
    "I will be quiet for a little while. I am still here, and you may rest. {tag: quiet} {tag: rest}\n[pause 8 15 30]"
)
THUMB = (
    "Perhaps a thumb lies wide today, or perhaps it is hard to tell. Both are fine. "
    "{tag: sensing} {tag: nothing_ok}\n[pause 4 8 20]\n"
)
DROP = "You could pick one drop out of it, or let them all go by at once. {tag: sensing}"
PIPE = "Somewhere it may run down a pipe, or drip from a leaf, or land on a coat. {tag: sensing}"
HEAVY = "Extraordinary architectural possibilities may unfortunately necessitate considerable imagination."


def words(count: int, each: int) -> str:
    """So many words, in sentences of ``each``, all as short as a choice word."""
    sentences, rest = divmod(count, each)
    lengths = [each] * sentences + ([rest] if rest else [])
    return " ".join("You " + "may " * (length - 2) + "rest." for length in lengths)


def without_choice(text: str) -> str:
    """The text without a choice."""
    head, body = text.split("# settle")
    return head + "# settle" + re.sub(r"\b(may|might|could|can|or|perhaps|if)\b", "will", body, flags=re.IGNORECASE)


def three_heavy(text: str) -> str:
    """The text with six sentences that read hard."""
    return text.replace(DROP, f"{HEAVY} {HEAVY}").replace(PIPE, f"{HEAVY} {HEAVY}").replace(LAST, f"{HEAVY} {HEAVY}")


BREATH = "[breathe in 4 out 6 for {} {} {}]\n\n[at jaw]"
OWN_WAY = "You can follow a pace here, or your own rhythm.\n[pause 2 4 8]\n\n"
RAIN = "The sound of the rain is still there, if you would like to rest with it. {tag: sensing}\n[pause 4 8 20]"


def paced(into: float, out: float) -> str:
    """The sample with a stretch at a pace, after words that offer one's own."""
    return changed(("[at jaw]", f"{OWN_WAY}[breathe in {into:g} out {out:g} for 20 30 30]\n\n[at jaw]"))


def charged(seconds: float) -> str:
    """The sample, at level 2, with so many seconds at a place of the listener's own choosing."""
    line = "There may be some place like that, or there is none."
    spoken = len(words_of(line)) / 2
    pauses = (20.0, 20.0, 20.0, seconds - 60.0 - 4 * spoken)
    stay = "\n\n".join(f"{line} {{tag: sensing}} {{tag: nothing_ok}}\n[pause {pause:g}]" for pause in pauses)
    start, end = TEXT.index("[at out]\n\nThe sound"), TEXT.index("# integration")
    return f"{TEXT[:start]}[at none]\n\n{stay}\n\n{TEXT[end:]}".replace("level: 1 ", "level: 2 ")


def strewn(word: str, most: float, already: int = 1) -> tuple[str, str]:
    """The sample, which has one such word, with another so often that it just keeps the most in 100, and once more."""
    texts = (changed((DROP, "You may rest. " + f"You could {word} a bit. " * times)) for times in count())
    before = TEXT
    for text in texts:
        words = [each for line in lines_of(script_of(text)) for each in words_of(line.text)]
        if 100 * (words.count(word) + already) > most * len(words):
            return before, text
        before = text
    raise AssertionError


LEAST_HARD: Final = 4
"""So many hard sentences among fifteen easy ones are too many: the grade is 6.3 with three and 8.1 with four."""
HARD = "Considerable experimentation necessitates extraordinary organisational perseverance. "
EASY = "You can stop at any time. The room is still here, and so are you. Nothing has to be done well. "


def page(hard: int) -> str:
    """A page with so many hard sentences among easy ones."""
    return "# What is known\n\n" + EASY * 5 + HARD * hard


EXAMPLES: Final[dict[str, tuple[str, str]]] = {
    "P2": (TEXT, changed(("bed: rain", "bed: rain\nprofile: ground"))),
    "P3": (TEXT, changed(("bed: rain", "bed: rain\nprofile: sparse"))),
    "P4": (TEXT, changed(("bed: rain", "bed: rain\nprofile: sparse"))),
    "P5": (
        changed((EYES, EYES.replace("2 4 6", "5 8 12"))),
        changed((EYES, EYES.replace("2 4 6", "5 9 12"))),
    ),
    "P6": (
        changed((QUIET, QUIET.replace("8 15 30", "20 20 30"))),
        changed((QUIET, QUIET.replace("8 15 30", "22 25 30"))),
    ),
    "P7": (
        changed((QUIET, QUIET.replace("8 15 30", "20 25 30"))),
        changed((QUIET, QUIET.replace("8 15 30", "21 25 30").replace("{tag: quiet} ", ""))),
    ),
    "P8": (
        changed(("[at jaw]", BREATH.format(40, 40, 40))),
        changed(("[at jaw]", BREATH.format(70, 70, 70))),
    ),
    "P9": (
        changed((EYES, EYES.replace("2 4 6", "1.2 4 6"))),
        changed((EYES, EYES.replace("2 4 6", "1.1 4 6"))),
    ),
    "L1": (changed((DROP, words(22, 22))), changed((DROP, words(23, 23)))),
    "L2": (changed((DROP, words(25, 13))), changed((DROP, words(26, 13)))),
    "L3": (changed((DROP, HEAVY)), three_heavy(TEXT)),
    "L7": (changed((BLANKET, "There is nothing you need to do.")), changed((BLANKET, "You need to rest."))),
    "L8": (TEXT, without_choice(TEXT)),
    "L9": (
        changed((DROP, "Look around. Listen. The rain goes on.")),
        changed((DROP, "Look around. Listen. Then breathe slowly. The rain goes on.")),
    ),
    "L10": (
        changed((DROP, "What is it like to hear? It may be plain. {tag: question}")),
        changed((DROP, "Why is it like that? It may be plain. {tag: question}")),
    ),
    "L11": (TEXT, changed((" {tag: eyes}", ""))),
    "L5": strewn("unimaginably", 2.5),
    "L6": (
        changed((DROP, "One drop, two drops, three drops, or none at all.")),
        changed((DROP, "One drop, two drops, three drops, four drops, or none at all.")),
    ),
    "L12": (
        changed((DROP, "I will be quiet now, and I am still here, if you like.")),
        changed((DROP, "I will be quiet now, and I am glad, if you like.")),
    ),
    "L13": (
        changed((DROP, "Your hands may be warm, and your feet, or the belly.")),
        changed((DROP, "Your hands may be warm, and your feet, or your belly.")),
    ),
    "L14": strewn("soften", 2.0),
    "L15": (charged(90), charged(91)),
    "L16": (paced(3, 4.5), paced(3, 4.4)),
    "L17": (
        changed((THUMB, "A hand could rest on your lap, or not. {tag: sensing} {tag: nothing_ok}\n[pause 4 8 20]\n")),
        changed(
            (
                THUMB,
                "A hand could rest on the top of your head, or not. {tag: nothing_ok}\n[pause 4 8 20]\n",
            )
        ),
    ),
    "L18": (
        changed((DROP, "There is no hurry, and as far as you can tell it may be one.")),
        changed((DROP, "You could do that quickly, if you like.")),
    ),
}
"""Scripts, for all but P1, which is about clips, and L4, which is about pages."""


def told_of(rule: str, *, is_kept: bool) -> tuple[Problem, ...]:
    """What is said against the example of a rule."""
    if rule == "P1":
        return check(script_of(TEXT), PATH, Voice(100 if is_kept else 99))
    if rule == "L4":
        return check_page(page(LEAST_HARD - is_kept), "known.md")
    return lint_of(EXAMPLES[rule][not is_kept])
