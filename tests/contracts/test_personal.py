"""What holds scripts of one's own and what was agreed to keeps to these: the fakes of the tests, and the real ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.library import FakeLibrary
from fakes.personal import MemoryAgreements, MemoryPersonal

from calmroom.desktop.agreed import NAME, AgreedScripts
from calmroom.domain.errors import CalmroomError
from calmroom.domain.library.personal import Agreements, PersonalScripts, Standing, placed
from calmroom.scripts.personal import PersonalFolder

TEXT = (Path(__file__).parents[1] / "data" / "scripts" / "t01.calm.md").read_text("utf-8")
OTHER = TEXT.replace("id: t01", "id: t02").replace("A Quiet Jaw", "Another Jaw")
Put = Callable[[str, str], None]


@pytest.fixture(params=["fake", "real"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def scripts(kind: str, tmp_path: Path) -> PersonalScripts:
    return MemoryPersonal() if kind == "fake" else PersonalFolder(tmp_path / "scripts", FakeLibrary())


@pytest.fixture
def put(scripts: PersonalScripts) -> Put:
    def write(name: str, text: str) -> None:
        if isinstance(scripts, MemoryPersonal):
            scripts.files[name] = text
            return
        scripts.folder.mkdir(exist_ok=True)
        (scripts.folder / name).write_bytes(text.encode())

    return write


@pytest.fixture
def agreements(kind: str, tmp_path: Path) -> Agreements:
    return MemoryAgreements() if kind == "fake" else AgreedScripts(tmp_path / "data" / NAME)


def test_a_folder_that_is_not_there_is_empty(scripts: PersonalScripts) -> None:
    assert scripts.look() == ()


def test_scripts_come_by_name_with_the_hash_of_their_file(scripts: PersonalScripts, put: Put) -> None:
    put("b.calm.md", OTHER)
    put("a.calm.md", TEXT)
    found = scripts.look()
    assert [(each.name, each.mark) for each in found] == [
        ("a.calm.md", hashlib.sha256(TEXT.encode()).hexdigest()),
        ("b.calm.md", hashlib.sha256(OTHER.encode()).hexdigest()),
    ]
    assert [each.script.title for each in found if each.script] == ["A Quiet Jaw", "Another Jaw"]


def test_each_look_reads_anew(scripts: PersonalScripts, put: Put) -> None:
    put("a.calm.md", TEXT)
    before = scripts.look()
    put("a.calm.md", TEXT + "\n")
    assert before[0].mark != scripts.look()[0].mark


def test_a_script_with_a_fault_comes_without_a_practice_and_says_why(scripts: PersonalScripts, put: Put) -> None:
    put("a.calm.md", TEXT.replace("[at jaw]", "[at jow]"))
    found = scripts.look()[0]
    assert found.script is None
    assert any("jow" in problem.message for problem in found.problems)
    assert scripts.lint(found) == found.problems


def test_nothing_was_agreed_to_at_first(agreements: Agreements) -> None:
    assert agreements.load() == {}


def test_what_was_agreed_to_is_kept_and_can_be_taken_back(agreements: Agreements) -> None:
    agreements.save({"a.calm.md": "a" * 64, "b – ü.calm.md": "b" * 64})  # noqa: RUF001
    assert agreements.load() == {"a.calm.md": "a" * 64, "b – ü.calm.md": "b" * 64}  # noqa: RUF001
    agreements.save({})
    assert agreements.load() == {}


def test_what_was_agreed_to_holds_for_what_the_file_held(
    scripts: PersonalScripts, put: Put, agreements: Agreements
) -> None:
    put("a.calm.md", TEXT)
    assert placed(scripts.look()[0], agreements.load()).standing is Standing.NEW
    agreements.save({"a.calm.md": scripts.look()[0].mark})
    assert placed(scripts.look()[0], agreements.load()).standing is Standing.AGREED
    put("a.calm.md", TEXT.replace("nothing to carry", "nothing to lift"))
    assert placed(scripts.look()[0], agreements.load()).standing is Standing.CHANGED


def test_a_file_that_is_brought_lies_in_the_folder_and_stays_where_it_was(
    scripts: PersonalScripts, tmp_path: Path
) -> None:
    file = written(tmp_path, "mine.calm.md", TEXT)
    assert scripts.bring(file) == "mine.calm.md"
    assert [each.name for each in scripts.look()] == ["mine.calm.md"]
    assert file.read_text("utf-8") == TEXT


def test_what_is_brought_takes_the_place_of_nothing_and_the_same_file_comes_once(
    scripts: PersonalScripts, tmp_path: Path
) -> None:
    scripts.bring(written(tmp_path / "a", "mine.calm.md", TEXT))
    assert scripts.bring(written(tmp_path / "b", "mine.calm.md", OTHER)) == "mine 2.calm.md"
    assert scripts.bring(written(tmp_path / "c", "mine.calm.md", TEXT)) == "mine.calm.md"
    assert len(scripts.look()) == 2


def test_what_is_no_script_is_not_brought(scripts: PersonalScripts, tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="That is no script"):
        scripts.bring(written(tmp_path, "photo.png", "no"))
    assert scripts.look() == ()


def written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(text.encode())
    return file
