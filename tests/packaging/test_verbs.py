"""Which words are the tooling's, and which the program's."""

import pytest
from tooling import Tree


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ((), "calmroom"),
        (("play", "s01", "--minutes", "5"), "calmroom|play|s01|--minutes|5"),
        (("run", "play", "s01"), "calmroom|play|s01"),
        (("run", "check", "my script.md"), "calmroom|check|my script.md"),
        (("calmroom", "check", "my.md"), "calmroom|check|my.md"),
        (("calmroom", "--help"), "calmroom|--help"),
        (("test",), "pytest|-n|auto|--dist|loadfile"),
        (("test", "-q", "tests/unit"), "pytest|-q|tests/unit"),
    ],
)
def test_words_go_where_they_belong(ready_tree: Tree, words: tuple[str, ...], given: str) -> None:
    assert ready_tree.start(*words).stdout.splitlines()[-1] == given


def test_help_names_every_verb_and_then_lets_the_program_speak(ready_tree: Tree) -> None:
    lines = ready_tree.start("--help").stdout
    assert all(f"./run {verb} " in lines for verb in ("setup", "test", "check", "bench", "calmroom"))
    assert lines.endswith("calmroom|--help\n")


def test_help_sets_nothing_up(tree: Tree) -> None:
    assert tree.start("--help").returncode == 0
    assert tree.pip_calls() == []


def test_the_developers_check_takes_no_paths_and_says_who_does(ready_tree: Tree) -> None:
    answer = ready_tree.start("check", "my.md")
    assert answer.returncode == 2
    assert "./run calmroom check PATH" in answer.stderr


def test_a_benchmark_that_is_not_there_is_refused_by_name(ready_tree: Tree) -> None:
    (ready_tree.root / "benchmarks").mkdir()
    (ready_tree.root / "benchmarks" / "begin.py").write_text("print('begin: 1.0 x')\n", encoding="utf-8")
    answer = ready_tree.start("bench", "bgin")
    assert answer.returncode == 2
    assert "bgin. There are: begin" in answer.stderr


def test_a_failing_benchmark_does_not_keep_the_others_from_running(ready_tree: Tree) -> None:
    folder = ready_tree.root / "benchmarks"
    folder.mkdir(exist_ok=True)
    (folder / "a_slow.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    (folder / "b_quick.py").write_text("print('quick: 2.0 x')\n", encoding="utf-8")
    answer = ready_tree.start("bench", "a_slow", "b_quick")
    assert answer.returncode == 1
    assert "quick: 2.0 x" in answer.stdout
    assert "Not held: a_slow" in answer.stdout


def test_the_programs_exit_status_is_ours(ready_tree: Tree) -> None:
    main = ready_tree.root / "src" / "calmroom" / "__main__.py"
    before = main.read_text(encoding="utf-8")
    main.write_text("raise SystemExit(3)\n", encoding="utf-8")
    try:
        assert ready_tree.start("list").returncode == 3
    finally:
        main.write_text(before, encoding="utf-8")
