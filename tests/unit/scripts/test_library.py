from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from unit.scripts.sample import TEXT

from calmroom.scripts.compiled import mark_of, write_compiled
from calmroom.scripts.library import ScriptLibrary
from calmroom.scripts.parser import parse_file

if TYPE_CHECKING:
    from calmroom.domain.ports import Library
    from calmroom.domain.script import Script


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("t03", "t01", "t02"):
        (tmp_path / f"{name}.calm.md").write_text(TEXT.replace("id: t01", f"id: {name}"), "utf-8")
    (tmp_path / "notes.md").write_text("Not a script.", "utf-8")
    return tmp_path


def script_of(path: Path) -> Script:
    script = parse_file(path).script
    assert script is not None
    return script


def test_scripts_come_in_the_order_of_their_ids(folder: Path) -> None:
    library: Library = ScriptLibrary([folder])
    assert [script.id for script in library.scripts()] == ["t01", "t02", "t03"]
    assert library.problems() == ()


def test_a_script_with_a_fault_is_left_out_and_the_others_work(folder: Path) -> None:
    (folder / "t02.calm.md").write_text(TEXT.replace("[at jaw]", "[at jow]"), "utf-8")
    library = ScriptLibrary([folder])
    assert [script.id for script in library.scripts()] == ["t01", "t03"]
    assert [(Path(each.path).name, "jow" in each.message) for each in library.problems()] == [("t02.calm.md", True)]


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe" * 1000, b"a" * 400_000])
def test_noise_in_a_folder_harms_nobody(folder: Path, raw: bytes) -> None:
    (folder / "noise.calm.md").write_bytes(raw)
    library = ScriptLibrary([folder])
    assert len(library.scripts()) == 3
    assert len(library.problems()) == 1


def test_an_id_counts_once(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "mine.calm.md").write_text(TEXT, "utf-8")
    library = ScriptLibrary([folder, other])
    assert len(library.scripts()) == 3
    assert ["another script has the id t01" in each.message for each in library.problems()] == [True]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert ScriptLibrary([tmp_path / "none"]).scripts() == ()


def test_a_folder_named_like_a_script_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "odd.calm.md").mkdir()
    assert len(ScriptLibrary([tmp_path]).problems()) == 1


def test_scripts_are_read_once(folder: Path) -> None:
    library = ScriptLibrary([folder])
    first = library.scripts()
    (folder / "t01.calm.md").unlink()
    assert library.scripts() is first


def test_a_compiled_script_that_cannot_be_read_is_a_problem_and_the_others_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(folder.glob("t*.calm.md"))
    write_compiled(folder, {mark_of(path.read_bytes()): script_of(path) for path in paths})
    true_read, true_open = Path.read_bytes, Path.open

    def read_bytes(path: Path) -> bytes:
        if path == paths[1]:
            raise PermissionError(13, "Permission denied")
        return true_read(path)

    def open_path(path: Path, *words: Any, **more: Any) -> Any:  # noqa: ANN401 - as Path.open
        if path == paths[1]:
            raise PermissionError(13, "Permission denied")
        return true_open(path, *words, **more)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(Path, "open", open_path)
    library = ScriptLibrary([folder])
    assert [script.id for script in library.scripts()] == ["t01", "t03"]
    assert [Path(each.path).name for each in library.problems()] == ["t02.calm.md"]
