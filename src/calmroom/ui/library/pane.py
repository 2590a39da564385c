"""The Library, painted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calmroom.domain.events import SettingsChanged
from calmroom.domain.timeline import choices_of
from calmroom.services.practice import Beginning, PracticeService
from calmroom.ui.library.arranging import Arranging
from calmroom.ui.library.detail import WIDTH
from calmroom.ui.library.exporting import Exporting
from calmroom.ui.library.gating import Gating
from calmroom.ui.library.own.owning import Owning
from calmroom.ui.library.parts import LibraryParts
from calmroom.ui.library.regions import closed_words, place_list
from calmroom.ui.library.state import played_minutes
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from calmroom.domain.ports import Voice
    from calmroom.domain.script import Script
    from calmroom.services.export import ExportService
    from calmroom.services.knowledge import KnowledgeService
    from calmroom.services.personal import PersonalService
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.ui.context import Context

ROOM_FOR_TWO = WIDTH + 500
"""Px of the pane from which list and detail stand side by side."""
CALL = "call"
"""The page with people to call."""


@dataclass(frozen=True, slots=True)
class LibraryServices:
    """What the Library uses."""

    practice: PracticeService
    settings: SettingsService
    sound: SoundService
    export: ExportService
    safety: SafetyService
    knowledge: KnowledgeService
    personal: PersonalService
    narrators: Sequence[Voice]
    beds: Sequence[str]


class LibraryPane(QWidget):
    """Practices by the time there is; one of them in full.

    Signals:
        begin_asked: A ``Beginning``.
        read_asked: The id of a page to read.
        left: Back to where one came from.
    """

    left = Signal()
    begin_asked = Signal(object)
    read_asked = Signal(str)

    def __init__(self, services: LibraryServices, context: Context, parts: LibraryParts | None = None) -> None:
        super().__init__()
        parts = parts or LibraryParts(context.look, services.narrators, services.beds)
        self._services = services
        self._context = context
        self._scripts: tuple[Script, ...] = ()
        self._arranging = Arranging(services.practice, services.knowledge, context.tasks, self)
        self._is_opened = False
        self._is_own = self._is_visit = False
        identify(self, "library", "Library")
        self.listing, self.detail, self.own = parts.listing, parts.detail, parts.own
        self._gating = Gating(services.safety, self.detail.gate, context, self)
        self._exporting = Exporting(self.detail.export_page, services.export, services.narrators, context)
        self._owning = Owning(services.personal, services.settings, self.own, context)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.listing, 1)
        row.addWidget(self.detail)
        row.addWidget(self.own, 1)
        self._connect()

    def open(self) -> None:
        """Show every practice as it is wished now."""
        self._take_scripts()
        self._owning.look()
        self._gating.ask()
        self._arranging.forget()
        self._refresh()

    def forget(self) -> None:
        """Show and hold nothing that was looked for or ticked."""
        self.listing.close_search()
        self.detail.gate.clear()

    def focus_search(self) -> None:
        """Go to the search."""
        self._end_visit()
        self._close_own()
        self._close()
        self.listing.focus_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one after the other."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back."""
        if event.key() != Qt.Key.Key_Escape or not self._step_back():
            super().keyPressEvent(event)

    def show_practice(self, script_id: str, way: str = "") -> None:
        """Show one practice in full, whatever was wished for before.

        Args:
            script_id: The practice.
            way: Where one comes from and goes back to, such as ``Your page``; without it, back is the list.
        """
        self._end_visit()
        self._close_own()
        self.listing.choose(script_id)
        if way:
            self.detail.show_way(way)
            self._is_visit = True
        self._open_detail()

    def hideEvent(self, event: QHideEvent) -> None:
        """A visit ends where one leaves."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._end_visit()

    def open_own(self) -> None:
        """Show the scripts of one's own."""
        self._is_own = True
        self._fit()
        self.own.show_list()

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Show files that were dropped onto the window, before anything is done with them."""
        self.open_own()
        self._owning.bring(paths)

    def _connect(self) -> None:
        listing, detail = self.listing, self.detail
        listing.shown.connect(self._show_chosen)
        listing.opened.connect(self._open_detail)
        listing.own_asked.connect(self.open_own)
        self.own.left.connect(self._close_own)
        self._owning.told.connect(listing.own_line.say)
        self._owning.taken.connect(self._take_changed)
        listing.call_asked.connect(lambda: self.read_asked.emit(CALL))
        listing.wishes.voice_chosen.connect(lambda voice: self._set(voice=voice))
        listing.wishes.leave_out.added.connect(self._leave_out)
        listing.wishes.leave_out.put_back.connect(self._put_back)
        self._arranging.changed.connect(self._show_detail)
        self._gating.changed.connect(self._show_chosen)
        detail.begin_asked.connect(self._begin)
        detail.words_asked.connect(lambda: detail.show_words(self._arranging.chapters()))
        detail.export_asked.connect(self._export)
        detail.left.connect(self._close)
        detail.evidence_asked.connect(lambda: self.read_asked.emit("evidence"))
        self._connect_choices()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._begin)
        self._context.look.changed.connect(self._fit)
        self._context.bridge.on(SettingsChanged, lambda _event: self._refresh_if_seen())

    def _connect_choices(self) -> None:
        choices = self.detail.choices
        choices.voice_chosen.connect(lambda voice: self._set(voice=voice))
        choices.bed_chosen.connect(lambda bed: self._set(bed=bed))
        choices.touch_chosen.connect(lambda touch: self._set(touch=touch))
        choices.silence_chosen.connect(self._set_silent)
        choices.minutes_chosen.connect(self.listing.set_minutes)
        choices.left_out.connect(self._leave_out)
        choices.put_back.connect(self._put_back)

    def _fit(self) -> None:
        one = self._context.look.theme.large_text or self.width() < ROOM_FOR_TWO
        self.listing.set_margins(*((20, 24) if one else (26, 40)))
        self.detail.set_page(is_page=one)
        self.own.setVisible(self._is_own)
        self.listing.setVisible(not self._is_own and (not one or not self._is_opened))
        has_detail = self._arranging.detail is not None and not self._is_own
        self.detail.setVisible(has_detail and (not one or self._is_opened))

    def _take_scripts(self) -> None:
        scripts = self._services.practice.scripts()
        if scripts != self._scripts:
            self._scripts = scripts
            self.listing.show_scripts(scripts)

    def _take_changed(self) -> None:
        self._take_scripts()
        self._gating.ask()
        self._refresh()

    def _close_own(self) -> None:
        if self._is_own:
            self._is_own = False
            self._fit()
            self.listing.shelf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        settings, leave_out = self._services.settings.shown, self.listing.wishes.leave_out
        if self._services.settings.is_shown:
            leave_out.show_left_out(settings.left_out, place_list(self._scripts, settings.left_out))
        else:
            leave_out.show_closed(closed_words(is_known=self._services.settings.is_known))
        self.listing.wishes.show_voice(settings.voice)
        self.listing.refresh(settings.left_out)
        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes as one reads, also through what was made later."""
        for before, after in pairwise([*self.listing.parts(), self.detail.back]):
            QWidget.setTabOrder(before, after)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._gating.ask()
            self._refresh()

    def _show_chosen(self) -> None:
        script = self.listing.chosen()
        if script is None:
            self._arranging.clear()
        else:
            minutes = played_minutes(script, self.listing.wishes.length.value())
            gate = self._gating.gate_of(script)
            self._arranging.arrange(script, choices_of(self._services.settings.shown, minutes), gate)

    def _show_detail(self) -> None:
        detail, script = self._arranging.detail, self.listing.chosen()
        if detail is not None and script is not None:
            settings = self._services.settings
            self.detail.show_detail(detail)
            self.detail.choices.show_choices(script, settings.shown, is_shown=settings.is_shown, minutes=detail.minutes)
        self._fit()

    def _begin(self) -> None:
        detail = self._arranging.detail
        if detail is not None and detail.begin:
            choices = choices_of(self._services.settings.current, detail.minutes)
            self.begin_asked.emit(Beginning(detail.script_id, choices))

    def _export(self) -> None:
        script, detail = self.listing.chosen(), self._arranging.detail
        if script is not None and detail is not None and detail.begin:
            self._exporting.open(script, choices_of(self._services.settings.current, detail.minutes))
            self.detail.show_export()

    def _open_detail(self) -> None:
        self._is_opened = True
        self._fit()
        self.detail.enter()

    def _end_visit(self) -> bool:
        """The way back leads to the list again; whether it led elsewhere."""
        was, self._is_visit = self._is_visit, False
        if was:
            self.detail.show_way()
            self._fit()
        return was

    def _close(self) -> None:
        if self._end_visit():
            self.left.emit()
            return
        had = self.detail.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._is_opened = False
        self.detail.show_about()
        self._fit()
        if had:
            self.listing.shelf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_back(self) -> bool:
        if self._is_own:
            self.own.step_back()
        elif self.detail.shows_more:
            self.detail.show_about()
        elif self._is_opened:
            self._close()
        else:
            return self.listing.close_search()
        return True

    def _leave_out(self, region: str) -> None:
        left_out = self._services.settings.current.left_out
        if region not in left_out:
            self._set(left_out=(*left_out, region))

    def _put_back(self, region: str) -> None:
        left_out = self._services.settings.current.left_out
        self._set(left_out=tuple(other for other in left_out if other != region))

    def _set_silent(self, silent: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._services.sound.set_captions_only(on=silent)
        self._refresh()

    def _set(self, **changes: object) -> None:
        self._services.settings.change(**changes)
        self._refresh()
