from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from calmroom.domain.errors import CalmroomError
from calmroom.domain.sessions.stretch import Stretch
from calmroom.domain.statistics import Day, Reading, Recurrence
from calmroom.domain.units import Seconds
from calmroom.services.history import Period
from calmroom.ui.history.exporting import Form, HistoryExport
from calmroom.ui.history.figures import APART, DAYS_NAME, MINUTES, SETTLED, figures_of, settled_figure
from calmroom.ui.history.paper import history_document
from calmroom.ui.history.shapes import Curve, Dot, Ink, svg_of
from calmroom.ui.history.state import HistoryState, history_state
from calmroom.ui.history.tables import Table, csv_of, tables_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

FIRST = date(2026, 2, 9)
NOW = datetime(2026, 3, 6, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
INKS = {ink: f"#{number:06X}" for number, ink in enumerate(Ink)}
SVG = "{http://www.w3.org/2000/svg}"


def shown(count: int = 4) -> HistoryState:
    """Some practices, day after day, each more settled after than before."""
    pairs = tuple(Reading(FIRST + timedelta(days=number % 28), 0.5, "Arriving", 3, 7) for number in range(count))
    days = tuple(Day(FIRST + timedelta(days=number), int(number < count), Seconds(600)) for number in range(28))
    words = (Recurrence("=warm", 3),)
    return history_state(Period(Stretch(FIRST, FIRST + timedelta(days=27)), days, pairs, words), NOW)


def test_every_chart_is_a_picture_a_table_and_a_sentence() -> None:
    state = shown()
    drawn = {figure.name: figure.said for figure in figures_of(state)}
    assert set(drawn) == {DAYS_NAME, SETTLED, MINUTES}
    assert all(drawn.values())
    assert set(drawn) <= {table.name for table in tables_of(state)}


def test_few_practices_are_dots_on_soft_lines_and_many_are_lines_alone() -> None:
    few, many = (settled_figure(shown(count).pairs, "", 330) for count in (4, round(330 / APART) + 1))
    assert sum(isinstance(shape, Dot) for shape in few.shapes) == 8
    soft = [shape for shape in few.shapes if isinstance(shape, Curve) and shape.soft < 1]
    assert [shape.dashed for shape in soft] == [True, False]
    assert not any(isinstance(shape, Dot) for shape in many.shapes)
    assert [shape.soft for shape in many.shapes if isinstance(shape, Curve) and len(shape.points) > 2] == [1, 1]


def test_after_stands_above_before_where_it_was_more_settled() -> None:
    figure = settled_figure(shown(1).pairs, "", 330)
    before, after = (shape for shape in figure.shapes if isinstance(shape, Dot))
    assert (before.fill, after.fill) == (Ink.GROUND, Ink.LAKE)
    assert after.at[1] < before.at[1]


def test_a_picture_of_lines_is_whole_and_says_its_sentence() -> None:
    for figure in figures_of(shown()):
        root = ET.fromstring(svg_of(figure, INKS))  # noqa: S314 - our own
        assert root.tag == f"{SVG}svg"
        assert root.findtext(f"{SVG}title") == figure.name
        assert root.findtext(f"{SVG}desc") == figure.said
        assert len(root) == 3 + len(figure.shapes)


def test_a_table_is_read_by_a_spreadsheet_and_nothing_in_it_is_a_formula() -> None:
    lines = csv_of(Table("", ("Word", "Times"), (("=warm", "3"), ('a "b", c', "2")))).splitlines()
    assert lines == ["\ufeffWord,Times", "'=warm,3", '"a ""b"", c",2']


def test_the_paper_says_what_the_window_says() -> None:
    state = shown(1)
    words = "\n".join(block.text for block in history_document(state).blocks if hasattr(block, "text"))
    for said in (state.title, state.frame, state.summary, state.settled):
        assert said in words
    assert "Mon 9 Feb, Arriving: 3 before, 7 after" in words


@pytest.fixture
def export(furnish: Furnish, qtbot: QtBot) -> HistoryExport:
    button = QPushButton()
    qtbot.addWidget(button)
    made = HistoryExport(button, furnish(House()).context)
    button.made = made  # type: ignore[attr-defined]  # the button holds it for as long as the test runs
    made.button = button  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("form", Form)
def test_a_chart_is_written_where_the_person_says_for_their_eyes_alone(
    export: HistoryExport, qtbot: QtBot, tmp_path: Path, form: Form
) -> None:
    file = tmp_path / f"chart.{form}"
    with qtbot.waitSignal(export.written) as told:
        export.write(SETTLED, form, shown(), file)
    assert told.args == [file.name]
    assert file.stat().st_mode & 0o077 == 0
    content = file.read_bytes()
    if form is Form.PNG:
        assert QImage.fromData(content).width() > 1000
    else:
        assert content.decode().lstrip("\ufeff").startswith("Day,Practice" if form is Form.CSV else "<svg")


def test_a_folder_that_takes_no_file_is_said(export: HistoryExport, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(export.failed) as told:
        export.write(SETTLED, Form.CSV, shown(), tmp_path / "nowhere" / "chart.csv")
    assert told.args is not None
    assert isinstance(told.args[0], CalmroomError)


def test_the_words_can_be_had_as_a_table_alone(export: HistoryExport) -> None:
    menu = export.offer(shown())
    forms = {
        action.text(): [each.text() for each in under.actions()]
        for action in menu.actions()
        if isinstance(under := action.menu(), QMenu)
    }
    menu.close()
    assert len(forms[SETTLED]) == 3
    assert forms["Words that came back"] == ["A table (CSV)"]


def test_the_first_chart_is_chosen_by_keyboard_like_every_other(export: HistoryExport, qtbot: QtBot) -> None:
    menu = export.offer(shown())
    under = menu.actions()[0].menu()
    assert isinstance(under, QMenu)
    # Opened by itself it would have taken the keys, and done nothing with them.
    assert not under.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(menu, key)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is under)
    asked: list[bool] = []
    under.actions()[0].triggered.connect(lambda: asked.append(True))
    export.forget()  # so that no dialog of the desktop is asked for
    QTest.keyClick(under, Qt.Key.Key_Return)
    assert asked
    assert not menu.isVisible()
