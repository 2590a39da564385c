"""Controls that are turned on and off: whoever turns one, and by whatever means, is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object


class Turning(_Button):
    """Goes before Qt's own class in a checkable button, and makes ``clicked`` tell of every person.

    Qt sends ``clicked`` for the pointer and the keyboard alone: assistive technology that performs *toggle* turns the
    button without. Here ``clicked`` is sent then as well, and is what to listen to for what a person asked;
    ``setChecked`` is the program's own way, and tells nobody.
    """

    _stays = False
    _told = False
    """Whether this change is the program's, or a click, of which Qt tells by itself."""

    def __init__(self, *given: Any) -> None:  # noqa: ANN401 - whatever the class of Qt's takes
        super().__init__(*given)
        self.toggled.connect(self._hear)

    def stay(self) -> None:
        """One of several, of which its owner marks one: pressed again it stays, and tells again.

        It goes on being read out as one of several. Its owner puts it into a ``QButtonGroup`` that is not exclusive,
        since Qt takes no notice of *toggle* on the one that holds.
        """
        self._stays = True
        self.setAutoExclusive(True)

    def setChecked(self, on: bool) -> None:  # noqa: FBT001, N802 - Qt's own
        """Show it on or off, and tell nobody."""
        before, self._told = self._told, True
        super().setChecked(on)
        self._told = before

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own
        """Somebody clicked."""
        before, self._told = self._told, True
        if self._stays:
            super().setChecked(True)
        else:
            super().nextCheckState()
        self._told = before

    def _hear(self, on: bool) -> None:  # noqa: FBT001 - the signature of toggled
        # One of several is turned off by Qt, when another is chosen; one that stays, by its owner.
        by_qt = self.autoExclusive() and not (self._stays and self.group())
        if self._told or (by_qt and not on):
            return
        if self._stays and not on:
            self.setChecked(True)
        # Qt knows the signal with and without an argument, and here takes the one without.
        self.clicked[bool].emit(self.isChecked())  # type: ignore[index]
