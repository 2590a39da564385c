"""What the keys of the player mean (design/language.md 10). The window's own keys are not among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Act(Enum):
    """One thing a person can ask of the player."""

    PAUSE_OR_GO_ON = auto()
    PAUSE = auto()
    HOLD = auto()
    EASE_OFF = auto()
    STOP = auto()
    LIGHTS = auto()
    CAPTIONS = auto()
    WORDS = auto()
    PACER = auto()
    SLEEP = auto()
    LEAVE_PART = auto()
    BACK = auto()
    ON = auto()
    PART_BEFORE = auto()
    PART_AFTER = auto()
    VOICE_UP = auto()
    VOICE_DOWN = auto()
    BED_UP = auto()
    BED_DOWN = auto()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key as it was pressed, and where."""

    key: Qt.Key
    shift: bool = False
    command: bool = False
    """With Ctrl, Alt or Meta: for the window, never for the player."""
    repeated: bool = False


_LETTERS = {
    Qt.Key.Key_H: Act.HOLD,
    Qt.Key.Key_E: Act.EASE_OFF,
    Qt.Key.Key_L: Act.LIGHTS,
    Qt.Key.Key_C: Act.CAPTIONS,
    Qt.Key.Key_T: Act.WORDS,
    Qt.Key.Key_M: Act.PACER,
    Qt.Key.Key_S: Act.SLEEP,
    Qt.Key.Key_K: Act.LEAVE_PART,
}
_ALWAYS = {Qt.Key.Key_Space: Act.PAUSE_OR_GO_ON, Qt.Key.Key_Escape: Act.STOP}
_ARROWS = {
    Qt.Key.Key_Left: (Act.BACK, Act.PART_BEFORE),
    Qt.Key.Key_Right: (Act.ON, Act.PART_AFTER),
    Qt.Key.Key_Up: (Act.VOICE_UP, Act.BED_UP),
    Qt.Key.Key_Down: (Act.VOICE_DOWN, Act.BED_DOWN),
}
ARROWS = frozenset(_ARROWS)
_PASSING = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_F1,
        Qt.Key.Key_F6,
    }
)
"""Keys that only help other keys, or move the focus: they pause nothing with the lights down."""


def act_of(stroke: Stroke, *, letters: bool, dark: bool) -> Act | None:
    """What a key asks for; ``None`` where it is not the player's.

    Args:
        stroke: The key.
        letters: Whether single letters are switched on.
        dark: Whether the lights are down; then any other key pauses.
    """
    if stroke.command:
        return None
    if stroke.key in _ARROWS:
        return _ARROWS[stroke.key][1 if stroke.shift else 0]
    found = _ALWAYS.get(stroke.key) or (_LETTERS.get(stroke.key) if letters else None)
    passes = stroke.key in _PASSING or (letters and stroke.key == Qt.Key.Key_G)
    if found is None and dark and not passes:
        found = Act.PAUSE
    return None if stroke.repeated else found


def stroke_of(event: QKeyEvent) -> Stroke:
    """The stroke of a key event."""
    held, wanted = event.modifiers(), Qt.KeyboardModifier
    command = wanted.ControlModifier | wanted.AltModifier | wanted.MetaModifier
    try:
        key = Qt.Key(event.key())
    except ValueError:
        key = Qt.Key.Key_unknown
    return Stroke(key, bool(held & wanted.ShiftModifier), bool(held & command), event.isAutoRepeat())
