"""Sound as it is set: the player is handed what is chosen, and each device keeps its own levels."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.events import DeviceBack, DeviceFollowed
from calmroom.domain.levels import at_device, levels_of, remembered, rest_of, tone_of, wish_of

if TYPE_CHECKING:
    from calmroom.domain.settings import Settings, Unplugged
    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.world import World


class SoundService:
    """Changes what is set of sound, keeps it, and lets it be heard at once."""

    def __init__(self, settings: SettingsService, practice: PracticeService, world: World) -> None:
        self._settings = settings
        self._practice = practice
        self._lock = threading.RLock()
        self._heard_at = settings.current.device
        world.bus.subscribe(DeviceFollowed, lambda event: self._move(event.device))
        world.bus.subscribe(DeviceBack, lambda event: self._come_back(event.device))

    def wake(self) -> None:
        """Hand everything that is set to the player."""
        settings = self._settings.current
        self._practice.set_device(wish_of(settings))
        self._practice.set_tone(tone_of(settings))
        self._practice.set_rest(rest_of(settings))
        with self._lock:
            self._heard_at = settings.device
            # Before any device was remembered there was one level for all of them, and a person had set it.
            self._keep(at_device(settings, settings.device) if settings.levels else settings)

    def prepare(self) -> None:
        """Before a practice: what goes on after its last word."""
        self._practice.set_rest(rest_of(self._settings.current))

    def set_levels(self, voice: int, bed: int) -> None:
        """Set both levels, 0 to 100, and remember them for this device."""
        with self._lock:
            self._keep(replace(self._settings.current, voice_level=voice, bed_level=bed))

    def set_captions_only(self, *, on: bool) -> None:
        """Let nothing sound while the words keep their pace, or let it be heard again at the levels from before."""
        settings = self._settings.change(captions_only=on)
        self._practice.set_levels(levels_of(settings))

    def set_tone(self, *, balance: int, mono: bool, treble_cut: int) -> None:
        """Set how the whole sounds at the ear."""
        settings = self._settings.change(balance=balance, mono=mono, treble_cut=treble_cut)
        self._practice.set_tone(tone_of(settings))

    def set_rest(self, *, stays: int, fades: int, sleeping: bool = False) -> None:
        """Set for how many minutes the bed stays after the last word, and in how many it goes.

        Args:
            stays: One of ``BED_STAYS``.
            fades: One of ``BED_FADES``.
            sleeping: Whether a sleep timer is set now.
        """
        settings = self._settings.change(bed_stays=stays, bed_fades=fades)
        self._practice.set_rest(rest_of(settings, sleeping=sleeping))

    def choose_device(self, name: str) -> None:
        """Sound at a device, at the levels it had last; an empty name is the system's own."""
        settings = self._settings.change(device=name)
        # The levels first: nothing at a new device is louder than a person has heard it there.
        self._move(name)
        self._practice.set_device(wish_of(settings))

    def set_unplugged(self, unplugged: Unplugged) -> None:
        """Choose what comes of a device that goes away."""
        settings = self._settings.change(unplugged=unplugged)
        self._practice.set_device(wish_of(settings))

    def _come_back(self, device: str) -> None:
        # It is heard there again only where it went on without a pause, or was never left.
        if self._settings.current.device == device:
            self._move(device)

    def _move(self, device: str) -> None:
        with self._lock:
            self._heard_at = device
            self._keep(at_device(self._settings.current, device))

    def _keep(self, wanted: Settings) -> None:
        levels = remembered(wanted, self._heard_at)
        settings = self._settings.change(voice_level=wanted.voice_level, bed_level=wanted.bed_level, levels=levels)
        self._practice.set_levels(levels_of(settings))
