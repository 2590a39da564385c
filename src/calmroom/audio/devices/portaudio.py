"""Sound devices through PortAudio: blocking writes, from the one thread that feeds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from calmroom.audio.devices.port import Device, DeviceGone
from calmroom.audio.frames import Stereo, silence
from calmroom.domain.units import RATE

if TYPE_CHECKING:
    from types import ModuleType

_LATENCY: Final = 0.15
"""Seconds of sound held by the device, little enough to answer at once. PulseAudio takes it in pieces of 60 to 80 ms:
with 0.1 a busy machine was heard to run dry."""
_LEAD: Final = RATE // 25
"""Frames of silence first: PulseAudio was heard to swallow the first 18 ms of a stream, more on a busy machine."""


class PortAudioOutputs:
    """What PortAudio finds. A machine without the library has no devices."""

    def __init__(self) -> None:
        self._library: ModuleType | None = None
        self._device: PortAudioDevice | None = None

    def names(self) -> tuple[str, ...]:
        """Devices with a way out, each name once, as the system orders them."""
        try:
            library = self._look_again()
            found = [str(device["name"]) for device in library.query_devices() if device["max_output_channels"] >= 2]
        except DeviceGone:
            return ()
        return tuple(dict.fromkeys(found))

    def open(self, name: str) -> Device:
        """The device of that name; looks again for one that was plugged in later before giving up."""
        library = self._library or self._look_again()
        try:
            self._device = _opened(library, name)
        except DeviceGone:
            self._device = _opened(self._look_again(), name)
        return self._device

    def _look_again(self) -> ModuleType:
        """The library, with the devices that there are by now: PortAudio looks only as it is started."""
        if self._library is None:
            try:
                import sounddevice  # noqa: PLC0415 - it looks for its library as it is read, and may not find it
            except OSError as fault:
                raise DeviceGone("PortAudio was not found") from fault
            self._library = sounddevice
        elif self._device is None or self._device.is_closed:
            try:
                self._library._terminate()  # noqa: SLF001 - there is no public way
                self._library._initialize()  # noqa: SLF001
            except self._library.PortAudioError as fault:
                raise DeviceGone(str(fault)) from fault
        return self._library


class PortAudioDevice:
    """A stream that plays.

    Args:
        name: As it was asked for.
        stream: Started.
        fault: What the library raises.
    """

    is_silent: Final = False

    def __init__(self, name: str, stream: Any, fault: type[Exception]) -> None:  # noqa: ANN401 - the library has no types
        self.name = name
        self.is_closed = False
        self._stream = stream
        self._fault = fault
        self._room: int = int(stream.write_available)
        self._beyond: int = max(0, round(stream.latency * RATE) - self._room)

    def write(self, block: Stereo) -> None:
        """Hand over frames."""
        try:
            self._stream.write(block.tobytes())
        except self._fault as fault:
            raise DeviceGone(str(fault)) from fault

    def waiting(self) -> int:
        """Frames in the buffers of the library and the system."""
        try:
            return max(0, self._room - int(self._stream.write_available)) + self._beyond
        except self._fault:
            return 0

    def close(self) -> None:
        """Let it go."""
        if not self.is_closed:
            self.is_closed = True
            try:
                self._stream.abort()
                self._stream.close()
            except self._fault:
                return


def _opened(library: ModuleType, name: str) -> PortAudioDevice:
    try:
        stream = library.RawOutputStream(
            samplerate=RATE, channels=2, dtype="float32", latency=_LATENCY, device=name or None
        )
        stream.start()
    except (library.PortAudioError, ValueError, OSError) as fault:
        raise DeviceGone(str(fault)) from fault
    device = PortAudioDevice(name, stream, library.PortAudioError)
    device.write(silence(_LEAD))
    return device
