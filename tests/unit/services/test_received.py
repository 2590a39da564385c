"""What lies unpacked of routines: each plan is heard with its own recordings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.library import bundled
from fakes.routine_files import MemoryRoutineFiles
from unit.routines.made import go_on, routine

from calmroom import wiring_routines
from calmroom.domain.routine.handover import Material, Parcel, Recording, own_voice
from calmroom.domain.script import Line
from calmroom.domain.timeline import Choices, Clip, NarrationCue, Programme
from calmroom.domain.units import Frames
from calmroom.services.received import Received

FIRST, SECOND = "a" * 32, "b" * 32
ARRIVING = bundled().scripts()[0]
LINE = next(
    each.text
    for phase in ARRIVING.phases
    for each in phase.items
    if isinstance(each, Line) and each.touch is None and each.opening is None and not each.from_minutes
)


def test_each_plan_has_its_own_recordings_of_the_same_practice(both: Received) -> None:
    for plan in (FIRST, SECOND):
        assert [path for _, path in both.recordings(ARRIVING.id, plan)] == [f"{plan}/line.opus"]


def test_a_plan_that_recorded_nothing_of_a_practice_borrows_nothing(both: Received) -> None:
    assert both.recordings("s02", FIRST) == ()
    assert both.recordings(ARRIVING.id, "c" * 32) == ()


def test_what_was_remembered_without_a_plan_is_heard_with_the_newest_and_not_a_mixture(both: Received) -> None:
    assert [path for _, path in both.recordings(ARRIVING.id, "")] == [f"{SECOND}/line.opus"]


def test_a_removed_plan_is_not_heard(both: Received) -> None:
    both.hide(SECOND)
    assert both.recordings(ARRIVING.id, SECOND) == ()
    assert [path for _, path in both.recordings(ARRIVING.id, "")] == [f"{FIRST}/line.opus"]


@pytest.mark.parametrize("plan", [FIRST, SECOND])
def test_a_practice_begun_from_a_plan_sounds_with_what_that_plan_brought(
    both: Received, monkeypatch: pytest.MonkeyPatch, plan: str
) -> None:
    monkeypatch.setattr(wiring_routines, "received", lambda: both)
    played = wiring_routines.own_programme(ARRIVING, Choices(5, own_voice(plan)), lambda _line: NARRATED)
    assert clips(played) == {"wren/any.opus", f"{plan}/line.opus"}


NARRATED = Clip("wren/any.opus", Frames(96_000))


def clips(programme: Programme) -> set[str]:
    return {cue.clip for cue in programme.practice.cues if isinstance(cue, NarrationCue)}


@pytest.fixture
def both() -> Received:
    """Two routines that recorded the same line of the same practice."""
    files = MemoryRoutineFiles()
    for plan in (FIRST, SECOND):
        path = Path(f"{plan}.calmroutine")
        recording = Recording("line.opus", ARRIVING.id, LINE, 4.5)
        parcel = Parcel(replace(routine(), id=plan), Material(recordings=((recording, path),)))
        assert files.install(path, files.lay(path, parcel), None, go_on)
    return Received(files)
