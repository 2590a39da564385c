"""The devices of PortAudio by names that a person would choose from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PLUMBING: Final = re.compile(
    r"""default | sysdefault | pulse | pipewire | jack | oss | null | dmix | dsnoop | hw | plughw | lavrate | samplerate
    | speexrate | speex | upmix | vdownmix | a52 | usbstream | arcam_av | front | rear | center_lfe | side
    | surround\d+ | modem | phoneline | equal | Microsoft\ Sound\ Mapper.* | Primary\ Sound\ Driver""",
    re.VERBOSE,
)
"""What ALSA lists beside the devices: ways to convert, to share, or to the system's own, which needs no name."""
_ADDRESS: Final = re.compile(r" \((?:plug)?hw:\d+,\d+\)$")


def choosable(devices: Iterable[Mapping[str, Any]], host: int) -> dict[str, int]:
    """Names and indices of the devices with a way out, each name once, as the system orders them.

    Args:
        devices: As PortAudio tells them.
        host: The index of the system's usual way; the others reach the same devices once more.
    """
    whole = {
        str(device["name"]): int(device["index"])
        for device in reversed(list(devices))
        if device["max_output_channels"] >= 2 and device["hostapi"] == host
    }
    kept = {name: whole[name] for name in reversed(whole) if not _PLUMBING.fullmatch(name)}
    short = [_ADDRESS.sub("", name) for name in kept]
    return {
        brief if short.count(brief) == 1 else name: index
        for brief, (name, index) in zip(short, kept.items(), strict=True)
    }
