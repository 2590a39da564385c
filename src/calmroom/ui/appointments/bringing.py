"""What a calendar file would add, to be looked at before anything is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from calmroom.ui.appointments.state import row_of
from calmroom.ui.lines import Lines, Told
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.surfaces import Card

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from calmroom.domain.sessions.calendar_file import Brought, IcsFound
    from calmroom.ui.theme.look import Look

MOST: Final = 12
"""Sessions that are told one by one; the others are counted."""
NO_NEWS: Final = "Nothing in this file is new here."


@dataclass(frozen=True, slots=True)
class Looked:
    """A file, and what of it is not here yet."""

    found: IcsFound
    news: tuple[Brought, ...]


class Bringing(Card):
    """Tells what a file would add; nothing is added before it is asked for.

    Signals:
        agreed: The ``IcsFound`` to bring in.
        left: Nothing is to be brought in.
    """

    agreed = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sessions.bringing")
        self._looked: Looked | None = None
        self.title = TextLabel(look, "", Role.ITEM, name="sessions.bringing.title")
        self.lines = Lines(look, "sessions.bringing.lines", "What the file adds")
        self.more = TextLabel(look, "", Role.SMALL, Tone.INK2, name="sessions.bringing.more")
        self.agree = PrimaryButton(look, "Bring them in", "sessions.bringing.agree")
        self.leave = QuietButton(look, "Not now", "sessions.bringing.leave")
        buttons = QWidget()
        flow = FlowLayout(gap=10)
        buttons.setLayout(flow)
        flow.addWidget(self.agree)
        flow.addWidget(self.leave)
        whole = in_column(self, 12)
        whole.setContentsMargins(20, 16, 20, 16)
        parts: tuple[QWidget, ...] = (self.title, self.lines, self.more, buttons)
        for part in parts:
            whole.addWidget(part)
        self.agree.clicked.connect(self._agree)
        self.leave.clicked.connect(self.left)
        self.hide()

    def tell(self, looked: Looked, now: datetime) -> None:
        """Show what a file would add."""
        self._looked = looked
        news = sorted(looked.news, key=lambda one: one.now.begins)
        self.title.set_words(title_of(looked.news))
        self.lines.show_lines([_told(one, now) for one in news[:MOST]])
        more = [f"And {len(news) - MOST} more."] if len(news) > MOST else []
        self.more.set_words(" ".join((*more, *left_out_words(looked.found))))
        self.more.setVisible(bool(self.more.text()))
        self.agree.set_text("Bring it in" if len(news) == 1 else "Bring them in")
        self.show()
        self.agree.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, f"{self.title.text()} {self.more.text()}".strip())

    def forget(self) -> None:
        """Show and hold nothing of it any more."""
        self._looked = None
        self.lines.show_lines(())
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        if self._looked is not None:
            self.agreed.emit(self._looked.found)


def title_of(news: tuple[Brought, ...]) -> str:
    """How many sessions a file adds, and how many it changes."""
    added = sum(one.before is None for one in news)
    changed = len(news) - added
    parts = [f"adds {_sessions(added)}"] if added else []
    parts += [f"changes {_sessions(changed)}"] if changed else []
    return f"This file {' and '.join(parts)}."


def left_out_words(found: IcsFound) -> tuple[str, ...]:
    """What of a file is not taken as it stands there."""
    simple, refused = len(found.simplified), len(found.refused)
    parts = []
    if simple:
        which = "One comes" if simple == 1 else f"{simple} come"
        parts.append(f"{which} again in a way calmroom does not know: the first is taken.")
    if refused:
        which, have, are, stay = (
            ("One entry", "it has", "is", "stays")
            if refused == 1
            else (f"{refused} entries", "they have", "are", "stay")
        )
        parts.append(f"{which} could not be read, for {have} no hour or {are} far from our years, and {stay} out.")
    return tuple(parts)


def _told(one: Brought, now: datetime) -> Told:
    row = row_of(one.now, now)
    return Told(row.when, row.line if one.before is None else f"{row.line}. It is here already, and changes.")


def _sessions(count: int) -> str:
    return "1 session" if count == 1 else f"{count} sessions"
