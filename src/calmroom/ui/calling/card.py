"""Who to call, as lines that can be selected, copied and read out. It opens nothing and dials nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout

from calmroom.ui.calling.state import entries
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from calmroom.domain.care.calling import CallCard
    from calmroom.services.calling import CallingService
    from calmroom.ui.calling.state import Entry
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

NAME = "Who to call"
LEAST_TARGET = 24
"""Px: what takes the focus is never lower."""


def territory() -> str:
    """The ISO code of the country this machine is set to; empty where it says none."""
    here = QLocale.system()
    return "" if here.language() is QLocale.Language.C else QLocale.territoryToCode(here.territory())


class SelectableLabel(QLabel):
    """Words that can be selected by mouse and keyboard. Qt's own label, because it shows what is selected."""

    def __init__(self, look: Look, words: str, name: str, role: Role = Role.BODY, *, strong: bool = False) -> None:
        super().__init__(words)
        self.look = look
        self._role, self._strong = role, strong
        identify(self, name, words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST_TARGET)
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self.look.theme.font(self._role, strong=self._strong))


class CallList(Card):
    """The list. Before it is shown, ``refresh`` reads it again.

    Args:
        context: The worker and the look.
        calling: Whose list it is.
        name: Its name, and the beginning of the names of its lines.
        own: Whether the person's own list is part of it.

    Signals:
        changed: Other lines stand there now.
    """

    changed = Signal()

    def __init__(self, context: Context, calling: CallingService, name: str, *, own: bool = True) -> None:
        super().__init__(context.look, name)
        self._calling, self._context, self._own = calling, context, own
        self._shown: tuple[Entry, ...] = ()
        self.setAccessibleName(NAME)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(8)
        self.lines: list[QLabel] = []

    def refresh(self) -> None:
        """Read the list again. The own one stands there at once; the file with the numbers is read on the worker."""
        if not self._shown:
            self.show_card(self._calling.first_card())
        here = territory()
        self._context.tasks.run(lambda: self._calling.card(here), self.show_card)

    def show_card(self, card: CallCard) -> None:
        """Show these lines, unless they stand there already."""
        found = entries(card, own=self._own)
        if found == self._shown:
            return
        self.forget()
        self._shown = found
        for number, entry in enumerate(found, start=1):
            if entry.is_heading and number > 1:
                self._column.addSpacing(6)
            role = Role.SMALL if entry.is_heading else Role.BODY
            label = SelectableLabel(
                self.look, entry.words, f"{self.objectName()}.{number}", role, strong=entry.is_heading
            )
            if entry.is_heading:
                label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._column.addWidget(label)
            # The layout alone shows it a moment later; until then the list would have no height, and a reader jump.
            label.show()
            self.lines.append(label)
        self.changed.emit()

    def forget(self) -> None:
        """Show nothing of a person any more."""
        self._shown = ()
        self.lines.clear()
        clear(self._column)
