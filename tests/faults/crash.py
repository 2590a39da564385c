"""The program is killed, or the disk refuses, at every call of an act; then the owner comes.

Run under the shim: ``python -m faults.crash --mode kill-before --act writing --every 1``; prints what it counted as
JSON. Each run is a child of its own, forked from a program that has read all its code and has no thread.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2  # noqa: F401 - read before the forks, not in each of them
from faults import shim
from faults.acts import Act
from faults.every import ACTS, act_called
from faults.owner import NEEDLE, Home, readable
from faults.plants import PLANTS
from faults.shim import Fault, Mode

PATIENCE = 30
KINDS = {
    "kill-before": Fault(Mode.KILL_BEFORE),
    "kill-halfway": Fault(Mode.KILL_HALFWAY),
    "error-once": Fault(Mode.FAIL, number=errno.EIO),
    "error-lasting": Fault(Mode.FAIL, number=errno.EIO, lasts=True),
    "full-once": Fault(Mode.FAIL, number=errno.ENOSPC),
    "full-lasting": Fault(Mode.FAIL, number=errno.ENOSPC, lasts=True),
    "read-only-lasting": Fault(Mode.FAIL, number=errno.EROFS, lasts=True),
    "unreadable-once": Fault(Mode.FAIL_READ, number=errno.EIO),
}
KILLS = ("kill-before", "kill-halfway")
ERRORS = tuple(kind for kind in KINDS if kind not in KILLS)


@dataclass
class Counted:
    """What came of it.

    Attributes:
        calls: How many calls the act makes undisturbed.
        runs: How often it was run.
        hit: In how many of them the fault came.
        told: In how many of them a fault was told calmly.
        failures: What must not be, each with the number of the call.
    """

    calls: int = 0
    runs: int = 0
    hit: int = 0
    told: int = 0
    failures: list[str] = field(default_factory=list)


def harm(act: Act, kind: str, often: tuple[int, int], plant: str = "") -> Counted:
    """Run an act with the fault at every so-manieth of its calls, or at so many of them where that is not 0."""
    counted = Counted()
    # A home with letters that need care: a space, some that are not Latin, and those that a file's address uses.
    with tempfile.TemporaryDirectory(prefix="calmroom-zu Hause なみ #1?%-") as made:
        begin, home = Home(Path(made) / "begin"), Home(Path(made) / "home")
        status, said = shim.apart(lambda: act.prepare(begin))
        if status:
            raise RuntimeError(said.decode())
        counted.calls = _count(act, begin, home, KINDS[kind].mode)
        every, sample = often
        moments = range(1, counted.calls + 1, every)
        chance = random.Random(f"{act.name} {kind}")  # noqa: S311 - moments, the same in every run
        for at in sorted(chance.sample(moments, min(sample, len(moments)))) if sample else moments:
            counted.runs += 1
            _once(counted, act, (begin, home), (kind, at, plant))
    return counted


def fresh(begin: Home, home: Home) -> None:
    """Let the home be as it was at the beginning."""
    for source, target in ((begin.root, home.root), (begin.keychain.folder, home.keychain.folder)):
        shutil.rmtree(target, ignore_errors=True)
        if source.exists():
            shutil.copytree(source, target)


def _count(act: Act, begin: Home, home: Home, mode: Mode) -> int:
    fresh(begin, home)
    fault = Fault(Mode.FAIL_READ if mode is Mode.FAIL_READ else Mode.COUNT)

    def work() -> str:
        shim.arm(home.root, fault)
        act.run(home, lambda _: None)
        return str(shim.disarm())

    status, said = shim.apart(work)
    if status:
        raise RuntimeError(f"{act.name}: {said.decode()}")
    return int(said)


def _once(counted: Counted, act: Act, homes: tuple[Home, Home], what: tuple[str, int, str]) -> None:
    (begin, home), (kind, at, plant) = homes, what
    fault = Fault(KINDS[kind].mode, at, KINDS[kind].number, KINDS[kind].lasts)
    fresh(begin, home)
    read, write = os.pipe()

    def say(words: str) -> None:
        os.write(write, f"{words}\n".encode())

    def run() -> str:
        os.close(read)
        signal.alarm(PATIENCE)
        with PLANTS[plant]():
            shim.arm(home.root, fault)
            act.run(home, say)
        return "ended"

    status, said = shim.apart(run)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = frozenset(pipe.read().decode().splitlines())
    counted.hit += status == -signal.SIGKILL or any("calm" in one for one in told) or bool(status)
    counted.told += any(one.startswith("calm: ") for one in told)
    where = f"{act.name}, {kind} at {at}"
    counted.failures += [f"{where}: {one}" for one in _faults_of(kind, status, said, told)]
    # Whoever opens it next runs the same program, planted faults and all.
    status, said = shim.apart(lambda: _come_planted(plant, act, home, (told, kind)))
    counted.failures += [f"{where}: {said.decode().strip().splitlines()[-1]}"] if status else []


def _faults_of(kind: str, status: int, said: bytes, told: frozenset[str]) -> list[str]:
    found = [one for one in told if one.startswith("without a hint") or NEEDLE in one]
    if status and not (status == -signal.SIGKILL and kind in KILLS):
        found.append(f"it ended with {status}: {said.decode().strip().splitlines()[-1:]}")
    return found


def _come_planted(plant: str, act: Act, home: Home, what: tuple[frozenset[str], str]) -> str:
    with PLANTS[plant]():
        return _come(act, home, *what)


def _come(act: Act, home: Home, told: frozenset[str], kind: str) -> str:
    signal.alarm(PATIENCE)
    plain = readable(home.root)
    if plain:
        raise AssertionError(f"a word lies in clear: {plain}")
    act.check(home, told)
    parts = [path.name for path in home.root.rglob("*.part")]
    if kind.endswith("-once") and parts:
        raise AssertionError(f"left over: {parts}")
    return ""


def main() -> int:
    """Print what was counted; 1 where something must not be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--act", action="append", choices=[act.name for act in ACTS])
    parser.add_argument("--kind", action="append", choices=list(KINDS), required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--plant", choices=list(PLANTS), default="")
    asked = parser.parse_args()
    found: dict[str, dict[str, Any]] = {}
    often = (asked.every, asked.sample)
    for name in asked.act or [act.name for act in ACTS]:
        for kind in asked.kind:
            found[f"{name}, {kind}"] = vars(harm(act_called(name), kind, often, asked.plant))
    sys.stdout.write(json.dumps(found, indent=1))
    return int(any(each["failures"] for each in found.values()))


if __name__ == "__main__":
    sys.exit(main())
