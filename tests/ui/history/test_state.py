from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calmroom.domain.body.body_map import BodyMap, Mark
from calmroom.domain.body.sensation import Quality
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.sessions.appointments import Appointment, Occurrence, occurrences
from calmroom.domain.sessions.stretch import Reach, Stretch, stretch_at
from calmroom.domain.statistics import Reading, Recurrence, Week, days_between, with_before_and_after
from calmroom.domain.units import to_frames
from calmroom.services.history import Period
from calmroom.ui.history.figures import spread
from calmroom.ui.history.state import HistoryState, history_state
from calmroom.ui.history.words import ending, heard, minutes_words

FIRST, LAST = date(2026, 2, 9), date(2026, 3, 8)
NOW = datetime(2026, 3, 6, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
EVENING = datetime(2026, 2, 20, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def record(outcome: Outcome = Outcome.FINISHED, days: int = 0, **changes: object) -> PracticeRecord:
    made = PracticeRecord(
        f"{days}", "s07", "From Crown to Tailbone", EVENING + timedelta(days=days), 12, "", "", outcome
    )
    made = replace(made, heard=to_frames(12 * 60), reached=to_frames(12 * 60))
    return replace(made, **changes)  # type: ignore[arg-type]


def page(days: int = 0, practice_id: str | None = None) -> Entry:
    return Entry(f"page {days}", EVENING + timedelta(days=days), EVENING, "words", practice_id=practice_id)


def period(*records: PracticeRecord, pages: tuple[Entry, ...] = (), words: tuple[Recurrence, ...] = ()) -> Period:
    days = days_between(FIRST, LAST, records, pages)
    return Period(Stretch(FIRST, LAST), days, with_before_and_after(records), words, records, pages, is_any=False)


def state(*records: PracticeRecord, pages: tuple[Entry, ...] = ()) -> HistoryState:
    return history_state(period(*records, pages=pages), NOW)


def spoken(shown: HistoryState, day: int, week: int) -> str:
    return shown.weeks[week][day].spoken


def test_four_weeks_of_seven_days_begin_on_a_monday() -> None:
    assert [len(week) for week in state().weeks] == [7, 7, 7, 7]
    assert state().weeks[0][0].number == 9


def test_a_day_says_what_was_on_it() -> None:
    assert spoken(state(record()), 4, 1) == "Friday 20 February: one practice, 12 minutes"
    written = state(record(), pages=(page(), page()))
    assert spoken(written, 4, 1) == "Friday 20 February: one practice, 12 minutes, two pages written"


def test_a_day_without_anything_is_simply_a_day() -> None:
    assert spoken(state(), 0, 0) == "Monday 9 February"


def test_today_and_the_days_ahead_are_known_as_such() -> None:
    marks = [mark for week in state().weeks for mark in week]
    assert [mark.number for mark in marks if mark.is_today] == [6]
    assert [mark.number for mark in marks if mark.is_ahead] == [7, 8]
    assert spoken(state(), 4, 3) == "Friday 6 March, today"


@pytest.mark.parametrize("outcome", [Outcome.ENDED_GENTLY, Outcome.STOPPED])
def test_however_a_practice_ended_its_day_looks_and_reads_the_same(outcome: Outcome) -> None:
    assert list(state(record(outcome)).weeks) == list(state(record()).weeks)


def test_to_say_that_one_is_here_leaves_nothing_unfinished() -> None:
    grounded = record(Outcome.STOPPED, script_id="s03", title="Ground Me", heard=to_frames(20), reached=to_frames(20))
    assert state(grounded).practices[0].line.endswith(". Under a minute")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.FINISHED, "to the end"),
        (Outcome.ENDED_GENTLY, "ended gently"),
        (Outcome.STOPPED, "left at minute 13"),
        (Outcome.UNDER_WAY, "left at minute 13"),
    ],
)
def test_every_ending_is_told_plainly(outcome: Outcome, words: str) -> None:
    assert ending(record(outcome)) == words


def test_a_practice_of_seconds_was_under_a_minute() -> None:
    assert heard(record(heard=to_frames(9))) == "under a minute"


def test_a_practice_leads_to_the_page_written_after_it() -> None:
    shown = state(record(), pages=(page(practice_id="0"),))
    (line,) = shown.practices
    assert line.line == "Friday 20 February, evening. 12 minutes, to the end"
    assert line.entry_id == "page 0"
    assert line.spoken == "Read the page after From Crown to Tailbone, Friday 20 February, evening"


def test_before_and_after_stand_at_their_day_and_height() -> None:
    shown = state(record(before=CheckIn(2), after=CheckIn(7)), record(days=1))
    (pair,) = shown.pairs
    assert (pair.before, pair.after) == (0.2, 0.7)
    assert pair.at == pytest.approx((11 + 20.5 / 24) / 28)
    assert (pair.day, pair.cells) == ("Friday 20 February", ("Fri 20 Feb", "From Crown to Tailbone", "2", "7"))


def test_the_first_word_says_what_the_numbers_mean() -> None:
    words = (Recurrence("heavy", 4), Recurrence("warm", 3))
    shown = history_state(period(words=words), NOW)
    assert [(word.word, word.count, word.spoken) for word in shown.words] == [
        ("heavy", "4 times", "heavy, 4 times"),
        ("warm", "3", "warm, 3 times"),
    ]


def test_one_sentence_says_the_whole_for_those_who_cannot_see_it() -> None:
    shown = state(record(), record(), record(days=1), pages=(page(),))
    assert shown.summary == "In these four weeks: three practices on two days, one page written."
    assert state(pages=(page(),)).summary == "In these four weeks: one page written."
    assert state().summary == "In these four weeks: nothing, and that is fine."


def test_it_is_empty_only_where_there_was_never_anything() -> None:
    assert state().is_empty
    assert not history_state(replace(period(), is_any=True), NOW).is_empty
    assert not history_state(replace(period(), is_framed=True), NOW).is_empty
    assert not state(pages=(page(),)).is_empty


def test_two_practices_of_one_evening_stay_apart_and_inside() -> None:
    assert spread((0.5, 0.5, 0.5), 100, 15) == (50, 65, 80)
    assert spread((0.98, 0.99, 1.0), 100, 15) == (70, 85, 100)
    assert spread((), 100, 15) == ()


def session(day: int, therapist: str = "Maya") -> Occurrence:
    begins = datetime(2026, 2, day, 17, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    appointment = Appointment(f"{day:032x}", begins, therapist=therapist)
    return occurrences((appointment,), begins, begins + timedelta(minutes=1))[0]


def test_a_day_with_a_session_has_two_hands_and_says_with_whom() -> None:
    shown = history_state(replace(period(record(days=-1)), sessions=(session(19),)), NOW)
    mark = shown.weeks[1][3]
    assert mark.session
    assert mark.spoken == "Thursday 19 February: session with Maya at 17:00, one practice, 12 minutes"


def test_days_that_only_fill_a_week_are_set_aside() -> None:
    framed = replace(period(), stretch=Stretch(date(2026, 2, 19), date(2026, 3, 5), begins=True, ends=True))
    beside = [mark.number for week in history_state(framed, NOW).weeks for mark in week if mark.is_beside]
    assert beside == [*range(9, 19), 6, 7, 8]


def test_where_a_session_frames_today_the_span_is_said() -> None:
    appointments = (session(19).appointment,)
    framed = replace(period(), stretch=stretch_at(appointments, NOW, NOW), is_framed=True)
    shown = history_state(framed, NOW)
    assert shown.span is not None
    assert shown.span.sentence == "It is 15 days since your session with Maya. No next date yet."
    assert shown.frame == "since your session with Maya"


def test_a_map_stands_over_its_day_and_says_what_is_on_it() -> None:
    at = datetime(2026, 2, 23, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    made = BodyMap("m" * 32, at, at, marks=(Mark("jaw", Quality.TIGHT),))
    shown = history_state(replace(period(), maps=(made,)), NOW)
    (line,) = shown.maps
    assert line.day == "23 Feb"
    assert line.share == pytest.approx(14 / 27)
    assert "Jaw" in line.spoken
    hidden = history_state(replace(period(), maps=(made,)), NOW, frozenset({"jaw"}))
    assert "Jaw" not in hidden.maps[0].spoken


def test_before_and_after_is_a_sentence_too() -> None:
    assert state(record(before=CheckIn(2), after=CheckIn(7))).settled == "Of 10 it was 2 before, and 7 after."
    several = state(record(before=CheckIn(2), after=CheckIn(7)), record(days=1, before=CheckIn(3), after=CheckIn(6)))
    assert several.settled == "Over two practices, of 10 it was 2.5 before and 6.5 after, in the mean."
    assert state().settled == ""


def test_means_over_weeks_count_for_as_many_practices_as_they_are_of() -> None:
    means = (Reading(FIRST, before=2, after=4, count=3), Reading(FIRST + timedelta(days=7), before=6, after=8))
    years = replace(period(), stretch=Stretch(FIRST, LAST, reach=Reach.TWO_YEARS), pairs=means)
    shown = history_state(years, NOW)
    assert shown.settled == "Over four practices, of 10 it was 3 before and 5 after, in the mean."
    assert shown.pairs[0].cells == ("from Mon 9 Feb", "three practices", "2", "4")
    assert shown.is_many


def test_minutes_by_week_are_a_sentence_and_many_weeks_a_range() -> None:
    few = (Week(FIRST, 24), Week(FIRST + timedelta(days=7), 0))
    assert minutes_words(few) == "Minutes: 24 in the week of 9 February, 0 in the week of 16 February."
    many = tuple(Week(FIRST + timedelta(weeks=number), number) for number in range(11))
    assert minutes_words(many) == "0 to 10 minutes a week, over eleven weeks."
    assert minutes_words(()) == "No minutes in these weeks, and that is fine."


def test_a_practice_written_down_by_hand_says_so() -> None:
    assert state(record(by_hand=True)).practices[0].line.endswith("to the end, written down by hand")
