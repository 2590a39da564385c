"""What a sound server tells, as it comes from C."""

from __future__ import annotations

import ctypes
import os

import pytest

from calmroom.audio.devices.pulse import Sink, aimed, seen, sink_of
from calmroom.audio.devices.pulse_types import PortInfo, SinkInfo

UNKNOWN, NO, YES = 0, 1, 2


def told(name: str, description: str, ports: tuple[tuple[str, int], ...] = (), active: int = 0) -> SinkInfo:
    info = SinkInfo(name=name.encode(), description=description.encode(), n_ports=len(ports))
    made = [ctypes.pointer(PortInfo(name=port.encode(), available=available)) for port, available in ports]
    if made:
        info.ports = (ctypes.POINTER(PortInfo) * len(made))(*made)
        info.active_port = made[active]
    return info


def test_a_device_without_sockets_is_its_own_place() -> None:
    assert sink_of(told("alsa_usb", "Headset")) == Sink("alsa_usb", "Headset", "alsa_usb", ("alsa_usb",))


def test_a_device_with_sockets_sounds_from_the_one_in_use() -> None:
    sink = sink_of(told("pci", "Built-in", (("speaker", UNKNOWN), ("headphones", YES), ("hdmi", NO)), active=1))
    assert (sink.place, sink.places) == ("pci:headphones", ("pci:speaker", "pci:headphones"))


def test_a_plug_that_is_pulled_takes_its_place_away_while_the_device_stays() -> None:
    before = seen([sink_of(told("pci", "Built-in", (("speaker", UNKNOWN), ("headphones", YES)), active=1))], "pci")
    after = seen([sink_of(told("pci", "Built-in", (("speaker", UNKNOWN), ("headphones", NO)), active=0))], "pci")
    assert before.own == before.place("Built-in") == "pci:headphones"
    assert before.own not in after.places
    assert after.own == "pci:speaker"


def test_two_devices_of_one_name_are_told_apart() -> None:
    both = seen([sink_of(told("usb.1", "Headset")), sink_of(told("usb.2", "Headset"))], "usb.2")
    assert [name for name, _ in both.names] == ["Headset (usb.1)", "Headset (usb.2)"]
    assert both.own == "usb.2"


def test_without_a_name_for_people_the_servers_own_is_used() -> None:
    assert sink_of(told("ear", "")).name == "ear"


def test_a_stream_is_aimed_only_while_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SINK", raising=False)
    monkeypatch.setenv("PIPEWIRE_NODE", "as it was")
    with aimed("usb"):
        assert (os.environ["PULSE_SINK"], os.environ["PIPEWIRE_NODE"]) == ("usb", "usb")
    assert "PULSE_SINK" not in os.environ
    assert os.environ["PIPEWIRE_NODE"] == "as it was"


def test_aimed_nowhere_what_the_person_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SINK", "theirs")
    with aimed(""):
        assert os.environ["PULSE_SINK"] == "theirs"
