"""Settings in a TOML file that a person can read and mend. Nothing in it is about that person.

Before version 2 of the vault it held the private settings too; from such a file they are taken once. A file that
cannot be read is never written over: it is put aside under a dated name by whoever saves next, and that is told.
"""

from __future__ import annotations

import json
import logging
import time
import tomllib
from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import (
    BED_FADES,
    BED_STAYS,
    FIRST_STEPS,
    GREATEST_BALANCE,
    GREATEST_CAPTION,
    GREATEST_CUT,
    GREATEST_TEXT,
    LEAST_CAPTION,
    LEAST_TEXT,
    LIE_DOWN,
    LOCK_AFTER,
    MOST_DEVICES,
    PRIVATE,
    DeviceLevels,
    Settings,
)
from calmroom.storage import faults, texts
from calmroom.storage.files import PRIVATE_FOLDER, replace_private

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SET_ASIDE = ".set-aside-"
"""In the name of a file that could not be read, before the date."""
MOST_LINES = 500
NOT_READ = (
    "Your settings file could not be read, so some settings are as at first. What lies in your vault holds.",
    f"The file is kept beside the new one. Its name goes on with {SET_ASIDE.removesuffix('-')}.",
)
NOT_HERE = (
    "The folder that calmroom keeps its files in is not here, so the settings were not saved.",
    "Connect its disk, then change them again.",
)
RANGES = {
    "voice_level": (0, 100),
    "bed_level": (0, 100),
    "text": (LEAST_TEXT, GREATEST_TEXT),
    "caption_size": (LEAST_CAPTION, GREATEST_CAPTION),
    "balance": (-GREATEST_BALANCE, GREATEST_BALANCE),
    "treble_cut": (0, GREATEST_CUT),
}
"""Numbers outside these are taken to the nearest end."""
OFFERED = {
    "first_step": FIRST_STEPS,
    "lie_down": LIE_DOWN,
    "bed_stays": BED_STAYS,
    "bed_fades": BED_FADES,
    "lock_after": LOCK_AFTER,
}
"""Numbers between these are taken to the nearest of them."""
LEVELS = "levels"
_USUAL = Settings()
_log = logging.getLogger(__name__)


class SettingsFile:
    """Settings at a path.

    Args:
        path: The file.
        is_here: Whether the place that it lies in is connected; else nothing is made there.
    """

    def __init__(self, path: Path, is_here: Callable[[], bool] = lambda: True) -> None:
        self._path = path
        self._is_here = is_here
        self._old: dict[str, Any] = {}
        self._trouble: CalmroomError | None = None
        self._is_in_the_way = False

    @property
    def old(self) -> Mapping[str, Any]:
        """The private settings that an older calmroom had written here, by name, as they were loaded."""
        return dict(self._old)

    @property
    def trouble(self) -> CalmroomError | None:
        """What is to be told of the file as it was loaded."""
        return self._trouble

    def load(self) -> Settings:
        """The settings; what cannot be read is as at the first start. Nothing is changed yet."""
        self._trouble, self._is_in_the_way = None, False
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return _USUAL
        except OSError:
            self._note_trouble()
            return _USUAL
        try:
            found = tomllib.loads(content.decode("utf-8"))
        except (ValueError, RecursionError):
            self._note_trouble()
            found = _whole_lines(content.decode("utf-8", "replace"))
        self._old = {name: typed(name, found[name]) for name in PRIVATE if name in found}
        known = {name: typed(name, found.get(name)) for name in _names()}
        return Settings(**known, levels=_levels(found.get(LEVELS)))

    def save(self, settings: Settings) -> None:
        """Write them whole, but for the private ones; those that were here from before stay until ``drop_old``.

        Raises:
            CalmroomError: If the file cannot be written; the old one stands.
        """
        lines = [f"{name} = {_toml(getattr(settings, name))}" for name in _names()]
        lines += [f"{name} = {_toml(value)}" for name, value in self._old.items()]
        for each in settings.levels:
            values = [f"{one.name} = {_toml(getattr(each, one.name))}" for one in fields(each)]
            lines += ["", f"[[{LEVELS}]]", *values]
        if not self._is_here():
            raise CalmroomError(*NOT_HERE)
        try:
            self._path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            self._put_aside()
            replace_private(self._path, ("\n".join(lines) + "\n").encode("utf-8"))
        except OSError as fault:
            raise faults.of_disk(fault) from fault

    def drop_old(self, settings: Settings) -> None:
        """The private settings are in the vault: write the file without them, where it had any.

        Raises:
            CalmroomError: If the file cannot be written; the old one stands.
        """
        before, self._old = self._old, {}
        if not before:
            return
        try:
            self.save(settings)
        except CalmroomError:
            self._old = before
            raise

    def _note_trouble(self) -> None:
        _log.warning("The settings file cannot be read; what is missing is as at the first start.")
        self._trouble, self._is_in_the_way = CalmroomError(*NOT_READ), True

    def _put_aside(self) -> None:
        """Let a file that could not be read have another name, before one is written in its place."""
        if self._is_in_the_way:
            self._path.replace(_free_name(self._path))
            self._is_in_the_way = False


def _free_name(path: Path) -> Path:
    stem = f"{path.name}{SET_ASIDE}{time.strftime('%Y-%m-%d-%H%M%S')}"
    number, name = 1, stem
    while path.with_name(name).exists():
        number += 1
        name = f"{stem}-{number}"
    return path.with_name(name)


def _whole_lines(text: str) -> dict[str, Any]:
    """What the lines say that can be read alone, up to the first table: each setting is written in one line."""
    found: dict[str, Any] = {}
    for line in text.splitlines()[:MOST_LINES]:
        if line.startswith("["):
            break
        if "\ufffd" in line:
            continue
        try:
            found |= tomllib.loads(line)
        except (ValueError, RecursionError):
            continue
    return found


def _names() -> list[str]:
    return [one.name for one in fields(Settings) if one.name != LEVELS and one.name not in PRIVATE]


def typed(name: str, value: object) -> Any:  # noqa: ANN401 - of the type of that field
    """The value where it has the type of its field, else the usual one."""
    usual = getattr(_USUAL, name)
    if isinstance(usual, StrEnum):
        return next((choice for choice in type(usual) if choice.value == value), usual)
    if isinstance(usual, tuple):
        right = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return tuple(value) if right and isinstance(value, list) else usual
    if type(value) is not type(usual):
        return usual
    return _bounded(name, value) if type(value) is int else value


def _bounded(name: str, value: int) -> int:
    if name in RANGES:
        least, greatest = RANGES[name]
        return max(least, min(greatest, value))
    return min(OFFERED.get(name, (value,)), key=lambda offered: abs(offered - value))


def _levels(found: object) -> tuple[DeviceLevels, ...]:
    """The levels of each device, once; what is not whole is left out."""
    kept: dict[str, DeviceLevels] = {}
    for each in found if isinstance(found, list) else ():
        match each:
            case {"device": str(device), "voice": int(voice), "bed": int(bed)} if device not in kept:
                levels = (_bounded(name, level) for name, level in (("voice_level", voice), ("bed_level", bed)))
                kept[device] = DeviceLevels(device, *levels)
            case _:
                pass
    return tuple(kept.values())[:MOST_DEVICES]


def _toml(value: str | bool | int | tuple[str, ...]) -> str:  # noqa: FBT001 - any value of a field
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # A JSON string is a TOML string but for DEL, which TOML wants escaped.
    return json.dumps(texts.whole(value), ensure_ascii=False).replace("\x7f", "\\u007f")
