"""A practice for the phone: what it is written as, where, how far it is, and where it lies then."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.library.export_state import ALONG, Missing
from calmroom.ui.library.fault import Refusal
from calmroom.ui.library.formats import FormatList
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.progress import ProgressBar
from calmroom.ui.widgets.surfaces import HairLine, scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.exporting import Format
    from calmroom.ui.library.export_state import FormatChoice
    from calmroom.ui.theme.look import Look

SIDE = 28
BIG = 52
TITLE = "Export for my phone"


class ExportPage(QWidget):
    """Three states of one page: choosing, writing, written. Whoever owns it connects its buttons.

    Signals:
        left: Back to what the practice is.
    """

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "library.export.page", TITLE)
        self._make(look)
        self._choosing = self._group(6, self.formats, self._inset(6, self.missing, self.line))
        self._place = self._where()
        self._writing = self._inset(12, self.progress, self.share)
        self._written = self._inset(6, self.saved, self.along)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(self._body(), "library.export.scroll"), 1)
        column.addWidget(HairLine(look))
        column.addWidget(self._foot())
        self.back.clicked.connect(self.left)
        self._show(self._choosing)

    def show_choosing(self, fault: CalmroomError | None = None) -> None:
        """Let a format and a folder be chosen; with why it could not be written, where it could not."""
        self._show(self._choosing)
        self.refusal.show_fault(fault, "")

    def show_formats(self, choices: Sequence[FormatChoice], chosen: Format) -> None:
        """Offer these; Tab goes through them as one reads, also where they were made only now."""
        self.formats.show_choices(choices, chosen)
        after = (self.line, self.change, self.export, self.cancel, self.reveal, self.another)
        for one, next_one in pairwise((self.back, *self.formats.rows(), *after)):
            QWidget.setTabOrder(one, next_one)

    def show_missing(self, missing: Missing | None) -> None:
        """Say what to install, or nothing."""
        for part in (self.missing, self.line):
            part.setVisible(missing is not None)
        if missing is not None:
            self.missing.set_words(missing.words)
            self.line.setText(missing.line)
            self.line.setCursorPosition(0)

    def show_place(self, folder: str, path: str, name: str) -> None:
        """Say where it goes, and what it will be called there."""
        self.folder.set_words(folder)
        self.change.setAccessibleName(f"Change the folder, now {path}")
        self.folder.setToolTip(path)
        self.name.set_words(name)

    def show_writing(self) -> None:
        """Show how far it is."""
        had = self.export.hasFocus()
        self._show(self._writing)
        self.show_share(0.0)
        if had:
            self.cancel.setFocus()

    def show_share(self, share: float) -> None:
        """So much is done, from 0 to 1."""
        self.progress.set_share(share)
        self.share.set_words(f"Writing, {share:.0%}" if share < 1 else "Nearly there")

    def show_written(self, name: str, folder: str) -> None:
        """Say that it is there."""
        had = self.cancel.hasFocus()
        self._show(self._written)
        self.saved.set_words(f"Saved: {name}")
        self.along.set_words(f"It lies in {folder}. {ALONG}")
        announce(self, f"Saved: {name}")
        if had:
            self.reveal.setFocus()

    def show_cancelled(self) -> None:
        """Back to choosing; nothing is left."""
        had = self.cancel.hasFocus()
        self.show_choosing()
        announce(self, "Cancelled. Nothing was written.")
        if had:
            self.export.setFocus()

    def enter(self) -> None:
        """Take the keyboard, at the first thing that is likely wanted."""
        if self.export.isVisible():
            self.formats.row().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            (self.cancel if self.cancel.isVisible() else self.reveal).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, state: QWidget) -> None:
        choosing = state is self._choosing
        self.refusal.hide()
        for part in (self._choosing, self._writing, self._written):
            part.setVisible(part is state)
        for part in (self._place, self.export):
            part.setVisible(choosing)
        self.cancel.setVisible(state is self._writing)
        for part in (self.reveal, self.another):
            part.setVisible(state is self._written)

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, "What it is", "library.export.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back to what it is")
        self.title = TextLabel(look, TITLE, Role.SECTION, name="library.export.title")
        self.what = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.export.what")
        self.formats = FormatList(look)
        self.missing = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.export.missing")
        self.line = TextField(look, "library.export.line", "The line that installs ffmpeg")
        self.line.setReadOnly(True)
        self.folder = TextLabel(look, "", Role.BODY, name="library.export.folder")
        self.change = LinkButton(look, "Change", "library.export.change")
        self.name = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.export.name")
        self.progress = ProgressBar(look, "library.export.progress", "Writing the practice")
        self.share = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.export.share")
        self.saved = TextLabel(look, "", Role.BODY_STRONG, name="library.export.saved")
        self.along = TextLabel(look, "", Role.BODY, Tone.INK2, name="library.export.along")
        self.refusal = Refusal(look)
        self.export = PrimaryButton(look, "Export", "library.export.begin", icon=Icon.EXPORT)
        self.export.set_shape(BIG)
        self.cancel = OutlineButton(look, "Cancel", "library.export.cancel")
        self.cancel.set_shape(BIG)
        self.reveal = OutlineButton(look, "Show in folder", "library.export.reveal")
        self.reveal.set_shape(BIG)
        self.another = QuietButton(look, "Write it as something else", "library.export.another")
        self.another.clicked.connect(self._choose_again)

    def _choose_again(self) -> None:
        self.show_choosing()
        self.enter()

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE - 8, 16, SIDE - 8, 20)
        column.setSpacing(0)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 12, 8, 0)
        inner.setSpacing(4)
        inner.addWidget(self.title)
        inner.addWidget(self.what)
        column.addLayout(inner)
        column.addSpacing(14)
        for part in (self._choosing, self._writing, self._written, self._place):
            column.addWidget(part)
        column.addStretch(1)
        return body

    def _group(self, gap: int, *parts: QWidget) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        for part in parts:
            column.addWidget(part)
        return group

    def _inset(self, gap: int, *parts: QWidget) -> QWidget:
        group = self._group(gap, *parts)
        group.setContentsMargins(8, 0, 8, 0)
        return group

    def _where(self) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(8, 18, 8, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(TextLabel(self.look, "Save in", Role.SMALL_STRONG, Tone.INK2))
        column.addLayout(row)
        column.addWidget(self.name)
        return place

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(SIDE, 14, SIDE, 22)
        column.setSpacing(10)
        for part in (self.refusal, self.export, self.cancel, self.reveal, self.another):
            column.addWidget(part)
        return foot
