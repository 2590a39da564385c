"""What a rule finds, and the lines it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calmroom.domain.script import Alternative, Item, Line, Place, Script
from calmroom.scripts.heard import Heard

if TYPE_CHECKING:
    from calmroom.domain.errors import Severity

HEAD: Final = Place(1, 1)
"""Where a finding stands that is about the whole practice."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule; ``severity`` is the rule's own where it is ``None``."""

    rule: str
    place: Place
    message: str
    severity: Severity | None = None


Rule = Callable[[Script], Iterator[Finding]]
"""Looks at a script as it is written."""

TimedRule = Callable[[Heard], Iterator[Finding]]
"""Looks at one arrangement of it."""


def lines_in(items: tuple[Item, ...]) -> Iterator[Line]:
    """All lines among some items, those of alternatives too."""
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, Alternative):
            yield from item.lines


def lines_of(script: Script) -> Iterator[Line]:
    """All lines of a script, whatever is chosen, its exit too."""
    for phase in (*script.phases, script.ease_off):
        yield from lines_in(phase.items)


def plain(text: str) -> str:
    """The text with straight apostrophes."""
    return re.sub("[‘’]", "'", text)  # noqa: RUF001


def is_english(script: Script) -> bool:
    """Whether the rules that know English words apply."""
    return script.language.partition("-")[0] == "en"
