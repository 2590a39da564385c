from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.living_room import LivingRoom, living_room, missing
from e2e.pulse import Ear, is_installed, null_sink
from e2e.typing_hand import at_home


@pytest.fixture
def room(tmp_path: Path) -> Iterator[LivingRoom]:
    """An empty home with a screen, an ear and a screen reader."""
    lacking = missing()
    if lacking:
        pytest.skip(f"this machine lacks {lacking}; ./run test names what to install")
    with living_room(tmp_path / "home") as furnished:
        yield furnished


@pytest.fixture
def ear() -> Iterator[Ear]:
    """A sound server, and nothing to see."""
    if not is_installed():
        pytest.skip("this machine lacks pulseaudio; ./run test names what to install")
    with null_sink() as listening:
        yield listening


@pytest.fixture
def no_screen(ear: Ear, tmp_path: Path) -> dict[str, str]:
    """The surroundings of a person who sits at a terminal, in an empty home."""
    return at_home(ear, tmp_path)
