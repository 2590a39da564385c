"""The routine as a plain list: every practice in words, with a button for each thing that can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.laying import clear
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.ui.desk.compose.state import ChipView, PartView
    from calmroom.ui.theme.look import Look

NAME: Final = "desk.list"


class PlainList(QWidget):
    """The same as the timeline, without a picture. Signals as those of ``Timeline``."""

    item_asked = Signal(str)
    item_done = Signal(str, str)
    add_asked = Signal(str)
    part_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._views: tuple[PartView, ...] | None = None
        identify(self, NAME, "The routine as a list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 12)
        self._column.setSpacing(4)

    def show_parts(self, views: tuple[PartView, ...]) -> None:
        """Show these; the keyboard stays on what it was on."""
        if views == self._views:
            return
        self._views = views
        held = next((button.objectName() for button in self.findChildren(QuietButton) if button.hasFocus()), "")
        clear(self._column)
        for view in views:
            self._add_part(view)
        self._hold(held)

    def _hold(self, name: str) -> None:
        found = self.findChild(QWidget, name) if name else None
        if isinstance(found, QWidget) and self.isVisible():
            show_up_to(found, self)
            found.setFocus()

    def _add_part(self, view: PartView) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(self.look, view.title, Role.ITEM))
        said = f"{view.under}. {view.sentence}" if view.sentence else view.under
        column.addWidget(TextLabel(self.look, said, Role.SMALL, Tone.INK2))
        days = self._button("Change the days", f"{NAME}.{view.part_id}.days", f"Change the days: {view.title}")
        days.clicked.connect(partial(self._tell_part, view.part_id))
        add = self._button("Add", f"{NAME}.{view.part_id}.add", f"Add a practice to: {view.title}")
        add.set_icon(Icon.ADD)
        add.clicked.connect(partial(self._tell_add, view.part_id))
        self._column.addWidget(Beside(self.look, words, _row(days, add)))
        for chip in view.chips:
            self._column.addWidget(self._item(chip, view))
        self._column.addWidget(HairLine(self.look))

    def _item(self, chip: ChipView, view: PartView) -> QWidget:
        words = TextLabel(self.look, chip.spoken, Role.BODY, name=f"{NAME}.{chip.item_id}")
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        buttons = []
        for verb, what in (("Options", ""), ("Earlier", "earlier"), ("Later", "later"), ("Take off", "remove")):
            name = f"{NAME}.{chip.item_id}.{what or 'options'}"
            button = self._button(verb, name, f"{verb}: {chip.title}, {view.title}")
            button.clicked.connect(partial(self._tell_item, chip.item_id, what))
            buttons.append(button)
        return Beside(self.look, words, _row(*buttons))

    def _button(self, words: str, name: str, spoken: str) -> QuietButton:
        button = QuietButton(self.look, words, name)
        button.setAccessibleName(spoken)
        return button

    def _tell_item(self, item_id: str, what: str) -> None:
        if what:
            self.item_done.emit(item_id, what)
        else:
            self.item_asked.emit(item_id)

    def _tell_part(self, part_id: str) -> None:
        self.part_asked.emit(part_id)

    def _tell_add(self, part_id: str) -> None:
        self.add_asked.emit(part_id)


def show_up_to(widget: QWidget, whole: QWidget) -> None:
    """Show what was laid out a moment ago, so that it can take the keyboard now."""
    step: QWidget | None = widget
    while step is not None and step is not whole:
        step.show()
        step = step.parentWidget()


def _row(*buttons: QWidget) -> QWidget:
    whole = QWidget()
    flow = FlowLayout(gap=2)
    whole.setLayout(flow)
    for button in buttons:
        flow.addWidget(button)
    return whole
