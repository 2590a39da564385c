"""A short practice with parts, words and hostile letters, and what ffprobe and ffmpeg find in a file."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from fakes.library import phase, timeline

from calmroom.domain.script import PhaseName
from calmroom.domain.timeline import BedCue, CaptionCue, NarrationCue, PhaseCue, Programme
from calmroom.domain.units import RATE, to_frames

needs_ffmpeg = pytest.mark.skipif(
    shutil.which("ffmpeg") is None or shutil.which("ffprobe") is None,
    reason="ffmpeg, the independent judge, is missing",
)
TITLE = 'A=b; c # d \\ e\nf "g" / [CHAPTER] ü 😀'
ONE_ROW = 'A=b; c # d \\ e f "g" / [CHAPTER] ü 😀'
PART = "Sit; lean=ing #1 \\"
WORDS = ("You might sit, or lie.", "There is no need = to find; anything # at all \\ here.\nOr there is.")
SECONDS = 12


def practice() -> Programme:
    """Twelve seconds in three parts, with two lines that sound."""
    spoken = [
        (
            NarrationCue(to_frames(at), to_frames(at + 2), "a.wav"),
            CaptionCue(to_frames(at), to_frames(at + 2), text, quiet=False),
        )
        for at, text in zip((1.5, 6.25), WORDS, strict=True)
    ]
    return Programme(
        timeline(
            SECONDS,
            BedCue(to_frames(0), to_frames(SECONDS), "room", to_frames(1), to_frames(1)),
            PhaseCue(to_frames(0), to_frames(5), PhaseName.SETTLE, PART),
            phase(5, 10, PhaseName.BODY),
            PhaseCue(to_frames(10), to_frames(SECONDS), PhaseName.RETURN, ""),
            *(cue for pair in spoken for cue in pair),
        )
    )


def png(side: int = 16) -> bytes:
    """A square picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\x1e\x5a\x63" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@dataclass(frozen=True, slots=True)
class Probed:
    """What ffprobe tells of a file; tags by their name in small letters."""

    codecs: tuple[str, ...]
    covers: tuple[tuple[int, int], ...]
    chapters: tuple[tuple[float, str], ...]
    tags: dict[str, str]
    seconds: float


def probed(path: Path) -> Probed:
    """Ask ffprobe."""
    asked = ("-show_chapters", "-show_streams", "-show_format")
    told = subprocess.run(
        ["ffprobe", "-v", "error", *asked, "-of", "json", str(path)], capture_output=True, text=True, check=True
    )
    found = json.loads(told.stdout)
    streams = found["streams"]
    pictures = [each for each in streams if each["disposition"]["attached_pic"]]
    tags = dict(found["format"].get("tags", {}))
    for stream in streams:
        if stream["codec_type"] == "audio":
            tags |= stream.get("tags", {})
    return Probed(
        codecs=tuple(each["codec_name"] for each in streams if each["codec_type"] == "audio"),
        covers=tuple((each["width"], each["height"]) for each in pictures),
        chapters=tuple((float(each["start_time"]), each["tags"]["title"]) for each in found["chapters"]),
        tags={key.casefold(): value for key, value in tags.items()},
        seconds=float(found["format"]["duration"]),
    )


def decoded(path: Path) -> npt.NDArray[np.float32]:
    """The frames ffmpeg hears in it, shape (frames, 2)."""
    told = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:a", "-f", "f32le", "-ar", str(RATE), "-"],
        capture_output=True,
        check=True,
    )
    return np.frombuffer(told.stdout, dtype=np.float32).reshape(-1, 2)


def level(path: Path) -> float:
    """How loud ffmpeg's ebur128 finds it, in LUFS."""
    told = subprocess.run(
        ["ffmpeg", "-hide_banner", "-i", str(path), "-map", "0:a", "-af", "ebur128", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", told.stderr)[-1])
