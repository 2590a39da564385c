"""Keys in a file open with the passphrase they were written with, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from unit.routines.hostile import refusal
from unit.routines.made import CLIENT

from calmroom.routines.key_files import PassphraseKeyFiles

FILES = PassphraseKeyFiles(CountedEntropy(), memory=64)


def written(folder: Path) -> Path:
    path = folder / "own.keys"
    FILES.export_keys(CLIENT, "ein stiller Garten", path)
    return path


def test_the_passphrase_opens_them_on_any_keyboard(tmp_path: Path) -> None:
    path = tmp_path / "own.keys"
    FILES.export_keys(CLIENT, "\u00e4rmel", path)
    assert FILES.import_keys(path, "a\u0308rmel") == CLIENT


def test_another_passphrase_does_not(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert "does not open" in refusal(lambda: FILES.import_keys(path, "ein stiller garten")).message


def test_nothing_of_the_keys_stands_in_it_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    content = path.read_bytes()
    assert CLIENT.signing not in content
    assert path.stat().st_mode & 0o077 == 0


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "own.keys"
    path.write_text("mine")
    assert "already" in refusal(lambda: FILES.export_keys(CLIENT, "x", path)).message
    assert path.read_text() == "mine"


@pytest.mark.parametrize("row", range(4))
def test_no_row_of_it_can_be_changed(tmp_path: Path, row: int) -> None:
    path = written(tmp_path)
    rows = path.read_text().split("\n")
    rows[row] = ("b" if rows[row][0] != "b" else "d") + rows[row][1:]
    path.write_text("\n".join(rows))
    refusal(lambda: FILES.import_keys(path, "ein stiller Garten"))


@pytest.mark.parametrize("content", [b"", b"\0" * 2000, b"calmroom keys 1", b"calmroom keys 1\n!\n!\n!\n", b"\xff\xfe"])
def test_what_is_no_file_of_keys_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    assert "no file of keys" in refusal(lambda: FILES.import_keys(path, "x")).message


def test_a_newer_one_is_named_and_a_missing_one_told(tmp_path: Path) -> None:
    path = tmp_path / "newer"
    path.write_text("calmroom keys 2\n")
    assert "newer" in refusal(lambda: FILES.import_keys(path, "x")).message
    assert "no such file" in refusal(lambda: FILES.import_keys(tmp_path / "nothing", "x")).message
