"""A public code as people read, type and compare it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from calmroom.domain.routine.handover import Standing
from calmroom.domain.routine.words import whom

if TYPE_CHECKING:
    from calmroom.domain.routine.handover import PublicCode, Signer

A_LINE: Final = 5
"""Groups of letters in a row."""
TITLE: Final = "Your code, for your therapist"
ABOUT: Final = (
    "With it your therapist can seal a routine so that only this computer opens it. It is no secret: show it, print "
    "it, or let it be scanned in the room. Then compare the words together."
)
COMPARE_TITLE: Final = "Compare the words in the room"
COMPARE_ABOUT: Final = (
    "Sit together, or ring a number you already have. Your therapist reads their words from their own calmroom. If "
    "they are these, in this order, the file is truly theirs."
)
THEY_ARE: Final = "They are the same"
THEY_ARE_NOT: Final = "They are not the same"
NOT_SAME: Final = "Then leave this file for now. Nothing of it was taken in, and your plan stays as it was."
NOT_SAME_HINT: Final = "Ask your therapist for the file once more, and compare again."
IS_SAME: Final = "Compared. From now on this key is known as your therapist's."


@dataclass(frozen=True, slots=True)
class Comparing:
    """What stands side by side.

    Attributes:
        theirs: What the list of the file's words is called.
        words: The words that came with the file.
        own: One's own, for the therapist to compare.
        is_done: Whether they were compared before.
    """

    theirs: str = field(repr=False)
    words: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    is_done: bool = False


def comparing(signer: Signer, own: PublicCode) -> Comparing:
    """What is to be compared with whoever signed a file."""
    return Comparing(
        f"The words of {whom(signer.name)}, as they came with the file",
        signer.code.words,
        own.words,
        signer.standing is Standing.COMPARED,
    )


def numbered(words: tuple[str, ...]) -> str:
    """One a line, with its number, so that two people do not lose their place."""
    return "\n".join(f"{number:\N{FIGURE SPACE}>2}.  {word}" for number, word in enumerate(words, start=1))


def listed_words(code: PublicCode) -> str:
    """In a row."""
    return "  ".join(code.words)


def grouped(code: PublicCode) -> str:
    """The line, some groups in each row."""
    groups = code.text.split("-")
    rows = [groups[start : start + A_LINE] for start in range(0, len(groups), A_LINE)]
    return "\n".join("-".join(row) for row in rows)
