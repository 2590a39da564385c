from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from faults.damaged import PAGES
from faults.owner import Home, entry, opened, practice


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A vault with pages, some of them long, and a practice; closed."""
    home = Home(tmp_path_factory.mktemp("zu Hause なみ #1?%"))
    with opened(home) as made:
        for number in sorted(PAGES):
            made.journal.save(entry(number))
        made.practices.save(practice(1))
    return home


@pytest.fixture
def home(lived_in: Home, tmp_path: Path) -> Home:
    """A copy of it that may be damaged."""
    copy = Home(tmp_path / "zu Hause なみ #1?%")
    shutil.copytree(lived_in.root, copy.root)
    return copy
