"""Speaking a page: from the microphone into the vault, piece by piece, while it is spoken."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PracticeBegun, RecordingChanged
from calmroom.domain.journal.recording import (
    NOTHING_HEARD,
    LevelHeard,
    MicrophoneOpened,
    PieceRecorded,
    RecorderEvent,
    Recording,
    RecordingEnd,
    RecordingOver,
    RecordingState,
)
from calmroom.domain.units import Frames, to_seconds
from calmroom.services.listening import SOUNDING

if TYPE_CHECKING:
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.journal.recording import Recorder
    from calmroom.domain.journal.voice_note import VoiceNote
    from calmroom.services.listening import ListeningService
    from calmroom.services.practice import PracticeService
    from calmroom.services.voices import VoiceService
    from calmroom.services.world import World

MUTE_AFTER: Final = 2.0
"""Seconds of nothing at all before it is said; every open microphone hears at least its own noise."""
PATIENCE: Final = 8.0
"""Seconds that whoever locks or leaves waits for the last piece."""


class RecordingService:
    """The one recording there may be. What is spoken is in the vault within seconds, whatever becomes of the window."""

    def __init__(
        self,
        recorder: Recorder,
        voices: VoiceService,
        listening: ListeningService,
        practice: PracticeService,
        world: World,
    ) -> None:
        self._recorder = recorder
        self._voices = voices
        self._listening = listening
        self._practice = practice
        self._world = world
        self._lock = threading.RLock()
        self._now = Recording()
        self._entry: Entry | None = None
        self._note: VoiceNote | None = None
        self._waiting: list[bytes] = []
        self._kept = 0
        """Pieces that are in the vault."""
        self._mute_from = 0.0
        self._is_over = threading.Event()
        self._is_over.set()
        world.bus.subscribe(PracticeBegun, lambda _event: world.background.later(self.stop))

    @property
    def now(self) -> Recording:
        """Where it stands."""
        return self._now

    def notes_of(self, entry_id: str) -> tuple[VoiceNote, ...]:
        """The notes of a page, oldest first, without the one that is being recorded. Waits for the disk.

        A recording that was broken off by a crash or a lost power is taken for whole, as far as it goes.
        """
        with self._lock:
            own = self._note.id if self._note is not None else ""
            found = [note for note in self._voices.of_entry(entry_id) if note.id != own]
            kept = (note if note.is_whole else self._voices.mend(note) for note in found)
            return tuple(note for note in kept if note is not None)

    def begin(self, entry: Entry) -> None:
        """Open the microphone for a page. What sounds is paused first, or it would be recorded.

        Nothing is written before there is sound; then the page is saved too, if it was not yet.
        """
        has_paused = self._practice.playing is not None and self._practice.playhead().state in SOUNDING
        with self._lock:
            if self._now.is_under_way or self._waiting:
                return
            self._is_over.clear()
            self._entry, self._note, self._kept, self._mute_from = entry, None, 0, 0.0
            self._now = Recording(RecordingState.OPENING, entry.id, has_paused=has_paused)
        self._tell()
        try:
            self._listening.pause()
            if has_paused:
                self._practice.pause()
            self._recorder.start(self._hear)
        except BaseException:
            # Whatever it was, nobody waits for a microphone that will never open.
            self._hear(RecordingOver(RecordingEnd.BROKEN, Frames(0)))
            raise
        if self._now.state is RecordingState.ENDING:
            self._recorder.stop()

    def stop(self) -> None:
        """Let the microphone go. What was recorded is kept; returns at once."""
        with self._lock:
            if self._now.state not in {RecordingState.OPENING, RecordingState.RECORDING}:
                return
            self._now = replace(self._now, state=RecordingState.ENDING)
        self._tell()
        self._recorder.stop()

    def finish(self) -> None:
        """Stop, and wait until what was recorded is kept."""
        self.stop()
        self._is_over.wait(PATIENCE)

    def try_again(self) -> None:
        """Keep what could not be kept. Waits for the disk."""
        with self._lock:
            if self._now.fault is not None and not self._now.is_under_way:
                self._keep()
                self._settle()
        self._tell()

    def _hear(self, event: RecorderEvent) -> None:
        with self._lock:
            match event:
                case MicrophoneOpened():
                    if self._now.state is RecordingState.OPENING:
                        self._now = replace(self._now, state=RecordingState.RECORDING)
                case LevelHeard():
                    self._measure(event)
                case PieceRecorded(content):
                    self._waiting.append(content)
                    self._keep()
                case RecordingOver():
                    self._end(event)
        self._tell()

    def _measure(self, heard: LevelHeard) -> None:
        length = to_seconds(heard.frames)
        if heard.level > NOTHING_HEARD:
            self._mute_from = length
        is_mute = length - self._mute_from >= MUTE_AFTER
        self._now = replace(self._now, length=length, level=heard.level, is_mute=is_mute)

    def _keep(self) -> None:
        """Write what waits. What cannot be written is held, and tried again with the next piece."""
        try:
            if self._note is None and self._entry is not None:
                self._note = self._voices.begin(self._entry)
            while self._waiting and self._note is not None:
                self._voices.append(self._note, self._kept, self._waiting[0])
                self._kept += 1
                del self._waiting[0]
        except CalmroomError as fault:
            self._now = replace(self._now, fault=fault)
        else:
            self._now = replace(self._now, fault=None, note_id=self._note.id if self._note else "")

    def _end(self, over: RecordingOver) -> None:
        self._now = replace(self._now, length=to_seconds(over.frames), end=over.end)
        if self._waiting:
            self._keep()
        self._settle()
        self._now = replace(self._now, state=RecordingState.NONE, is_mute=False, level=NOTHING_HEARD)
        self._is_over.set()

    def _settle(self) -> None:
        """Nothing more comes: say how long the note is, unless some of it is still to be written."""
        if self._note is None or self._waiting:
            return
        try:
            if self._now.end is RecordingEnd.BROKEN:
                # What it told last may not have come through; what is kept says how long it is.
                self._voices.mend(self._note)
            else:
                self._voices.finish(self._note, self._now.length)
        except CalmroomError as fault:
            self._now = replace(self._now, fault=fault)
        else:
            self._now = replace(self._now, fault=None)
            self._note = self._entry = None

    def _tell(self) -> None:
        self._world.bus.publish(RecordingChanged(self._now))
