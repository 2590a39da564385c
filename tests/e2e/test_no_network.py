"""The whole program where there is no network at all, and nothing that it does asks for one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from e2e.living_room import AGREE, CALMROOM

WALK = Path(__file__).parent / "walk"
REACHING_OUT = re.compile(r"AF_INET6?\b|AF_PACKET|AF_BLUETOOTH|sa_family=AF_INET")
PATIENCE = 120
COMMANDS = (
    ("list",),
    ("doctor",),
    ("timeline", "s03", "--minutes", "2"),
    ("journal", "add", "--text", "-"),
    ("journal", "list"),
    ("history", "list"),
    ("vault", "status"),
    ("vault", "check"),
    ("vault", "backup"),
    ("vault", "export", "EXPORT"),
    ("vault", "import", "EXPORT"),
)


@cache
def lonely() -> tuple[str, ...]:
    """How a program is started where there is no interface at all; empty where this account may not."""
    for way in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        if shutil.which("unshare"):
            told = subprocess.run([*way, "cat", "/proc/net/dev"], capture_output=True, text=True, check=False)
            if told.returncode == 0 and {line.split(":")[0].strip() for line in told.stdout.splitlines()[2:]} <= {"lo"}:
                return way
    return ()


def traced(into: Path) -> tuple[str, ...]:
    return ("strace", "-f", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(into))


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An empty home, no screen but one in memory, no keychain and no sound server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "PULSE_", "DISPLAY"))}
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    return kept | {
        "CALMROOM_HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }


def go_through_the_commands(under: tuple[str, ...], surroundings: dict[str, str], tmp_path: Path) -> None:
    for words in COMMANDS:
        command = [str(tmp_path / "export.zip") if word == "EXPORT" else word for word in words]
        done = subprocess.run(
            [*under, *CALMROOM, *command],
            env=surroundings, input="a word\n", capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}: {done.stderr}"


def walk_through_the_window(under: tuple[str, ...], surroundings: dict[str, str], tmp_path: Path) -> set[str]:
    subprocess.run([sys.executable, "-c", AGREE], env=surroundings, check=True, timeout=PATIENCE)
    walked = tmp_path / "walked"
    having = surroundings | {"CALMROOM_WALKED": str(walked), "PYTHONPATH": str(WALK)}
    done = subprocess.run(
        [*under, *CALMROOM], env=having, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(walked.read_text(encoding="utf-8").splitlines())


def test_every_command_works_without_any_network(surroundings: dict[str, str], tmp_path: Path) -> None:
    if not lonely():
        pytest.skip("this account may not take the network away (unshare --net)")
    go_through_the_commands(lonely(), surroundings, tmp_path)


def test_every_page_of_the_window_works_without_any_network(surroundings: dict[str, str], tmp_path: Path) -> None:
    if not lonely():
        pytest.skip("this account may not take the network away (unshare --net)")
    assert len(walk_through_the_window(lonely(), surroundings, tmp_path)) > 3


@pytest.mark.skipif(not shutil.which("strace"), reason="this machine lacks strace; ./run test names what to install")
def test_neither_a_command_nor_a_page_opens_a_socket_to_beyond(surroundings: dict[str, str], tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    walk_through_the_window(traced(trace), surroundings, tmp_path)
    seen = trace.read_text()
    for number, words in enumerate(COMMANDS):
        each = tmp_path / f"trace-{number}"
        command = [str(tmp_path / "export.zip") if word == "EXPORT" else word for word in words]
        subprocess.run(
            [*traced(each), *CALMROOM, *command],
            env=surroundings, input="a word\n", capture_output=True, text=True, timeout=PATIENCE, check=True,
        )  # fmt: skip
        seen += each.read_text()
    assert "AF_UNIX" in seen, "nothing was traced"
    assert not [line for line in seen.splitlines() if REACHING_OUT.search(line)]


@pytest.mark.skipif(not shutil.which("strace"), reason="this machine lacks strace; ./run test names what to install")
def test_a_socket_to_beyond_would_be_seen(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    reaching = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run([*traced(trace), sys.executable, "-c", reaching], check=True)
    assert REACHING_OUT.search(trace.read_text())
