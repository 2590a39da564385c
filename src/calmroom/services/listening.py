"""Hearing a voice note again: out of the vault, through a player of its own, past every file."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import (
    ClipSkipped,
    DeviceLost,
    ListeningEnded,
    Locked,
    NoticeRaised,
    PlayerEnded,
    PlayerEvent,
    PracticeBegun,
    SoundMissing,
)
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.levels import levels_of, tone_of, wish_of
from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.spoken import MOST, programme_of
from calmroom.domain.units import Seconds, to_frames

if TYPE_CHECKING:
    from calmroom.domain.player import Player
    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.voices import VoiceService
    from calmroom.services.world import World

LOST = NoticeRaised("The sound device is gone. The voice note is paused.", "Play goes on at another one.")
SILENT = NoticeRaised("There is no sound device, so the voice note cannot be heard now.")
UNHEARD = CalmroomError("This voice note cannot be played.", "It is still in the journal, and in every copy you make.")
TOO_LONG = CalmroomError("This voice note is too long to be played here.", "A copy of everything holds it as a file.")
SOUNDING = frozenset({PlayState.WAITING, PlayState.PLAYING, PlayState.HELD, PlayState.EASING, PlayState.RESTING})
"""What a player does that is to pause, where something else is to be heard, or to hear."""


class ListeningService:
    """The one voice note that may sound. Its player is another than that of the practices, and is ended with it.

    Args:
        player: Given each note through memory and a pipe.
        voices: Where the notes are.
        practice: Paused first: only one thing sounds.
        settings: How loud, and where.
        world: The bus.
    """

    def __init__(
        self, player: Player, voices: VoiceService, practice: PracticeService, settings: SettingsService, world: World
    ) -> None:
        self._player = player
        self._voices = voices
        self._practice = practice
        self._settings = settings
        self._world = world
        self._lock = threading.RLock()
        self._note: VoiceNote | None = None
        self._load: int | None = None
        self._is_warm = False
        player.listen(self._hear)
        world.bus.subscribe(PracticeBegun, lambda _event: self.pause())
        world.bus.subscribe(Locked, lambda _event: self.close())

    @property
    def note_id(self) -> str:
        """The note that is loaded, sounding or paused; empty where none is."""
        note = self._note
        return note.id if note is not None else ""

    @property
    def is_warm(self) -> bool:
        """Whether its player runs, and may remember what it was given last."""
        return self._is_warm

    @property
    def is_sounding(self) -> bool:
        """Whether it sounds now."""
        return self._note is not None and self._player.playhead().state in SOUNDING

    def play(self, note: VoiceNote, at: Seconds) -> None:
        """Let a note be heard from a place on. Waits for the disk.

        Raises:
            CalmroomError: If there is nothing of it to be heard, or the vault is locked.
        """
        self._begin(note, b"".join(self._voices.sound(note)), at)

    def hear(self, key: str, sound: bytes, length: Seconds) -> None:
        """Let other sound be heard from its beginning, such as a recording that a therapist brought in.

        Args:
            key: What ``note_id`` tells while it is loaded.
            sound: An Ogg Opus stream.
            length: How long it is.

        Raises:
            CalmroomError: If there is nothing of it to be heard, or too much to be held at once.
        """
        self._begin(VoiceNote(key, "", self._world.clock.now(), length), sound, Seconds(0.0))

    def _begin(self, note: VoiceNote, sound: bytes, at: Seconds) -> None:
        if not sound or not note.length:
            raise UNHEARD
        if len(sound) > MOST:
            raise TOO_LONG
        if self._practice.playing is not None and self._practice.playhead().state in SOUNDING:
            self._practice.pause()
        with self._lock:
            before, self._note, self._is_warm = self._note, note, True
            settings = self._settings.current
            self._player.set_device(wish_of(settings))
            self._player.set_levels(levels_of(settings))
            self._player.set_tone(tone_of(settings))
            self._load = self._player.load(programme_of(sound, note.length))
            if at:
                self._player.seek(to_frames(at))
            self._player.play()
        if before is not None and before.id != note.id:
            self._world.bus.publish(ListeningEnded(before.id))

    def pause(self) -> None:
        """Fade out and stay there."""
        if self.is_sounding:
            self._player.pause()

    def go_on(self) -> None:
        """Go on from there."""
        if self._note is not None:
            self._player.play()

    def seek(self, at: Seconds) -> None:
        """Go to a place of the note that is loaded."""
        if self._note is not None:
            self._player.seek(to_frames(at))

    def playhead(self) -> Playhead | None:
        """Where it is heard; ``None`` where no note is loaded."""
        return self._player.playhead() if self._note is not None else None

    def close(self) -> None:
        """Let it fade, and end the player: nothing of what was spoken stays in its memory. Waits for the fade."""
        self._lose()
        self._is_warm = False
        self._player.close()

    def _hear(self, event: PlayerEvent) -> None:
        match event:
            case PlayerEnded(load=load) if load == self._load:
                self._lose()
            case ClipSkipped():
                self._world.bus.publish(NoticeRaised(UNHEARD.message, UNHEARD.hint))
            case DeviceLost():
                self._world.bus.publish(LOST)
            case SoundMissing():
                self._player.pause()
                self._world.bus.publish(SILENT)

    def _lose(self) -> None:
        with self._lock:
            note, self._note, self._load = self._note, None, None
        if note is not None:
            self._world.bus.publish(ListeningEnded(note.id))
