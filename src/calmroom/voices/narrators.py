"""The two people-like voices that calmroom is narrated in."""

from __future__ import annotations

from typing import Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.ports import Voice

_ORIGIN: Final = "A synthetic voice, {id} of Kokoro-82M (Apache-2.0), spoken once and shipped as clips."

NARRATORS: Final = (
    Voice("bf_emma", "Wren", _ORIGIN.format(id="bf_emma")),
    Voice("am_michael", "Rowan", _ORIGIN.format(id="am_michael")),
)
"""Every narrator, the one used unless another is chosen first."""

_ACCENTS: Final = {"a": "en-us", "b": "en-gb"}
"""The first letter of a Kokoro voice says which English it was recorded in."""


def narrator(name: str) -> Voice:
    """The narrator with this id or plain name, however it is capitalised.

    Raises:
        CalmroomError: If there is no such narrator; the message names those there are.
    """
    wanted = name.strip().casefold()
    for voice in NARRATORS:
        if wanted in {voice.id.casefold(), voice.name.casefold()}:
            return voice
    known = " and ".join(f"{voice.name} ({voice.id})" for voice in NARRATORS)
    raise CalmroomError("There is no such narrator.", f"The narrators are {known}.")


def accent(voice: str) -> str:
    """The kind of English a narrator speaks, as phonemes are asked for: ``en-gb`` or ``en-us``."""
    return _ACCENTS[narrator(voice).id[0]]
