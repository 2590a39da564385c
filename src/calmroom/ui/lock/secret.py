"""A field for what nobody else is to read: hidden until asked for, with a word about Caps Lock and the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from calmroom.ui.lock.state import caps_lock, typing_hint
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from calmroom.ui.theme.look import Look

SHOW, HIDE = "Show what is typed", "Hide what is typed"
HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretLine(TextField):
    """The line itself, with an eye in it.

    Signals:
        caps_seen: Whether Caps Lock is on, as far as a letter told.
    """

    caps_seen = Signal(bool)

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        self.eye: QuietButton | None = None
        super().__init__(look, name, spoken)
        self.eye = QuietButton(look, "", f"{name}.show", icon=Icon.EYE)
        self.eye.setParent(self)
        self.eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self.eye.clicked.connect(self._turn)
        self.set_shown(shown=False)
        look.changed.connect(self._fit)
        self._fit()

    def set_shown(self, *, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(HINTS)
        if self.eye is not None:
            self.eye.set_icon(Icon.EYE_SHUT if shown else Icon.EYE)
            self.eye.setAccessibleName(HIDE if shown else SHOW)
            self.eye.setToolTip(HIDE if shown else SHOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Listens for Caps Lock on the way."""
        on = caps_lock(event.text(), shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if event.key() == Qt.Key.Key_CapsLock:
            on = False
        super().keyPressEvent(event)
        if on is not None:
            self.caps_seen.emit(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the eye at its end."""
        super().resizeEvent(event)
        self._fit()

    def _turn(self) -> None:
        self.set_shown(shown=self.echoMode() == QLineEdit.EchoMode.Password)
        announce(self, "Shown" if self.echoMode() == QLineEdit.EchoMode.Normal else "Hidden")

    def _fit(self) -> None:
        if self.eye is None:
            return
        wide = round(self.look.theme.space(44))
        self.eye.setGeometry(self.width() - wide, 0, wide, self.height())
        self.setTextMargins(0, 0, wide - 8, 0)


class SecretField(QWidget):
    """The line and what is worth knowing under it.

    Signals:
        changed: Something else is typed.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, name: str, spoken: str) -> None:
        super().__init__()
        self._caps = False
        self._about = ""
        self.line = SecretLine(look, name, spoken)
        self.hint = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{name}.hint")
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.hint)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._changed)
        self.line.returnPressed.connect(self.entered)
        self.line.caps_seen.connect(self._hear_caps)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_about(self, words: str) -> None:
        """What else is read out with the field."""
        self._about = words
        self._say()

    def forget(self) -> None:
        """Nothing typed, and hidden again."""
        self._caps = False
        self.line.clear()
        self.line.set_shown(shown=False)
        self._say()

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _hear_caps(self, on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._caps = on
        self._say()

    def _say(self) -> None:
        words = typing_hint(self.line.text(), caps=self._caps)
        if words and words != self.hint.text():
            announce(self, words)
        self.hint.set_words(words)
        self.hint.setVisible(bool(words))
        self.line.setAccessibleDescription(f"{self._about} {words}".strip())
