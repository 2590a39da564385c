"""The script that the tests change a little, and what is wrong with it then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.timeline import Clip
from calmroom.domain.units import to_frames
from calmroom.scripts.checker import check
from calmroom.scripts.parser import parse
from calmroom.scripts.words import words_of

if TYPE_CHECKING:
    from calmroom.domain.errors import Problem
    from calmroom.domain.script import Line, Script

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "scripts"
TEXT = (DATA / "t01.calm.md").read_text("utf-8")
PATH = "t01.calm.md"


def no_clip(_: Line) -> None:
    """Nothing has been spoken yet."""


def changed(*changes: tuple[str, str]) -> str:
    """The sample with each first text replaced by the second; every one of them occurs."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def script_of(text: str) -> Script:
    """The script of a text without a fault."""
    parsed = parse(text, PATH)
    assert parsed.script is not None, [str(problem) for problem in parsed.problems]
    return parsed.script


def faults_of(text: str) -> tuple[Problem, ...]:
    """What the parser says against a text."""
    return parse(text, PATH).problems


def lint_of(text: str) -> tuple[Problem, ...]:
    """What the checker says against a text that parses, before anything is spoken."""
    return check(script_of(text), PATH, no_clip)


def rules_of(text: str) -> set[str]:
    """The rules that a text breaks."""
    return {problem.rule for problem in lint_of(text)}


class Voice:
    """Speaks every line at one rate."""

    def __init__(self, words_a_minute: float) -> None:
        self._words_a_second = words_a_minute / 60

    def __call__(self, line: Line) -> Clip:
        """A clip as long as the words take."""
        return Clip(f"test/{line.place.line}.opus", to_frames(len(words_of(line.text)) / self._words_a_second))
