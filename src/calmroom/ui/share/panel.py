"""The very page as paper, and what can become of it: printed, saved, sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.paper.view import PaperView, PaperWords
from calmroom.ui.paper.ways import PaperWays
from calmroom.ui.share.state import called, name_of
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import NotYetButton, OutlineButton, QuietButton
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import ground, scrolling

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.paper import Document
    from calmroom.ui.context import Context
    from calmroom.ui.share.state import Given

SAVE: Final = "Save the page as a file"
OPENS: Final = "opens when something is on the page"
FILE: Final = "calmroom page.pdf"
BACK_TO: Final = "Back to the list"


class Panel(QWidget):
    """Paper, a line of words, and buttons.

    Signals:
        seal_asked: The page is to be sealed.
        left: Back to the list, where there is no room for both.
    """

    seal_asked = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        look = context.look
        self._look = look
        self._name = ""
        identify(self, "share.panel", "The page")
        ground(self, "side")
        self.back = QuietButton(look, BACK_TO, "share.back-to-list", icon=Icon.BACK)
        self.view = PaperView(look, "share.view")
        self.ways = PaperWays(self.view, context, "share", FILE)
        self.ways.save_button.set_text(SAVE)
        self.not_yet = NotYetButton(look, SAVE, "share.not-yet", OPENS)
        self.seal = OutlineButton(look, "Seal it", "share.seal", icon=Icon.LOCK)
        self._lay()
        self.back.clicked.connect(self.left)
        self.seal.clicked.connect(self.seal_asked)
        self.ways.saved.connect(self._tell_saved)
        self.ways.printed.connect(self._tell_printed)
        look.changed.connect(self._fit)
        self.show_page(None)

    def show_given(self, given: Given | None) -> None:
        """Say whom it is for."""
        self._name = name_of(given)
        name = called(self._name)
        title, second = (
            f"The page, as {name} will see it",
            f"What you tick appears here, exactly as {name} will see it.",
        )
        self.view.set_words(PaperWords(title, "empty", "Nothing is on the page", second))
        known = () if given is None else given.therapists
        only = known[0].name if len(known) == 1 else ""
        self.seal.set_text(f"Seal it for {self._name or only}" if only else "Seal it for \N{HORIZONTAL ELLIPSIS}")
        self.seal.setAccessibleDescription("A file that only they can open")
        self._can_seal = bool(known)

    def show_page(self, document: Document | None) -> None:
        """Show the page as it is now."""
        is_there = document is not None
        self.view.show_document(document, stays=True)
        self.ways.begin()
        self.ways.said.setVisible(is_there)
        self.not_yet.setVisible(not is_there)
        self.ways.print_button.setVisible(is_there)
        self.ways.save_button.setVisible(is_there)
        self.seal.setVisible(is_there and self._can_seal)

    def say_page(self) -> None:
        """Tell a screen reader how the page is now."""
        announce(self, self.view.sheet.accessibleName())

    def say(self, words: str) -> None:
        """Say what became of it."""
        self.ways.said.set_words(words)
        announce(self.ways.said, words)

    def say_given(self, where: str) -> None:
        """It is given: where it is, and that it stays so."""
        name = called(self._name)
        self.say(f"{where} What was given cannot be called back from here; ask {name} to remove it, if you wish.")

    def say_lies(self, path: Path, more: str = "") -> None:
        """Where a file of it lies."""
        self.say_given(f"It lies in {path.parent.name or path.parent} as {path.name}.{more}")

    def stand_alone(self, *, alone: bool) -> None:
        """Whether the list is out of sight: then the paper is as wide as there is room, and scrolls."""
        self.back.setVisible(alone)
        self.view.sheet.set_growing(grows=alone)

    def _lay(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.ways.print_button)
        row.addWidget(self.ways.save_button, 1)
        row.addWidget(self.not_yet, 1)
        for button in (self.ways.save_button, self.not_yet, self.seal):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        content = Sheet()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(10)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.ways.said)
        self._column.addLayout(row)
        self._column.addWidget(self.seal)
        self._can_seal = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(content, "share.panel.scroll")
        whole.addWidget(self.area)
        self.back.hide()
        self._fit()

    def _fit(self) -> None:
        side = round(self._look.theme.space(24))
        self._column.setContentsMargins(side, 28, side, 20)

    def _tell_saved(self, path: Path) -> None:
        self.say_lies(path)

    def _tell_printed(self) -> None:
        self.say_given("It is on its way to the printer.")
