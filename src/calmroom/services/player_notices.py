"""What a person is told of the player: one sentence each, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.events import (
    DeviceBack,
    DeviceFollowed,
    DeviceLost,
    EngineRestarted,
    MachineSlept,
    NoticeRaised,
    SoundMissing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTICES: Final[Mapping[type, NoticeRaised]] = {
    DeviceLost: NoticeRaised(
        "The sound device is gone. Paused here; nothing is lost.", "Go on continues on another one.", of_practice=True
    ),
    DeviceFollowed: NoticeRaised("The sound device is gone. It goes on at another one.", of_practice=True),
    DeviceBack: NoticeRaised("The sound device is here again.", of_practice=True),
    MachineSlept: NoticeRaised("The computer slept. Paused here; nothing is lost.", of_practice=True),
    SoundMissing: NoticeRaised(
        "There is no sound device, so this is a quiet practice.",
        "The words and the pacer carry it. Settings has more.",
        of_practice=True,
    ),
    EngineRestarted: NoticeRaised("The sound stumbled and goes on where it was.", of_practice=True),
}
REVISED: Final = NoticeRaised(
    "This practice has been revised since you left it.",
    "It goes on at the beginning of the part you were in.",
    of_practice=True,
)
