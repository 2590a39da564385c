"""Plans, the therapist's desk and reminders as lines, and back. What they hold is spelled as the vault spells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calmroom.domain.plan.plan import Plan
from calmroom.domain.routine.desk import Client, Draft, KnownSigner, Returned, Shared
from calmroom.domain.sessions.reminders import Reminder, ToldMark
from calmroom.storage.export_schema.lines import (
    ClientLine,
    DraftLine,
    PlanLine,
    ReminderLine,
    ReturnedLine,
    SharedLine,
    SignerLine,
    ToldLine,
)
from calmroom.storage.export_schema.strict import LineRefused, read_moment, spell_moment
from calmroom.storage.values import from_plain, to_plain

if TYPE_CHECKING:
    from calmroom.domain.vault.leaving import OfPlans
    from calmroom.storage.export_schema.lines import OfPlansLine

KINDS: dict[type, type] = {
    Plan: PlanLine,
    KnownSigner: SignerLine,
    Client: ClientLine,
    Draft: DraftLine,
    Shared: SharedLine,
    Returned: ReturnedLine,
    Reminder: ReminderLine,
}
_VALUES: dict[type, Any] = {line: kind for kind, line in KINDS.items()}


def line_of(value: OfPlans) -> OfPlansLine:
    """A value as a line."""
    found: OfPlansLine = KINDS[type(value)](value.id, to_plain(value))
    return found


def value_of(line: OfPlansLine) -> OfPlans:
    """The value in a line.

    Raises:
        LineRefused: If it says something that cannot be.
    """
    try:
        found: OfPlans = from_plain(_VALUES[type(line)], line.content)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise LineRefused("its content is not as it has to be") from None
    if found.id != line.id:
        raise LineRefused("its content has another id")
    return found


def told_line_of(mark: ToldMark) -> ToldLine:
    """What was told as a line."""
    return ToldLine(mark.key, *spell_moment(mark.at))


def told_of(line: ToldLine) -> ToldMark:
    """What was told."""
    return ToldMark(line.key, read_moment(line.told, line.told_zone, "told"))
