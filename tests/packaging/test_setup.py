"""A first start, a second one, and one that was broken off."""

import sys
from pathlib import Path

import pytest
from tooling import Tree


def test_a_first_start_installs_by_hash_alone_and_tells_large_downloads(tree: Tree) -> None:
    answer = tree.start("list")
    assert answer.stdout == "calmroom|list\n"
    assert "  big-thing, 80 MB\n" in answer.stderr
    [call] = tree.pip_calls()
    assert "--require-hashes --no-deps" in call
    assert call.endswith("requirements.lock")


def test_a_second_start_calls_no_installer_and_says_nothing(tree: Tree) -> None:
    tree.start("list")
    answer = tree.start("list")
    assert answer.stderr == ""
    assert len(tree.pip_calls()) == 1


def test_a_changed_lock_is_installed(tree: Tree) -> None:
    tree.start("list")
    (tree.root / "requirements.lock").write_text("thing==1.1 --hash=sha256:11\n", encoding="utf-8")
    tree.start("list")
    assert len(tree.pip_calls()) == 2


def test_what_tests_need_serves_the_program_too(tree: Tree) -> None:
    tree.start("test")
    tree.start("list")
    [call] = tree.pip_calls()
    assert call.endswith("requirements-dev.lock")


def test_the_program_is_compiled_even_where_python_is_told_not_to(tree: Tree) -> None:
    tree.start("list", PYTHONDONTWRITEBYTECODE="1")
    assert list((tree.root / "src").rglob("__main__.*.pyc"))


def test_a_moved_folder_works(tree: Tree) -> None:
    tree.start("list")
    moved = Tree(tree.root.rename(tree.root.parent / "elsewhere"), tree.commands)
    assert moved.start("list").stdout == "calmroom|list\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("NewConnectionError: Temporary failure in name resolution", "cannot be reached"),
        ("OSError: [Errno 28] No space left on device", "not enough room"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that calmroom was made with"),
        ("ERROR: No matching distribution found for thing==1.0", "does not exist ready-made"),
        ("something nobody foresaw", "something nobody foresaw"),
    ],
)
def test_a_failed_installation_is_told_in_a_sentence(tree: Tree, said: str, told: str) -> None:
    answer = tree.start("list", PIP_SAYS=said)
    assert answer.returncode == 1
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_broken_off_set_up_is_taken_up_again(tree: Tree) -> None:
    tree.start("list", PIP_SAYS="Connection reset")
    assert tree.start("list").stdout == "calmroom|list\n"


def test_an_environment_of_no_use_is_made_anew(tree: Tree) -> None:
    python = tree.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(tree.root / "gone")
    tree.command("uv", f'[ $1 = venv ] && exec "{sys.executable}" -m venv --without-pip --clear "$HOME/.venv"; exit 0')
    assert tree.start("list").stdout == "calmroom|list\n"


def test_uv_installs_where_it_is_there_with_the_same_demands(tree: Tree) -> None:
    tree.command("uv", 'echo "$@" >> "$HOME/uv-calls"')
    assert tree.start("list").stdout == "calmroom|list\n"
    [call] = (tree.root / "uv-calls").read_text(encoding="utf-8").splitlines()
    assert call.startswith("pip install")
    assert "--require-hashes --no-deps" in call
    assert tree.pip_calls() == []


def test_pip_steps_in_where_uv_fails(tree: Tree) -> None:
    tree.command("uv", "exit 2")
    assert tree.start("list").stdout == "calmroom|list\n"
    assert len(tree.pip_calls()) == 1


def test_the_environment_reaches_the_program_by_a_path_of_no_machine(tree: Tree) -> None:
    tree.start("list")
    [path] = (tree.root / ".venv").glob("lib/python3.*/site-packages/calmroom.pth")
    assert Path(path.read_text(encoding="utf-8").strip()).parts[0] == ".."
