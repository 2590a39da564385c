from __future__ import annotations

from unit.scripts.sample import PATH, TEXT, changed, lint_of, no_clip, script_of

from calmroom.scripts.checker import check, waivers_of

DROP = "You could pick one drop out of it, or let them all go by at once. {tag: sensing}"
COMMAND = "You must pick one drop out of it, or let them all go by at once. {tag: sensing}"
WAIVED = COMMAND + " {lint-ok: L7 said with a smile}"


def test_a_problem_stands_at_the_line_it_is_about() -> None:
    problem = lint_of(changed((DROP, COMMAND)))[0]
    row = TEXT[: TEXT.index(DROP)].count("\n") + 1
    assert str(problem).startswith(f"{PATH}:{row}:1: L7 error: “You must” is a command")


def test_a_waiver_sets_its_rule_aside_for_its_line() -> None:
    assert lint_of(changed((DROP, WAIVED))) == ()


def test_a_waiver_leaves_other_lines_alone() -> None:
    other = ("Somewhere it may run", "You must hear it run")
    assert [problem.rule for problem in lint_of(changed((DROP, WAIVED), other))] == ["L7"]


def test_waivers_are_counted() -> None:
    waivers = waivers_of(script_of(changed((DROP, WAIVED))))
    assert [(waiver.rule, waiver.reason) for _, waiver in waivers] == [("L7", "said with a smile")]


def test_a_breach_at_several_lengths_is_told_once() -> None:
    problems = [each for each in lint_of(changed((" {tag: eyes}", ""))) if each.rule == "L11"]
    assert [each.message for each in problems] == [
        "at 5 minutes: no line is tagged eyes; write one for settle (also at 6)"
    ]


def test_a_breach_only_without_a_region_says_so() -> None:
    text = changed(
        (
            "If it suits you, your hands could rest on the cloth near them, light as a coin.",
            "What is near them, or on?",
        ),
        ("Perhaps a thumb lies wide today, or perhaps it is hard to tell.", "Perhaps so. What is warm, or may be?"),
    )
    assert ["without jaw" in each.message for each in lint_of(text) if each.rule == "L10"] == [True]


def test_the_same_script_gives_the_same_problems() -> None:
    script = script_of(changed((DROP, COMMAND)))
    assert check(script, PATH, no_clip) == check(script, PATH, no_clip)
