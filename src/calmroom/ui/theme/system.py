"""What the desktop asks for: light or dark, more contrast, larger text, less motion."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from calmroom.domain.settings import MotionChoice, ThemeChoice
from calmroom.ui.theme.tokens import DAWN, DUSK, HIGH_CONTRAST, Palette

_CHOSEN = {ThemeChoice.DAWN: DAWN, ThemeChoice.DUSK: DUSK, ThemeChoice.CONTRAST: HIGH_CONTRAST}
_MIDDLE_GREY = 128


def palette_for(choice: ThemeChoice) -> Palette:
    """The palette a choice stands for; a desktop that asks for high contrast is always given it."""
    if system_wants_contrast():
        return HIGH_CONTRAST
    chosen = _CHOSEN.get(choice)
    if chosen is not None:
        return chosen
    return DUSK if QGuiApplication.styleHints().colorScheme().name == "Dark" else DAWN


def palette_at_once(choice: ThemeChoice) -> Palette:
    """The palette as far as it can be told from the desktop's own colours, before it was dressed.

    Asking Qt outright, as ``palette_for`` does, reads its whole namespace, and the first frame waits for that.
    """
    chosen = _CHOSEN.get(choice)
    if chosen is not None:
        return chosen
    return DUSK if QGuiApplication.palette().window().color().lightness() < _MIDDLE_GREY else DAWN


def system_wants_contrast() -> bool:
    """Whether the platform reports a wish for high contrast (Qt 6.10 and later can tell)."""
    return _system_preference("contrastPreference") == "HighContrast"


def system_text_factor() -> float:
    """How much larger the desktop wants text than Qt draws it by itself, 1 to 2."""
    natural = 72 if sys.platform == "darwin" else 96
    return min(2.0, max(1.0, QGuiApplication.primaryScreen().logicalDotsPerInch() / natural))


def reduced_motion_for(choice: MotionChoice) -> bool:
    """Whether anything may move; the person's own switch goes before the system's."""
    if choice is MotionChoice.SYSTEM:
        return system_wants_less_motion()
    return choice is MotionChoice.REDUCED


def system_wants_less_motion() -> bool:
    """Whether the platform reports a wish for less motion, as far as Qt and its style can tell at once."""
    preference = _system_preference("motionPreference")
    if preference:
        return preference == "ReducedMotion"
    if sys.platform.startswith("linux"):
        # Qt's styles do not know there, and loading QStyle's enums only to hear so costs several ms at the start.
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def _system_preference(name: str) -> str:
    """The name of one of Qt's accessibility preferences; empty where this Qt does not have it."""
    # The hints object dies with its Python owner, so the owner is kept in hand while it is read.
    owner = QGuiApplication.styleHints()
    hints = getattr(owner, "accessibility", lambda: None)()
    preference = getattr(hints, name, lambda: None)()
    return str(getattr(preference, "name", ""))


class GnomeMotion(QObject):
    """Asks GNOME, once and without waiting, whether animations are on.

    ``answered`` carries True where the desktop wants less motion; it stays silent where there is no GNOME to ask.
    """

    answered = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.finished.connect(self._read)

    def ask(self) -> None:
        """Starts the question, on a GNOME desktop only."""
        desktop = QProcessEnvironment.systemEnvironment().value("XDG_CURRENT_DESKTOP", "")
        if "GNOME" in desktop.upper():
            self._process.start("gsettings", ["get", "org.gnome.desktop.interface", "enable-animations"])

    def _read(self) -> None:
        answer = bytes(self._process.readAllStandardOutput().data()).strip()
        if answer in {b"true", b"false"}:
            self.answered.emit(answer == b"false")
