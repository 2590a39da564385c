"""Where it sounds, where it was wished to sound, and what a change of the devices there are means for that."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from calmroom.domain.player import DeviceWish

if TYPE_CHECKING:
    from calmroom.audio.devices.port import Seen

_MOVING: Final = 1.5
"""Seconds within which a place that goes is still the one that the sound had come from: a server may first turn to its
next device and only then say that the last one is gone."""
_LOOK: Final = 4.0
"""Seconds between two looks for a device that is missed."""
_SELDOM: Final = 20.0
"""The same, once it has been missed for long."""
_PATIENT: Final = 15
"""So many times longer than it is until the next look has it been missed, at least."""


class Turn(Enum):
    """What has come about."""

    NOTHING = auto()
    GONE = auto()
    """The place where it sounds is no longer there."""
    BACK = auto()
    """The wished device is there, and it sounds elsewhere or not at all."""
    STRAYED = auto()
    """The sound was moved from the wished device along with the system's own."""
    TRY = auto()
    """It plays silently, and a device may be there by now."""


class Whereabouts:
    """Knows where it sounds; asks nobody."""

    def __init__(self) -> None:
        self.wish = DeviceWish()
        self.used = ""
        self.is_silent = False
        self.title = ""
        """What people call the device where it sounds, or did until it was lost; empty where that is not told."""
        self._place = self._own = self._former = ""
        self._former_until = 0.0
        self._is_refused = False
        self._is_missing = False
        self._missing_since = 0.0
        self._look_at = 0.0
        self._last: Seen | None = None

    def opened(self, used: str, seen: Seen | None) -> None:
        """A device was opened, by this name."""
        self._settle(used, seen)
        self.is_silent = False
        self._is_missing, self._is_refused = used != self.wish.name, used != self.wish.name

    def silenced(self, seen: Seen | None) -> None:
        """None could be opened."""
        self._settle("", seen)
        self._place = self._own = ""
        self.is_silent = self._is_missing = True
        self._is_refused = False

    def lost(self, seen: Seen | None) -> None:
        """The device in use went away and nothing plays; one that is there all the same has to go before it is back."""
        self._is_missing = bool(self.wish.name) and self.used == self.wish.name
        self._is_refused = seen is None or bool(seen.place(self.used))
        self._place = ""

    def wished(self, wish: DeviceWish) -> None:
        """Something else is wished from now on."""
        if wish.name != self.wish.name:
            self._is_missing = self._is_refused = False
        self.wish = wish

    @property
    def is_missing(self) -> bool:
        """Whether the wished device, or any, is still to be found."""
        return self._is_missing

    def is_look_due(self, now: float) -> bool:
        """Whether it is time to look for what is missing; told once each time."""
        if not self._is_missing:
            self._missing_since = self._look_at = now
            return False
        if now < self._look_at:
            return False
        self._look_at = now + min(_SELDOM, max(_LOOK, (now - self._missing_since) / _PATIENT))
        return True

    def turn(self, seen: Seen | None, now: float, *, is_open: bool) -> Turn:
        """What the devices that there are now mean; a turn that is told has to be acted on."""
        if seen is None:
            return Turn.NOTHING
        has_changed, self._last = seen != self._last, seen
        if self._is_back(seen):
            return Turn.BACK
        if not is_open:
            return Turn.NOTHING
        if self.is_silent:
            return Turn.TRY if has_changed and seen.places else Turn.NOTHING
        return self._moved(seen, now)

    def _is_back(self, seen: Seen) -> bool:
        name = self.wish.name
        is_there = bool(name) and bool(seen.place(name))
        if not is_there:
            self._is_refused = False
        if is_there and self._is_missing and not self._is_refused:
            self._is_refused = True
            return True
        return False

    def _moved(self, seen: Seen, now: float) -> Turn:
        if not self._place:
            return Turn.NOTHING
        former = self._former if now < self._former_until else ""
        if self._place not in seen.places or (former and former not in seen.places):
            return Turn.GONE
        was_own, self._own = self._own, seen.own
        has_strayed = bool(self.used) and was_own == self._place and seen.own != was_own
        here = seen.place(self.used)
        if here and here != self._place:
            self._former, self._former_until = self._place, now + _MOVING
            self._stand(here, seen)
        return Turn.STRAYED if has_strayed and here == self._place else Turn.NOTHING

    def _settle(self, used: str, seen: Seen | None) -> None:
        self.used = used
        self._stand(seen.place(used) if seen is not None else "", seen)
        self._own = seen.own if seen is not None else ""
        self._former, self._former_until = "", 0.0
        self._last = seen

    def _stand(self, place: str, seen: Seen | None) -> None:
        self._place = place
        by_place = {there: name for name, there in seen.names} if seen is not None else {}
        self.title = self.used or by_place.get(place, "")
