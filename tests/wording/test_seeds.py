from __future__ import annotations

import subprocess

import pytest
from wording.seeds import PRINTS, WORDS, copied, kept, print_of, prints_of, windows_of
from wording.texts import ROOT, everything

WRITTEN = (".md", ".py", ".csv", ".yaml", ".toml", ".txt")


def test_there_are_fingerprints_enough() -> None:
    assert len(kept()) > 4_000


def test_nothing_that_a_person_reads_was_copied() -> None:
    prints = kept()
    assert not [(text.where, rows) for text in everything() if (rows := copied(text.words, prints))]


def test_no_file_of_the_project_holds_a_copied_sentence() -> None:
    prints = kept()
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in listed.stdout.splitlines() if name.endswith(WRITTEN)]
    files = [path for path in paths if path != PRINTS and path.is_file()]
    assert not [(path.name, rows) for path in files if (rows := copied(path.read_text("utf-8", "replace"), prints))]


@pytest.mark.parametrize(
    "shown",
    [
        "The hand that is planted here rests on a wide green table.",
        "the HAND that is\nplanted here, rests on a wide (green) table",
        "So: the hand that is planted here rests on a table.",
    ],
)
def test_a_planted_sentence_is_found_however_it_is_set(shown: str) -> None:
    prints = prints_of("The hand that is planted here rests on a wide green table.")
    assert copied(shown, prints)


def test_seven_words_in_a_row_are_nobodys() -> None:
    words = "the hand that is planted here rests"
    assert len(words.split()) == WORDS - 1
    assert not list(windows_of(words))


def test_a_fingerprint_tells_nothing_of_its_words() -> None:
    assert print_of("the hand that is planted here rests on") == "f8103d95470b"
