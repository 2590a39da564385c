"""What ffprobe and ffmpeg, who know nothing of calmroom, find in the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from unit.audio.export.made import ONE_ROW, PART, SECONDS, decoded, level, needs_ffmpeg, png, probed

from calmroom.audio.export.exporter import FileExporter
from calmroom.audio.frames import Stereo
from calmroom.audio.mix.render import frames_of
from calmroom.domain.exporting import Format, Piece
from calmroom.domain.units import RATE

CODECS = {
    Format.FLAC: "flac",
    Format.OPUS: "opus",
    Format.MP3: "mp3",
    Format.M4A: "aac",
    Format.WAV: "pcm_f32le",
}
WITH_COVER = [form for form in Format if form is not Format.WAV]
LOSSY = [Format.OPUS, Format.MP3, Format.M4A]
pytestmark = needs_ffmpeg


@pytest.fixture
def rendered(piece: Piece, clips: Path) -> Stereo:
    return np.concatenate(list(frames_of(piece.programme, [clips])))


def write(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> Path:
    path = out / piece.name(form)
    assert exporter.write(piece, path, lambda _share: True)
    assert list(out.iterdir()) == [path]
    return path


@pytest.mark.parametrize("form", Format)
def test_title_chapters_and_length_are_there_whatever_letters_they_have(
    exporter: FileExporter, piece: Piece, out: Path, form: Format
) -> None:
    found = probed(write(exporter, piece, out, form))
    assert found.codecs == (CODECS[form],)
    assert found.tags["title"] == ONE_ROW
    assert found.tags["artist"] == "calmroom"
    assert found.tags.get("comment", found.tags.get("description")) == "Land in the room. The voice is Wren."
    assert [(at, title.rstrip()) for at, title in found.chapters] == [(0.0, PART), (5.0, "Body"), (10.0, "Return")]
    assert found.seconds == pytest.approx(SECONDS, abs=0.05)


@pytest.mark.parametrize("form", WITH_COVER)
def test_the_cover_is_there(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> None:
    assert probed(write(exporter, piece, out, form)).covers == ((16, 16),)


@pytest.mark.parametrize("form", WITH_COVER)
def test_a_practice_of_ones_own_has_the_cover_of_all(
    exporter: FileExporter, piece: Piece, out: Path, form: Format
) -> None:
    assert probed(write(exporter, replace(piece, cover="mine"), out, form)).covers == ((24, 24),)


@pytest.mark.parametrize("form", WITH_COVER)
def test_without_any_cover_it_is_written_all_the_same(
    exporter: FileExporter, piece: Piece, covers: Path, out: Path, form: Format
) -> None:
    for cover in covers.iterdir():
        cover.unlink()
    found = probed(write(exporter, piece, out, form))
    assert found.covers == ()
    assert found.tags["title"] == ONE_ROW


def test_a_cover_lies_in_the_folder_of_covers_only(
    exporter: FileExporter, piece: Piece, covers: Path, out: Path
) -> None:
    (covers.parent / "other.png").write_bytes(png(32))
    assert probed(write(exporter, replace(piece, cover="../other"), out, Format.FLAC)).covers == ((24, 24),)


@pytest.mark.parametrize("form", [Format.FLAC, Format.OPUS])
def test_the_words_are_there_with_their_times(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> None:
    assert probed(write(exporter, piece, out, form)).tags["lyrics"].splitlines() == [
        "[00:01.50]You might sit, or lie.",
        "[00:06.25]There is no need = to find; anything # at all \\ here. Or there is.",
    ]


@pytest.mark.parametrize("form", [Format.MP3, Format.M4A])
def test_the_words_are_there_by_part(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> None:
    lyrics = next(value for key, value in probed(write(exporter, piece, out, form)).tags.items() if "lyrics" in key)
    assert lyrics.split("\n") == [
        "You might sit, or lie.",
        "",
        "There is no need = to find; anything # at all \\ here. Or there is.",
    ]


def test_flac_holds_the_very_sound_to_twenty_four_bits(
    exporter: FileExporter, piece: Piece, out: Path, rendered: Stereo
) -> None:
    path = write(exporter, piece, out, Format.FLAC)
    written, rate = soundfile.read(path, dtype="int32")
    assert rate == RATE
    assert np.array_equal(written >> 8, np.rint(rendered.astype(np.float64) * 2.0**23))
    assert np.array_equal(decoded(path), (written / 2.0**31).astype(np.float32))


def test_wav_holds_the_very_frames(exporter: FileExporter, piece: Piece, out: Path, rendered: Stereo) -> None:
    path = write(exporter, piece, out, Format.WAV)
    assert np.array_equal(decoded(path), rendered)
    assert int.from_bytes(path.read_bytes()[4:8], "little") == path.stat().st_size - 8


@pytest.mark.parametrize("form", LOSSY)
def test_the_others_are_as_loud_as_long_and_at_the_same_place(
    exporter: FileExporter, piece: Piece, out: Path, rendered: Stereo, form: Format
) -> None:
    soundfile.write(out.parent / "exact.wav", rendered, RATE, subtype="FLOAT")
    path = write(exporter, piece, out, form)
    heard = decoded(path)
    assert level(path) == pytest.approx(level(out.parent / "exact.wav"), abs=0.5)
    assert len(heard) / RATE == pytest.approx(len(rendered) / RATE, abs=0.05)
    assert abs(lag(rendered[:, 0], heard[:, 0])) / RATE <= 0.05


@pytest.mark.parametrize("form", LOSSY)
def test_the_others_are_small(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> None:
    kilobits = write(exporter, piece, out, form).stat().st_size * 8 / SECONDS / 1000
    assert kilobits <= (80 if form is Format.OPUS else 140)


def lag(first: Stereo, second: Stereo) -> int:
    """How many frames later the second sounds."""
    size = 2 ** (len(first) + len(second)).bit_length()
    product = np.fft.irfft(np.conj(np.fft.rfft(first, size)) * np.fft.rfft(second, size), size)
    best = int(np.argmax(product))
    return best if best < size // 2 else best - size
