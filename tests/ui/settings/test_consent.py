from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from fakes.house import NO_ROOM, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.care.conditions import CONDITIONS
from calmroom.domain.care.consent import ADULT, ITEMS, WITH_THERAPIST, Agreed, Consent
from calmroom.ui.settings.consent import ConsentSection
from calmroom.ui.settings.consent_state import NOTHING_YET, SHUT, TAKING_BACK, consent_words, ticked_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

THEN = datetime(2026, 3, 8, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))
FIRST = Consent(2, THEN, (ADULT, *ITEMS))
DEEP = Consent(2, THEN + timedelta(days=1), (WITH_THERAPIST,))


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (Agreed(), NOTHING_YET),
        (Agreed(FIRST), "On Sunday 8 March 2026 you agreed to this (wording 2):\nI am 18 or older.\n"),
        (Agreed(FIRST, DEEP), f"On Monday 9 March 2026 you opened level 3 (wording 2):\n{WITH_THERAPIST}"),
        (
            Agreed(withdrawn=FIRST),
            "On Sunday 8 March 2026 you took back what you had agreed to. Level 3 is closed. Your journal is as it",
        ),
    ],
)
def test_it_says_what_holds_since_when_and_in_which_wording(agreed: Agreed, said: str) -> None:
    assert said in consent_words(agreed)


def test_every_item_is_there_word_for_word() -> None:
    assert all(item in consent_words(Agreed(FIRST)) for item in ITEMS)


def test_it_says_what_was_ticked() -> None:
    assert ticked_words(()) == "You ticked nothing."
    assert ticked_words(("chiari", "pain")).splitlines() == [
        "You ticked:",
        *(one.words for one in CONDITIONS if one.id in {"chiari", "pain"}),
    ]


class Opened:
    """The section, on the screen."""

    def __init__(self, furnished: Furnished, section: ConsentSection, qtbot: QtBot) -> None:
        self.house, self.rooms, self.section = furnished.house, furnished.rooms, section
        self.until: Callable[[Callable[[], bool]], None] = qtbot.waitUntil

    def press(self, name: str) -> None:
        button = self.section.findChild(QAbstractButton, name)
        assert isinstance(button, QAbstractButton), name
        QTest.keyClick(button, Qt.Key.Key_Space)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.section.findChildren(QLabel) if label.isVisible())


Show = Callable[[House], Opened]


@pytest.fixture
def show(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Show:
    def make(house: House) -> Opened:
        furnished = furnish(house)
        rooms = furnished.rooms
        section = ConsentSection(rooms.safety, rooms.settings, furnished.context)
        shown(section)
        section.refresh()
        section.show_settings(rooms.settings.current)
        return Opened(furnished, section, qtbot)

    return make


def agreed_house() -> House:
    house = House()
    house.vault.consents.save(FIRST)
    house.vault.consents.save(DEEP)
    return house


def test_taken_back_level_3_is_closed_and_everything_that_was_kept_is_still_there(show: Show) -> None:
    house = agreed_house()
    house.remember("s07", "From Crown to Tailbone")
    opened = show(house)
    opened.until(lambda: "you opened level 3" in opened.words())
    assert TAKING_BACK in opened.words()
    opened.press("settings.consent.back")
    opened.until(lambda: "you took back what you had agreed to" in opened.words())
    assert "you opened level 3" not in opened.words()
    assert TAKING_BACK not in opened.words()
    assert house.vault.consents.all()[:2] == (FIRST, DEEP)
    assert len(house.vault.practices.since()) == 1


def test_the_first_pages_can_be_gone_through_again(show: Show, qtbot: QtBot) -> None:
    opened = show(agreed_house())
    with qtbot.waitSignal(opened.section.first_pages_asked):
        opened.press("settings.consent.again")


def test_what_is_ticked_can_be_changed_in_place(show: Show) -> None:
    opened = show(agreed_house())
    assert "You ticked nothing." in opened.words()
    opened.press("settings.ticked.change")
    opened.press("settings.doctor.trauma")
    assert opened.rooms.settings.current.conditions == ("trauma",)
    opened.press("settings.ticked.change")
    assert not opened.section.boxes.isVisible()


def test_locked_it_shows_neither_what_was_agreed_to_nor_what_was_ticked(show: Show) -> None:
    house = agreed_house()
    opened = show(house)
    opened.section.show_settings(opened.rooms.settings.change(conditions=("trauma",)))
    opened.until(lambda: "you opened level 3" in opened.words())
    assert "PTSD" in opened.words()
    opened.section.forget()
    assert "PTSD" not in opened.words()
    assert "18 or older" not in opened.words()
    assert opened.words().count(SHUT) == 2
    assert not opened.section.boxes.ticked()


def test_what_could_not_be_taken_back_is_said_and_still_holds(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    house = agreed_house()
    opened = show(house)
    opened.until(lambda: "you opened level 3" in opened.words())

    def refuse(_one: Consent) -> None:
        raise NO_ROOM

    monkeypatch.setattr(house.vault.consents, "save", refuse)
    opened.press("settings.consent.back")
    opened.until(lambda: "It was not taken back." in opened.words())
    assert house.vault.consents.all() == (FIRST, DEEP)
