"""The sound engine by itself. It knows neither the library nor the vault, so that its process stays small."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Final

from calmroom.audio.process import serve

if TYPE_CHECKING:
    import argparse

_PRIORITY: Final = -11
"""As nice levels go, and as PulseAudio takes it: sound cannot wait, and needs some three hundredths of a processor."""


def engine(_arguments: argparse.Namespace) -> int:
    """Play what JSON lines ask for, until they end."""
    _come_first()
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def _come_first() -> None:
    """Be served before what can wait, where the system lets a program ask for it."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, _PRIORITY)
