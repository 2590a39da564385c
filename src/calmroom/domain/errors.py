"""What can go wrong, in words that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CalmroomError(Exception):
    """A fault that a person can act on.

    Args:
        message: What happened and what is safe, in one plain sentence. Never holds a person's own words.
        hint: What to do about it; empty where there is nothing to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Severity(StrEnum):
    """Whether a problem keeps a script out of the library."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a script, with the place to mend it.

    ``line`` and ``column`` count from 1, as editors do.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        """``path:line:column: RULE severity: message``, so that editors can jump to it."""
        return f"{self.path}:{self.line}:{self.column}: {self.rule} {self.severity}: {self.message}"
