"""Sound devices through PortAudio: blocking writes, from the one thread that feeds them; and the microphone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.audio.devices.look import Look
from calmroom.audio.devices.microphone import Inbox, Microphone, NoMicrophone, PortAudioMicrophone
from calmroom.audio.devices.names import choosable
from calmroom.audio.devices.port import Device, DeviceGone, Seen
from calmroom.audio.devices.pulse import PulseWatch, aimed
from calmroom.audio.devices.stream import PortAudioDevice
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from types import ModuleType

_LATENCY: Final = 0.12
"""Seconds of sound asked of the device, which may round up. Whatever is asked is heard so much later."""
_LEAD: Final = RATE // 25
"""Frames of silence first: PulseAudio was heard to swallow the first 18 ms of a stream, more on a busy machine."""
_HEARING: Final = 0.2
"""Seconds of sound that the system may hold back: nobody waits for it, and a busy machine loses none."""
_SERVER: Final = 0.3
"""Seconds that a sound server has to name its devices; it was seen to take 2 ms."""


class PortAudioOutputs:
    """What PortAudio finds, by the names of the sound server where there is one.

    A machine without the library has no devices.

    Args:
        server: Listens to the sound server.
        look: Looks beside what plays, where no server tells.
    """

    def __init__(self, server: PulseWatch | None = None, look: Look | None = None) -> None:
        self._library: ModuleType | None = None
        self._device: PortAudioDevice | None = None
        self._server = server or PulseWatch()
        self._look = look or Look()
        self._server.start()

    def names(self) -> tuple[str, ...]:
        """Devices with a way out, each name once, as the system orders them."""
        try:
            # A sound server tells without the library; that takes a while to load, though, and is needed soon after.
            seen = self._told()
            library = self._library if seen is not None else None
            library = library or self._look_again()
            return tuple(_found(library)) if seen is None else tuple(name for name, _ in seen.names)
        except DeviceGone:
            return ()

    def open(self, name: str) -> Device:
        """The device of that name; looks again for one that was plugged in later before giving up."""
        seen = self._told()
        if seen is not None and not seen.places:
            raise DeviceGone("the sound server has no device")
        target = self._server.target(name) if name else ""
        # Only a sound server moves a stream when its own device becomes another; elsewhere PortAudio has to look.
        library = self._library if seen is not None else None
        if seen is not None and name and not target:
            raise DeviceGone("the sound server has no such device")
        if seen is not None and (native := self._server.stream(name, target)) is not None:
            return native
        with aimed(target):
            try:
                self._device = _opened(library or self._look_again(), name, is_aimed=bool(target))
            except DeviceGone:
                self._device = _opened(self._look_again(), name, is_aimed=bool(target))
        self._look.forget()
        return self._device

    def seen(self) -> Seen | None:
        """What the sound server told, or else the last look."""
        return self._server.seen() or self._look.seen()

    def look(self) -> None:
        """Try the sound server again; look in another process where there is none."""
        if self._server.seen() is None:
            self._server.start()
            self._look.start()

    def _told(self) -> Seen | None:
        self._server.start()
        self._server.wait(_SERVER)
        return self._server.seen()

    def _look_again(self) -> ModuleType:
        """The library, with the devices that there are by now: PortAudio looks only as it is started."""
        if self._library is None:
            self._library = _library()
        elif self._device is None or self._device.is_closed:
            try:
                self._library._terminate()  # noqa: SLF001 - there is no public way
                self._library._initialize()  # noqa: SLF001
            except self._library.PortAudioError as fault:
                raise DeviceGone(str(fault)) from fault
        return self._library


class PortAudioMicrophones:
    """The microphone that the system offers; found anew each time, as nothing of it is kept."""

    def open(self) -> Microphone:
        """Open it."""
        try:
            library = _library()
        except DeviceGone as fault:
            raise NoMicrophone(str(fault)) from fault
        try:
            library.query_devices(kind="input")
        except (library.PortAudioError, ValueError) as fault:
            raise NoMicrophone("there is none") from fault
        inbox = Inbox()
        try:
            stream = library.RawInputStream(
                samplerate=RATE,
                channels=1,
                dtype="float32",
                latency=_HEARING,
                callback=inbox.take,
                finished_callback=inbox.end,
            )
            stream.start()
        except (library.PortAudioError, ValueError, OSError) as fault:
            raise DeviceGone(str(fault)) from fault
        return PortAudioMicrophone(stream, inbox, library.PortAudioError)


def look_once() -> tuple[str, ...]:
    """The names of all devices, seen afresh; none where PortAudio is missing or fails."""
    try:
        return tuple(_found(_library()))
    except DeviceGone:
        return ()


def _found(library: ModuleType) -> dict[str, int]:
    try:
        return choosable(library.query_devices(), library.default.hostapi)
    except library.PortAudioError as fault:
        raise DeviceGone(str(fault)) from fault


def _library() -> ModuleType:
    try:
        import sounddevice  # noqa: PLC0415 - it looks for its library as it is read, and may not find it
    except OSError as fault:
        raise DeviceGone("PortAudio was not found") from fault
    library: ModuleType = sounddevice
    return library


def _opened(library: ModuleType, name: str, *, is_aimed: bool) -> PortAudioDevice:
    device = None if is_aimed or not name else _found(library).get(name)
    if device is None and name and not is_aimed:
        raise DeviceGone("there is no such device")
    try:
        stream = library.RawOutputStream(samplerate=RATE, channels=2, dtype="float32", latency=_LATENCY, device=device)
        stream.start()
    except (library.PortAudioError, ValueError, OSError) as fault:
        raise DeviceGone(str(fault)) from fault
    return PortAudioDevice(name, stream, library.PortAudioError, lead=_LEAD)
