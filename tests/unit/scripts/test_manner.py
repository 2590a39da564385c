"""The finer points of the rules about words: what each finds, and what it lets pass."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from unit.scripts.examples import DROP, OWN_WAY, charged, paced
from unit.scripts.sample import TEXT, changed, lint_of, no_clip, rules_of, script_of

from calmroom.domain.breath import BreathPattern
from calmroom.domain.errors import Severity
from calmroom.domain.timeline import Choices
from calmroom.domain.units import Seconds
from calmroom.scripts.heard import hear
from calmroom.scripts.lint import lines_of
from calmroom.scripts.lint_breath import paced_part
from calmroom.scripts.lint_charged import place_of


def _says(words: str) -> set[str]:
    return rules_of(changed((DROP, words)))


FOUND = {
    "L12": (
        "We might rest here, or not.",
        "Let's rest a while, if you like.",
        "I want you to rest, if you can.",
        "You could rest now, and I'm glad of it.",
        "Listen to my voice, if you like, or do not.",
        "The listener may rest now, and you too.",
        "All participants may rest, and you too.",
    ),
    "L13": (
        "Your left hand may be warm, and the feet.",
        "Perhaps your belly is soft, or not.",
        "There may be some room around your heart.",
    ),
    "L16": (
        "You could hold your breath, if you like.",
        "Perhaps you keep each in-breath for a moment.",
        "You could breathe in and hold, or not.",
        "You might pause at the top, if it suits you.",
        "In for six, perhaps, and out for four.",
        "In to the count of 5, or so, and out to the count of 3.",
    ),
    "L17": (
        "You could press a thumb to your temple, or not.",
        "Perhaps your neck would like to be rubbed.",
        "You might squeeze your jaw, and stop when you like.",
        "Your palms might lie over your heart, or not.",
        "Perhaps your fingers hold the back of your head.",
    ),
    "L18": (
        "You may reach ten out of ten, or not.",
        "Perhaps at least five of them, if you can.",
        "You could use ten per cent of your strength.",
        "You could count down from ten, if you like.",
        "Perhaps three more times, or not.",
        "You may let it be as still as you can.",
        "You could go there right now, or not.",
        "Hurry along, if you like.",
        "That could be done faster, or not.",
        "Your time is nearly up, or it may be.",
    ),
}
"""For each rule sentences that it finds."""

PASSED = {
    "L12": (
        "I will be quiet for a while, if you like. I am still here.",
        "I'll be quiet, and I'm still here, if you like.",
        "You could press Ground me, or not.",
        "Use your own clock, or comb the quiet for sounds you like.",
    ),
    "L13": (
        "Your hand may be warm, and your feet too.",
        "The belly may be warm, and the throat.",
        "Your hand may rest on the arm of a chair.",
        "Your eyes may find the back door, or the foot of it.",
    ),
    "L16": (
        "There is no need to hold your breath, or to do a thing with it.",
        "Breathe in, if you like, and hold on to the rail.",
        "In for four, perhaps, and out for six.",
    ),
    "L17": (
        "If your feet reach the floor, they could push a little.",
        "You could press Ground me, with your head up or down.",
        "A hand could rest on your lap, or on the blanket.",
        "Perhaps the wall is near your hand.",
    ),
    "L18": (
        "There is no hurry, and no rush.",
        "Nobody is in a hurry, or late.",
        "Perhaps you hear two birds, or ten.",
        "As far as you can tell, it may be one.",
        "They may be fast asleep, or not.",
    ),
}
"""For each rule sentences that sound alike and are fine."""


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule, each in FOUND.items() for words in each])
def test_what_a_rule_is_about_is_found(rule: str, words: str) -> None:
    assert rule in _says(words)


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule, each in PASSED.items() for words in each])
def test_what_only_sounds_like_it_is_let_pass(rule: str, words: str) -> None:
    assert rule not in _says(words)


@pytest.mark.parametrize(
    "words",
    [
        "Relax your hands, or not.",
        "And now gently relax.",
        "Allow yourself to relax, if you can.",
        "Let yourself relax.",
    ],
)
def test_relaxing_by_order_is_an_error(words: str) -> None:
    problems = lint_of(changed((DROP, words)))
    assert {problem.severity for problem in problems if problem.rule == "L14"} == {Severity.ERROR}


def test_relaxing_without_an_order_is_let_pass() -> None:
    assert "L14" not in _says("Your hands may relax, or not.")


def test_a_part_that_speaks_to_nobody_is_told_where_it_begins() -> None:
    text = re.sub(r"\byour?\b", "some", changed(("# ease-off\n\nIt", "# ease-off\n\nIt")).split("# ease-off")[1])
    whole = TEXT.split("# ease-off")[0] + "# ease-off" + text.replace("You", "Some")
    problems = [problem for problem in lint_of(whole) if problem.rule == "L12"]
    assert [(problem.line, "ease-off" in problem.message) for problem in problems] == [
        (script_of(whole).ease_off.place.line, True)
    ]


def test_a_hand_near_the_head_has_a_twin_without_it() -> None:
    pair = "A palm could lie on top of your head, or not. {touch}\n[pause 4 8 20]\n\n"
    imagined = pair + "You could picture a palm on top of your head. {touch-free}"
    asked = pair + "Your other palm could lie on your head. {touch-free}"
    assert "L17" not in _says(imagined)
    assert "L17" in _says(asked)


def test_a_pace_without_words_that_offer_another_is_told() -> None:
    assert "L16" in rules_of(paced(4, 6).replace(OWN_WAY, "You can follow a pace here.\n[pause 2 4 8]\n\n"))


def test_words_that_offer_another_pace_are_always_spoken() -> None:
    sometimes = OWN_WAY.replace("rhythm.", "rhythm. {from: 6}")
    assert "L16" in rules_of(paced(4, 6).replace(OWN_WAY, sometimes))


@pytest.mark.parametrize(("into", "out", "is_kept"), [(5, 7, True), (5.1, 7, False), (3, 4.5, True), (3.7, 3.7, False)])
def test_a_pace_is_five_to_eight_breaths_a_minute(into: float, out: float, *, is_kept: bool) -> None:
    assert ("L16" not in rules_of(paced(into, out))) is is_kept


def test_the_pace_of_the_front_matter_is_held_to_it_as_well() -> None:
    assert "L16" in rules_of(changed(("breath: own", "breath: {in: 2, out: 3}")))


@pytest.mark.parametrize(("seconds", "is_kept"), [(180, True), (180.1, False)])
def test_at_most_three_minutes_in_five_are_paced(seconds: float, *, is_kept: bool) -> None:
    choices = Choices(minutes=5.0, voice="", breath=BreathPattern(Seconds(4), Seconds(6)))
    heard = replace(hear(script_of(TEXT), choices, no_clip, ""), breaths=((60.0, 60.0 + seconds),))
    assert (not list(paced_part(heard))) is is_kept
    at_its_own_pace = replace(heard, choices=replace(choices, breath=None))
    assert not list(paced_part(at_its_own_pace))


def test_a_charged_place_is_one_without_a_name_a_sensitive_one_or_one_that_is_tagged() -> None:
    lines = {line.region: line for line in lines_of(script_of(charged(90)))}
    tagged = next(
        line for line in lines_of(script_of(changed((DROP, f"{DROP} {{tag: charged}}")))) if "charged" in line.tags
    )
    assert [place_of(lines[region]) for region in ("none", "jaw", "hands", "whole", "out")] == [
        "none",
        "jaw",
        "",
        "",
        "",
    ]
    assert place_of(tagged) == "none"


def test_a_sensitive_place_is_left_within_90_seconds() -> None:
    long = changed(("level: 1 ", "level: 2 ")).replace("[pause 4 8 20]", "[pause 20]", 6)
    assert "L15" not in rules_of(long.replace("level: 2 ", "level: 1 "))
    assert "L15" in rules_of(
        long.replace("\n\nPerhaps the tongue", "\n\nIt may be so.\n[pause 20]\n\nPerhaps the tongue")
    )


def test_outward_and_gentle_practices_have_no_charged_places() -> None:
    assert "L15" not in rules_of(charged(120).replace("level: 2 ", "level: 1 "))


def test_time_on_a_charged_place_ends_with_the_first_word_elsewhere() -> None:
    back = "Back at the window, you could look out for a bit. {tag: sensing}\n[pause 4 8 20]\n"
    text = charged(120)
    lines = text.split("\n\nThere may be some place")
    visited = (
        "\n\nThere may be some place".join(lines[:3])
        + f"\n\n[at out]\n\n{back}\n[at none]\n\nThere may be some place"
        + "\n\nThere may be some place".join(lines[3:])
    )
    assert "L15" in rules_of(text)
    assert "L15" not in rules_of(visited)


def test_rules_about_english_words_are_silent_in_other_languages() -> None:
    text = changed(
        ("language: en", "language: de"), (DROP, "We might relax quickly, ten out of ten, hand on your head.")
    )
    assert not {"L5", "L12", "L13", "L14", "L17", "L18"} & rules_of(text)
