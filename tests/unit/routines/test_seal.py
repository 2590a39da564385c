"""What is sealed opens for one person, and not a byte of it can be changed, moved, cut off or added."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from unit.routines.hostile import refusal
from unit.routines.made import CLIENT, STRANGER, code

from calmroom.domain.routine.handover import PublicCode
from calmroom.routines.body import FileBody
from calmroom.routines.seal import CHUNK, HEAD, ROUTINE, SHARE, TAG, SealedBody, Sealing

SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 77]


def sealed(folder: Path, content: bytes, to: PublicCode | None = None) -> Path:
    path = folder / "sealed"
    with path.open("wb") as file:
        sealing = Sealing(file, ROUTINE, to or code(CLIENT), CountedEntropy())
        for start in range(0, len(content), 10_000):
            sealing.write(content[start : start + 10_000])
        sealing.finish()
    return path


def unsealed(path: Path, kind: int = ROUTINE) -> bytes:
    with path.open("rb") as file:
        body = SealedBody(FileBody(file), kind, CLIENT)
        return body.read_at(0, body.size)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_opened(tmp_path: Path, size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    path = sealed(tmp_path, content)
    assert unsealed(path) == content
    assert path.stat().st_size == HEAD + size + TAG * max(1, -(-size // CHUNK))


@pytest.mark.parametrize("size", SIZES)
def test_cut_off_anywhere_it_does_not_open(tmp_path: Path, size: int) -> None:
    path = sealed(tmp_path, bytes(size))
    whole = path.read_bytes()
    ends = {HEAD - 1, HEAD, HEAD + TAG, HEAD + CHUNK + TAG, len(whole) - 1, len(whole) - TAG, len(whole) - CHUNK - TAG}
    for end in sorted(ends):
        if 0 <= end < len(whole):
            path.write_bytes(whole[:end])
            refusal(lambda: unsealed(path))


@pytest.mark.parametrize("size", SIZES)
def test_with_anything_behind_its_end_it_does_not_open(tmp_path: Path, size: int) -> None:
    path = sealed(tmp_path, bytes(size))
    whole = path.read_bytes()
    for more in (b"x", bytes(TAG), bytes(CHUNK + TAG), whole[HEAD:]):
        path.write_bytes(whole + more)
        refusal(lambda: unsealed(path))


def test_chunks_that_changed_places_do_not_open(tmp_path: Path) -> None:
    path = sealed(tmp_path, bytes(3 * CHUNK + 5))
    whole = path.read_bytes()
    step = CHUNK + TAG
    first, second = whole[HEAD : HEAD + step], whole[HEAD + step : HEAD + 2 * step]
    path.write_bytes(whole[:HEAD] + second + first + whole[HEAD + 2 * step :])
    refusal(lambda: unsealed(path))


def test_no_bit_of_it_can_be_turned_over(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"a few words")
    whole = path.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        refusal(lambda: unsealed(path))


def test_one_purpose_does_not_serve_for_another(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"words")
    assert "this file is a routine" in refusal(lambda: unsealed(path, SHARE)).message
    changed = bytearray(path.read_bytes())
    changed[17] = SHARE
    path.write_bytes(changed)
    assert "somebody else's code" in refusal(lambda: unsealed(path, SHARE)).message


def test_a_newer_version_is_named(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"words")
    changed = bytearray(path.read_bytes())
    changed[16] = 2
    path.write_bytes(changed)
    assert "newer calmroom" in refusal(lambda: unsealed(path)).message


def test_two_files_of_the_same_words_have_nothing_in_common(tmp_path: Path) -> None:
    entropy, made = CountedEntropy(), []
    for name in ("one", "two"):
        with (tmp_path / name).open("wb") as file:
            sealing = Sealing(file, ROUTINE, code(CLIENT), entropy)
            sealing.write(bytes(1000))
            sealing.finish()
        made.append((tmp_path / name).read_bytes()[20:])
    assert not [place for place in range(0, 1000, 8) if made[0][place : place + 8] == made[1][place : place + 8]]


def test_it_is_read_from_any_place(tmp_path: Path) -> None:
    content = bytes(number % 251 for number in range(3 * CHUNK))
    with sealed(tmp_path, content).open("rb") as file:
        body = SealedBody(FileBody(file), ROUTINE, CLIENT)
        for place, count in ((2 * CHUNK - 3, 6), (0, 1), (CHUNK, CHUNK), (3 * CHUNK - 1, 1), (5, 0)):
            assert body.read_at(place, count) == content[place : place + count]
        refusal(lambda: body.read_at(3 * CHUNK - 1, 2))


@pytest.mark.parametrize("point", [bytes(32), (1).to_bytes(32, "little"), b"\xed" + b"\xff" * 30 + b"\x7f"])
def test_nothing_is_sealed_to_a_key_that_everybody_has(tmp_path: Path, point: bytes) -> None:
    """Points of small order, whose secret is known whatever it is sealed with (RFC 7748, 6.1)."""
    known = PublicCode(code(STRANGER).verifying, point, "", ())
    assert "Nothing can be sealed" in refusal(lambda: sealed(tmp_path, b"words", known)).message
