"""What is agreed to, word for word (content/3-safety.md 3.7), and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

VERSION = 2
"""Of the wording below; whoever agreed to an older one is asked again."""
ADULT = "I am 18 or older."
YOUNG = "I am 16 or 17. My therapist and my parent or guardian agree."
PURPOSE = "calmroom helps me rest and notice my body. It is not medical care. It is not therapy."
STOPPING = "I know that I can stop at any time, and how to reach Ground me."
STIRRED = (
    "I know that some people feel stirred up, tearful, restless or more anxious. If that is strong or lasts, "
    "I will stop and talk to someone."
)
DOCTOR = "I have read who should ask a doctor first."
JOURNAL = (
    "My journal stays on this computer. I can export or delete it. People who can use my account on this computer may "
    "be able to read it unless I set a passphrase."
)
ITEMS = (PURPOSE, STOPPING, STIRRED, DOCTOR, JOURNAL)
"""Beside the age, each is a box of its own, and none is ticked in advance."""

WITH_THERAPIST = "I have talked with my therapist about doing this alone"
WITHOUT_THERAPIST = "I choose this without a therapist, and I know where to get help"
NOT_ALONE = "I am not alone in the house, or someone knows"
DEEP = (WITH_THERAPIST, WITHOUT_THERAPIST)
"""Either of them opens level 3."""
WITHDRAWN: tuple[str, ...] = ()
"""The items of the record that takes back what was agreed to; nothing that was kept is taken away."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to, in which wording, and when."""

    version: int
    given: datetime
    items: tuple[str, ...]


class Consents(Protocol):
    """What was agreed to."""

    def all(self) -> tuple[Consent, ...]:
        """Every one, in the order in which they were given."""
        ...

    def save(self, consent: Consent) -> None:
        """Write it."""
        ...

    def latest(self) -> Consent | None:
        """The last one, if any."""
        ...


@dataclass(frozen=True, slots=True)
class Agreed:
    """What holds now.

    Attributes:
        first: What was agreed to at the first start, unless it was taken back since.
        level_3: What opened level 3, unless it was taken back since.
        withdrawn: The record that took it back, unless something was agreed to since.
        is_young: Whether it is used at 16 or 17, with the agreement of others; taking back makes nobody older.
    """

    first: Consent | None = None
    level_3: Consent | None = None
    withdrawn: Consent | None = None
    is_young: bool = False


NOTHING = Agreed()


def agreed(consents: Iterable[Consent]) -> Agreed:
    """What holds after all that was agreed to and taken back, in the order in which it was."""
    now = NOTHING
    for one in consents:
        if one.items == WITHDRAWN:
            now = Agreed(withdrawn=one, is_young=now.is_young)
        elif set(one.items) & set(DEEP):
            opens = _opens(one, is_young=now.is_young)
            now = replace(now, level_3=one if opens else now.level_3)
        else:
            is_young = YOUNG in one.items
            keeps = now.level_3 is not None and _opens(now.level_3, is_young=is_young)
            now = Agreed(one, now.level_3 if keeps else None, is_young=is_young)
    return now


def _opens(one: Consent, *, is_young: bool) -> bool:
    return bool(set(one.items) & set(deep_items(is_young=is_young)))


def deep_items(*, is_young: bool) -> tuple[str, ...]:
    """What opens level 3, one of them being enough; at 16 and 17 it takes the therapist."""
    return (WITH_THERAPIST,) if is_young else DEEP
