"""A personal folder, agreements and a shelf in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from calmroom.domain.errors import CalmroomError, Problem
from calmroom.domain.library.personal import FoundScript
from calmroom.scripts.parser import parse
from calmroom.scripts.source import ENDING


class MemoryPersonal:
    """Files by name; what is put in is read as the real folder reads it.

    Attributes:
        files: The texts.
        said: What the rules say against a file, by its name.
    """

    def __init__(self, files: Mapping[str, str] | None = None, folder: Path = Path("/home/iris/scripts")) -> None:
        self.files: dict[str, str] = dict(files or {})
        self.said: dict[str, tuple[Problem, ...]] = {}
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where it would be."""
        return self._folder

    def look(self) -> tuple[FoundScript, ...]:
        """Every script, by name."""
        return tuple(_found(name, self.files[name]) for name in sorted(self.files))

    def bring(self, path: Path) -> str:
        """Take a file's text in under its name, or beside what has it."""
        if not path.name.endswith(ENDING):
            message = "That is no script."
            raise CalmroomError(message)
        text, name, number = path.read_text("utf-8"), path.name, 1
        while self.files.get(name, text) != text:
            number += 1
            name = f"{path.name.removesuffix(ENDING)} {number}{ENDING}"
        self.files[name] = text
        return name

    def lint(self, found: FoundScript) -> tuple[Problem, ...]:
        """What was put down as said."""
        return self.said.get(found.name, found.problems)


@dataclass
class MemoryAgreements:
    """Agreements in memory. ``fault`` is raised by every writing while it is set."""

    agreed: dict[str, str] = field(default_factory=dict)
    fault: CalmroomError | None = None

    def load(self) -> Mapping[str, str]:
        """All of it."""
        return dict(self.agreed)

    def save(self, agreed: Mapping[str, str]) -> None:
        """Keep it."""
        if self.fault is not None:
            raise self.fault
        self.agreed = dict(agreed)


def _found(name: str, text: str) -> FoundScript:
    parsed = parse(text, name)
    return FoundScript(name, hashlib.sha256(text.encode()).hexdigest(), parsed.script, parsed.problems)
