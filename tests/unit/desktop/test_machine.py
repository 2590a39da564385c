"""Clock, randomness, screen, and staying awake."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from calmroom.desktop import awake, clock
from calmroom.desktop.awake import keep_awake
from calmroom.desktop.clock import SystemClock
from calmroom.desktop.entropy import SystemEntropy
from calmroom.desktop.screen import has_screen

posix = pytest.mark.skipif(os.name == "nt", reason="the tools of Linux")


def wait_for(path: Path) -> None:
    for _ in range(500):
        if path.exists():
            return
        threading.Event().wait(0.01)
    pytest.fail(f"{path.name} did not appear")


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield str(request.param)
    time.tzset()


@posix
@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kathmandu"], indirect=True)
def test_the_moment_has_the_machines_zone_by_name(zone: str) -> None:
    assert SystemClock().now().tzinfo == ZoneInfo(zone)


@posix
@pytest.mark.parametrize("zone", ["XYZ-3:30"], indirect=True)
def test_a_zone_without_a_name_keeps_its_offset(zone: str) -> None:
    assert zone
    assert SystemClock().now().utcoffset() == timedelta(hours=3, minutes=30)


def test_the_moment_is_whole_milliseconds() -> None:
    assert SystemClock().now().microsecond % 1000 == 0


@posix
def test_the_zone_is_read_from_the_systems_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/America/Lima")
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCAL", link)
    assert clock.local_zone() == ZoneInfo("America/Lima")


def test_the_zone_is_read_from_the_systems_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "timezone").write_text("America/Lima\n")
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCAL", tmp_path / "none")
    monkeypatch.setattr(clock, "NAMED", tmp_path / "timezone")
    assert clock.local_zone() == ZoneInfo("America/Lima")


def test_a_zone_nobody_knows_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "../../etc/passwd")
    monkeypatch.setattr(clock, "LOCAL", tmp_path / "none")
    monkeypatch.setattr(clock, "NAMED", tmp_path / "none")
    assert clock.local_zone() is None


def test_the_other_clock_agrees_between_processes() -> None:
    before = SystemClock().monotonic()
    program = "from calmroom.desktop.clock import SystemClock; print(SystemClock().monotonic())"
    there = float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout)
    assert before < there < SystemClock().monotonic()


def test_tokens_have_the_asked_length_and_differ() -> None:
    entropy = SystemEntropy()
    one, two = entropy.token(32), entropy.token(32)
    assert len(one) == len(two) == 32
    assert one != two


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_known_by_its_signs(environ: dict[str, str], platform: str, *, expected: bool) -> None:
    assert has_screen(environ, platform) is expected


def own_tool(folder: Path, script: str) -> None:
    tool = folder / "systemd-inhibit"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="the tool of Linux")
def test_the_machine_is_kept_awake_inside_the_block_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_tool(tmp_path, f'echo "$@" > {tmp_path}/told; echo $$ > {tmp_path}/pid; exec cat')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with keep_awake():
        wait_for(tmp_path / "pid")
        process = int((tmp_path / "pid").read_text() or 0)
        os.kill(process, 0)
    assert "--what=idle:sleep" in (tmp_path / "told").read_text()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="the tool of Linux")
@pytest.mark.parametrize("script", [None, "exit 1"])
def test_where_it_is_impossible_the_practice_plays_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], script: str | None
) -> None:
    if script:
        own_tool(tmp_path, f"echo no bus >&2; {script}")
    monkeypatch.setenv("PATH", str(tmp_path))
    played = False
    with keep_awake():
        played = True
    assert played
    assert capfd.readouterr() == ("", "")


def test_the_tool_of_a_mac_watches_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "caffeinate"
    tool.write_text("")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert awake._tool("darwin") == (str(tool), "-i", "-w", str(os.getpid()))
