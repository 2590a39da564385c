"""A player without sound, whose heard place moves when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from calmroom.domain.events import DeviceLost, PlayerEnded, PlayerEvent, RestBegun
from calmroom.domain.player import DeviceWish, Levels, Playhead, PlayState, Rest, Tone
from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import BedCue, NarrationCue, Programme, Timeline
from calmroom.domain.units import Frames, to_frames

STOP = to_frames(2.0)
EASE_BED = to_frames(4.0)
LEAST_SLEEP_FADE = 60.0
SOUNDING = frozenset({PlayState.PLAYING, PlayState.HELD, PlayState.EASING, PlayState.RESTING})
UNDER_WAY = SOUNDING | {PlayState.WAITING}


class FakePlayer:
    """Plays a programme in memory.

    Attributes:
        head: What ``playhead`` tells; a test may set it.
        levels: The gains that were set last.
        tone: The tone that was set last.
        rest: What goes on after the last word, as it was set last.
        device: The device that was wished for last.
        programme: What was loaded last.
        loads: How many programmes were loaded.
        is_deaf: Whether commands are taken and nothing comes of them, as with an engine that never starts.
        is_closed: Whether it was closed.
    """

    def __init__(self) -> None:
        self.head = Playhead()
        self.levels: Levels | None = None
        self.tone = Tone()
        self.rest = Rest()
        self.device = DeviceWish()
        self.names: tuple[str, ...] = ("Headphones", "Loudspeakers")
        self.programme: Programme | None = None
        self.loads = 0
        self.is_deaf = False
        self.is_closed = False
        self._listeners: list[Callable[[PlayerEvent], None]] = []
        self._paused_from = PlayState.PLAYING
        self._fading = Frames(0)
        self._rested = Frames(0)
        self._falling_asleep = Frames(0)

    # The port

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on."""
        self._listeners.append(hear)

    def load(self, programme: Programme) -> int:
        """Make it ready at its start."""
        self.programme = programme
        self.loads += 1
        self._rested = self._falling_asleep = Frames(0)
        if not self.is_deaf:
            self.head = Playhead(state=PlayState.READY, silent=self.head.silent)
        return self.loads

    def play(self, delay: Frames = Frames(0)) -> None:
        """Begin, go on, or begin at once."""
        if self.head.state is PlayState.READY:
            self.head = replace(self.head, until=delay)
            self._to(PlayState.WAITING if delay else PlayState.PLAYING)
        elif self.head.state is PlayState.WAITING:
            self.head = replace(self.head, until=Frames(0))
            self._to(PlayState.PLAYING)
        elif self.head.state is PlayState.PAUSED:
            self._to(self._paused_from)

    def pause(self) -> None:
        """Stay where it is."""
        if self.head.state in UNDER_WAY and not self.head.stopping:
            self._paused_from = self.head.state
            self._to(PlayState.PAUSED)

    def seek(self, frame: Frames) -> None:
        """Stand at another frame; a hold and a rest end."""
        if self._can_change or self.head.state in {PlayState.READY, PlayState.WAITING}:
            if self.head.state in {PlayState.HELD, PlayState.RESTING}:
                self._to(PlayState.PLAYING)
            if self._paused_from in {PlayState.HELD, PlayState.RESTING}:
                self._paused_from = PlayState.PLAYING
            self._rested = Frames(0)
            at = Frames(max(0, min(frame, self._timeline.frames)))
            self.head = replace(
                self.head, frame=at, held_for=Frames(0), run_on=Frames(0), rest=Frames(0), hold_asked=False
            )

    def hold(self) -> None:
        """Hold this silence, or the one after the line that is spoken."""
        if self._can_change and self.head.state not in {PlayState.HELD, PlayState.RESTING}:
            self.head = replace(self.head, hold_asked=True)
            self._hold_if_quiet()

    def release(self) -> None:
        """Go on."""
        self.head = replace(self.head, hold_asked=False, held_for=Frames(0))
        if self.head.state is PlayState.HELD:
            self._to(PlayState.PLAYING)

    def ease_off(self) -> None:
        """Go over to the exit; fade out without one, or after the last word; end at once where nothing has begun."""
        if self.head.state is PlayState.WAITING or self._is_waiting_paused:
            self._end(Outcome.STOPPED)
        elif self._is_resting:
            self._fade_out(EASE_BED)
        elif (self._can_change or self.head.state is PlayState.READY) and self.head.state is not PlayState.EASING:
            if self.programme is None or self.programme.exit is None:
                self.stop()
                return
            head = self.head
            self.head = Playhead(PlayState.EASING, heard=head.heard, holds=head.holds, silent=head.silent)

    def stop(self) -> None:
        """Fade out and end; at once where nothing sounds."""
        if self.head.state in SOUNDING:
            self._fade_out(STOP)
        elif self.head.state in {PlayState.PAUSED, PlayState.READY, PlayState.WAITING}:
            self._end(self._outcome_of_stop)

    def set_levels(self, levels: Levels) -> None:
        """Keep them."""
        self.levels = levels

    def set_tone(self, tone: Tone) -> None:
        """Keep it."""
        self.tone = tone

    def set_rest(self, rest: Rest) -> None:
        """Keep it, and let what rests now go by it."""
        self.rest = rest
        if self._is_resting:
            self.head = replace(self.head, rest=self._rest_left)
            self._settle(Frames(0))

    def set_sleep(self, after: Frames | None) -> None:
        """Set the timer anew."""
        if self._can_change or self.head.state in {PlayState.READY, PlayState.WAITING}:
            self.head = replace(self.head, sleep=after)
            self._falling_asleep = Frames(0)

    def set_device(self, wish: DeviceWish) -> None:
        """Keep it."""
        self.device = wish

    def devices(self) -> tuple[str, ...]:
        """The devices there are."""
        return self.names

    def playhead(self) -> Playhead:
        """The heard place."""
        return self.head

    def close(self) -> None:
        """End."""
        self.is_closed = True

    # What a test does with it

    def go_to(self, frame: int) -> None:
        """Have heard everything up to a frame."""
        self.head = replace(self.head, frame=Frames(frame), heard=Frames(frame))

    def hear(self, seconds: float) -> None:
        """Let so much time pass: it waits, sounds, holds, rests, falls asleep, and the end comes where it comes."""
        left = int(to_frames(seconds))
        while left > 0 and self.head.state in UNDER_WAY:
            passed = min(left, *self._steps())
            left -= passed
            self._pass(Frames(passed))

    def lose_device(self, name: str = "Headphones") -> None:
        """Have the sound device go away."""
        self.pause()
        self.tell(DeviceLost(name))

    def tell(self, event: PlayerEvent) -> None:
        """Have something happen."""
        for hear in tuple(self._listeners):
            hear(event)

    # How it comes about

    @property
    def _timeline(self) -> Timeline:
        assert self.programme is not None
        way_out = self.programme.exit
        is_out = PlayState.EASING in {self.head.state, self._paused_from if self._is_paused else None}
        return way_out if way_out is not None and is_out else self.programme.practice

    @property
    def _is_paused(self) -> bool:
        return self.head.state is PlayState.PAUSED

    @property
    def _is_resting(self) -> bool:
        return PlayState.RESTING in {self.head.state, self._paused_from if self._is_paused else None}

    @property
    def _is_waiting_paused(self) -> bool:
        return self._is_paused and self._paused_from is PlayState.WAITING

    @property
    def _can_change(self) -> bool:
        return self.head.state in SOUNDING | {PlayState.PAUSED} and not self.head.stopping

    @property
    def _outcome_of_stop(self) -> Outcome:
        return Outcome.FINISHED if self._is_resting else Outcome.STOPPED

    @property
    def _rest_left(self) -> Frames:
        return Frames(max(0, to_frames(self.rest.stay + self.rest.fade) - self._rested))

    @property
    def _sleep_fade(self) -> Frames:
        return to_frames(max(LEAST_SLEEP_FADE, self.rest.fade))

    def _steps(self) -> list[int]:
        """In how many frames something comes about."""
        head = self.head
        if head.state is PlayState.WAITING:
            return [head.until]
        steps = [max(1, self._until_quiet())] if head.hold_asked else []
        if head.state is PlayState.RESTING:
            steps.append(max(1, self._rest_left))
        elif head.state is not PlayState.HELD:
            steps.append(max(1, self._timeline.frames - head.frame))
        if head.sleep is not None:
            steps.append(head.sleep or max(1, self._sleep_fade - self._falling_asleep))
        return [*steps, self._fading] if head.stopping else steps or [to_frames(3600)]

    def _pass(self, passed: Frames) -> None:
        head = self.head
        if head.state is PlayState.WAITING:
            self.head = replace(head, until=Frames(head.until - passed))
            if not self.head.until:
                self._to(PlayState.PLAYING)
            return
        self.head = replace(head, heard=Frames(head.heard + passed))
        if head.sleep == 0:
            self._falling_asleep = Frames(self._falling_asleep + passed)
        elif head.sleep is not None:
            self.head = replace(self.head, sleep=Frames(head.sleep - passed))
        if head.state is PlayState.HELD:
            self.head = replace(self.head, held_for=Frames(head.held_for + passed), run_on=Frames(head.run_on + passed))
        elif head.state is PlayState.RESTING:
            self._rested = Frames(self._rested + passed)
            self.head = replace(self.head, rest=self._rest_left)
        else:
            self.head = replace(self.head, frame=Frames(min(head.frame + passed, self._timeline.frames)))
            if self._is_spoken(self.head.frame):
                self.head = replace(self.head, run_on=Frames(0))
        self._settle(passed)

    def _until_quiet(self) -> int:
        spoken = (cue for cue in self._timeline.cues if isinstance(cue, NarrationCue))
        return max((cue.end - self.head.frame for cue in spoken if cue.start <= self.head.frame < cue.end), default=0)

    def _settle(self, passed: Frames) -> None:
        self._hold_if_quiet()
        if self.head.stopping:
            self._fading = Frames(self._fading - passed)
            if self._fading <= 0:
                self._end(self._outcome_of_stop)
        elif self.head.sleep == 0 and self._falling_asleep >= self._sleep_fade:
            self._end(Outcome.FINISHED if self._is_resting else Outcome.ENDED_GENTLY)
        elif self.head.state is PlayState.RESTING:
            if not self._rest_left:
                self._end(Outcome.FINISHED)
        elif self.head.state is not PlayState.PAUSED and self.head.frame >= self._timeline.frames:
            self._come_to_the_end()

    def _come_to_the_end(self) -> None:
        is_easing = self.head.state is PlayState.EASING
        has_bed = any(isinstance(cue, BedCue) for cue in self._timeline.cues)
        if is_easing or not has_bed or not self._rest_left:
            self._end(Outcome.ENDED_GENTLY if is_easing else Outcome.FINISHED)
            return
        self.head = replace(self.head, rest=self._rest_left, hold_asked=False)
        self._to(PlayState.RESTING)
        self.tell(RestBegun(self.loads))

    def _hold_if_quiet(self) -> None:
        if self.head.hold_asked and not self._is_spoken(self.head.frame) and self.head.state in UNDER_WAY:
            self.head = replace(
                self.head, state=PlayState.HELD, hold_asked=False, holds=self.head.holds + 1, held_for=Frames(0)
            )

    def _is_spoken(self, frame: Frames) -> bool:
        return any(isinstance(cue, NarrationCue) and cue.start <= frame < cue.end for cue in self._timeline.cues)

    def _fade_out(self, length: Frames) -> None:
        if self.head.state is PlayState.PAUSED:
            self._end(self._outcome_of_stop)
        else:
            self.head = replace(self.head, stopping=True, hold_asked=False)
            self._fading = length

    def _to(self, state: PlayState) -> None:
        self.head = replace(self.head, state=state)

    def _end(self, outcome: Outcome) -> None:
        self.head = replace(
            self.head,
            state=PlayState.ENDED,
            stopping=False,
            hold_asked=False,
            until=Frames(0),
            rest=Frames(0),
            sleep=None,
        )
        self.tell(PlayerEnded(outcome, self.loads))
