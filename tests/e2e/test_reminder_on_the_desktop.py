"""A reminder on a desktop of its own: shown by its portal, quietly; told where there is none; held for quiet."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a session bus of its own")
SERVED = 'timeout 60 "$1" "$2/portal.py" "$3" > "$4" & portal=$!; until grep -q ready "$4"; do sleep 0.05; done; '
ASK = '"$1" "$2/reminder.py"; '
END = "kill $portal"

Desktop = Callable[[str], tuple[str, str]]


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    """Starts a bus, and a portal on it unless the manner is empty; gives what was said and what was asked."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def show(manner: str) -> tuple[str, str]:
        asked = tmp_path / "asked.txt"
        script = SERVED + ASK + END if manner else ASK
        arguments = ["sh", sys.executable, str(HERE), manner, str(asked)]
        command = ["dbus-run-session", "--", "sh", "-c", script, *arguments]
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=90)
        return said.stdout, asked.read_text() if asked.exists() else ""

    return show


def test_it_is_shown_by_the_portal_and_nothing_is_raised(desktop: Desktop) -> None:
    said, asked = desktop("loud")
    assert "quiet: False" in said
    assert "refused" not in said
    assert "a window was raised: False" in said
    assert "org.freedesktop.portal.Notification.AddNotification sa{sv}" in asked


def test_without_a_portal_its_words_are_told(desktop: Desktop) -> None:
    said, _asked = desktop("")
    assert "quiet: False" in said
    assert "refused: Something for today is ready, if you like." in said


@pytest.mark.parametrize("manner", ["no banners", "inhibited"])
def test_a_desktop_that_asks_for_quiet_is_heard(desktop: Desktop, manner: str) -> None:
    said, _asked = desktop(manner)
    assert "quiet: True" in said
