"""Where files lie on this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "calmroom"
HOME = "CALMROOM_HOME"
"""The environment's way to keep everything in one folder, on a stick or in a test."""
PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one person on this machine.

    Attributes:
        data: The vault and its keys.
        config: Settings.
        cache: What can be made again.
        logs: What went wrong, without anybody's words.
        personal_scripts: Practices that the person has put there.
        home: The one folder that all of them lie in, where it was chosen.
    """

    data: Path
    config: Path
    cache: Path
    logs: Path
    personal_scripts: Path
    home: Path | None = None

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"


def find_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """The folders, by ``CALMROOM_HOME`` where it is set and by the system's custom otherwise. None is made."""
    folder = Path(home).expanduser().absolute() if (home := environ.get(HOME)) else None
    if folder is not None:
        data, config, cache, logs = (folder / name for name in ("data", "config", "cache", "logs"))
    else:
        from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed where the home is given

        dirs = PlatformDirs(NAME, appauthor=False, roaming=False)
        data, config, cache, logs = (
            dirs.user_data_path,
            dirs.user_config_path,
            dirs.user_cache_path,
            dirs.user_log_path,
        )
    return Paths(data, config, cache, logs, data / "scripts", folder)


def is_connected(paths: Paths) -> bool:
    """Whether the place of a chosen home is there, be it on a stick. Of a home itself one folder is made, not more."""
    return paths.home is None or paths.home.is_dir() or paths.home.parent.is_dir()


def make_folders(paths: Paths) -> None:
    """Make what is missing, readable by its owner alone.

    Raises:
        CalmroomError: If a folder cannot be made, or what it would lie on is not connected.
    """
    if not is_connected(paths):
        raise CalmroomError(
            f"The place that {HOME} names is not here, so nothing was made.",
            f"Connect its disk and try again, or set {HOME} to a folder that is here.",
        )
    for folder in (paths.data, paths.config, paths.cache, paths.logs, paths.personal_scripts):
        try:
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            if folder.stat().st_mode & 0o077:
                folder.chmod(PRIVATE_FOLDER)
        except OSError as fault:
            raise CalmroomError(
                "calmroom cannot make the folder it keeps its files in.",
                f"Make {folder} writable, or set {HOME} to a folder that is, then start again.",
            ) from fault


def can_write(folder: Path) -> bool:
    """Whether a file could be made in a folder, or in the nearest one above it that exists."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return os.access(nearest, os.W_OK)


def documents_folder() -> Path:
    """Where this person's documents lie, else their home."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - only where a copy is written

    found = user_documents_path()
    return found if found.is_dir() else Path.home()


def music_folder() -> Path:
    """Where this person's music lies, else what was fetched, else their home."""
    from platformdirs import user_downloads_path, user_music_path  # noqa: PLC0415 - only where a file is written

    return next((folder for folder in (user_music_path(), user_downloads_path()) if folder.is_dir()), Path.home())
