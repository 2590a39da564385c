"""mpv, playing the same practice from a file that was rendered beforehand; and what a process takes."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from _room import Ear, programme

from calmroom import wiring
from calmroom.audio.mix.render import render

MPV = "mpv, playing the rendered FLAC without a window"
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def is_mpv_there() -> bool:
    """Whether there is anything to be held against."""
    return shutil.which("mpv") is not None


def rendered_file(practice: str, minutes: float, folder: Path) -> Path:
    """What mpv is to play."""
    file = folder / "practice.flac"
    render(programme(practice, minutes), wiring.clip_folders(), file)
    return file


@contextlib.contextmanager
def mpv(ear: Ear, file: Path) -> Iterator[int]:
    """Play a file; gives the id of the process."""
    command = ["mpv", "--no-config", "--no-video", "--no-terminal", "--ao=pulse", str(file)]
    with subprocess.Popen(command, env=ear.environment, stdout=subprocess.DEVNULL) as player:
        try:
            yield player.pid
        finally:
            player.terminate()


def processor_seconds(pid: int) -> float:
    """What a process and all its threads have taken of the processors so far (proc(5): utime and stime)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def shared_out(pid: int) -> float:
    """Megabytes of a process, each page divided among its users (proc(5): Pss)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the system does not tell of memory")
