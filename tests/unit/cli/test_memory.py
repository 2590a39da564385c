from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from .conftest import Run

WORDS = "Slept eleven hours.\nWoke up hungry."


def test_a_page_is_found_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(WORDS + "\n"))
    status, out, _ = run("journal", "add", "--text", "-")
    assert status == 0
    entries = json.loads(run("journal", "list", "--format", "json")[1])["entries"]
    assert [(each["id"], each["text"]) for each in entries] == [(out.strip(), WORDS)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_page_with_letters_the_output_does_not_have_is_listed_all_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    assert run("journal", "add", "--text", "snow \N{SNOWMAN}")[0] == 0
    told = io.BytesIO()
    output = io.TextIOWrapper(told, encoding="cp1252", write_through=True)
    with monkeypatch.context() as poor:
        poor.setattr("sys.stdout", output)
        assert run("journal", "list", "--format", form)[0] == 0
    shown = told.getvalue().decode("cp1252")
    assert "snow ?" in shown if form == "text" else json.loads(shown)["entries"][0]["text"] == "snow \N{SNOWMAN}"


def test_no_words_are_no_page(run: Run) -> None:
    status, out, err = run("journal", "add", "--text", "   ")
    assert (status, out) == (1, "")
    assert "There were no words to keep." in err
    assert "Nothing written yet" in run("journal", "list")[1]


def test_an_empty_history_takes_the_weight_off(run: Run) -> None:
    assert "This fills by itself, slowly." in run("history", "list")[1]
    assert json.loads(run("history", "list", "--format", "json")[1]) == {"practices": []}


def test_words_that_could_not_be_kept_are_not_called_kept(run: Run, home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    status, out, err = run("journal", "add", "--text", "hello")
    assert (status, out) == (1, "")
    assert "hello" not in err
    assert str(home) in err
