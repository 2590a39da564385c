"""Where it comes from: every row of the concept map is answered, and what answers it is there."""

from __future__ import annotations

import csv
import re
from dataclasses import fields
from pathlib import Path

import pytest
from fakes.library import ASSETS

from calmroom.domain.routine.starting_points import STARTING_POINTS
from calmroom.domain.settings import Settings
from calmroom.scripts.pages import PageFiles
from calmroom.scripts.parser import parse_file
from calmroom.scripts.rules import RULES

SCRIPTS = ASSETS / "scripts"
SOURCE = ASSETS.parent / "src" / "calmroom"
ROWS, NUMBERS = 194, 174
CALL = "call"
KINDS = ("practice", "prompt", "page", "routine", "rule", "setting", "later", "none")
Row = dict[str, str]


def rows() -> list[Row]:
    with (SCRIPTS / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bundled_ids() -> set[str]:
    return {path.name.removesuffix(".calm.md") for path in SCRIPTS.glob("*.calm.md")}


def answers(row: Row) -> list[tuple[str, str]]:
    parts = (answer.partition(":") for answer in row["answers"].split())
    return [(kind, what) for kind, _, what in parts]


def rooms() -> set[str]:
    """The rooms of the window, and the pages to read."""
    panes = {path.name for path in (SOURCE / "ui").iterdir() if (path / "__init__.py").is_file()}
    return panes | {page.id for page in PageFiles(ASSETS / "pages").pages()} | {CALL}


def missing(row: Row, bundled: set[str]) -> list[str]:
    """What a row names and there is not; and what it puts off and there is already."""
    return [f"{kind}:{what}" for kind, what in answers(row) if not holds(kind, what, bundled)]


def holds(kind: str, what: str, bundled: set[str]) -> bool:
    practice, _, number = what.partition(".")
    if kind == "practice":
        return what in bundled
    if kind == "prompt":
        return practice in bundled and 0 < int(number) <= len(prompts(practice))
    if kind == "later":
        return not (SOURCE / what).exists()
    there = {
        "page": rooms(),
        "routine": {each.key for each in STARTING_POINTS},
        "rule": set(RULES),
        "setting": {each.name for each in fields(Settings)},
        "none": {""},
    }
    return what in there[kind]


def prompts(practice: str) -> tuple[str, ...]:
    script = parse_file(SCRIPTS / f"{practice}.calm.md").script
    return script.prompts if script is not None else ()


def test_every_row_of_the_concept_map_is_there_once() -> None:
    found = [row["number"] for row in rows()]
    assert len(found) == len(set(found)) == ROWS
    assert {int(re.sub(r"[a-f]$", "", number)) for number in found} == set(range(1, NUMBERS + 1))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["number"])
def test_what_answers_a_row_is_there(row: Row) -> None:
    assert answers(row), "a row is answered, or says why not"
    assert {kind for kind, _ in answers(row)} <= set(KINDS)
    assert not missing(row, bundled_ids())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["number"])
def test_each_row_says_how_or_why_not(row: Row) -> None:
    assert len(row["how"].split()) >= 2
    if row["answers"] == "none":
        assert re.match(r"left out|not a practice", row["how"])
    assert "none" not in row["answers"].split()[1:]


def test_all_thirty_are_bundled() -> None:
    assert {f"s{number:02}" for number in range(1, 31)} <= bundled_ids()


def test_every_practice_answers_something() -> None:
    named = {what for row in rows() for kind, what in answers(row) if kind == "practice"}
    assert named == {f"s{number:02}" for number in range(1, 31)}


def cited(path: Path) -> set[tuple[str, str]]:
    return set(re.findall(r"concept-map (\d{3})/(\d+[a-f]?)", path.read_text("utf-8")))


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.calm.md")), ids=lambda path: path.name)
def test_a_row_that_a_script_cites_is_answered_by_it(path: Path) -> None:
    practice = path.name.removesuffix(".calm.md")
    answered = {
        (row["seed"], row["number"].rstrip("abcdef")) for row in rows() if ("practice", practice) in answers(row)
    }
    assert {(seed, number.rstrip("abcdef")) for seed, number in cited(path)} <= answered


def row_with(answer: str) -> Row:
    return {"number": "1", "seed": "000", "concept": "", "answers": answer, "how": ""}


@pytest.mark.parametrize(
    "answer",
    [
        "practice:s31",
        "practice:s02",
        "prompt:s01.9",
        "page:elsewhere",
        "routine:r9",
        "rule:L99",
        "setting:mood",
        "later:ui",
        "none:x",
    ],
)
def test_what_is_gone_is_noticed(answer: str) -> None:
    assert missing(row_with(answer), {"s01"}) == [answer]
