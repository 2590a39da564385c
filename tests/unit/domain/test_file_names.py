"""Names for files that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.file_names import NAMELESS, file_name, free_name

FORBIDDEN = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Soft Jaw, Easy Face", "Soft Jaw, Easy Face.opus"),
        ("Schlaf gut, wörtlich", "Schlaf gut, wörtlich.opus"),
        ("../../etc/passwd", "etc passwd.opus"),
        ("C:\\Windows\\x", "C Windows x.opus"),
        ("a\nb\tc\x00d", "a b c d.opus"),
        ("right \u202e to left", "right to left.opus"),
        ("-rf ~", "rf ~.opus"),
        (".hidden. ", "hidden.opus"),
        ("", f"{NAMELESS}.opus"),
        ("???", f"{NAMELESS}.opus"),
    ],
)
def test_it_says_the_words_as_far_as_a_name_can(words: str, name: str) -> None:
    assert file_name(words, ".opus") == name


@pytest.mark.parametrize("words", ["CON", "nul", "Com1", "LPT9 ", "aux.and more", "com¹"])
def test_a_name_that_windows_keeps_for_a_device_is_not_used(words: str) -> None:
    assert file_name(words, ".mp3").startswith("_")


@given(st.text(max_size=400))
def test_any_words_make_a_name_that_every_system_takes(words: str) -> None:
    name = file_name(words, ".flac")
    stem = name.removesuffix(".flac")
    assert stem
    assert not FORBIDDEN & set(name)
    assert all(each.isprintable() for each in name)
    assert len(name.encode()) <= 130
    assert stem[0] not in ".-"
    assert stem[-1] not in ". "


@pytest.mark.parametrize("words", ["long words " * 50, "\U0001f600" * 99, "ü" * 200])
def test_a_long_title_is_cut_between_two_letters(words: str) -> None:
    name = file_name(words, ".flac")
    assert 100 <= len(name.encode()) <= 130
    assert words.startswith(name.removesuffix(".flac"))


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = {"a, 5 minutes.opus", "a, 5 minutes 2.opus"}
    assert free_name("a, 5 minutes.opus", taken.__contains__) == "a, 5 minutes 3.opus"
    assert free_name("b.opus", taken.__contains__) == "b.opus"
