"""A Python that does not fit."""

import subprocess
import sys

import pytest
from tooling import ROOT, Tree

# What dev.py does under a Python that is too old; there is none on every machine.
TOO_OLD = "import sys, interpreter; sys.exit(interpreter.start_again(['dev.py', 'play', 's01']))"


def start_too_old(tree: Tree) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", TOO_OLD],
        capture_output=True,
        text=True,
        check=False,
        cwd=tree.root / "packaging",
        env={"PATH": str(tree.commands)},
    )


def test_a_newer_one_on_the_path_takes_over_with_the_same_words(tree: Tree) -> None:
    tree.command("python3.12", 'case "$*" in *sys*) echo "3 12";; *) echo "newer: $*";; esac')
    assert start_too_old(tree).stdout == "newer: -S -E dev.py play s01\n"


def test_one_that_does_not_start_is_passed_over(tree: Tree) -> None:
    tree.command("python3.13", "echo 'not installed' >&2; exit 127")
    tree.command("python3.11", 'case "$*" in *sys*) echo "3 11";; *) echo "newer: $*";; esac')
    assert start_too_old(tree).stdout == "newer: -S -E dev.py play s01\n"


@pytest.mark.parametrize("version", ["3 10", "3 15"])
def test_where_none_fits_it_says_which_was_found_and_what_to_install(tree: Tree, version: str) -> None:
    tree.command("python3", f'echo "{version}"')
    tree.command("apt-get", "exit 0")
    answer = start_too_old(tree)
    assert answer.returncode == 1
    assert f"Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable})" in answer.stderr
    if sys.platform == "linux":
        assert "sudo apt-get install python3.11 python3.11-venv" in answer.stderr


@pytest.mark.parametrize("file", ["dev.py", "interpreter.py"])
def test_an_old_python_can_read_it(file: str) -> None:
    compile((ROOT / "packaging" / file).read_text(encoding="utf-8"), file, "exec", flags=0x400, _feature_version=6)
