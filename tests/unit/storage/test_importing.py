"""Bringing a copy in: only what we would have written, all of it or nothing."""

from __future__ import annotations

import io
import json
import os
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain
from fakes.repositories import MemoryVault
from unit.storage.copying import COPIES, between_appointments, lines_file, lines_of, small, whole, written

from calmroom.domain.care.consent import Consent
from calmroom.domain.errors import CalmroomError
from calmroom.domain.journal.journal import Entry
from calmroom.domain.journal.voice_note import VoiceNote
from calmroom.domain.units import Seconds
from calmroom.domain.vault.leaving import Amount, Incoming
from calmroom.domain.vault.vault import Vault
from calmroom.storage import export_reader
from calmroom.storage.export_parts import LINES
from calmroom.storage.vault import open_vault

HEAD = b'{"kind":"calmroom-export","version":1,"program":"x","made":"2026-01-01T00:00:00.000+00:00"}\n'
MEGABYTE = 1024**2


def look(path: Path) -> Incoming:
    found = COPIES.look(path, lambda _share: True)
    assert found is not None
    return found


def entry_line(**changes: object) -> bytes:
    values = {
        "kind": "entry", "id": "a" * 32, "written": "2026-01-01T00:00:00.000+00:00", "written_zone": "UTC",
        "changed": "2026-01-01T00:00:00.000+00:00", "changed_zone": "UTC", "text": "heliotrope", "prompt": "",
        "practice": None, "tags": [],
    } | changes  # fmt: skip
    return json.dumps(values).encode() + b"\n"


def end(**counted: int) -> bytes:
    return (
        json.dumps({"kind": "end", "practices": 0, "entries": 0, "consents": 0, "settings": 0} | counted).encode()
        + b"\n"
    )


def refusal(path: Path, vault: Vault | None = None) -> CalmroomError:
    vault = small() if vault is None else vault
    before = COPIES.write(vault, path.parent / "before", EVENING, lambda _share: True)
    with pytest.raises(CalmroomError) as found:
        COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=False)
    assert COPIES.write(vault, path.parent / "after", EVENING, lambda _share: True) == before
    assert lines_of(path.parent / "before") == lines_of(path.parent / "after")
    assert "heliotrope" not in f"{found.value.message} {found.value.hint}"
    return found.value


def test_a_look_counts_and_changes_nothing(tmp_path: Path) -> None:
    path = lines_file(tmp_path / "a.jsonl", whole(tmp_path))
    assert look(path) == Incoming(Amount(1, 2, 2, 3))


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    path, vault = lines_file(tmp_path / "a.jsonl", whole(tmp_path)), small()
    added = COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=False)
    assert added is not None
    assert (added.added, added.present, added.differing) == (Amount(), Amount(1, 2, 2, 3), 0)


def test_what_is_there_stays_as_it_is_and_what_reads_otherwise_is_counted(tmp_path: Path, vault: Vault) -> None:
    path = lines_file(tmp_path / "a.jsonl", whole(tmp_path))
    mine = Entry(f"{2:032x}", EVENING, EVENING, "mine")
    vault.journal.save(mine)
    added = COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=False)
    assert vault.journal.get(mine.id) == mine
    assert added is not None
    assert (added.added, added.present, added.differing) == (Amount(1, 1, 2, 3), Amount(0, 1), 1)


@pytest.fixture(params=["memory", "encrypted"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vault]:
    made: Vault = MemoryVault()
    if request.param == "encrypted":
        made = open_vault(tmp_path / "vault", CountedEntropy(), MemoryKeychain(refuses=True))
    yield made
    made.close()


def test_a_consent_of_a_copy_goes_before_those_that_are_here(tmp_path: Path, vault: Vault) -> None:
    path = lines_file(tmp_path / "a.jsonl", whole(tmp_path))
    mine = Consent(3, EVENING, ("mine",))
    vault.consents.save(mine)
    COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=False)
    assert ([one.version for one in vault.consents.all()], vault.consents.latest()) == ([1, 2, 3], mine)


def test_no_place_that_is_left_out_here_or_in_the_copy_comes_back(tmp_path: Path, vault: Vault) -> None:
    path = lines_file(tmp_path / "a.jsonl", whole(tmp_path))
    vault.private_settings.save({"left_out": ("throat",), "touch": True})
    COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=False)
    assert vault.private_settings.load()["left_out"] == ("throat", "jaw", "lowbelly")


def test_given_up_nothing_is_added(tmp_path: Path, vault: Vault) -> None:
    path, turns = lines_file(tmp_path / "a.jsonl", whole(tmp_path)), iter((True, True, True, False))
    assert COPIES.bring_in(vault, path, lambda _share: next(turns), leave_out_broken=False) is None
    assert (vault.journal.count(), vault.practices.since()) == (0, ())


BROKEN = {
    "100 000 levels": b"[" * 100_000 + b"\n",
    "levels within": entry_line(tags=[]).replace(b"[]", b"[" * 5000 + b"]" * 5000),
    "NaN": entry_line().replace(b"null", b"NaN"),
    "1e400": entry_line().replace(b"null", b"1e400"),
    "5000 digits": entry_line().replace(b"null", b"9" * 5000),
    "a name twice": entry_line().replace(b'"kind"', b'"id": "' + b"c" * 32 + b'", "kind"'),
    "a bool for a number": end().replace(b"end", b"consent").replace(b"0", b"true"),
    "an unknown field": entry_line(heliotrope="heliotrope"),
    "a missing field": entry_line().replace(b'"prompt": "", ', b""),
    "a byte order mark": b"\xef\xbb\xbf" + entry_line(),
    "UTF-16": entry_line().decode().encode("utf-16").replace(b"\n\0", b"") + b"\n",
    "bad UTF-8": entry_line().replace(b"heliotrope", b"\xff\xfe"),
    "half a character": entry_line().replace(b"heliotrope", b"\\ud800"),
    "an id of another kind": entry_line(id="../../etc/passwd"),
    "no zone": entry_line(written="2026-01-01T00:00:00"),
    "no such day": entry_line(written="2026-02-30T00:00:00.000+00:00"),
    "a moment past the last": entry_line(written="9999-12-31T23:30:00.000-05:00"),
    "a kind of another": entry_line(kind="heliotrope"),
    "an unknown setting": b'{"kind":"setting","name":"heliotrope","value":"x"}\n',
    "a setting of the wrong kind": b'{"kind":"setting","name":"left_out","value":"heliotrope"}\n',
    "a second beginning": HEAD,
    "an empty line": b"\n",
    "a list": b"[]\n",
}


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_named_by_its_number_and_nothing_is_changed(tmp_path: Path, line: bytes) -> None:
    path = lines_file(tmp_path / "a.jsonl", [HEAD, line, end()])
    assert refusal(path).message.startswith("Not all of this copy can be read: line")
    assert look(path).refused[0].line == 2


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_can_be_left_out(tmp_path: Path, line: bytes) -> None:
    lines = whole(tmp_path)
    path, vault = lines_file(tmp_path / "a.jsonl", [lines[0], line, *lines[1:]]), MemoryVault()
    added = COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=True)
    assert added is not None
    assert added.added == Amount(1, 2, 2, 3)
    assert added.refused[0].line == 2
    assert not [one for one in added.refused if "heliotrope" in one.reason]


def test_half_a_line_at_the_end_is_told_as_a_missing_end(tmp_path: Path) -> None:
    content = b"".join(whole(tmp_path))
    path = lines_file(tmp_path / "a.jsonl", [content[: len(content) - 200]])
    assert "end of this copy is missing" in refusal(path, MemoryVault()).message


def test_what_version_1_wrote_is_read(tmp_path: Path) -> None:
    path, vault = lines_file(tmp_path / "a.jsonl", [HEAD, entry_line(), end(entries=1)]), MemoryVault()
    added = COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=False)
    assert added is not None
    assert added.added == Amount(entries=1)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert vault.journal.newest(9) == (Entry("a" * 32, moment, moment, "heliotrope"),)


MAP_LINE: dict[str, object] = {
    "kind": "body-map", "id": "b" * 32, "made": "2026-01-01T00:00:00.000+00:00", "made_zone": "UTC",
    "changed": "2026-01-01T00:00:00.000+00:00", "changed_zone": "UTC", "when": "any", "practice": None, "entry": None,
    "note": "heliotrope", "marks": [], "strokes": [],
}  # fmt: skip
MARK_PART: dict[str, object] = {"place": "jaw", "quality": "warm", "strength": 2, "depth": "inside", "note": ""}
STROKE_PART: dict[str, object] = {
    "view": "front", "points": [[1.0, 1.0]], "width": 9.0, "quality": "warm", "strength": 1, "depth": "skin",
    "places": [], "note": "",
}  # fmt: skip
HOUR_LINE: dict[str, object] = {
    "kind": "appointment", "id": "c" * 32, "begins": "2026-01-01T00:00:00.000+00:00", "begins_zone": "UTC",
    "minutes": 60, "therapist": "heliotrope", "note": "", "repeat": None,
}  # fmt: skip
REPEAT_PART: dict[str, object] = {"unit": "weeks", "every": 1, "times": None, "until": None, "left_out": []}
NOTE_LINE: dict[str, object] = {
    "kind": "voice-note", "id": "d" * 32, "entry": "a" * 32, "made": "2026-01-01T00:00:00.000+00:00",
    "made_zone": "UTC", "length": 1.5, "is_whole": True,
}  # fmt: skip
PIECE_LINE: dict[str, object] = {"kind": "voice-piece", "note": "d" * 32, "place": 0, "content": "T2dnUw=="}
BEYOND: dict[str, dict[str, object]] = {
    "a place that there is not": MAP_LINE | {"marks": [MARK_PART | {"place": "heliotrope"}]},
    "a quality that there is not": MAP_LINE | {"marks": [MARK_PART | {"quality": "heliotrope"}]},
    "a strength of 4": MAP_LINE | {"marks": [MARK_PART | {"strength": 4}]},
    "two marks at one place": MAP_LINE | {"marks": [MARK_PART, MARK_PART]},
    "a stroke far away": MAP_LINE | {"strokes": [STROKE_PART | {"points": [[1e9, 1.0]]}]},
    "a stroke without points": MAP_LINE | {"strokes": [STROKE_PART | {"points": []}]},
    "a point in three": MAP_LINE | {"strokes": [STROKE_PART | {"points": [[1.0, 1.0, 1.0]]}]},
    "10 000 points": MAP_LINE | {"strokes": [STROKE_PART | {"points": [[1.0, 1.0]] * 10_000}]},
    "10 000 strokes": MAP_LINE | {"strokes": [STROKE_PART] * 10_000},
    "a brush that is too wide": MAP_LINE | {"strokes": [STROKE_PART | {"width": 1e6}]},
    "an hour of no length": HOUR_LINE | {"minutes": 0},
    "an hour of a year": HOUR_LINE | {"minutes": 525_600},
    "a repeat of every 0": HOUR_LINE | {"repeat": REPEAT_PART | {"every": 0}},
    "a repeat a million times": HOUR_LINE | {"repeat": REPEAT_PART | {"times": 10**6}},
    "no last day": HOUR_LINE | {"repeat": REPEAT_PART | {"until": "heliotrope"}},
    "a day of a week": HOUR_LINE | {"repeat": REPEAT_PART | {"until": "2026-W01-1"}},
    "10 000 days left out": HOUR_LINE | {"repeat": REPEAT_PART | {"left_out": ["2026-01-01"] * 10_000}},
    "a note of a year": NOTE_LINE | {"length": 31_536_000.0},
    "a note of less than nothing": NOTE_LINE | {"length": -1.0},
    "a note of no page": NOTE_LINE | {"entry": "heliotrope"},
    "a piece that is no base64": PIECE_LINE | {"content": "heliotrope!"},
    "a piece that is too large": PIECE_LINE | {"content": "A" * 4 * 100_000},
}


@pytest.mark.parametrize("line", BEYOND.values(), ids=BEYOND)
def test_what_cannot_be_is_refused_by_its_line(tmp_path: Path, line: dict[str, object]) -> None:
    lines = [HEAD, json.dumps(line).encode() + b"\n", end()]
    refused = look(lines_file(tmp_path / "a.jsonl", lines)).refused
    assert [one.line for one in refused] == [2]
    assert "heliotrope" not in refused[0].reason


@pytest.mark.parametrize(
    ("line", "kind"), [(MAP_LINE, "maps"), (HOUR_LINE, "appointments"), (NOTE_LINE, "voices")], ids=str
)
def test_the_same_without_its_fault_is_read(tmp_path: Path, line: dict[str, object], kind: str) -> None:
    whole_line = line | ({"marks": [MARK_PART], "strokes": [STROKE_PART]} if kind == "maps" else {})
    whole_line |= {"repeat": REPEAT_PART} if kind == "appointments" else {}
    path = lines_file(tmp_path / "a.jsonl", [HEAD, json.dumps(whole_line).encode() + b"\n", end(**{kind: 1})])
    assert look(path) == Incoming(Amount(**{kind: 1}))


def test_a_second_import_changes_no_map_no_appointment_and_no_sound(tmp_path: Path, vault: Vault) -> None:
    written(between_appointments(small()), tmp_path / "copy")
    vault.voices.begin(VoiceNote("f" * 32, f"{2:032x}", EVENING, Seconds(9)))
    vault.voices.append("f" * 32, 0, b"mine")
    COPIES.bring_in(vault, tmp_path / "copy", lambda _share: True, leave_out_broken=False)
    added = COPIES.bring_in(vault, tmp_path / "copy", lambda _share: True, leave_out_broken=False)
    assert added is not None
    assert (added.added, added.present) == (Amount(), Amount(1, 2, 2, 3, 1, 1, 1))
    assert list(vault.voices.sound("f" * 32)) == [b"mine"]


def test_a_piece_of_sound_that_is_missing_is_told_as_a_missing_end(tmp_path: Path) -> None:
    written(between_appointments(small()), tmp_path / "copy")
    lines = (tmp_path / "copy" / LINES).read_bytes().splitlines(keepends=True)
    path = lines_file(tmp_path / "a.jsonl", [one for one in lines if b'"place":1' not in one])
    assert "end of this copy is missing" in refusal(path, MemoryVault()).message


@pytest.mark.parametrize("drop", range(1, 9))
def test_a_copy_without_one_of_its_lines_is_refused(tmp_path: Path, drop: int) -> None:
    lines = whole(tmp_path)
    path = lines_file(tmp_path / "a.jsonl", [*lines[:drop], *lines[drop + 1 :]])
    assert "end of this copy is missing" in refusal(path, MemoryVault()).message


def test_a_copy_of_a_newer_calmroom_is_refused(tmp_path: Path) -> None:
    path = lines_file(tmp_path / "a.jsonl", [HEAD.replace(b'"version":1', b'"version":4,"mood":1'), end()])
    assert "newer calmroom" in refusal(path).message


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 100, b"heliotrope\n", b"{}\n", end(), b'{"kind":"calmroom-export","version":true}\n', b"\x89PNG"],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "not a copy that calmroom made" in refusal(lines_file(tmp_path / "a.jsonl", [content])).message


def test_what_follows_the_end_is_refused(tmp_path: Path) -> None:
    path = lines_file(tmp_path / "a.jsonl", [HEAD, end(), entry_line()])
    assert "not a copy" in refusal(path).message


def test_a_file_of_broken_lines_alone_is_soon_given_up(tmp_path: Path) -> None:
    path = lines_file(tmp_path / "a.jsonl", [HEAD, b"\n" * MEGABYTE])
    assert "not a copy" in refusal(path).message


def test_a_line_without_an_end_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_reader, "LONGEST_LINE", MEGABYTE)
    path = lines_file(tmp_path / "a.jsonl", [HEAD, b"x" * (2 * MEGABYTE)])
    assert "not a copy" in refusal(path).message


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(CalmroomError, match="no such file"):
            look(path)
    with pytest.raises(CalmroomError, match="not a copy"):
        look(Path("/dev/zero"))


Spoil = Callable[[Path, Path], object]


def repack(copy: Path, path: Path, names: dict[str, str], **given: int) -> None:
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            again = zipfile.ZipInfo(names.get(info.filename, info.filename))
            again.compress_type = given.get("method", zipfile.ZIP_DEFLATED)
            again.external_attr = given.get("attributes", 0o100600 << 16)
            new.writestr(again, old.read(info.filename))


def added_to(copy: Path, path: Path, name: str) -> None:
    path.write_bytes(copy.read_bytes())
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(name, b"x")


def overlapping(copy: Path, path: Path) -> None:
    content = bytearray(copy.read_bytes())
    table = struct.unpack("<L", content[-6:-2])[0]
    second = content.index(b"PK\1\2", table + 4)
    third = content.index(b"PK\1\2", second + 4)
    content[third + 42 : third + 46] = content[second + 42 : second + 46]
    path.write_bytes(content)


def lying(copy: Path, path: Path) -> None:
    content = bytearray(copy.read_bytes())
    at = content.index(b"PK\1\2", content.index(LINES.encode(), struct.unpack("<L", content[-6:-2])[0]) - 46)
    content[at + 24 : at + 28] = struct.pack("<L", 10)
    path.write_bytes(content)


SPOILED: dict[str, Spoil] = {
    "a way up": lambda copy, path: added_to(copy, path, "../../x"),
    "an absolute name": lambda copy, path: added_to(copy, path, "/abs"),
    "a drive": lambda copy, path: added_to(copy, path, "C:\\x"),
    "a device": lambda copy, path: added_to(copy, path, "con.txt"),
    "a name that runs backwards": lambda copy, path: added_to(copy, path, "\u202egpj.exe"),
    "an archive within": lambda copy, path: added_to(copy, path, "more.zip"),
    "a folder": lambda copy, path: added_to(copy, path, "body-maps/"),
    "a body map of a hostile name": lambda copy, path: added_to(copy, path, "body-maps/../x.svg"),
    "a voice of a hostile name": lambda copy, path: added_to(copy, path, "voice-notes/../x.opus"),
    "no lines": lambda copy, path: repack(copy, path, {LINES: "journal.txt"}),
    "a link": lambda copy, path: repack(copy, path, {}, attributes=0o120777 << 16),
    "another method": lambda copy, path: repack(copy, path, {}, method=zipfile.ZIP_LZMA),
    "something before": lambda copy, path: path.write_bytes(b"junk" + copy.read_bytes()),
    "something after": lambda copy, path: path.write_bytes(copy.read_bytes() + b"junk"),
    "half of it": lambda copy, path: path.write_bytes(copy.read_bytes()[:900]),
    "one over the other": overlapping,
    "a size that lies": lying,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_zip_that_we_would_not_have_written_is_refused(tmp_path: Path, spoil: Spoil) -> None:
    written(small(), tmp_path / "copy.zip")
    spoil(tmp_path / "copy.zip", tmp_path / "spoiled.zip")
    assert "Nothing was changed" in refusal(tmp_path / "spoiled.zip", MemoryVault()).message


def test_a_zip_with_a_name_twice_is_refused(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy.zip")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "copy.zip", "a") as packed:
        packed.writestr(LINES, b"x")
    assert "not a copy" in refusal(tmp_path / "copy.zip", MemoryVault()).message


def test_a_zip_whose_lines_were_changed_is_refused(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy.zip")
    content = bytearray((tmp_path / "copy.zip").read_bytes())
    content[content.index(LINES.encode()) + 60] ^= 1
    (tmp_path / "copy.zip").write_bytes(content)
    assert "Nothing was changed" in refusal(tmp_path / "copy.zip", MemoryVault()).message


def test_a_thousand_million_zeros_in_a_zip_are_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_reader, "LONGEST_LINE", 4 * MEGABYTE)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = b"".join([packer.compress(bytes(MEGABYTE)) for _ in range(200)] + [packer.flush()])
    size, crc = 200 * MEGABYTE, 0
    name = LINES.encode()
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(zeros), size, len(name), 0) + name
    row = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(zeros), size, len(name), 0, 0, 0, 0, 0, 0)
    out = io.BytesIO()
    out.write(head + zeros)
    place = out.tell()
    out.write(row + name)
    out.write(struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(row + name), place, 0))
    (tmp_path / "bomb.zip").write_bytes(out.getvalue())
    tracemalloc.start()
    try:
        with pytest.raises(CalmroomError, match="not a copy"):
            look(tmp_path / "bomb.zip")
        assert tracemalloc.get_traced_memory()[1] < 50 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_zip_that_promises_more_than_it_can_hold_is_refused(tmp_path: Path) -> None:
    written(small(), tmp_path / "copy.zip")
    content = bytearray((tmp_path / "copy.zip").read_bytes())
    at = content.index(b"PK\1\2", struct.unpack("<L", content[-6:-2])[0])
    content[at + 24 : at + 28] = struct.pack("<L", 2**31)
    (tmp_path / "copy.zip").write_bytes(content)
    assert "not a copy" in refusal(tmp_path / "copy.zip", MemoryVault()).message
