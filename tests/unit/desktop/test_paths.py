"""Where files lie, and which of them come with calmroom."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from calmroom.desktop.paths import Paths, find_paths, make_folders
from calmroom.desktop.resources import find_assets
from calmroom.domain.errors import CalmroomError


def folders(paths: Paths) -> tuple[Path, ...]:
    return (paths.data, paths.config, paths.cache, paths.logs, paths.personal_scripts)


def test_everything_lies_below_the_home_that_is_named(tmp_path: Path) -> None:
    paths = find_paths({"CALMROOM_HOME": str(tmp_path / "a stick")})
    assert all(folder.is_relative_to(tmp_path / "a stick") for folder in folders(paths))
    assert len({*folders(paths)}) == 5


def test_a_home_relative_to_the_present_folder_stays_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths({"CALMROOM_HOME": "here"}).data == tmp_path / "here" / "data"


def test_without_a_home_the_systems_custom_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name))
    assert all("calmroom" in folder.parts for folder in folders(find_paths({})))


def test_finding_folders_makes_none(tmp_path: Path) -> None:
    find_paths({"CALMROOM_HOME": str(tmp_path / "home")})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_folders_are_made_private_and_loosened_ones_are_taken_back(tmp_path: Path) -> None:
    paths = find_paths({"CALMROOM_HOME": str(tmp_path)})
    paths.data.mkdir(mode=0o755)
    paths.data.chmod(0o755)
    make_folders(paths)
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders(paths)} == {0o700}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way")
    with pytest.raises(CalmroomError) as told:
        make_folders(find_paths({"CALMROOM_HOME": str(tmp_path / "home")}))
    assert str(tmp_path / "home" / "data") in told.value.hint


def test_where_the_place_of_a_home_is_not_connected_nothing_is_made(tmp_path: Path) -> None:
    paths = find_paths({"CALMROOM_HOME": str(tmp_path / "stick" / "calmroom")})
    with pytest.raises(CalmroomError, match="not here") as told:
        make_folders(paths)
    assert told.value.hint
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "stick").mkdir()
    make_folders(paths)
    assert paths.data.is_dir()


def test_the_practices_that_come_with_calmroom_are_found() -> None:
    assert (find_assets() / "figure" / "body-figure.json").is_file()


def test_the_first_folder_with_practices_is_taken(tmp_path: Path) -> None:
    for name in ("b", "c"):
        (tmp_path / name / "scripts").mkdir(parents=True)
    assert find_assets(tmp_path / name for name in "abc") == tmp_path / "b"


def test_missing_practices_are_told(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="missing"):
        find_assets([tmp_path])
