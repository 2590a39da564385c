from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.house import STARTED_BEFORE
from fakes.library import ASSETS
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice
from calmroom.ui.dressing import Dressing
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.widgets.buttons import OutlineButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Wardrobe:
    """A look that is kept as some settings ask."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self.settings = settings
        self.look = Look(theme_from(settings, ASSETS), ASSETS)
        self.dressing = Dressing(application, self.look, lambda: self.settings, ASSETS)
        self.changes: list[str] = []
        self.look.changed.connect(lambda: self.changes.append(self.look.palette.name))

    def set(self, settings: Settings) -> None:
        self.settings = settings
        self.dressing.refresh()


Open = Callable[[Settings], Wardrobe]


@pytest.fixture
def wardrobe(qapp: QApplication) -> Wardrobe:
    return Wardrobe(qapp, STARTED_BEFORE)


@pytest.fixture
def dark_desktop() -> Iterator[Callable[[], None]]:
    hints = QGuiApplication.styleHints()
    yield lambda: hints.setColorScheme(Qt.ColorScheme.Dark)
    hints.unsetColorScheme()


def test_a_new_theme_is_put_on_at_once(wardrobe: Wardrobe) -> None:
    wardrobe.set(replace(STARTED_BEFORE, theme=ThemeChoice.DUSK))
    assert wardrobe.changes == ["dusk"]


@pytest.mark.parametrize("text", [110, 200])
def test_another_text_size_reaches_the_buttons_that_are_there_already(
    wardrobe: Wardrobe, qtbot: QtBot, text: int
) -> None:
    button = OutlineButton(wardrobe.look, "Begin", "begin")
    qtbot.addWidget(button)
    button.show()
    born = button.font().pixelSize()
    wardrobe.set(replace(STARTED_BEFORE, text=text))
    assert button.font().pixelSize() == pytest.approx(born * text / 100, abs=1)
    wardrobe.set(STARTED_BEFORE)
    assert button.font().pixelSize() == born


def test_a_setting_that_is_not_about_looks_restyles_nothing(wardrobe: Wardrobe) -> None:
    wardrobe.set(replace(STARTED_BEFORE, voice_level=10))
    assert wardrobe.changes == []


def test_during_a_practice_the_new_look_waits(wardrobe: Wardrobe) -> None:
    wardrobe.dressing.set_resting(resting=False)
    wardrobe.set(replace(STARTED_BEFORE, theme=ThemeChoice.DUSK))
    assert wardrobe.changes == []
    wardrobe.dressing.set_resting(resting=True)
    assert wardrobe.changes == ["dusk"]


def test_a_look_that_was_taken_back_during_a_practice_is_never_put_on(wardrobe: Wardrobe) -> None:
    wardrobe.dressing.set_resting(resting=False)
    wardrobe.set(replace(STARTED_BEFORE, theme=ThemeChoice.DUSK))
    wardrobe.set(STARTED_BEFORE)
    wardrobe.dressing.set_resting(resting=True)
    assert wardrobe.changes == []


def test_the_colour_scheme_of_the_desktop_is_followed_live(
    qapp: QApplication, dark_desktop: Callable[[], None]
) -> None:
    wardrobe = Wardrobe(qapp, replace(STARTED_BEFORE, theme=ThemeChoice.SYSTEM))
    dark_desktop()
    wardrobe.dressing.refresh()
    assert wardrobe.look.palette.dark == (QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_what_the_desktop_says_of_motion_holds_while_motion_follows_it(qapp: QApplication) -> None:
    wardrobe = Wardrobe(qapp, replace(STARTED_BEFORE, motion=MotionChoice.SYSTEM))
    wardrobe.dressing.hear_desktop(True)  # noqa: FBT003 - what the signal carries
    assert wardrobe.look.theme.reduced_motion


def test_the_persons_own_choice_of_motion_goes_before_the_desktops(qapp: QApplication) -> None:
    wardrobe = Wardrobe(qapp, replace(STARTED_BEFORE, motion=MotionChoice.FULL))
    wardrobe.dressing.hear_desktop(True)  # noqa: FBT003
    assert not wardrobe.look.theme.reduced_motion
