"""How large anything in a file from somebody else may be, and what it may be called (docs/routine-file.md)."""

from __future__ import annotations

import re
from typing import Final

FORMAT: Final = 1
"""The version of both containers."""
MOST_FILE: Final = 2**30
"""Bytes of a whole file."""
MOST_ENTRIES: Final = 512
MOST_DIRECTORY: Final = 128 * 2**10
"""Bytes of the directory of a container; 512 entries with the longest names have some 64 kB."""
MOST_MANIFEST: Final = 2**20
MOST_SCRIPT: Final = 256 * 2**10
MOST_SOUND: Final = 2**28
MOST_SCRIPTS: Final = 60
MOST_RECORDINGS: Final = 450
MOST_RATIO: Final = 100
"""Bytes that may come of one packed byte, where it is more than ``SMALL`` in all."""
SMALL: Final = 4096
MOST_DEPTH: Final = 12
"""Objects and lists within one another, in a manifest or a shared document."""
MOST_SHARE: Final = 16 * 2**20
"""Bytes of a shared document."""
LONGEST_SOUND: Final = 4 * 3600.0
"""Seconds of a recording."""
PIECE: Final = 2**16
"""Bytes that are held at once."""

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
SCRIPTS: Final = "scripts"
AUDIO: Final = "audio"
SCRIPT_ENDING: Final = ".calm.md"
SOUND_ENDINGS: Final = (".opus", ".flac")
_SEGMENT: Final = re.compile(r"[a-z0-9_-][a-z0-9._-]{0,63}")
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin|conout|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for devices, whatever ending follows."""


def is_name(name: str) -> bool:
    """Whether a file may be called so on every system: one segment, without a folder."""
    plain = _SEGMENT.fullmatch(name) is not None and ".." not in name and not name.endswith(".")
    return plain and _RESERVED.fullmatch(name.partition(".")[0]) is None


def is_script_name(name: str) -> bool:
    """Whether a script within a routine may be called so."""
    return is_name(name) and name.endswith(SCRIPT_ENDING) and len(name) > len(SCRIPT_ENDING)


def is_sound_name(name: str) -> bool:
    """Whether a recording within a routine may be called so."""
    return is_name(name) and any(name.endswith(each) and len(name) > len(each) for each in SOUND_ENDINGS)


def most_of(path: str) -> int:
    """The most bytes that what lies there may have; 0 where nothing may lie."""
    folder, slash, name = path.rpartition("/")
    if not slash:
        return {MANIFEST: MOST_MANIFEST, SIGNATURE: 64}.get(name, 0)
    if folder == SCRIPTS and is_script_name(name):
        return MOST_SCRIPT
    return MOST_SOUND if folder == AUDIO and is_sound_name(name) else 0
