"""Play, pause, seek, hold, ease off, stop: what is asked, applied between two blocks.

The transport is pulled, knows no clock and no device, and never jumps: whatever is asked comes as a ramp.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.deck import Deck
from calmroom.audio.frames import Ramp, Stereo, limit, scaled, silence
from calmroom.domain.ports import Levels, Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Frames, to_frames, to_ratio

if TYPE_CHECKING:
    from calmroom.audio.mixer import Mixer

PAUSE: Final = to_frames(0.4)
STOP: Final = to_frames(2.0)
EASE_VOICE: Final = to_frames(2.0)
"""The voice of a practice that is eased off; its exit begins when it has gone."""
EASE_BED: Final = to_frames(4.0)
"""Its bed, which then turns into the exit's: six seconds in all."""
SEEK_VOICE: Final = to_frames(0.03)
SEEK_BED: Final = to_frames(0.2)
REPLACE_VOICE: Final = to_frames(0.2)
REPLACE_BED: Final = to_frames(1.0)
LEVEL: Final = to_frames(0.15)
_AFTER_END: Final = to_frames(3.0)


class _Phase(Enum):
    EMPTY = auto()
    READY = auto()
    RUNNING = auto()
    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme ready to sound."""

    practice: Mixer
    exit: Mixer | None = None


class Transport:
    """Turns commands and a programme into blocks."""

    def __init__(self) -> None:
        self._phase = _Phase.EMPTY
        self._loaded: Loaded | None = None
        self._deck: Deck | None = None
        self._tails: list[Deck] = []
        self._master = Ramp()
        self._voice_level = Ramp()
        self._bed_level = Ramp()
        self._going = False
        self._stopping = False
        self._easing = False
        self._hold_asked = False
        self._serial = 0
        self._heard = 0
        self._held_for = 0
        self._holds = 0
        self.outcome: Outcome | None = None

    # What is so

    @property
    def is_sounding(self) -> bool:
        """Whether the next block may hold more than silence."""
        return self.is_turning or (bool(self._tails) and self._master.value > 0.0)

    @property
    def is_going(self) -> bool:
        """Whether a programme plays and was not asked to pause or stop."""
        return self._can_change and self._going

    @property
    def is_easing(self) -> bool:
        """Whether the play head speaks of the exit."""
        return self._easing and self._loaded is not None and self._loaded.exit is not None

    @property
    def is_leaving(self) -> bool:
        """Whether something that was replaced is still heard on its way out."""
        return bool(self._tails)

    @property
    def is_moving(self) -> bool:
        """Whether the timeline's frame advances with the next block."""
        return self.is_turning and self._deck is not None and self._deck.moves

    @property
    def is_turning(self) -> bool:
        """Whether the programme itself is heard, its bed under a hold included."""
        return self._phase is _Phase.RUNNING and (self._going or self._master.value > 0.0)

    @property
    def serial(self) -> int:
        """Which deck the play head speaks of."""
        return self._serial

    @property
    def soon(self) -> list[str]:
        """The clips that are needed next."""
        return self._deck.mixer.soon(self._deck.frame) if self._deck else []

    @property
    def playhead(self) -> Playhead:
        """The place of the next frame to be pulled."""
        deck = self._deck
        return Playhead(
            state=self._state,
            frame=Frames(min(deck.frame, deck.mixer.frames) if deck else 0),
            heard=Frames(self._heard),
            held_for=Frames(self._held_for if deck and deck.frozen else 0),
            holds=self._holds,
            stopping=self._stopping and self._phase is _Phase.RUNNING,
            hold_asked=self._hold_asked,
        )

    @property
    def _state(self) -> PlayState:
        if self._phase is not _Phase.RUNNING:
            return PlayState[self._phase.name]
        if not self._going and not self._stopping:
            return PlayState.PAUSED
        if self._deck is not None and self._deck.frozen:
            return PlayState.HELD
        return PlayState.EASING if self._easing else PlayState.PLAYING

    # What is asked

    def load(self, loaded: Loaded, frame: int = 0, *, easing: bool = False) -> None:
        """Make a programme, or its exit where ``easing``, ready at a frame; what sounds goes out under it."""
        self._leave_all()
        self._master.to(1.0, 0)
        self._loaded = loaded
        self._easing = easing and loaded.exit is not None
        self._deck = self._new_deck(loaded.exit if easing and loaded.exit else loaded.practice, frame)
        self._phase = _Phase.READY
        self._going = self._stopping = self._hold_asked = False
        self._heard = self._held_for = self._holds = 0
        self.outcome = None

    def play(self) -> None:
        """Begin or go on. A beginning at frame 0 is the timeline's own; any other comes in as a ramp."""
        if self._phase is _Phase.READY and self._deck is not None:
            if self._deck.frame or self._easing:
                self._come_in(self._deck, PAUSE, PAUSE)
            self._phase = _Phase.RUNNING
            self._going = True
        elif self._can_change:
            self._going = True
            self._master.to(1.0, PAUSE)

    def pause(self) -> None:
        """Fade out and stay."""
        if self._can_change and self._going:
            self._going = False
            self._master.to(0.0, PAUSE)

    def seek(self, frame: int) -> None:
        """Stand at another frame. A hold ends with it."""
        if self._deck is None or not (self._phase is _Phase.READY or self._can_change):
            return
        frame = max(0, min(frame, self._deck.mixer.frames))
        mixer, turning = self._deck.mixer, self.is_turning
        if turning:
            self._leave(SEEK_VOICE, SEEK_BED)
        self._deck = self._new_deck(mixer, frame)
        if turning:
            self._come_in(self._deck, SEEK_VOICE, SEEK_BED)
        self._hold_asked = False

    def hold(self) -> None:
        """Stand in the present silence, or in the next one."""
        if self._can_change and self._deck is not None and not self._deck.frozen:
            self._hold_asked = True

    def release(self) -> None:
        """Go on."""
        self._hold_asked = False
        if self._deck is not None and self._deck.frozen:
            self._deck.frozen = False
            self._held_for = 0

    def ease_off(self) -> None:
        """Let the voice go, then play the exit; a programme without one fades out."""
        if self._easing or self._deck is None or not (self._phase is _Phase.READY or self._can_change):
            return
        way_out = self._loaded.exit if self._loaded else None
        self._easing = True
        self.release()
        if way_out is None:
            self._fade_out()
            return
        was_turning = self.is_turning
        if was_turning:
            self._leave_gently(self._deck, keep_bed=not way_out.has_bed)
        self._deck = self._new_deck(way_out, 0)
        self._come_in(self._deck, 0, EASE_BED)
        self._deck.delay = EASE_VOICE if was_turning else 0
        self._phase = _Phase.RUNNING
        self._going = True
        self._master.to(1.0, PAUSE if was_turning else 0)

    def stop(self) -> None:
        """Fade out and end; at once where nothing sounds."""
        if self._phase is _Phase.READY or self._can_change:
            self._fade_out()

    def quiet(self) -> None:
        """Fade out all there is, as a pause does, for good."""
        self._going = False
        self._master.to(0.0, PAUSE)

    def set_levels(self, levels: Levels) -> None:
        """Move to these gains; at once where nothing sounds."""
        length = LEVEL if self.is_sounding else 0
        self._voice_level.to(to_ratio(levels.voice), length)
        self._bed_level.to(to_ratio(levels.bed), length)

    def lose(self, frame: int, heard: int) -> None:
        """Stand paused at the frame that was heard last: what was made after it was never heard."""
        self._tails.clear()
        self._heard = heard
        if self._phase is _Phase.RUNNING and self._deck is not None:
            frozen = self._deck.frozen
            self._deck = self._new_deck(self._deck.mixer, frame)
            self._deck.frozen = frozen
            self._going = False
            self._master.to(0.0, 0)
            if self._stopping:
                self._end(self._outcome_of_stop)

    # What is heard

    def pull(self, count: int) -> Stereo:
        """The next ``count`` frames, at least one. Not to be written to."""
        parts: list[Stereo] = []
        left = count
        self._settle()
        while left:
            length = self._steady(left)
            parts.append(self._mixed(length))
            left -= length
            self._settle()
        return limit(parts[0] if len(parts) == 1 else np.concatenate(parts))

    def _mixed(self, count: int) -> Stereo:
        if not self.is_sounding:
            return silence(count)
        turning = [self._deck] if self._deck is not None and self.is_turning else []
        turned = [deck.turn(count) for deck in (*turning, *self._tails)]
        if turning:
            self._heard += count
            self._held_for += count if turning[0].frozen else 0
        self._tails = [deck for deck in self._tails if not deck.is_over]
        voice = _sum([of_voice for of_voice, _ in turned if of_voice is not None])
        bed = _sum([of_bed for _, of_bed in turned if of_bed is not None])
        voice_level, bed_level = self._voice_level.take(count), self._bed_level.take(count)
        leveled = [scaled(voice, voice_level)] if voice is not None else []
        leveled += [scaled(bed, bed_level)] if bed is not None else []
        mixed, master = _sum(leveled), self._master.take(count)
        return silence(count) if mixed is None else scaled(mixed, master)

    def _steady(self, count: int) -> int:
        """How many of the next frames can be made before something changes."""
        until = [count]
        if self._master.left and self._master.aim == 0.0:
            until.append(self._master.left)
        if self._deck is None or not self.is_turning:
            return min(until)
        deck = self._deck
        if deck.delay:
            until.append(deck.delay)
        elif not deck.frozen:
            until.append(deck.mixer.frames - deck.frame)
            if self._hold_asked:
                until.append(deck.mixer.quiet_from(deck.frame) - deck.frame)
        return max(1, min(until))

    def _settle(self) -> None:
        """Let come about what was waiting for this frame."""
        deck = self._deck
        if self._phase is not _Phase.RUNNING or deck is None:
            return
        if self._stopping and self._master.value == 0.0:
            self._end(self._outcome_of_stop)
        elif deck.moves and deck.frame >= deck.mixer.frames:
            self._end(Outcome.ENDED_GENTLY if self._easing else Outcome.FINISHED)
        elif self._hold_asked and deck.moves and self.is_turning and deck.mixer.quiet_from(deck.frame) == deck.frame:
            deck.frozen = True
            self._hold_asked = False
            self._holds += 1
            self._held_for = 0

    # How it comes about

    @property
    def _can_change(self) -> bool:
        return self._phase is _Phase.RUNNING and not self._stopping

    @property
    def _outcome_of_stop(self) -> Outcome:
        gently = self._easing and self._loaded is not None and self._loaded.exit is None
        return Outcome.ENDED_GENTLY if gently else Outcome.STOPPED

    def _new_deck(self, mixer: Mixer, frame: int) -> Deck:
        self._serial += 1
        deck = Deck(mixer, serial=self._serial)
        deck.place(max(0, min(frame, mixer.frames)))
        return deck

    def _come_in(self, deck: Deck, voice: int, bed: int) -> None:
        for ramp, length in ((deck.voice, voice), (deck.bed, bed)):
            ramp.to(0.0, 0)
            ramp.to(1.0, length)

    def _leave(self, voice: int, bed: int) -> None:
        """Let the turning deck go out beside what comes."""
        if self._deck is not None and self.is_turning and not self._deck.delay:
            self._deck.fade(voice, bed)
            self._tails.append(self._deck)

    def _leave_all(self) -> None:
        """Let all that is heard go out under another programme, from the present gain of the whole."""
        gain = self._master.value
        leaving = [*self._tails]
        if self._deck is not None and self.is_turning and not self._deck.delay:
            leaving.append(self._deck)
        self._tails = leaving if gain > 0.0 else []
        for deck in self._tails:
            deck.voice.to(deck.voice.value * gain, 0)
            deck.bed.to(deck.bed.value * gain, 0)
            deck.fade(REPLACE_VOICE, REPLACE_BED)

    def _leave_gently(self, deck: Deck, *, keep_bed: bool) -> None:
        """Let a practice go out before its exit; with ``keep_bed`` its bed stays as it is until the exit ends."""
        if keep_bed:
            bed = Ramp(deck.bed.value)
            self._tails.append(Deck(deck.mixer, deck.frame, deck.bed_frame, frozen=True, voice=Ramp(0.0), bed=bed))
        is_quiet = deck.mixer.quiet_from(deck.frame) == deck.frame
        deck.voice.to(0.0, 0 if is_quiet else EASE_VOICE)
        deck.bed.to(0.0, 0 if keep_bed else EASE_BED, 0 if keep_bed else EASE_VOICE)
        self._tails.append(deck)

    def _fade_out(self) -> None:
        if not self.is_turning:
            self._phase = _Phase.RUNNING
            self._end(self._outcome_of_stop)
            return
        self._stopping = True
        self._hold_asked = False
        self._master.to(0.0, STOP)

    def _end(self, outcome: Outcome) -> None:
        self._phase = _Phase.ENDED
        self._going = self._stopping = self._hold_asked = False
        self.outcome = outcome
        if self._master.value == 0.0:
            self._tails.clear()
        for tail in self._tails:
            if tail.bed.aim > 0.0:
                tail.bed.to(0.0, _AFTER_END)


def _sum(sounds: list[Stereo]) -> Stereo | None:
    return reduce(np.add, sounds) if sounds else None
