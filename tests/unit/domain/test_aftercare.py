from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from unit.domain.care import NOW, THIRTY, THREE, done, one_of

from calmroom.domain.care.aftercare import asks_next_morning, is_morning_after, landings, note_for_therapist
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.units import to_frames

TEN = NOW.replace(hour=22, minute=0)
NIGHT = replace(done("s28"), started=TEN)


def test_every_practice_of_level_2_or_3_is_followed_by_a_landing_and_no_other() -> None:
    followed = {one.id: [next_one.id for next_one in landings(one, THIRTY)] for one in THIRTY}
    inward = {"s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24"}
    assert {key for key, found in followed.items() if found} == inward
    assert all(followed[key] == ["s01", "s26"] for key in inward)


def test_a_landing_is_one_that_is_there() -> None:
    assert [one.id for one in landings(one_of("s18"), THREE)] == ["s01"]


def test_the_night_alone_is_asked_about_in_the_morning() -> None:
    assert [one.id for one in THIRTY if asks_next_morning(one.id)] == ["s28"]


@pytest.mark.parametrize(
    ("moment", "asked"),
    [
        (TEN + timedelta(hours=1), False),
        (TEN + timedelta(hours=5), False),
        (TEN + timedelta(hours=6), True),
        (TEN + timedelta(hours=9), True),
        (TEN + timedelta(hours=16, minutes=59), True),
        (TEN + timedelta(hours=17), False),
        (TEN + timedelta(days=1, hours=9), False),
    ],
)
def test_it_is_asked_the_next_morning_and_not_later(moment: datetime, *, asked: bool) -> None:
    assert is_morning_after(NIGHT, moment) is asked


@pytest.mark.parametrize(
    "said",
    [
        replace(NIGHT, after=CheckIn(settled=5)),
        replace(NIGHT, words=("tired",)),
        replace(NIGHT, discomfort=Discomfort.NO),
        replace(NIGHT, script_id="s07"),
    ],
)
def test_what_was_said_already_is_not_asked_again(said: object) -> None:
    assert isinstance(said, type(NIGHT))
    assert not is_morning_after(said, TEN + timedelta(hours=9))


def test_the_note_for_a_therapist_says_what_happened_in_plain_words() -> None:
    record = replace(
        done("s07", before=CheckIn(6, 7), after=CheckIn(3, None), discomfort=Discomfort.A_LOT, words=("stirred up",)),
        title="From Crown to Tailbone",
        heard=to_frames(12 * 60),
    )
    assert note_for_therapist(record) == (
        "On Saturday 7 March 2026 I did From Crown to Tailbone, 12 minutes.\n"
        "Before: settled 6 of 10, here 7 of 10.\n"
        "Afterwards: settled 3 of 10.\n"
        "Anything uncomfortable: a lot.\n"
        "My words for it: stirred up.\n"
        "I would like to talk about it with you."
    )


def test_the_note_says_nothing_of_what_was_not_answered() -> None:
    assert "Before" not in note_for_therapist(done("s07"))
