from __future__ import annotations

import os
from pathlib import Path

import pytest

from calmroom.ui.theme.fonts import FontShelf
from calmroom.ui.theme.theme import Letters, Theme
from calmroom.ui.theme.tokens import DAWN

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ASSETS = Path(__file__).parents[3] / "assets"


@pytest.fixture
def assets() -> Path:
    return ASSETS


@pytest.fixture
def theme(qapp: object) -> Theme:
    del qapp
    return Theme(DAWN, Letters(FontShelf(ASSETS / "fonts")))
