"""Files of calendars: what is written comes back, what others write is understood, what is hostile is bounded."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.errors import CalmroomError
from calmroom.domain.sessions.appointments import Appointment, Repeat, Unit, occurrences
from calmroom.domain.sessions.calendar_file import IcsFound
from calmroom.reports.calendar import IcsFiles
from calmroom.reports.calendar.reader import GREATEST, MOST_EVENTS

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 20, 30, tzinfo=BERLIN)
FIRST = datetime(2026, 3, 5, 17, 0, tzinfo=BERLIN)
FILES = IcsFiles()


def read(content: bytes | str) -> IcsFound:
    return FILES.read(content.encode() if isinstance(content, str) else content, BERLIN)


def event(*lines: str, begins: str = "DTSTART;TZID=Europe/Berlin:20260305T170000") -> str:
    inner = "\r\n".join(("UID:a@b", begins, "DURATION:PT1H", *lines))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{inner}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def hours(found: IcsFound, year: int = 2026) -> list[str]:
    span = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return [one.begins.isoformat() for one in occurrences(found.appointments, *span)]


def days(found: IcsFound) -> list[str]:
    return [each[5:10] for each in hours(found)]


def test_what_is_written_comes_back() -> None:
    several = (
        Appointment("1" * 32, FIRST, 75, "Maya Ö., the second; and \\ more"),
        Appointment("2" * 32, FIRST, 60, "", repeat=Repeat(Unit.WEEKS, 2, left_out=(date(2026, 4, 2),))),
        Appointment("3" * 32, FIRST, repeat=Repeat(Unit.MONTH_WEEKS, 1, 6)),
        Appointment("4" * 32, FIRST, repeat=Repeat(Unit.MONTHS, 3, until=date(2027, 3, 5))),
        Appointment("5" * 32, FIRST, repeat=Repeat(Unit.DAYS, 1, 5)),
    )
    found = read(FILES.write(several, NOW))
    assert (found.appointments, found.refused, found.simplified) == (several, (), ())


def test_a_note_is_not_written() -> None:
    assert b"heliotrope" not in FILES.write([Appointment("1" * 32, FIRST, note="heliotrope")], NOW)


def test_lines_are_folded_at_75_octets_and_no_letter_is_divided() -> None:
    written = FILES.write([Appointment("1" * 32, FIRST, therapist="なみ \U0001f33f" * 60)], NOW)
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()
    assert read(written).appointments[0].therapist.startswith("なみ \U0001f33f")


def test_a_zone_is_told_with_its_changes() -> None:
    written = FILES.write([Appointment("1" * 32, FIRST, repeat=Repeat())], NOW).decode()
    unfolded = written.replace("\r\n ", "")
    assert "TZID:Europe/Berlin" in unfolded
    assert re.search(r"BEGIN:DAYLIGHT\r\nDTSTART:20250330T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200", unfolded)
    assert "20260329T020000" in unfolded
    assert "20261025T030000" in unfolded


def test_an_hour_stays_on_the_wall() -> None:
    found = read(event("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"))
    assert hours(found) == ["2026-03-05T17:00:00+01:00", "2026-03-19T17:00:00+01:00", "2026-04-02T17:00:00+02:00"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["03-05", "03-06", "03-07"]),
        ("FREQ=WEEKLY;UNTIL=20260319T160000Z", ["03-05", "03-12", "03-19"]),
        ("FREQ=WEEKLY;UNTIL=20260319T155959Z", ["03-05", "03-12"]),
        ("FREQ=WEEKLY;UNTIL=20260319", ["03-05", "03-12", "03-19"]),
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=2;WKST=SU", ["03-05", "03-12"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", ["03-05", "03-10", "03-12", "03-17"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=3", ["03-06", "03-16", "03-20"]),
        ("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260312", ["03-05", "03-10", "03-12"]),
        ("FREQ=MONTHLY;COUNT=2", ["03-05", "04-05"]),
        ("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=2", ["03-05", "04-05"]),
        ("FREQ=MONTHLY;BYDAY=1TH;COUNT=3", ["03-05", "04-02", "05-07"]),
    ],
)
def test_ways_to_come_again_are_understood(rule: str, expected: list[str]) -> None:
    found = read(event(f"RRULE:{rule}"))
    assert (days(found), found.simplified) == (expected, ())


def test_a_year_is_twelve_months() -> None:
    found = read(event("RRULE:FREQ=YEARLY;COUNT=2"))
    assert hours(found, 2027) == ["2027-03-05T17:00:00+01:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYSETPOS=1",
        "FREQ=SECONDLY;COUNT=999999999",
        "FREQ=WEEKLY;INTERVAL=100000",
        "FREQ=WEEKLY;COUNT=99999999999999999999",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;UNTIL=never",
        "FREQ=WEEKLY;UNTIL=99999999",
        "FREQ=WEEKLY;FREQ=DAILY",
        "",
        "\N{ARABIC-INDIC DIGIT ONE}",
    ],
)
def test_a_rule_that_is_not_known_gives_the_first_hour_and_is_told(rule: str) -> None:
    found = read(event(f"RRULE:{rule}"))
    assert (days(found), found.simplified) == (["03-05"], (3,))


@pytest.mark.parametrize(
    "line", ["EXDATE;TZID=Europe/Berlin:20260312T170000", "EXDATE:20260312T160000Z", "EXDATE;VALUE=DATE:20260312"]
)
def test_days_that_are_left_out_are(line: str) -> None:
    assert days(read(event("RRULE:FREQ=WEEKLY;COUNT=3", line))) == ["03-05", "03-19"]


def test_an_hour_that_was_moved_stands_at_its_new_time_alone() -> None:
    moved = event("RECURRENCE-ID;TZID=Europe/Berlin:20260312T170000", begins="DTSTART:20260313T090000Z")
    found = read(
        event("RRULE:FREQ=WEEKLY;COUNT=3").replace("END:VCALENDAR\r\n", "") + moved.split("VERSION:2.0\r\n")[1]
    )
    assert days(found) == ["03-05", "03-13", "03-19"]
    assert len(found.appointments) == 2


def test_what_was_cancelled_is_not_brought_in() -> None:
    assert read(event("STATUS:CANCELLED")) == IcsFound(())


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260705T170000", "2026-07-05T17:00:00+02:00"),
        ("DTSTART:20260705T150000Z", "2026-07-05T17:00:00+02:00"),
        ("DTSTART:20260705T170000", "2026-07-05T17:00:00+02:00"),
        ("DTSTART;TZID=America/New_York:20260705T110000", "2026-07-05T11:00:00-04:00"),
        ("DTSTART;TZID=/citadel.org/20190914/America/New_York:20260705T110000", "2026-07-05T11:00:00-04:00"),
        ('DTSTART;TZID="W. Europe Standard Time":20260705T170000', "2026-07-05T17:00:00+02:00"),
        ("DTSTART;TZID=Middle Earth:20260705T170000", "2026-07-05T17:00:00+02:00"),
        ("DTSTART;TZID=../../etc/passwd:20260705T170000", "2026-07-05T17:00:00+02:00"),
        ("DTSTART;TZID=Europe/Berlin:20260329T023000", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_an_hour_is_that_of_its_zone(begins: str, expected: str) -> None:
    assert hours(read(event(begins=begins))) == [expected]


@pytest.mark.parametrize(
    ("lines", "therapist", "note"),
    [
        (("SUMMARY:Session with Maya",), "Maya", ""),
        (("SUMMARY:Cranio with Ö.", "DESCRIPTION:Bring\\na\\, b"), "Ö.", "Cranio with Ö.\nBring\na, b"),
        (("SUMMARY:Osteopathy",), "", "Osteopathy"),
        (("SUMMARY;LANGUAGE=de:Mit: Maya",), "", "Mit: Maya"),
        ((), "", ""),
        (("SUMMARY:Session with \u202eayaM\u2066\x07",), "ayaM", ""),
        (("SUMMARY:Session\r\n  with\r\n\t Maya",), "Maya", ""),
    ],
)  # fmt: skip
def test_with_whom_it_is_is_read_from_its_name(lines: tuple[str, ...], therapist: str, note: str) -> None:
    (one,) = read(event(*lines)).appointments
    assert (one.therapist, one.note) == (therapist, note)


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("DTEND;TZID=Europe/Berlin:20260305T181500", 75),
        ("DURATION:PT50M", 50),
        ("DURATION:PT1H30M", 90),
        ("DURATION:P1D", 1440),
        ("DURATION:PT61S", 2),
        ("X-NOTHING:1", 60),
    ],
)
def test_a_length_is_read(line: str, minutes: int) -> None:
    (one,) = read(event(line).replace("DURATION:PT1H\r\n", "")).appointments
    assert one.minutes == minutes


@pytest.mark.parametrize(
    "content",
    [
        event(begins="DTSTART;VALUE=DATE:20260305"),
        event(begins="DTSTART:yesterday"),
        event(begins="DTSTART:00010101T000000Z"),
        event(begins="DTSTART:20261399T000000Z"),
        event(begins="X-NONE:1"),
        event("DTEND:20260301T000000Z"),
        event("DTEND:20270301T000000Z"),
        event().replace("PT1H", "-PT1H"),
        event().replace("PT1H", "PT0S"),
        event().replace("PT1H", "P9999W"),
    ],
)
def test_what_is_no_hour_is_left_out_and_told_by_its_line(content: str) -> None:
    assert read(content) == IcsFound((), (3,))


@pytest.mark.parametrize(
    "begins",
    ["DTSTART:99991231T233000", "DTSTART:99991231T233000Z", "DTSTART:22010101T100000", "DTSTART:19000101T000000Z"],
)
def test_a_year_far_from_ours_is_left_out_and_told_by_its_line(begins: str) -> None:
    found = read(event("RRULE:FREQ=WEEKLY", begins=begins))
    assert (found.appointments, found.refused) == ((), (3,))


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231"])
def test_an_end_in_a_year_that_nobody_sees_is_none(until: str) -> None:
    (one,) = read(event(f"RRULE:FREQ=WEEKLY;UNTIL={until}")).appointments
    assert one.repeat == Repeat(Unit.WEEKS)


def test_a_day_left_out_in_a_year_that_nobody_sees_is_passed_over() -> None:
    (one,) = read(event("RRULE:FREQ=WEEKLY", "EXDATE:99991231T235959Z,20260312T160000Z")).appointments
    assert one.repeat == Repeat(Unit.WEEKS, left_out=(date(2026, 3, 12),))


@pytest.mark.parametrize(
    "name",
    [
        "W. Europe Standard Time",
        '"W. Europe Standard Time"',
        "w.  europe standard time",
        "/freeassociation/Europe/Berlin",
    ],
)
def test_a_zone_by_the_name_of_windows_keeps_its_hour_through_the_year(name: str) -> None:
    found = FILES.read(event("RRULE:FREQ=MONTHLY", begins=f"DTSTART;TZID={name}:20260305T170000").encode(), UTC)
    assert {each[11:] for each in hours(found)} == {"17:00:00+01:00", "17:00:00+02:00"}


def test_an_alarm_within_an_event_is_passed_over() -> None:
    alarm = ("BEGIN:VALARM", "SUMMARY:Session with somebody else", "DURATION:PT5M", "END:VALARM")
    (one,) = read(event(*alarm, "SUMMARY:Session with Maya")).appointments
    assert (one.therapist, one.minutes) == ("Maya", 60)


def test_the_same_file_gives_the_same_ids() -> None:
    assert read(event("RRULE:FREQ=WEEKLY;BYDAY=TU,TH")) == read(event("RRULE:FREQ=WEEKLY;BYDAY=TU,TH"))
    assert read(event()).appointments[0].id != read(event().replace("UID:a@b", "UID:c@d")).appointments[0].id


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG", b"BEGIN:VCARD\r\n", "BEGIN:VCALENDAR\r\n".encode("utf-16"), b"<ics/>"]
)
def test_a_file_of_another_kind_is_refused(content: bytes) -> None:
    with pytest.raises(CalmroomError, match="no calendar file"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\n" + b"x" * GREATEST,
        event().encode() * (MOST_EVENTS + 1),
        b"BEGIN:VCALENDAR\r\n" + b"\n" * 200_000,
    ],
    ids=["bytes", "events", "lines"],
)
def test_a_file_that_is_too_large_is_refused(content: bytes) -> None:
    with pytest.raises(CalmroomError, match="larger than"):
        read(content)


HOSTILE = {
    "levels": "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 50_000,
    "a line that goes on": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:" + "x\r\n " * 90_000,
    "parameters": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY" + ";A=b" * 15_000 + "\r\n",
    "parameters without an end": "BEGIN:VCALENDAR\r\nSUMMARY" + ';A="' * 15_000 + "\r\n",
    "commas": "BEGIN:VCALENDAR\r\nSUMMARY;A=" + "," * 60_000 + "\r\n",
    "days": event("RRULE:FREQ=WEEKLY", *["EXDATE:" + ",".join(["20260312T160000Z"] * 3000)] * 20),
    "an escape at the end": event("SUMMARY:" + "\\" * 60_001),
    "with with": event("SUMMARY:" + "with " * 12_000),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_bounded(content: str) -> None:
    found = read(content)
    assert len(found.appointments) <= 1
    assert all(len(one.note) <= 10_201 and len(one.therapist) <= 200 for one in found.appointments)


lines = st.sampled_from(event("RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20260312T160000Z", "SUMMARY:x").split("\r\n"))
parts = st.one_of(
    lines, st.text(max_size=20), st.sampled_from(["BEGIN:VEVENT", "END:VEVENT", "RRULE:FREQ=DAILY", " x"])
)


@given(st.lists(parts, max_size=25))
def test_whatever_a_file_says_it_is_read_or_told(some: list[str]) -> None:
    found = read("\r\n".join(["BEGIN:VCALENDAR", *some, ""]).encode("utf-8", "replace"))
    assert found == read("\r\n".join(["BEGIN:VCALENDAR", *some, ""]).encode("utf-8", "replace"))


zones = st.sampled_from([BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC")])
begins = st.builds(
    lambda day, zone: datetime(2000, 1, 1, 12, 30, tzinfo=zone) + timedelta(days=day), st.integers(0, 15_000), zones
)
repeats = st.none() | st.builds(Repeat, st.sampled_from(Unit), st.integers(1, 9), st.none() | st.integers(1, 30))
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=40).map(str.strip)


@given(st.builds(Appointment, st.just("1" * 32), begins, st.integers(1, 1440), names, st.just(""), repeats))
def test_any_appointment_comes_back_at_the_same_hours(one: Appointment) -> None:
    found = read(FILES.write([one], NOW))
    span = one.begins - timedelta(days=1), one.begins + timedelta(days=4000)
    hours_of = [[each.begins.timestamp() for each in occurrences(some, *span)] for some in ([one], found.appointments)]
    assert hours_of[0] == hours_of[1]
    assert [(each.id, each.therapist, each.minutes) for each in found.appointments] == [
        (one.id, one.therapist, one.minutes)
    ]


def test_what_came_in_stays_out_of_a_representation() -> None:
    assert "Maya" not in repr(read(event("SUMMARY:Session with Maya")))
    assert "Maya" not in repr(replace(Appointment("1" * 32, FIRST), therapist="Maya"))
