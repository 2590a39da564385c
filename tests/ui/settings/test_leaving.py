"""Leaving, by hand: taking everything along, bringing it in, and erasing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fakes.clock import EVENING
from fakes.house import STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from calmroom.domain.journal.journal import Entry
from calmroom.domain.vault.leaving import Added, Amount, Erased, Incoming, Left, Refused
from calmroom.ui.settings.leaving import LeavingSection
from calmroom.ui.settings.leaving_state import GONE, added_words, away_words, found_words, left_words, scripts_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish

STICK = Path("/media/iris/Stick")
Open = Callable[[House], LeavingSection]


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(documents=tmp_path)
    made.vault.journal.save(Entry("a" * 32, EVENING, EVENING, "heliotrope"))
    return made


@pytest.fixture
def opened(furnish: Furnish, shown: Callable[[QWidget], None], qtbot: QtBot) -> Open:
    def show(house: House) -> LeavingSection:
        furnished = furnish(house)
        section = LeavingSection(furnished.rooms.leaving, furnished.rooms.backups, furnished.context)
        shown(section)
        section.refresh()
        qtbot.waitUntil(lambda: str(house.documents) in section.take.place.text())
        return section

    return show


def press(button: QAbstractButton) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def write(section: LeavingSection, qtbot: QtBot) -> str:
    press(section.take.write)
    qtbot.waitUntil(section.take.said.isVisible)
    return section.take.said.text()


def test_one_press_writes_a_copy_and_says_what_is_in_it(house: House, opened: Open, qtbot: QtBot) -> None:
    said = write(opened(house), qtbot)
    (copy,) = house.documents.iterdir()
    assert (copy.suffix, said) == (".zip", f"Written: no practices and 1 entry, in {copy.name}.")


def test_a_folder_is_written_where_that_is_chosen(house: House, opened: Open, qtbot: QtBot) -> None:
    section = opened(house)
    press(section.take.form.findChildren(QAbstractButton)[1])
    write(section, qtbot)
    (copy,) = house.documents.iterdir()
    assert (copy / "calmroom.jsonl").is_file()


def test_it_says_before_that_anybody_can_read_the_copy(house: House, opened: Open) -> None:
    section = opened(house)
    words = [label.text() for label in section.take.findChildren(QLabel) if label.isVisible()]
    assert any("Anybody who has this copy can read it" in each for each in words)


def test_a_second_copy_has_a_name_of_its_own(house: House, opened: Open, qtbot: QtBot) -> None:
    section = opened(house)
    write(section, qtbot)
    section.take.said.hide()
    write(section, qtbot)
    assert len(list(house.documents.iterdir())) == 2


def test_a_copy_is_looked_into_first_and_brought_in_on_a_press(house: House, opened: Open, qtbot: QtBot) -> None:
    section = opened(house)
    write(section, qtbot)
    house.vault.journal.remove("a" * 32)
    section.bring.look_into(next(house.documents.iterdir()))
    qtbot.waitUntil(section.bring.bring.isVisible)
    assert section.bring.said.text() == "It holds no practices and 1 entry."
    assert house.vault.journal.count() == 0
    press(section.bring.bring)
    qtbot.waitUntil(lambda: section.bring.said.text().startswith("Added"))
    assert house.vault.journal.newest(1)[0].text == "heliotrope"


def test_a_copy_can_be_left_alone_after_a_look(house: House, opened: Open, qtbot: QtBot) -> None:
    section = opened(house)
    write(section, qtbot)
    section.bring.look_into(next(house.documents.iterdir()))
    qtbot.waitUntil(section.bring.leave.isVisible)
    press(section.bring.leave)
    assert (section.bring.choose.isVisible(), section.bring.said.isVisible()) == (True, False)


def test_what_is_no_copy_is_said_in_place(house: House, opened: Open, qtbot: QtBot) -> None:
    section = opened(house)
    photo = house.documents / "photo.jpg"
    photo.write_bytes(b"\xff\xd8")
    section.bring.look_into(photo)
    qtbot.waitUntil(section.bring.said.isVisible)
    assert "not a copy that calmroom made" in section.bring.said.text()
    assert section.bring.choose.isVisible()


@pytest.mark.parametrize("typed", ["", "delete", "DELET", "DELETED"])
def test_nothing_but_the_word_opens_the_button(house: House, opened: Open, typed: str) -> None:
    section = opened(house)
    QTest.keyClicks(section.erase.field, typed)
    QTest.keyClick(section.erase.field, Qt.Key.Key_Return)
    assert (section.erase.erase.isEnabled(), house.eraser.erased) == (False, [])


def test_the_word_and_a_press_erase_everything_and_tell_of_it(house: House, opened: Open, qtbot: QtBot) -> None:
    told: list[Erased] = []
    house.bus.subscribe(Erased, told.append)
    section = opened(house)
    QTest.keyClicks(section.erase.field, "DELETE")
    press(section.erase.erase)
    qtbot.waitUntil(lambda: bool(told))
    assert (house.eraser.erased, told, house.vault.is_closed) == ([()], [Erased(Left())], False)
    qtbot.waitUntil(lambda: section.erase.field.text() == "")


@pytest.mark.parametrize("wanted", [False, True])
def test_backups_elsewhere_are_named_and_asked_for_by_themselves(
    house: House,
    opened: Open,
    qtbot: QtBot,
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    house.settings = replace(STARTED_BEFORE, backup_folder=str(STICK))
    house.eraser.away = (STICK / "calmroom-backups" / "vault-1.db",)
    section = opened(house)
    qtbot.waitUntil(section.erase.away.isVisible)
    assert section.erase.elsewhere.text() == "In /media/iris/Stick/calmroom-backups is 1 backup of this vault."
    if wanted:
        press(section.erase.away)
    QTest.keyClicks(section.erase.field, "DELETE")
    press(section.erase.erase)
    qtbot.waitUntil(lambda: bool(house.eraser.erased))
    assert house.eraser.erased == [house.eraser.away if wanted else ()]


def test_a_fault_is_said_in_place_and_the_word_stays(house: House, opened: Open, qtbot: QtBot) -> None:
    section = opened(house)
    section.erase._leaving._others.backups._errand._is_busy = True
    QTest.keyClicks(section.erase.field, "DELETE")
    press(section.erase.erase)
    qtbot.waitUntil(lambda: "backup is being made" in section.erase.said.text())
    assert (house.eraser.erased, section.erase.field.text()) == ([], "DELETE")


def test_words_of_what_was_added() -> None:
    assert added_words(Added(Amount(plans=1), Amount())).endswith(
        "open their files once more, and the plans have it again."
    )
    assert added_words(Added(Amount(), Amount(1, 2))) == "All of it was here already. Nothing was added."
    assert added_words(Added(Amount(1, 1), Amount(0, 2), 1)) == (
        "Added: 1 practice and 1 entry. Here already: no practices and 2 entries. "
        "Of these, 1 read otherwise in the copy; yours stayed."
    )


def test_words_of_a_copy_with_broken_lines() -> None:
    _, wrong = found_words(Incoming(Amount(), (Refused(2, "x"), Refused(3, "x"))))
    assert wrong == "2 lines of it cannot be read. You can bring in the rest, or copy it here once more."


def test_words_of_what_is_left_and_what_lies_elsewhere() -> None:
    assert left_words(Left()) == GONE
    assert str(STICK) in left_words(Left((STICK,)))
    assert (away_words(None, ()), scripts_words(())) == ("", "")
    assert "may still be there" in away_words(STICK, ())
    assert scripts_words((STICK / "a", STICK / "b")).endswith("and stay in /media/iris/Stick.")
