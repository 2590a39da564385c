from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.house import NO_ROOM, STARTED_BEFORE, House
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.shell.conftest import Home, OpenHome, agree

from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.player import PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.settings import ThemeChoice
from calmroom.domain.timeline import Choices
from calmroom.domain.units import to_frames
from calmroom.services.playing import parts_of
from calmroom.services.practice import Beginning
from calmroom.ui.places import Page, Room
from calmroom.ui.theme.tokens import DAWN, DUSK
from calmroom.ui.widgets.focus_ring import FocusRing


def begin(home: Home) -> None:
    QTest.keyClick(home.find("today.begin"), Qt.Key.Key_Space)
    assert home.place() is Page.PLAYER


def end(home: Home) -> None:
    home.house.player.hear(3.0)


def home_with(open_home: OpenHome, **settings: int) -> Home:
    house = House(settings=replace(STARTED_BEFORE, **settings))  # type: ignore[arg-type]
    agree(house)
    home = open_home(house)
    home.until(lambda: home.find("today.begin").isVisible())
    return home


@pytest.fixture
def playing(home: Home) -> Home:
    begin(home)
    return home


def test_begin_opens_the_player_and_plays(playing: Home) -> None:
    assert playing.house.player.head.state is PlayState.PLAYING
    assert playing.window.windowTitle() == "Arriving Here - calmroom"


def test_no_key_but_its_own_leaves_the_player(playing: Home) -> None:
    playing.control(Qt.Key.Key_2)
    playing.press(Qt.Key.Key_F1)
    assert playing.place() is Page.PLAYER


def test_esc_stops_and_asks_how_it_is_now(playing: Home) -> None:
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.place() is Page.AFTER)


def test_after_it_one_is_back_on_today(playing: Home) -> None:
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.place() is Page.AFTER)
    QTest.keyClick(playing.find("after.leave"), Qt.Key.Key_Space)
    playing.until(lambda: playing.place() is Room.TODAY)


def test_after_a_practice_in_the_dim_the_page_stays_dim_until_it_is_left(playing: Home) -> None:
    pages, window = playing.shell.pages, playing.shell.window
    pages.player.set_dark(dark=True)
    pages.player.set_dark(dark=False)
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.place() is Page.AFTER)
    assert pages.after.look.palette is DUSK
    assert window.corner.look.palette is DUSK
    QTest.keyClick(playing.find("after.leave"), Qt.Key.Key_Space)
    playing.until(lambda: playing.place() is Room.TODAY)
    assert window.corner.look.palette is DAWN


def test_after_a_practice_by_light_the_page_looks_as_the_window_does(playing: Home) -> None:
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.place() is Page.AFTER)
    assert playing.shell.pages.after.look.palette is DAWN


def test_the_back_arrow_leads_back_at_once_and_asks_nothing(playing: Home) -> None:
    QTest.keyClick(playing.find("player.back"), Qt.Key.Key_Space)
    assert playing.place() is Room.TODAY
    end(playing)
    playing.until(lambda: playing.house.vault.practices.unfinished() is not None)
    playing.until(lambda: playing.find("today.continue").isVisible())
    assert playing.place() is Room.TODAY


def test_continue_goes_on_where_it_was_left(open_home: OpenHome) -> None:
    house = House()
    agree(house)
    left = house.remember("s07", "From Crown to Tailbone")
    home = open_home(house)
    home.until(lambda: home.find("today.continue").isVisible())
    QTest.keyClick(home.find("today.continue"), Qt.Key.Key_Space)
    assert house.player.head.frame == left.reached


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_g_brings_ground_me_from_a_room(home: Home, modifier: Qt.KeyboardModifier) -> None:
    home.press(Qt.Key.Key_G, modifier)
    assert home.place() is Page.GROUND
    assert not home.window.corner.isVisible()
    assert home.rooms.practice.playing is not None
    assert home.rooms.practice.playing.script.id == GROUND_ID


def test_with_single_letters_off_only_ctrl_g_does(open_home: OpenHome) -> None:
    house = House(settings=replace(STARTED_BEFORE, single_keys=False))
    agree(house)
    home = open_home(house)
    assert home.window.corner.cut.key == "Ctrl G"
    home.press(Qt.Key.Key_G)
    assert home.place() is Room.TODAY
    home.control(Qt.Key.Key_G)
    assert home.place() is Page.GROUND


def test_ground_me_from_the_player_keeps_what_was_playing_for_later(playing: Home) -> None:
    playing.house.player.go_to(48_000 * 60)
    playing.press(Qt.Key.Key_G)
    assert playing.place() is Page.GROUND
    QTest.keyClick(playing.find("ground.here"), Qt.Key.Key_Space)
    assert playing.place() is Room.TODAY
    end(playing)
    playing.until(lambda: _left(playing) == "s01")
    playing.until(lambda: playing.find("today.continue").isVisible())
    assert playing.place() is Room.TODAY


def test_at_the_end_of_ground_me_the_practice_goes_on_from_its_part(playing: Home) -> None:
    playing.house.player.go_to(48_000 * 120)
    playing.press(Qt.Key.Key_G)
    again = playing.find("ground.again")
    assert not again.isVisible()
    playing.house.player.hear(200)
    playing.until(again.isVisible)
    assert again.accessibleName() == "Go on with it: Arriving Here"
    assert "Arriving Here can go on from the beginning of the part you were in." in playing.words()
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    playing.until(lambda: playing.place() is Page.PLAYER)
    now = playing.rooms.practice.playing
    assert now is not None
    assert now.script.id == "s01"
    starts = [part.start for part in parts_of(now.programme.practice)]
    assert playing.house.player.head.frame == max(start for start in starts if start <= 48_000 * 120) > 0


def test_locked_meanwhile_ground_me_names_no_practice_at_its_end(playing: Home) -> None:
    playing.house.player.go_to(48_000 * 120)
    playing.press(Qt.Key.Key_G)
    playing.shell.pages.ground.forget()
    playing.house.player.hear(200)
    playing.until(lambda: "Rest here" in playing.words())
    assert not playing.find("ground.again").isVisible()
    assert "Arriving Here" not in playing.words()


def test_ground_me_from_a_room_has_nothing_to_go_on_with(home: Home) -> None:
    home.press(Qt.Key.Key_G)
    home.house.player.hear(200)
    home.until(lambda: "Rest here" in home.words())
    assert not home.find("ground.again").isVisible()


def test_ground_me_after_a_practice_comes_back_to_the_page(playing: Home) -> None:
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.place() is Page.AFTER)
    QTest.mouseClick(playing.window.corner, Qt.MouseButton.LeftButton)
    assert playing.place() is Page.GROUND
    QTest.keyClick(playing.find("ground.here"), Qt.Key.Key_Space)
    assert playing.place() is Page.AFTER


def test_ground_me_begun_as_a_practice_leads_back_when_it_is_over(home: Home) -> None:
    home.shell.practising.begin(Beginning(GROUND_ID, Choices(2, "bf_emma")))
    assert home.place() is Page.PLAYER
    home.house.player.hear(60 * 60)
    home.until(lambda: home.place() is Room.TODAY)


def test_ground_me_works_on_the_first_page(open_home: OpenHome) -> None:
    home = open_home(House(settings=replace(STARTED_BEFORE, window="")))
    home.control(Qt.Key.Key_G)
    assert home.place() is Page.GROUND
    QTest.keyClick(home.find("ground.here"), Qt.Key.Key_Space)
    assert home.place() is Page.FIRST_START


def test_a_new_look_waits_until_the_practice_is_over(playing: Home) -> None:
    playing.until(lambda: playing.place() is Page.PLAYER)
    before = playing.window.look.theme
    playing.rooms.settings.change(theme=ThemeChoice.DUSK)
    playing.qtbot.wait(20)
    assert playing.window.look.theme == before
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.window.look.theme.palette.name == "dusk")


def test_without_a_vault_a_practice_plays_and_the_fault_is_told_once(open_home: OpenHome) -> None:
    home = open_home(House(shut=NO_ROOM))
    home.until(lambda: home.find("today.begin").isVisible())
    begin(home)
    assert home.house.player.head.state is PlayState.PLAYING
    home.until(lambda: home.window.notices.shown is not None)
    home.press(Qt.Key.Key_Escape)
    end(home)
    home.until(lambda: home.place() is Page.AFTER)


def test_what_was_heard_is_kept_while_it_sounds(playing: Home) -> None:
    playing.house.player.go_to(48_000)
    playing.shell.practising.keep()
    playing.until(lambda: [r.reached for r in playing.house.vault.practices.since()] == [48_000])


def test_a_lost_device_is_said_in_the_window(playing: Home) -> None:
    playing.house.player.lose_device()
    playing.until(lambda: "The sound device is gone. Paused here; nothing is lost." in playing.words())


def test_what_was_said_of_a_practice_goes_with_it(playing: Home) -> None:
    playing.house.player.lose_device()
    playing.until(lambda: playing.window.notices.shown is not None)
    playing.press(Qt.Key.Key_Escape)
    playing.press(Qt.Key.Key_Escape)
    end(playing)
    playing.until(lambda: playing.place() is Page.AFTER)
    assert playing.window.notices.shown is None


def test_what_lies_over_the_player_wears_its_colours(playing: Home) -> None:
    playing.press(Qt.Key.Key_L)
    assert playing.window.corner.look.palette.name == "lights-down"
    playing.house.player.lose_device()
    playing.until(lambda: playing.window.notices.shown is not None)
    assert playing.window.notices.bar.look.palette.name == "lights-down"
    playing.press(Qt.Key.Key_L)
    assert playing.window.notices.bar.look.palette.name == "dusk"
    assert "The sound device is gone." in playing.words()
    QTest.keyClick(playing.find("player.back"), Qt.Key.Key_Space)
    assert playing.window.corner.look.palette.name == "dawn"


def test_the_ring_goes_round_controls_but_not_round_the_whole_player(home: Home) -> None:
    ring = home.window.findChild(FocusRing)
    assert ring is not None
    ring.set_keyboard(keyboard=True)
    home.find("today.begin").setFocus()
    assert ring.isVisible()
    begin(home)
    assert home.shell.pages.player.hasFocus()
    assert not ring.isVisible()


def test_keys_of_the_player_work_while_the_corner_has_the_keyboard(playing: Home) -> None:
    playing.window.corner.setFocus()
    playing.press(Qt.Key.Key_E)
    assert playing.house.player.head.state is PlayState.EASING


def test_time_to_lie_down_comes_before_the_first_word(open_home: OpenHome) -> None:
    home = home_with(open_home, lie_down=30)
    begin(home)
    head = home.house.player.head
    assert (head.state, head.until) == (PlayState.WAITING, to_frames(30.0))
    home.press(Qt.Key.Key_Space)
    assert home.house.player.head.state is PlayState.PLAYING


def test_ground_me_never_waits(open_home: OpenHome) -> None:
    home = home_with(open_home, lie_down=120)
    home.press(Qt.Key.Key_G)
    assert home.house.player.head.state is PlayState.PLAYING


def test_nothing_comes_up_while_the_bed_goes_on_nor_after_it(open_home: OpenHome) -> None:
    home = home_with(open_home, bed_stays=10, bed_fades=1)
    begin(home)
    home.house.player.hear(301)
    player = home.shell.pages.player
    home.until(lambda: home.house.player.head.state is PlayState.RESTING and player.is_dark)
    home.house.player.hear(60 * 60)
    home.until(lambda: "The sound has ended" in home.words())
    assert home.place() is Page.PLAYER
    assert player.is_dark
    home.press(Qt.Key.Key_Space)
    assert home.place() is Page.AFTER


def test_with_the_lights_down_the_end_of_a_practice_waits_for_a_key(playing: Home) -> None:
    playing.press(Qt.Key.Key_L)
    playing.house.player.hear(60 * 60)
    playing.until(lambda: "The sound has ended" in playing.words())
    assert playing.place() is Page.PLAYER
    playing.press(Qt.Key.Key_A)
    assert playing.place() is Page.AFTER


def test_a_sleep_timer_ends_in_the_dark_and_is_remembered_as_ended_gently(playing: Home) -> None:
    playing.rooms.practice.set_sleep(to_frames(30.0))
    playing.house.player.hear(31.0)
    playing.until(lambda: playing.shell.pages.player.is_dark)
    playing.house.player.hear(120.0)
    playing.until(lambda: "The sound has ended" in playing.words())
    assert playing.place() is Page.PLAYER
    playing.until(lambda: Outcome.ENDED_GENTLY in [r.outcome for r in playing.house.vault.practices.since()])


def test_ground_me_works_while_everything_sleeps(playing: Home) -> None:
    playing.press(Qt.Key.Key_L)
    playing.house.player.hear(60 * 60)
    playing.until(lambda: "The sound has ended" in playing.words())
    playing.press(Qt.Key.Key_G)
    assert playing.place() is Page.GROUND


def test_the_room_is_checked_and_one_is_back(home: Home) -> None:
    home.shell.practising.check_room()
    assert home.place() is Page.ROOM_CHECK
    home.press(Qt.Key.Key_Space)
    assert home.house.player.head.state is PlayState.PLAYING
    home.press(Qt.Key.Key_Escape)
    assert home.place() is Room.TODAY
    assert home.house.player.head.stopping


def test_ground_me_from_the_room_check_comes_back_to_it(home: Home) -> None:
    home.shell.practising.check_room()
    home.press(Qt.Key.Key_Space)
    home.press(Qt.Key.Key_G)
    assert home.place() is Page.GROUND
    QTest.keyClick(home.find("ground.here"), Qt.Key.Key_Space)
    assert home.place() is Page.ROOM_CHECK
    assert home.rooms.room_check.programme is None


def test_the_first_practice_ends_the_offer_of_the_room_check(home: Home) -> None:
    assert home.find("today.room-check").isVisible()
    begin(home)
    assert home.rooms.settings.current.room_offered


def test_finished_practices_are_remembered(playing: Home) -> None:
    playing.house.player.hear(60 * 60)
    playing.until(lambda: playing.place() is Page.AFTER)
    playing.until(lambda: [r.outcome for r in playing.house.vault.practices.since()] == [Outcome.FINISHED])


def _left(home: Home) -> str:
    record = home.house.vault.practices.unfinished()
    return record.script_id if record is not None else ""
