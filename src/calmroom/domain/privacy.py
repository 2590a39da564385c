"""Which settings are private, and what holds while they are not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calmroom.domain.body import SENSITIVE
from calmroom.domain.settings import PRIVATE, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

CAUTIOUS = tuple(sorted(SENSITIVE))
"""What is left out while nobody can say what was left out."""
USUAL = {name: getattr(Settings(), name) for name in PRIVATE}


def cautious(settings: Settings) -> Settings:
    """The same while the private ones are not known: nothing is asked of a place that may have been left out."""
    return replace(settings, name="", touch=False, left_out=CAUTIOUS, not_today="")


def joined(kept: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Private settings with others beside them: what is kept holds, and no place that either leaves out comes back."""
    left_out = tuple(dict.fromkeys((*kept.get("left_out", ()), *others.get("left_out", ()))))
    whole = {**others, **kept}
    return {**whole, "left_out": left_out} if "left_out" in whole else whole
