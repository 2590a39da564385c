"""Whatever writes practices to files keeps to these: the fake of the tests, and the real one."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.exporter import FakeExporter
from fakes.sounds import bed, timeline

from calmroom.audio.export.exporter import FileExporter
from calmroom.domain.exporting import Exporter, Format, Piece
from calmroom.domain.timeline import Programme
from calmroom.domain.units import RATE


@pytest.fixture(params=["fake", "real"])
def exporter(request: pytest.FixtureRequest, tmp_path: Path) -> Exporter:
    return FakeExporter() if request.param == "fake" else FileExporter([tmp_path], tmp_path / "covers")


@pytest.fixture
def piece() -> Piece:
    return Piece(Programme(timeline(4 * RATE, bed(4 * RATE))), "Four seconds", "Wren", "A bed.", "", 4 / 60)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_it_is_there_once_it_is_whole(exporter: Exporter, piece: Piece, out: Path) -> None:
    seen: list[bool] = []

    def go_on(_share: float) -> bool:
        seen.append((out / "a.flac").exists())
        return True

    assert exporter.write(piece, out / "a.flac", go_on)
    assert list(out.iterdir()) == [out / "a.flac"]
    assert not any(seen)


def test_it_tells_how_far_it_is(exporter: Exporter, piece: Piece, out: Path) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    exporter.write(piece, out / "a.flac", go_on)
    assert shares == sorted(shares)
    assert len(shares) >= 4
    assert shares[-1] == 1.0


def test_cancelled_it_leaves_nothing(exporter: Exporter, piece: Piece, out: Path) -> None:
    assert not exporter.write(piece, out / "a.flac", lambda share: share < 0.5)
    assert list(out.iterdir()) == []


def test_flac_opus_and_wav_need_nothing_more(exporter: Exporter) -> None:
    assert [exporter.missing(form) for form in (Format.FLAC, Format.OPUS, Format.WAV)] == ["", "", ""]
