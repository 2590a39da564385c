from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.scripts.sample import TEXT

from calmroom.domain.errors import CalmroomError, Problem
from calmroom.scripts.parser import parse, parse_file
from calmroom.scripts.source import MOST_BYTES, decode, read

if TYPE_CHECKING:
    from pathlib import Path


def _first(raw: bytes, tmp_path: Path) -> Problem:
    path = tmp_path / "x.calm.md"
    path.write_bytes(raw)
    parsed = parse_file(path)
    assert parsed.script is None
    return parsed.problems[0]


@pytest.mark.parametrize("raw", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(raw: bytes, tmp_path: Path) -> None:
    assert "empty" in _first(raw, tmp_path).message


def test_a_byte_that_is_no_text_is_told_with_its_place(tmp_path: Path) -> None:
    problem = _first(b"---\nid: caf\xe9\n", tmp_path)
    assert (problem.line, problem.column, problem.rule) == (2, 8, "G1")


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.calm.md"
    path.write_bytes(b"a" * (MOST_BYTES * 3))
    assert read(path).text is None
    assert "larger than 256 kB" in _first(b"a" * (MOST_BYTES + 1), tmp_path).message


def test_too_many_rows_are_told() -> None:
    assert "rows" in parse("a\n" * 6000, "x").problems[0].message


def test_a_row_too_long_is_told_with_its_place() -> None:
    problems = parse(TEXT + "a" * 2500, "x").problems
    assert [each.column for each in problems if each.rule == "G1"] == [2001]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE"),
        ("\u200b", "ZERO WIDTH SPACE"),
        ("\u00ad", "SOFT HYPHEN"),
        ("\ufeff", "ZERO WIDTH NO-BREAK SPACE"),
        ("\0", "control character"),
        ("\x1b", "control character"),
        ("\t", "control character"),
        ("\r", "control character"),
        ("\u2028", "LINE SEPARATOR"),
        ("\ue000", "control character"),
    ],
)
def test_a_sign_that_cannot_be_seen_is_refused(sign: str, name: str) -> None:
    problems = parse(TEXT.replace("Your eyes", f"Your{sign} eyes"), "x").problems
    assert [(each.rule, name in each.message) for each in problems] == [("G1", True)]


def test_letters_of_any_language_are_welcome() -> None:
    assert parse(TEXT.replace("A Quiet Jaw", "Ein stiller Kiefer, žuhlica, あご"), "x").problems == ()


def test_a_mark_of_byte_order_at_the_start_is_let_pass() -> None:
    assert decode(b"\xef\xbb\xbfhello", "x").text == "hello"


def test_a_message_never_carries_an_unprintable_sign() -> None:
    problems = parse("---\nid: a\u202eb\x1b[31m\n---\n# se\u200bttle\n{\x07}\n", "x").problems
    assert all(each.message.isprintable() for each in problems)


def test_a_file_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="There is no file"):
        parse_file(tmp_path / "none.calm.md")


def test_a_folder_is_no_script(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="There is no file"):
        parse_file(tmp_path)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_script_or_problems(raw: bytes) -> None:
    source = decode(raw, "x")
    assert (source.text is not None) or len(source.faults)


PIECES = st.sampled_from(
    (
        *(
            "---\n",
            "id: t01\n",
            "# settle\n",
            "# body: a\n",
            "[pause 1 2 3]\n",
            "[at jaw]\n",
            "[instead-of jaw: out]\n",
        ),
        *("[end]\n", "Words here. {tag: eyes}\n", "{touch}\n", "}{", "{", "<!--", "-->\n", "[", "]\n", "# ease-off\n"),
        *("[breathe in 4 out 6 for 9]\n", "&a ", "*a ", "!!x ", "? ", "- ", ": ", '"', "'", "\u202e", "a: {b: [c]}\n"),
    )
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_of_the_language_give_a_script_or_problems(text: str) -> None:
    parsed = parse(text, "x")
    assert (parsed.script is None) == bool(parsed.problems)


@given(st.data())
def test_a_torn_script_gives_a_script_or_problems(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, min(len(TEXT), start + 300)))
    parsed = parse(TEXT[:start] + data.draw(st.text(max_size=5)) + TEXT[end:], "x")
    assert (parsed.script is None) == bool(parsed.problems)
