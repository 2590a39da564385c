"""Controls for a choice: one of several behind a press, or a number that goes up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton
from calmroom.ui.widgets.fields import ComboBox
from calmroom.ui.widgets.labels import TextLabel
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from calmroom.ui.choices import Choices, Steps
    from calmroom.ui.theme.look import Look

STEPPER_VALUE = 62


class Stepper(QWidget):
    """Smaller, the number, larger; ``changed`` carries the number.

    Args:
        look: The window's look.
        name: Object name; its buttons are called ``name.less`` and ``name.more``.
        spoken: What is made smaller and larger, such as ``text``.
        steps: Bounds, step and unit.
    """

    changed = Signal(int)

    def __init__(self, look: Look, name: str, spoken: str, steps: Steps) -> None:
        super().__init__()
        self._spoken, self._steps, self._value = spoken, steps, steps.least
        self.look = look
        identify(self, name, spoken)
        self.less = OutlineButton(look, "\N{MINUS SIGN}", f"{name}.less")
        self.more = OutlineButton(look, "+", f"{name}.more")
        self.less.setAccessibleName(f"Smaller {spoken}")
        self.more.setAccessibleName(f"Larger {spoken}")
        self.label = TextLabel(look, "", Role.BODY, name=f"{name}.value")
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.less.clicked.connect(lambda: self._move(-1))
        self.more.clicked.connect(lambda: self._move(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.less, self.label, self.more):
            row.addWidget(widget)
        look.changed.connect(self._fit)
        self._fit()

    def set_value(self, value: int) -> None:
        """Show a number without telling."""
        self._value = value
        said = f"{value} {self._steps.unit}"
        self.label.set_words(said)
        for button in (self.less, self.more):
            button.setAccessibleDescription(said)
        self.less.setEnabled(value > self._steps.least)
        self.more.setEnabled(value < self._steps.greatest)

    def _fit(self) -> None:
        self.label.setFixedWidth(round(STEPPER_VALUE * self.look.theme.scale))

    def _move(self, steps: int) -> None:
        value = self._steps.moved(self._value, steps)
        if value != self._value:
            self.set_value(value)
            announce(self, self.label.text())
            self.changed.emit(value)


class ChoiceBox(ComboBox):
    """One of several values behind a press; ``picked`` carries the value."""

    picked = Signal(str)

    def __init__(self, look: Look, name: str, spoken: str, choices: Choices) -> None:
        super().__init__(look, name, spoken)
        self._values: tuple[str, ...] = ()
        self.set_choices(choices)
        self.activated.connect(lambda index: self.picked.emit(self._values[index]))

    def set_choices(self, choices: Choices) -> None:
        """Offer other values, keeping the chosen one if it is among them."""
        now = self.value()
        self.clear()
        self._values = tuple(str(value) for value, _ in choices)
        self.addItems([words for _, words in choices])
        self.set_value(now)
        self.updateGeometry()

    def value(self) -> str:
        """The value that is chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else ""

    def set_value(self, value: str) -> None:
        """Choose without telling; an unknown value leaves all as it is."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
