"""Questions for a page: a day and two days after an appointment, and a look back after three and six weeks.

Each waits for a while and then is gone, answered or not; nobody is told of it twice, and nothing is missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import datetime

    from calmroom.domain.sessions.appointments import Occurrence


class Answer(StrEnum):
    """What can be said in one word, beside whatever is written."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Asked(StrEnum):
    """Which question it is."""

    NEXT_DAY = "24h"
    SECOND_DAY = "48h"
    THREE_WEEKS = "3w"
    SIX_WEEKS = "6w"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that may be answered now.

    Attributes:
        key: Names it for good; a page that answers it carries it as ``asked``.
        prompt: The words.
        answers: What can be said in one word; empty where it is only for writing.
    """

    key: str
    kind: Asked
    prompt: str
    answers: tuple[Answer, ...] = ()


PROMPTS = {
    Asked.NEXT_DAY: "A day after your session: the same, different, or are you unsure?",
    Asked.SECOND_DAY: "Two days after your session: the same, different, or are you unsure?",
    Asked.THREE_WEEKS: "Three weeks of this. Looking back, what do you notice?",
    Asked.SIX_WEEKS: "Six weeks of this. Looking back, what do you notice?",
}
AFTER = {
    Asked.NEXT_DAY: (timedelta(hours=20), timedelta(hours=44)),
    Asked.SECOND_DAY: (timedelta(hours=44), timedelta(hours=92)),
}
"""From when until when after the end of an appointment each is asked."""
BACK = {
    Asked.THREE_WEEKS: (timedelta(weeks=3), timedelta(weeks=4)),
    Asked.SIX_WEEKS: (timedelta(weeks=6), timedelta(weeks=7)),
}
"""From when until when after the very first practice or appointment."""


def due(
    now: datetime, last: Iterable[Occurrence], began: datetime | None, answered: Container[str]
) -> tuple[Question, ...]:
    """The questions that may be answered now.

    Args:
        now: The present moment.
        last: The appointments of the last week.
        began: When the first practice or appointment was, if there was one.
        answered: Keys of those that pages carry already, or that were put aside.
    """
    found = (*_after(now, last), *_looking_back(now, began))
    return tuple(question for question in found if question.key not in answered)


def _after(now: datetime, last: Iterable[Occurrence]) -> Iterator[Question]:
    for occurrence in last:
        for kind, (first, end) in AFTER.items():
            if first <= now - occurrence.ends < end:
                yield Question(f"{kind}:{occurrence.key}", kind, PROMPTS[kind], tuple(Answer))


def _looking_back(now: datetime, began: datetime | None) -> Iterator[Question]:
    for kind, (first, end) in BACK.items():
        if began is not None and first <= now - began < end:
            yield Question(f"{kind}:{began.date().isoformat()}", kind, PROMPTS[kind])
