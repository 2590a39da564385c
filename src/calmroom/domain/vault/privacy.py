"""Which settings are private, and what holds while they are not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calmroom.domain.body.body import SENSITIVE
from calmroom.domain.settings import PRIVATE, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

CAUTIOUS = tuple(sorted(SENSITIVE))
"""What is left out while nobody can say what was left out."""
ADDED = ("left_out", "conditions", "people", "learned")
"""Lists that are only ever added to where two come together."""
FORGOTTEN: Mapping[str, Any] = {
    "name": "",
    "not_today": "",
    "people": (),
    "age": "",
    "unsafe_day": "",
    "learned": (),
    "therapist_name": "",
}
"""What is not even held in memory once the vault is locked."""
USUAL = {name: getattr(Settings(), name) for name in PRIVATE}


def cautious(settings: Settings) -> Settings:
    """The same while the private ones are not known: nothing is asked of a place that may have been left out."""
    return replace(settings, **{**FORGOTTEN, "conditions": ()}, touch=False, left_out=CAUTIOUS)


def joined(kept: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Private settings with others beside them: what is kept holds. No place left out, no tick, nobody is lost."""
    whole = {**others, **kept}
    for name in ADDED:
        if name in whole:
            whole[name] = tuple(dict.fromkeys((*kept.get(name, ()), *others.get(name, ()))))
    return whole
