"""From a report to the present moment, from what was written to what is heard, and what another engine is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.sounds import LENGTH, loaded

from calmroom.audio.engine.marks import Marks
from calmroom.audio.engine.transport import Transport
from calmroom.audio.remote.asked import Asked
from calmroom.audio.talk.commands import AskDevices, Command, Load, Pause, Play, Report, Seek, SetLevels, SetSleep
from calmroom.audio.talk.place import Place, carried, place_of, steadied
from calmroom.domain.player import Levels, Playhead, PlayState
from calmroom.domain.timeline import Programme, Timeline
from calmroom.domain.units import Decibels, Frames

HEAD = Playhead(frame=Frames(1_000), at=10.0, heard=Frames(5_000), run_on=Frames(7), sleep=Frames(3_000))
LOUD, SOFT = (SetLevels(Levels(Decibels(gain), Decibels(gain))) for gain in (0.0, -9.0))
EMPTY = Load(Programme(Timeline(48_000, Frames(0), ())))


def later(state: PlayState, *, moving: bool = False, seconds: float = 0.1, until: int = 0, rest: int = 0) -> Playhead:
    head = replace(HEAD, state=state, until=Frames(until), rest=Frames(rest))
    report = Report(head, moving=moving, sounding=True)
    return carried(report, 10.0 + seconds, Frames(LENGTH))


def test_what_plays_is_carried_on_and_the_sleep_timer_with_it() -> None:
    head = later(PlayState.PLAYING, moving=True, seconds=0.05)
    assert (head.frame, head.heard, head.sleep) == (3_400, 7_400, 600)


def test_what_waits_is_carried_on_by_its_delay_alone() -> None:
    head = later(PlayState.WAITING, until=9_000)
    assert (head.until, head.frame, head.heard, head.sleep) == (4_200, 1_000, 5_000, 3_000)


def test_what_rests_is_carried_on_to_its_end_and_no_further() -> None:
    assert later(PlayState.RESTING, rest=9_000).rest == 4_200
    assert later(PlayState.RESTING, rest=90).rest == 0


def test_what_is_held_runs_on() -> None:
    head = later(PlayState.HELD)
    assert (head.frame, head.held_for, head.run_on) == (1_000, 4_800, 4_807)


def test_it_does_not_go_back_by_what_a_device_errs_and_does_by_what_a_person_asks() -> None:
    told = replace(HEAD, state=PlayState.PLAYING, frame=Frames(30_000), heard=Frames(30_000))
    for frame, goes_to in ((29_500, 30_000), (30_500, 30_500), (20_000, 20_000)):
        head = replace(told, frame=Frames(frame), heard=Frames(frame))
        assert steadied(head, told).frame == steadied(head, told).heard == goes_to
    assert steadied(replace(told, state=PlayState.PAUSED, frame=Frames(29_500)), told).frame == 29_500


def test_without_news_it_is_not_carried_on_for_long() -> None:
    assert later(PlayState.PLAYING, moving=True, seconds=60.0).frame <= 1_000 + 48_000 // 2


def test_until_a_device_has_let_anything_be_heard_nobody_carries_the_place_on() -> None:
    transport, marks = Transport(), Marks()
    transport.load(loaded())
    transport.play()
    for written in range(0, 9_600, 960):
        marks.note(written, transport.course)
        transport.pull(960)
    cold = marks.heard(0, transport.course).report
    assert (cold.playhead.frame, cold.moving, cold.sounding) == (0, False, False)
    warm = marks.heard(1_500, transport.course).report
    assert (warm.playhead.frame, warm.moving, warm.sounding) == (1_500, True, True)
    assert marks.heard(1_920, transport.course).report.moving


def test_a_place_holds_all_that_another_engine_needs() -> None:
    head = replace(HEAD, state=PlayState.PAUSED, holds=2, held_for=Frames(9), until=Frames(4), rest=Frames(8))
    report = Report(head, easing=True, held=True, asleep=6)
    assert place_of(report) == Place(1_000, True, True, True, 4, 5_000, 9, 7, 2, 8, 3_000, 6)  # noqa: FBT003 - all of it
    assert not place_of(Report(replace(head, state=PlayState.READY))).begun


def asked(*commands: Command) -> Asked:
    made = Asked()
    for command in commands:
        made.note(command)
    return made


def test_the_next_engine_is_told_what_the_last_one_had_not_taken() -> None:
    made = asked(LOUD, EMPTY, Play(), AskDevices(), Seek(5), Pause())
    made.taken(4)
    assert made.again() == (Pause(),)
    assert made.again() == ()


def test_the_last_wish_of_each_kind_holds_for_every_engine() -> None:
    made = asked(LOUD, SOFT, Play())
    assert tuple(made.wishes()) == (SOFT,)


@pytest.mark.parametrize("command", [Play(), Seek(5), SetSleep(7)])
def test_what_was_asked_of_another_programme_is_forgotten(command: Command) -> None:
    assert asked(command, EMPTY).again() == ()
