"""A practice, its body map and its page belong together, however one comes to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.house import House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.domain.body.body_map import BodyMap, Mark, When
from calmroom.domain.body.sensation import Quality
from calmroom.domain.journal.journal import Entry
from calmroom.ui.places import Page, Room

JAW = (Mark("jaw", Quality.TIGHT),)


@pytest.fixture
def house() -> House:
    made = House()
    agree(made)
    return made


def with_map(house: House, when: When = When.ANY, practice_id: str | None = None) -> BodyMap:
    now = house.clock.now()
    made = BodyMap("c" * 32, now, now, JAW, when=when, practice_id=practice_id)
    house.vault.body_maps.save(made)
    return made


def kept_map(home: Home) -> BodyMap:
    (found,) = home.house.vault.body_maps.newest(9)
    return found


def on_today(open_home: OpenHome, house: House) -> Home:
    home = open_home(house)
    home.until(lambda: home.find("today.begin").isVisible())
    return home


def write_about_it(home: Home) -> QTextEdit:
    home.control(Qt.Key.Key_4)
    home.until(lambda: bool(home.shell.pages.body.pane.studio.map.marks))
    QTest.keyClick(home.find("body.face.difference"), Qt.Key.Key_Space)
    QTest.keyClick(home.find("body.write"), Qt.Key.Key_Space)
    assert home.place() is Room.JOURNAL
    text = home.shell.pages.journal.page.text
    home.until(text.hasFocus)
    return text


def test_the_title_of_a_practice_opens_it_and_escape_leads_back_to_the_page(house: House, open_home: OpenHome) -> None:
    house.remember("s07", "From Crown to Tailbone")
    now = house.clock.now()
    house.vault.journal.save(Entry("e" * 32, now, now, "Wide.", practice_id=f"{1:032x}"))
    home = on_today(open_home, house)
    home.control(Qt.Key.Key_3)
    link = home.shell.pages.journal.page.follow.link
    home.until(link.isVisible)
    assert link.text() == "From Crown to Tailbone"
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert home.place() is Room.LIBRARY
    chosen = home.shell.pages.library.listing.chosen()
    assert chosen is not None
    assert chosen.id == "s07"
    assert home.shell.pages.library.detail.back.text() == "Your page"
    home.press(Qt.Key.Key_Escape)
    assert home.place() is Room.JOURNAL
    assert home.shell.pages.journal.page.text.toPlainText() == "Wide."


def test_in_the_library_by_oneself_back_is_the_list_again(house: House, open_home: OpenHome) -> None:
    house.remember("s07", "From Crown to Tailbone")
    now = house.clock.now()
    house.vault.journal.save(Entry("e" * 32, now, now, "Wide.", practice_id=f"{1:032x}"))
    home = on_today(open_home, house)
    home.control(Qt.Key.Key_3)
    link = home.shell.pages.journal.page.follow.link
    home.until(link.isVisible)
    QTest.keyClick(link, Qt.Key.Key_Space)
    home.control(Qt.Key.Key_1)
    home.control(Qt.Key.Key_2)
    assert home.shell.pages.library.detail.back.text() == "Library"
    home.press(Qt.Key.Key_Escape)
    assert home.place() is Room.LIBRARY


def test_a_practice_that_is_gone_is_named_and_leads_nowhere(house: House, open_home: OpenHome) -> None:
    house.remember("no-more", "An Old One")
    now = house.clock.now()
    house.vault.journal.save(Entry("e" * 32, now, now, "Wide.", practice_id=f"{1:032x}"))
    home = on_today(open_home, house)
    home.control(Qt.Key.Key_3)
    home.until(lambda: "after An Old One" in home.words())
    assert not home.shell.pages.journal.page.follow.link.isVisible()


def test_a_map_that_is_written_about_belongs_to_the_page_from_its_first_word(house: House, open_home: OpenHome) -> None:
    with_map(house)
    home = on_today(open_home, house)
    text = write_about_it(home)
    home.until(home.shell.pages.journal.page.map.isVisible)
    assert kept_map(home).entry_id is None
    QTest.keyClicks(text, "The jaw was last.")
    home.until(lambda: kept_map(home).entry_id is not None)
    (page,) = house.vault.journal.newest(9)
    assert kept_map(home).entry_id == page.id
    assert kept_map(home).marks == JAW


def test_written_about_once_more_it_is_the_same_page(house: House, open_home: OpenHome) -> None:
    with_map(house)
    home = on_today(open_home, house)
    QTest.keyClicks(write_about_it(home), "The jaw was last.")
    home.until(lambda: kept_map(home).entry_id is not None)
    text = write_about_it(home)
    home.until(lambda: text.toPlainText() == "The jaw was last.")
    assert house.vault.journal.count() == 1


def test_without_a_word_nothing_is_kept(house: House, open_home: OpenHome) -> None:
    with_map(house)
    home = on_today(open_home, house)
    write_about_it(home)
    home.control(Qt.Key.Key_1)
    home.shell.flush()
    assert house.vault.journal.count() == 0
    assert kept_map(home).entry_id is None


def after_a_practice(home: Home) -> None:
    QTest.keyClick(home.find("today.begin"), Qt.Key.Key_Space)
    home.press(Qt.Key.Key_Escape)
    home.house.player.hear(3.0)
    home.until(lambda: home.place() is Page.AFTER)


def test_a_map_begun_after_a_practice_belongs_to_it_and_to_its_page(house: House, open_home: OpenHome) -> None:
    home = on_today(open_home, house)
    after_a_practice(home)
    QTest.keyClicks(home.find("after.text"), "Wide.")
    QTest.keyClick(home.find("after.map"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.BODY)
    (record,), (page,) = house.vault.practices.newest(9), house.vault.journal.newest(9)
    begun = home.shell.pages.body.pane.studio.map
    assert (begun.when, begun.practice_id, begun.entry_id) == (When.AFTER, record.id, page.id)
    assert (page.text, page.practice_id) == ("Wide.", record.id)
    assert not home.shell.pages.after.is_asking


def test_with_nothing_written_the_map_belongs_to_the_practice_alone(house: House, open_home: OpenHome) -> None:
    home = on_today(open_home, house)
    after_a_practice(home)
    QTest.keyClick(home.find("after.map"), Qt.Key.Key_Space)
    home.until(lambda: home.place() is Room.BODY)
    begun = home.shell.pages.body.pane.studio.map
    assert begun.practice_id is not None
    assert begun.entry_id is None
    assert house.vault.journal.count() == 0


def test_before_and_now_stand_beside_the_questions(house: House, open_home: OpenHome) -> None:
    home = on_today(open_home, house)
    QTest.keyClick(home.find("today.begin"), Qt.Key.Key_Space)
    playing = home.rooms.practice.playing
    assert playing is not None
    with_map(house, When.BEFORE, playing.record.id)
    now = replace(kept_map(home), id="d" * 32, when=When.AFTER, marks=(Mark("heart", Quality.WARM),))
    house.vault.body_maps.save(now)
    home.press(Qt.Key.Key_Escape)
    home.house.player.hear(3.0)
    home.until(lambda: home.place() is Page.AFTER)
    maps = home.shell.pages.after.findChild(type(home.shell.pages.after._page.maps))
    assert maps is not None
    home.until(maps.before.isVisible)
    assert maps.now.map is not None
    assert maps.now.map.marks == now.marks
    assert "Jaw" in maps.said.text()
    QTest.keyClick(home.find("after.map"), Qt.Key.Key_Space)
    home.until(lambda: home.shell.pages.body.pane.studio.map.id == now.id)


def end_recording(home: Home) -> None:
    button = home.find("journal.voice.record")
    home.until(lambda: button.accessibleName() == "Stop recording")
    assert button.hasFocus()
    home.press(Qt.Key.Key_Space)


def test_a_voice_note_after_a_practice_is_recorded_at_once_on_its_page(house: House, open_home: OpenHome) -> None:
    home = on_today(open_home, house)
    after_a_practice(home)
    QTest.keyClicks(home.find("after.text"), "Wide.")
    QTest.keyClick(home.find("after.voice"), Qt.Key.Key_Space)
    home.until(lambda: house.recorder.is_open)
    assert home.place() is Room.JOURNAL
    house.recorder.say(2.0)
    end_recording(home)
    home.until(lambda: not house.recorder.is_open)
    (page,) = house.vault.journal.newest(9)
    (note,) = house.vault.voices.of_entry(page.id)
    assert (page.text, page.practice_id, note.length) == ("Wide.", house.vault.practices.newest(1)[0].id, 2.0)


def test_spoken_without_a_written_word_the_page_is_of_the_practice_too(house: House, open_home: OpenHome) -> None:
    home = on_today(open_home, house)
    after_a_practice(home)
    QTest.keyClick(home.find("after.voice"), Qt.Key.Key_Space)
    home.until(lambda: house.recorder.is_open)
    assert house.vault.journal.count() == 0
    house.recorder.say(2.0)
    end_recording(home)
    home.until(lambda: not house.recorder.is_open)
    (page,) = house.vault.journal.newest(9)
    assert page.practice_id == house.vault.practices.newest(1)[0].id
    assert len(house.vault.voices.of_entry(page.id)) == 1


def test_a_map_that_is_drawn_after_a_practice_has_the_keyboard(house: House, open_home: OpenHome) -> None:
    home = on_today(open_home, house)
    after_a_practice(home)
    QTest.keyClick(home.find("after.map"), Qt.Key.Key_Space)
    assert home.find("body.front").hasFocus()
