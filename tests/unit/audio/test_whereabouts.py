"""What a change of the devices means for where it sounds."""

from __future__ import annotations

import pytest

from calmroom.audio.devices.port import Seen
from calmroom.audio.engine.whereabouts import Turn, Whereabouts
from calmroom.domain.player import DeviceWish

SPEAKER = ("Speakers", "pci:speaker")
PHONES = ("Headphones", "usb")


def there(*names: tuple[str, str], own: str) -> Seen:
    return Seen(names, own, frozenset(place for _, place in names))


BOTH = there(SPEAKER, PHONES, own="pci:speaker")
BOTH_OWN_PHONES = there(SPEAKER, PHONES, own="usb")
ONE = there(SPEAKER, own="pci:speaker")
NONE = there(own="")


@pytest.fixture
def where() -> Whereabouts:
    return Whereabouts()


def turn(where: Whereabouts, seen: Seen | None, now: float = 0.0, *, is_open: bool = True) -> Turn:
    return where.turn(seen, now, is_open=is_open)


def test_nothing_has_come_about_while_all_is_there(where: Whereabouts) -> None:
    where.opened("", BOTH)
    assert turn(where, BOTH) is Turn.NOTHING


def test_where_nothing_is_told_nothing_comes_about(where: Whereabouts) -> None:
    where.opened("", None)
    assert turn(where, None) is Turn.NOTHING
    assert turn(where, ONE) is Turn.NOTHING


def test_a_chosen_device_that_goes_is_gone(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("Headphones", BOTH)
    assert turn(where, ONE) is Turn.GONE


def test_the_systems_own_that_goes_is_gone_though_it_has_another(where: Whereabouts) -> None:
    where.opened("", BOTH_OWN_PHONES)
    assert turn(where, ONE) is Turn.GONE


def test_another_device_that_goes_changes_nothing(where: Whereabouts) -> None:
    where.opened("", BOTH)
    assert turn(where, ONE) is Turn.NOTHING


def test_a_new_default_is_followed_with_the_server(where: Whereabouts) -> None:
    where.opened("", BOTH)
    assert turn(where, BOTH_OWN_PHONES) is Turn.NOTHING
    assert where.title == "Headphones"
    assert turn(where, ONE, 60.0) is Turn.GONE


def test_a_server_that_turns_to_its_next_before_the_last_is_gone_has_lost_it(where: Whereabouts) -> None:
    where.opened("", BOTH_OWN_PHONES)
    assert turn(where, BOTH, 10.0) is Turn.NOTHING
    assert turn(where, ONE, 10.2) is Turn.GONE


def test_one_that_goes_long_after_it_was_left_is_not_missed(where: Whereabouts) -> None:
    where.opened("", BOTH_OWN_PHONES)
    assert turn(where, BOTH, 10.0) is Turn.NOTHING
    assert turn(where, ONE, 20.0) is Turn.NOTHING


def test_a_wished_device_that_comes_is_back_once(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("", ONE)
    assert turn(where, ONE) is Turn.NOTHING
    assert turn(where, BOTH) is Turn.BACK
    assert turn(where, BOTH) is Turn.NOTHING


def test_one_that_is_there_and_cannot_be_opened_is_not_tried_for_ever(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("", BOTH)
    assert turn(where, BOTH) is Turn.NOTHING
    assert turn(where, ONE) is Turn.NOTHING
    assert turn(where, BOTH) is Turn.BACK


def test_one_that_was_lost_is_back_though_nothing_plays(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("Headphones", BOTH)
    assert turn(where, ONE) is Turn.GONE
    assert where.title == "Headphones"
    where.lost(ONE)
    assert where.is_missing
    assert turn(where, ONE, is_open=False) is Turn.NOTHING
    assert turn(where, BOTH, is_open=False) is Turn.BACK


def test_one_that_stopped_pulling_is_not_back_before_it_was_away(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("Headphones", BOTH)
    where.lost(BOTH)
    assert turn(where, BOTH, is_open=False) is Turn.NOTHING


def test_a_chosen_device_is_returned_to_when_the_server_moves_the_sound_away(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("Headphones", BOTH_OWN_PHONES)
    assert turn(where, BOTH) is Turn.STRAYED
    assert turn(where, BOTH) is Turn.NOTHING


def test_silent_it_tries_again_when_a_device_comes(where: Whereabouts) -> None:
    where.silenced(NONE)
    assert turn(where, NONE) is Turn.NOTHING
    assert turn(where, ONE) is Turn.TRY
    where.silenced(ONE)
    assert turn(where, ONE) is Turn.NOTHING


def test_another_wish_is_not_missed(where: Whereabouts) -> None:
    where.wished(DeviceWish("Headphones"))
    where.opened("", ONE)
    assert where.is_missing
    where.wished(DeviceWish())
    assert not where.is_missing


def test_it_looks_every_few_seconds_for_what_is_missing_and_less_often_later(where: Whereabouts) -> None:
    assert not where.is_look_due(0.0)
    where.silenced(None)
    looks = [second for second in range(3_600) if where.is_look_due(float(second))]
    assert 10 <= len([second for second in looks if second < 60]) <= 16
    assert 100 <= len(looks) <= 300
