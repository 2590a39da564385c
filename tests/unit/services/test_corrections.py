from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.done_by_hand import Done, said_of
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PracticeRemembered, PracticeRemoved
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.units import Frames, to_frames
from calmroom.services.corrections import CorrectionService

from .conftest import Home

DAY = timedelta(days=1)


@pytest.fixture
def corrections(home: Home) -> CorrectionService:
    return CorrectionService(home.access, home.world)


@pytest.fixture
def record(home: Home) -> PracticeRecord:
    made = PracticeRecord(
        "1" * 32, "s07", "From Crown to Tailbone", home.clock.now() - DAY, 12, "v", "hum",
        Outcome.ENDED_GENTLY, Frames(34_567_890), Frames(30_000_000), before=CheckIn(3, 4), words=("heavy",),
    )  # fmt: skip
    home.vault.practices.save(made)
    return made


def test_a_practice_done_without_the_program_is_remembered(home: Home, corrections: CorrectionService) -> None:
    told: list[PracticeRemembered] = []
    home.bus.subscribe(PracticeRemembered, told.append)
    done = Done("", "A walk by the river", home.clock.now() - DAY, 30, after=CheckIn(8, None), words=("wide",))
    made = corrections.add(done)
    assert (made.by_hand, made.outcome, made.title, made.heard) == (
        True,
        Outcome.FINISHED,
        "A walk by the river",
        to_frames(1800),
    )
    assert (home.vault.practices.get(made.id), told) == (made, [PracticeRemembered(made)])
    assert home.vault.practices.unfinished() is None


def test_a_practice_is_put_on_another_day(home: Home, corrections: CorrectionService, record: PracticeRecord) -> None:
    earlier = replace(said_of(record), started=record.started - 2 * DAY)
    assert corrections.correct(record, earlier) == replace(record, started=record.started - 2 * DAY)
    assert len(home.vault.practices.since()) == 1


def test_what_was_left_alone_stays_to_the_frame(corrections: CorrectionService, record: PracticeRecord) -> None:
    assert corrections.correct(record, said_of(record)) == record


def test_length_and_answers_can_be_put_right(corrections: CorrectionService, record: PracticeRecord) -> None:
    said = replace(said_of(record), minutes=20, after=CheckIn(7, 7), words=())
    found = corrections.correct(record, said)
    assert (found.heard, found.reached, found.after, found.words) == (
        to_frames(1200),
        record.reached,
        CheckIn(7, 7),
        (),
    )


@pytest.mark.parametrize(("days", "minutes"), [(1, 30), (-1, 0), (-1, 1000)])
def test_what_cannot_have_been_is_refused_and_changes_nothing(
    home: Home, corrections: CorrectionService, record: PracticeRecord, days: int, minutes: float
) -> None:
    done = Done("", "x", home.clock.now() + days * DAY, minutes)
    with pytest.raises(CalmroomError, match=r"(?i)nothing was changed"):
        corrections.add(done)
    with pytest.raises(CalmroomError, match=r"(?i)nothing was changed"):
        corrections.correct(record, done)
    assert home.vault.practices.since() == (record,)


def test_a_practice_under_way_is_left_alone(corrections: CorrectionService, record: PracticeRecord) -> None:
    with pytest.raises(CalmroomError, match="under way"):
        corrections.correct(replace(record, outcome=Outcome.UNDER_WAY), said_of(record))


def test_a_practice_can_be_forgotten_and_put_back(
    home: Home, corrections: CorrectionService, record: PracticeRecord
) -> None:
    told: list[PracticeRemoved] = []
    home.bus.subscribe(PracticeRemoved, told.append)
    corrections.remove(record)
    assert (home.vault.practices.since(), told) == ((), [PracticeRemoved(record)])
    corrections.put_back(record)
    assert home.vault.practices.since() == (record,)


def test_what_is_said_of_a_practice_stays_out_of_a_representation(home: Home) -> None:
    assert "secret" not in repr(Done("", "secret", home.clock.now(), 5, words=("secret",)))
