"""What Begin plays for a row of a plan, and how plans and suggestions stand on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from unit.domain.planned import LAST

from calmroom.domain.care.safety import Offer
from calmroom.domain.care.suggestions import Suggestions
from calmroom.domain.plan.day import FIRST, PlanDay, PlanRow, Quiet, Rests, quiet_heading, row_choices
from calmroom.domain.plan.meets import beside
from calmroom.domain.routine.handover import OWN_VOICE, is_own_voice, own_voice, plan_of_voice
from calmroom.domain.script import Touch
from calmroom.domain.settings import Settings

ROW = PlanRow("a" * 32, "i1", "s02", 12, 5, FIRST)
SET = Settings(voice="am_michael", left_out=("jaw",), touch=True)
THREE = Suggestions(offers=tuple(Offer(name, 5, "x") for name in ("s02", "s01", "s04")))
QUIET = Quiet("a" * 32, date(2026, 3, 8), "Maya", "Warmth.")


def test_a_row_plays_its_length_in_the_clients_own_way() -> None:
    choices = row_choices(ROW, SET)
    assert (choices.minutes, choices.voice, choices.left_out, choices.touch) == (
        12,
        "am_michael",
        ("jaw",),
        Touch.TOUCH,
    )


def test_what_the_therapist_leaves_out_is_left_out_besides() -> None:
    assert row_choices(replace(ROW, left_out=("throat", "jaw")), SET).left_out == ("jaw", "throat")


def test_the_therapist_can_spare_the_hands_and_never_ask_for_them() -> None:
    assert row_choices(replace(ROW, hands_free=True), SET).touch is Touch.TOUCH_FREE
    assert row_choices(ROW, replace(SET, touch=False)).touch is Touch.TOUCH_FREE


def test_the_narrator_stands_in_where_the_therapist_did_not_speak() -> None:
    choices = row_choices(replace(ROW, voice=OWN_VOICE), SET)
    assert (choices.voice, choices.stand_in) == (own_voice(ROW.plan_id), "am_michael")


def test_the_therapists_voice_is_that_of_the_plan_that_is_begun_from() -> None:
    voices = [row_choices(replace(ROW, plan_id=plan, voice=OWN_VOICE), SET).voice for plan in ("a" * 32, "b" * 32)]
    assert [plan_of_voice(voice) for voice in voices] == ["a" * 32, "b" * 32]
    assert all(is_own_voice(voice) for voice in voices)


def test_another_voice_names_no_plan() -> None:
    assert row_choices(replace(ROW, voice="bf_emma"), SET).voice == "bf_emma"
    assert (is_own_voice("bf_emma"), plan_of_voice("bf_emma"), plan_of_voice(OWN_VOICE)) == (False, "", "")


@pytest.mark.parametrize(
    ("day", "offers"),
    [
        (PlanDay(LAST), ["s02", "s01", "s04"]),
        (PlanDay(LAST, rows=(ROW,), has_plan=True), ["s01", "s04"]),
        (PlanDay(LAST, rows=(ROW, replace(ROW, practice="s07")), has_plan=True), ["s01"]),
        (PlanDay(LAST, rows=(ROW,), quiet=QUIET, has_plan=True), []),
        (PlanDay(LAST, quiet=QUIET, rests=Rests.NOTHING, has_plan=True), []),
        (PlanDay(LAST, quiet=QUIET, rests=Rests.CARE, has_plan=True), ["s02", "s01", "s04"]),
    ],
)
def test_the_plan_comes_first_and_in_the_quiet_window_nothing_else(day: PlanDay, offers: list[str]) -> None:
    assert [one.script_id for one in beside(day, THREE).offers] == offers


def test_whoever_may_not_be_safe_sees_the_suggestions_even_in_the_quiet_window() -> None:
    unsafe = replace(THREE, calls_first=True)
    assert beside(PlanDay(LAST, quiet=QUIET, has_plan=True), unsafe) == unsafe


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        (date(2026, 3, 8), "Quiet window, until tonight"),
        (date(2026, 3, 6), "Quiet window, until Sunday night"),
    ],
)
def test_the_quiet_window_says_until_when(day: date, heading: str) -> None:
    assert quiet_heading(QUIET, day) == heading
