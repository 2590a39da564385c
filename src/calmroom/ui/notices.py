"""What the window says by itself: a quiet line at its top, and a removal that can be undone for half a minute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.buttons import QuietButton
from calmroom.ui.widgets.icon_mark import IconMark
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.painting import open_painter
from calmroom.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.domain.events import NoticeRaised
    from calmroom.ui.theme.look import Look

MEASURE = 720.0


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that was taken away, and the way to put it back."""

    message: str
    undo: Callable[[], None]


class CareIcon(IconMark):
    """The care icon in clay: worth a look, not an alarm."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Icon.CARE, 22, lambda palette: palette.caution)


class NoticeBar(QFrame):
    """One notice in a line of its own above the page: it covers nothing, and stays until it is closed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        identify(self, "notice", "Notice")
        self.message = TextLabel(look, "", Role.BODY_STRONG, name="notice.message")
        self.hint = TextLabel(look, "", Role.SMALL, Tone.INK2, name="notice.hint")
        self.close_button = QuietButton(look, "", "notice.close", icon=Icon.CLOSE)
        self.close_button.setAccessibleName("Close this notice")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for label in (self.message, self.hint):
            label.set_measure(MEASURE)
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 10, 14, 10)
        row.setSpacing(14)
        row.addWidget(CareIcon(look), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self.update)
        self.hide()

    def tell(self, notice: NoticeRaised) -> None:
        """Show a notice."""
        self.message.set_words(notice.message)
        self.hint.set_words(notice.hint)
        self.hint.setVisible(bool(notice.hint))
        self.setAccessibleName(notice.message)
        self.setAccessibleDescription(notice.hint)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sheet with a line under it."""
        painter, palette = open_painter(self), self.look.palette
        painter.fillRect(self.rect(), QColor(palette.surface))
        painter.setPen(QPen(QColor(palette.edge if palette.outlined else palette.hair), 1.0))
        under = self.height() - 0.5
        painter.drawLine(QPointF(0, under), QPointF(self.width(), under))


class Notices(QObject):
    """Shows one notice after the other, and offers to undo the last removal."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self.bars = QWidget()
        self._column = QVBoxLayout(self.bars)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.bar = self._make_bar(look)
        self._toast = Toast(look, window)
        self._toast.undone.connect(self.undo)
        self._waiting: list[NoticeRaised] = []
        self._shown: NoticeRaised | None = None
        self._removal: Removal | None = None

    def wear(self, look: Look) -> None:
        """Speak in the colours of another look from now on."""
        if look is self.bar.look:
            return
        self.bar.hide()
        self.bar.deleteLater()
        self.bar = self._make_bar(look)
        if self._shown is not None:
            self.bar.tell(self._shown)

    @property
    def shown(self) -> NoticeRaised | None:
        """The notice that is on screen."""
        return self._shown

    def show_notice(self, notice: NoticeRaised) -> None:
        """Show a notice, after the one that is there; the same one is not said twice.

        What is said of the practice under way takes the place of what was said of it before, which is true no more.
        """
        if notice == self._shown or notice in self._waiting:
            return
        if self._shown is not None and not (notice.of_practice and self._shown.of_practice):
            self._waiting.append(notice)
            return
        self._shown = notice
        self.bar.tell(notice)
        announce(self.bar, f"{notice.message} {notice.hint}".strip())

    def _make_bar(self, look: Look) -> NoticeBar:
        bar = NoticeBar(look)
        bar.close_button.clicked.connect(self.close_notice)
        self._column.addWidget(bar)
        return bar

    def close_notice(self) -> bool:
        """Put the notice away and show the next one. Says whether there was one."""
        if self._shown is None:
            return False
        self._shown = None
        self.bar.hide()
        if self._waiting:
            self.show_notice(self._waiting.pop(0))
        return True

    def end_practice(self) -> None:
        """Put away what was said of a practice that is over."""
        self._waiting = [notice for notice in self._waiting if not notice.of_practice]
        if self._shown is not None and self._shown.of_practice:
            self.close_notice()

    def offer_undo(self, removal: Removal) -> None:
        """Say that something is gone, with a way to put it back."""
        self._removal = removal
        self._toast.tell(removal.message, undo=True)

    def withdraw(self, removal: Removal) -> None:
        """It was put back in another way, or cannot be any more: offer it no longer."""
        if self._removal is removal:
            self.forget()

    def tell(self, message: str) -> None:
        """Say something small that needs nothing done."""
        self._removal = None
        self._toast.tell(message)

    def hold(self, *, held: bool) -> None:
        """Keep what is said by itself out of sight for a while."""
        if held:
            self._toast.hide()

    def forget(self) -> None:
        """Hold nothing of a person any more: what was removed last is not put back."""
        self._removal = None
        self._toast.hide()

    def undo(self) -> bool:
        """Put back what was removed last. Says whether there was something."""
        removal, self._removal = self._removal, None
        if removal is None:
            return False
        self._toast.hide()
        removal.undo()
        return True
