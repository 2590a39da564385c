"""Under the greeting: the time between two sessions, drawn and said; nothing where no session is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.labels import LinkButton, TextLabel
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.span import SpanPicture

if TYPE_CHECKING:
    from calmroom.domain.sessions.span import Span
    from calmroom.ui.theme.look import Look

ADD: Final = "Add your next session"
SEE: Final = "See your sessions"


class BetweenRow(QWidget):
    """The span and its sentence; the way to the sessions stands with the other links of the page.

    Args:
        look: The window's look.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        identify(self, "today.between")
        self.sentence = TextLabel(look, "", Role.BODY, name="today.span-said")
        self.picture = SpanPicture(look, "today.span")
        self.link = LinkButton(look, ADD, "today.sessions")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.sentence)
        column.addWidget(self.picture)
        self.hide()
        self.link.hide()

    def show_span(self, span: Span | None, quiet_until: int | None = None, said: str = "") -> None:
        """Show the span that now lies in, or only the way to write a session down.

        Args:
            span: From one session to the next.
            quiet_until: How many days from today the quiet window goes on; ``None`` where there is none.
            said: The quiet window in words.
        """
        self.sentence.set_words(span.sentence if span is not None else "")
        passed = span.passed if span is not None else None
        quiet = passed + quiet_until if passed is not None and quiet_until is not None else None
        self.picture.show_span(span, quiet, said)
        self.setVisible(span is not None)
        has_next = span is not None and (span.days is not None or span.passed is None)
        self.link.setText(SEE if has_next else ADD)
        self.link.setAccessibleName(self.link.text())
        self.link.updateGeometry()
        self.link.show()

    def set_said_above(self, *, is_said: bool) -> None:
        """Whether its sentence stands over it already, with the day of the week."""
        self.sentence.setVisible(not is_said)

    def forget(self) -> None:
        """Show nothing of a person."""
        self.sentence.set_words("")
        self.picture.show_span(None)
        self.hide()
        self.link.hide()
