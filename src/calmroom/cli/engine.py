"""The sound engine by itself. It knows neither the library nor the vault, so that its process stays small."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import argparse

_PRIORITY: Final = -11
"""As nice levels go, and as PulseAudio takes it: sound cannot wait, and needs some three hundredths of a processor."""
_TURN: Final = 1
"""Its place among what Linux serves at once: the last one, behind the sound server itself."""
_LONGEST: Final = 2_000_000
"""Microseconds that it may run at once without a pause; making a practice ready takes a tenth of that."""


def engine(arguments: argparse.Namespace) -> int:
    """Play what JSON lines ask for, until they end; or look at the devices, or record, for a window."""
    if arguments.devices:
        _look()
        return 0
    if arguments.microphone:
        _record()
        return 0
    return sound()


def sound() -> int:
    """Play what JSON lines ask for, until they end."""
    from calmroom.audio.engine.process import serve  # noqa: PLC0415 - a look needs neither it nor what it needs

    serve(sys.stdin.buffer, sys.stdout.buffer, come_first=_come_first)
    return 0


def _look() -> None:
    from calmroom.audio.devices.look import write_names  # noqa: PLC0415
    from calmroom.audio.devices.portaudio import look_once  # noqa: PLC0415

    sys.stdout.write(write_names(look_once()) + "\n")


def _record() -> None:
    from calmroom.audio.recording.process import serve  # noqa: PLC0415 - as above

    serve(sys.stdin.buffer, sys.stdout.buffer)


def _come_first() -> None:
    """Be served before what can wait, where the system lets a program ask for it.

    Linux takes this for the one thread that asks. So it is asked for all there are: one that waits for its turn while
    it holds the interpreter's lock would keep those that come first waiting too. Later threads inherit it.
    """
    if sys.platform == "win32":
        return
    threads = [0] if sys.platform != "linux" else [int(each.name) for each in Path("/proc/self/task").iterdir()]
    for thread in threads:
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, thread, _PRIORITY)
        if sys.platform == "linux":
            with contextlib.suppress(OSError):
                os.sched_setscheduler(thread, os.SCHED_RR, os.sched_param(_TURN))
    if sys.platform == "linux":
        _end_if_it_runs_wild()


def _end_if_it_runs_wild() -> None:
    """Let the system end what keeps a processor from all others without a pause; whoever started it starts it anew."""
    import resource  # noqa: PLC0415 - there is none on Windows

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_RTTIME, (_LONGEST, _LONGEST))
