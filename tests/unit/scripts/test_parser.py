from __future__ import annotations

import pytest
from unit.scripts.sample import PATH, TEXT, changed, faults_of, script_of

from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import (
    Alternative,
    BedChange,
    Bell,
    Breathe,
    LeadIn,
    Line,
    Pause,
    PhaseName,
    Touch,
)
from calmroom.domain.units import Seconds
from calmroom.scripts.parser import parse

EYES = "Your eyes may be open, lowered or closed, as suits you today. {tag: eyes}\n[pause 2 4 6]"


def _lines(text: str, phase: int) -> list[Line]:
    return [item for item in script_of(text).phases[phase].items if isinstance(item, Line)]


def _place(text: str, part: str) -> tuple[int, int]:
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_script_has_its_phases_in_order() -> None:
    script = script_of(TEXT)
    names = [phase.name for phase in (*script.phases, script.ease_off)]
    assert names == list(PhaseName)


def test_a_phase_may_carry_a_title() -> None:
    assert [phase.title for phase in script_of(TEXT).phases] == ["", "The jaw", "", ""]


def test_a_pause_before_the_first_line_is_the_lead_in() -> None:
    bell, lead_in, *_ = script_of(TEXT).phases[0].items
    assert isinstance(bell, Bell)
    assert bell.soft
    assert isinstance(lead_in, LeadIn)
    assert lead_in.pause == Pause(Seconds(2), Seconds(2), Seconds(2))


def test_a_line_has_its_words_tags_pause_and_place() -> None:
    line = _lines(TEXT, 0)[3]
    assert line.text == "Your eyes may be open, lowered or closed, as suits you today."
    assert line.tags == ("eyes",)
    assert line.pause == Pause(Seconds(2), Seconds(4), Seconds(6))
    assert (line.place.line, line.place.column) == _place(TEXT, "Your eyes may")


def test_rows_of_a_paragraph_are_one_line() -> None:
    assert "It may be a chair or a bed or a floor." in _lines(TEXT, 1)[0].text


def test_at_sets_the_region_of_what_follows() -> None:
    assert [line.region for line in _lines(TEXT, 1)][:6] == ["whole", "jaw", "jaw", "jaw", "jaw", "hands"]


def test_the_end_of_a_block_restores_the_region_before() -> None:
    text = changed(("[bed tide fade 4]\n[at hands]", "[bed tide fade 4]"))
    assert [line.region for line in _lines(text, 1)][4:6] == ["jaw", "jaw"]


def test_a_region_carries_into_the_next_phase() -> None:
    text = changed(("# integration\n[at whole]", "# integration"))
    assert _lines(text, 2)[0].region == "out"


def test_the_exit_begins_with_no_region() -> None:
    ease_off = script_of(TEXT).ease_off.items[0]
    assert isinstance(ease_off, Line)
    assert ease_off.region == "none"


def test_alternatives_hold_the_lines_for_another_region() -> None:
    blocks = [item for item in script_of(TEXT).phases[1].items if isinstance(item, Alternative)]
    assert [(block.region, block.other, len(block.lines)) for block in blocks] == [
        ("jaw", "hands", 3),
        ("jaw", "out", 3),
        ("hands", "out", 1),
    ]
    assert {line.region for line in blocks[0].lines} == {"hands"}


def test_touch_lines_stand_in_pairs() -> None:
    assert [line.touch for line in _lines(TEXT, 1)][2:4] == [Touch.TOUCH, Touch.TOUCH_FREE]


def test_attributes_are_read_in_any_number() -> None:
    text = changed(
        (
            "go by at once. {tag: sensing}",
            "go by at once. {tag: rest} {rate: 0.9} {voice: my-own-2} {lint-ok: P5 a reason: good}",
        )
    )
    line = _lines(text, 1)[7]
    assert (line.tags, line.rate, line.recording) == (("rest",), 0.9, "my-own-2")
    assert [(waiver.rule, waiver.reason) for waiver in line.waivers] == [("P5", "a reason: good")]


def test_a_line_may_wait_for_a_length_and_take_turns() -> None:
    lines = _lines(TEXT, 0)
    assert [line.from_minutes for line in lines if line.from_minutes] == [6.0]
    assert [line.opening for line in lines if line.opening] == [1, 2]


def test_a_bed_may_change_with_a_fade() -> None:
    change = next(item for item in script_of(TEXT).phases[1].items if isinstance(item, BedChange))
    assert (change.bed, change.fade) == ("tide", 4.0)


def test_a_stretch_of_paced_breath_has_a_pattern_and_a_length() -> None:
    text = changed(("[at jaw]", "[breathe in 4 out 6.5 for 60 90 180]\n[at jaw]"))
    breathe = next(item for item in script_of(text).phases[1].items if isinstance(item, Breathe))
    assert breathe.pattern == BreathPattern(Seconds(4), Seconds(6.5))
    assert breathe.length == Pause(Seconds(60), Seconds(90), Seconds(180))


def test_comments_are_for_authors() -> None:
    assert all("outward" not in line.text for line in _lines(TEXT, 0))


def test_rows_may_end_as_on_windows() -> None:
    assert script_of(TEXT.replace("\n", "\r\n")) == script_of(TEXT)


def test_the_practice_that_leads_into_sleep_has_no_return() -> None:
    text = changed(("id: t01", "id: s28"), ("# return\n", ""))
    assert [phase.name for phase in script_of(text).phases][-1] is PhaseName.INTEGRATION


# What is changed, where the fault stands, and words of the message.
FAULTS: dict[str, tuple[str, str, str, str]] = {
    "an unknown mark": (EYES, EYES.replace("[pause", "[pauze"), "[pauze", "did you mean pause?"),
    "a pause without numbers": (EYES, EYES.replace("2 4 6", "long"), "[pause long", "such as [pause 4 6 9]"),
    "a pause with two numbers": (EYES, EYES.replace("2 4 6", "2 4"), "[pause 2 4]", "one number that holds"),
    "a pause out of order": (EYES, EYES.replace("2 4 6", "6 4 2"), "[pause 6 4 2]", "from the least to the greatest"),
    "a pause without end": (EYES, EYES.replace("2 4 6", "2 4 999"), "[pause 2 4 999]", "300 is the most"),
    "a line without a pause": (EYES, EYES.replace("[pause 2 4 6]", ""), "Your eyes", "has no pause"),
    "a second pause": (EYES, EYES + "\n[pause 3]", "[pause 3]", "one pause"),
    "an unknown region": ("[at jaw]", "[at jow]", "[at jow]", "did you mean jaw?"),
    "an unknown region to leave out": (
        "[instead-of jaw: hands]",
        "[instead-of jaw: hends]",
        "[instead-of jaw: he",
        "hands?",
    ),
    "a block without its other region": ("[instead-of jaw: hands]", "[instead-of jaw]", "[instead-of jaw]", "such as"),
    "a block for the room": (
        "[instead-of jaw: hands]",
        "[instead-of out: hands]",
        "[instead-of out",
        "cannot be left out",
    ),
    "a mark inside a block": ("[end]\n\n[bed tide", "[bed tide", "[bed tide", "write [end] above it"),
    "a block that is not closed": (
        "[end]\n\n[at out]",
        "[end2]\n\n[at out]",
        "[instead-of hands: out]",
        "is not closed",
    ),
    "a block inside a block": (
        "[end]\n\n[instead-of jaw: out]",
        "[instead-of jaw: out]",
        "[instead-of jaw: out]",
        "[end] above",
    ),
    "an end of nothing": ("[at hands]", "[at hands]\n[end]", "[end]\n\nYour hands", "take it out"),
    "an unknown bed": ("[bed tide fade 4]", "[bed tied fade 4]", "[bed tied", "did you mean tide?"),
    "a bed with half a fade": ("[bed tide fade 4]", "[bed tide fade]", "[bed tide fade]", "such as [bed tide fade 4]"),
    "a loud bell": ("[bell]", "[bell loud]", "[bell loud]", "[bell soft]"),
    "a breath with a hold": ("[bell]", "[breathe in 4 hold 2 out 6 for 60]", "[breathe", "such as [breathe in 4 out 6"),
    "a breath that hurries out": ("[bell]", "[breathe in 6 out 4 for 60]", "[breathe", "out at least as long as in"),
    "a stretch shorter than a breath": ("[bell]", "[breathe in 4 out 6 for 5]", "[breathe", "shorter than one breath"),
    "two marks in one row": ("[bell]", "[bell] [at jaw]", "[bell] [at", "one mark in square brackets to a row"),
    "a mark that is not closed": ("[bell]", "[bell", "[bell\n", "one mark in square brackets"),
    "an unknown attribute": ("{from: 6}", "{form: 6}", "{form", "did you mean from?"),
    "an unknown tag": ("{tag: eyes}", "{tag: eye}", "{tag: eye}", "did you mean eyes?"),
    "an alternative to nowhere": ("{tag: alt:jaw}", "{tag: alt:jew}", "{tag: alt:jew}", "did you mean jaw?"),
    "a length in words": ("{from: 6}", "{from: six}", "{from: six}", "such as {from: 9}"),
    "a rate too fast": ("{from: 6}", "{rate: 2}", "{rate: 2}", "0.5 to 1.5"),
    "a fourth opening": ("{opening: 2}", "{opening: 4}", "{opening: 4}", "2 or 3"),
    "a waiver without a reason": ("{from: 6}", "{lint-ok: L9}", "{lint-ok", "with a reason"),
    "a waiver of no rule": ("{from: 6}", "{lint-ok: L99 because}", "{lint-ok", "there is no rule"),
    "a recording with a path": ("{from: 6}", "{voice: ../up}", "{voice", "the name of one recording"),
    "braces inside a line": ("Your eyes may", "Your {tag: rest} eyes may", "{tag: rest} eyes", "cannot be spoken"),
    "a bracket inside a line": ("Your eyes may", "Your eyes [pause 3] may", "[pause 3] may", "cannot be spoken"),
    "markup inside a line": ("Your eyes may", "Your *eyes* may", "*eyes*", "cannot be spoken"),
    "no words to speak": (
        "Your eyes may be open, lowered or closed, as suits you today.",
        "...",
        "... {tag",
        "no words",
    ),
    "a safety line that comes late": ("{tag: eyes}", "{tag: eyes} {from: 6}", "Your eyes", "could drop it"),
    "a safety line at a region": ("Your eyes may", "[at feet]\nYour eyes may", "Your eyes", "[at feet] could drop it"),
    "half a touch pair": ("{touch-free} ", "", "If it suits you, your fingers", "write the other one"),
    "an unknown phase": ("# integration", "# integartion", "# integartion", "did you mean integration?"),
    "a deeper heading": ("# integration", "## integration", "## integration", "there is no phase"),
    "a phase twice": ("# integration", "# body", "# body\n[at whole]\n\nAll", "a second time"),
    "phases out of order": ("# settle", "# return", "# return\n[at out]", "a second time"),
    "a phase without a line": (
        "# integration",
        "# integration\n\n# integration",
        "# integration\n\n#",
        "nothing is spoken",
    ),
    "a comment that is not closed": ("thing to rest on. -->", "thing to rest on.", "<!-- The", "end it with -->"),
    "a line before the phases": ("# settle", "Hello there.\n[pause 2]\n\n# settle", "Hello there", "# settle above it"),
}


@pytest.mark.parametrize(("old", "new", "part", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_with_its_place_and_how_to_mend_it(old: str, new: str, part: str, words: str) -> None:
    text = changed((old, new))
    problems = faults_of(text)
    assert any(words in each.message for each in problems), [str(each) for each in problems]
    told = next(each for each in problems if words in each.message)
    assert (told.line, told.column) == _place(text, part)


def test_a_text_with_a_fault_gives_no_script() -> None:
    assert parse(changed(("[at jaw]", "[at jow]")), PATH).script is None


def test_all_faults_are_told_at_once_in_order() -> None:
    text = changed(
        ("level: 1 ", "levle: 1 "), ("[at jaw]", "[at jow]"), ("{from: 6}", "{form: 6}"), ("[bell]", "[bel]")
    )
    found = [each.message for each in faults_of(text)]
    assert [any(part in each for each in found) for part in ("levle", "jow", "form", "bel")] == [True] * 4
    assert [each.line for each in faults_of(text)] == sorted(each.line for each in faults_of(text))


def test_a_missing_phase_is_named() -> None:
    text = TEXT[: TEXT.index("# ease-off")]
    assert ["missing: # ease-off" in each.message for each in faults_of(text)] == [True]


def test_a_noisy_file_ends_its_list_of_faults() -> None:
    problems = faults_of(TEXT + "[x]\n" * 300)
    assert len(problems) == 101
    assert problems[-1].message.startswith("and 200 more")


def test_a_problem_reads_as_editors_expect() -> None:
    assert str(faults_of(changed(("[bell]", "[bel]")))[0]).startswith("t01.calm.md:")
