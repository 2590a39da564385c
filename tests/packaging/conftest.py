"""Trees for the tests of the tooling."""

import os
import shutil
import sys
from pathlib import Path

import pytest

# pytest's importlib mode puts no test folder on the path, and tooling.py lies beside the tests.
sys.path.insert(0, str(Path(__file__).parent))

from tooling import Tree, make_tree

if os.name == "nt":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The tree that the others are copied from: making an environment takes longer than copying one."""
    return make_tree(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def tree(pattern: Tree, tmp_path: Path) -> Tree:
    """A tree in which nothing is set up."""
    shutil.copytree(pattern.root.parent, tmp_path / "tree", symlinks=True)
    return Tree(tmp_path / "tree" / pattern.root.name, tmp_path / "tree" / pattern.commands.name)


@pytest.fixture(scope="module")
def ready_tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree that is set up; tests only start things in it."""
    made = make_tree(tmp_path_factory.mktemp("ready"))
    made.start("test")
    return made
