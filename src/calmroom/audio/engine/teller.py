"""What is told of the course of things: reports while something moves, and at once what a listener has to know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from calmroom.audio.engine.feed import REPORT
from calmroom.domain.events import PlayerEnded, RestBegun
from calmroom.domain.player import PlayState

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.engine.feed import Feed
    from calmroom.audio.engine.marks import Heard
    from calmroom.audio.talk.commands import Telling


_DUE: Final = 0.9 * REPORT
"""Seconds after which the next report is due: a wait that ends a moment early is not to cost a whole one more."""


class Teller:
    """Tells where the heard sound is.

    Args:
        tell: Called with everything that is told.
        clock: Seconds that never jump.

    Attributes:
        taken: How many commands were taken.
        load: Which programme is spoken of.
    """

    def __init__(self, tell: Callable[[Telling], None], clock: Callable[[], float]) -> None:
        self.taken = self.load = 0
        self._tell = tell
        self._clock = clock
        self._last_state: tuple[object, ...] = ()
        self._last_at = 0.0
        self._is_due = True
        self._has_told_outcome = self._has_told_rest = True

    def begin(self, load: int) -> None:
        """Speak of another programme."""
        self.load = load
        self._has_told_outcome = self._has_told_rest = False

    def look(self) -> None:
        """Something was asked or has happened: look at once whether there is something to tell."""
        self._is_due = True

    def report(self, feed: Feed, *, is_silent: bool) -> None:
        """Tell what has to be told by now."""
        now = self._clock()
        if not (self._is_due or now - self._last_at >= _DUE or feed.has_turned):
            return
        self._is_due = False
        heard = feed.heard()
        report = heard.report
        state = (is_silent, self.load, *_state(heard))
        if state != self._last_state or (report.sounding and now - self._last_at >= _DUE):
            self._last_state, self._last_at = state, now
            playhead = replace(report.playhead, at=now, silent=is_silent)
            self._tell(replace(report, playhead=playhead, load=self.load, taken=self.taken))
        if report.playhead.state is PlayState.RESTING and not self._has_told_rest:
            self._has_told_rest = True
            self._tell(RestBegun(self.load))
        if heard.outcome is not None and not self._has_told_outcome:
            self._has_told_outcome = True
            self._tell(PlayerEnded(heard.outcome, self.load))


def _state(heard: Heard) -> tuple[object, ...]:
    """What a listener has to know at once: everything but the passing of time."""
    report, place = heard.report, heard.report.playhead
    stands_at = None if report.moving else place.frame
    changing = place.state, place.holds, place.stopping, place.hold_asked, place.sleep is None
    return heard.serial, report.moving, report.sounding, stands_at, *changing
