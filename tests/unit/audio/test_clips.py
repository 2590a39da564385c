"""Clips from files, of which some are hostile."""

from __future__ import annotations

import os
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes.sounds import tone

from calmroom.audio.clips.shelf import ClipRefused, Shelf, read_clip
from calmroom.audio.frames import Mono
from calmroom.domain.units import RATE


def write(path: Path, sound: np.ndarray[tuple[int, ...], np.dtype[np.float32]], rate: int = RATE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, sound, rate, subtype="FLOAT" if path.suffix == ".wav" else None)
    return path


def test_a_clip_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert np.array_equal(read_clip(write(tmp_path / "a.wav", tone(5_000))), tone(5_000))


def test_both_sides_are_folded_into_the_middle(tmp_path: Path) -> None:
    sides = np.stack((tone(5_000), np.zeros(5_000, dtype=np.float32)), axis=1)
    assert np.allclose(read_clip(write(tmp_path / "a.wav", sides)), tone(5_000) / 2, atol=1e-7)


def test_six_channels_are_folded_too(tmp_path: Path) -> None:
    assert read_clip(write(tmp_path / "a.wav", np.repeat(tone(900)[:, np.newaxis], 6, axis=1))).shape == (900,)


@pytest.mark.parametrize("rate", [8_000, 44_100])
def test_another_rate_is_brought_to_the_engines(tmp_path: Path, rate: int) -> None:
    assert read_clip(write(tmp_path / "a.flac", tone(rate), rate)).size == RATE


def test_what_is_no_number_becomes_silence(tmp_path: Path) -> None:
    sound = np.array([0.5, np.nan, np.inf, -np.inf, 7.0, -0.5], dtype=np.float32)
    assert read_clip(write(tmp_path / "a.wav", sound)).tolist() == [0.5, 0.0, 0.0, 0.0, 1.0, -0.5]


def claims_gigabytes(path: Path) -> None:
    whole = bytearray(write(path, tone(100)).read_bytes())
    at = whole.index(b"data")
    whole[at + 4 : at + 8] = b"\xf0\xff\xff\x7f"
    path.write_bytes(whole)


def claims_a_day(path: Path) -> None:
    """A FLAC file whose head speaks of 2**36 frames."""
    whole = bytearray(write(path, tone(100)).read_bytes())
    whole[21] |= 0x0F
    whole[22:26] = b"\xff" * 4
    path.write_bytes(whole)


@pytest.mark.parametrize(("name", "claim"), [("a.wav", claims_gigabytes), ("a.flac", claims_a_day)])
def test_a_header_that_claims_gigabytes_is_refused_and_gets_no_memory(
    tmp_path: Path, name: str, claim: Callable[[Path], None]
) -> None:
    claim(tmp_path / name)
    tracemalloc.start()
    try:
        with pytest.raises(ClipRefused):
            read_clip(tmp_path / name)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_the_longest_clip_of_another_rate_takes_bounded_memory(tmp_path: Path) -> None:
    write(tmp_path / "a.flac", np.repeat(tone(96_000 * 4)[:, np.newaxis], 2, axis=1), 96_000)
    tracemalloc.start()
    try:
        assert read_clip(tmp_path / "a.flac").size == 4 * RATE
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("share", [0.03, 0.3, 0.6, 0.99])
@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.opus"])
def test_a_file_that_was_cut_short_is_refused(tmp_path: Path, name: str, share: float) -> None:
    noise = np.random.default_rng(3).normal(0.0, 0.1, 20_000).astype(np.float32)
    if name == "a.opus":
        soundfile.write(tmp_path / name, noise, RATE, format="OGG", subtype="OPUS")
    else:
        write(tmp_path / name, noise)
    whole = (tmp_path / name).read_bytes()
    assert read_clip(tmp_path / name).size == noise.size
    (tmp_path / name).write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ClipRefused):
        read_clip(tmp_path / name)


def test_an_opus_file_that_was_cut_between_two_pages_is_refused(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).normal(0.0, 0.1, 5 * RATE).astype(np.float32)
    soundfile.write(tmp_path / "a.opus", noise, RATE, format="OGG", subtype="OPUS")
    whole = (tmp_path / "a.opus").read_bytes()
    (tmp_path / "a.opus").write_bytes(whole[: whole.rindex(b"OggS")])
    with pytest.raises(ClipRefused, match="cut short"):
        read_clip(tmp_path / "a.opus")


@pytest.mark.parametrize("content", [b"", b"RIFF", b"OggS" * 50, os.urandom(4_000), b"fLaC" + b"\0" * 90])
@pytest.mark.parametrize("name", ["a.wav", "a.opus", "a.flac"])
def test_what_is_no_sound_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ClipRefused):
        read_clip(tmp_path / name)


def test_another_kind_of_file_is_not_even_opened(tmp_path: Path) -> None:
    with pytest.raises(ClipRefused):
        read_clip(write(tmp_path / "a.aiff", tone(100)))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.wav")
    with pytest.raises(ClipRefused):
        read_clip(tmp_path / "a.wav")


def test_a_clip_of_more_than_two_minutes_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.flac", np.zeros(8_000 * 121, dtype=np.float32), 8_000)
    with pytest.raises(ClipRefused, match="two minutes"):
        read_clip(tmp_path / "a.flac")


def test_a_clip_without_frames_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClipRefused, match="empty"):
        read_clip(write(tmp_path / "a.wav", tone(0)))


def test_the_folder_named_first_wins(tmp_path: Path) -> None:
    write(tmp_path / "own" / "a.wav", tone(10))
    write(tmp_path / "bundled" / "a.wav", tone(20))
    write(tmp_path / "bundled" / "b.wav", tone(30))
    shelf = Shelf([tmp_path / "own", tmp_path / "bundled"], lambda _: None)
    assert [shelf.get(name).size for name in ("a.wav", "b.wav")] == [10, 30]


@pytest.mark.parametrize("path", ["../secret.wav", "sub/../../secret.wav", "link.wav"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, path: str) -> None:
    write(tmp_path / "secret.wav", tone(100))
    (tmp_path / "clips" / "sub").mkdir(parents=True)
    (tmp_path / "clips" / "link.wav").symlink_to(tmp_path / "secret.wav")
    assert Shelf([tmp_path / "clips"], lambda _: None).get(path).size == 0


def test_an_absolute_path_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.wav", tone(100))
    assert Shelf([tmp_path / "clips"], lambda _: None).get(str(secret)).size == 0


def test_a_missing_clip_is_silence_and_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    shelf = Shelf([tmp_path], told.append)
    assert [shelf.get("gone.opus").size for _ in range(3)] == [0, 0, 0]
    assert told == ["gone.opus"]


def test_a_clip_that_is_asked_for_while_it_is_read_ahead_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.wav", tone(1_000))
    begun, go_on, read = threading.Event(), threading.Event(), list[Path]()

    def slowly(path: Path) -> Mono:
        read.append(path)
        begun.set()
        go_on.wait(5)
        return read_clip(path)

    monkeypatch.setattr("calmroom.audio.clips.shelf.read_clip", slowly)
    shelf = Shelf([tmp_path], lambda _: None)
    shelf.want(["a.wav"])
    assert begun.wait(5)
    shelf.want(["a.wav"])
    go_on.set()
    assert shelf.get("a.wav").size == 1_000
    shelf.want(["a.wav"])
    shelf.close()
    assert len(read) == 1


def test_clips_are_decoded_ahead(tmp_path: Path) -> None:
    write(tmp_path / "a.wav", tone(1_000))
    shelf = Shelf([tmp_path], lambda _: None)
    shelf.want(["a.wav"])
    pause = threading.Event()
    while "a.wav" not in shelf._kept:
        pause.wait(0.005)
    (tmp_path / "a.wav").unlink()
    assert shelf.get("a.wav").size == 1_000
    shelf.close()


def test_only_a_few_seconds_of_sound_are_kept(tmp_path: Path) -> None:
    shelf = Shelf([tmp_path], lambda _: None)
    for number in range(12):
        shelf.get(write(tmp_path / f"{number}.wav", tone(10 * RATE)).name)
    assert sum(each.nbytes for each in shelf._kept.values()) <= 8 * 2**20
    assert "11.wav" in shelf._kept


def test_what_is_needed_soon_is_kept_longest(tmp_path: Path) -> None:
    shelf = Shelf([tmp_path], lambda _: None)
    names = [write(tmp_path / f"{number}.wav", tone(15 * RATE)).name for number in range(5)]
    shelf.get(names[0])
    shelf.want([names[0]])
    for name in names[1:]:
        shelf.get(name)
    assert names[0] in shelf._kept
    shelf.close()
