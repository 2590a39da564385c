"""What a client gives back opens for the therapist, says who wrote it, and not how much."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from hypothesis import given
from hypothesis import strategies as any_
from unit.routines.hostile import refusal
from unit.routines.made import CLIENT, STRANGER, THERAPIST, built, code, files, go_on

from calmroom.domain.routine.handover import KeyPair, OtherKind, Sender
from calmroom.routines.body import FileBody
from calmroom.routines.limits import MOST_SHARE
from calmroom.routines.seal import SHARE, SealedBody, Sealing
from calmroom.routines.share import LEAST, STEP, SealedShares, step_of

TEXT = '{"words":"ein ruhiger Abend, 山"}'.encode()
TO_THERAPIST = Sender(CLIENT, code(THERAPIST))


def shared(folder: Path, text: bytes = TEXT, sender: Sender = TO_THERAPIST) -> Path:
    path = folder / "page.calmshare"
    SealedShares(CountedEntropy()).seal_share(text, sender, path)
    return path


def read(path: Path) -> bytes:
    return SealedShares(CountedEntropy()).open_share(path, THERAPIST)[0]


def test_the_therapist_reads_the_very_bytes_and_who_signed(tmp_path: Path) -> None:
    text, signer = SealedShares(CountedEntropy()).open_share(shared(tmp_path), THERAPIST)
    assert (text, signer) == (TEXT, code(CLIENT))


def test_nobody_else_reads_it(tmp_path: Path) -> None:
    path = shared(tmp_path)
    for keys in (CLIENT, STRANGER):
        refusal(partial(SealedShares(CountedEntropy()).open_share, path, keys))
    assert b"Abend" not in path.read_bytes()


def test_two_pages_of_different_length_are_of_one_size(tmp_path: Path) -> None:
    sizes = {shared(tmp_path, b'"%s"' % (b"x" * count)).stat().st_size for count in (0, 1, 300, 15_000)}
    assert len(sizes) == 1


@given(any_.integers(0, 40 * STEP))
def test_a_step_holds_it_and_is_not_far_above(size: int) -> None:
    step = step_of(size)
    assert size <= step <= max(LEAST, 2 * size, size + STEP)
    assert step in {LEAST << power for power in range(7)} or step % STEP == 0


def test_a_page_that_somebody_received_cannot_be_passed_on_as_if_to_another(tmp_path: Path) -> None:
    with shared(tmp_path).open("rb") as file:
        body = SealedBody(FileBody(file), SHARE, THERAPIST)
        content = body.read_at(0, body.size)
    path = tmp_path / "passed"
    with path.open("wb") as file:
        sealing = Sealing(file, SHARE, code(STRANGER), CountedEntropy())
        sealing.write(content)
        sealing.finish()
    told = refusal(lambda: SealedShares(CountedEntropy()).open_share(path, STRANGER))
    assert "its signature is not that of" in told.message


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (0, b"X", "newer"),
        (20, b"X", "signature"),
        (120, b"X", "signature"),
        (160, b"X", "signature"),
        (-1, b"x", "length"),
    ],
)
def test_what_is_changed_within_the_seal_is_told(tmp_path: Path, place: int, value: bytes, words: str) -> None:
    with shared(tmp_path).open("rb") as file:
        body = SealedBody(FileBody(file), SHARE, THERAPIST)
        content = bytearray(body.read_at(0, body.size))
    content[place] = value[0]
    path = tmp_path / "changed"
    with path.open("wb") as file:
        sealing = Sealing(file, SHARE, code(THERAPIST), CountedEntropy())
        sealing.write(bytes(content))
        sealing.finish()
    assert words in refusal(lambda: read(path)).message


@pytest.mark.parametrize("text", [b"", b"no json", b'{"a":1,"a":2}', b"[NaN]", b"[" * 99, b"\xff\xfe[\x00]\x00"])
def test_what_is_no_document_is_not_sealed(tmp_path: Path, text: bytes) -> None:
    refusal(lambda: shared(tmp_path, text))
    assert not list(tmp_path.iterdir())


def test_too_much_is_not_sealed(tmp_path: Path) -> None:
    assert "more in it than" in refusal(lambda: shared(tmp_path, b'"%s"' % (b"x" * MOST_SHARE))).message


def test_it_is_never_written_for_everybody(tmp_path: Path) -> None:
    assert "nobody to seal it to" in refusal(lambda: shared(tmp_path, sender=Sender(CLIENT))).message


def test_a_routine_is_not_taken_for_a_page(tmp_path: Path) -> None:
    plain, sealed = built(tmp_path), built(tmp_path, sender=Sender(CLIENT, code(THERAPIST)), name="sealed")
    large = tmp_path / "large"
    large.write_bytes(plain.read_bytes()[:100] + bytes(19 * 2**20))
    for path in (plain, sealed, large):
        fault = refusal(lambda path=path: read(path))  # type: ignore[misc]
        assert isinstance(fault, OtherKind)
        assert (fault.suffix, "this file is a routine, whatever its name says" in fault.message) == (
            ".calmroutine",
            True,
        )
    assert "no such file" in refusal(lambda: read(tmp_path / "nothing")).message


@pytest.mark.parametrize("keys", [THERAPIST, STRANGER, None])
def test_a_page_is_not_taken_for_a_routine_and_it_is_said_what_it_is(tmp_path: Path, keys: KeyPair | None) -> None:
    fault = refusal(lambda: files(tmp_path).open(shared(tmp_path), keys, go_on))
    assert isinstance(fault, OtherKind)
    assert fault.suffix == ".calmshare"
    assert "this file is a page that a client gives back" in fault.message
