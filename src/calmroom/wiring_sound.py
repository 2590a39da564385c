"""The sound of ``wiring``: voice notes, the devices there are, and a machine that stays awake while it plays."""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING

from calmroom.domain.events import PracticeBegun, PracticeEnded

if TYPE_CHECKING:
    from calmroom.audio.remote.recorder import RemoteRecorder
    from calmroom.audio.remote.remote import RemotePlayer
    from calmroom.domain.ports import Background
    from calmroom.services.bus import EventBus


@cache
def note_player() -> RemotePlayer:
    """The sound engine for voice notes, in a process of its own; it is ended when they are left."""
    from calmroom.audio.remote.remote import RemotePlayer  # noqa: PLC0415 - read once the window is painted

    return RemotePlayer((), has_spare=False)


@cache
def recorder() -> RemoteRecorder:
    """Records voice notes, in a process of its own for each."""
    from calmroom.audio.remote.recorder import RemoteRecorder  # noqa: PLC0415 - read when somebody speaks

    return RemoteRecorder()


def sound_devices() -> tuple[str, ...]:
    """The names of the sound devices there are."""
    from calmroom.audio.devices.portaudio import PortAudioOutputs  # noqa: PLC0415 - read when somebody asks

    return PortAudioOutputs().names()


def stay_awake(background: Background, bus: EventBus) -> None:
    """Keep the machine awake from the beginning of a practice to its end; all on the worker, as Windows asks."""
    from calmroom.desktop.awake import keep_awake  # noqa: PLC0415 - only for a window

    awake = contextlib.ExitStack()

    def enter() -> None:
        awake.close()
        awake.enter_context(keep_awake())

    bus.subscribe(PracticeBegun, lambda _event: background.later(enter))
    bus.subscribe(PracticeEnded, lambda _event: background.later(awake.close))
