"""The one filled button of the desk, painted: how large the file will be, how far it is, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.coats import Kind
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.progress import ProgressBar

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.save"


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is said under the button.

    Attributes:
        size: ``One file, 3.1 MB with your 6 recordings``.
        seal: Who can open it.
        opens: What has to be mended before it can be saved; empty where nothing has.
        stale: That the file which was written is not what stands here; empty where it is.
    """

    size: str = ""
    seal: str = field(default="", repr=False)
    opens: str = ""
    stale: str = ""


class SaveBlock(QWidget):
    """Save routine file, and what comes of it.

    Signals:
        asked: Save it.
        cancelled: Do not, after all.
        folder_asked: Show where it lies.
    """

    asked = Signal()
    cancelled = Signal()
    folder_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._state = SaveState()
        self._is_short = False
        identify(self, NAME, "Save routine file")
        self.button = PrimaryButton(look, "Save routine file", f"{NAME}.button", icon=Icon.JOURNAL)
        self.button.set_shape(52)
        self.size_words = TextLabel(look, "", Role.SMALL, Tone.INK2, name=f"{NAME}.size")
        self.said = TextLabel(look, "", Role.SMALL, name=f"{NAME}.said")
        for label in (self.size_words, self.said):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = ProgressBar(look, f"{NAME}.progress", "How far the file is")
        self.cancel = QuietButton(look, "Cancel", f"{NAME}.cancel")
        self.folder = LinkButton(look, "Show the folder", f"{NAME}.folder")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        for part in (self.bar, self.said, self.size_words):
            column.addWidget(part)
        for button in (self.cancel, self.folder):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.cancelled)
        self.folder.clicked.connect(self.folder_asked)
        self.rest()

    def show_state(self, state: SaveState) -> None:
        """What is known before anything is saved."""
        if state.stale and not self._state.stale and not self.button.isHidden():
            self.rest()
        self._state = state
        self._say_size()
        self.button.setEnabled(not state.opens)
        self.button.set_kind(Kind.NOT_YET if state.opens else Kind.PRIMARY)
        self.button.setAccessibleDescription(state.opens or f"{state.stale} {state.size}. {state.seal}".strip())
        if state.opens:
            self.said.set_words(state.opens)
            self.said.show()
        elif not self.folder.isVisibleTo(self):
            self.said.hide()

    def set_short(self, *, short: bool) -> None:
        """One line under the button, where there is little room."""
        self._is_short = short
        self._say_size()

    def rest(self, said: str = "", *, is_saved: bool = False) -> None:
        """Nothing is under way; say what came of the last time."""
        for part in (self.bar, self.cancel):
            part.hide()
        self.button.show()
        self.said.set_words(said)
        self.said.setVisible(bool(said))
        self.folder.setVisible(is_saved)
        if said:
            announce(self.said, said)

    def begin(self) -> None:
        """It is being written."""
        self.button.hide()
        self.folder.hide()
        for part in (self.bar, self.cancel, self.said):
            part.show()
        self.go_on(0.0, "Writing the file")
        self.cancel.setFocus()

    def go_on(self, share: float, doing: str) -> None:
        """How far it is, 0 to 1."""
        self.bar.set_share(share)
        self.said.set_words(doing)

    def _say_size(self) -> None:
        lines = (self._state.stale, self._state.size, "" if self._is_short else self._state.seal)
        self.size_words.set_words("\n".join(line for line in lines if line))
