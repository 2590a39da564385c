"""Settings in a file that a person may have edited."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import PRIVATE, DeviceLevels, Settings, ThemeChoice
from calmroom.storage.settings_file import SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def loaded(path: Path, text: str) -> Settings:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return SettingsFile(path).load()


def test_every_setting_stands_in_the_file_under_its_own_name(path: Path) -> None:
    SettingsFile(path).save(Settings(theme=ThemeChoice.DUSK))
    lines = path.read_text("utf-8").splitlines()
    assert {'theme = "dusk"', "text = 100", "captions = true"} <= set(lines)
    public = [name for name in Settings.__slots__ if name not in {"levels", *PRIVATE}]
    assert [line.split(" = ")[0] for line in lines] == public


def test_what_is_missing_is_as_usual(path: Path) -> None:
    assert loaded(path, 'voice = "am_michael"\n') == Settings(voice="am_michael")


@pytest.mark.parametrize("line", ["text = 'large'", "text = true", "pacer = 1", "theme = 'pink'", "device = 3"])
def test_a_value_of_the_wrong_kind_is_as_usual_and_the_others_hold(path: Path, line: str) -> None:
    assert loaded(path, f'voice = "am_michael"\n{line}\n') == Settings(voice="am_michael")


def test_numbers_out_of_range_are_taken_to_its_end(path: Path) -> None:
    found = loaded(path, "text = 9000\nvoice_level = -3\nbed_level = 101\ncaption_size = 1\n")
    assert (found.text, found.voice_level, found.bed_level, found.caption_size) == (250, 0, 100, 22)


def test_numbers_between_two_choices_are_taken_to_the_nearest(path: Path) -> None:
    found = loaded(path, "lie_down = 40\nbed_stays = 500\nbed_fades = 0\n")
    assert (found.lie_down, found.bed_stays, found.bed_fades) == (30, 60, 1)


def test_balance_and_treble_stay_in_their_bounds(path: Path) -> None:
    found = loaded(path, "balance = -400\ntreble_cut = 90\n")
    assert (found.balance, found.treble_cut) == (-100, 12)


def test_each_device_keeps_its_levels_in_a_table_of_its_own(path: Path) -> None:
    levels = (DeviceLevels('Head"phones\n', 30, 20), DeviceLevels("", 60, 50))
    SettingsFile(path).save(Settings(levels=levels))
    assert SettingsFile(path).load() == Settings(levels=levels)
    assert '[[levels]]\ndevice = ""\nvoice = 60\nbed = 50\n' in path.read_text("utf-8")


def test_levels_that_are_not_whole_are_left_out_and_loud_ones_taken_to_the_end(path: Path) -> None:
    tables = ("device = 'A'\nvoice = 700\nbed = -1", "device = 'B'\nvoice = 3", "device = 'A'\nvoice = 1\nbed = 1")
    found = loaded(path, "\n".join(f"[[levels]]\n{table}" for table in tables))
    assert found.levels == (DeviceLevels("A", 100, 0),)


@pytest.mark.parametrize("line", ["levels = 3", "levels = [1, true]", "levels = {}", "unplugged = 'melt'"])
def test_levels_of_the_wrong_kind_are_none(path: Path, line: str) -> None:
    assert loaded(path, f"{line}\n") == Settings()


def test_unknown_names_are_kept_out(path: Path) -> None:
    assert loaded(path, 'mood = "low"\npacer = true\n') == Settings(pacer=True)
    SettingsFile(path).save(Settings(pacer=True))
    assert "mood" not in path.read_text("utf-8")


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob("settings.toml.set-aside-*"))


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"a = 1\na = 2", b"\0", b"a = " + b"[" * 100_000])
def test_a_broken_file_stays_until_the_next_save_and_then_lies_beside_it(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    for file in (SettingsFile(path), SettingsFile(path)):
        assert file.load() == Settings()
        assert file.trouble is not None
        assert file.trouble.hint
    assert (path.read_bytes(), asides(path)) == (content, [])
    file.save(Settings(pacer=True))
    assert [one.read_bytes() for one in asides(path)] == [content]
    assert SettingsFile(path).load() == Settings(pacer=True)


def test_what_is_whole_in_a_broken_file_holds(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(OLD.encode() + b'text = 200\ntheme = "du\ncaptions = \xff\n[[levels]]\ntext = 80\n')
    file = SettingsFile(path)
    assert file.load() == Settings(pacer=True, text=200)
    assert file.old == {"name": "Heliotrope", "touch": False, "left_out": ("lowbelly",)}


def test_two_broken_files_in_one_second_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for _ in range(2):
        path.write_text("name = ")
        file = SettingsFile(path)
        file.save(file.load())
    assert len(asides(path)) == 2


def test_a_file_that_cannot_be_read_is_told_and_put_aside_whole_before_another_is_written(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "something").write_text("kept")
    file = SettingsFile(path)
    assert file.load() == Settings()
    assert file.trouble is not None
    assert path.is_dir()
    file.save(Settings(pacer=True))
    assert [(one / "something").read_text() for one in asides(path)] == ["kept"]
    assert SettingsFile(path).load() == Settings(pacer=True)


def test_a_file_that_cannot_be_put_aside_is_not_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_text("name = ")
    file = SettingsFile(path)
    file.load()

    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as fixed:
        fixed.setattr(Path, "replace", refuse)
        with pytest.raises(CalmroomError, match="not saved"):
            file.save(Settings())
    assert path.read_text() == "name = "


def test_nothing_is_told_of_a_file_that_can_be_read_or_is_not_there(path: Path) -> None:
    file = SettingsFile(path)
    file.load()
    assert file.trouble is None
    file.save(Settings())
    file.load()
    assert file.trouble is None


def test_where_its_place_is_not_connected_nothing_is_made(path: Path) -> None:
    with pytest.raises(CalmroomError, match="not here"):
        SettingsFile(path, lambda: False).save(Settings())
    assert not path.parent.exists()


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in the way")
    with pytest.raises(CalmroomError, match="not saved"):
        SettingsFile(tmp_path / "config" / "settings.toml").save(Settings())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_settings_are_their_owners_alone(path: Path) -> None:
    SettingsFile(path).save(Settings())
    assert path.stat().st_mode & 0o777 == 0o600


OLD = 'name = "Heliotrope"\ntouch = false\nleft_out = ["lowbelly"]\npacer = true\n'


def test_private_settings_of_an_older_file_are_handed_over_and_not_taken_for_settings(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(OLD, "utf-8")
    file = SettingsFile(path)
    assert file.load() == Settings(pacer=True)
    assert file.old == {"name": "Heliotrope", "touch": False, "left_out": ("lowbelly",)}


def test_private_settings_of_an_older_file_stay_in_it_until_they_are_moved(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(OLD, "utf-8")
    file = SettingsFile(path)
    file.save(file.load())
    again = SettingsFile(path)
    again.load()
    assert again.old == file.old


def test_once_they_are_moved_no_word_of_them_is_left(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(OLD, "utf-8")
    file = SettingsFile(path)
    file.drop_old(file.load())
    assert not [needle for needle in ("Heliotrope", "lowbelly", *PRIVATE) if needle in path.read_text("utf-8")]
    assert SettingsFile(path).load() == Settings(pacer=True)


def test_a_file_that_held_none_is_not_written_anew(path: Path) -> None:
    SettingsFile(path).drop_old(Settings())
    assert not path.exists()


@pytest.mark.parametrize("line", ["left_out = 'jaw'", "left_out = [1]", "touch = 0", "name = 3"])
def test_a_private_value_of_the_wrong_kind_is_as_usual(path: Path, line: str) -> None:
    path.parent.mkdir()
    path.write_text(line, "utf-8")
    file = SettingsFile(path)
    file.load()
    (name,) = file.old
    assert file.old[name] == getattr(Settings(), name)
