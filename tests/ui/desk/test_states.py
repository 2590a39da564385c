"""What the desk shows, without Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from fakes.library import bundled
from fakes.plans import CLIENT, DRAFT, MAYAS

from calmroom.domain.errors import Problem, Severity
from calmroom.domain.plan.preview import day_as_client
from calmroom.domain.routine.desk import Draft
from calmroom.domain.routine.routine import Kind, Routine, Rules, When
from calmroom.domain.routine.starting_points import BETWEEN, STARTING_POINTS
from calmroom.ui.desk.clients.state import beginnings, groups_of
from calmroom.ui.desk.compose import editing
from calmroom.ui.desk.compose.chooser_state import OWN, chooser_rows
from calmroom.ui.desk.compose.item_state import days_in, item_state
from calmroom.ui.desk.compose.rules_state import Link, chosen, rules_of, ticked
from calmroom.ui.desk.compose.saver import seal_words
from calmroom.ui.desk.compose.seen_state import seen_state, whose
from calmroom.ui.desk.compose.state import (
    Sessions,
    composer_state,
    day_choices,
    known_of,
    material_words,
    size_words,
    small_words,
)
from calmroom.ui.desk.material.state import as_own, length_words, line_choices, problem_lines, summary

MADE = datetime(2026, 3, 5, 20, tzinfo=UTC)
TODAY = date(2026, 3, 5)
SCRIPTS = bundled().scripts()
KNOWN = known_of(SCRIPTS)
ROUTINE = Routine(
    "f" * 32,
    0,
    BETWEEN.title,
    "Maya",
    MADE,
    client="Iris",
    parts=BETWEEN.parts,
    aftercare=BETWEEN.aftercare,
    rules=BETWEEN.rules,
)
SESSIONS = Sessions(date(2026, 3, 5), date(2026, 3, 19))
PLAN = Draft(ROUTINE.id, "", ROUTINE, MADE, last=SESSIONS.last, next=SESSIONS.following)


def test_only_the_very_first_length_has_its_unit() -> None:
    parts = composer_state(ROUTINE, KNOWN, SESSIONS).parts
    assert [chip.length for part in parts for chip in part.chips][:3] == ["5 to 12 min", "5", "12"]


def test_the_band_lies_on_the_days_of_the_quiet_window_after_the_evening() -> None:
    quiet = [part.is_quiet for part in composer_state(ROUTINE, KNOWN, SESSIONS).parts]
    assert quiet == [False, True, False, False, False]
    none = replace(ROUTINE, aftercare=replace(ROUTINE.aftercare, quiet_days=0))
    assert not any(part.is_quiet for part in composer_state(none, KNOWN, SESSIONS).parts)


def test_a_part_is_read_out_with_its_days_and_how_many_practices() -> None:
    part = composer_state(ROUTINE, KNOWN, SESSIONS).parts[1]
    assert part.spoken == "Days 1 to 3, quiet window, 3 practices. One of these is plenty."


def test_a_chip_says_all_that_is_to_be_known_of_it() -> None:
    spoken = {chip.title: chip.spoken for part in composer_state(ROUTINE, KNOWN, SESSIONS).parts for chip in part.chips}
    assert spoken["Low-Energy Day"].startswith("Low-Energy Day, 5 minutes, an extra")
    assert spoken["Three Places of Support"] == "Three Places of Support, 12 minutes, once in these days"


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        (SESSIONS, "for Iris, 5 to 19 March. Draft, kept on this computer."),
        (Sessions(), "for Iris. Draft, kept on this computer."),
        (
            Sessions(date(2026, 2, 26), date(2026, 3, 5)),
            "for Iris, 26 February to 5 March. Draft, kept on this computer.",
        ),
    ],
)
def test_the_head_says_for_whom_and_when(sessions: Sessions, said: str) -> None:
    assert composer_state(ROUTINE, KNOWN, sessions).about == said


def test_the_days_that_can_be_looked_at_lie_between_the_sessions() -> None:
    assert [words for _, words in day_choices(Sessions(TODAY, date(2026, 3, 8)))] == [
        *("that evening", "on day 1", "on day 2")
    ]
    assert len(day_choices(Sessions())) == 14


@pytest.mark.parametrize(
    ("size", "recordings", "scripts", "said"),
    [
        (3_100_000, 6, 0, "One file, 3.1 MB with your 6 recordings"),
        (4_000, 0, 0, "One file, 4 kB"),
        (12, 1, 2, "One file, 1 kB with your recording and your 2 scripts"),
    ],
)
def test_the_size_is_known_before(size: int, recordings: int, scripts: int, said: str) -> None:
    assert size_words(size, recordings, scripts) == said


def test_what_it_brings_is_said_in_a_line() -> None:
    assert material_words(1, 6).startswith("Your own: 1 script, 6 recordings.")
    assert "nothing of your own" in material_words(0, 0)


def test_who_can_open_the_file_is_said() -> None:
    assert seal_words(None) == "Not sealed: whoever has the file can read it."
    assert seal_words(CLIENT) == "Sealed: only Iris can open it."
    assert "Ask I. K. for their code" in seal_words(replace(CLIENT, code=""))


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (When(Kind.EVENING), 1),
        (When(Kind.DAYS, 4, 9), 6),
        (When(Kind.BEFORE, 3, 1), 3),
        (When(Kind.WEEKDAYS, 0, 2, (0, 3), 1), 4),
        (When(Kind.WEEKDAYS, 0, 0, (0, 3), 2), 2),
        (When(Kind.DAYS, 1, 100), 14),
    ],
)
def test_a_practice_is_meant_on_no_more_days_than_there_are(when: When, days: int) -> None:
    assert days_in(when) == days


def test_the_options_offer_the_lengths_of_the_practice_and_what_stands() -> None:
    item = next(item for item in ROUTINE.items if item.practice == "s02")
    state = item_state(ROUTINE, item.id, KNOWN, (), frozenset())
    assert state is not None
    assert [value for value, _ in state.lengths] == ["5", "12", "20"]
    assert [words for _, words in state.shortest] == ["from 5 minutes on", "no shorter"]
    assert [words for _, words in state.times] == ["each of these days", "one of them", "2 of them"]
    assert state.can_be_instead
    assert item_state(ROUTINE, "nobody", KNOWN, (), frozenset()) is None


def test_ones_own_voice_is_offered_where_there_is_a_recording() -> None:
    item = next(item for item in ROUTINE.items if item.practice == "s02")
    without = item_state(ROUTINE, item.id, KNOWN, (), frozenset())
    recorded = item_state(ROUTINE, item.id, KNOWN, (), frozenset({"s02"}))
    assert without is not None
    assert recorded is not None
    assert "your own recordings" not in dict(without.voices).values()
    assert "your own recordings" in dict(recorded.voices).values()


@pytest.mark.parametrize(("level", "found"), [("0", "s01"), ("3", "s22"), (OWN, "")])
def test_the_chooser_keeps_to_a_level(level: str, found: str) -> None:
    rows = [row.practice for row in chooser_rows(KNOWN, SCRIPTS, level=level)]
    assert (found in rows) if found else not rows


def test_the_chooser_finds_by_plain_words_and_by_title() -> None:
    assert chooser_rows(KNOWN, SCRIPTS, "low energy")[0].practice == "s30"
    assert not chooser_rows(KNOWN, SCRIPTS, "qqqq")


def test_what_cannot_be_chosen_says_why_in_its_line_and_aloud() -> None:
    row = next(row for row in chooser_rows(KNOWN, SCRIPTS, why={"s22": "Not here."}) if row.practice == "s22")
    assert (row.can_be_chosen, row.line) == (False, "Not here.")
    assert row.spoken == "Letting a Movement Finish, can't be chosen. Not here."


def test_what_a_rule_forbids_says_why() -> None:
    links = [part for rule in rules_of(ROUTINE, TODAY) for part in rule.parts if isinstance(part, Link)]
    closed = {option.words: option.why for link in links for option in link.options if option.why}
    assert set(closed) == {"3 a day", "60 minutes", "no rest day"}
    assert all(closed.values())


@pytest.mark.parametrize(
    ("key", "value", "after"),
    [
        ("a-day", "1", Rules(most_a_day=1)),
        ("minutes", "20", Rules(most_minutes=20)),
        ("rest", "3", Rules(rest_days=3)),
        ("order", "one", Rules(in_order=True)),
        ("order", "all", Rules()),
    ],
)
def test_an_answer_becomes_a_rule(key: str, value: str, after: Rules) -> None:
    assert chosen(Rules(), key, value) == after


@pytest.mark.parametrize(
    ("key", "after"),
    [
        ("in-order", Rules(in_order=True, left_out=("jaw",))),
        ("hands-free", Rules(hands_free=True, left_out=("jaw",))),
        ("two-hands", Rules(opens_two_hands=True, left_out=("jaw",))),
        ("left-out", Rules(left_out=("jaw",))),
    ],
)
def test_a_tick_becomes_a_rule(key: str, after: Rules) -> None:
    assert ticked(Rules(left_out=("jaw",)), key, on=True) == after
    assert ticked(Rules(left_out=("jaw",)), "left-out", on=False) == Rules()


def test_the_preview_says_what_the_client_s_own_today_says() -> None:
    by_id = {script.id: script for script in SCRIPTS}
    shown = day_as_client(PLAN, 2, bundled().scripts())
    state = seen_state(PLAN, shown, 2, KNOWN, by_id)
    assert state.greeting == "Good morning, Iris"
    assert state.sentence == "It is 2 days since your session with Maya, and 12 to the next."
    assert state.quiet == ("Quiet window, until Sunday night", "Warmth, water, an early night. Big decisions can wait.")
    assert state.quiet_last == 3
    assert [row.practice for row in state.rows] == [row.practice for row in shown.rows]
    assert state.span is not None
    assert (state.span.passed, state.span.days) == (2, 14)
    assert whose(PLAN) == "Iris"
    assert whose(replace(PLAN, routine=replace(ROUTINE, client=" "))) == "your client"


def test_a_client_has_their_drafts_and_the_rest_is_for_nobody() -> None:
    groups = groups_of((CLIENT,), (DRAFT, PLAN), MADE)
    assert [group.title for group in groups] == ["I. K., Iris", "For nobody yet"]
    assert groups[0].rows[0].title == MAYAS.title
    assert "file 2 saved" in groups[0].rows[0].line
    assert groups[1].rows[0].line == "5 to 19 March, 8 practices, changed at 20:00"


def test_one_begins_from_nothing_or_from_one_of_eight() -> None:
    assert [row.key for row in beginnings(STARTING_POINTS)] == ["", *(one.key for one in STARTING_POINTS)]


def test_a_practice_that_is_added_keeps_within_the_minutes_of_a_day() -> None:
    short = replace(PLAN, routine=replace(ROUTINE, rules=Rules(most_minutes=10)))
    practice = KNOWN.find("s02")
    assert practice is not None
    draft, item = editing.added(short, "p2", practice)
    added = next(one for one in draft.routine.items if one.id == item)
    assert (added.least, added.minutes) == (5, 5)


def test_what_was_taken_off_comes_back_with_its_place_and_its_small_version() -> None:
    before = replace(PLAN, routine=replace(ROUTINE, half=("i3", "i5")))
    after = editing.done(before, "i3", "remove")
    assert editing.put_back(after, before, "i3").routine == before.routine
    assert editing.put_back(before, before, "i3") == before


def test_more_days_follow_those_that_are_there() -> None:
    days = [one.when for one in editing.part_added(PLAN)[0].routine.parts if one.when.kind is Kind.DAYS]
    assert days[-1] == When(Kind.DAYS, 13, 15)
    empty = replace(PLAN, routine=replace(ROUTINE, parts=()))
    assert editing.part_added(empty)[0].routine.parts[0].when == When(Kind.EVENING)


def test_the_small_version_is_said_in_numbers() -> None:
    assert small_words(ROUTINE) == "5 of 8, the first of each time"
    assert small_words(replace(ROUTINE, half=("i1",))) == "1 of 8"


def test_problems_of_a_script_are_told_what_matters_first() -> None:
    hint = Problem("x", 3, 1, "W1", Severity.WARNING, "a long line")
    error = Problem("x", 9, 1, "F1", Severity.ERROR, "no return phase")
    assert problem_lines((hint, error)) == ("Row 9: No return phase.", "Row 3: A long line. (A hint.)")
    assert summary((hint, error)) == "1 thing to mend, 1 to look at."
    assert summary(()) == "Nothing speaks against it."
    assert problem_lines((hint,) * 40)[-1] == "And 10 more."


def test_a_copy_of_a_practice_has_an_id_of_its_own() -> None:
    assert as_own("---\nid: s01\ntitle: Arriving Here\n---\n", "s01") == "---\nid: own-s01\ntitle: Arriving Here\n---\n"


def test_a_recording_is_of_the_whole_or_of_a_line() -> None:
    choices = line_choices(SCRIPTS[0])
    assert choices[0] == ("", "the whole practice")
    assert choices[1][1].startswith("1. ")
    assert line_choices(None) == choices[:1]
    assert length_words(725.4) == "12:05"


def test_a_practice_that_is_not_here_is_called_so_wherever_the_desk_names_it() -> None:
    first = ROUTINE.parts[0]
    away = replace(first.items[0], id="z", practice="s99")
    routine = replace(ROUTINE, parts=(replace(first, items=(away,)), *ROUTINE.parts[1:]))
    plan = replace(PLAN, routine=routine)
    by_id = {script.id: script for script in SCRIPTS}
    assert "s99: Not in this calmroom." in seen_state(plan, day_as_client(plan, 0, SCRIPTS), 0, KNOWN, by_id).more
    panel = item_state(routine, "z", KNOWN, (), frozenset())
    assert panel is not None
    assert (panel.title, panel.about) == ("s99", "This practice is not in your library.")
    assert composer_state(routine, KNOWN, Sessions()).parts[0].chips[0].title == "s99"
