from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

KINDS = ("practices", "entries", "consents", "settings", "maps", "appointments", "voices")
NOTHING = dict.fromkeys((*KINDS, "plans", "signers", "clients", "drafts", "shared", "returned", "reminders"), 0)


@pytest.fixture
def copy(run: Run, tmp_path: Path) -> Path:
    assert run("journal", "add", "--text", "heliotrope")[0] == 0
    assert run("vault", "export", str(tmp_path / "copy.zip"))[0] == 0
    return tmp_path / "copy.zip"


def test_an_export_says_what_was_written_and_that_anybody_can_read_it(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--text", "heliotrope")
    status, out, err = run("vault", "export", str(tmp_path / "copy"))
    assert (status, out) == (0, f"Written: no practices and 1 entry.\n{tmp_path / 'copy'}\n")
    assert "Anybody who has this copy can read it" in err
    assert "heliotrope" in (tmp_path / "copy" / "journal.md").read_text("utf-8")


def test_an_export_is_told_to_programs_too(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("vault", "export", str(tmp_path / "copy.zip"), "--json")[1])
    assert told == {
        "path": str(tmp_path / "copy.zip"),
        "written": NOTHING,
    }


def test_nothing_is_written_over(run: Run, copy: Path) -> None:
    before = copy.read_bytes()
    status, out, err = run("vault", "export", str(copy))
    assert (status, out, copy.read_bytes()) == (1, "", before)
    assert "it was left as it is" in err


def test_a_look_tells_what_a_copy_holds(run: Run, copy: Path) -> None:
    told = json.loads(run("vault", "import", str(copy), "--look", "--json")[1])
    assert told == {"holds": NOTHING | {"entries": 1}, "broken_lines": []}


def test_what_is_here_already_is_not_added_again(run: Run, copy: Path) -> None:
    told = json.loads(run("vault", "import", str(copy), "--json")[1])
    assert (told["added"]["entries"], told["here_already"]["entries"]) == (0, 1)
    assert len(json.loads(run("journal", "list", "--format", "json")[1])["entries"]) == 1


def test_what_is_no_copy_is_refused_with_a_hint(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    status, out, err = run("vault", "import", str(tmp_path / "photo.jpg"))
    assert (status, out) == (1, "")
    assert "not a copy that calmroom made" in err


def test_broken_lines_are_named_and_can_be_left_out(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--text", "heliotrope")
    run("vault", "export", str(tmp_path / "copy"))
    lines = (tmp_path / "copy" / "calmroom.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "broken.jsonl").write_bytes(b"".join([lines[0], b"{}\n", *lines[1:]]))
    assert run("vault", "import", str(tmp_path / "broken.jsonl"))[0] == 1
    assert run("vault", "import", str(tmp_path / "broken.jsonl"), "--look")[0] == 1
    status, _, err = run("vault", "import", str(tmp_path / "broken.jsonl"), "--leave-out-broken")
    assert (status, err) == (0, "line 2: it is not made as our lines are\n")
