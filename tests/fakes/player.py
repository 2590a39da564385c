"""A player without sound, whose heard place moves when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from calmroom.domain.events import DeviceLost, PlayerEnded, PlayerEvent
from calmroom.domain.ports import Levels, Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import NarrationCue, Programme, Timeline
from calmroom.domain.units import Frames, to_frames

STOP = to_frames(2.0)
UNDER_WAY = frozenset({PlayState.PLAYING, PlayState.HELD, PlayState.EASING})


class FakePlayer:
    """Plays a programme in memory.

    Attributes:
        head: What ``playhead`` tells; a test may set it.
        levels: The gains that were set last.
        device: The device that was chosen last.
        programme: What was loaded last.
        is_deaf: Whether commands are taken and nothing comes of them, as with an engine that never starts.
        is_closed: Whether it was closed.
    """

    def __init__(self) -> None:
        self.head = Playhead()
        self.levels: Levels | None = None
        self.device = ""
        self.names: tuple[str, ...] = ("Headphones", "Loudspeakers")
        self.programme: Programme | None = None
        self.is_deaf = False
        self.is_closed = False
        self._listeners: list[Callable[[PlayerEvent], None]] = []
        self._paused_from = PlayState.PLAYING
        self._fading = Frames(0)

    # The port

    def listen(self, hear: Callable[[PlayerEvent], None]) -> None:
        """Call ``hear`` with every event from now on."""
        self._listeners.append(hear)

    def load(self, programme: Programme) -> None:
        """Make it ready at its start."""
        self.programme = programme
        if not self.is_deaf:
            self.head = Playhead(state=PlayState.READY, silent=self.head.silent)

    def play(self) -> None:
        """Begin, or go on."""
        if self.head.state is PlayState.READY:
            self._to(PlayState.PLAYING)
        elif self.head.state is PlayState.PAUSED:
            self._to(self._paused_from)

    def pause(self) -> None:
        """Stay where it is."""
        if self.head.state in UNDER_WAY and not self.head.stopping:
            self._paused_from = self.head.state
            self._to(PlayState.PAUSED)

    def seek(self, frame: Frames) -> None:
        """Stand at another frame; a hold ends."""
        if self._can_change or self.head.state is PlayState.READY:
            if self.head.state is PlayState.HELD:
                self._to(PlayState.PLAYING)
            at = Frames(max(0, min(frame, self._timeline.frames)))
            self.head = replace(self.head, frame=at, held_for=Frames(0), hold_asked=False)

    def hold(self) -> None:
        """Hold this silence, or the one after the line that is spoken."""
        if self._can_change and self.head.state is not PlayState.HELD:
            self.head = replace(self.head, hold_asked=True)
            self._hold_if_quiet()

    def release(self) -> None:
        """Go on."""
        self.head = replace(self.head, hold_asked=False, held_for=Frames(0))
        if self.head.state is PlayState.HELD:
            self._to(PlayState.PLAYING)

    def ease_off(self) -> None:
        """Go over to the exit; without one, stop."""
        if not (self._can_change or self.head.state is PlayState.READY) or self.head.state is PlayState.EASING:
            return
        if self.programme is None or self.programme.exit is None:
            self.stop()
            return
        self.head = replace(self.head, state=PlayState.EASING, frame=Frames(0), held_for=Frames(0), hold_asked=False)

    def stop(self) -> None:
        """Fade out and end; at once where nothing sounds."""
        if self.head.state in UNDER_WAY:
            self.head = replace(self.head, stopping=True, hold_asked=False)
            self._fading = STOP
        elif self.head.state in {PlayState.PAUSED, PlayState.READY}:
            self._end(Outcome.STOPPED)

    def set_levels(self, levels: Levels) -> None:
        """Keep them."""
        self.levels = levels

    def set_device(self, name: str) -> None:
        """Keep it."""
        self.device = name

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
        """Let so much time pass while it sounds: a hold lasts on, the end comes where it comes."""
        left = to_frames(seconds)
        while left > 0 and self.head.state in UNDER_WAY:
            passed = min(left, self._until_quiet()) if self.head.hold_asked else left
            left = Frames(left - passed)
            self._pass(Frames(passed))

    def lose_device(self, name: str = "Headphones") -> None:
        """Have the sound device go away."""
        self.pause()
        self._tell(DeviceLost(name))

    # How it comes about

    @property
    def _timeline(self) -> Timeline:
        assert self.programme is not None
        way_out = self.programme.exit
        return way_out if way_out is not None and self.head.state is PlayState.EASING else self.programme.practice

    @property
    def _can_change(self) -> bool:
        return self.head.state in UNDER_WAY | {PlayState.PAUSED} and not self.head.stopping

    def _pass(self, passed: Frames) -> None:
        self.head = replace(self.head, heard=Frames(self.head.heard + passed))
        if self.head.state is PlayState.HELD:
            self.head = replace(self.head, held_for=Frames(self.head.held_for + passed))
        else:
            self.head = replace(self.head, frame=Frames(min(self.head.frame + passed, self._timeline.frames)))
        self._settle(passed)

    def _until_quiet(self) -> int:
        spoken = (cue for cue in self._timeline.cues if isinstance(cue, NarrationCue))
        return max((cue.end - self.head.frame for cue in spoken if cue.start <= self.head.frame < cue.end), default=0)

    def _settle(self, passed: Frames) -> None:
        self._hold_if_quiet()
        if self.head.stopping:
            self._fading = Frames(self._fading - passed)
            if self._fading <= 0:
                self._end(Outcome.STOPPED)
        elif self.head.frame >= self._timeline.frames:
            self._end(Outcome.ENDED_GENTLY if self.head.state is PlayState.EASING else Outcome.FINISHED)

    def _hold_if_quiet(self) -> None:
        if self.head.hold_asked and not self._is_spoken(self.head.frame) and self.head.state in UNDER_WAY:
            self.head = replace(
                self.head, state=PlayState.HELD, hold_asked=False, holds=self.head.holds + 1, held_for=Frames(0)
            )

    def _is_spoken(self, frame: Frames) -> bool:
        return any(isinstance(cue, NarrationCue) and cue.start <= frame < cue.end for cue in self._timeline.cues)

    def _to(self, state: PlayState) -> None:
        self.head = replace(self.head, state=state)

    def _end(self, outcome: Outcome) -> None:
        self.head = replace(self.head, state=PlayState.ENDED, stopping=False, hold_asked=False)
        self._tell(PlayerEnded(outcome))

    def _tell(self, event: PlayerEvent) -> None:
        for hear in tuple(self._listeners):
            hear(event)
