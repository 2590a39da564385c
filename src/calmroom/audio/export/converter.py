"""Where ffmpeg is on this machine, and the line that installs it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

NAME: Final = "ffmpeg"
_ELSEWHERE: Final = (
    "/opt/homebrew/bin",
    "/usr/local/bin",
    "/opt/local/bin",
    "~/AppData/Local/Microsoft/WinGet/Links",
)
"""Where a program that was started by a click often does not look."""
_ON_LINUX: Final = (
    ("apt", "sudo apt install ffmpeg"),
    ("dnf", "sudo dnf install ffmpeg-free"),
    ("pacman", "sudo pacman -S ffmpeg"),
    ("zypper", "sudo zypper install ffmpeg"),
    ("apk", "sudo apk add ffmpeg"),
)


def find_converter() -> str | None:
    """The path of ffmpeg; never one that merely lies in the folder where the program was started."""
    folders = [os.environ.get("PATH", os.defpath), *(str(Path(folder).expanduser()) for folder in _ELSEWHERE)]
    found = shutil.which(NAME, path=os.pathsep.join(folders))
    return found if found is not None and Path(found).is_absolute() else None


def install_line(platform: str = sys.platform, find: Callable[[str], object] = shutil.which) -> str:
    """What to type to have ffmpeg."""
    if platform == "win32":
        return "winget install ffmpeg"
    if platform == "darwin":
        return "brew install ffmpeg"
    return next((line for tool, line in _ON_LINUX if find(tool) is not None), _ON_LINUX[0][1])
