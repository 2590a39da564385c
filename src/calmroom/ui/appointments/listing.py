"""The sessions to come, the earlier ones, and the way to more of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from calmroom.ui.appointments.rows import SessionRows
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.boxes import in_column
from calmroom.ui.widgets.labels import LinkButton, TextLabel

if TYPE_CHECKING:
    from calmroom.ui.appointments.looking import Known, Reaching
    from calmroom.ui.theme.look import Look


class Listing(QWidget):
    """Those near now, and more when they are asked for.

    Signals:
        reach_asked: A ``Reaching``: how far from now to look.
    """

    reach_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._later: Reaching | None = None
        self._earlier: Reaching | None = None
        self.heading = TextLabel(look, "To come", Role.ITEM)
        self.to_come = SessionRows(look, "sessions.to-come", "To come")
        self.later = LinkButton(look, "Show half a year more", "sessions.later")
        self.past = TextLabel(look, "Earlier", Role.ITEM)
        self.were = SessionRows(look, "sessions.were", "Earlier")
        self.earlier = LinkButton(look, "Show a year more", "sessions.earlier")
        whole = in_column(self, 14)
        for part in (self.heading, self.to_come, self.later, self.past, self.were, self.earlier):
            is_link = isinstance(part, LinkButton)
            whole.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if is_link else Qt.AlignmentFlag(0))
        self.later.clicked.connect(lambda: self.reach_asked.emit(self._later))
        self.earlier.clicked.connect(lambda: self.reach_asked.emit(self._earlier))
        self.forget()

    def show_known(self, known: Known) -> None:
        """Show what is known."""
        coming = [row for row in known.rows if not row.is_past]
        before = [row for row in known.rows if row.is_past]
        self._later, self._earlier = known.later, known.earlier
        self.to_come.show_rows(coming)
        self.were.show_rows(before)
        self.heading.setVisible(bool(coming) or known.later is not None)
        self.past.setVisible(bool(before) or known.earlier is not None)
        self.later.setVisible(known.later is not None)
        self.earlier.setVisible(known.earlier is not None)

    def forget(self) -> None:
        """Show and hold nothing of a person."""
        self._later = self._earlier = None
        for rows in (self.to_come, self.were):
            rows.show_rows(())
        for part in (self.heading, self.past, self.later, self.earlier):
            part.hide()
