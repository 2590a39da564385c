"""A folder that anybody may have put anything into."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from fakes.library import FakeLibrary
from unit.scripts.sample import TEXT, script_of

from calmroom import VERSION
from calmroom.domain.errors import CalmroomError
from calmroom.domain.library.personal import FoundScript, PersonalScript, Standing, placed
from calmroom.scripts.parser import MOST_LINES
from calmroom.scripts.personal import MOST_FILES, PersonalFolder
from calmroom.scripts.source import MOST_BYTES

MINE = "mine.calm.md"
BUNDLED = FakeLibrary(script_of(TEXT.replace("id: t01", "id: s01").replace("A Quiet Jaw", "Ground Me")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _only(folder: Path) -> FoundScript:
    (found,) = PersonalFolder(folder, BUNDLED).look()
    return found


def _placed(folder: Path, text: str | bytes) -> PersonalScript:
    (folder / MINE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return placed(_only(folder), {})


def _with_front(rows: str) -> str:
    return TEXT.replace("reviewer: none", f"reviewer: none\n{rows}")


LINE = "You may rest here, or not.\n[pause 2 4 6]\n\n"

HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "a path for a recording": (TEXT.replace("{touch} ", "{touch} {voice: ../../etc/passwd} "), "one recording"),
    "a path for a bed": (TEXT.replace("bed: rain", "bed: ../../../etc/passwd"), "use one of"),
    "a path for an id": (TEXT.replace("id: t01", "id: ../../t01"), "small letters"),
    "a path for a region": (TEXT.replace("[at jaw]", "[at /etc/passwd]"), "no region"),
    "a key for a file": (_with_front("include: /etc/passwd"), "there is no key"),
    "a huge pause": (TEXT.replace("[pause 4 8 20]", "[pause 4 8 86400]", 1), "write the least"),
    "a long pause": (TEXT.replace("[pause 4 8 20]", "[pause 4 8 3000]", 1), "300 is the most"),
    "an endless breath": (TEXT.replace("[at jaw]", "[breathe in 4 out 6 for 9000]\n[at jaw]", 1), "1800 is the most"),
    "a day of minutes": (TEXT.replace("greatest: 6", "greatest: 1440"), "60"),
    "thousands of lines": (TEXT.replace("# return", LINE * 1600 + "# return"), f"more than {MOST_LINES} lines"),
    "thousands of rows": (TEXT + "\n" * 6000, "larger than 5000 rows"),
    "a giant file": (b"a" * (MOST_BYTES + 1), "larger than 256 kB"),
    "an endless line": (TEXT.replace("It can wait.", "It can wait. " * 60), "600 is the most"),
    "a right-to-left override": (TEXT.replace("It can wait", "It \u202ecan wait"), "RIGHT-TO-LEFT OVERRIDE"),
    "an isolate in the title": (TEXT.replace("A Quiet Jaw", "A \u2067Quiet Jaw"), "RIGHT-TO-LEFT ISOLATE"),
    "a zero-width space": (TEXT.replace("It can wait", "It can\u200b wait"), "ZERO WIDTH SPACE"),
    "a zero-width joiner": (TEXT.replace("It can wait", "It can\u200d wait"), "ZERO WIDTH JOINER"),
    "a blank letter": (TEXT.replace("It can wait", "It can\u3164 wait"), "HANGUL FILLER"),
    "a pile of accents": (TEXT.replace("It can wait", "It can\u0301\u0302\u0303\u0304\u0305 wait"), "accents"),
    "a tag sequence": (TEXT.replace("It can wait", "It can\U000e0061 wait"), "TAG LATIN SMALL LETTER A"),
    "another alphabet in the id": (TEXT.replace("id: t01", "id: t\u043e1"), "small letters"),
    "another alphabet in a word": (TEXT.replace("It can wait", "It c\u0430n wait"), "CYRILLIC SMALL LETTER A"),
    "another alphabet in a title": (TEXT.replace("A Quiet Jaw", "Gr\u03bfund Me"), "GREEK SMALL LETTER OMICRON"),
    "an anchor": (TEXT.replace("title: A", "title: &x A"), "anchor"),
    "an alias": (TEXT.replace("title: A Quiet Jaw", "title: *x"), "alias"),
    "a billion laughs": (_with_front("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]"), "anchor"),
    "a tag": (TEXT.replace("title: A", "title: !!python/object/apply:os.system A"), "tag"),
    "a merge key": (_with_front("<<: {title: Other}"), "there is no key “<<”"),
    "a merge of an alias": (_with_front("<<: *x"), "alias"),
    "a second document": (TEXT.replace("reviewer: none", "reviewer: none\n--- {a: b}"), "second document"),
    "a deep nest": (_with_front("sources2: [[[[[[x]]]]]]"), "levels deep"),
    "a key twice": (_with_front("level: 0"), "second time"),
    "front matter without end": ("---\n" + "a: b\n" * 4_000, "not closed"),
    "a large front matter": (_with_front("author: " + "a " * 9_000), "16 kB"),
    "no text": (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    "nothing": (b"", "empty"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_script_is_refused_and_the_reason_is_among_what_is_told(name: str, folder: Path) -> None:
    text, reason = HOSTILE[name]
    found = _placed(folder, text)
    assert found.standing is Standing.REFUSED
    assert found.script is None
    assert any(reason in problem.message for problem in found.problems), [str(each) for each in found.problems]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_refusal_says_what_happened_what_is_safe_and_what_to_do(name: str, folder: Path) -> None:
    told = _placed(folder, HOSTILE[name][0]).told
    assert told.message.startswith(f"“{MINE}” ")
    assert "Nothing of it was played" in told.message
    assert told.hint
    assert (told.message + told.hint).isprintable()
    assert len(told.message) + len(told.hint) < 600


def test_a_script_in_order_is_new(folder: Path) -> None:
    assert _placed(folder, TEXT).standing is Standing.NEW


@pytest.mark.parametrize(
    "title", ["Тихая челюсть", "Ήρεμο σαγόνι", "あごをゆるめる", "Ein stiller Kiefer", "Čtvrt hodiny", "一、二"]
)
def test_words_in_one_alphabet_each_are_welcome(title: str, folder: Path) -> None:
    assert _placed(folder, TEXT.replace("A Quiet Jaw", title)).standing is Standing.NEW


@pytest.mark.parametrize("wanted", ["9.0", "calmroom 9.0", "calmroom 0.1.1", "1"])
def test_a_script_for_a_newer_program_says_so_and_nothing_else(wanted: str, folder: Path) -> None:
    text = _with_front(f'requires: "{wanted}"\nfragrance: lavender').replace("[at jaw]", "[scent lavender]")
    found = _placed(folder, text)
    assert [problem.rule for problem in found.problems] == ["G6"]
    assert (
        f"written for calmroom {wanted.removeprefix('calmroom ')}, and this is calmroom {VERSION}" in found.told.message
    )
    assert "up to date" in found.told.hint


@pytest.mark.parametrize("wanted", [VERSION, "calmroom 0.1", "0.0.9", ""])
def test_a_script_for_this_program_or_an_older_one_is_in_order(wanted: str, folder: Path) -> None:
    assert _placed(folder, _with_front(f'requires: "{wanted}"')).standing is Standing.NEW


def test_a_version_that_is_none_is_a_fault(folder: Path) -> None:
    assert any("calmroom 0.3" in each.message for each in _placed(folder, _with_front("requires: the best")).problems)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXT.replace("id: t01", "id: s01"), "another practice has the id s01"),
        (TEXT.replace("id: t01", "id: s77"), "kept for the practices that come with calmroom"),
        (TEXT.replace("A Quiet Jaw", "ground  ME"), "comes with calmroom is called"),
    ],
)
def test_nothing_takes_the_place_or_the_name_of_a_bundled_practice(text: str, reason: str, folder: Path) -> None:
    assert reason in _placed(folder, text).problems[0].message


def test_of_two_scripts_with_one_id_the_first_by_name_has_it(folder: Path) -> None:
    (folder / "a.calm.md").write_text(TEXT, "utf-8")
    (folder / "b.calm.md").write_text(TEXT + "\n", "utf-8")
    assert [each.script is not None for each in PersonalFolder(folder, BUNDLED).look()] == [True, False]


def test_other_files_are_nobodys_business(folder: Path) -> None:
    (folder / "notes.md").write_text("Not a script.", "utf-8")
    (folder / "inner").mkdir()
    assert PersonalFolder(folder, BUNDLED).look() == ()


def test_a_folder_named_like_a_script_is_refused(folder: Path) -> None:
    (folder / MINE).mkdir()
    assert "not a plain file" in _only(folder).problems[0].message


@pytest.mark.skipif(sys.platform == "win32", reason="links want a privilege there")
def test_a_link_to_a_file_elsewhere_is_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / MINE
    elsewhere.write_text(TEXT, "utf-8")
    (folder / MINE).symlink_to(elsewhere)
    assert "points to a file elsewhere" in _only(folder).problems[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_a_pipe_named_like_a_script_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / MINE)
    assert "not a plain file" in _only(folder).problems[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_a_pipe_that_is_brought_is_not_waited_for(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    pipe = tmp_path_factory.mktemp("elsewhere") / MINE
    os.mkfifo(pipe)
    with pytest.raises(CalmroomError, match="no script"):
        PersonalFolder(folder, BUNDLED).bring(pipe)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such name can be given there")
@pytest.mark.parametrize("name", ["a\u202edm.mlac.calm.md", "a\x1b[31m.calm.md", "a\nb.calm.md"])
def test_a_name_that_hides_what_it_is_is_refused_and_shown_plainly(name: str, folder: Path) -> None:
    (folder / name).write_text(TEXT, "utf-8")
    found = _only(folder)
    assert found.script is None
    assert "its name holds signs that cannot be seen" in found.problems[0].message
    assert found.name.isprintable()


def test_no_more_than_two_hundred_are_looked_at(folder: Path) -> None:
    for number in range(MOST_FILES + 3):
        (folder / f"{number:03}.calm.md").write_bytes(b"")
    found = PersonalFolder(folder, BUNDLED).look()
    assert len(found) == MOST_FILES + 1
    assert "more than 200 scripts" in found[-1].problems[0].message


def test_what_its_author_has_set_aside_is_told_as_well(folder: Path) -> None:
    quiet = "Here you must be. {opening: 1} {lint-ok: L7 it is meant kindly}"
    text = TEXT.replace("Here you are, and there is nothing to carry for a while. It can wait. {opening: 1}", quiet)
    (folder / "t01.calm.md").write_text(text, "utf-8")
    problems = PersonalFolder(folder, BUNDLED).lint(_only(folder))
    assert [(each.rule, "it is meant kindly" in each.message) for each in problems if each.rule == "L7"] == [
        ("L7", True)
    ]


def test_what_the_rules_say_comes_errors_first(folder: Path) -> None:
    text = TEXT.replace(" {tag: stop}", "").replace("Here you are", "Here your hand and the feet are")
    (folder / "t01.calm.md").write_text(text, "utf-8")
    problems = PersonalFolder(folder, BUNDLED).lint(_only(folder))
    assert [problem.rule for problem in problems] == ["L11", "L13"]
    assert all(problem.path == "t01.calm.md" for problem in problems)
