from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.clock import EVENING
from ui.plan.given import ROUTINE, library

from calmroom.domain.plan.days import Spot
from calmroom.domain.plan.look import ItemStanding, PageLine, PagePart, PlanPage
from calmroom.domain.plan.plan import Paused, Plan
from calmroom.domain.routine.desk import KnownSigner
from calmroom.domain.routine.words import when_words
from calmroom.ui.plan.state import Act, PlanState, plan_state

PLAN = Plan(ROUTINE, EVENING)
MAYA = KnownSigner("c" * 64, "Maya", "calm1-x", EVENING)
DAY = EVENING.date()
AT = Spot(DAY, DAY - timedelta(days=3), DAY + timedelta(days=11))
TITLES = {script.id: script.title for script in library().scripts()}


def state(plan: Plan = PLAN, at: Spot = AT, stands: PageLine | None = None) -> PlanState:
    parts = tuple(
        PagePart(
            part,
            when_words(part.when),
            tuple(
                stands if stands is not None and stands.item is item else PageLine(item, TITLES.get(item.practice, ""))
                for item in part.items
            ),
        )
        for part in plan.routine.parts
    )
    return plan_state(PlanPage(plan, parts), at)


def line(item_id: str, standing: ItemStanding, why: str = "", heard: int = 0) -> PageLine:
    item = PLAN.item(item_id)
    assert item is not None
    return PageLine(item, TITLES.get(item.practice, ""), standing, why, heard)


def test_it_says_whose_it_is_and_how_long_it_goes() -> None:
    page = state()
    assert (page.title, page.sender) == ("Between two sessions", "From Maya")
    assert page.facts == "Taken in on Friday 20 November 2026. It goes until 30 December."
    assert page.note_title == "A note to Maya"


def test_the_stretch_of_today_and_those_of_the_quiet_window_are_marked() -> None:
    stretches = state().stretches
    assert [one.is_today for one in stretches] == [False, True, False, False]
    assert [one.is_quiet for one in stretches] == [True, True, False, False]
    assert stretches[1].spoken == "Days 1 to 3, 18 to 20 November, these are the days now"
    assert [one.title for one in stretches] == ["That evening", "Days 1 to 3", "Days 4 to 9", "The day before"]


@pytest.mark.parametrize(
    ("standing", "acts"),
    [
        (ItemStanding.OPEN, (Act.LET_GO, Act.DECLINE)),
        (ItemStanding.LATER, (Act.DECLINE,)),
        (ItemStanding.DECLINED, (Act.TAKE_BACK,)),
        (ItemStanding.LET_GO, (Act.HOLD_ON,)),
        (ItemStanding.CLOSED, (Act.DECLINE,)),
        (ItemStanding.NOT_HERE, (Act.DECLINE,)),
    ],
)
def test_each_standing_has_its_own_ways_on(standing: ItemStanding, acts: tuple[Act, ...]) -> None:
    assert state(stands=line("i2", standing)).stretches[1].lines[0].acts == acts


def test_why_something_waits_is_said() -> None:
    said = state(stands=line("i2", ItemStanding.LATER, "Opens on Sunday.")).stretches[1].lines[0]
    assert said.said == "Opens on Sunday."
    assert not said.is_set_back


def test_what_was_left_out_stands_back() -> None:
    assert state(stands=line("i2", ItemStanding.DECLINED, "You left this one out.")).stretches[1].lines[0].is_set_back


@pytest.mark.parametrize(
    ("heard", "words"), [(0, ""), (1, "Heard once in these days."), (2, "Heard twice in these days."), (9, "Heard.")]
)
def test_what_was_heard_is_remembered_and_never_counted_up(heard: int, words: str) -> None:
    assert state(stands=line("i2", ItemStanding.OPEN, heard=heard)).stretches[1].lines[0].said == words


def test_in_the_small_version_the_rest_stands_back_and_says_so() -> None:
    page = state(replace(PLAN, is_half=True))
    assert page.is_half
    support, around = page.stretches[1].lines
    assert (support.is_set_back, around.is_set_back) == (False, True)
    assert around.said == "Not in the small version."


def test_a_plan_without_a_smaller_version_offers_none() -> None:
    small = replace(ROUTINE, half=tuple(item.id for item in ROUTINE.items))
    assert not state(Plan(small, EVENING)).has_half


def test_paused_it_says_that_it_keeps_its_place_and_no_day_is_today() -> None:
    page = state(replace(PLAN, pauses=(Paused(EVENING),)))
    assert page.is_paused
    assert page.standing == "The plan is paused. It keeps its place."
    assert not any(one.is_today for one in page.stretches)


def test_after_its_last_day_it_can_be_read_and_nothing_can_be_done() -> None:
    page = state(PLAN, replace(AT, day=DAY + timedelta(days=41)))
    assert page.standing == "This plan has come to the end of its time. You can still read it."
    assert not page.is_live
    assert page.stretches[0].title == "That evening"
    assert not any(each.acts for one in page.stretches for each in one.lines)


def test_put_away_it_can_be_read() -> None:
    page = state(replace(PLAN, ended=EVENING))
    assert (page.is_live, page.is_ended) == (False, True)
    assert page.standing == "This plan is put away. You can still read it."


def test_no_word_of_it_is_of_lateness() -> None:
    late = state(PLAN, replace(AT, day=DAY + timedelta(days=8), last=DAY - timedelta(days=11)))
    everything = " ".join(str(getattr(late, name)) for name in ("standing", "facts", "rules", "stretches")).lower()
    assert not [word for word in ("overdue", "missed", "late,", "behind", "forgot") if word in everything]


def test_a_practice_that_is_not_here_has_a_name_that_says_so() -> None:
    assert state().stretches[2].lines[1].title == "A practice that is not here"


@pytest.mark.parametrize(
    ("signer", "words", "is_comparable"),
    [
        (None, "Nobody signed the file it came in.", False),
        (MAYA, "The words of its key were not compared yet.", True),
        (replace(MAYA, is_compared=True), "You compared the words of its key in the room.", True),
    ],
)
def test_it_says_how_whoever_signed_is_known(signer: KnownSigner | None, words: str, *, is_comparable: bool) -> None:
    page = plan_state(PlanPage(PLAN), AT, signer)
    assert (page.trust, page.is_comparable) == (words, is_comparable)
