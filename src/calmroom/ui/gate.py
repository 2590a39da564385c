"""Why something is closed, and where it can be: what opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import NotYetButton
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from calmroom.domain.care.gates import Gate
    from calmroom.ui.theme.look import Look

WHAT_OPENS = "It opens when one of the first two is ticked."
WHAT_OPENS_ALONE = "It opens when the first is ticked."


class GateBox(QWidget):
    """A sentence, and where ticking helps, boxes that nobody has ticked and a button.

    Signals:
        agreed: The words of every box that was ticked, in order.
    """

    agreed = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self._name = name
        self._boxes: list[CheckBox] = []
        self._asked: tuple[str, ...] = ()
        self._either = 0
        identify(self, name)
        self.why = TextLabel(look, "", Role.BODY, name=f"{name}.why")
        self.rule = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.rule")
        self.open = NotYetButton(look, "Open level 3", f"{name}.open", WHAT_OPENS)
        self.open.clicked.connect(lambda: self.agreed.emit(self.ticked()))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(CareIcon(look), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.why, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._rows)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rule)
        self.hide()

    def show_gate(self, gate: Gate) -> None:
        """Show why it is closed; nothing where it is open."""
        self.why.set_words(gate.why)
        asked = (*gate.either, *gate.besides) if gate.either else ()
        if asked != self._asked:
            self._asked, self._either = asked, len(gate.either)
            self._make(asked)
        opens = WHAT_OPENS if self._either > 1 else WHAT_OPENS_ALONE
        self.rule.set_words(opens)
        self.open.setVisible(bool(asked))
        self.rule.setVisible(bool(asked))
        self._see()
        self.setVisible(not gate.is_open)

    def clear(self) -> None:
        """Take every tick away."""
        for box in self._boxes:
            box.setChecked(False)

    def ticked(self) -> tuple[str, ...]:
        """The words of every box that is ticked."""
        return tuple(box.text() for box in self._boxes if box.isChecked())

    def parts(self) -> tuple[QWidget, ...]:
        """What can be pressed, in reading order."""
        return (*self._boxes, self.open)

    def _make(self, asked: tuple[str, ...]) -> None:
        for box in self._boxes:
            self._rows.removeWidget(box)
            box.hide()
            box.setParent(None)
            box.deleteLater()
        self._boxes = [CheckBox(self.look, words, f"{self._name}.{at}") for at, words in enumerate(asked)]
        for box in self._boxes:
            box.toggled.connect(lambda _on: self._see())
            self._rows.addWidget(box)

    def _see(self) -> None:
        is_open = any(box.isChecked() for box in self._boxes[: self._either])
        self.open.set_open(is_open=is_open)
        self.rule.setVisible(bool(self._asked) and not is_open)
