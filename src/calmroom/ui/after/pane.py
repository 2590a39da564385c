"""After a practice, painted. Everything can be skipped, and Save with nothing set is fine."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.domain.body.body_map import When, shown
from calmroom.domain.care.aftercare import note_for_therapist
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PracticeRemembered
from calmroom.domain.timeline import choices_of
from calmroom.services.practice import Beginning, PracticeService
from calmroom.ui.after.page import GAP, AfterPage
from calmroom.ui.after.state import CARE, Drawing, Landing, Saying, after_state, landings_after, needs_care
from calmroom.ui.after.written import Written
from calmroom.ui.body.state import hidden_places
from calmroom.ui.calling.card import CallList
from calmroom.ui.spelling.speller import Spellers
from calmroom.ui.theme.qss import dress
from calmroom.ui.widgets.naming import announce, identify
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.practice import PracticeRecord
    from calmroom.services.body import BodyService
    from calmroom.services.calling import CallingService
    from calmroom.services.journal import JournalService
    from calmroom.services.settings import SettingsService
    from calmroom.services.spelling import SpellingService
    from calmroom.ui.context import Context

PATIENCE = 20.0
"""Seconds that the end of the program waits for the disk."""
NOT_REMEMBERED = CalmroomError("Your answers could not be written.", "Save tries once more.")


@dataclass(frozen=True, slots=True)
class AfterServices:
    """What the page uses."""

    practice: PracticeService
    journal: JournalService
    settings: SettingsService
    calling: CallingService
    body: BodyService
    spelling: SpellingService


class AfterPane(QWidget):
    """Asks how it is now, and gives a place for a few words.

    Signals:
        done: The page is over; carries the PracticeRecord.
        ground_asked: Ground me, from the kind words.
        begin_asked: A ``Beginning``: what is offered after a practice that goes further in.
        draw_asked: A ``Drawing``: a body map of this practice.
        speak_asked: The ``Entry`` that a voice note is spoken on.
        look_changed: Carries the Look of what is seen, for what the window lays over it.
    """

    done = Signal(object)
    ground_asked = Signal()
    begin_asked = Signal(object)
    draw_asked = Signal(object)
    speak_asked = Signal(object)
    look_changed = Signal(object)

    def __init__(self, services: AfterServices, context: Context) -> None:
        super().__init__()
        identify(self, "after", "After the practice")
        ground(self, "bg")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._practice, self._journal, self._context = services.practice, services.journal, context
        self._settings = services.settings
        self._record: PracticeRecord | None = None
        self._written = Written(services.journal)
        self._next: Beginning | Drawing | Saying | None = None
        self._body, self._map = services.body, services.body.begin()
        self._asked: tuple[CheckIn, tuple[str, ...], Discomfort | None] | None = None
        self._remembered = self._is_written = False
        self._is_dim = False
        self.look = context.look.own()
        self._page = AfterPage(self.look)
        self._page.care.offer(CallList(replace(context, look=self.look), services.calling, "after.people"))
        spellers = Spellers(services.spelling, context, self)
        for field in (self._page.text, self._page.care.note.field):
            spellers.attend(field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._connect()
        context.look.changed.connect(self._dress)
        context.bridge.on(PracticeRemembered, self._hear)

    def show_for(self, record: PracticeRecord) -> None:
        """Ask about a practice that has come to its end."""
        self._record, self._next = record, None
        self._written.forget()
        script = self._practice.script(record.script_id)
        state = after_state(record, script.prompts)
        self._page.title.set_words(state.title)
        self._page.summary.set_words(state.summary)
        self._page.prompt.set_words(state.prompt)
        self._page.prompt.setVisible(bool(state.prompt))
        self._page.text.setAccessibleName(state.prompt or "Words, if there are any")
        self._page.clear()
        self._page.set_saving(saving=False)
        self._page.landings.show_landings(landings_after(record, self._practice.scripts()))
        self._is_written = False
        for slider, before in (
            (self._page.settled, record.before.settled),
            (self._page.present, record.before.present),
        ):
            slider.set_before(before)
        self._show_care()
        self._show_maps(record.id, ())
        self._context.tasks.run(partial(self._body.of_practice, record.id), partial(self._show_maps, record.id), _none)

    def wear(self, *, dim: bool) -> None:
        """Stay in Dusk after a practice in the dim, until this page is left."""
        self._is_dim = dim
        self._dress()

    @property
    def check_in(self) -> CheckIn:
        """What the sliders say."""
        return self._page.check_in

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S and Ctrl+Enter save; Esc is the quiet button, and with something to lose it only goes to it."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in {Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save_all()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_out()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What lies over the page wears its look."""
        super().showEvent(event)
        self.look_changed.emit(self.look)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window wears its own look again."""
        super().hideEvent(event)
        self.look_changed.emit(self._context.look)

    def _dress(self) -> None:
        theme = self._context.look.theme
        dress(self, self.look, theme.dimmed if self._is_dim else theme)

    def _connect(self) -> None:
        self._page.save.clicked.connect(self._save_all)
        self._page.quiet.clicked.connect(self._be_over)
        self._page.care.ground.clicked.connect(self.ground_asked)
        self._page.care.note.wanted.connect(self._write_note)
        self._page.care.note.moved.connect(lambda: self._show_care(come=True))
        self._page.landings.chosen.connect(self._land)
        self._page.maps.asked.connect(self._draw)
        self._page.speak.clicked.connect(self._speak)
        self._page.discomfort.chosen.connect(lambda _value: self._show_care(come=True))
        for slider in (self._page.settled, self._page.present):
            slider.answered.connect(lambda _value: self._show_care())

    def _show_care(self, *, come: bool = False) -> None:
        """Show the kind words or not; they stay as long as a note stands there.

        With ``come``, bring them into view where the page has to scroll.
        """
        before = self._record.before if self._record else CheckIn()
        wanted = needs_care(before, self._page.check_in, self._page.said) or bool(self._page.note)
        if wanted and not self._page.care.isVisibleTo(self):
            announce(self, CARE[0])
        self._page.care.setVisible(wanted)
        if wanted and come:
            QTimer.singleShot(0, self._page.care, lambda: self._page.area.ensureWidgetVisible(self._page.care, 0, GAP))

    def _save_all(self) -> None:
        record = self._record
        if record is None or self._page.is_saving:
            return
        after, words, discomfort = self._page.check_in, self._page.words.chosen(), self._page.said
        pages = self._written.pages(record.id, self._page)

        def write() -> None:
            for entry in pages:
                self._journal.save(entry)
            self._is_written = True

        self._is_written = False
        self._page.set_saving(saving=True)
        self._page.fault.hide()
        self._asked, self._remembered = (after, words, discomfort), False
        self._practice.finish(record, *self._asked)
        self._context.tasks.run(write, lambda _: self._saved(record), self._not_saved)

    def flush(self) -> bool:
        """Save what was written where nobody pressed Save, and wait for it. Says whether it is safe."""
        if self._record is None or not self._page.has_words:
            return True
        done = threading.Event()
        self._save_all()
        self._context.tasks.later(done.set)
        done.wait(PATIENCE)
        return self._is_written

    @property
    def is_asking(self) -> bool:
        """Whether it is still about a practice."""
        return self._record is not None

    @property
    def is_dirty(self) -> bool:
        """Whether there is something on the page that is not safe on disk."""
        return self._record is not None and self._page.has_words and not self._is_written

    def forget(self) -> None:
        """Show and hold nothing any more, but what could not be saved."""
        self._page.care.close_people()
        if not self.is_dirty:
            self._record = self._next = self._asked = None
            self._written.forget()
            self._page.title.set_words("")
            self._page.summary.set_words("")
            self._is_written = False
            self._page.clear()
            self._map = self._body.begin()
            self._page.maps.show_maps(None, self._map)

    def _write_note(self) -> None:
        if self._record is not None:
            page = self._page
            said = replace(self._record, after=page.check_in, words=page.words.chosen(), discomfort=page.said)
            page.care.note.write(note_for_therapist(said))

    def _land(self, landing: Landing) -> None:
        """Save what is set here, and then begin what is to land with."""
        self._go_on(Beginning(landing.script_id, choices_of(self._settings.current, landing.minutes)))

    def _draw(self) -> None:
        """Save what is set here, and then draw."""
        if self._record is not None:
            self._go_on(Drawing(self._record.id, None if self._map.is_empty else self._map))

    def _speak(self) -> None:
        """Save what is set here, and then record."""
        if self._record is not None:
            self._go_on(Saying(self._record.id))

    def _go_on(self, then: Beginning | Drawing | Saying) -> None:
        self._next = then
        if self._page.has_words:
            self._save_all()
        else:
            self._begin_next()

    def _show_maps(self, practice_id: str, maps: tuple[BodyMap, ...]) -> None:
        if self._record is None or self._record.id != practice_id:
            return
        hidden = hidden_places(self._settings.current.left_out)
        before = [one for one in maps if one.when is When.BEFORE]
        later = [one for one in maps if one.when is not When.BEFORE]
        self._map = later[-1] if later else self._body.begin(When.AFTER, practice_id)
        self._page.maps.show_maps(shown(before[-1], hidden) if before else None, shown(self._map, hidden))

    def _begin_next(self) -> None:
        then, self._next = self._next, None
        if isinstance(then, Drawing):
            self.draw_asked.emit(replace(then, entry_id=self._written.page_id(self._page)))
        elif isinstance(then, Saying):
            self.speak_asked.emit(self._written.spoken_on(then.practice_id, self._page))
        else:
            self.begin_asked.emit(then)
        if self.isHidden():
            # It has begun, and this page is left for it.
            self._be_over()

    def _hear(self, event: PracticeRemembered) -> None:
        found = event.record
        # The same practice is also remembered without the answers, when its sound ends.
        if self._record is not None and found.id == self._record.id:
            self._remembered |= (found.after, found.words, found.discomfort) == self._asked

    def _saved(self, record: PracticeRecord) -> None:
        if self._record is not record:
            # It was left meanwhile.
            return
        if not self._remembered:
            self._not_saved(NOT_REMEMBERED)
            return
        self._page.set_saving(saving=False)
        announce(self, "Saved")
        if self._next is not None:
            self._begin_next()
        else:
            self._be_over()

    def _not_saved(self, fault: CalmroomError) -> None:
        if self._record is None or not self._page.is_saving:
            return
        self._next = None
        self._page.set_saving(saving=False)
        self._page.fault.show_fault(f"{fault.message} What you wrote is still here. {fault.hint}".strip())
        announce(self, self._page.fault.text())

    def _go_out(self) -> None:
        if self._page.words.close_field():
            return
        if self._page.has_words:
            self._page.quiet.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._be_over()

    def _be_over(self) -> None:
        """Hold nothing of it any more; whoever is on another page meanwhile stays there."""
        record, self._record = self._record, None
        self._page.clear()
        if record is not None and not self.isHidden():
            self.done.emit(record)


def _none(_fault: CalmroomError) -> None:
    """Where the vault cannot be read there is no map to show; what is set here says so itself when it is saved."""
