"""The Library, painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from calmroom.domain.events import SettingsChanged
from calmroom.domain.timeline import choices_of
from calmroom.services.practice import Beginning, PracticeService
from calmroom.ui.library.arranging import Arranging
from calmroom.ui.library.detail import WIDTH, DetailPanel
from calmroom.ui.library.exporting import Exporting
from calmroom.ui.library.regions import closed_words, place_list
from calmroom.ui.library.shelf import Shelf
from calmroom.ui.library.state import (
    ALL,
    Wishes,
    bed_words,
    first_choice,
    groups_of,
    played_minutes,
)
from calmroom.ui.library.topics import Topics
from calmroom.ui.library.wishes import WishBar
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.pictures import EmptyState, EmptyWords
from calmroom.ui.widgets.surfaces import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Voice
    from calmroom.domain.script import Script
    from calmroom.services.export import ExportService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.context import Context

EMPTY = EmptyWords("Nothing fits all of that.", "Take one wish away.", "Show all practices")
ROOM_FOR_TWO = WIDTH + 500
"""Px of the pane from which list and detail stand side by side."""


@dataclass(frozen=True, slots=True)
class LibraryServices:
    """What the Library uses."""

    practice: PracticeService
    settings: SettingsService
    export: ExportService
    narrators: Sequence[Voice]
    beds: Sequence[str]


class LibraryPane(QWidget):
    """Practices by the time there is; one of them in full.

    Signals:
        begin_asked: A ``Beginning``.
    """

    begin_asked = Signal(object)

    def __init__(self, services: LibraryServices, context: Context) -> None:
        super().__init__()
        self._services = services
        self._context = context
        self._scripts: tuple[Script, ...] = ()
        self._wishes = Wishes()
        self._arranging = Arranging(services.practice, context.tasks, self)
        self._is_opened = False
        identify(self, "library", "Library")
        self.wishes = WishBar(context.look, services.narrators, bed_words(services.beds))
        self.topics = Topics(context.look)
        self.shelf = Shelf(context.look)
        self.empty = EmptyState(context.look, "library.empty", EMPTY)
        self.detail = DetailPanel(context.look)
        self._exporting = Exporting(self.detail.export_page, services.export, services.narrators, context)
        self._lay()
        self._connect()

    def open(self) -> None:
        """Show every practice as it is wished now."""
        scripts = self._services.practice.scripts()
        if scripts != self._scripts:
            self._scripts = scripts
            self.topics.show_scripts(scripts)
            self._wishes = replace(self._wishes, topic=ALL)
            self.shelf.choose(self.shelf.now or first_choice(scripts))
        self._refresh()

    def focus_search(self) -> None:
        """Go to the search."""
        self._close()
        self.wishes.open_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one after the other."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back."""
        if event.key() != Qt.Key.Key_Escape or not self._step_back():
            super().keyPressEvent(event)

    def _lay(self) -> None:
        content = QWidget()
        self._page = QVBoxLayout(content)
        self._page.setSpacing(14)
        for part in (self.wishes, self.topics, self.shelf, self.empty):
            self._page.addWidget(part)
        self._page.addStretch(1)
        self._list: QScrollArea = scrolling(content, "library.page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list, 1)
        row.addWidget(self.detail)

    def _connect(self) -> None:
        wishes, detail, shelf = self.wishes, self.detail, self.shelf
        wishes.minutes_chosen.connect(lambda _minutes: self._show_chosen())
        wishes.voice_chosen.connect(lambda voice: self._set(voice=voice))
        wishes.bed_chosen.connect(lambda bed: self._set(bed=bed))
        wishes.searched.connect(self._search)
        wishes.leave_out.added.connect(self._leave_out)
        wishes.leave_out.put_back.connect(self._put_back)
        shelf.chosen.connect(lambda _id: self._show_chosen())
        shelf.opened.connect(self._open_detail)
        shelf.digit_typed.connect(lambda event: QCoreApplication.sendEvent(wishes.length.slider, event))
        self.topics.chosen.connect(self._choose_topic)
        self.empty.asked.connect(self._take_wishes_away)
        self._arranging.changed.connect(self._show_detail)
        detail.begin_asked.connect(self._begin)
        detail.words_asked.connect(lambda: detail.show_words(self._arranging.chapters()))
        detail.export_asked.connect(self._export)
        detail.left.connect(self._close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._begin)
        self._context.look.changed.connect(self._fit)
        self._context.bridge.on(SettingsChanged, lambda _event: self._refresh_if_seen())

    def _fit(self) -> None:
        one = self._context.look.theme.large_text or self.width() < ROOM_FOR_TWO
        side, top = (20, 24) if one else (26, 40)
        self._page.setContentsMargins(side, top, side - 6, 24)
        self.detail.set_page(is_page=one)
        self._list.setVisible(not one or not self._is_opened)
        self.detail.setVisible(self._arranging.detail is not None and (not one or self._is_opened))
        self._is_one = one

    def _refresh(self) -> None:
        settings = self._services.settings.shown
        self._wishes = replace(self._wishes, left_out=settings.left_out)
        if self._services.settings.is_shown:
            self.wishes.leave_out.show_left_out(settings.left_out, place_list(self._scripts, settings.left_out))
        else:
            self.wishes.leave_out.show_closed(closed_words(is_known=self._services.settings.is_known))
        self.wishes.show_chosen(settings.voice, settings.bed)
        groups = groups_of(self._scripts, self._wishes)
        self.shelf.show_groups(groups)
        self._order_focus()
        self.shelf.setVisible(bool(groups))
        self.empty.setVisible(not groups)
        self._show_chosen()

    def _order_focus(self) -> None:
        """Tab goes as one reads, also through what was made later."""
        wishes = self.wishes
        order = [wishes.length.slider, *wishes.leave_out.buttons(), wishes.voice, wishes.bed]
        for before, after in pairwise([*order, *self.topics.buttons(), *self.shelf.rows(), self.detail.back]):
            QWidget.setTabOrder(before, after)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _show_chosen(self) -> None:
        script = self._chosen()
        if script is None:
            self._arranging.clear()
        else:
            minutes = played_minutes(script, self.wishes.length.value())
            self._arranging.arrange(script, choices_of(self._services.settings.shown, minutes))

    def _show_detail(self) -> None:
        detail = self._arranging.detail
        if detail is not None:
            self.detail.show_detail(detail)
        self._fit()

    def _chosen(self) -> Script | None:
        return next((script for script in self._scripts if script.id == self.shelf.now), None)

    def _begin(self) -> None:
        detail = self._arranging.detail
        if detail is not None and detail.begin:
            choices = choices_of(self._services.settings.current, detail.minutes)
            self.begin_asked.emit(Beginning(detail.script_id, choices))

    def _export(self) -> None:
        script, detail = self._chosen(), self._arranging.detail
        if script is not None and detail is not None:
            self._exporting.open(script, choices_of(self._services.settings.current, detail.minutes))
            self.detail.show_export()

    def _open_detail(self) -> None:
        self._is_opened = True
        self._fit()
        self.detail.enter()

    def _close(self) -> None:
        had = self.detail.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._is_opened = False
        self.detail.show_about()
        self._fit()
        row = self.shelf.row()
        if had and row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _step_back(self) -> bool:
        if self.detail.shows_more:
            self.detail.show_about()
        elif self._is_opened:
            self._close()
        elif not self.wishes.search.isHidden():
            self.wishes.close_search()
        else:
            return False
        return True

    def _search(self, words: str) -> None:
        self._wishes = replace(self._wishes, words=words)
        self._refresh()

    def _choose_topic(self, topic: str) -> None:
        self._wishes = replace(self._wishes, topic=topic)
        self._refresh()

    def _take_wishes_away(self) -> None:
        self.topics.clear()
        self._wishes = replace(self._wishes, topic=ALL)
        self.wishes.close_search()
        self._search("")

    def _leave_out(self, region: str) -> None:
        left_out = self._services.settings.current.left_out
        if region not in left_out:
            self._set(left_out=(*left_out, region))

    def _put_back(self, region: str) -> None:
        left_out = self._services.settings.current.left_out
        self._set(left_out=tuple(other for other in left_out if other != region))

    def _set(self, **changes: object) -> None:
        self._services.settings.change(**changes)
        self._refresh()
