from __future__ import annotations

import pytest
from fakes.settings_store import MemorySettings

from calmroom.domain.events import DeviceBack, DeviceFollowed
from calmroom.domain.levels import bed_gain, levels_of, voice_gain
from calmroom.domain.player import DeviceWish, Levels, Rest, Tone
from calmroom.domain.settings import DeviceLevels, Settings, Unplugged
from calmroom.domain.units import Decibels, Seconds
from calmroom.services.settings import SettingsService
from calmroom.services.sound import SoundService

from .conftest import Home

LOUD = (DeviceLevels("Headphones", 90, 80), DeviceLevels("", 70, 40))


class Heard:
    """Sound on fakes, as it is set."""

    def __init__(self, home: Home, settings: Settings) -> None:
        self.player = home.player
        self.bus = home.bus
        self.settings = SettingsService(MemorySettings(settings), home.world)
        self.sound = SoundService(self.settings, home.practice, home.world)

    @property
    def levels(self) -> tuple[int, int]:
        now = self.settings.current
        assert self.player.levels == levels_of(now)
        return now.voice_level, now.bed_level


def test_at_the_start_the_player_is_handed_everything(home: Home) -> None:
    heard = Heard(home, Settings(device="Headphones", balance=20, bed_stays=5, bed_fades=1, levels=LOUD))
    heard.sound.wake()
    assert heard.player.device == DeviceWish("Headphones")
    assert heard.player.tone == Tone(0.2)
    assert heard.player.rest == Rest(Seconds(300.0), Seconds(60.0))
    assert heard.levels == (90, 80)


def test_what_was_set_before_devices_were_remembered_holds(home: Home) -> None:
    heard = Heard(home, Settings(voice_level=80, bed_level=70))
    heard.sound.wake()
    assert heard.levels == (80, 70)
    assert heard.settings.current.levels == (DeviceLevels("", 80, 70),)


def test_levels_are_heard_at_once_and_remembered_for_the_device(home: Home) -> None:
    heard = Heard(home, Settings(device="Headphones", levels=LOUD))
    heard.sound.set_levels(35, 25)
    assert heard.player.levels == Levels(voice_gain(35), bed_gain(25))
    assert heard.settings.current.levels[0] == DeviceLevels("Headphones", 35, 25)


def test_a_change_of_device_brings_its_own_levels_and_back(home: Home) -> None:
    heard = Heard(home, Settings(levels=LOUD, voice_level=70, bed_level=40))
    heard.sound.choose_device("Headphones")
    assert heard.levels == (90, 80)
    heard.sound.choose_device("")
    assert heard.levels == (70, 40)


def test_a_new_device_begins_softly(home: Home) -> None:
    heard = Heard(home, Settings(device="Headphones", voice_level=90, bed_level=80, levels=LOUD))
    heard.sound.choose_device("Kitchen")
    assert heard.levels == (60, 50)


def test_where_it_goes_on_by_itself_it_has_the_levels_of_that_place(home: Home) -> None:
    heard = Heard(home, Settings(device="Headphones", unplugged=Unplugged.FOLLOW, levels=LOUD))
    heard.sound.wake()
    heard.bus.publish(DeviceFollowed("Loudspeakers"))
    assert heard.levels == (60, 50)
    heard.sound.set_levels(20, 10)
    heard.bus.publish(DeviceBack("Headphones"))
    assert heard.levels == (90, 80)
    assert DeviceLevels("Loudspeakers", 20, 10) in heard.settings.current.levels


def test_a_device_that_nobody_chose_changes_nothing_by_coming_back(home: Home) -> None:
    heard = Heard(home, Settings(levels=LOUD))
    heard.sound.wake()
    heard.bus.publish(DeviceBack("Headphones"))
    assert heard.levels == (70, 40)


def test_a_choice_about_unplugging_is_told_with_the_device(home: Home) -> None:
    heard = Heard(home, Settings(device="Headphones"))
    heard.sound.set_unplugged(Unplugged.FOLLOW)
    assert heard.player.device == DeviceWish("Headphones", follow=True)


def test_tone_and_rest_are_kept_and_heard(home: Home) -> None:
    heard = Heard(home, Settings())
    heard.sound.set_tone(balance=-100, mono=True, treble_cut=12)
    heard.sound.set_rest(stays=20, fades=10)
    now = heard.settings.current
    assert (now.balance, now.mono, now.treble_cut, now.bed_stays, now.bed_fades) == (-100, True, 12, 20, 10)
    assert heard.player.tone == Tone(-1.0, mono=True, treble=Decibels(-12.0))
    assert heard.player.rest == Rest(Seconds(1200.0), Seconds(600.0))


@pytest.mark.parametrize(("sleeping", "rest"), [(True, Rest(fade=Seconds(60.0))), (False, Rest())])
def test_a_sleep_timer_ends_as_slowly_as_was_chosen(home: Home, rest: Rest, *, sleeping: bool) -> None:
    heard = Heard(home, Settings())
    heard.sound.set_rest(stays=0, fades=1, sleeping=sleeping)
    assert heard.player.rest == rest
    heard.sound.prepare()
    assert heard.player.rest == Rest()


def test_captions_only_silences_what_sounds_and_the_levels_are_remembered(home: Home) -> None:
    heard = Heard(home, Settings(voice_level=80, bed_level=70))
    heard.sound.wake()
    heard.sound.set_captions_only(on=True)
    assert heard.player.levels == Levels(voice_gain(0), bed_gain(0))
    heard.sound.set_captions_only(on=False)
    assert heard.levels == (80, 70)
    assert heard.player.levels == Levels(voice_gain(80), bed_gain(70))


def test_with_captions_only_another_device_stays_silent_too(home: Home) -> None:
    heard = Heard(home, Settings(levels=LOUD, captions_only=True))
    heard.sound.choose_device("Headphones")
    assert heard.player.levels == Levels(voice_gain(0), bed_gain(0))
