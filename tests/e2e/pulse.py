"""A real PulseAudio with a null sink, so that a test hears what a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

PROGRAMS = ("pulseaudio", "pactl", "parec")


def is_installed() -> bool:
    return all(shutil.which(program) for program in PROGRAMS)


@dataclass(frozen=True)
class Ear:
    """The null sink ``ear``: what is played there can be recorded."""

    environment: dict[str, str]
    server: subprocess.Popen[bytes]

    @contextmanager
    def recording(self, into: Path, sink: str = "ear") -> Iterator[None]:
        """Record raw float32 stereo at 48 kHz while the block runs."""
        command = ["parec", "-d", f"{sink}.monitor", "--format=float32le", "--rate=48000", "--channels=2", "--raw"]
        command += ["--latency-msec=20"]
        with into.open("wb") as file:
            recorder = subprocess.Popen(command, stdout=file, env=self.environment)
            try:
                self._wait_for(into)
                yield
            finally:
                recorder.terminate()
                recorder.wait()

    def control(self, *words: str) -> str:
        """What ``pactl`` answers."""
        return subprocess.run(
            ["pactl", *words], env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def plug_in(self, sink: str, name: str) -> None:
        """Have one more device, called so by people."""
        form = ("rate=48000", "channels=2", "format=float32le")
        self.control(
            "load-module", "module-null-sink", f"sink_name={sink}", f"sink_properties=device.description={name}", *form
        )

    def pull_out(self, sink: str) -> None:
        """Take a device away."""
        modules = [line.split("\t") for line in self.control("list", "short", "modules").splitlines()]
        for module in modules:
            if f"sink_name={sink} " in f"{module[2]} ":
                self.control("unload-module", module[0])

    def end(self) -> None:
        """Take the sound server away, as an unplugged device goes."""
        self.server.terminate()
        self.server.wait()

    def _wait_for(self, file: Path) -> None:
        pause = threading.Event()
        for _ in range(500):
            if file.stat().st_size:
                return
            pause.wait(0.02)
        raise AssertionError("nothing is recorded")


@contextmanager
def null_sink() -> Iterator[Ear]:
    """Start a sound server of its own, and end it."""
    with tempfile.TemporaryDirectory(prefix="ear-") as name:
        folder = Path(name)
        folder.chmod(0o700)
        config = folder / "asound.conf"
        config.write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        environment = os.environ | {
            "XDG_RUNTIME_DIR": name,
            "HOME": name,
            "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{config}",
            "PULSE_SERVER": f"unix:{name}/pulse/native",
        }
        sink = "module-null-sink sink_name=ear rate=48000 channels=2 format=float32le"
        server = subprocess.Popen(
            ["pulseaudio", "--exit-idle-time=-1", "-n", "-L", "module-native-protocol-unix", "-L", sink],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        ear = Ear(environment, server)
        try:
            _wait_until_up(ear)
            yield ear
        finally:
            ear.end()


def _wait_until_up(ear: Ear) -> None:
    pause = threading.Event()
    for _ in range(250):
        try:
            ear.control("info")
        except subprocess.CalledProcessError:
            pause.wait(0.02)
        else:
            return
    raise AssertionError("the sound server did not start")


def heard(file: Path) -> npt.NDArray[np.float32]:
    """What was recorded; shape (frames, 2)."""
    raw = file.read_bytes()
    return np.frombuffer(raw[: len(raw) // 8 * 8], dtype="<f4").reshape(-1, 2)
