"""The page for scripts of one's own: a list, and everything about one of them before anybody agrees to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calmroom.ui.library.own.sheets import Said, Sheets
from calmroom.ui.library.transcript import Transcript
from calmroom.ui.notices import CareIcon
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.ui.library.own.state import OwnGroup, OwnPreview
    from calmroom.ui.theme.look import Look

ABOUT = (
    "A file that ends in .calm.md and lies in your folder for practices shows up here. It is played only after you "
    "have looked at it and agreed, and it is asked again whenever the file is another."
)
NONE = "There is no script in your folder."
MEASURE = 720
HIGH = 320


class OwnPage(QWidget):
    """Fills the pane.

    Signals:
        left: Back to the Library.
        look_asked: The name of a script that is to be seen.
        agreed: The name of one that was seen and is to be in the library, and the mark of what was seen.
        out_asked: The name of one that is to be taken out of it.
    """

    left = Signal()
    look_asked = Signal(str)
    agreed = Signal(str, str)
    out_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown: OwnPreview | None = None
        identify(self, "library.own", "Your own scripts")
        self.back = QuietButton(look, "Library", "library.own.back", icon=Icon.BACK)
        self.sheets = Sheets(look)
        self.sheets.look_asked.connect(self.look_asked)
        self.sheets.out_asked.connect(self.out_asked)
        self._make_preview(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_page())
        self._stack.addWidget(self._preview_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 20, 0)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        self.back.clicked.connect(self.step_back)
        self.agree.clicked.connect(self._agree)
        self.not_now.clicked.connect(self.show_list)
        self.hide()

    def show_groups(self, groups: tuple[OwnGroup, ...], fault: str = "") -> None:
        """Show the list."""
        self.sheets.show_groups(groups)
        self.none.set_words(fault or NONE)
        self.none.setVisible(bool(fault) or not groups)
        self._order_focus()

    def show_list(self) -> None:
        """Back from a script to the list."""
        self._shown = None
        self._stack.setCurrentIndex(0)
        self.back.set_text("Library")
        self.enter()

    def show_waiting(self) -> None:
        """A script is being looked through."""
        self.none.set_words("Looking through it.")
        self.none.show()

    def show_preview(self, seen: OwnPreview) -> None:
        """Show everything about one script."""
        self._shown = seen
        self.none.hide()
        self.title.set_words(seen.title)
        self.facts.set_words(seen.facts)
        self.note.set_words(seen.note)
        self.cautions.set_words(f"{seen.cautions}\n{seen.made}".strip())
        self.warning.set_words(seen.warning)
        self._warned.setVisible(bool(seen.warning))
        self.problems.say(seen.problems)
        self.transcript.show_chapters(seen.chapters)
        self.transcript.setVisible(bool(seen.chapters))
        self.agree.set_text(seen.agree or "Add to my library", f"{seen.agree}: {seen.title}")
        self.agree.setVisible(bool(seen.agree))
        self.back.set_text("Your own scripts")
        self._stack.setCurrentIndex(1)
        self._area.ensureVisible(0, 0)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Take the keyboard, at the first thing to do."""
        buttons = self.sheets.buttons()
        (buttons[0] if buttons else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> None:
        """From a script to the list, from the list to the Library."""
        if self._stack.currentIndex():
            self.show_list()
        else:
            self.left.emit()

    def _make_preview(self, look: Look) -> None:
        self.none = TextLabel(look, NONE, Role.BODY, Tone.INK2, name="library.own.none")
        self.title = TextLabel(look, "", Role.TITLE, name="library.own.title")
        self.facts = TextLabel(look, "", Role.SMALL, Tone.INK2, name="library.own.facts")
        self.note = TextLabel(look, "", Role.BODY, name="library.own.note")
        self.cautions = TextLabel(look, "", Role.BODY, Tone.INK2, name="library.own.cautions")
        self.warning = TextLabel(look, "", Role.BODY_STRONG, name="library.own.warning")
        self.problems = Said(look, "library.own.problems")
        self.transcript = Transcript(look, "library.own.words")
        self.transcript.setMinimumHeight(HIGH)
        self.agree = PrimaryButton(look, "Add to my library", "library.own.agree")
        self.not_now = QuietButton(look, "Not now", "library.own.not-now")
        self._warned = QWidget()
        row = QHBoxLayout(self._warned)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(CareIcon(look), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.warning, 1)

    def _list_page(self) -> QWidget:
        page, column = _column()
        column.addWidget(TextLabel(self.look, "Your own scripts", Role.TITLE))
        column.addWidget(TextLabel(self.look, ABOUT, Role.BODY, Tone.INK2))
        column.addWidget(self.none)
        column.addWidget(self.sheets)
        column.addStretch(1)
        return scrolling(page, "library.own.page")

    def _preview_page(self) -> QWidget:
        page, column = _column()
        for part in (self.title, self.facts, self.note, self.cautions, self._warned, self.problems, self.transcript):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.agree)
        foot.addWidget(self.not_now)
        foot.addStretch(1)
        column.addSpacing(4)
        column.addLayout(foot)
        column.addStretch(1)
        self._area = scrolling(page, "library.own.preview")
        return self._area

    def _order_focus(self) -> None:
        order = [self.back, *self.sheets.buttons(), self.transcript, self.agree, self.not_now]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _agree(self) -> None:
        if self._shown is not None:
            self.agreed.emit(self._shown.name, self._shown.mark)


def _column() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    side = QHBoxLayout(page)
    side.setContentsMargins(14, 8, 14, 24)
    inner = QWidget()
    inner.setMaximumWidth(MEASURE)
    side.addWidget(inner, 100)
    side.addStretch(1)
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return page, column
