"""Two hands: one page, two voices, one key to change them, and a way back to the room at all times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.journal.two_hands import Hand, TwoHands, from_markdown, to_markdown
from calmroom.ui.beside import Beside
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.two_hands.leaves import Leaves
from calmroom.ui.widgets.buttons import OutlineButton, PrimaryButton, QuietButton
from calmroom.ui.widgets.fields import TextField
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from calmroom.ui.theme.look import Look

PRIVATE: Final = "One page, two voices. Private, unless you choose otherwise."
AWHILE: Final = "Here for a minute and a half"
LONG_MS: Final = 90_000
"""On the image's side for so long, and the way back to the room is offered."""


class TwoHandsPage(QWidget):
    """Shows a page in two hands and tells of every change; it saves nothing itself.

    Signals:
        changed: Words are different.
        left: Back to the pages.
        room_asked: Back to the room, which is Ground me.
    """

    changed = Signal()
    left = Signal()
    room_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        identify(self, "hands", "Two hands")
        self.back = QuietButton(look, "Journal", "hands.back", icon=Icon.BACK)
        self.back.setAccessibleName("Back to the pages")
        self.private = TextLabel(look, PRIVATE, Role.SMALL, Tone.INK2)
        self.keys = TextLabel(look, "Ctrl Enter changes hands", Role.SMALL, Tone.INK2, name="hands.keys")
        self.me = TextLabel(look, "Me", Role.BODY_STRONG, name="hands.me")
        self.other = TextField(look, "hands.other", "What the image or the sensation is called", "The image")
        self.leaves = Leaves(look)
        self.who = SegmentedChoice(look, "hands.who", "Who writes", ((Hand.ME, "Me"), (Hand.OTHER, "The image")))
        self.awhile = TextLabel(look, AWHILE, Role.SMALL, Tone.INK2, name="hands.awhile")
        self.room = OutlineButton(look, "Back to the room", "hands.room", icon=Icon.GROUND)
        self.enough = PrimaryButton(look, "Enough for now", "hands.enough")
        self.foot = TextLabel(look, "", Role.SMALL, Tone.INK2, name="hands.foot")
        self._long = QTimer(self, singleShot=True, interval=LONG_MS)
        self._lay(look)
        self._connect()

    def page(self) -> str:
        """The page as Markdown."""
        return to_markdown(TwoHands(self.other.text(), self.leaves.turns()))

    def show_page(self, text: str) -> None:
        """Show a page that was written before, or an empty one."""
        page = from_markdown(text)
        blocked = self.other.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.other.setText(page.other)
        self.other.blockSignals(blocked)
        self.leaves.show_turns(page.turns, page.other)
        self._mark(self.leaves.hand)

    def show_foot(self, words: str) -> None:
        """Say where the words are."""
        self.foot.set_words(words)

    def write_on(self) -> None:
        """Take the keyboard."""
        self.leaves.write_on()

    def forget(self) -> None:
        """Hold nothing of what was shown or typed."""
        self._long.stop()
        self.show_page("")
        self.show_foot("")

    def change_hands(self) -> None:
        """The pen to the other hand."""
        self.leaves.give_to(Hand.ME if self.leaves.hand is Hand.OTHER else Hand.OTHER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the pages."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.change_hands)
        self.leaves.changed.connect(self.changed)
        self.leaves.turned.connect(self._mark)
        self.other.textChanged.connect(self.leaves.name_other)
        self.other.textChanged.connect(self.changed)
        self.who.chosen.connect(lambda value: self.leaves.give_to(Hand(value)))
        self._long.timeout.connect(self._offer)
        for button in (self.back, self.enough):
            button.clicked.connect(self.left)
        self.room.clicked.connect(self.room_asked)
        self._look.changed.connect(self._fit)

    def _mark(self, hand: Hand) -> None:
        if hand is Hand.ME or self.who.value() != hand:
            self.awhile.hide()
            self._long.stop()
        if hand is Hand.OTHER and not self._long.isActive() and self.awhile.isHidden():
            self._long.start()
        if self.who.value() != hand:
            self.who.set_value(hand)
            announce(self, "Me" if hand is Hand.ME else self.other.text() or "The image")

    def _offer(self) -> None:
        self.awhile.show()
        announce(self, f"{AWHILE}. Back to the room is one press away.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """My name stands above my leaf only where it has one of its own."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._look.theme
        self.keys.setVisible(not theme.large_text)
        self.private.setVisible(not theme.large_text)
        self.me.setVisible(self.leaves.is_two)

    def _lay(self, look: Look) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(2)
        heading.addWidget(TextLabel(look, "Two hands", Role.SECTION, name="hands.heading"))
        heading.addWidget(self.private)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(heading, 1)
        names = QHBoxLayout()
        names.setSpacing(28)
        names.addWidget(self.me, 1, Qt.AlignmentFlag.AlignVCenter)
        names.addWidget(self.other, 1)
        writers, ways = QWidget(), QWidget()
        for row, parts in ((writers, (self.who, self.keys)), (ways, (self.awhile, self.room, self.enough))):
            flow = FlowLayout(gap=12)
            row.setLayout(flow)
            for part in parts:
                flow.addWidget(part)
        self.awhile.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 18, 44, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addLayout(names)
        column.addWidget(scrolling(self.leaves, "hands.scroll"), 1)
        column.addWidget(Beside(look, writers, ways))
        column.addWidget(self.foot)
