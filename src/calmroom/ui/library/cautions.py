"""What a practice's caution codes say in plain words (content/3-safety.md 3.2, content/4-library.md 4.1). No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.script import Script

INWARD = 1
"""From this level on attention goes into the body."""
NOT_WHILE = "Not while you drive, cook, bathe or mind a machine."
UNWELL = "you are dizzy, feverish, or a headache is new or sudden"
SINGLE = {
    "H": (
        "you had a stroke or a bleed in the brain in the last six months, an aneurysm, raised pressure in the head, "
        "a recent injury or operation of head, neck or spine, or a leak of spinal fluid. "
        "Ask your doctor and your therapist first"
    ),
    "E": "something very hard has happened lately, or you feel far from yourself",
}
"""Reasons to leave it for another day."""
ADVICE = {
    "R": "It names places that can feel private, each with another place to rest instead. Any can be left out.",
    "P": "In pregnancy, lie on your side or sit, instead of flat on your back.",
    "Z": "It can make you sleepy. Give yourself a while before you drive.",
    "T": "Some lines invite a hand to rest. Settings has the same words without touch.",
    "B": "With asthma, a heart or lung condition, or if you faint easily, keep your own breath and no pacer.",
    "M": "It has small movements. Smaller is fine, and so is only imagining them. Get up slowly.",
    "E": "Feelings may come up. Ground me is there at any time.",
}
"""What makes it easier."""


@dataclass(frozen=True, slots=True)
class Cautions:
    """When to leave it, as the end of *Leave it for another day if*, and what else is good to know."""

    leave_if: str
    advice: tuple[str, ...]


def cautions_of(script: Script) -> Cautions:
    """What its codes say. A code that is not known says nothing."""
    reasons = [UNWELL] if script.level >= INWARD else []
    reasons += [SINGLE[code] for code in script.cautions if code in SINGLE]
    advice = tuple(ADVICE[code] for code in script.cautions if code in ADVICE)
    leave_if = " ".join(f"{reason}." for reason in _joined(reasons))
    return Cautions(leave_if, (*advice, NOT_WHILE))


def _joined(reasons: list[str]) -> list[str]:
    return [reason if number == 0 else f"Or if {reason}" for number, reason in enumerate(reasons)]
