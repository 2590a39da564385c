"""A short practice, and what is needed to write it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from unit.audio.export.made import TITLE, png, practice

from calmroom.audio.export.exporter import FileExporter
from calmroom.domain.exporting import Piece
from calmroom.domain.units import RATE


@pytest.fixture
def piece() -> Piece:
    return Piece(practice(), TITLE, "Wren", "Land in the room.", "s01", 0.2)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    places = np.arange(2 * RATE) / RATE
    sound = 0.3 * np.sin(2 * np.pi * 220 * places) * np.hanning(places.size)
    soundfile.write(folder / "a.wav", sound.astype(np.float32), RATE, subtype="FLOAT")
    return folder


@pytest.fixture
def covers(tmp_path: Path) -> Path:
    folder = tmp_path / "covers"
    folder.mkdir()
    (folder / "s01.png").write_bytes(png())
    (folder / "calmroom.png").write_bytes(png(24))
    return folder


@pytest.fixture
def exporter(clips: Path, covers: Path) -> FileExporter:
    return FileExporter([clips], covers)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder
