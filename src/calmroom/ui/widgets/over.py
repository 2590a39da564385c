"""What is laid over a person's words without touching them: hits of a search, words that no dictionary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTextEdit


class Over:
    """Several kinds of things over one field; each kind replaces its own.

    Args:
        field: Where the words are.
    """

    def __init__(self, field: QTextEdit) -> None:
        self._field = field
        self._laid: dict[str, tuple[QTextEdit.ExtraSelection, ...]] = {}

    def lay(self, kind: str, laid: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Lay these, instead of those of the same kind."""
        if laid or self._laid.get(kind):
            self._laid[kind] = tuple(laid)
            self._field.setExtraSelections([one for several in self._laid.values() for one in several])

    def laid(self, kind: str) -> tuple[QTextEdit.ExtraSelection, ...]:
        """What lies there of a kind."""
        return self._laid.get(kind, ())

    def clear(self) -> None:
        """Lay nothing; another text is shown."""
        self._laid = {}
        self._field.setExtraSelections([])
