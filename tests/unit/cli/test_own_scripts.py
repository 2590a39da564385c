"""Scripts of one's own on the command line: never played before they were seen and agreed to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

TEXT = (Path(__file__).parents[2] / "data" / "scripts" / "t01.calm.md").read_text("utf-8")
MINE = "t01.calm.md"


@pytest.fixture
def own(home: Path) -> Path:
    folder = home / "data" / "scripts"
    folder.mkdir(parents=True)
    (folder / MINE).write_text(TEXT, "utf-8")
    return folder


def _mark(run: Run) -> str:
    _, out, _ = run("scripts", "look", MINE)
    return out.rstrip().rpartition(" ")[2]


def _ids(run: Run) -> set[str]:
    return {each["id"] for each in json.loads(run("list", "--format", "json")[1])["practices"]}


def test_an_empty_folder_says_where_it_is(run: Run, home: Path) -> None:
    assert str(home / "data" / "scripts") in run("scripts", "list")[1]


def test_a_script_is_seen_agreed_to_and_then_a_practice(run: Run, own: Path) -> None:
    assert own.is_dir()
    assert "t01" not in _ids(run)
    _, out, _ = run("scripts", "look", MINE)
    assert "A Quiet Jaw" in out
    assert "There may be a little room between the upper and the lower teeth." in out
    assert run("scripts", "agree", MINE, _mark(run))[0] == 0
    assert "t01" in _ids(run)
    assert run("timeline", "t01", "--minutes", "5")[0] == 0


@pytest.mark.parametrize("verb", ["timeline", "play"])
@pytest.mark.parametrize("by", ["id", "path"])
def test_nothing_of_it_is_played_before(run: Run, own: Path, verb: str, by: str) -> None:
    status, out, err = run(verb, "t01" if by == "id" else str(own / MINE))
    assert (status, out) == (1, "")
    assert "waits to be seen, so nothing of it was played" in err
    assert "calmroom scripts look t01.calm.md" in err


def test_a_file_that_was_changed_is_asked_again(run: Run, own: Path) -> None:
    mark = _mark(run)
    (own / MINE).write_text(TEXT.replace("It can wait", "It cannot wait"), "utf-8")
    status, _, err = run("scripts", "agree", MINE, mark)
    assert status == 1
    assert "changed since you looked at it" in err
    run("scripts", "agree", MINE, _mark(run))
    (own / MINE).write_text(TEXT, "utf-8")
    listed = json.loads(run("scripts", "list", "--format", "json")[1])
    assert [each["standing"] for each in listed["scripts"]] == ["changed"]


@pytest.mark.parametrize("mark", ["", "0", "abc", "000000000000"])
def test_a_guess_is_no_mark(run: Run, own: Path, mark: str) -> None:
    assert own.is_dir()
    assert run("scripts", "agree", MINE, mark)[0] == 1


def test_the_first_digits_of_a_mark_do_only_when_there_are_enough(run: Run, own: Path) -> None:
    assert own.is_dir()
    assert run("scripts", "agree", MINE, _mark(run)[:11])[0] == 1


def test_taken_back_it_is_no_practice_and_its_file_stays(run: Run, own: Path) -> None:
    run("scripts", "agree", MINE, _mark(run))
    assert run("scripts", "withdraw", MINE)[0] == 0
    assert "t01" not in _ids(run)
    assert (own / MINE).is_file()
    assert run("scripts", "withdraw", "other.calm.md")[0] == 1


def test_what_is_refused_says_why_and_has_no_mark(run: Run, own: Path) -> None:
    (own / MINE).write_text(TEXT.replace("It can wait", "It can\u202e wait"), "utf-8")
    status, out, _ = run("scripts", "look", MINE)
    assert status == 1
    assert "RIGHT-TO-LEFT OVERRIDE" in out
    assert "agree" not in out


def test_what_the_rules_say_is_shown_before_it_is_agreed_to(run: Run, own: Path) -> None:
    (own / MINE).write_text(TEXT.replace(" {tag: stop}", ""), "utf-8")
    status, out, _ = run("scripts", "look", MINE)
    assert status == 0
    assert "L11 error" in out
    assert "One rule for a safe practice is not kept here." in out
