"""Which scripts of their own a person has seen and agreed to: a small file beside the vault, a mark for each name."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME: Final = "scripts.agreed.json"
MOST_BYTES: Final = 256 * 1024
PRIVATE_FILE: Final = 0o600
_MARK = re.compile(r"[0-9a-f]{64}")
_SCHEMA = 1
_log = logging.getLogger(__name__)


class AgreedScripts:
    """The file at a path. Where it cannot be read, nothing was agreed to, and everything is asked again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Mapping[str, str]:
        """The marks by the names of their files."""
        try:
            with self._path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
            found = json.loads(raw) if len(raw) <= MOST_BYTES else None
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            _log.warning("What was agreed to cannot be read; it is asked again.")
            return {}
        agreed = found.get("agreed") if isinstance(found, dict) and found.get("schema") == _SCHEMA else None
        if not isinstance(agreed, dict):
            return {}
        return {name: mark for name, mark in agreed.items() if isinstance(mark, str) and _MARK.fullmatch(mark)}

    def save(self, agreed: Mapping[str, str]) -> None:
        """Write it whole, or not at all.

        Raises:
            CalmroomError: If it cannot be written; the old file stands.
        """
        text = json.dumps({"schema": _SCHEMA, "agreed": dict(sorted(agreed.items()))}, indent=1, ensure_ascii=False)
        part = self._path.with_name(f"{NAME}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as file:
                file.write((text + "\n").encode("utf-8", "surrogateescape"))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as fault:
            with contextlib.suppress(OSError):
                part.unlink()
            raise CalmroomError(
                "What you agreed to could not be written, so your library is as it was.",
                "Look whether there is room on the disk, then try again.",
            ) from fault
