"""Settings in a TOML file that a person can read and mend."""

from __future__ import annotations

import json
import logging
import tomllib
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from calmroom.domain.settings import GREATEST_CAPTION, GREATEST_TEXT, LEAST_CAPTION, LEAST_TEXT, Settings
from calmroom.storage import faults, texts
from calmroom.storage.files import PRIVATE_FOLDER, replace_private

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = ".broken"
RANGES = {
    "voice_level": (0, 100),
    "bed_level": (0, 100),
    "text": (LEAST_TEXT, GREATEST_TEXT),
    "caption_size": (LEAST_CAPTION, GREATEST_CAPTION),
}
"""Numbers outside these are taken to the nearest end."""
_USUAL = Settings()
_log = logging.getLogger(__name__)


class SettingsFile:
    """Settings at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """The settings; what cannot be read is as at the first start, and a broken file is kept as ``.broken``."""
        try:
            found = tomllib.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return _USUAL
        except OSError:
            _log.warning("The settings file cannot be read; settings are as at the first start.")
            return _USUAL
        except (ValueError, RecursionError):
            self._put_aside()
            return _USUAL
        known = {one.name: _typed(one.name, found.get(one.name)) for one in fields(Settings)}
        return Settings(**known)

    def save(self, settings: Settings) -> None:
        """Write them whole.

        Raises:
            CalmroomError: If the file cannot be written; the old one stands.
        """
        lines = [f"{one.name} = {_toml(getattr(settings, one.name))}" for one in fields(settings)]
        try:
            self._path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            replace_private(self._path, ("\n".join(lines) + "\n").encode("utf-8"))
        except OSError as fault:
            raise faults.of_disk(fault) from fault

    def _put_aside(self) -> None:
        _log.warning("The settings file is broken; it is kept beside, and settings are as at the first start.")
        try:
            self._path.replace(self._path.with_name(self._path.name + BROKEN))
        except OSError:
            _log.warning("The broken settings file could not be put aside.")


def _typed(name: str, value: object) -> Any:  # noqa: ANN401 - of the type of that field
    """The value where it has the type of its field, else the usual one."""
    usual = getattr(_USUAL, name)
    if isinstance(usual, StrEnum):
        return next((choice for choice in type(usual) if choice.value == value), usual)
    if isinstance(usual, tuple):
        right = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return tuple(value) if right and isinstance(value, list) else usual
    if type(value) is not type(usual):
        return usual
    if isinstance(value, int) and name in RANGES:
        least, greatest = RANGES[name]
        return max(least, min(greatest, value))
    return value


def _toml(value: str | bool | int | tuple[str, ...]) -> str:  # noqa: FBT001 - any value of a field
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # A JSON string is a TOML string but for DEL, which TOML wants escaped.
    return json.dumps(texts.whole(value), ensure_ascii=False).replace("\x7f", "\\u007f")
