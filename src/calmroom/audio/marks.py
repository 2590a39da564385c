"""From what was written to what is heard: the device holds some frames back, and the play head waits for them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.audio.commands import Report
from calmroom.domain.ports import Playhead, PlayState
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from calmroom.audio.transport import Transport
    from calmroom.domain.practice import Outcome


@dataclass(frozen=True, slots=True)
class Mark:
    """What was so as frame number ``written`` went to the device."""

    written: int
    playhead: Playhead
    serial: int
    moving: bool
    sounding: bool
    easing: bool
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What is so at the ear."""

    report: Report
    serial: int
    outcome: Outcome | None


class Marks:
    """One mark a block, from the block that is heard to the block that was written last."""

    def __init__(self) -> None:
        self._marks: deque[Mark] = deque()

    def note(self, written: int, transport: Transport) -> None:
        """Remember what is so before a block is pulled."""
        self._marks.append(_mark(written, transport))

    def forget(self) -> None:
        """What was written belongs to something else; until the next block is heard the play head stands."""
        self._marks.clear()

    def heard(self, frames: int, transport: Transport) -> Heard:
        """What is so after ``frames`` of all written frames have been heard."""
        while len(self._marks) > 1 and self._marks[1].written <= frames:
            self._marks.popleft()
        mark = self._marks[0] if self._marks else _mark(frames, transport)
        passed = frames - mark.written
        if passed < 0 or not self._marks:
            return Heard(Report(mark.playhead, easing=mark.easing), mark.serial, mark.outcome)
        report = Report(self._moved(mark, passed), mark.moving, mark.sounding, mark.easing)
        return Heard(report, mark.serial, mark.outcome)

    def _moved(self, mark: Mark, passed: int) -> Playhead:
        place = mark.playhead
        if len(self._marks) > 1 and self._marks[1].serial == mark.serial:
            after = self._marks[1].playhead
            by_frame, by_heard = after.frame - place.frame, after.heard - place.heard
        else:
            by_frame = by_heard = passed
        heard = min(passed, by_heard) if mark.sounding else 0
        return replace(
            place,
            frame=Frames(place.frame + (min(passed, by_frame) if mark.moving else 0)),
            heard=Frames(place.heard + heard),
            held_for=Frames(place.held_for + (heard if place.state is PlayState.HELD else 0)),
        )


def _mark(written: int, transport: Transport) -> Mark:
    return Mark(
        written,
        transport.playhead,
        transport.serial,
        moving=transport.is_moving,
        sounding=transport.is_turning,
        easing=transport.is_easing,
        outcome=transport.outcome,
    )
