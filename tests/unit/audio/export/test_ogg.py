"""The tags of an Opus file: one page, whatever there is to say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from unit.audio.export.made import needs_ffmpeg, png, probed

from calmroom.audio.export.ogg import checksum, tag_opus
from calmroom.domain.exporting import Piece
from calmroom.domain.timeline import CaptionCue, Programme, Timeline
from calmroom.domain.units import RATE, Frames


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.opus"
    noise = np.random.default_rng(3).normal(0.0, 0.05, (12 * RATE, 2)).astype(np.float32)
    soundfile.write(path, noise, RATE, format="OGG", subtype="OPUS")
    return path


def pages(path: Path) -> list[bytes]:
    whole, found = path.read_bytes(), []
    while whole:
        size = 27 + whole[26] + sum(whole[27 : 27 + whole[26]])
        found.append(whole[:size])
        whole = whole[size:]
    return found


def without_sum(page: bytes) -> bytes:
    return page[:22] + bytes(4) + page[26:]


def test_the_sum_is_the_one_that_libsndfile_writes(sound: Path) -> None:
    assert all(checksum(without_sum(page)) == int.from_bytes(page[22:26], "little") for page in pages(sound))


def test_only_the_page_of_tags_is_another(sound: Path, piece: Piece, tmp_path: Path) -> None:
    tag_opus(sound, tmp_path / "tagged.opus", piece, png())
    before, after = pages(sound), pages(tmp_path / "tagged.opus")
    assert [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [1]
    assert checksum(without_sum(after[1])) == int.from_bytes(after[1][22:26], "little")


@dataclass(frozen=True, slots=True)
class Load:
    """How much there is to say, and what of it is kept."""

    cover: int
    lines: int
    kept: frozenset[str]


@needs_ffmpeg
@pytest.mark.parametrize(
    "load",
    [
        Load(20_000, 40, frozenset({"cover", "words"})),
        Load(60_000, 40, frozenset({"words"})),
        Load(20_000, 4_000, frozenset()),
    ],
)
def test_what_does_not_fit_on_the_page_is_left_out_and_the_rest_is_there(
    sound: Path, piece: Piece, tmp_path: Path, load: Load
) -> None:
    practice = piece.programme.practice
    more = tuple(CaptionCue(Frames(at), Frames(at + 1), "Some words.", quiet=False) for at in range(load.lines))
    long = replace(piece, programme=Programme(Timeline(RATE, practice.frames, (*practice.cues, *more))))
    tag_opus(sound, tmp_path / "tagged.opus", long, png() + bytes(load.cover))
    found = probed(tmp_path / "tagged.opus")
    assert bool(found.covers) is ("cover" in load.kept)
    assert ("lyrics" in found.tags) is ("words" in load.kept)
    assert len(found.chapters) == 3
    assert soundfile.info(tmp_path / "tagged.opus").frames == soundfile.info(sound).frames
