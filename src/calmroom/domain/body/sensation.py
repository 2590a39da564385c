"""What a sensation is like: eight words that can be painted, and longer lists to choose from or add to."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Quality(StrEnum):
    """The eight words that have a colour and a texture; ``nothing`` is a full answer."""

    WARM = "warm"
    PULSING = "pulsing"
    HEAVY = "heavy"
    FLOATING = "floating"
    TIGHT = "tight"
    STILL = "still"
    NUMB = "numb"
    NOTHING = "nothing"


class Strength(IntEnum):
    """How much of it there is."""

    FAINT = 1
    MEDIUM = 2
    STRONG = 3

    @property
    def word(self) -> str:
        """``faint``, ``medium`` or ``strong``."""
        return self.name.lower()


class Depth(StrEnum):
    """Where in depth it is."""

    SKIN = "skin"
    INSIDE = "inside"
    AROUND = "around"


SENSATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("weight", ("heavy", "light", "floating", "sinking", "carried", "full", "empty", "hollow")),
    ("warmth", ("warm", "hot", "cool", "cold", "even")),
    ("movement", ("still", "pulsing", "flowing", "swaying", "trembling", "tingling", "buzzing", "fidgety", "restless")),
    ("texture", ("soft", "smooth", "rough", "dense", "thick", "melting", "sore", "tender", "prickly")),
    ("space", ("wide", "open", "deep", "long", "tight", "narrow", "close", "braced", "easy")),
    ("clearness", ("clear", "vague", "numb", "far", "near", "nothing", "unpleasant")),
)
"""Words for sensation, in small groups; a person may add others."""

FEELINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("at ease", ("calm", "content", "safe", "grateful", "relieved", "rested", "amused", "glad")),
    ("open", ("curious", "hopeful", "touched", "tender", "proud", "surprised", "clear")),
    ("low", ("sad", "lonely", "tired", "flat", "disappointed", "homesick")),
    ("stirred", ("anxious", "afraid", "angry", "irritated", "ashamed", "overwhelmed", "impatient", "tearful")),
    ("between", ("unsure", "mixed", "quiet", "the same", "no word")),
)
"""Words for feelings, in small groups; none of them need be chosen."""
