"""Play, pause, seek, hold, ease off, stop, rest, sleep: what is asked, applied between two blocks.

The transport is pulled, knows no clock and no device, and never jumps: whatever is asked comes as a ramp.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from calmroom.audio.engine.course import Course, Phase
from calmroom.audio.engine.decks import EASE_BED, EASE_VOICE, SEEK_BED, SEEK_VOICE
from calmroom.audio.engine.endings import BACK
from calmroom.audio.talk.place import START, Place
from calmroom.domain.units import to_frames

if TYPE_CHECKING:
    from calmroom.audio.engine.deck import Deck
    from calmroom.audio.frames import Stereo
    from calmroom.audio.mix.mixer import Mixer
    from calmroom.domain.player import Levels, Playhead, Rest
    from calmroom.domain.practice import Outcome

PAUSE: Final = to_frames(0.4)
STOP: Final = to_frames(2.0)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme ready to sound."""

    practice: Mixer
    exit: Mixer | None = None


class Transport:
    """Turns commands and a programme into blocks.

    Attributes:
        course: What is heard by now.
    """

    def __init__(self) -> None:
        self.course = Course()
        self._loaded: Loaded | None = None

    @property
    def playhead(self) -> Playhead:
        """The place of the next frame to be pulled."""
        return self.course.playhead

    @property
    def outcome(self) -> Outcome | None:
        """How it ended."""
        return self.course.outcome

    @property
    def is_sounding(self) -> bool:
        """Whether the next block may hold more than silence, or is waited for."""
        return self.course.is_sounding

    @property
    def is_going(self) -> bool:
        """Whether a programme plays and was not asked to pause or stop."""
        return self.course.can_change and self.course.going

    @property
    def is_leaving(self) -> bool:
        """Whether something that was replaced is still heard on its way out."""
        return bool(self.course.decks.tails)

    def soon(self, behind: int = 0) -> list[str]:
        """The clips that are needed next, and those of so many frames that were pulled last."""
        deck = self.course.deck
        return deck.mixer.soon(max(0, deck.frame - behind)) if deck else []

    def settle(self) -> None:
        """Let come about what was waiting for the next frame."""
        self.course.settle()

    def steady(self, count: int) -> int:
        """How many of the next ``count`` frames can be made ahead: none where something is on its way out."""
        return self.course.steady(count) if self.course.is_even else 0

    def pull(self, count: int) -> Stereo:
        """The next ``count`` frames, at least one. Not to be written to."""
        return self.course.pull(count)

    def load(self, loaded: Loaded, place: Place = START) -> None:
        """Make a programme ready where it is to stand; what sounds goes out under it."""
        course = self.course
        course.decks.leave_all(course.gains.value, turning=course.is_turning)
        self._loaded = loaded
        course.has_exit = loaded.exit is not None
        course.outcome = None
        course.easing = place.easing and course.has_exit
        self._put(loaded.exit if course.easing and loaded.exit else loaded.practice, place.frame)
        course.gains.whole.to(1.0, 0)
        course.stand(place)

    def lose(self, place: Place) -> None:
        """Stand paused where it was heard last: what was made after that was never heard."""
        course = self.course
        course.decks.tails.clear()
        course.heard = place.heard
        if course.phase is Phase.RUNNING and course.deck is not None:
            was_stopping, outcome = course.stopping, course.outcome_of_stop
            self._put(course.deck.mixer, place.frame)
            course.stand(replace(place, begun=True))
            if was_stopping:
                course.end(outcome)

    def play(self, delay: int = 0) -> None:
        """Begin, after a delay if any, go on, or begin at once.

        A beginning at frame 0 is the timeline's own; any other comes in as a ramp.
        """
        course, deck = self.course, self.course.deck
        if course.phase is Phase.READY and deck is not None:
            if deck.frame or course.easing:
                deck.come_in(PAUSE, PAUSE)
            deck.delay = delay
            course.phase = Phase.RUNNING
            course.going = True
        elif course.can_change and deck is not None:
            if course.is_waiting and course.going:
                deck.delay = 0
            course.gains.whole.to(1.0, self._pause)
            course.going = True

    def pause(self) -> None:
        """Fade out and stay."""
        course = self.course
        if course.can_change and course.going:
            course.gains.whole.to(0.0, self._pause)
            course.going = False

    def seek(self, frame: int) -> None:
        """Stand at another frame. A hold and a rest end with it."""
        course, before = self.course, self.course.deck
        if before is None or not (course.phase is Phase.READY or course.can_change):
            return
        was_heard = course.is_turning and not course.is_waiting
        if was_heard:
            course.decks.leave(SEEK_VOICE, SEEK_BED)
        deck = self._put(before.mixer, frame)
        course.endings.end_rest()
        course.hold_asked = False
        course.run_on = course.held_for = 0
        if was_heard:
            deck.come_in(SEEK_VOICE, SEEK_BED)
        elif before.delay and not course.easing:
            deck.delay = before.delay
            if deck.frame:
                deck.come_in(PAUSE, PAUSE)

    def hold(self) -> None:
        """Stand in the present silence, or in the next one."""
        course = self.course
        can_hold = course.can_change and not (course.is_waiting or course.is_resting)
        if can_hold and course.deck is not None and not course.deck.frozen:
            course.hold_asked = True

    def release(self) -> None:
        """Go on."""
        course = self.course
        course.hold_asked = False
        if course.deck is not None and course.deck.frozen:
            course.deck.frozen = False
            course.held_for = 0

    def ease_off(self) -> None:
        """Let the voice go, then play the exit; without one, or after the last word, fade out.

        Where nothing has begun yet, there is nothing to come back from.
        """
        course, deck = self.course, self.course.deck
        if course.easing or deck is None or not (course.phase is Phase.READY or course.can_change):
            return
        if course.is_waiting or course.is_resting:
            self._fade_out(EASE_BED)
            return
        way_out = self._loaded.exit if self._loaded else None
        course.easing = True
        course.endings.end_sleep(course.gains.drowse, EASE_VOICE)
        self.release()
        if way_out is None:
            self._fade_out(STOP)
        else:
            self._go_over(deck, way_out)

    def stop(self) -> None:
        """Fade out and end; at once where nothing sounds."""
        if self.course.phase is Phase.READY or self.course.can_change:
            self._fade_out(STOP)

    def quiet(self) -> None:
        """Fade out all there is, as a pause does, for good."""
        self.course.going = False
        self.course.gains.whole.to(0.0, PAUSE)

    def set_levels(self, levels: Levels) -> None:
        """Move to these gains; at once where nothing sounds."""
        self.course.gains.set_levels(levels, at_once=not self.course.is_sounding)

    def set_rest(self, rest: Rest) -> None:
        """What goes on after the last word."""
        course = self.course
        if rest == course.endings.wish:
            return
        course.endings.change(rest)
        if course.deck is not None and not (course.is_easing or course.is_resting):
            wanted = 1.0 if course.endings.is_wished else 0.0
            course.deck.lasting.to(wanted, BACK if course.is_turning else 0)

    def set_sleep(self, after: int | None) -> None:
        """Let everything go after so many heard frames, or not."""
        course = self.course
        if course.easing or not (course.phase is Phase.READY or course.can_change):
            return
        if after is None:
            course.endings.end_sleep(course.gains.drowse, BACK if course.is_sounding else 0)
        else:
            course.endings.begin_sleep(after, course.gains.drowse)

    # How it comes about

    @property
    def _pause(self) -> int:
        """Frames of a pause's ramp: none while all is quiet, waiting to begin."""
        return 0 if self.course.is_waiting and not self.course.decks.tails else PAUSE

    def _put(self, mixer: Mixer, frame: int) -> Deck:
        course = self.course
        return course.decks.put(mixer, frame, lasting=course.endings.is_wished and not course.is_easing)

    def _go_over(self, deck: Deck, way_out: Mixer) -> None:
        course = self.course
        was_turning = course.is_turning
        if was_turning:
            course.decks.leave_gently(keep_bed=not way_out.has_bed)
        deck = self._put(way_out, 0)
        deck.come_in(0, EASE_BED)
        deck.delay = EASE_VOICE if was_turning else 0
        course.run_on = 0
        course.phase = Phase.RUNNING
        course.going = True
        course.gains.whole.to(1.0, PAUSE if was_turning else 0)

    def _fade_out(self, length: int) -> None:
        course = self.course
        if not course.is_turning or course.is_waiting:
            course.phase = Phase.RUNNING
            course.end(course.outcome_of_stop)
            return
        course.stopping = True
        course.hold_asked = False
        course.gains.whole.to(0.0, length)
