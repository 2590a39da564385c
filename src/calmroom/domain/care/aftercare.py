"""What is offered after a practice, and what of it can be told to a therapist (content/3-safety.md 3.3, 4.4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.dates import how_long, whole_date
from calmroom.domain.units import to_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from calmroom.domain.care.check_in import CheckIn
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.script import Script

NIGHT = "s28"
"""Its listener is asleep when it ends: nothing is asked before the next morning."""
LANDING = ("s01", "s26")
"""Offered after every practice of level 2 or 3."""
INWARD = 2
SLEPT, ASKED_FOR = timedelta(hours=4), timedelta(hours=18)
MORNING, AFTERNOON = 4, 15
"""Hours between which one is asked how the night was."""


def asks_next_morning(script_id: str) -> bool:
    """Whether the check-in after it waits for the next morning."""
    return script_id == NIGHT


def is_morning_after(record: PracticeRecord, now: datetime) -> bool:
    """Whether it is time to ask how the night was: a few hours later, in the morning, and nothing was said yet."""
    is_said = record.after.is_answered or record.discomfort is not None or bool(record.words)
    return (
        asks_next_morning(record.script_id)
        and not is_said
        and SLEPT <= now - record.started <= ASKED_FOR
        and MORNING <= now.hour < AFTERNOON
    )


def landings(script: Script, scripts: Sequence[Script]) -> tuple[Script, ...]:
    """What is offered afterwards, of those that are there."""
    if script.level < INWARD:
        return ()
    by_id = {one.id: one for one in scripts}
    return tuple(by_id[key] for key in LANDING if key in by_id)


def note_for_therapist(record: PracticeRecord) -> str:
    """What happened, in plain words, to be changed, shown or kept. Nothing sends it."""
    lines = [f"On {whole_date(record.started)} I did {record.title}, {how_long(to_seconds(record.heard))}."]
    lines += [
        f"{when}: {said}."
        for when, said in (("Before", _said(record.before)), ("Afterwards", _said(record.after)))
        if said
    ]
    if record.discomfort is not None:
        lines.append(f"Anything uncomfortable: {record.discomfort}.")
    if record.words:
        lines.append(f"My words for it: {', '.join(record.words)}.")
    return "\n".join([*lines, "I would like to talk about it with you."])


def _said(check_in: CheckIn) -> str:
    pairs = (("settled", check_in.settled), ("here", check_in.present))
    return ", ".join(f"{name} {value} of 10" for name, value in pairs if value is not None)
