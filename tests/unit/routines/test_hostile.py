"""Containers that somebody means ill with: each is refused, says why, and leaves nothing anywhere."""

from __future__ import annotations

import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from unit.routines.hostile import DEFLATED, FILES, Json, manifest, naming, refusal, signed, spelled, whole, zipped
from unit.routines.made import SOUND, STRANGER, THERAPIST, built, code, files, go_on, opened, routine

from calmroom.domain.routine.handover import Sender
from calmroom.routines.limits import is_name, most_of
from calmroom.routines.sign import public_halves

CENTRAL, LOCAL, END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"


def refused(folder: Path, content: bytes, words: str) -> None:
    """It is refused in these words, and nothing is anywhere but the file itself."""
    path = folder / "hostile.calmroutine"
    path.write_bytes(content)
    before = sorted(folder.rglob("*"))
    assert words in refusal(lambda: opened(folder, path)).message
    assert sorted(folder.rglob("*")) == before


def honest(folder: Path) -> list[tuple[str, bytes]]:
    told = manifest(folder)
    told["from"] = dict(zip(("verifying", "sealing"), (half.hex() for half in public_halves(THERAPIST)), strict=True))
    return [*signed(spelled(naming(told, FILES))), *FILES.items()]


def patched(content: bytes, mark: bytes, place: int, form: str, value: int) -> bytes:
    """The first record of that kind with another value in it."""
    changed = bytearray(content)
    struct.pack_into(form, changed, content.index(mark) + place, value)
    return bytes(changed)


def test_what_a_stranger_puts_together_rightly_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.calmroutine"
    path.write_bytes(whole(tmp_path))
    assert opened(tmp_path, path).routine == routine()


def test_what_is_deflated_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "r.calmroutine"
    files_ = {name: content for name, content in FILES.items() if name.startswith("scripts")}
    told = naming(manifest(tmp_path), files_)
    told["from"] = dict(zip(("verifying", "sealing"), (half.hex() for half in public_halves(THERAPIST)), strict=True))
    path.write_bytes(zipped([*signed(spelled(told)), *files_.items()], DEFLATED))
    assert opened(tmp_path, path).scripts


@pytest.mark.parametrize("part", ["manifest.json", "manifest.sig", "scripts/maya.calm.md", "audio/line-1.opus"])
def test_01_a_bit_that_flipped_anywhere_is_told(tmp_path: Path, part: str) -> None:
    path = built(tmp_path)
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(part)
    content = bytearray(path.read_bytes())
    content[info.header_offset + 30 + len(part) + info.file_size // 2] ^= 0x10
    refused(tmp_path, bytes(content), "changed on its way")


@pytest.mark.parametrize("part", range(1, 4))
def test_01_a_flipped_bit_whose_sum_was_mended_is_told(tmp_path: Path, part: int) -> None:
    entries = honest(tmp_path)
    name, content = entries[part]
    entries[part] = (name, bytes([content[0] ^ 1]) + content[1:])
    refused(tmp_path, zipped(entries), "changed on its way")


def test_02_an_unknown_key_is_told_as_new_and_never_as_known(tmp_path: Path) -> None:
    found = opened(tmp_path, built(tmp_path, sender=Sender(STRANGER)))
    assert found.signer is not None
    assert (found.signer.standing, found.signer.code) == ("new", code(STRANGER))


def test_03_another_key_does_not_take_the_place_of_what_is_there(tmp_path: Path) -> None:
    mine = files(tmp_path)
    first = built(tmp_path)
    mine.install(first, opened(tmp_path, first), None, go_on)
    forged = built(tmp_path, 2, Sender(STRANGER), "forged.calmroutine")
    found = opened(tmp_path, forged)
    assert "signed by somebody else" in found.problems[0]
    assert "signed by somebody else" in refusal(lambda: mine.install(forged, found, None, go_on)).message


def test_04_an_older_edition_does_not_take_the_place_of_a_newer(tmp_path: Path) -> None:
    mine = files(tmp_path)
    old, new = built(tmp_path, 1, name="old"), built(tmp_path, 2, name="new")
    mine.install(new, opened(tmp_path, new), None, go_on)
    before = sorted((tmp_path / "routines").rglob("*"))
    found = opened(tmp_path, old)
    assert "edition 1 of the routine, and you have edition 2" in found.problems[0]
    assert "you have edition 2" in refusal(lambda: mine.install(old, found, None, go_on)).message
    assert sorted((tmp_path / "routines").rglob("*")) == before


def test_04_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    mine, path = files(tmp_path), built(tmp_path)
    for _ in range(2):
        assert mine.install(path, opened(tmp_path, path), None, go_on)
    assert not opened(tmp_path, path).problems
    assert len(list((tmp_path / "routines").rglob("sound-*"))) == 1


def test_04_two_files_of_one_edition_are_told(tmp_path: Path) -> None:
    mine, path = files(tmp_path), built(tmp_path)
    mine.install(path, opened(tmp_path, path), None, go_on)
    other = tmp_path / "other.calmroutine"
    other.write_bytes(whole(tmp_path, lambda told: told["routine"].update(title="Another")))
    assert "the same edition" in opened(tmp_path, other).problems[0]


NAMES = [
    *("../../x", "/abs", "C:\\x", "..\\x", "con", "x:ads", "a" * 300, "e\u0301.calm.md", "scripts/", "scripts"),
    *("scripts/../x.calm.md", "scripts//x.calm.md", "scripts/.calm.md", "scripts/..calm.md", "scripts/con.calm.md"),
    *("scripts/a/b.calm.md", "scripts/Maya.calm.md", "scripts/x.py", "audio/x.mp3", "audio/nul.opus", "x.calm.md"),
    *(
        "scripts/a\u202eb.calm.md",
        "scripts/x.calm.md\x01.exe",
        "MANIFEST.JSON",
        "audio/com1.opus",
        "scripts/lpt9.calm.md",
    ),
    *("scripts/<b>.calm.md", "manifest.json/", "./manifest.json", "audio/a.opus ", "audio/line-1.opus."),
]


@pytest.mark.parametrize("name", NAMES)
def test_05_no_name_leads_anywhere(tmp_path: Path, name: str) -> None:
    refused(tmp_path, zipped([*honest(tmp_path), (name, b"x")]), "a name that there cannot be")


@pytest.mark.parametrize("name", NAMES)
def test_05_no_such_name_is_taken_from_a_signed_manifest(tmp_path: Path, name: str) -> None:
    content = whole(tmp_path, lambda told: told["scripts"][0].update(file=name.rpartition("/")[2] or name))
    path = tmp_path / "hostile"
    path.write_bytes(content)
    refusal(lambda: opened(tmp_path, path))


def test_05_what_is_allowed_is_small_letters_in_one_segment() -> None:
    assert is_name("maya_1-a.calm.md")
    assert not any(
        map(is_name, ("", ".", "..", "a..b", "A", "a/b", "con", "con.opus", "nul.calm.md", "a.", "é", "a b"))
    )
    assert most_of("scripts/a.calm.md") == 256 * 1024
    assert not most_of("elsewhere/a.calm.md")


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFDIR], ids=hex
)
def test_06_links_devices_and_folders_are_refused(tmp_path: Path, kind: int) -> None:
    link = zipfile.ZipInfo("audio/link.opus")
    link.external_attr = (kind | 0o777) << 16
    refused(tmp_path, zipped([*honest(tmp_path), (link, b"/etc/passwd")]), "a link, a folder or a device")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((8, "<H", 0x1), "wants a password"),
        ((8, "<H", 0x8), "packed in another way"),
        ((10, "<H", 12), "packed in another way"),
        ((10, "<H", 14), "packed in another way"),
        ((10, "<H", 99), "packed in another way"),
        ((30, "<H", 8), "says more than it may"),
        ((32, "<H", 8), "says more than it may"),
        ((20, "<I", 0xFFFFFFFF), "two sizes"),
        ((24, "<I", 0xFFFFFFFF), "larger than such a part can be"),
        ((42, "<I", 7), "lie over one another"),
        ((16, "<I", 7), "calls itself something else"),
        ((34, "<H", 3), "says more than it may"),
    ],
)
def test_06_what_a_directory_may_not_say_is_refused(tmp_path: Path, change: tuple[int, str, int], words: str) -> None:
    refused(tmp_path, patched(zipped(honest(tmp_path)), CENTRAL, *change), words)


def test_07_a_part_that_would_grow_beyond_measure_is_refused_before_it_is_read(tmp_path: Path) -> None:
    bomb = zipped([("manifest.json", bytes(2**20))], DEFLATED)
    assert len(bomb) < 2000
    refused(tmp_path, bomb, "grow beyond measure")


def test_07_a_part_whose_head_lies_is_read_no_further_than_it_says(tmp_path: Path) -> None:
    """Ten bytes are told, a hundred million come."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = packed.compress(bytes(10**8)) + packed.flush()
    name = b"manifest.json"
    told = (20, 0, 8, 0, 33, 0, len(content), 10, len(name), 0)
    local = struct.pack("<4s5H3I2H", LOCAL, *told) + name + content
    row = struct.pack("<4s6H3I5H2I", CENTRAL, 20, *told, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", END, 0, 0, 1, 1, len(row), len(local), 0)
    tracemalloc.start()
    try:
        refused(tmp_path, local + row + end, "larger than it says")
        assert tracemalloc.get_traced_memory()[1] < 5 * 2**20
    finally:
        tracemalloc.stop()


def test_08_parts_that_overlap_are_refused(tmp_path: Path) -> None:
    content = zipped(honest(tmp_path))
    first = content.index(CENTRAL)
    second = content.index(CENTRAL, first + 4)
    changed = bytearray(content)
    struct.pack_into("<I", changed, second + 42, 0)
    refused(tmp_path, bytes(changed), "lie over one another")


def test_08_a_hundred_thousand_parts_are_refused(tmp_path: Path) -> None:
    rows = struct.pack("<4s6H3I5H2I", CENTRAL, *(0,) * 16) * 65_535
    end = struct.pack("<4s4H2IH", END, 0, 0, 65_535, 65_535, len(rows), 0, 0)
    refused(tmp_path, LOCAL + rows + end, "too much")
    many = zipped([*honest(tmp_path), *((f"audio/a{number}.opus", b"x") for number in range(600))])
    refused(tmp_path, many, "more than 512 parts")


@pytest.mark.parametrize("inner", [b"PK\x03\x04rest", b"\x1f\x8brest", b"7z\xbc\xaf'\x1c", b"Rar!\x1a\x07"])
def test_08_an_archive_inside_is_refused(tmp_path: Path, inner: bytes) -> None:
    refused(tmp_path, whole(tmp_path, files={**FILES, "audio/line-1.opus": inner}), "an archive itself")


def test_08_two_directories_are_refused(tmp_path: Path) -> None:
    content = zipped(honest(tmp_path))
    begin, end = content.index(CENTRAL), content.index(END)
    twice = content + content[begin:]
    refused(tmp_path, twice, "not where it says")
    doubled = patched(content[:end] + content[begin:], END, 16, "<I", begin + end - begin)
    refused(tmp_path, doubled, "between its parts")


@pytest.mark.parametrize("junk", [b"x", b"#!/bin/sh\n", b"MZ" + bytes(500), bytes(4096)])
def test_08_junk_before_the_first_part_or_behind_the_last_is_refused(tmp_path: Path, junk: bytes) -> None:
    refused(tmp_path, junk + zipped(honest(tmp_path)), "no file of calmroom")
    refused(tmp_path, zipped(honest(tmp_path)) + junk, "end of this file is missing")


def test_08_junk_that_looks_like_a_part_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, LOCAL + bytes(60) + zipped(honest(tmp_path)), "not where it says")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twice", range(4))
def test_09_a_name_twice_is_refused(tmp_path: Path, twice: int) -> None:
    entries = honest(tmp_path)
    refused(tmp_path, zipped([*entries, entries[twice]]), "stands in it twice")


@pytest.mark.parametrize("missing", range(2, 4))
def test_10_a_file_that_the_manifest_names_and_is_not_there_is_told(tmp_path: Path, missing: int) -> None:
    entries = honest(tmp_path)
    del entries[missing]
    refused(tmp_path, zipped(entries), "other files than it says")


def test_10_a_file_that_the_manifest_does_not_name_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, zipped([*honest(tmp_path), ("audio/more.opus", SOUND)]), "other files than it says")


def test_10_a_container_without_a_manifest_or_its_signature_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, zipped(honest(tmp_path)[1:]), "no file of calmroom")
    entries = honest(tmp_path)
    refused(tmp_path, zipped([entries[0], *entries[2:]]), "its signature is missing")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda told: told["recordings"][0].update(bytes=1), "another size than was signed"),
        (lambda told: told["recordings"][0].update(sha256="0" * 64), "not the one that was signed"),
        (lambda told: told["scripts"][0].update(sha256="0" * 64), "not the one that was signed"),
        (lambda told: told["scripts"].append(told["scripts"][0]), "name a file twice"),
    ],
)
def test_10_sizes_and_sums_that_differ_are_told(tmp_path: Path, change: Callable[[Json], None], words: str) -> None:
    refused(tmp_path, whole(tmp_path, change), words)


def test_a_signature_for_another_manifest_is_refused(tmp_path: Path) -> None:
    entries, other = honest(tmp_path), whole(tmp_path, lambda told: told["routine"].update(title="Other"))
    path = tmp_path / "other"
    path.write_bytes(other)
    with zipfile.ZipFile(path) as archive:
        entries[1] = ("manifest.sig", archive.read("manifest.sig"))
    refused(tmp_path, zipped(entries), "its signature is not that of")


def test_a_signature_for_another_purpose_is_refused(tmp_path: Path) -> None:
    from calmroom.routines.sign import SHARE, sign  # noqa: PLC0415 - for this one

    entries = honest(tmp_path)
    entries[1] = ("manifest.sig", sign(THERAPIST, SHARE, entries[0][1]))
    refused(tmp_path, zipped(entries), "its signature is not that of")


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 0.9, 0.99, 0.9999])
def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path, share: float) -> None:
    content = built(tmp_path).read_bytes()
    path = tmp_path / "short"
    path.write_bytes(content[: int(len(content) * share)])
    refusal(lambda: opened(tmp_path, path))


@pytest.mark.parametrize(
    "content",
    [b"", b"P", b"PK", b"%PDF-1.7", b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'b'>]>", b"a: &a [x, x]\nb: *a\n"],
)
def test_12_what_is_no_container_is_never_parsed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.calmroutine"
    path.write_bytes(content)
    refusal(lambda: opened(tmp_path, path))


def test_a_folder_a_missing_file_and_a_pipe_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        told = refusal(partial(opened, tmp_path, path))
        assert told.message == "There is no such file. Nothing was changed."
