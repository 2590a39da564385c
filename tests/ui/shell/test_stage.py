from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE
from fakes.library import ASSETS
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from calmroom.ui.stage import Stage, Veil
from calmroom.ui.theme.look import Look, theme_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def look(qapp: QApplication) -> Look:
    del qapp
    return Look(theme_from(STARTED_BEFORE, ASSETS), ASSETS)


@pytest.fixture
def stage(look: Look, shown: Callable[[QWidget], None]) -> Stage:
    made = Stage(look, "stage")
    made.show_page(QLabel("one"))
    shown(made)
    return made


def test_with_reduced_motion_the_new_page_is_there_at_once(stage: Stage) -> None:
    two = QLabel("two")
    stage.show_page(two)
    assert stage.page() is two
    assert stage.findChildren(Veil) == []


def test_the_old_page_fades_over_the_new_one_and_is_gone(stage: Stage, look: Look, qtbot: QtBot) -> None:
    look.set_theme(replace(look.theme, reduced_motion=False))
    two = QLabel("two")
    stage.show_page(two)
    assert stage.page() is two
    assert len(stage.findChildren(Veil)) == 1
    qtbot.waitUntil(lambda: stage.findChildren(Veil) == [])


def test_no_page_keeps_the_window_from_becoming_small(stage: Stage) -> None:
    wide = QWidget()
    wide.setMinimumSize(3000, 2000)
    stage.show_page(wide)
    assert stage.minimumSizeHint().width() >= 0
    assert stage.minimumSize().width() == 1
