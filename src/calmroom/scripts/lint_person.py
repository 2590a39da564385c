"""Rules about who speaks of whom: the listener is *you*, the voice hardly says *I*, and the body is named with care."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calmroom.scripts.lint import Finding, Rule, is_english, lines_in, lines_of, plain
from calmroom.scripts.words import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.domain.script import Line, Script

_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_SAID_OF_ITSELF = re.compile(r"\bI(?: will|'ll) be quiet\b|\bI(?: am|'m) still here\b|\bGround me\b")
"""What the voice may say of itself, and the name of the button."""
_I = re.compile(r"\b(?:I(?:'(?:m|ll|ve|d))?|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves|we'(?:ll|re|ve|d)|let's)\b", re.IGNORECASE)
_THEM = re.compile(
    r"\b(?:the|each|every|all|our|my) (?:listeners?|clients?|patients?|participants?|practitioners?)\b", re.IGNORECASE
)

_PARTS = """
    head neck nape scalp eyes ears? shoulders? arms? forearms? elbows? wrists? hands? palms?
    fingers? fingertips thumbs? spine ribs hips? legs? thighs? knees? calves ankles? feet toes? heels? soles?
"""
_GUARDED = "jaw|throat|heart|breasts?|breastbone|chest|belly|abdomen|pelvis|groin|sacrum|tailbone"
_PART = "|".join(_PARTS.split())
_SIDES = r"(?:(?:left|right|upper|lower|whole|inner|outer) )?"
_YOUR_PART = re.compile(rf"\byour {_SIDES}({_PART})\b", re.IGNORECASE)
_THE_PART = re.compile(rf"\bthe {_SIDES}({_PART})\b(?! (?:of|door|yard|room|row|seat)\b)", re.IGNORECASE)
_YOUR_GUARDED = re.compile(rf"\byour {_SIDES}(?:{_GUARDED})\b", re.IGNORECASE)


def second_person(script: Script) -> Iterator[Finding]:
    """L12: each part speaks to the listener, and to nobody about them."""
    if not is_english(script):
        return
    for phase in (*script.phases, script.ease_off):
        lines = tuple(lines_in(phase.items))
        if not any(_YOU.search(line.text) for line in lines):
            message = f"nothing in {phase.name} speaks to the listener; say you and your"
            yield Finding("L12", phase.place, message)
        for line in lines:
            found = _THEM.search(line.text)
            if found:
                yield Finding("L12", line.place, f"“{found[0]}” speaks about the listener; say you")


def narrator(script: Script) -> Iterator[Finding]:
    """L12: the voice says of itself only that it will be quiet and that it is still here, and never *we*."""
    if not is_english(script):
        return
    for line in lines_of(script):
        text = _SAID_OF_ITSELF.sub("", plain(line.text))
        for found in _I.finditer(text):
            message = f"“{found[0]}”: the voice says of itself only “I will be quiet” and “I am still here”"
            yield Finding("L12", line.place, message)
        for found in _WE.finditer(text):
            yield Finding("L12", line.place, f"“{found[0]}”: what the listener does, the listener does alone; say you")


def names_of_parts(script: Script) -> Iterator[Finding]:
    """L13: *your* hand, but *the* belly; and one way within a line."""
    if not is_english(script):
        return
    for line in lines_of(script):
        for found in _YOUR_GUARDED.finditer(line.text):
            bare = found[0].split(" ", 1)[1]
            yield Finding("L13", line.place, f"“{found[0]}” is a sensitive place; “the {bare}” keeps a little distance")
        yield from _mixed(line)


def _mixed(line: Line) -> Iterator[Finding]:
    owned = {part.casefold().rstrip("s") for part in _YOUR_PART.findall(line.text)}
    if not owned:
        return
    for sentence in sentences_of(line.text):
        for found in _THE_PART.finditer(sentence):
            if found[1].casefold().rstrip("s") not in owned:
                yield Finding("L13", line.place, f"“{found[0]}” beside a “your” in one line; say “your” of both")


RULES: Final[tuple[Rule, ...]] = (second_person, narrator, names_of_parts)
