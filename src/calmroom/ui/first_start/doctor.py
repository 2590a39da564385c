"""Who should ask a doctor first: content/3-safety.md 3.2 in plain words, group by group. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from calmroom.domain.care.conditions import CONDITIONS, Asks, Condition


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, what it means, and what falls under it: lines that are read, or boxes that can be ticked."""

    heading: str
    about: str = ""
    lines: tuple[str, ...] = ()
    boxes: tuple[Condition, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that falls under it."""
        return (*self.lines, *(box.words for box in self.boxes))


def _boxes(asks: Asks) -> tuple[Condition, ...]:
    return tuple(one for one in CONDITIONS if one.asks is asks)


GROUPS = (
    Group(
        "Get medical help now, and leave calmroom for another day",
        lines=(
            "You have a fever with a headache or a stiff neck.",
            "A headache came all at once and is the worst you have known.",
            "A headache is new, and there is weakness, numbness, confusion, changed sight or a fit.",
            "A headache is new after an injury, in pregnancy, in the weeks after a birth, or after the age of 50.",
        ),
    ),
    Group(
        "Ask a doctor and your therapist before hands rest on your head or neck",
        "With a tick here, no line asks for a hand: calmroom uses the words without touch.",
        boxes=_boxes(Asks.HEAD),
    ),
    Group(
        "Begin only with a clinician who knows about it",
        "With a tick here, the practices that go further in stay closed. The gentle ones are open.",
        boxes=_boxes(Asks.CLINICIAN),
    ),
    Group("You can practise, and change it to suit you", boxes=_boxes(Asks.ADJUSTING)),
    Group(
        "Never",
        lines=(
            "While you drive, cook or work with machines.",
            "In a bath or a pool.",
            "With a baby in bed in your arms.",
            "After alcohol or drugs.",
        ),
    ),
)
