from __future__ import annotations

import math

import pytest

from calmroom.domain.levels import at_device, bed_gain, levels_of, remembered, rest_of, tone_of, voice_gain, wish_of
from calmroom.domain.player import DeviceWish, Levels, Rest, Tone
from calmroom.domain.settings import MOST_DEVICES, DeviceLevels, Settings, Unplugged
from calmroom.domain.units import Decibels, Seconds


def test_at_the_first_start_the_bed_lies_as_far_under_the_voice_as_their_files_do() -> None:
    levels = levels_of(Settings())
    assert levels.bed == pytest.approx(levels.voice)


def test_the_voice_is_never_made_louder_than_its_clip() -> None:
    assert max(voice_gain(level) for level in range(101)) == 0.0


def test_a_slider_at_its_end_is_silent() -> None:
    assert voice_gain(0) == bed_gain(0) == -math.inf


def test_both_sliders_rise_with_every_step() -> None:
    for gain in (voice_gain, bed_gain):
        rising = [gain(level) for level in range(101)]
        assert rising == sorted(rising)


@pytest.mark.parametrize(("voice", "bed", "begins"), [(90, 80, (60, 50)), (30, 20, (30, 20)), (60, 50, (60, 50))])
def test_a_device_never_heard_before_begins_no_louder_than_the_first_start(
    voice: int, bed: int, begins: tuple[int, int]
) -> None:
    settings = at_device(Settings(voice_level=voice, bed_level=bed), "Loudspeakers")
    assert (settings.voice_level, settings.bed_level) == begins


def test_a_device_heard_before_has_the_levels_it_was_left_with() -> None:
    settings = at_device(Settings(levels=(DeviceLevels("Headphones", 85, 70),)), "Headphones")
    assert (settings.voice_level, settings.bed_level) == (85, 70)


def test_what_is_set_is_remembered_first_and_once() -> None:
    before = Settings(voice_level=40, bed_level=10, levels=(DeviceLevels("", 60, 50), DeviceLevels("A", 1, 2)))
    assert remembered(before, "A") == (DeviceLevels("A", 40, 10), DeviceLevels("", 60, 50))


def test_devices_long_gone_are_forgotten_in_the_end() -> None:
    many = tuple(DeviceLevels(str(number), 1, 1) for number in range(MOST_DEVICES))
    kept = remembered(Settings(levels=many), "new")
    assert len(kept) == MOST_DEVICES
    assert kept[-1].device == str(MOST_DEVICES - 2)


def test_tone_is_a_balance_from_minus_one_to_one_and_a_cut_in_decibels() -> None:
    assert tone_of(Settings(balance=-50, mono=True, treble_cut=8)) == Tone(-0.5, mono=True, treble=Decibels(-8.0))
    assert tone_of(Settings()) == Tone()


@pytest.mark.parametrize(
    ("stays", "sleeping", "rest"),
    [(0, False, Rest()), (10, False, Rest(Seconds(600.0), Seconds(300.0))), (0, True, Rest(fade=Seconds(300.0)))],
)
def test_without_a_wish_for_the_bed_a_practice_ends_as_it_is_written(stays: int, rest: Rest, *, sleeping: bool) -> None:
    assert rest_of(Settings(bed_stays=stays, bed_fades=5), sleeping=sleeping) == rest


def test_a_wish_for_a_device_says_what_comes_of_its_going() -> None:
    assert wish_of(Settings(device="A", unplugged=Unplugged.FOLLOW)) == DeviceWish("A", follow=True)
    assert wish_of(Settings()) == DeviceWish()


def test_with_captions_only_nothing_sounds_whatever_the_levels_are() -> None:
    assert levels_of(Settings(voice_level=100, bed_level=100, captions_only=True)) == Levels(voice_gain(0), bed_gain(0))
