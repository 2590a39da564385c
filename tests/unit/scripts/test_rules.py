from __future__ import annotations

from dataclasses import replace

import pytest
from unit.scripts.examples import (
    BLANKET,
    DROP,
    EYES,
    LAST,
    PAGE,
    PIPE,
    QUIET,
    THUMB,
    three_heavy,
    told_of,
    without_choice,
)
from unit.scripts.sample import PATH, TEXT, Voice, changed, lint_of, rules_of, script_of

from calmroom.domain.errors import Severity
from calmroom.scripts.checker import check
from calmroom.scripts.rules import RULES


def test_the_sample_keeps_every_rule() -> None:
    assert [str(problem) for problem in lint_of(TEXT)] == []


def test_every_rule_of_the_page_is_there() -> None:
    assert set(PAGE) == RULES.keys()


@pytest.mark.parametrize("rule", PAGE)
def test_a_text_that_just_keeps_a_rule_is_not_told_of_it(rule: str) -> None:
    assert rule not in {problem.rule for problem in told_of(rule, is_kept=True)}


@pytest.mark.parametrize("rule", PAGE)
def test_a_text_that_breaks_a_rule_is_told_with_its_severity(rule: str) -> None:
    severities = {problem.severity for problem in told_of(rule, is_kept=False) if problem.rule == rule}
    assert severities == {RULES[rule]}


@pytest.mark.parametrize(("rate", "is_kept"), [(99, False), (100, True), (140, True), (141, False)])
def test_each_clip_is_spoken_at_100_to_140_words_a_minute(rate: float, *, is_kept: bool) -> None:
    problems = check(script_of(TEXT), PATH, Voice(rate))
    assert ("P1" in {problem.rule for problem in problems}) is not is_kept


@pytest.mark.parametrize(("rate", "is_kept"), [(0.0, True), (99.0, False), (120.0, True), (141.0, False)])
def test_a_rate_that_was_measured_counts_before_the_length_of_the_file(rate: float, *, is_kept: bool) -> None:
    """A file begins and ends with a little silence, which is no part of how fast it is spoken."""
    spoken = Voice(120)
    problems = check(script_of(TEXT), PATH, lambda line: replace(spoken(line), words_a_minute=rate))
    assert ("P1" not in {problem.rule for problem in problems}) is is_kept


def test_what_grounds_is_spoken_at_115_words_a_minute_or_more() -> None:
    ground = script_of(changed(("bed: rain", "bed: rain\nprofile: ground")))
    assert "P1" in {problem.rule for problem in check(ground, PATH, Voice(110))}


SAFETY = {
    "no stop line": changed((" {tag: stop}", "")),
    "no posture line": changed((" {tag: posture}", "")),
    "no return line": changed(("{tag: return}", "")),
    "an eyes line too late": changed(
        (EYES, ""),
        (BLANKET + "\n[pause 2 4 6]", ""),
        ("# body: The jaw\n", "# body: The jaw\n" + EYES + "\n"),
    ),
    "no word that feeling nothing is fine": TEXT.replace(" {tag: nothing_ok}", ""),
    "no other place named for the jaw": changed((" {tag: alt:jaw}", "")),
    "no block for a sensitive place": changed(("[at whole]\n\nAll", "[at belly]\n\nAll")),
    "no room as the last resort": changed(("[instead-of hands: out]", "[instead-of hands: feet]")),
    "a last line with a task": changed((LAST, "That is all. Write down what you found.")),
}


@pytest.mark.parametrize("text", SAFETY.values(), ids=SAFETY.keys())
def test_a_missing_safety_line_is_told(text: str) -> None:
    assert "L11" in rules_of(text)


def test_silence_is_never_named_in_seconds() -> None:
    assert "P7" in rules_of(changed((DROP, "I will be quiet for thirty seconds, if you like.")))


def test_a_long_quiet_at_the_very_end_is_told() -> None:
    at_the_end = f"{LAST} {{tag: quiet}}\n[pause 2 6 9]\n\n[breathe in 4 out 6 for 20 20 20]"
    assert "P7" in rules_of(changed((f"{LAST}\n[pause 2 6 9]", at_the_end)))


def test_two_questions_in_a_row_are_told() -> None:
    assert "L10" in rules_of(changed((DROP, "Is it near? Or is it far?")))


def test_two_questions_in_one_minute_are_told() -> None:
    one, other = "What is it like? It may be plain.", "What is near? It may be plain."
    assert "L10" in rules_of(changed((DROP, one), (PIPE, other)))


def test_too_many_choice_words_are_a_warning() -> None:
    wordy = "\n\n".join("You may or might or could or can, if you like.\n[pause 2 4 6]" for _ in range(20))
    problems = lint_of(changed((QUIET, f"{QUIET}\n\n{wordy}")))
    assert Severity.WARNING in {problem.severity for problem in problems if problem.rule == "L8"}


def test_rules_about_english_words_leave_other_languages_alone() -> None:
    german = three_heavy(without_choice(TEXT)).replace("language: en", "language: de")
    assert not {"L3", "L8", "L9"} & rules_of(german)


CONSISTENCY = {
    "a pause in settle that stretches too far": changed((EYES, EYES.replace("2 4 6", "2 4 7"))),
    "a block with a line too few": changed((THUMB, "")),
    "a block line with another pause": changed(
        ("A colour can do instead. {tag: sensing}\n[pause 4 8 20]", "A colour can do instead.\n[pause 4 8 19]")
    ),
    "a block line from another length on": changed(
        ("A colour can do instead. {tag: sensing}", "A colour can do instead. {from: 6} {tag: sensing}")
    ),
    "a block away from its lines": changed(("[instead-of hands: out]", "[instead-of feet: out]")),
    "openings with a gap": changed(("{opening: 2}", "{opening: 3}")),
    "a line that no length speaks": changed(("{from: 6}", "{from: 7}")),
    "a waiver that waives nothing": changed(("{from: 6}", "{from: 6} {lint-ok: L9 three steps}")),
}


@pytest.mark.parametrize("text", CONSISTENCY.values(), ids=CONSISTENCY.keys())
def test_parts_that_do_not_fit_together_are_told(text: str) -> None:
    assert "G4" in rules_of(text)


def test_a_file_named_otherwise_than_its_id_is_a_warning() -> None:
    problems = check(script_of(TEXT), "else/t02.calm.md", lambda _: None)
    assert [(problem.rule, problem.severity) for problem in problems] == [("G4", Severity.WARNING)]


def test_a_length_that_cannot_be_reached_is_told() -> None:
    problems = lint_of(changed(("greatest: 6", "greatest: 20")))
    assert any(problem.rule == "G5" and "nearest length" in problem.message for problem in problems)


def test_a_phase_far_from_its_share_is_told() -> None:
    text = changed(("[pause 2 6 9]", "[pause 2]"), ("[pause 2 6 9]", "[pause 2]"), ("[pause 2 6 9]", "[pause 2]"))
    assert any(problem.rule == "G5" and "its share" in problem.message for problem in lint_of(text))
