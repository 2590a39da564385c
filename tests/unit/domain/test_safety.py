from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calmroom.domain.check_in import CheckIn
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.safety import has_fallen, has_fallen_twice, offer
from calmroom.domain.script import Minutes, Phase, PhaseName, Place, Profile, Script

EXIT = Phase(PhaseName.EASE_OFF, "", (), Place(1, 1))


def script(name: str, *, level: int = 0, profile: Profile = Profile.ORDINARY, usual: float = 12) -> Script:
    return Script(name, name, 1, "en", level, profile, "", Minutes(2, usual, 20), "room", "", (), EXIT)


SHELF = (script("s01"), script("s03", profile=Profile.GROUND, usual=2), script("s07", level=1), script("s18", level=2))


def record(script_id: str, before: CheckIn = CheckIn(), after: CheckIn = CheckIn()) -> PracticeRecord:  # noqa: B008
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    return PracticeRecord(
        "0" * 32, script_id, "", moment, 12, "v", "room", Outcome.FINISHED, before=before, after=after
    )


@pytest.mark.parametrize(
    ("check_in", "done", "expected", "minutes"),
    [
        (CheckIn(settled=2), (), "s03", 2),
        (CheckIn(present=0, settled=9), ("s01", "s07"), "s03", 2),
        (CheckIn(settled=3), (), "s01", 5),
        (CheckIn(settled=8, present=4), ("s01",), "s01", 5),
        (CheckIn(), (), "s01", 5),
        (CheckIn(settled=7), ("s01",), "s07", 12),
        (CheckIn(), ("s07", "s01"), "s01", 12),
    ],
)
def test_what_is_offered_first(check_in: CheckIn, done: tuple[str, ...], expected: str, minutes: float) -> None:
    found = offer(SHELF, check_in, [record(name) for name in done])
    assert found is not None
    assert (found.script_id, found.minutes) == (expected, minutes)


def test_the_reason_names_what_was_chosen() -> None:
    found = offer(SHELF, CheckIn(settled=2, present=1), ())
    assert found is not None
    assert found.reason == "Short and outward, because you chose 1"


def test_a_feeling_practice_is_never_offered_by_itself() -> None:
    assert offer((script("s18", level=2),), CheckIn(), ()) is None


def test_a_practice_that_fell_twice_in_a_row_is_left_out() -> None:
    fell = record("s07", CheckIn(settled=6), CheckIn(settled=4))
    found = offer(SHELF, CheckIn(), (fell, fell))
    assert found is not None
    assert found.script_id == "s01"


@pytest.mark.parametrize(
    ("before", "after", "fell"),
    [(6, 4, True), (6, 5, False), (None, 0, False), (4, None, False), (2, 8, False)],
)
def test_a_fall_is_two_or_more(before: int | None, after: int | None, *, fell: bool) -> None:
    assert has_fallen(record("s01", CheckIn(present=before), CheckIn(present=after))) is fell


def test_two_different_practices_that_fell_are_not_the_same_falling_twice() -> None:
    fell = record("s07", CheckIn(settled=6), CheckIn(settled=4))
    assert not has_fallen_twice((fell, replace(fell, script_id="s01")))
