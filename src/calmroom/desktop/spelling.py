"""The machine's dictionaries, by way of Enchant: Hunspell's, Aspell's, and whatever else the system has.

Enchant keeps lists of personal words, one for each language, in a folder of its own, and makes them as it opens a
dictionary. Here there are none: what a person writes lies in the vault alone, and nobody else's lists are read.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from enchant import Broker, Dict

_FOLDER: Final = "ENCHANT_CONFIG_DIR"
_LIBRARY: Final = "libenchant-2.so.2"
_NONE: Final = "Spelling cannot be checked: this computer has no Enchant."
_BRINGS: Final = {
    "linux": "The package libenchant-2-2, in some systems enchant2, brings it.",
    "darwin": "With Homebrew, brew install enchant brings it.",
}
_REPAIR: Final = "Installing calmroom once more brings it."
_BROKEN: Final = "A dictionary could not be read: {language}."


class SystemDictionaries:
    """Opens a dictionary when it is first asked something. All of it on one thread, as Enchant wants."""

    def __init__(self) -> None:
        self._open: dict[str, Dict] = {}

    def languages(self) -> tuple[str, ...]:
        """The tags of those there are.

        Raises:
            CalmroomError: If Enchant is not there.
        """
        return tuple(sorted({tag for tag, _ in _broker().list_dicts() if "-" not in tag}))

    def knows(self, language: str, word: str) -> bool:
        """Whether a word is in a dictionary.

        Raises:
            CalmroomError: If it cannot be read.
        """
        return bool(self._dictionary(language).check(word))

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """Words much like this one, the likeliest first.

        Raises:
            CalmroomError: If it cannot be read.
        """
        return tuple(self._dictionary(language).suggest(word))

    def _dictionary(self, language: str) -> Dict:
        if language not in self._open:
            broker = _broker()
            from enchant.errors import Error  # noqa: PLC0415 - there, once there is a broker

            try:
                self._open[language] = broker.request_dict(language)
            except Error as fault:
                raise CalmroomError(_BROKEN.format(language=language)) from fault
        return self._open[language]


@cache
def _broker() -> Broker:
    # A place within a file can never be a folder: no list is made, and none is found.
    os.environ[_FOLDER] = str(Path(__file__) / "none")
    if sys.platform == "linux" and not _loads():
        # Looked for by its package, it would be asked of a compiler next.
        raise CalmroomError(_NONE, _BRINGS["linux"])
    try:
        from enchant import Broker  # noqa: PLC0415 - read when the first word is looked up
    except ImportError as fault:
        raise CalmroomError(_NONE, _BRINGS.get(sys.platform, _REPAIR)) from fault
    return Broker()


def _loads() -> bool:
    try:
        ctypes.CDLL(_LIBRARY)
    except OSError:
        return False
    return True
