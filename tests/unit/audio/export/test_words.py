"""What tags say, letter by letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from calmroom.audio.export.ffmetadata import _row
from calmroom.audio.export.vorbis import comment_block, vendor_of
from calmroom.audio.export.words import one_row


def unescaped(row: str) -> tuple[str, str]:
    """A row of ffmetadata as ffmpeg reads it: a backslash takes the next letter as it is."""
    key, value, place, escaped = "", "", "key", False
    for each in row:
        if escaped or each not in "\\=;#\n" or (each == "=" and place == "value"):
            assert not (each == "=" and not escaped), "an equals sign that is not escaped"
            key, value = (key + each, value) if place == "key" else (key, value + each)
            escaped = False
        elif each == "\\":
            escaped = True
        elif each == "=":
            place = "value"
        else:
            raise AssertionError(each)
    return key, value


@given(st.text())
def test_any_words_come_back_from_ffmpegs_file(words: str) -> None:
    key, value = unescaped(_row("title", words))
    assert key == "title"
    assert value.replace("\\ ", "\\") == words.replace("\\ ", "\\")


@given(st.text("ab\\\n="))
def test_no_row_of_ffmpegs_file_ends_in_a_backslash_of_the_words(words: str) -> None:
    row = _row("title", words)
    assert not row.endswith("\\")
    assert "\\\\\n" not in row


@given(st.text())
def test_one_row_is_one_row(words: str) -> None:
    row = one_row(words)
    assert all(each.isprintable() for each in row)
    assert row == one_row(row)


def test_a_block_of_comments_says_who_wrote_it() -> None:
    assert vendor_of(comment_block(b"somebody", ["TITLE=a"])) == b"somebody"
