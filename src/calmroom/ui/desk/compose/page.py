"""The composer, painted: the line with its practices, what holds for all of it, and beside it the client's day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from calmroom.ui.desk.compose.blocks import Blocks
from calmroom.ui.desk.compose.chips import PlusChip
from calmroom.ui.desk.compose.chooser import ChooserPanel
from calmroom.ui.desk.compose.item_panel import ItemPanel
from calmroom.ui.desk.compose.listing import PlainList
from calmroom.ui.desk.compose.part_panel import PartPanel
from calmroom.ui.desk.compose.saving import SaveBlock
from calmroom.ui.desk.compose.seen import SeenPanel
from calmroom.ui.desk.compose.texts import AftercarePanel, DetailsPanel, TicksPanel
from calmroom.ui.desk.compose.timeline import Timeline
from calmroom.ui.sheet import Sheet
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import HairLine, ground, scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.desk.compose.panel import Panel
    from calmroom.ui.desk.compose.state import ComposerState
    from calmroom.ui.theme.look import Look

SIDE: Final = 330
WIDEST: Final = 16_777_215
"""Qt's own word for no greatest width."""
INSET: Final = 16.0
COMPACT: Final = 480
"""Px at 100 % under which days stand over their practices."""
LEAST: Final = 560
"""Px at 100 % that the line needs beside the preview."""


class ComposerPage(QWidget):
    """Shows a routine and what can be chosen for it; it decides nothing.

    Signals:
        left: Back to all routines.
        undo_asked: One step back.
        part_wanted: One more part.
        seen: The preview stands beside the line again.
    """

    left = Signal()
    undo_asked = Signal()
    part_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._is_one = self._is_aside = False
        identify(self, "desk.composer", "Composer")
        self._make(look)
        self._lay()
        look.changed.connect(self._fit)

    def show_state(self, state: ComposerState) -> None:
        """Show the routine."""
        self.title.set_words(state.title)
        self.about.set_words(state.about)
        self.timeline.show_parts(state.parts)
        self.listing.show_parts(state.parts)
        self.blocks.show_card(state.aftercare, state.quiet, is_written=state.has_aftercare)

    def show_panel(self, panel: QWidget) -> None:
        """Show something beside the line, or, in a narrow window, in its place."""
        self._side.setCurrentWidget(panel)
        self._is_aside = True
        self._arrange()

    def show_line(self) -> None:
        """The line, with what the client will see beside it."""
        self._side.setCurrentWidget(self.seen)
        self._is_aside = False
        self._arrange()

    def panel(self) -> QWidget:
        """What stands beside the line."""
        return self._side.currentWidget() or self.seen

    def panels(self) -> tuple[Panel, ...]:
        """Everything that can stand there besides the client's day."""
        return (self.item, self.days, self.chooser, self.aftercare, self.details, self.small, self.left_out)

    def set_whose(self, whose: str) -> None:
        """Whose eyes it is seen with."""
        self.see.set_text(f"See it as {whose}")

    def held(self) -> str:
        """What has the keyboard on the line, by its name; empty where nothing has."""
        focus = self._main.focusWidget() if self._main.isVisible() else None
        return focus.objectName() if focus is not None and focus.hasFocus() else ""

    def take_focus(self, name: str = "") -> None:
        """Give the keyboard to what is called so on the line, or to the first thing that can be done there."""
        named = self._main.findChildren(QWidget, name) if name else []
        shown = next((each for each in named if each.isVisible()), None)
        (shown or self.timeline.first() or self.more).setFocus()

    def forget(self) -> None:
        """Show and hold nothing."""
        self.title.set_words("")
        self.about.set_words("")
        self.timeline.show_parts(())
        self.listing.show_parts(())
        self.blocks.show_card("", "", is_written=False)
        self.blocks.open.show_rows(())
        self.seen.forget()
        for panel in (self.item, self.days, self.aftercare, self.details, self.small, self.left_out):
            panel.forget()
        self.save.rest()
        self.show_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or one at a time."""
        super().resizeEvent(event)
        self._fit()

    def _make(self, look: Look) -> None:
        self.back = QuietButton(look, "Routines", "desk.back", icon=Icon.BACK)
        self.undo = QuietButton(look, "", "desk.undo", icon=Icon.UNDO)
        self.undo.setAccessibleName("Undo the last change")
        self.undo.setToolTip("Undo the last change, Ctrl+Z")
        self.title = TextLabel(look, "", Role.TITLE, name="desk.title")
        self.about = TextLabel(look, "", Role.SMALL, Tone.INK2, name="desk.about")
        self.name = LinkButton(look, "Name and dates", "desk.details.open")
        self.as_list = LinkButton(look, "As a list", "desk.as-list")
        self.paper = LinkButton(look, "On paper", "desk.print")
        self.timeline = Timeline(look)
        self.listing = PlainList(look)
        self.listing.hide()
        self.more = PlusChip(look, "desk.part.add", "Add days", "Add days")
        self.blocks = Blocks(look)
        self.kept = TextLabel(look, "", Role.SMALL, Tone.INK2, name="desk.kept")
        self.see = OutlineButton(look, "See it as your client", "desk.see", icon=Icon.EYE)
        self.see.set_shape(52)
        self.seen = SeenPanel(look)
        self.save = SaveBlock(look)
        self.item, self.days, self.chooser = ItemPanel(look), PartPanel(look), ChooserPanel(look)
        self.aftercare, self.details = AftercarePanel(look), DetailsPanel(look)
        self.small = TicksPanel(look, "desk.small", "The small version")
        self.left_out = TicksPanel(look, "desk.left-out", "Leave out")
        self.back.clicked.connect(self.left)
        self.undo.clicked.connect(self.undo_asked)
        self.more.clicked.connect(self.part_wanted)
        self.as_list.clicked.connect(self._turn)
        self.see.clicked.connect(lambda: self.show_panel(self.seen))
        self.line = QuietButton(look, "Back to the plan", "desk.line", icon=Icon.BACK)
        self.line.clicked.connect(self.show_line)

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.undo)
        links = QWidget()
        flow = FlowLayout(gap=16, centred=True)
        links.setLayout(flow)
        for part in (self.about, self.name, self.as_list, self.paper):
            flow.addWidget(part)
        content = Sheet()
        self._column = column = QVBoxLayout(content)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addSpacing(2)
        column.addWidget(links)
        column.addSpacing(12)
        column.addWidget(self.timeline)
        column.addWidget(self.listing)
        column.addSpacing(8)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(18)
        column.addWidget(self.blocks)
        column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(34, 8, 34, 10)
        self._foot.setSpacing(12)
        self._foot.addWidget(self.see, 1, Qt.AlignmentFlag.AlignTop)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        self.area = scrolling(content, "desk.composer.page")
        main.addWidget(self.area, 1)
        main.addLayout(self._foot)
        self._lay_side()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._main, 1)
        whole.addWidget(self._edge)
        whole.addWidget(self._beside)

    def _lay_side(self) -> None:
        self._edge = HairLine(self.look, upright=True)
        self._side = QStackedWidget()
        self._side.addWidget(self.seen)
        for panel in self.panels():
            self._side.addWidget(panel)
            panel.left.connect(self.show_line)
        self._beside = QWidget()
        ground(self._beside, "side")
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._side, 1)
        self.seen.foot.addWidget(self.save)

    def _turn(self) -> None:
        as_list = self.listing.isHidden()
        self.listing.setVisible(as_list)
        self.timeline.setVisible(not as_list)
        words = "As a picture" if as_list else "As a list"
        self.as_list.setText(words)
        self.as_list.setAccessibleName(words)
        self.as_list.updateGeometry()

    def _fit(self) -> None:
        theme = self.look.theme
        side = round(theme.space(SIDE))
        is_one = theme.large_text or self.width() - side < LEAST * theme.scale
        if is_one != self._is_one:
            self._is_one = is_one
            (self._foot if is_one else self.seen.foot).addWidget(self.save, 1)
            self.save.set_short(short=is_one)
        # The words of a quiet button stand in from its edge; here they stand over the title.
        self.back.setFixedWidth(self.back.sizeHint().width() - 2 * round(theme.space(INSET)))
        small = self.width() < LEAST + side or theme.large_text
        left, top = (34, 16) if small else (36, 12)
        self._column.setContentsMargins(left, top, 34 if small else 22, 28)
        self._beside.setMinimumWidth(0 if is_one else side)
        self._beside.setMaximumWidth(WIDEST if is_one else side)
        self._arrange()
        width = self.width() - (0 if is_one else side + 1) - left - (34 if small else 22)
        self.blocks.fit(width)
        self.timeline.set_compact(compact=width < COMPACT * theme.scale)

    def _arrange(self) -> None:
        self.see.setVisible(self._is_one)
        self._edge.setVisible(not self._is_one)
        self._main.setVisible(not self._is_one or not self._is_aside)
        self._beside.setVisible(not self._is_one or self._is_aside)
        self.line.setVisible(self._is_one and self._side.currentWidget() is self.seen)
