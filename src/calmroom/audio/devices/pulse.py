"""What the Linux sound servers (PulseAudio, PipeWire) say of their devices, as it changes.

PortAudio sees one device there, ``default``. The server behind it has the names that people know, and when headphones
are pulled out it moves a stream to the loudspeakers without a word to anyone who only writes frames. So this listens,
through the library that the way to those servers needs anyway; where it is missing, nothing is seen.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from calmroom.audio.devices import pulse_types
from calmroom.audio.devices.port import DeviceGone, Seen
from calmroom.audio.devices.pulse_stream import PulseDevice
from calmroom.audio.devices.pulse_types import OnChange, OnServer, OnSink, OnState, SinkInfo

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterator, Sequence

_TARGETS: Final = ("PULSE_SINK", "PIPEWIRE_NODE")
"""The libraries of the two servers take the device of a new stream from here."""
_STAND_IN: Final = "auto_null"
"""What both servers put up where there is no device at all; nothing is heard from it."""


@dataclass(frozen=True, slots=True)
class Sink:
    """A device of the server.

    Attributes:
        id: What the server calls it.
        name: What people call it.
        place: Where its sound comes out now.
        places: Where it can: a socket with nothing in it does not count.
    """

    id: str
    name: str
    place: str
    places: tuple[str, ...]


def sink_of(info: SinkInfo) -> Sink:
    """A sink as C tells it."""
    ident, name = _text(info.name), _text(info.description)
    ports = [info.ports[index].contents for index in range(info.n_ports)] if info.ports else []
    there = [_text(port.name) for port in ports if port.available != pulse_types.UNAVAILABLE]
    active = _text(info.active_port.contents.name) if info.active_port else ""
    if not active:
        return Sink(ident, name or ident, ident, (ident,))
    return Sink(ident, name or ident, f"{ident}:{active}", tuple(f"{ident}:{port}" for port in there))


def seen(sinks: Sequence[Sink], default: str) -> Seen:
    """What there is; two devices of one name are told apart by what the server calls them."""
    named = [sink.name for sink in sinks]
    names = tuple((_name(sink, named), sink.place) for sink in sinks)
    own = next((sink.place for sink in sinks if sink.id == default), "")
    return Seen(names, own, frozenset(place for sink in sinks for place in sink.places))


def _name(sink: Sink, named: Sequence[str]) -> str:
    return sink.name if named.count(sink.name) == 1 else f"{sink.name} ({sink.id})"


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")


@contextlib.contextmanager
def aimed(target: str) -> Iterator[None]:
    """Have streams opened inside the block go to the device that the server calls so; to its own for an empty one."""
    before = {name: os.environ.get(name) for name in _TARGETS}
    for name in _TARGETS if target else ():
        os.environ[name] = target
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class PulseWatch:
    """Listens to the server in a thread of its own, which ends with the server; ``start`` tries anew."""

    def __init__(self) -> None:
        self._library: ctypes.CDLL | None = pulse_types.library() if sys.platform == "linux" else None
        self._thread: threading.Thread | None = None
        self._known = threading.Event()
        self._sinks: tuple[Sink, ...] = ()
        self._seen: Seen | None = None

    def start(self) -> None:
        """Listen from now on, unless it does."""
        if self._library is None or (self._thread is not None and self._thread.is_alive()):
            return
        self._known.clear()
        self._thread = threading.Thread(target=self._run, args=(self._library,), name="devices", daemon=True)
        self._thread.start()

    def seen(self) -> Seen | None:
        """What the server has told; ``None`` without one."""
        return self._seen

    def wait(self, seconds: float) -> None:
        """Give the server so long to answer for the first time."""
        if self._thread is not None:
            self._known.wait(seconds)

    def target(self, name: str) -> str:
        """What the server calls the device of that name; empty where it has none."""
        sinks = self._sinks
        named = [sink.name for sink in sinks]
        return next((sink.id for sink in sinks if name in {_name(sink, named), sink.id}), "")

    def stream(self, name: str, target: str) -> PulseDevice | None:
        """A stream to the device that the server calls ``target``, or to its own; ``None`` where it lets none in."""
        if self._library is None:
            return None
        try:
            return PulseDevice(self._library, name, target)
        except DeviceGone:
            return None

    def _run(self, library: ctypes.CDLL) -> None:
        loop = library.pa_mainloop_new()
        context = library.pa_context_new(library.pa_mainloop_get_api(loop), b"calmroom")
        try:
            _Talk(library, context, self._hear).hold(loop)
        finally:
            self._sinks, self._seen = (), None
            self._known.set()
            library.pa_context_disconnect(context)
            library.pa_context_unref(context)
            library.pa_mainloop_free(loop)

    def _hear(self, sinks: tuple[Sink, ...], default: str) -> None:
        self._sinks, self._seen = sinks, seen(sinks, default)
        self._known.set()


class _Talk:
    """One connection: asks for all sinks at its start and after every change."""

    def __init__(self, library: Any, context: int, hear: Any) -> None:  # noqa: ANN401 - C's types
        self._library = library
        self._context = context
        self._hear = hear
        self._sinks: list[Sink] = []
        self._is_asking = self._has_changed = False
        # Kept here: C holds no reference to them.
        self._on_state, self._on_change = OnState(self._state), OnChange(self._change)
        self._on_sink, self._on_server = OnSink(self._sink), OnServer(self._server)

    def hold(self, loop: int) -> None:
        """Listen until the server goes."""
        self._library.pa_context_set_state_callback(self._context, self._on_state, None)
        self._library.pa_context_set_subscribe_callback(self._context, self._on_change, None)
        if self._library.pa_context_connect(self._context, None, pulse_types.NO_AUTOSPAWN, None) < 0:
            return
        while self._library.pa_context_get_state(self._context) < pulse_types.FAILED:
            if self._library.pa_mainloop_iterate(loop, 1, None) < 0:
                return

    def _state(self, _context: int, _data: int) -> None:
        if self._library.pa_context_get_state(self._context) == pulse_types.READY:
            self._let(self._library.pa_context_subscribe(self._context, pulse_types.SINKS_AND_SERVER, None, None))
            self._ask()

    def _change(self, _context: int, _kind: int, _index: int, _data: int) -> None:
        self._ask()

    def _ask(self) -> None:
        """Ask for all there is; a change that comes before the answer asks once more after it."""
        self._has_changed = self._is_asking
        if not self._is_asking:
            self._is_asking = True
            self._sinks.clear()
            self._let(self._library.pa_context_get_sink_info_list(self._context, self._on_sink, None))

    def _sink(self, _context: int, info: Any, end: int, _data: int) -> None:  # noqa: ANN401
        if end == 0:
            self._sinks.append(sink_of(info.contents))
        else:
            self._let(self._library.pa_context_get_server_info(self._context, self._on_server, None))

    def _server(self, _context: int, info: Any, _data: int) -> None:  # noqa: ANN401
        self._is_asking = False
        if info and not self._has_changed:
            sinks = tuple(sink for sink in self._sinks if sink.id != _STAND_IN)
            self._hear(sinks, _text(info.contents.default_sink_name))
        if self._has_changed:
            self._ask()

    def _let(self, operation: int | None) -> None:
        if operation:
            self._library.pa_operation_unref(operation)
