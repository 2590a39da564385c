"""Settings in a file that a person may have edited."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import Settings, ThemeChoice
from calmroom.storage.settings_file import SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def loaded(path: Path, text: str) -> Settings:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return SettingsFile(path).load()


def test_every_setting_stands_in_the_file_under_its_own_name(path: Path) -> None:
    SettingsFile(path).save(Settings(theme=ThemeChoice.DUSK, left_out=("jaw",)))
    lines = path.read_text("utf-8").splitlines()
    assert {'theme = "dusk"', 'left_out = ["jaw"]', "text = 100", "captions = true"} <= set(lines)
    assert [line.split(" = ")[0] for line in lines] == list(Settings.__slots__)


def test_what_is_missing_is_as_usual(path: Path) -> None:
    assert loaded(path, 'name = "Ann"\n') == Settings(name="Ann")


@pytest.mark.parametrize(
    "line", ["text = 'large'", "text = true", "pacer = 1", "theme = 'pink'", "left_out = 'jaw'", "left_out = [1]"]
)
def test_a_value_of_the_wrong_kind_is_as_usual_and_the_others_hold(path: Path, line: str) -> None:
    assert loaded(path, f'name = "Ann"\n{line}\n') == Settings(name="Ann")


def test_numbers_out_of_range_are_taken_to_its_end(path: Path) -> None:
    found = loaded(path, "text = 9000\nvoice_level = -3\nbed_level = 101\ncaption_size = 1\n")
    assert (found.text, found.voice_level, found.bed_level, found.caption_size) == (250, 0, 100, 22)


def test_unknown_names_are_kept_out(path: Path) -> None:
    assert loaded(path, 'mood = "low"\nname = "Ann"\n') == Settings(name="Ann")
    SettingsFile(path).save(Settings(name="Ann"))
    assert "mood" not in path.read_text("utf-8")


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"a = 1\na = 2", b"\0", b"a = " + b"[" * 100_000])
def test_a_broken_file_is_kept_beside_and_settings_are_as_usual(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert SettingsFile(path).load() == Settings()
    assert path.with_name("settings.toml.broken").read_bytes() == content
    assert not path.exists()


def test_a_file_that_cannot_be_read_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    assert SettingsFile(path).load() == Settings()
    assert path.is_dir()


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    with pytest.raises(CalmroomError, match="not saved"):
        SettingsFile(tmp_path / "config" / "settings.toml").save(Settings())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_settings_are_their_owners_alone(path: Path) -> None:
    SettingsFile(path).save(Settings())
    assert path.stat().st_mode & 0o777 == 0o600
