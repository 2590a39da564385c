from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from fakes.house import House
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QWidget

from calmroom.ui.history.printing import HistoryPaper
from calmroom.ui.history.state import history_state
from calmroom.ui.paper.ways import READABLE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish


@pytest.fixture
def paper(furnish: Furnish, shown: Callable[[QWidget], None]) -> HistoryPaper:
    furnished = furnish(House())
    made = HistoryPaper(furnished.context)
    shown(made)
    now = furnished.house.clock.now()
    made.open(history_state(furnished.rooms.history.period(now), now))
    return made


def test_the_pdf_is_private_and_the_disk_is_waited_for_on_the_worker(
    paper: HistoryPaper, qtbot: QtBot, tmp_path: Path
) -> None:
    paper.ways.save_as(tmp_path / "days.pdf")
    assert paper.ways.said.text() == READABLE
    qtbot.waitUntil(lambda: paper.ways.said.text() == "Saved as days.pdf.")
    assert (tmp_path / "days.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "days.pdf").stat().st_mode & 0o077 == 0


def test_a_place_that_takes_nothing_is_said(paper: HistoryPaper, qtbot: QtBot, tmp_path: Path) -> None:
    paper.ways.save_as(tmp_path / "not there" / "days.pdf")
    qtbot.waitUntil(lambda: paper.ways.said.text() == "It could not be saved there. Choose another folder.")


def test_what_is_locked_while_the_dialog_is_open_is_not_printed(
    paper: HistoryPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, meanwhile = tmp_path / "printed.pdf", list[Callable[[], None]]()

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(file))
        for act in meanwhile:
            act()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    paper.ways.print_button.click()
    assert file.read_bytes().startswith(b"%PDF")
    file.unlink()
    meanwhile.append(paper.forget)
    paper.ways.print_button.click()
    assert not file.exists()
