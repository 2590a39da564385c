from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fakes.clock import EVENING
from ui.plan.given import CARD, NEWER, ROUTINE, WORDS, library

from calmroom.domain.errors import CalmroomError
from calmroom.domain.plan.look import Arrival, Look, LookLine
from calmroom.domain.plan.plan import Plan
from calmroom.domain.routine.handover import Opened, PublicCode, Recording, Signer, Standing
from calmroom.domain.routine.routine import Aftercare, Routine
from calmroom.scripts.parser import parse
from calmroom.ui.plan.preview_state import (
    Dates,
    left_out_words,
    preview_state,
    safe_hint,
    size_words,
)

CODE = PublicCode(b"v" * 32, b"s" * 32, "calm1-x", ("anchor", "bagel"))
SIGNER = Signer("Maya", CODE)
SCRIPTS = library().scripts()
OWN = (Path(__file__).parents[2] / "data" / "scripts" / "t01.calm.md").read_text("utf-8")


def look(routine: Routine = ROUTINE, present: Plan | None = None, **changes: Any) -> Look:  # noqa: ANN401 - replace checks
    titles = {script.id: script.title for script in SCRIPTS}
    opened = Opened("m" * 64, ROUTINE, SIGNER, bytes=3_100_000)
    opened = replace(opened, routine=routine, **changes)
    lines = tuple(
        LookLine(part, item, titles.get(item.practice, ""), is_known=item.practice in titles, is_new=present is None)
        for part in opened.routine.parts
        for item in part.items
    )
    arrival = Arrival.NEW if present is None else Arrival.UPDATE
    return Look(opened, present, arrival, lines)


def test_it_says_whom_it_is_from_and_how_that_key_is_known() -> None:
    sender = preview_state(look(), SCRIPTS).sender
    assert sender.who == "From Maya"
    assert "first file from this key" in sender.standing
    assert not sender.is_doubtful
    assert sender.words == ("anchor", "bagel")


@pytest.mark.parametrize(
    ("standing", "words"), [(Standing.KNOWN, "same key as before"), (Standing.COMPARED, "compared its words")]
)
def test_a_known_key_is_told_as_known(standing: Standing, words: str) -> None:
    assert words in preview_state(look(signer=replace(SIGNER, standing=standing)), SCRIPTS).sender.standing


def test_a_known_name_with_another_key_is_a_plain_warning_and_asks_by_another_way() -> None:
    sender = preview_state(look(signer=replace(SIGNER, standing=Standing.OTHER_KEY)), SCRIPTS).sender
    assert sender.is_doubtful
    assert "another key" in sender.standing
    assert "Ask your therapist by another way" in sender.hint


def test_a_file_that_nobody_signed_is_doubtful_and_has_no_words_to_compare() -> None:
    sender = preview_state(look(signer=None), SCRIPTS).sender
    assert sender.is_doubtful
    assert sender.who == "It says it is from Maya"
    assert sender.words == ()


def test_it_shows_part_by_part_with_the_sentences_and_the_days() -> None:
    session = (EVENING - timedelta(days=3)).date()
    state = preview_state(look(), SCRIPTS, Dates(session, session + timedelta(days=14)))
    evening, first, later, before = state.parts
    assert (evening.title, evening.dates) == ("That evening", "Tue 17 November")
    assert (first.title, first.dates, first.sentence) == ("Days 1 to 3", "18 to 20 November", WORDS)
    assert [item.title for item in first.items] == ["Three Places of Support", "Looking Around"]
    assert first.items[1].about == "5 minutes, later, or instead"
    assert first.items[0].spoken == "Take in Three Places of Support, 5 to 12 minutes, Days 1 to 3"
    assert later.title == "Days 4 to 9"
    assert (before.title, before.dates) == ("The day before", "Mon 30 November")


def test_without_a_session_known_the_days_stand_without_dates() -> None:
    assert preview_state(look(), SCRIPTS).parts[1].dates == "quiet window"


def test_a_practice_that_is_not_here_cannot_be_ticked() -> None:
    item = preview_state(look(), SCRIPTS).parts[2].items[1]
    assert not item.is_here
    assert item.title == "A practice that is not in this calmroom"


def test_what_is_hidden_until_it_opens_has_no_name_and_can_be_ticked() -> None:
    seen = look()
    hidden = replace(seen, lines=tuple(replace(one, title="", is_hidden=True) for one in seen.lines))
    item = preview_state(hidden, SCRIPTS).parts[0].items[0]
    assert (item.title, item.is_here) == ("A practice that is shown later", True)


def test_limits_card_and_size_are_told() -> None:
    state = preview_state(look(was_sealed=True), SCRIPTS)
    assert state.aftercare == CARD
    assert state.quiet == "The quiet window: the evening of the session and 3 days after it"
    assert state.rules == (
        "At most 2 practices a day, 45 minutes together.",
        "1 day of each week stays free.",
        "Left out everywhere: jaw.",
    )
    assert "3.1 MB." in state.facts
    assert "sealed to you alone" in state.facts


def test_own_practices_bring_their_words_along() -> None:
    script = parse(OWN, "t01.calm.md").script
    assert script is not None
    (own,) = preview_state(look(scripts=(script,)), SCRIPTS).own
    assert own.title == script.title
    assert [chapter.title for chapter in own.chapters] == [part.title or part.name.words for part in script.phases]
    assert all(chapter.lines for chapter in own.chapters)


def test_recordings_are_counted_with_their_length() -> None:
    sound = tuple(Recording(f"{name}.opus", "s01", seconds=60.0) for name in "ab")
    assert preview_state(look(recordings=sound), SCRIPTS).recordings == (
        "2 recordings of your therapist's own voice, 2 minutes in all. "
        "What it brings along lies in files of its own on this computer, which are not encrypted."
    )
    assert preview_state(look(), SCRIPTS).recordings == ""


def test_problems_are_told_in_their_own_words() -> None:
    assert preview_state(look(problems=("One line gives an order.",)), SCRIPTS).problems == (
        "One line gives an order.",
    )


def test_an_update_says_what_is_other_than_before() -> None:
    state = preview_state(look(NEWER, Plan(ROUTINE, EVENING)), SCRIPTS)
    assert state.agree == "Take in the changes"
    assert state.changes == (
        "New: From Crown to Tailbone, days 10 to 11.",
        "Gone: Looking Around, days 1 to 3.",
        "Three Places of Support: now 5 minutes, before 5 to 12 minutes.",
        "Other words for you, days 1 to 3.",
        "The card for after your session has other words.",
        "The quiet window is of another length.",
        "It has no last day now.",
        "What holds for the whole is other.",
    )


def test_an_update_in_which_nothing_is_other_says_so() -> None:
    state = preview_state(look(replace(ROUTINE, edition=2), Plan(ROUTINE, EVENING)), SCRIPTS)
    assert state.changes == ("Nothing you would notice is other than before.",)


def test_a_practice_in_the_place_of_another_and_on_other_days_is_told() -> None:
    evening, days, *rest = ROUTINE.parts
    swapped = replace(evening, items=(replace(evening.items[0], practice="s07"),))
    moved = replace(days, when=replace(days.when, last=2))
    state = preview_state(look(replace(ROUTINE, parts=(swapped, moved, *rest)), Plan(ROUTINE, EVENING)), SCRIPTS)
    assert state.changes[0] == "From Crown to Tailbone in place of Arriving Here, that evening."
    assert state.changes[1] == "Three Places of Support: now days 1 to 2, before days 1 to 3."


@pytest.mark.parametrize(
    ("arrival", "words"),
    [
        (Arrival.OLDER, "You have edition 1"),
        (Arrival.STRANGE, "somebody else signed it"),
        (Arrival.TWIN, "same number as the plan you have"),
    ],
)
def test_what_is_not_taken_in_has_no_button_and_says_why(arrival: Arrival, words: str) -> None:
    state = preview_state(replace(look(NEWER, Plan(ROUTINE, EVENING)), arrival=arrival), SCRIPTS)
    assert (state.agree, state.leave) == ("", "Keep the plan as it is")
    assert words in state.arrival
    assert not any(item.is_here for item in state.items), "there is nothing to tick"
    assert state.changes == ()


def test_an_older_edition_says_which_it_is_and_how_to_go_back_to_it_all_the_same() -> None:
    state = preview_state(replace(look(ROUTINE, Plan(NEWER, EVENING)), arrival=Arrival.OLDER), SCRIPTS)
    assert state.arrival.startswith("This is edition 1 of the routine, made on")
    assert "You have edition 2" in state.arrival
    assert "remove the plan on its page first, then open this file again" in state.arrival


def test_an_older_edition_of_a_plan_that_was_removed_is_known_as_one_and_can_be_taken_in() -> None:
    state = preview_state(replace(look(ROUTINE), arrival=Arrival.EARLIER, highest=3), SCRIPTS)
    assert "You had edition 3 of it before" in state.arrival
    assert (state.agree, state.leave) == ("Take in this older one", "Back")
    assert any(item.is_here for item in state.items)


def test_a_plan_whose_file_is_not_on_this_computer_says_what_opening_it_again_is_good_for() -> None:
    same = replace(look(present=Plan(ROUTINE, EVENING)), arrival=Arrival.SAME, is_whole=False)
    assert "what its file brought is not on this computer" in preview_state(same, SCRIPTS).arrival


def test_the_same_file_once_more_is_said_to_be_the_same() -> None:
    state = preview_state(replace(look(present=Plan(ROUTINE, EVENING)), arrival=Arrival.SAME), SCRIPTS)
    assert "have this file already" in state.arrival
    assert state.agree == "Keep what is ticked"


def test_a_quiet_window_of_the_evening_alone_is_said_so() -> None:
    routine = replace(ROUTINE, aftercare=Aftercare("", 0))
    assert preview_state(look(routine), SCRIPTS).quiet == "The quiet window: the evening of the session"


@pytest.mark.parametrize(
    ("ticked", "words"),
    [
        (0, "Tick at least one practice"),
        (3, "3 of 5 practices are taken in. The others are left out, and nobody is told."),
        (5, "Nothing is taken in until you agree."),
    ],
)
def test_it_says_what_becomes_of_what_is_not_ticked(ticked: int, words: str) -> None:
    assert words in left_out_words(ticked, 5)


@pytest.mark.parametrize(("size", "words"), [(3, "1 kB"), (4_000, "4 kB"), (200_000_000, "200.0 MB")])
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_what_is_safe_is_said_once() -> None:
    assert safe_hint(CalmroomError("It is torn.", "Ask again.")) == (
        "Ask again. Nothing was taken in, and your plan stays as it was."
    )
    assert safe_hint(CalmroomError("It is torn. Your plan stays as it was.", "Ask again.")) == "Ask again."
