from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ui.desk.conftest import Desk


def test_the_handout_is_looked_at_and_saved_as_a_pdf_that_can_be_read(composer: Desk, tmp_path: Path) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed")
    composer.click("desk.print")
    composer.until(lambda: composer.pane.paper.view.pages is not None and composer.has("desk.paper.save"))
    path = tmp_path / "plan.pdf"
    composer.pane.paper.ways.save_as(path)
    composer.until(lambda: "Saved as plan.pdf." in composer.words())
    text = subprocess.run([tool, "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "For Iris, from Maya Berg." in text
    assert "Days 1 to 3, 6 to 8 March" in text
    assert "Three Places of Support, 12 minutes (once in these days)" in text
    assert "Warmth, water, an early night." in text
    assert "Where to hear it" in text


def test_escape_leads_back_to_the_plan(composer: Desk) -> None:
    composer.click("desk.print")
    composer.until(lambda: composer.has("desk.paper.back"))
    composer.click("desk.paper.back")
    composer.until(lambda: composer.has("desk.timeline"))
    assert composer.routine().title == "Between Appointments"
    assert composer.widget("desk.print").hasFocus()
