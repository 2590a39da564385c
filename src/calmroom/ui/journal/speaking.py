"""Speaking on the open page, and hearing it again: the parts of the page on one side, the services on the other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from calmroom.domain.events import ListeningEnded, RecordingChanged, VoiceNotesChanged
from calmroom.domain.journal.recording import Recording, RecordingState
from calmroom.domain.player import PlayState
from calmroom.domain.units import Seconds, to_seconds
from calmroom.ui.journal.sheet.voice_state import AGAIN, RECORD, STOP, saying_of
from calmroom.ui.notices import Removal

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.journal.voice_note import Spoken, VoiceNote
    from calmroom.ui.context import Context
    from calmroom.ui.journal.desk import Desk
    from calmroom.ui.journal.given import JournalServices
    from calmroom.ui.journal.sheet.voice import VoicePart
    from calmroom.ui.journal.sheet.voice_row import NoteRow

LOOKS_MS: Final = 200
"""Between two looks at where a note is heard."""
HOLDS_MS: Final = 31_000
"""For so long a removed note is held, as its way back is offered for half a minute."""


class Speaking(QObject):
    """Records for the open page and for no other: it ends when the page is left, hidden or locked.

    Signals:
        removed: A ``Removal`` that can be undone.
    """

    removed = Signal(object)

    def __init__(self, services: JournalServices, context: Context, desk: Desk, part: VoicePart) -> None:
        super().__init__(part)
        self._services = services
        self._tasks = context.tasks
        self._desk = desk
        self._part = part
        self._gone: Spoken | None = None
        self._has_kept_page = False
        self._hold = QTimer(self, singleShot=True, interval=HOLDS_MS)
        self._hold.timeout.connect(self._let_go)
        self._look = QTimer(self, interval=LOOKS_MS)
        self._look.timeout.connect(self._follow)
        part.pressed.connect(self._press)
        part.played.connect(self._play_or_pause)
        part.moved.connect(self._move)
        part.remove_asked.connect(self._remove)
        desk.laid.connect(self._lay)
        desk.cleared.connect(lambda: part.show_notes(()))
        desk.leaving.connect(self.leave)
        context.bridge.on(RecordingChanged, lambda event: self._hear(event.recording))
        context.bridge.on(VoiceNotesChanged, lambda event: self._read(event.entry_id))
        context.bridge.on(ListeningEnded, lambda _event: self._rest())

    def begin(self) -> None:
        """Record on the open page, with the keyboard on the way to end it."""
        self._part.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._part.button.text() == RECORD:
            self._press()

    def leave(self) -> None:
        """Keep what is being said, close the microphone, and let what sounds fade."""
        if self._services.recording.now.is_under_way:
            self._tasks.later(self._services.recording.finish)
        if self._services.listening.is_warm:
            self._tasks.later(self._services.listening.close)

    def forget(self) -> None:
        """Hold and show nothing any more."""
        self._let_go()
        self._rest()
        self._part.show_notes(())
        self._part.show_saying(saying_of(Recording(), ""))

    def _let_go(self) -> None:
        self._hold.stop()
        self._gone = None

    # Speaking

    def _press(self) -> None:
        recording, what = self._services.recording, self._part.button.text()
        entry = self._desk.entry
        if what == STOP:
            self._tasks.later(recording.stop)
        elif what == AGAIN:
            self._tasks.later(recording.try_again)
        elif what == RECORD and entry is not None:
            self._has_kept_page = False
            self._tasks.later(partial(recording.begin, entry))

    def _hear(self, recording: Recording) -> None:
        is_here = recording.entry_id == self._desk.entry_id
        if is_here and recording.state is RecordingState.RECORDING and not self._has_kept_page:
            self._has_kept_page = True
            self._desk.begin_map()
        self._part.show_saying(saying_of(recording, self._desk.entry_id))

    # The notes there are

    def _lay(self, entry_id: str) -> None:
        self._part.show_saying(saying_of(self._services.recording.now, entry_id))
        if any(row.note.entry_id != entry_id for row in self._part.rows):
            self._part.show_notes(())
        self._read(entry_id)

    def _read(self, entry_id: str) -> None:
        if entry_id and entry_id == self._desk.entry_id:
            work = partial(self._services.recording.notes_of, entry_id)
            self._tasks.run(work, partial(self._found, entry_id), lambda _fault: None)

    def _found(self, entry_id: str, notes: tuple[VoiceNote, ...]) -> None:
        if entry_id == self._desk.entry_id:
            self._part.show_notes(notes)

    def _remove(self, row: NoteRow) -> None:
        voices, listening, note = self._services.voices, self._services.listening, row.note

        def take_out() -> Spoken:
            if listening.note_id == note.id:
                listening.close()
            return voices.remove(note)

        rows = self._part.rows
        self._tasks.run(take_out, self._removed)
        others = [other for other in rows if other is not row]
        (others[0].play if others else self._part.button).setFocus()

    def _removed(self, spoken: Spoken) -> None:
        self._gone = spoken
        self._hold.start()
        self.removed.emit(Removal("Voice note removed", self._put_back))

    def _put_back(self) -> None:
        gone = self._gone
        self._let_go()
        if gone is not None:
            self._tasks.later(partial(self._services.voices.put_back, gone))

    # Hearing them

    def _play_or_pause(self, row: NoteRow) -> None:
        listening = self._services.listening
        if self._services.recording.now.is_under_way:
            self._tasks.later(self._services.recording.stop)
        if row.is_playing:
            listening.pause()
            row.show_playing(playing=False)
        elif listening.note_id == row.note.id:
            listening.go_on()
            self._begin_to_follow(row)
        else:
            at = Seconds(float(row.place.value()) if row.place.value() < int(row.note.length) else 0.0)
            self._tasks.run(partial(listening.play, row.note, at), lambda _: None, self._refused)
            self._begin_to_follow(row)

    def _begin_to_follow(self, row: NoteRow) -> None:
        for other in self._part.rows:
            other.show_playing(playing=other is row)
        self._look.start()

    def _move(self, row: NoteRow, at: float) -> None:
        if self._services.listening.note_id == row.note.id:
            self._services.listening.seek(Seconds(at))

    def _follow(self) -> None:
        listening = self._services.listening
        head = listening.playhead()
        if head is None:
            return
        for row in self._part.rows:
            if row.note.id == listening.note_id:
                row.show_place(to_seconds(head.frame))
                row.show_playing(playing=head.state not in {PlayState.PAUSED, PlayState.ENDED})
        if head.state is PlayState.PAUSED:
            self._look.stop()

    def _refused(self, fault: CalmroomError) -> None:
        self._rest()
        self._part.show_saying(replace(self._part.said, words=f"{fault.message} {fault.hint}", is_care=True))

    def _rest(self) -> None:
        self._look.stop()
        listening = self._services.listening
        for row in self._part.rows:
            if row.note.id != listening.note_id:
                row.show_playing(playing=False)
                row.show_place(0.0)
