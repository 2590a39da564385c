"""The keyboard everywhere in the window (design/language.md 10); panes add keys of their own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from calmroom.ui.places import DESK_ROOMS, MAIN_ROOMS

EVERYWHERE = (
    ("G", "Ground me"),
    ("Ctrl+G", "Ground me, also while you write"),
    ("Ctrl+1 to 5", "Today, Library, Journal, Body map, History"),
    ("F6", "next area of the window"),
    ("Ctrl+F", "search"),
    ("Ctrl+Z", "undo"),
    ("Ctrl+O", "open a routine file"),
    ("Ctrl+L", "lock"),
    ("Ctrl+Shift+H", "hide this window at once; any key brings it back"),
    ("Ctrl+plus, Ctrl+minus", "larger and smaller text"),
    ("F1", "this list"),
    ("F2", "what is known, side effects, who to call"),
    ("Esc", "back, or the quiet button"),
)
IN_THE_PLAYER = (
    ("Space", "pause and go on, or begin now"),
    ("H", "hold here, and go on from here"),
    ("E", "ease off, or end the bed after the last word"),
    ("Esc", "close what is open, or stop"),
    ("L", "lights down and up"),
    ("C", "captions"),
    ("T", "words"),
    ("M", "breath pacer"),
    ("S", "sleep timer, and the bed after the last word"),
    ("K", "leave this part out; Left brings it back"),
    ("Left, Right", "10 seconds back and on"),
    ("Shift+Left, Shift+Right", "part before and after"),
    ("Up, Down", "voice louder and softer"),
    ("Shift+Up, Shift+Down", "bed louder and softer"),
    ("any other key", "pause, while the lights are down"),
)
AFTER_A_PRACTICE = (
    ("Ctrl+S, Ctrl+Enter", "save"),
    ("Esc", "leave without saving; with something written, go to that button"),
)
IN_THE_ROOM_CHECK = (("Space", "hear it, and stop"), ("Enter", "this is right"), ("Esc", "put it back"))
IN_THE_JOURNAL = (
    ("Ctrl+N", "new page"),
    ("Ctrl+S", "save now"),
    ("F7", "next word that no dictionary knows, and what it may be"),
    ("Tab", "leave the text"),
    ("Up, Down", "move in the list"),
    ("Enter", "open a page"),
    ("Delete", "remove a page; Ctrl+Z brings it back"),
)
ON_THE_BODY_MAP = (
    ("1 to 8", "the word: warm, pulsing, heavy, floating, tight, still, numb, nothing"),
    ("Shift+1 to 3", "faint, medium, strong"),
    ("D", "skin, inside, around"),
    ("arrows", "the nearest place; up from the head is what is around"),
    ("Space", "put the word on, or take it off"),
    ("Delete", "take everything off a place, or a line of the list away"),
    ("Tab", "front, back, list"),
    ("B", "now, difference, before"),
    ("Ctrl+Z, Ctrl+Y", "undo, and do it again"),
    ("Ctrl+N", "new map"),
    ("Ctrl+S", "save now"),
)
IN_THE_LIBRARY = (
    ("Up, Down", "move in the list"),
    ("Enter", "open"),
    ("Ctrl+Enter", "begin"),
    ("digits", "the minutes you have"),
)
ON_THE_DESK = (
    ("Ctrl+6, Ctrl+7", "Routines, Returned pages"),
    ("Alt+Up, Alt+Down", "move a practice to the days before or after"),
    ("Alt+Left, Alt+Right", "move it before or behind its neighbour"),
    ("Enter", "its options"),
    ("Delete", "take it off; Ctrl+Z brings it back"),
    ("Ctrl+Z, Ctrl+Y", "undo any change, and do it again"),
)
IN_GROUND_ME = (("Space", "next line"), ("Enter, Esc", "I am here"), ("C", "someone to call"))


def is_text_field(widget: QWidget | None) -> bool:
    """Whether letters typed there are a person's writing."""
    return isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not widget.isReadOnly()


class Keys(QObject):
    """Turns the keys that work everywhere into signals.

    A text field takes single letters and its own undo before these see them: Qt asks the field first.
    """

    ground = Signal()
    room = Signal(object)
    next_area = Signal()
    search = Signal()
    undo = Signal()
    open_file = Signal()
    text_size = Signal(int)
    """Steps up or down."""
    help = Signal()
    read = Signal()
    lock = Signal()
    hide = Signal()
    typing = Signal(bool)
    """Whether single letters are for writing, or switched off."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._single = True
        self._letter = self._bind("G", self.ground.emit)
        self._bind("Ctrl+G", self.ground.emit)
        for number, room in enumerate((*MAIN_ROOMS, *DESK_ROOMS), start=1):
            self._bind(f"Ctrl+{number}", lambda room=room: self.room.emit(room))
        self._bind("F6", self.next_area.emit)
        self._bind("Ctrl+F", self.search.emit)
        self._bind("Ctrl+Z", self.undo.emit)
        self._bind("Ctrl+O", self.open_file.emit)
        for larger in ("Ctrl++", "Ctrl+="):
            self._bind(larger, lambda: self.text_size.emit(1))
        self._bind("Ctrl+-", lambda: self.text_size.emit(-1))
        self._bind("F1", self.help.emit)
        self._bind("F2", self.read.emit)
        self._bind("Ctrl+L", self.lock.emit)
        self._bind("Ctrl+Shift+H", self.hide.emit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def set_single(self, *, on: bool) -> None:
        """Switch single letters on or off."""
        self._single = on
        self._letter.setEnabled(on)
        self._focus_moved(None, QApplication.focusWidget())

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is self._window.window():
            self.typing.emit(is_text_field(new) or not self._single)

    def _bind(self, keys: str, act: object) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setAutoRepeat(keys.endswith(("+", "-", "=")))
        shortcut.activated.connect(act)
        return shortcut
