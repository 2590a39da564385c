"""A routine with 30 practices and 200 MB of recordings: saved, looked at and taken in; time, and memory above idle.

    python benchmarks/routine_file.py

Each step runs in a process of its own. Beside it, from the same run and the same bytes, zip puts them into one file and
age seals that file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import soundfile

from calmroom import wiring_routines
from calmroom.domain.routine.handover import KeyPair, Material, Parcel, Recording, Sender, Step
from calmroom.domain.routine.routine import Item, Kind, Part, Routine, When
from calmroom.routines.codes import code_of
from calmroom.routines.sign import public_halves

PRACTICES = 30
MEGABYTES = 200
GREATEST = 150.0
STEPS = ("save", "save sealed", "look", "look sealed", "take in sealed")
THERAPIST = KeyPair(bytes(range(32)), bytes(range(32, 64)))
CLIENT = KeyPair(bytes(range(64, 96)), bytes(range(96, 128)))
SCRIPT = Path(__file__).resolve().parents[1] / "assets" / "scripts" / "s01.calm.md"


def main() -> int:
    """Print the figures; 1 where memory passes its goal or something is left after a stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", default="")
    parser.add_argument("--folder", type=Path, default=Path())
    asked = parser.parse_args()
    if not Path("/proc/self/clear_refs").exists():
        print("routine_file: skipped, it needs a Linux that tells of memory")
        return 0
    if asked.step:
        return one(asked.step, asked.folder)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        size = prepare(folder)
        print(f"a routine with {PRACTICES} practices and {size / 1e6:.0f} MB of recordings")
        grown = [told(step, folder) for step in STEPS]
        peers(folder)
        is_clean = leaves_nothing(folder)
    print(f"  goal: at most {GREATEST:.0f} MB above idle; a stop leaves nothing: {'yes' if is_clean else 'NO'}")
    return int(max(grown) > GREATEST or not is_clean)


def told(step: str, folder: Path) -> float:
    """Print one step; the megabytes above idle."""
    command = [sys.executable, __file__, "--step", step, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, grown, steps = (float(word) for word in done.stdout.split())
    print(f"  {step:<15} {seconds:6.2f} s, {grown:6.1f} MB above idle, told {steps:.0f} times how far it is")
    return grown


def one(step: str, folder: Path) -> int:
    """Do one step and print its seconds, its megabytes above idle, and how often it told how far it is."""
    os.environ["CALMROOM_HOME"] = str(folder / "home")
    files = wiring_routines.routine_files()
    plain, sealed = folder / "plain.calmroutine", folder / "sealed.calmroutine"
    parcel = routine(folder)
    files.open(small(folder), None, lambda _: True)
    Path("/proc/self/clear_refs").write_text("5")
    idle, count = megabytes(os.getpid()), 0

    def go_on(_: Step) -> bool:
        nonlocal count
        count += 1
        return True

    begin = time.perf_counter()
    if step == "save":
        files.build(parcel, Sender(THERAPIST), plain, go_on)
    elif step == "save sealed":
        files.build(parcel, Sender(THERAPIST, code_of(*public_halves(CLIENT))), sealed, go_on)
    elif step == "look":
        files.open(plain, None, go_on)
    else:
        found = files.open(sealed, CLIENT, go_on)
        if step.startswith("take"):
            begin = time.perf_counter()
            files.install(sealed, found, CLIENT, go_on)
    print(time.perf_counter() - begin, megabytes(os.getpid()) - idle, count)
    return 0


def small(folder: Path) -> Path:
    """A routine of a few kilobytes, so that all that is read at first was read before anything is measured."""
    path = folder / "small.calmroutine"
    if not path.exists():
        whole = routine(folder)
        little = Parcel(whole.routine, Material(whole.material.scripts, whole.material.recordings[:1]))
        wiring_routines.routine_files().build(little, Sender(THERAPIST), path, lambda _: True)
    return path


def prepare(folder: Path) -> int:
    """The recordings; how many bytes they have."""
    noise = np.random.default_rng(1)
    seconds = MEGABYTES * 1e6 / PRACTICES / 95_000
    for number in range(PRACTICES):
        sound = (0.3 * noise.standard_normal(int(48_000 * seconds))).astype(np.float32)
        soundfile.write(folder / f"sound-{number}.flac", np.clip(sound, -1, 1), 48_000, subtype="PCM_16")
    return sum(path.stat().st_size for path in folder.glob("sound-*"))


def routine(folder: Path) -> Parcel:
    """All of it."""
    text = SCRIPT.read_text("utf-8")
    scripts = tuple((f"p{n}.calm.md", text.replace("id: s01", f"id: p{n}", 1)) for n in range(PRACTICES))
    sound = tuple(
        (Recording(f"sound-{n}.flac", f"p{n}", seconds=70.0), folder / f"sound-{n}.flac") for n in range(PRACTICES)
    )
    items = tuple(Item(f"i{n}", f"p{n}", 5, 5) for n in range(PRACTICES))
    parts = tuple(Part(f"d{n}", When(Kind.DAYS, n + 1, n + 1), (item,)) for n, item in enumerate(items))
    return Parcel(
        Routine("0" * 32, 1, "A long one", "Maya", datetime(2026, 3, 5, tzinfo=UTC), parts=parts),
        Material(scripts, sound),
    )


def peers(folder: Path) -> None:
    """Print what others take for the same bytes."""
    sounds = [str(path) for path in sorted(folder.glob("sound-*"))]
    zipped = folder / "peer.zip"
    if shutil.which("zip"):
        print(f"  {'zip, stored':<15} {timed(['zip', '-q0', str(zipped), *sounds])}")
    if shutil.which("age") and zipped.exists():
        key = folder / "age.key"
        made = subprocess.run(["age-keygen", "-o", str(key)], capture_output=True, text=True, check=True)
        recipient, aged = made.stderr.split()[-1], str(folder / "peer.age")
        print(f"  {'age, sealing':<15} {timed(['age', '-r', recipient, '-o', aged, str(zipped)])}")
        opened = ["age", "-d", "-i", str(key), "-o", str(folder / "again"), aged]
        print(f"  {'age, opening':<15} {timed(opened)}")


def timed(command: list[str]) -> str:
    """The seconds and the megabytes of another program."""
    begin = time.perf_counter()
    most, apart = 0.0, threading.Event()
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            most = max(most, megabytes(process.pid))
            apart.wait(0.005)
    return f"{time.perf_counter() - begin:6.2f} s, {most:6.1f} MB in all"


def leaves_nothing(folder: Path) -> bool:
    """Stop each step in its middle."""
    os.environ["CALMROOM_HOME"] = str(folder / "stopped")
    wiring_routines.routine_files.cache_clear()
    files = wiring_routines.routine_files()
    (folder / "stopped" / "data").mkdir(parents=True)
    sealed = folder / "sealed.calmroutine"
    found = files.open(sealed, CLIENT, lambda _: True)
    before = sorted(folder.rglob("*"))
    stops = (
        files.build(routine(folder), Sender(THERAPIST), folder / "new", lambda step: step.share < 0.8),
        files.install(sealed, found, CLIENT, lambda step: step.share < 0.5),
    )
    return not any(stops) and sorted(folder.rglob("*")) == before


def megabytes(process: int) -> float:
    """The most that a process held since it began, or since its mark was reset (proc(5): VmHWM)."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
