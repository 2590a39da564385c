from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from unit.scripts.sample import ROOT, TEXT, script_of

from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import PhaseName
from calmroom.domain.units import Seconds
from calmroom.scripts.compiled import COMPILED, from_data, mark_of, read_compiled, to_data, write_compiled
from calmroom.scripts.library import PATTERN, ScriptLibrary
from calmroom.scripts.parser import parse_file

BUNDLED = ROOT / "assets" / "scripts"
PATHS = sorted(BUNDLED.glob(PATTERN))
EVERYTHING = TEXT.replace("[at jaw]", "[breathe in 4 out 6 for 20 30 40]\n\n[bed hum fade 3]\n\n[at jaw]", 1).replace(
    "{from: 6}", "{from: 6} {rate: 0.9} {voice: my-own} {lint-ok: L9 for a test}", 1
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scripts, and what was compiled of the first."""
    for path in PATHS[:2]:
        shutil.copy(path, tmp_path)
    script = parse_file(PATHS[0]).script
    assert script is not None
    write_compiled(tmp_path, {mark_of(PATHS[0].read_bytes()): script})
    return tmp_path


def test_a_script_comes_back_as_it_was_parsed() -> None:
    script = replace(script_of(EVERYTHING), breath=BreathPattern(Seconds(4), Seconds(6)), breath_optional=False)
    back = from_data(json.loads(json.dumps(to_data(script))))
    assert back == script
    assert back is not None
    assert [type(phase.name) for phase in back.phases] == [PhaseName] * 4


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_each_bundled_practice_is_compiled_as_it_is_parsed(path: Path) -> None:
    data = read_compiled(BUNDLED).get(mark_of(path.read_bytes()))
    assert data is not None, "assets/scripts was changed: run packaging/compile_scripts.py"
    assert from_data(data) == parse_file(path).script


def test_what_was_compiled_is_not_parsed_and_the_others_are(folder: Path) -> None:
    compiled = json.loads((folder / COMPILED).read_text("utf-8"))
    (mark,) = compiled["scripts"]
    compiled["scripts"][mark][0]["title"] = "From the compiled file"
    (folder / COMPILED).write_text(json.dumps(compiled), "utf-8")
    assert [script.title for script in ScriptLibrary((folder,)).scripts()] == [
        "From the compiled file",
        ScriptLibrary((BUNDLED,)).scripts()[1].title,
    ]


def test_a_file_that_is_another_by_now_is_parsed(folder: Path) -> None:
    path = folder / PATHS[0].name
    path.write_text(path.read_text("utf-8").replace("title: Arriving Here", "title: Arriving There"), "utf-8")
    assert ScriptLibrary((folder,)).scripts()[0].title == "Arriving There"


def test_a_script_that_is_gone_is_gone(folder: Path) -> None:
    (folder / PATHS[0].name).unlink()
    assert len(ScriptLibrary((folder,)).scripts()) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"schema": 0, "scripts": {}}',
        b'{"schema": 1}',
        b'{"schema": 1, "scripts": 7}',
        b"\xff",
    ],
)
def test_what_cannot_be_read_is_parsed_instead(folder: Path, raw: bytes) -> None:
    expected = ScriptLibrary((BUNDLED,)).scripts()[:2]
    (folder / COMPILED).write_bytes(raw)
    assert ScriptLibrary((folder,)).scripts() == expected


@pytest.mark.parametrize("data", [[], [{}, [], []], None, 7, [{"minutes": [1, 2, 3], "breath": None}, [], []]])
def test_a_script_of_another_kind_is_parsed_instead(folder: Path, data: object) -> None:
    expected = ScriptLibrary((BUNDLED,)).scripts()[:2]
    compiled = {"schema": 1, "scripts": {mark_of(PATHS[0].read_bytes()): data}}
    (folder / COMPILED).write_text(json.dumps(compiled), "utf-8")
    assert ScriptLibrary((folder,)).scripts() == expected
