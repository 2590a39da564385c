"""What the operating system has to bring: which of it is missing, and the line that installs it.

The list was found with ldd in empty Debian roots, and proved with real windows there.
macOS and Windows bring all of it.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import environment
from installer import say

APT_INSTALL: Final = (
    "env DEBIAN_FRONTEND=noninteractive apt-get install"
    " -y -q --no-remove --no-install-recommends -o DPkg::Lock::Timeout=60"
)
MANAGERS: Final = ("apt-get", "dnf", "zypper", "pacman")


class Library(NamedTuple):
    """A shared library that the wheels expect; rpm's managers know it by its own name."""

    file: str
    apt: str
    pacman: str


class Tool(NamedTuple):
    """A program that only tests use; or a file of which patterns from the root are given, divided by spaces."""

    file: str
    apt: str
    rpm: str
    pacman: str


LIBRARIES: Final = (
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
    Library("libportaudio.so.2", "libportaudio2", "portaudio"),
)

TOOLS: Final = (
    Tool("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    Tool("openbox", "openbox", "openbox", "openbox"),
    Tool("xdotool", "xdotool", "xdotool", "xdotool"),
    Tool("pulseaudio", "pulseaudio", "pulseaudio", "pulseaudio"),
    Tool("parec", "pulseaudio-utils", "pulseaudio-utils", "libpulse"),
    Tool(
        "usr/lib*/alsa-lib/libasound_module_pcm_pulse.so usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so",
        "libasound2-plugins",
        "alsa-plugins-pulseaudio",
        "alsa-plugins",
    ),
    Tool("ffmpeg", "ffmpeg", "/usr/bin/ffmpeg", "ffmpeg"),
    Tool("usr/lib*/at-spi2-registryd", "at-spi2-core", "at-spi2-core", "at-spi2-core"),
    Tool(
        "usr/lib/*/girepository-1.0/Atspi-2.0.typelib usr/lib*/girepository-1.0/Atspi-2.0.typelib",
        "gir1.2-atspi-2.0",
        "at-spi2-core",
        "at-spi2-core",
    ),
    Tool(
        "usr/lib/python3*/*-packages/gi usr/lib*/python3*/site-packages/gi",
        "python3-gi",
        "python3-gobject",
        "python-gobject",
    ),
    Tool("dbus-daemon", "dbus", "dbus-daemon", "dbus"),
    Tool("strace", "strace", "strace", "strace"),
    Tool("age", "age", "age", "age"),
    Tool("pdftotext", "poppler-utils", "poppler-utils", "poppler"),
    Tool(
        "usr/lib/*/libenchant-2.so.2 usr/lib*/libenchant-2.so.2",
        "libenchant-2-2",
        "enchant2",
        "enchant",
    ),
    Tool(
        "usr/share/hunspell/en_GB.dic usr/share/myspell/en_GB.dic",
        "hunspell-en-gb",
        "hunspell-en-GB",
        "hunspell-en_gb",
    ),
)


def provide(level: str, *, install: bool, first: tuple[str, ...] = ()) -> tuple[str, ...]:
    """See to what the level needs from the system; where it may not be installed, say the line to type.

    Args:
        level: "run" or "test".
        install: Install what is missing, where that is allowed; otherwise say the line and nothing more.
        first: Packages known to be missing, without which nothing can be set up.

    Returns:
        The packages still missing. The program starts without them and says itself what it has to do without.
    """
    if not sys.platform.startswith("linux"):
        return ()
    missing = _missing(level)
    packages = (*first, *missing)
    if not packages:
        return ()
    say(_why(packages))
    if install and _install_where_allowed(packages):
        missing = _missing(level)
        packages = missing
    if packages:
        say(f"  {line(packages, _manager())}")
    return missing


def _missing(level: str) -> tuple[str, ...]:
    manager = _manager()
    return (*missing_libraries(manager), *(missing_tools(manager) if level == "test" else ()))


def missing_libraries(manager: str) -> tuple[str, ...]:
    """Return the packages, each once, whose library the loader does not find."""
    return tuple(dict.fromkeys(_package(each, manager) for each in LIBRARIES if not _loads(each.file)))


def missing_tools(manager: str) -> tuple[str, ...]:
    """Return the packages of the programs that tests use and that are not there."""
    return tuple(dict.fromkeys(_package(each, manager) for each in TOOLS if not _is_there(each) and _is_wanted(each)))


def _install_where_allowed(packages: tuple[str, ...]) -> bool:
    """Install packages with the system's manager where no password is asked for; tell whether it was tried."""
    manager = _manager()
    rights = _rights() if manager else None
    if rights is None:
        return False
    say(f"Installing with {manager}: {' '.join(packages)}")
    if not _install(packages, manager, rights):
        say(f"That did not work for all of them; {environment.LOG} has the reason.")
    return True


def line(packages: Iterable[str], manager: str) -> str:
    """Say what a person types to install the packages."""
    quoted = " ".join(f"'{each}'" if "(" in each else each for each in packages)
    if not manager:
        return f"To have them, install with the package manager of this system what holds: {quoted}"
    words = "-S --needed" if manager == "pacman" else "install"
    return f"To have them, type:  {'' if os.geteuid() == 0 else 'sudo '}{manager} {words} {quoted}"


def _why(packages: tuple[str, ...]) -> str:
    tools = {_package(each, _manager()) for each in TOOLS}
    if tools.issuperset(packages):
        return "Some tests use programs that are not here, and are skipped without them."
    if len(packages) == 1 and "portaudio" in packages[0]:
        return "calmroom plays without sound until one library of the system is there."
    return "calmroom needs some packages of the system that are not here."


def _package(item: Library | Tool, manager: str) -> str:
    """Return what the manager calls it; with no manager that is known, its file's name."""
    if not manager:
        return item.file.split()[0].rpartition("/")[2]
    if manager == "apt-get":
        return item.apt
    if manager == "pacman":
        return item.pacman
    if isinstance(item, Tool):
        return item.rpm
    # Every rpm that holds a library provides its very name, whatever the distribution calls the package.
    return f"{item.file}()(64bit)"


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _is_there(tool: Tool) -> bool:
    if "/" in tool.file:
        return any(True for pattern in tool.file.split() for _ in Path("/").glob(pattern))
    return shutil.which(tool.file) is not None


def _is_wanted(tool: Tool) -> bool:
    # Beside a running PipeWire a second sound server would take over at the next login: not for the sake of a test.
    return tool.file != "pulseaudio" or shutil.which("pipewire") is None


def _manager() -> str:
    return next((each for each in MANAGERS if shutil.which(each)), "")


def _rights() -> tuple[str, ...] | None:
    """Return what to put before a command to run it as root, or None where a password would be asked for."""
    if os.geteuid() == 0:
        return ()
    sudo = shutil.which("sudo")
    if sudo and _runs([sudo, "-n", "true"]):
        return (sudo, "-n")
    return None


def _install(packages: tuple[str, ...], manager: str, rights: tuple[str, ...]) -> bool:
    # Nothing that a person has is ever removed for this: a manager that wants to is refused.
    start = {
        "apt-get": tuple(APT_INSTALL.split()),
        "dnf": ("dnf", "install", "-y"),
        "zypper": ("zypper", "--non-interactive", "install", "--no-recommends"),
        "pacman": ("pacman", "-S", "--needed", "--noconfirm"),
    }[manager]
    if _runs([*rights, *start, *packages]):
        return True
    # A fresh machine has no list of packages yet.
    refreshed = manager == "apt-get" and _runs([*rights, "apt-get", "update", "-q"])
    if refreshed and _runs([*rights, *start, *packages]):
        return True
    # One name that a system does not know stops all the others.
    results = [_runs([*rights, *start, each]) for each in packages]
    return all(results)


def _runs(command: list[str]) -> bool:
    environment.VENV.mkdir(exist_ok=True)
    with environment.LOG.open("ab") as log:
        try:
            return (
                subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False).returncode == 0
            )
        except OSError:
            return False
