"""What the sliders and choices of sound mean to the ear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.player import DeviceWish, Levels, Rest, Tone
from calmroom.domain.settings import GREATEST_BALANCE, MOST_DEVICES, DeviceLevels, Unplugged
from calmroom.domain.units import Decibels, Seconds, to_decibels

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings

GREATEST_LEVEL = 100
USUAL_VOICE = 60
"""Where the voice's slider stands at the first start: no sound is loud before anybody asked for it."""
USUAL_BED = 50
_SECONDS_A_MINUTE = 60.0


def voice_gain(level: int) -> Decibels:
    """The gain of the voice at a slider's 0 to 100: never above the clip's own level, silent at 0."""
    return to_decibels(level / GREATEST_LEVEL)


def bed_gain(level: int) -> Decibels:
    """The gain of the bed at a slider's 0 to 100; in the middle it lies 20 dB under a voice at its usual level."""
    return Decibels(voice_gain(USUAL_VOICE) + to_decibels(level / USUAL_BED))


def levels_of(settings: Settings) -> Levels:
    """The gains that are set; none at all where only captions are wanted."""
    if settings.captions_only:
        return Levels(voice_gain(0), bed_gain(0))
    return Levels(voice_gain(settings.voice_level), bed_gain(settings.bed_level))


def at_device(settings: Settings, device: str) -> Settings:
    """The settings with the levels of a device.

    One that was never heard begins as the first start does, or softer where it is softer now (content/3-safety.md H9).
    """
    known = next((one for one in settings.levels if one.device == device), None)
    if known is None:
        known = DeviceLevels(device, min(settings.voice_level, USUAL_VOICE), min(settings.bed_level, USUAL_BED))
    return replace(settings, voice_level=known.voice, bed_level=known.bed)


def remembered(settings: Settings, device: str) -> tuple[DeviceLevels, ...]:
    """The levels of all devices, those of ``device`` as they are set now and first."""
    others = (one for one in settings.levels if one.device != device)
    now = DeviceLevels(device, settings.voice_level, settings.bed_level)
    return (now, *others)[:MOST_DEVICES]


def tone_of(settings: Settings) -> Tone:
    """How the whole is to sound at the ear."""
    return Tone(settings.balance / GREATEST_BALANCE, settings.mono, Decibels(float(-settings.treble_cut)))


def rest_of(settings: Settings, *, sleeping: bool = False) -> Rest:
    """What goes on after the last word.

    Args:
        settings: Where the bed stays for no time, the practice ends as it is written.
        sleeping: Whether a sleep timer is set; then whatever ends, ends as slowly as was chosen.
    """
    if not settings.bed_stays and not sleeping:
        return Rest()
    return Rest(Seconds(settings.bed_stays * _SECONDS_A_MINUTE), Seconds(settings.bed_fades * _SECONDS_A_MINUTE))


def wish_of(settings: Settings) -> DeviceWish:
    """Where it is to sound."""
    return DeviceWish(settings.device, settings.unplugged is Unplugged.FOLLOW)
