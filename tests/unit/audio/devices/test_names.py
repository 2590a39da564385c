"""What PortAudio lists, as a person would choose from it."""

from __future__ import annotations

from typing import Any

from calmroom.audio.devices.names import choosable


def listed(*names: str, host: int = 0, outputs: int = 2) -> list[dict[str, Any]]:
    return [
        {"name": name, "index": index, "hostapi": host, "max_output_channels": outputs}
        for index, name in enumerate(names)
    ]


def test_alsa_hardware_stays_in_readable_words_and_its_plumbing_goes() -> None:
    found = choosable(
        listed(
            "HDA Intel PCH: ALC257 Analog (hw:0,0)",
            "USB Headset: Audio (hw:1,0)",
            "sysdefault",
            "surround40",
            "surround71",
            "dmix",
            "lavrate",
            "samplerate",
            "speexrate",
            "null",
            "front",
            "pulse",
            "default",
        ),
        0,
    )
    assert found == {"HDA Intel PCH: ALC257 Analog": 0, "USB Headset: Audio": 1}


def test_two_of_a_kind_keep_what_tells_them_apart() -> None:
    found = choosable(listed("USB: Audio (hw:1,0)", "USB: Audio (hw:2,0)"), 0)
    assert found == {"USB: Audio (hw:1,0)": 0, "USB: Audio (hw:2,0)": 1}


def test_a_device_without_two_channels_out_is_no_device() -> None:
    assert choosable(listed("Microphone", outputs=0) + listed("Phone", outputs=1), 0) == {}


def test_only_the_systems_usual_way_counts() -> None:
    assert choosable(listed("Speakers") + listed("Speakers", "Headphones", host=1), 0) == {"Speakers": 0}


def test_of_one_name_the_first_counts() -> None:
    assert choosable(listed("Speakers", "Speakers"), 0) == {"Speakers": 0}
