"""What a routine brings of the therapist's own, painted: scripts, and recordings of lines or whole practices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.desk.material.editor import ScriptEditor
from calmroom.ui.sheet import Column
from calmroom.ui.stage import Stage
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.choosing import ChoiceBox
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import Card, HairLine, scrolling
from calmroom.ui.working import WorkRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from calmroom.ui.desk.material.state import ScriptRow, SoundRow
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.own"
ABOUT: Final = (
    "What you bring in goes into the routine file and nowhere else. A line without a recording of yours is spoken by "
    "the narrator."
)
WHERE: Final = (
    "Recordings lie as sound files in a folder beside your vault: not encrypted, and in no backup or copy. "
    "Keep the files that you bring in."
)
NO_SCRIPTS: Final = "No script of your own in this routine."
NO_SOUND: Final = "No recording of your own in this routine."


class MaterialPage(QWidget):
    """Two lists, and what brings more.

    Signals:
        left: Back to the composer.
        script_asked: A file with a script is to be brought in.
        change_asked: The id of a practice of the library that is to be changed.
        text_asked: The name of a script of the routine that is to be written on.
        sound_asked: The id of a practice, and the line, empty for the whole: a recording of it is to be brought in.
        drop_asked: The name of a script or a recording.
        hear_asked: The name of a recording.
        practice_picked: The id of the practice a recording is to be of.
        cancelled: What is under way is to end.
    """

    left = Signal()
    script_asked = Signal()
    change_asked = Signal(str)
    text_asked = Signal(str)
    sound_asked = Signal(str, str)
    drop_asked = Signal(str)
    hear_asked = Signal(str)
    practice_picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, NAME, "Scripts and recordings")
        self.back = QuietButton(look, "Back to the plan", f"{NAME}.back", icon=Icon.BACK)
        self.said = TextLabel(look, "", Role.BODY, name=f"{NAME}.said")
        self.said.hide()
        self.bring_script = OutlineButton(look, "Bring a script", f"{NAME}.bring-script", icon=Icon.ADD)
        self.library = ChoiceBox(look, f"{NAME}.library", "A practice of the library", ())
        self.change = OutlineButton(look, "Change a copy of it", f"{NAME}.change", icon=Icon.PENCIL)
        self.practice = ChoiceBox(look, f"{NAME}.practice", "Of which practice", ())
        self.line = ChoiceBox(look, f"{NAME}.line", "Of which line", ())
        self.bring_sound = OutlineButton(look, "Bring a recording", f"{NAME}.bring-sound", icon=Icon.ADD)
        self.working = WorkRow(look, f"{NAME}.working", "Bringing in the recording")
        self.editor = ScriptEditor(look)
        self._scripts, self._sounds = Card(look, f"{NAME}.scripts"), Card(look, f"{NAME}.recordings")
        self._script_rows, self._sound_rows = _rows(self._scripts), _rows(self._sounds)
        self._lay()
        self._connect()

    def show_scripts(self, rows: tuple[ScriptRow, ...]) -> None:
        """Show the scripts of the routine."""
        clear(self._script_rows)
        for number, row in enumerate(rows):
            change = self._button("Change", f"{NAME}.script.{number}.change", row.title)
            change.clicked.connect(partial(self._tell_text, row.name))
            drop = self._button("Remove", f"{NAME}.script.{number}.remove", row.title)
            drop.clicked.connect(partial(self._tell_drop, row.name))
            self._add(self._script_rows, (row.title, row.line), (change, drop))
        if not rows:
            self._none(self._script_rows, NO_SCRIPTS)

    def show_sounds(self, rows: tuple[SoundRow, ...]) -> None:
        """Show the recordings of the routine."""
        clear(self._sound_rows)
        for number, row in enumerate(rows):
            hear = self._button("Listen", f"{NAME}.sound.{number}.hear", f"{row.title}, {row.line}")
            hear.set_icon(Icon.PLAY)
            hear.clicked.connect(partial(self._tell_hear, row.file))
            drop = self._button("Remove", f"{NAME}.sound.{number}.remove", f"{row.title}, {row.line}")
            drop.clicked.connect(partial(self._tell_drop, row.file))
            self._add(self._sound_rows, (row.title, row.line), (hear, drop))
        if not rows:
            self._none(self._sound_rows, NO_SOUND)

    def say(self, words: str) -> None:
        """Say what came of it, or nothing."""
        self.said.set_words(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def show_editor(self) -> None:
        """Write on a script."""
        self._stage.show_page(self.editor)

    def show_lists(self) -> None:
        """The two lists."""
        self._stage.show_page(self._page)

    def enter(self) -> None:
        """Take the keyboard."""
        self.show_lists()
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Show and hold nothing."""
        self.show_scripts(())
        self.show_sounds(())
        self.say("")
        self.editor.forget()
        self.show_lists()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self._stage.page() is self._page:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay(self) -> None:
        look = self.look
        self._sheet = Column(look, self)
        column = self._sheet.column
        column.addWidget(TextLabel(look, "Scripts and recordings", Role.TITLE))
        column.addWidget(TextLabel(look, ABOUT, Role.BODY, Tone.INK2))
        column.addWidget(self.said)
        column.addWidget(self.working)
        column.addWidget(TextLabel(look, "Scripts", Role.SECTION))
        column.addWidget(self._scripts)
        column.addWidget(_flow(self.bring_script, self.library, self.change))
        column.addSpacing(8)
        column.addWidget(TextLabel(look, "Recordings", Role.SECTION))
        column.addWidget(self._sounds)
        column.addWidget(_flow(self.practice, self.line, self.bring_sound))
        column.addWidget(TextLabel(look, WHERE, Role.SMALL, Tone.INK2, name=f"{NAME}.where"))
        column.addStretch(1)
        self._page = QWidget()
        whole = QVBoxLayout(self._page)
        whole.setContentsMargins(14, 12, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(scrolling(self._sheet, f"{NAME}.page"), 1)
        self._stage = Stage(look, f"{NAME}.stage")
        self._stage.addWidget(self._page)
        self._stage.addWidget(self.editor)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stage)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.bring_script.clicked.connect(self.script_asked)
        self.change.clicked.connect(lambda: self.change_asked.emit(self.library.value()))
        self.practice.picked.connect(self.practice_picked)
        self.bring_sound.clicked.connect(lambda: self.sound_asked.emit(self.practice.value(), self.line.value()))

    def _button(self, verb: str, name: str, what: str) -> QuietButton:
        button = QuietButton(self.look, verb, name)
        button.setAccessibleName(f"{verb} {what}")
        return button

    def _add(self, rows: QVBoxLayout, words: tuple[str, str], buttons: tuple[QWidget, ...]) -> None:
        if rows.count():
            rows.addWidget(HairLine(self.look))
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(TextLabel(self.look, words[0], Role.BODY_STRONG))
        column.addWidget(TextLabel(self.look, words[1], Role.SMALL, Tone.INK2))
        whole = Beside(self.look, said, _flow(*buttons))
        whole.box.setContentsMargins(18, 8, 10, 8)
        rows.addWidget(whole)

    def _none(self, rows: QVBoxLayout, words: str) -> None:
        label = TextLabel(self.look, words, Role.BODY, Tone.INK2)
        label.setContentsMargins(18, 12, 18, 12)
        rows.addWidget(label)

    def _tell_text(self, name: str) -> None:
        self.text_asked.emit(name)

    def _tell_drop(self, name: str) -> None:
        self.drop_asked.emit(name)

    def _tell_hear(self, name: str) -> None:
        self.hear_asked.emit(name)


def _rows(card: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout(card)
    rows.setContentsMargins(1, 1, 1, 1)
    rows.setSpacing(0)
    return rows


def _flow(*parts: QWidget) -> QWidget:
    whole = QWidget()
    flow = FlowLayout(gap=10, centred=True)
    whole.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return whole
