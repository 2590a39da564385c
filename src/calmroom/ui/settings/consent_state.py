"""What Settings says of what was agreed to and ticked. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.care.conditions import CONDITIONS
from calmroom.domain.dates import whole_date

if TYPE_CHECKING:
    from calmroom.domain.care.consent import Agreed, Consent

SHUT = "Shown once your journal is open."
NOTHING_YET = "Nothing has been agreed to on this computer."
TAKING_BACK = "Taking it back closes level 3. Your journal, your history and your settings stay."


def consent_words(agreed: Agreed) -> str:
    """What holds, when it was agreed to, in which wording; and when it was taken back."""
    parts = []
    if agreed.withdrawn is not None:
        parts.append(
            f"On {whole_date(agreed.withdrawn.given)} you took back what you had agreed to. Level 3 is closed. "
            "Your journal is as it was."
        )
    if agreed.first is not None:
        parts.append(_said("you agreed to this", agreed.first))
    if agreed.level_3 is not None:
        parts.append(_said("you opened level 3", agreed.level_3))
    return "\n\n".join(parts) or NOTHING_YET


def ticked_words(ids: tuple[str, ...]) -> str:
    """What was ticked, line by line."""
    words = [one.words for one in CONDITIONS if one.id in ids]
    return "\n".join(("You ticked:", *words)) if words else "You ticked nothing."


def can_take_back(agreed: Agreed) -> bool:
    """Whether there is anything to take back."""
    return agreed.first is not None or agreed.level_3 is not None


def _said(what: str, consent: Consent) -> str:
    items = "\n".join(consent.items)
    return f"On {whole_date(consent.given)} {what} (wording {consent.version}):\n{items}"
