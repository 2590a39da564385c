"""Who asks a doctor first, and what calmroom changes for them (content/3-safety.md 3.2, in plain words)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from calmroom.domain.beds import NO_BED

if TYPE_CHECKING:
    from collections.abc import Collection


class Asks(StrEnum):
    """What a condition asks for; the letters are those of section 3.2."""

    HEAD = "A"
    """No hands on the head or the neck: the words without touch are used."""
    CLINICIAN = "B"
    """Levels 2 and 3 stay closed."""
    ADJUSTING = "C"
    """Everything is open; some of it is changed, or better left."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that can be ticked.

    Attributes:
        id: What is kept of a tick; it never changes.
        where: The cautions of a practice for which ``words`` are good to know; with none they hold for every practice.
    """

    id: str
    asks: Asks
    words: str
    where: str = ""


def _ticks(asks: Asks, *rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Condition, ...]:
    return tuple(Condition(row[0], asks, row[1], row[2] if len(row) > 2 else "") for row in rows)


PREGNANT = "pregnant"
WHEN_TICKED = {
    "suicide": "You do not have to be alone with that. Ground me, at the bottom left, has people to call.",
}
"""What is said beside a box as soon as it is ticked."""
OWN_BREATH = ("heart", "asthma")
"""With these the breath is left to itself: nothing paces it."""
EPILEPSY, LOUD, HEARING_AIDS = "epilepsy", "sound", "hearing-aids"
SOFTLY = 40
"""The voice's level, 0 to 100, for those to whom sound can hurt."""

CONDITIONS = (
    *_ticks(
        Asks.HEAD,
        ("stroke", "You had a stroke or bleeding in the brain in the last six months, or it is not yet stable."),
        ("aneurysm", "You have a bulge in a blood vessel of the brain (an aneurysm), or somebody thinks you may."),
        ("vessels", "Vessels in your brain have grown in an unusual way."),
        ("pressure", "The pressure inside your skull is too high, you have water on the brain, or you have a shunt."),
        ("injury", "Not long ago you hurt your head, had a concussion, or broke your skull or neck."),
        ("operation", "Not long ago you had an operation on the head, neck or spine."),
        ("needle", "Not long ago you had a needle in your lower back (a lumbar puncture or an epidural)."),
        ("leak", "Spinal fluid leaks."),
        ("chiari", "You have a Chiari malformation."),
        (
            "neck",
            "Your neck is not stable. This can come with rheumatoid arthritis, Ehlers-Danlos or Down syndrome.",
        ),
        ("bleeding", "You bleed easily, or you take blood thinners."),
    ),
    *_ticks(
        Asks.CLINICIAN,
        ("psychosis", "You have psychosis or mania, or had it in the past year."),
        ("dissociative", "You have a dissociative disorder."),
        ("suicide", "You think of suicide or of hurting yourself."),
        ("recent", "Something very hard happened in the last three months: a shock, a death, a crisis."),
        ("trauma", "You live with trauma (PTSD) that has not been treated."),
        ("withdrawal", "You are coming off alcohol or drugs."),
        ("eating", "You have an eating disorder."),
    ),
    *_ticks(
        Asks.ADJUSTING,
        (PREGNANT, "Pregnant: after about 28 weeks, lie on your side and not flat on your back.", "P"),
        (
            "breath",
            "Also when pregnant: breathe as you like, never hold your breath, and skip the belly if it is not welcome.",
            "BP",
        ),
        (
            "heart",
            "Heart or lung illness, low blood pressure, or fainting: breathe at your own pace and get up slowly.",
            "BMZ",
        ),
        (EPILEPSY, "Epilepsy: the breath pacer is off, and better left off.", "B"),
        (LOUD, "Ringing in the ears, or sound that hurts: calmroom begins softly, and without a bed."),
        ("pain", "Pain that stays: keep some distance from it and rest your attention where it is easier.", "RME"),
        ("asthma", "Asthma: let the breath be, and choose something else to follow.", "B"),
        ("glaucoma", "Glaucoma: let nothing press on your eyes.", "TH"),
        (HEARING_AIDS, "Hearing aids: every line can be read on the screen, and both ears hear the same."),
        (
            "limb",
            "A limb that is missing, numb or does not move: the place where it was, or the space there, is enough.",
            "M",
        ),
    ),
)
"""Every box there is, in the order in which they are read."""


def ticked(conditions: Collection[str], asks: Asks) -> tuple[Condition, ...]:
    """Those of one kind among the ticked ones."""
    return tuple(one for one in CONDITIONS if one.asks is asks and one.id in conditions)


def spares_the_head(conditions: Collection[str]) -> bool:
    """Whether no line may ask for a hand: the words without touch are used."""
    return bool(ticked(conditions, Asks.HEAD))


def good_to_know(conditions: Collection[str], cautions: Collection[str]) -> tuple[str, ...]:
    """What those who ticked a box are told beside a practice with these cautions."""
    return tuple(
        one.words for one in ticked(conditions, Asks.ADJUSTING) if one.where and set(one.where) & set(cautions)
    )


def adjusted(before: Collection[str], now: Collection[str], voice_level: int) -> dict[str, Any]:
    """Settings that change with what was newly ticked; each can be changed back, and taking a tick away changes none.

    Args:
        before: What was ticked.
        now: What is ticked.
        voice_level: As it is set, 0 to 100.
    """
    new = set(now) - set(before)
    changes: dict[str, Any] = {}
    if new & {EPILEPSY, *OWN_BREATH}:
        changes["pacer"] = False
    if LOUD in new:
        changes |= {"bed": NO_BED, "voice_level": min(voice_level, SOFTLY)}
    if HEARING_AIDS in new:
        changes["mono"] = True
    return changes
