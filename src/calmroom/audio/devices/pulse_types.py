"""The parts of libpulse that are used, as C has them (pulse/introspect.h, soname 0, which PipeWire keeps as well)."""

from __future__ import annotations

import ctypes
import sys
from ctypes import (
    CFUNCTYPE,
    POINTER,
    c_char_p,
    c_int,
    c_int64,
    c_long,
    c_size_t,
    c_uint8,
    c_uint32,
    c_uint64,
    c_void_p,
)
from typing import Any, ClassVar, Final

_CHANNELS: Final = 32
UNAVAILABLE: Final = 1
"""Of a port: nothing is plugged in."""
READY: Final = 4
FAILED: Final = 5
"""Of a context; so is what comes after it."""
NO_AUTOSPAWN: Final = 1
STREAM_READY: Final = 2
STREAM_FAILED: Final = 3
"""Of a stream; so is what comes after it."""
RUNNING: Final = 0
"""Of an operation that has not been answered."""
FLOAT32: Final = 5 if sys.byteorder == "little" else 6
ADJUST_LATENCY: Final = 0x2000
RELATIVE: Final = 0
"""Of a seek: from where the next frame would go."""
SINKS_AND_SERVER: Final = 0x0001 | 0x0080


class SampleSpec(ctypes.Structure):
    """What frames are like."""

    _fields_: ClassVar = [("format", c_int), ("rate", c_uint32), ("channels", c_uint8)]


class _ChannelMap(ctypes.Structure):
    _fields_: ClassVar = [("channels", c_uint8), ("map", c_int * _CHANNELS)]


class _Volume(ctypes.Structure):
    _fields_: ClassVar = [("channels", c_uint8), ("values", c_uint32 * _CHANNELS)]


class PortInfo(ctypes.Structure):
    """A socket of a sink."""

    _fields_: ClassVar = [
        ("name", c_char_p),
        ("description", c_char_p),
        ("priority", c_uint32),
        ("available", c_int),
    ]


class SinkInfo(ctypes.Structure):
    """A device that takes sound."""

    _fields_: ClassVar = [
        ("name", c_char_p),
        ("index", c_uint32),
        ("description", c_char_p),
        ("sample_spec", SampleSpec),
        ("channel_map", _ChannelMap),
        ("owner_module", c_uint32),
        ("volume", _Volume),
        ("mute", c_int),
        ("monitor_source", c_uint32),
        ("monitor_source_name", c_char_p),
        ("latency", c_uint64),
        ("driver", c_char_p),
        ("flags", c_int),
        ("proplist", c_void_p),
        ("configured_latency", c_uint64),
        ("base_volume", c_uint32),
        ("state", c_int),
        ("n_volume_steps", c_uint32),
        ("card", c_uint32),
        ("n_ports", c_uint32),
        ("ports", POINTER(POINTER(PortInfo))),
        ("active_port", POINTER(PortInfo)),
    ]


class ServerInfo(ctypes.Structure):
    """The sound server."""

    _fields_: ClassVar = [
        ("user_name", c_char_p),
        ("host_name", c_char_p),
        ("server_version", c_char_p),
        ("server_name", c_char_p),
        ("sample_spec", SampleSpec),
        ("default_sink_name", c_char_p),
    ]


class BufferAttributes(ctypes.Structure):
    """How much of a stream waits where, in bytes; the greatest number leaves it to the server."""

    _fields_: ClassVar = [
        ("maxlength", c_uint32),
        ("tlength", c_uint32),
        ("prebuf", c_uint32),
        ("minreq", c_uint32),
        ("fragsize", c_uint32),
    ]


class _Moment(ctypes.Structure):
    _fields_: ClassVar = [("seconds", c_long), ("microseconds", c_long)]


class TimingInfo(ctypes.Structure):
    """How far a stream is: indices in bytes, times in microseconds."""

    _fields_: ClassVar = [
        ("timestamp", _Moment),
        ("synchronized_clocks", c_int),
        ("sink_usec", c_uint64),
        ("source_usec", c_uint64),
        ("transport_usec", c_uint64),
        ("playing", c_int),
        ("write_index_corrupt", c_int),
        ("write_index", c_int64),
        ("read_index_corrupt", c_int),
        ("read_index", c_int64),
        ("configured_sink_usec", c_uint64),
        ("configured_source_usec", c_uint64),
        ("since_underrun", c_int64),
    ]


OnState: Final = CFUNCTYPE(None, c_void_p, c_void_p)
OnChange: Final = CFUNCTYPE(None, c_void_p, c_int, c_uint32, c_void_p)
OnSink: Final = CFUNCTYPE(None, c_void_p, POINTER(SinkInfo), c_int, c_void_p)
OnServer: Final = CFUNCTYPE(None, c_void_p, POINTER(ServerInfo), c_void_p)

_FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "pa_mainloop_new": (c_void_p, ()),
    "pa_mainloop_get_api": (c_void_p, (c_void_p,)),
    "pa_mainloop_iterate": (c_int, (c_void_p, c_int, c_void_p)),
    "pa_mainloop_free": (None, (c_void_p,)),
    "pa_context_new": (c_void_p, (c_void_p, c_char_p)),
    "pa_context_connect": (c_int, (c_void_p, c_char_p, c_int, c_void_p)),
    "pa_context_disconnect": (None, (c_void_p,)),
    "pa_context_unref": (None, (c_void_p,)),
    "pa_context_get_state": (c_int, (c_void_p,)),
    "pa_context_set_state_callback": (None, (c_void_p, OnState, c_void_p)),
    "pa_context_set_subscribe_callback": (None, (c_void_p, OnChange, c_void_p)),
    "pa_context_subscribe": (c_void_p, (c_void_p, c_int, c_void_p, c_void_p)),
    "pa_context_get_sink_info_list": (c_void_p, (c_void_p, OnSink, c_void_p)),
    "pa_context_get_server_info": (c_void_p, (c_void_p, OnServer, c_void_p)),
    "pa_operation_unref": (None, (c_void_p,)),
    "pa_operation_get_state": (c_int, (c_void_p,)),
    "pa_mainloop_prepare": (c_int, (c_void_p, c_int)),
    "pa_mainloop_poll": (c_int, (c_void_p,)),
    "pa_mainloop_dispatch": (c_int, (c_void_p,)),
    "pa_mainloop_wakeup": (None, (c_void_p,)),
    "pa_stream_new": (c_void_p, (c_void_p, c_char_p, c_void_p, c_void_p)),
    "pa_stream_connect_playback": (c_int, (c_void_p, c_char_p, c_void_p, c_int, c_void_p, c_void_p)),
    "pa_stream_disconnect": (c_int, (c_void_p,)),
    "pa_stream_unref": (None, (c_void_p,)),
    "pa_stream_get_state": (c_int, (c_void_p,)),
    "pa_stream_writable_size": (c_size_t, (c_void_p,)),
    "pa_stream_write": (c_int, (c_void_p, c_char_p, c_size_t, c_void_p, c_int64, c_int)),
    "pa_stream_update_timing_info": (c_void_p, (c_void_p, c_void_p, c_void_p)),
    "pa_stream_get_timing_info": (POINTER(TimingInfo), (c_void_p,)),
}


def library() -> ctypes.CDLL | None:
    """The system's libpulse, or ``None`` where there is none."""
    try:
        found = ctypes.CDLL("libpulse.so.0")
    except OSError:
        return None
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(found, name)
        function.restype, function.argtypes = result, arguments
    return found
