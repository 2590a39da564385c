"""Vaults filled with what people and chance may put there, and copies of them as sorted lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from fakes.clock import EVENING
from fakes.repositories import MemoryVault
from hypothesis import strategies as st

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke, When
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.domain.breath import BreathPattern
from calmroom.domain.care.check_in import CheckIn, Discomfort
from calmroom.domain.care.consent import Consent
from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.journal.questions import Answer
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.script import Touch
from calmroom.domain.sessions.appointments import LAST_YEAR, Appointment, Repeat, Unit
from calmroom.domain.units import Frames, Seconds
from calmroom.domain.vault.leaving import Amount
from calmroom.domain.vault.vault import Vault
from calmroom.storage.copies import FileCopies
from calmroom.storage.export_parts import LINES

BERLIN = ZoneInfo("Europe/Berlin")
COPIES = FileCopies("0.1.0", lambda body_map: f"<svg>{body_map.id}</svg>")
HOSTILE = "\0 \u202e \u200d\u2066 \x1b[31m =cmd|' /C calc'!A0 <img src=x> \u2028 a" + "\u0301" * 2000
MOMENTS = (
    EVENING,
    datetime(9999, 12, 31, 22, 59, 59, 999000, tzinfo=UTC),
    datetime(1601, 1, 1, tzinfo=UTC),
    datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
    datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30, seconds=-52), "no such zone")),
)
ids = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")
words = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.just(HOSTILE))
moments = st.one_of(
    st.sampled_from(MOMENTS),
    st.datetimes(datetime(1601, 1, 1), datetime(9990, 1, 1), timezones=st.sampled_from((UTC, BERLIN))),  # noqa: DTZ001 - hypothesis wants it bare
)
answers = st.none() | st.integers(0, 10)
check_ins = st.builds(CheckIn, answers, answers)
numbers = st.floats(0, 1e6, allow_nan=False)
frames = st.integers(0, 2**62).map(Frames)
seconds = st.floats(0.5, 30).map(Seconds)
records = st.builds(
    PracticeRecord,
    id=ids,
    script_id=words,
    title=words,
    started=moments,
    minutes=numbers,
    voice=words,
    bed=words,
    outcome=st.sampled_from(Outcome),
    heard=frames,
    reached=frames,
    held=st.integers(0, 99),
    before=check_ins,
    after=check_ins,
    words=st.lists(words, max_size=3).map(tuple),
    discomfort=st.none() | st.sampled_from(Discomfort),
    let_go=st.booleans(),
    version=st.integers(0, 99),
    part=words,
    left_out=st.lists(words, max_size=3).map(tuple),
    touch=st.sampled_from(Touch),
    bells=st.booleans(),
    breath=st.none() | st.builds(BreathPattern, seconds, seconds),
    opening=st.integers(1, 9),
    quiet_at_most=st.none() | seconds,
    by_hand=st.booleans(),
)
entries = st.builds(
    Entry,
    id=ids,
    written=moments,
    changed=moments,
    text=words,
    prompt=words,
    practice_id=st.none() | ids,
    tags=st.lists(words, max_size=3).map(tuple),
    kind=st.sampled_from(EntryKind),
    check_in=check_ins,
    asked=words,
    answer=st.none() | st.sampled_from(Answer),
)
felt = st.sampled_from(Quality), st.sampled_from(Strength), st.sampled_from(Depth)
marks = st.builds(Mark, st.sampled_from([*PLACES, AROUND_ME]), *felt, words)
points = st.tuples(st.floats(-80, 340), st.floats(-80, 700))
crossed = st.lists(st.sampled_from(list(PLACES)), max_size=3).map(tuple)
line = st.lists(points, min_size=1, max_size=5).map(tuple)
strokes = st.builds(Stroke, st.sampled_from(View), line, st.floats(1, 80), *felt, crossed, words)
maps = st.builds(
    BodyMap,
    id=ids,
    made=moments,
    changed=moments,
    marks=st.lists(marks, max_size=4, unique_by=lambda one: (one.place, one.depth)).map(tuple),
    strokes=st.lists(strokes, max_size=3).map(tuple),
    when=st.sampled_from(When),
    practice_id=st.none() | ids,
    entry_id=st.none() | ids,
    note=words,
)
repeats = st.builds(
    Repeat,
    unit=st.sampled_from(Unit),
    every=st.integers(1, 99),
    times=st.none() | st.integers(1, 1000),
    until=st.none() | st.dates(),
    left_out=st.lists(st.dates(), max_size=3).map(tuple),
)
appointments = st.builds(
    Appointment,
    id=ids,
    begins=moments.filter(lambda moment: moment.year <= LAST_YEAR),
    minutes=st.integers(1, 1440),
    therapist=words,
    note=words,
    repeat=st.none() | repeats,
)


def filled(vault: Vault, practices: list[PracticeRecord], pages: list[Entry]) -> Vault:
    """The vault with these, and something of every other kind."""
    for record in practices:
        vault.practices.save(record)
    for page in pages:
        vault.journal.save(page)
    vault.consents.save(Consent(1, EVENING - timedelta(days=1), ("18 or older", "not medical care")))
    vault.consents.save(Consent(2, EVENING, ("18 or older",)))
    vault.private_settings.save({"name": "Heliotrope", "touch": False, "left_out": ("jaw", "lowbelly")})
    return vault


def between_appointments(
    vault: Vault, drawn: list[BodyMap] | None = None, agreed: list[Appointment] | None = None
) -> Vault:
    """The vault with these maps and appointments, or with one of each, and a spoken note in two pieces."""
    mark = Mark("sacrum", Quality.WARM, Strength.STRONG, note="heliotrope")
    map_ids = f"{1:032x}", f"{2:032x}"
    for body_map in (
        [BodyMap("d" * 32, EVENING, EVENING, (mark,), (), When.AFTER, *map_ids)] if drawn is None else drawn
    ):
        vault.body_maps.save(body_map)
    usual = Appointment("e" * 32, EVENING, 75, "Heliotrope", "heliotrope", Repeat(Unit.WEEKS, 2))
    vault.appointments.save(*([usual] if agreed is None else agreed))
    vault.voices.begin(VoiceNote("f" * 32, f"{2:032x}", EVENING, Seconds(0)))
    for place, piece in enumerate((b"OggS\0", bytes(range(256)) * 500)):
        vault.voices.append("f" * 32, place, piece)
    vault.voices.finish("f" * 32, Seconds(2.5))
    return vault


def small(vault: Vault | None = None) -> Vault:
    """A vault with one practice and two pages."""
    record = PracticeRecord(f"{1:032x}", "s01", "Arriving Here", EVENING, 12.5, "bf_emma", "room", words=("heavier",))
    pages = [
        Entry(f"{number:032x}", EVENING, EVENING, f"page {number}", practice_id=record.id, tags=("stone",))
        for number in (2, 3)
    ]
    return filled(MemoryVault() if vault is None else vault, [record], pages)


def written(vault: Vault, path: Path) -> Amount:
    """A copy, written."""
    amount = COPIES.write(vault, path, EVENING, lambda _share: True)
    assert amount is not None
    return amount


def lines_of(folder: Path) -> list[bytes]:
    """The lines of a copy that is a folder, sorted."""
    return sorted((folder / LINES).read_bytes().splitlines(keepends=True))


def lines_file(path: Path, lines: list[bytes]) -> Path:
    """A file of these lines."""
    path.write_bytes(b"".join(lines))
    return path


def whole(tmp_path: Path) -> list[bytes]:
    """The lines of a small copy, in order."""
    written(small(), tmp_path / "whole")
    return (tmp_path / "whole" / LINES).read_bytes().splitlines(keepends=True)
