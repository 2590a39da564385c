"""A stream of a Linux sound server that holds much and takes back what is not heard yet.

A device that holds little plays on through little, and one that holds much answers late: PortAudio leaves only that
choice. The servers themselves do not: what was written can be written again until it is heard, frame by frame
(``pa_stream_write`` with a seek). So a second of sound waits at the server, past every stall of this program, of the
server and of the machine, and a pause is heard as soon as if nothing waited.

Everything but ``wake`` is called from one thread.
"""

from __future__ import annotations

import ctypes
import threading
import time
from typing import TYPE_CHECKING, Any, Final

from calmroom.audio.devices import pulse_types
from calmroom.audio.devices.port import DeviceGone
from calmroom.audio.devices.pulse_types import BufferAttributes, SampleSpec
from calmroom.domain.units import RATE, to_frames

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.frames import Stereo

_FRAME: Final = 8
"""Bytes."""
_HOLD: Final = to_frames(1.0)
"""Frames that wait at the server."""
_ASK: Final = to_frames(0.45)
"""Frames for which the server asks at once. It gives half of what is left to the device behind it: 50 ms."""
_LEAD: Final = to_frames(0.04)
"""Frames of silence first: PulseAudio was heard to swallow the first 18 ms of a stream, more on a busy machine."""
_KEPT: Final = to_frames(0.08)
"""Frames after the heard one that stay as they are: 20 ms were enough for a change to be taken to the frame, but with
all cores busy it was seen to be 50 ms on its way."""
_RUSH: Final = to_frames(0.25)
"""Frames that follow first on what was taken back: as many as can be made in time."""
_MODEST: Final = to_frames(0.5)
"""Frames that wait at the server while it is asked one thing after another."""
_PIECE: Final = to_frames(0.1)
"""The fewest frames that are worth a turn."""
_MOMENT: Final = 0.5
"""Seconds after something was asked in which more is likely to be."""
_CONNECTED: Final = 2.0
"""Seconds within which a server lets a stream in; it was seen to take 5 ms."""
_TOLD: Final = 0.5
"""Seconds for which what it said of how far it is holds; until then the time that has passed is added."""
_ANSWERED: Final = 0.05
"""Seconds that a server has to say how far it is."""
_STALLED: Final = 1.2
"""Seconds in which a device that has pulled before pulls nothing, and is taken for gone."""
_WAKING: Final = 2.5
"""The same for one that has not pulled yet: a sound server that was idle was seen to begin up to 2 s late."""


class PulseDevice:
    """A stream that plays.

    Args:
        library: libpulse.
        name: As it was asked for.
        target: What the server calls the device; its own for an empty one.
        clock: Seconds that never jump.

    Raises:
        DeviceGone: If the server lets no stream in.
    """

    is_silent: Final = False

    def __init__(
        self, library: ctypes.CDLL, name: str, target: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.name = name
        self._library: Any = library
        self._clock = clock
        self._lock = threading.Lock()
        self._is_awake = False
        self._loop: int | None = library.pa_mainloop_new()
        self._context: int = library.pa_context_new(library.pa_mainloop_get_api(self._loop), b"calmroom")
        self._stream = 0
        self._written = 0
        self._seek = 0
        self._read = 0
        self._heard, self._heard_at = 0.0, 0.0
        self._waited = 0.0
        self._is_pulling = False
        self._asked_at = -_MOMENT
        try:
            self._connect(target)
            self._give(bytes(_LEAD * _FRAME))
        except DeviceGone:
            self.close()
            raise

    # What the engine asks

    @property
    def room(self) -> int:
        """Frames it takes at once: less while it is asked one thing after another."""
        room = int(self._library.pa_stream_writable_size(self._stream)) // _FRAME - self._seek
        if self._seek:
            return min(room, _RUSH)
        if self._is_busy:
            room = min(room, _MODEST - self.waiting())
        return room if room >= _PIECE else 0

    def write(self, block: Stereo) -> None:
        """Hand over frames."""
        self._give(block.tobytes())

    def wait(self, seconds: float) -> None:
        """Let so much time pass; less where it takes more, or something is asked."""
        until = self._clock() + seconds
        while not self._is_awake and self.room == 0 and (left := until - self._clock()) > 0:
            began, longest = self._clock(), _PIECE / RATE if self._is_busy else left
            self._turn(min(left, longest))
            self._waited += min(left, self._clock() - began)
        self._is_awake = False
        if self._heard <= 0 or self._clock() - self._heard_at >= _TOLD:
            self._ask_how_far()
        if self._waited >= (_STALLED if self._heard > 0 else _WAKING):
            raise DeviceGone("it takes no more sound")

    def wake(self) -> None:
        """End a wait; from any thread."""
        with self._lock:
            self._is_awake = True
            if self._loop is not None:
                self._library.pa_mainloop_wakeup(self._loop)

    def waiting(self) -> int:
        """Frames handed over that have not been heard yet."""
        return max(0, self._written - int(self._heard_now()))

    def recall(self, most: int) -> int:
        """Take back what is not about to be heard, at most so many frames; how many these are.

        What is written next comes in their place.
        """
        if self._seek:
            return 0
        self._ask_how_far()
        taken = min(self.waiting() - _KEPT, most, self._written - _LEAD)
        if taken <= 0:
            return 0
        self._asked_at = self._clock()
        self._seek = -taken
        self._written -= taken
        return taken

    def close(self) -> None:
        """Let it go."""
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is None:
            return
        if self._stream:
            self._library.pa_stream_disconnect(self._stream)
            self._library.pa_stream_unref(self._stream)
        self._library.pa_context_disconnect(self._context)
        self._library.pa_context_unref(self._context)
        self._library.pa_mainloop_free(loop)

    # How it comes about

    @property
    def _is_busy(self) -> bool:
        """Whether it is being asked one thing after another."""
        return self._clock() - self._asked_at < _MOMENT

    def _connect(self, target: str) -> None:
        library = self._library
        if library.pa_context_connect(self._context, None, pulse_types.NO_AUTOSPAWN, None) < 0:
            raise DeviceGone("the sound server is not there")
        self._until(lambda: library.pa_context_get_state(self._context) == pulse_types.READY)
        kind = SampleSpec(pulse_types.FLOAT32, RATE, 2)
        self._stream = library.pa_stream_new(self._context, b"calmroom", ctypes.byref(kind), None)
        if not self._stream:
            raise DeviceGone("the sound server takes no stream")
        never = 2**32 - 1
        wanted = BufferAttributes(never, _HOLD * _FRAME, _LEAD * _FRAME, _ASK * _FRAME, never)
        device = target.encode() or None
        flags = pulse_types.ADJUST_LATENCY
        if library.pa_stream_connect_playback(self._stream, device, ctypes.byref(wanted), flags, None, None) < 0:
            raise DeviceGone("the sound server takes no stream")
        self._until(lambda: library.pa_stream_get_state(self._stream) == pulse_types.STREAM_READY)

    def _until(self, is_so: Callable[[], bool]) -> None:
        until = self._clock() + _CONNECTED
        while not is_so():
            if self._clock() > until:
                raise DeviceGone("the sound server does not answer")
            self._turn(_CONNECTED)

    def _turn(self, seconds: float) -> None:
        """Wait for the server, at most so long, and hear what it says."""
        library, loop = self._library, self._loop
        if (
            library.pa_mainloop_prepare(loop, max(0, int(seconds * 1e6))) < 0
            or library.pa_mainloop_poll(loop) < 0
            or library.pa_mainloop_dispatch(loop) < 0
        ):
            raise DeviceGone("the sound server went away")
        is_failed = library.pa_context_get_state(self._context) >= pulse_types.FAILED
        if is_failed or (self._stream and library.pa_stream_get_state(self._stream) >= pulse_types.STREAM_FAILED):
            raise DeviceGone("the sound server let it go")

    def _give(self, sound: bytes) -> None:
        library, seek = self._library, self._seek * _FRAME
        if library.pa_stream_write(self._stream, sound, len(sound), None, seek, pulse_types.RELATIVE) < 0:
            raise DeviceGone("the sound server takes no more")
        self._seek = 0
        self._written += len(sound) // _FRAME
        self._turn(0.0)

    def _heard_now(self) -> float:
        """Frames heard by now: as far as was told last, and on from there for as long as that was ago."""
        passed = self._clock() - self._heard_at if self._is_pulling else 0.0
        return min(self._written, self._heard + passed * RATE)

    def _ask_how_far(self) -> None:
        library = self._library
        asking = library.pa_stream_update_timing_info(self._stream, None, None)
        if not asking:
            raise DeviceGone("the sound server let it go")
        until = self._clock() + _ANSWERED
        while library.pa_operation_get_state(asking) == pulse_types.RUNNING and (left := until - self._clock()) > 0:
            self._turn(left)
        has_answered = library.pa_operation_get_state(asking) != pulse_types.RUNNING
        library.pa_operation_unref(asking)
        told = library.pa_stream_get_timing_info(self._stream)
        if has_answered and told:
            on_the_way = told.contents.transport_usec - told.contents.sink_usec
            before, self._read = self._read, told.contents.read_index
            heard = self._read / _FRAME + on_the_way * 1e-6 * RATE
            self._heard, self._heard_at = max(0.0, heard), self._clock()
            if self._read > before:
                self._waited = 0.0
            self._is_pulling = self._read > before
