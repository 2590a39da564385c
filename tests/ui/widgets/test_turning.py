"""What assistive technology does with a control is what a click does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from calmroom.domain.exporting import Format
from calmroom.ui.library.export_state import FormatChoice
from calmroom.ui.library.formats import FormatList
from calmroom.ui.player.stacking import toggle
from calmroom.ui.theme.icons import Icon
from calmroom.ui.theme.look import Look
from calmroom.ui.widgets.buttons import ToggleButton
from calmroom.ui.widgets.chips import Chip, RemovableChip
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.navigation import NavItem
from calmroom.ui.widgets.segments import SegmentedChoice, TabStrip

Make = Callable[[Look], QAbstractButton]
ANSWERS = (("no", "no"), ("lot", "a lot"))
FORMATS = (FormatChoice(Format.FLAC, "FLAC", "", ""), FormatChoice(Format.WAV, "WAV", "", ""))
TURNED: dict[str, Make] = {
    "check box": lambda look: CheckBox(look, "Bells", "bells"),
    "chip": lambda look: Chip(look, "warm", "warm"),
    "toggle button": lambda look: ToggleButton(look, "Words", "words"),
    "button of the player": lambda look: toggle(look, "Captions", "captions", Icon.CAPTIONS),
}


def act(widget: QWidget) -> None:
    """Do what the accessibility tree offers first."""
    interface = QAccessible.queryAccessibleInterface(widget).actionInterface()
    interface.doAction(interface.actionNames()[0])


@pytest.fixture(params=TURNED)
def turned(request: pytest.FixtureRequest, look: Look) -> QAbstractButton:
    return TURNED[request.param](look)


@pytest.fixture
def place(look: Look) -> QAbstractButton:
    return NavItem(look, "Today", "nav.today", Icon.TODAY)


def test_it_tells_of_a_toggle_as_of_a_click(turned: QAbstractButton) -> None:
    told: list[bool] = []
    turned.clicked.connect(lambda on: told.append(on))  # noqa: PLW0108 - so that Qt sees the argument
    act(turned)
    turned.click()
    act(turned)
    assert told == [True, False, True]
    assert turned.isChecked()


def test_it_tells_nobody_of_what_the_program_sets(turned: QAbstractButton) -> None:
    told: list[bool] = []
    turned.clicked.connect(lambda on: told.append(on))  # noqa: PLW0108 - so that Qt sees the argument
    turned.setChecked(True)
    assert turned.isChecked()
    assert told == []


def test_a_place_that_holds_is_opened_again(place: QAbstractButton) -> None:
    owner = QButtonGroup(place)
    owner.setExclusive(False)
    owner.addButton(place)
    told: list[bool] = []
    place.clicked.connect(lambda on: told.append(on))  # noqa: PLW0108 - so that Qt sees the argument
    for _ in range(2):
        act(place)
        place.click()
    assert told == [True] * 4
    assert place.isChecked()
    assert QAccessible.queryAccessibleInterface(place).role() is QAccessible.Role.RadioButton


@pytest.mark.parametrize("kind", [SegmentedChoice, TabStrip])
def test_an_answer_is_chosen_once_and_the_other_goes_off(look: Look, kind: type[SegmentedChoice]) -> None:
    choice = kind(look, "question", "How was it?", ANSWERS)
    choice.set_value("no")
    told: list[str] = []
    choice.chosen.connect(told.append)
    act(choice.findChildren(QAbstractButton)[1])
    assert told == ["lot"]
    assert choice.value() == "lot"


def test_a_format_is_chosen(look: Look) -> None:
    formats = FormatList(look)
    formats.show_choices(FORMATS, Format.FLAC)
    told: list[Format] = []
    formats.chosen.connect(told.append)
    act(formats.rows()[1])
    assert told == [Format.WAV]


def test_a_removable_chip_goes(look: Look) -> None:
    chip = RemovableChip(look, "jaw", "library.out.jaw", "Put jaw back")
    told: list[bool] = []
    chip.removed.connect(lambda: told.append(True))
    act(chip.chip)
    assert told == [True]
