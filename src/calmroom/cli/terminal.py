"""A practice in the terminal: captions and pacer as text, and keys where there is a keyboard."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from calmroom.domain.body.body import name_of
from calmroom.domain.player import Playhead, PlayState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.domain.moment import Follower, Moment

STEP = 0.1
PACER_WIDTH = 24


class Captions:
    """Writes each line as it is spoken, the part it belongs to, and on a terminal a line for silence and breath."""

    def __init__(self, out: TextIO, follower: Follower) -> None:
        self._out = out
        self._follower = follower
        self._said = -1
        self._part = -1
        self._status = ""

    def show(self, head: Playhead) -> None:
        """Bring the terminal up to the heard position."""
        moment = self._follower.at(head.frame, head.run_on)
        if moment.caption is not None and moment.caption.start != self._said:
            self._said = moment.caption.start
            self._show_part(moment)
            self._line(moment.caption.text)
        if self._out.isatty():
            self._show_status(status_of(moment, head))

    def end(self) -> None:
        """Leave the terminal on a line of its own."""
        self._show_status("")
        self._out.flush()

    def _show_part(self, moment: Moment) -> None:
        if moment.part != self._part and self._follower.parts:
            self._part = moment.part
            part = self._follower.parts[moment.part]
            self._line(f"\n[{part.words}]")

    def _line(self, text: str) -> None:
        self._show_status("")
        self._out.write(text + "\n")
        self._out.flush()

    def _show_status(self, status: str) -> None:
        if status != self._status and self._out.isatty():
            self._out.write("\r\x1b[2K" + status)
            self._out.flush()
        self._status = status


def status_of(moment: Moment, head: Playhead) -> str:
    """One line for what goes on between two lines: a pause, a hold, the breath, the place."""
    if head.state is PlayState.PAUSED:
        return "  paused; space goes on"
    if head.state is PlayState.HELD:
        return "  held here, as long as you like; h goes on"
    if moment.breath is not None:
        filled = round(moment.breath.openness * PACER_WIDTH)
        return f"  ({'·' * filled:<{PACER_WIDTH}})  {'in' if moment.breath.is_in else 'out'}"
    place = name_of(moment.region.region) if moment.region else ""
    return f"  {place}" if place else ""


@contextmanager
def keys(hear: Callable[[str], None]) -> Iterator[None]:
    """Call ``hear`` with each key pressed while this lasts, where there is a terminal to press them in."""
    if not sys.stdin.isatty():
        yield
        return
    if sys.platform == "win32":
        with _windows_keys(hear):
            yield
    else:
        with _posix_keys(hear):
            yield


if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def _windows_keys(hear: Callable[[str], None]) -> Iterator[None]:
        over = threading.Event()

        def read() -> None:
            while not over.wait(STEP):
                while msvcrt.kbhit():
                    hear(msvcrt.getwch())

        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

else:
    import select
    import termios
    import tty

    @contextmanager
    def _posix_keys(hear: Callable[[str], None]) -> Iterator[None]:
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        over = threading.Event()

        def read() -> None:
            while not over.is_set():
                ready, _, _ = select.select([descriptor], [], [], STEP)
                if ready:
                    # Past Python's own buffer, in which a second key would wait for a third one.
                    for key in os.read(descriptor, 64).decode(errors="ignore"):
                        hear(key)

        tty.setcbreak(descriptor)
        thread = threading.Thread(target=read, daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
