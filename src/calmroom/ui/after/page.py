"""The page after a practice: what stands on it, and where."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.ui.after.care import CareCard
from calmroom.ui.after.field import AfterField
from calmroom.ui.after.landing import Landings
from calmroom.ui.after.maps import SAVED_FIRST, AfterMaps
from calmroom.ui.after.words import WordChips
from calmroom.ui.corner_room import corner_room
from calmroom.ui.fault import FaultLine
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import PrimaryButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import LinkButton, TextLabel, Tone
from calmroom.ui.widgets.segments import SegmentedChoice
from calmroom.ui.widgets.sliders import CheckInSlider, CheckInWords
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.ui.theme.look import Look

MARGIN, SMALL_MARGIN, SMALL_WINDOW = 64, 34, 940
GAP = 14
DISCOMFORTS = tuple((str(value), str(value)) for value in Discomfort)


class AfterPage(QWidget):
    """Everything can be skipped; its controls are connected by the pane."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._make()
        self._lay()

    @property
    def check_in(self) -> CheckIn:
        """What the sliders say."""
        return CheckIn(self.settled.value(), self.present.value())

    @property
    def said(self) -> Discomfort | None:
        """Whether anything was uncomfortable, where that was answered."""
        value = self.discomfort.value()
        return Discomfort(value) if value else None

    @property
    def typed(self) -> str:
        """What was written."""
        return self.text.toPlainText().strip()

    @property
    def has_words(self) -> bool:
        """Whether anything was answered or written."""
        chosen = self.check_in.is_answered or self.said is not None or bool(self.words.chosen())
        return chosen or bool(self.typed) or bool(self.note)

    @property
    def note(self) -> str:
        """The note for a therapist, where it is to be kept."""
        return self.care.note.typed

    @property
    def is_saving(self) -> bool:
        """Whether what is set here is on its way to the disk."""
        return not self.save.isEnabledTo(self)

    def set_saving(self, *, saving: bool) -> None:
        """Let nobody save twice, nor land twice."""
        self.save.setEnabled(not saving)
        self.landings.setEnabled(not saving)
        self.speak.setEnabled(not saving)
        self.maps.setEnabled(not saving)

    def clear(self) -> None:
        """Nothing answered, nothing written."""
        for slider in (self.settled, self.present):
            slider.clear()
            slider.set_before(None)
        self.words.clear()
        self.discomfort.clear()
        self.text.set_words("")
        self.fault.hide()
        self.care.note.clear()
        self.care.close_people()
        self.care.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one."""
        super().resizeEvent(event)
        small = self.width() < SMALL_WINDOW or self.look.theme.large_text
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight)
        margin = SMALL_MARGIN if self.width() < SMALL_WINDOW else MARGIN
        self._columns.setSpacing(26 if small else 64)
        for column in (0, 1):
            # Side by side they are equally wide; one under the other each is as high as it needs.
            self._columns.setStretch(column, 0 if small else 1)
        self._page.setContentsMargins(margin, 28 if self.width() < SMALL_WINDOW else 34, margin, 16)
        self._foot.setContentsMargins(corner_room(self.look) + GAP, 8, margin, 20)

    def _make(self) -> None:
        look = self.look
        self.title = TextLabel(look, "", Role.GREETING)
        self.summary = TextLabel(look, "", Role.SECTION_LIGHT, Tone.INK2, "after.summary")
        self.settled = CheckInSlider(
            look, "after.settled", CheckInWords("How settled is it now?", "stirred up", "settled")
        )
        self.present = CheckInSlider(look, "after.present", CheckInWords("How much are you here?", "far away", "here"))
        self._words_label = TextLabel(look, "Up to three words, or none", Role.BODY_STRONG)
        self.words = WordChips(look)
        self._discomfort_label = TextLabel(look, "Anything uncomfortable?", Role.BODY_STRONG)
        self.discomfort = SegmentedChoice(look, "after.discomfort", "Anything uncomfortable?", DISCOMFORTS)
        self.prompt = TextLabel(look, "", Role.PROMPT, Tone.INK, "after.prompt")
        self.text = AfterField(look)
        self.speak = LinkButton(look, "Record a voice note", "after.voice")
        self.speak.setAccessibleDescription(SAVED_FIRST)
        self.fault = FaultLine(look, "after.fault")
        self.quiet = QuietButton(look, "Leave without saving", "after.leave")
        self.save = PrimaryButton(look, "Save", "after.save")
        self.save.set_shape(52)
        self.care = CareCard(look)
        self.landings = Landings(look)
        self.maps = AfterMaps(look)

    def _lay(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GAP)
        right.setSpacing(14)
        left.addWidget(self.settled)
        left.addWidget(self.present)
        words = QVBoxLayout()
        words.setSpacing(14)
        words.addWidget(self._words_label)
        words.addWidget(self.words)
        left.addLayout(words)
        asked = QWidget()
        row = FlowLayout(gap=14, centred=True)
        asked.setLayout(row)
        row.addWidget(self._discomfort_label)
        row.addWidget(self.discomfort)
        left.addWidget(asked)
        left.addStretch(1)
        right.addWidget(self.maps)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(64)
        self._columns.addLayout(left)
        self._columns.addLayout(right)
        inside = QWidget()
        self._page = QVBoxLayout(inside)
        self._page.setSpacing(12)
        self._page.addWidget(self.title)
        self._page.addWidget(self.summary)
        self._page.addSpacing(GAP)
        self._page.addLayout(self._columns)
        self._page.addSpacing(4)
        self._page.addWidget(self.care)
        self._page.addWidget(self.landings)
        self._page.addLayout(self._asks())
        self._page.addWidget(self.text, 1)
        self._page.addWidget(self.fault)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(14)
        self._foot.addStretch(1)
        self._foot.addWidget(self.quiet)
        self._foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = scrolling(inside, "after.page")
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot)
        for before, after in pairwise((*self.discomfort.buttons(), self.maps.link, self.speak, self.text)):
            QWidget.setTabOrder(before, after)

    def _asks(self) -> QHBoxLayout:
        """The question, and at the end of its line the way to answer it aloud."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.prompt, 1)
        row.addWidget(self.speak, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        return row
