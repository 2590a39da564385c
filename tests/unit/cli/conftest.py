from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calmroom import wiring, wiring_library
from calmroom.__main__ import main

Run = Callable[..., tuple[int, str, str]]
CACHED = (
    wiring.paths,
    wiring.clip_folders,
    wiring.clips,
    wiring.library,
    wiring_library.bundled,
    wiring.player,
    wiring.exporter,
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home; what is known of the former one is forgotten."""
    monkeypatch.setenv("CALMROOM_HOME", str(tmp_path / "home"))
    for kept in CACHED:
        kept.cache_clear()
    yield tmp_path / "home"
    for kept in CACHED:
        kept.cache_clear()


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry out a command as it is typed: its exit status, its output, its complaints."""
    del home

    def carry_out(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["calmroom", *words])
        try:
            status = main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        told = capsys.readouterr()
        return status, told.out, told.err

    return carry_out
