"""What the player tells a screen reader: a part that begins, a hold, and the line where no voice speaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Teller:
    """Notices what is new since it was last asked.

    Args:
        speaker: The widget the announcements come from.
    """

    def __init__(self, speaker: QWidget) -> None:
        self._speaker = speaker
        self._parts: tuple[tuple[str, float], ...] = ()
        self._part, self._held, self._line = -1, False, ""
        self._aside = self._note = ""

    def begin(self, parts: tuple[tuple[str, float], ...]) -> None:
        """Begin with another practice; its first part is not told."""
        self._parts = parts
        self._part, self._held, self._line = -1, False, ""
        self._aside = self._note = ""

    def say(self, aside: str, note: str) -> None:
        """Tell what the app says itself, each once: where nobody speaks, and of a part that was left out."""
        if aside and aside != self._aside:
            announce(self._speaker, aside)
        if note and note != self._note:
            announce(self._speaker, note)
        self._aside, self._note = aside, note

    def read(self, line: str) -> None:
        """Tell a line that nobody speaks, once."""
        if line and line != self._line:
            announce(self._speaker, line)
        self._line = line

    def hear(self, part: int, *, held: bool) -> None:
        """Tell what has changed."""
        if held and not self._held:
            announce(self._speaker, "Held. As long as you like.")
        self._held = held
        if part != self._part and 0 <= part < len(self._parts):
            if self._part >= 0:
                announce(self._speaker, f"Part {part + 1} of {len(self._parts)}, {self._parts[part][0].casefold()}")
            self._part = part
