"""From what was written to what is heard: the device holds some frames back, and the play head waits for them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.audio.talk.commands import Report
from calmroom.audio.talk.place import moved

if TYPE_CHECKING:
    from calmroom.audio.engine.course import Course
    from calmroom.domain.player import Playhead
    from calmroom.domain.practice import Outcome


@dataclass(frozen=True, slots=True)
class Mark:
    """What was so as frame number ``written`` went to the device."""

    written: int
    report: Report
    serial: int
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
        self._has_begun = False

    def note(self, written: int, course: Course) -> None:
        """Remember what is so before a block is pulled."""
        self._marks.append(_mark(written, course))

    def forget(self) -> None:
        """What was written belongs to something else; until the next block is heard the play head stands."""
        self._marks.clear()
        self._has_begun = False

    def take_back(self, written: int) -> None:
        """What went to the device after frame number ``written`` did not."""
        while self._marks and self._marks[-1].written > written:
            self._marks.pop()

    def until_turn(self, frames: int, most: int) -> int:
        """Frames from the one that is heard to the next mark; at most so many."""
        return min([mark.written - frames for mark in self._marks if mark.written > frames] + [most])

    def has_turned(self, frames: int) -> bool:
        """Whether more may be new after ``frames`` of all written frames than that time has passed."""
        return not self._has_begun or (len(self._marks) > 1 and self._marks[1].written <= frames)

    def heard(self, frames: int, course: Course) -> Heard:
        """What is so after ``frames`` of all written frames have been heard."""
        while len(self._marks) > 1 and self._marks[1].written <= frames:
            self._marks.popleft()
        mark = self._marks[0] if self._marks else _mark(frames, course)
        passed, report = frames - mark.written, mark.report
        self._has_begun = self._has_begun or (passed > 0 and bool(self._marks))
        if passed < 0 or not self._has_begun:
            # Nothing of it has been heard, and a device may be long in beginning: nobody is to carry it on.
            report = replace(report, moving=False, sounding=False)
        else:
            report = replace(report, playhead=self._moved(mark, passed))
        return Heard(report, mark.serial, mark.outcome)

    def _moved(self, mark: Mark, passed: int) -> Playhead:
        place, report = mark.report.playhead, mark.report
        by_frame = by_heard = passed
        if len(self._marks) > 1 and self._marks[1].serial == mark.serial:
            after = self._marks[1].report.playhead
            by_frame, by_heard = after.frame - place.frame, after.heard - place.heard + place.until - after.until
        return moved(
            place, min(passed, by_frame) if report.moving else 0, min(passed, by_heard) if report.sounding else 0
        )


def _mark(written: int, course: Course) -> Mark:
    report = Report(
        course.playhead,
        moving=course.is_moving,
        sounding=course.is_turning,
        easing=course.is_easing,
        held=course.deck is not None and course.deck.frozen,
        asleep=course.endings.asleep,
    )
    return Mark(written, report, course.decks.serial, course.outcome)
