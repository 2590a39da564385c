"""The first page, painted: a wall with light on it, and what there is to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from calmroom.ui.fault import FaultRow, FaultWords
from calmroom.ui.first_start.doctor_list import BodyLink, DoctorList
from calmroom.ui.first_start.state import ADULT, DOCTOR, PURPOSE, READ, RESTING, STIRRED, STOPPING, TITLE, opens
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon, draw_icon
from calmroom.ui.walled import Measures, Walled
from calmroom.ui.widgets.buttons import NotYetButton
from calmroom.ui.widgets.fields import CheckBox, TextField
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.painting import open_painter

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.services.access import Access
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context
    from calmroom.ui.theme.look import Look

MEASURES = Measures(words=540, top=76, small_top=28)
FAULT = FaultWords(
    "You can practise all the same. Nothing would be remembered, and calmroom asks again next time.",
    "Go on without remembering",
)


class Point(QWidget):
    """One limit: an icon and a sentence."""

    def __init__(self, look: Look, icon: Icon, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(PointIcon(look, icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(look, words), 1)


class PointIcon(QWidget):
    """An icon in the colour of links."""

    def __init__(self, look: Look, icon: Icon) -> None:
        super().__init__()
        self.look = look
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(round(self.look.theme.space(20)), round(self.look.theme.line_height(Role.BODY)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon, in the middle of the line."""
        side = self.look.theme.space(20)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_icon(open_painter(self), self._icon, box, QColor(self.look.palette.lake_ink))


class FirstStartPane(QWidget):
    """Purpose, limits, one consent. Nothing is ticked in advance.

    Signals:
        gone_on: The person has gone on; what was agreed to is written, or cannot be.
    """

    gone_on = Signal()

    def __init__(self, access: Access, settings: SettingsService, context: Context) -> None:
        super().__init__()
        self._access = access
        self._settings = settings
        self._context = context
        identify(self, "first", "Welcome to calmroom")
        self._make(context.look)
        self._lay(context.look)
        self.adult.toggled.connect(self._ticked)
        self.read.toggled.connect(self._ticked)
        self.doctor.clicked.connect(lambda: self._open_list(is_open=self._list.isHidden()))
        self._list.close_button.clicked.connect(lambda: self._open_list(is_open=False))
        self.go_on.clicked.connect(self._go_on)
        self.name.returnPressed.connect(self.go_on.click)
        self._fault.pressed.connect(self._go_on_without)
        context.look.changed.connect(self._fit)
        self._fit()
        self._ticked()

    def open(self) -> None:
        """Begin at the top, with the name that is set."""
        self.name.setText(self._settings.current.name)
        self.adult.setFocus()

    def tell(self, fault: CalmroomError) -> None:
        """Say in place that the vault cannot be opened."""
        self._fault.tell(fault)
        self._fault.show()

    def _make(self, look: Look) -> None:
        self._frame = Walled(look, "first", MEASURES)
        self.adult = CheckBox(look, ADULT, "first.adult")
        self.read = CheckBox(look, READ, "first.read")
        self.read.setAccessibleName(f"{READ} {DOCTOR}")
        self.doctor = BodyLink(look, DOCTOR, "first.doctor.open")
        self.doctor.setAccessibleDescription("Opens the list below")
        self._list = DoctorList(look)
        self.name = TextField(look, "first.name", "What may calmroom call you, if you like", "a name, if you like")
        self.name.setMaxLength(40)
        self._fault = FaultRow(look, "first.fault", FAULT)
        self._fault.hide()
        self._opens = TextLabel(look, "", Role.SMALL, Tone.INK2, name="first.opens")
        self.go_on = NotYetButton(look, "Go on", "first.go-on")
        self.go_on.set_shape(52)

    def _lay(self, look: Look) -> None:
        self._fill(look)
        self._opens.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._frame.foot.addWidget(self._opens, 1)
        self._frame.foot.addWidget(self.go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _fill(self, look: Look) -> None:
        column = self._frame.column
        purpose = TextLabel(look, PURPOSE, Role.SECTION_LIGHT, Tone.INK2, name="first.purpose")
        read = QHBoxLayout()
        read.setSpacing(0)
        read.addWidget(self.read)
        read.addWidget(self.doctor, 0, Qt.AlignmentFlag.AlignVCenter)
        read.addStretch(1)
        ask = TextLabel(look, "What may calmroom call you?", Role.BODY)
        ask.setBuddy(self.name)
        points = ((Icon.HEART, RESTING), (Icon.PAUSE, STOPPING), (Icon.INFO, STIRRED))
        column.addWidget(TextLabel(look, TITLE, Role.GREETING, name="first.title"))
        column.addSpacing(10)
        column.addWidget(purpose)
        column.addSpacing(22)
        for icon, words in points:
            column.addWidget(Point(look, icon, words))
            column.addSpacing(14)
        column.addSpacing(6)
        column.addWidget(self.adult)
        column.addLayout(read)
        column.addWidget(self._list)
        column.addSpacing(14)
        column.addWidget(ask)
        column.addSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self._fault)
        column.addStretch(1)

    def _fit(self) -> None:
        theme = self._context.look.theme
        self.name.setMaximumWidth(round(theme.space(300)))
        self.read.setFixedWidth(self.read.sizeHint().width())
        self.go_on.setMinimumWidth(round(theme.space(98)))

    def _ticked(self) -> None:
        words = opens(adult=self.adult.isChecked(), read=self.read.isChecked())
        self._opens.set_words(words)
        self.go_on.set_open(is_open=not words)
        self.go_on.setAccessibleDescription(words)
        self._fault.button.setEnabled(not words)

    def _open_list(self, *, is_open: bool) -> None:
        self._list.setVisible(is_open)
        self.doctor.setAccessibleDescription("Closes the list below" if is_open else "Opens the list below")
        if not is_open:
            self.read.setFocus()

    def _go_on(self) -> None:
        self._keep_name()
        self._context.tasks.run(self._access.give_consent, lambda _done: self.gone_on.emit(), self.tell)

    def _go_on_without(self) -> None:
        self._keep_name()
        self.gone_on.emit()

    def _keep_name(self) -> None:
        self._settings.change(name=self.name.text().strip())
