"""No two practices are one text with the nouns exchanged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from unit.scripts.sample import ROOT, TEXT, script_of

from calmroom.domain.script import Script
from calmroom.scripts.alike import FUNCTION_WORDS, Alike, compare, problems_of, shape_of
from calmroom.scripts.library import PATTERN
from calmroom.scripts.parser import parse_file

BUNDLED = ROOT / "assets" / "scripts"
NONSENSE = ("brindle", "wicket", "marrow", "sallow", "tandem", "hopper", "quiver", "lantern")
_WORD = re.compile(r"[A-Za-z']+")


def read(folder: Path) -> dict[str, Script]:
    """The scripts of a folder, by their files' names."""
    parsed = {path.name: parse_file(path).script for path in sorted(folder.glob(PATTERN))}
    return {name: script for name, script in parsed.items() if script is not None}


def copied(text: str) -> str:
    """A script with every word that means something exchanged for another, and its id with them."""
    head, mark, body = text.partition("# settle")
    rows = [row if row.startswith(("#", "[", "<!--")) else _exchanged(row) for row in body.split("\n")]
    return re.sub("^id: .*$", "id: copy", head, flags=re.MULTILINE) + mark + "\n".join(rows)


def _exchanged(row: str) -> str:
    words, brace, attributes = row.partition("{")
    return _WORD.sub(lambda found: _other(found[0]), words) + brace + attributes


def _other(word: str) -> str:
    return word if word.lower().partition("'")[0] in FUNCTION_WORDS else NONSENSE[len(word) % len(NONSENSE)]


def _pair(one: Script, other: Script) -> Alike:
    (found,) = compare({"one": one, "other": other})
    return found


def test_what_means_nothing_by_itself_is_the_shape_of_a_sentence() -> None:
    assert shape_of("You might hear the rain, near or far.") == shape_of("You might see the tide, near or far.")
    assert shape_of("You might hear the rain.") != shape_of("Perhaps you hear some rain.")


def test_no_two_bundled_practices_are_one_text() -> None:
    assert [each for each in compare(read(BUNDLED)) if each.is_copied] == []


@pytest.mark.parametrize("name", ["s01", "s03", "s07"])
def test_a_practice_with_its_nouns_exchanged_is_found(name: str) -> None:
    path = BUNDLED / f"{name}.calm.md"
    original = parse_file(path).script
    assert original is not None
    found = _pair(original, script_of(copied(path.read_text("utf-8"))))
    assert found.shingles > 0.9
    assert found.is_copied


def test_a_practice_whose_body_is_taken_from_another_is_found() -> None:
    """Of two bundled practices, one with the body of the other, its nouns exchanged; what is around it is its own."""
    first, seventh = ((BUNDLED / f"{name}.calm.md").read_text("utf-8") for name in ("s01", "s07"))
    body = copied(first).partition("# body")[2].partition("# integration")[0]
    head, _, rest = seventh.partition("# integration")
    mixed = f"{head}\n{body.partition(chr(10))[2]}\n# integration{rest}"
    assert _pair(script_of(first), script_of(mixed)).is_copied


def test_sentences_that_are_said_twice_are_found() -> None:
    lines = "".join(f"There {word} a kettle on the hob today.\n[pause 2 4 6]\n\n" for word in ("was", "is", "may be"))
    other = (BUNDLED / "s01.calm.md").read_text("utf-8").replace("# return", f"{lines}# return")
    found = _pair(script_of(TEXT.replace("# return", f"{lines}# return")), script_of(other))
    assert len(found.sentences) >= 3
    assert found.is_copied


def test_lines_that_one_practice_says_twice_are_its_own_business() -> None:
    """Twins in one script keep words and time on purpose."""
    assert not _pair(script_of(TEXT), script_of((BUNDLED / "s01.calm.md").read_text("utf-8"))).is_copied


def test_a_folder_given_is_told_of_what_is_copied(tmp_path: Path) -> None:
    text = (BUNDLED / "s01.calm.md").read_text("utf-8")
    (tmp_path / "s01.calm.md").write_text(text, "utf-8")
    (tmp_path / "copy.calm.md").write_text(copied(text), "utf-8")
    problems = list(problems_of(read(tmp_path)))
    assert [(each.path, each.rule) for each in problems] == [("s01.calm.md", "G7")]
    assert "shares" in problems[0].message
