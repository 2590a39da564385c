"""Sound that somebody sent: what it is, and why it is not played."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from calmroom.audio.clips.received import SoundRefused, seconds_of

RATE = 48_000


def sound(seconds: float = 2.0, channels: int = 1) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    at = np.arange(round(seconds * RATE)) / RATE
    wave = (0.2 * np.sin(2 * np.pi * 220 * at)).astype(np.float32)
    return np.repeat(wave[:, np.newaxis], channels, axis=1)


def flac(seconds: float = 2.0, rate: int = RATE, channels: int = 1, subtype: str = "PCM_16") -> bytes:
    made = io.BytesIO()
    soundfile.write(made, sound(seconds, channels), rate, format="FLAC", subtype=subtype)
    return made.getvalue()


def opus(seconds: float = 2.0) -> bytes:
    made = io.BytesIO()
    soundfile.write(made, sound(seconds), RATE, format="OGG", subtype="OPUS")
    return made.getvalue()


def refused(content: bytes) -> str:
    with pytest.raises(SoundRefused) as raised:
        seconds_of(io.BytesIO(content))
    assert str(raised.value).endswith(".")
    return str(raised.value)


@pytest.mark.parametrize(
    "content", [flac(), flac(rate=8000, seconds=1 / 3), flac(channels=2, subtype="PCM_24"), opus()]
)
def test_opus_and_flac_are_measured(content: bytes) -> None:
    assert seconds_of(io.BytesIO(content)) == pytest.approx(2.0, abs=0.01)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"RIFF\xff\xff\xff\xffWAVEfmt ",
        b"ID3\x04" + bytes(500),
        b"OggS" + bytes(500),
        b"fLaC" + bytes(500),
        b"<?xml version='1.0'?><svg/>",
    ],
)
def test_16_what_only_calls_itself_sound_is_refused(content: bytes) -> None:
    refused(content)


def test_16_ogg_that_is_not_opus_is_refused() -> None:
    made = io.BytesIO()
    soundfile.write(made, sound(), RATE, format="OGG", subtype="VORBIS")
    assert "neither Opus nor FLAC" in refused(made.getvalue())


def test_17_a_head_that_claims_hours_gets_nothing() -> None:
    """The number of samples of a FLAC file stands in 36 bits of its first block (RFC 9639, 8.2)."""
    for claimed in (2**36 - 1, 10 * RATE, 4 * 3600 * RATE):
        content = bytearray(flac())
        packed = int.from_bytes(content[18:26], "big") >> 36 << 36 | claimed
        content[18:26] = packed.to_bytes(8, "big")
        refused(bytes(content))


@pytest.mark.parametrize("share", [0.001, 0.02, 0.3, 0.7, 0.99])
@pytest.mark.parametrize("make", [flac, opus])
def test_18_sound_cut_short_is_refused(make: object, share: float) -> None:
    content = flac() if make is flac else opus()
    refused(content[: int(len(content) * share)])


def test_19_more_channels_than_two_are_refused() -> None:
    assert "channels" in refused(flac(channels=3))


@pytest.mark.parametrize("rate", [1, 7_999, 4_000])
def test_19_a_rate_that_nothing_plays_is_refused(rate: int) -> None:
    assert "rate" in refused(flac(seconds=0.5, rate=rate))


def test_19_a_rate_of_nothing_is_refused() -> None:
    content = bytearray(flac())
    content[18:21] = struct.pack(">I", int.from_bytes(content[18:22], "big") & 0xFFF)[:3]
    refused(bytes(content))


def test_sound_without_a_frame_is_refused() -> None:
    refused(flac(seconds=0))


def test_it_is_read_within_another_file(tmp_path: Path) -> None:
    """As it lies in a container: something before it, something behind it."""
    from calmroom.routines.body import FileBody, Window  # noqa: PLC0415 - another room's, for this one

    path = tmp_path / "container"
    path.write_bytes(b"x" * 777 + flac() + b"y" * 99_999)
    with path.open("rb") as file:
        window = io.BufferedReader(Window(FileBody(file), 777, len(flac())))
        assert seconds_of(window) == 2.0
