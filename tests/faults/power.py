"""The power goes at any moment: the calls of a writing program are recorded, and the disk rebuilt at random ones.

Run under the shim: ``python -m faults.power --cuts 40``; prints what it counted as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2  # noqa: F401 - read before the forks
from faults import shim
from faults.acts import FIRST, Act, Tell, lived_in
from faults.crash import PATIENCE
from faults.disk import Disk, put
from faults.every import ACTS
from faults.owner import Home, Lost, entry, look, opened, practice, readable
from faults.plants import PLANTS
from faults.shim import Call, Fault, Mode
from faults.things import APPOINTMENT, MAP, PAGE, VOICE, kind_of

PAGES = 100
SECOND = 40
KINDS = (MAP, APPOINTMENT, VOICE)
"""What is written beside the pages."""


def _evening(home: Home, tell: Tell) -> None:
    """Write more than the log holds, close, and go on: pages are brought home several times."""
    for first in (len(FIRST), len(FIRST) + PAGES):
        with opened(home) as vault:
            for number in range(first, first + (PAGES if first == len(FIRST) else SECOND)):
                vault.journal.save(entry(number))
                tell(f"saved {number}")
                if number % 10 == 0:
                    vault.practices.save(practice(number))
                    tell(f"practised {number}")
                if kind_of(number) is not PAGE:
                    kind_of(number).save(vault, number, 1)
                    tell(f"kept {number}")


def _check_evening(home: Home, told: frozenset[str]) -> None:
    seen = look(home)
    saved, practised = FIRST | _after(told, "saved"), _after(told, "practised")
    with opened(home) as vault:
        found = {number for kind in KINDS for number, _ in kind.all_in(vault)}
    lost = len(saved - seen.pages) + len(practised - seen.practices) + len(_after(told, "kept") - found)
    if lost:
        raise Lost(f"{lost} acknowledged writes are lost")
    if len(seen.pages) > len(saved) + 1:
        raise Lost("more than one page was found that nobody was told of")


def _after(told: frozenset[str], word: str) -> set[int]:
    return {int(one.split()[1]) for one in told if one.startswith(f"{word} ")}


EVENING = Act("an evening of writing", lived_in, _evening, _check_evening)
CUT = (EVENING, *ACTS)


@dataclass
class Counted:
    """What came of it.

    Attributes:
        calls: How many calls were recorded.
        acknowledged: How many writes had been acknowledged at the cuts, all added up.
        fewer: In how many cuts the disk held less than it had been given.
    """

    calls: int = 0
    cuts: int = 0
    acknowledged: int = 0
    fewer: int = 0
    failures: list[str] = field(default_factory=list)


def cut(act: Act, cuts: int, seed: int, plant: str = "") -> Counted:
    """Run an act once, and cut the power at so many moments of it."""
    chance = random.Random(seed)  # noqa: S311 - moments, not keys
    counted = Counted()
    with tempfile.TemporaryDirectory(prefix="calmroom-power-") as made:
        begin, home = Home(Path(made) / "begin"), Home(Path(made) / "home")
        status, said = shim.apart(lambda: act.prepare(begin))
        if status:
            raise RuntimeError(said.decode())
        disk = Disk.of(begin.root)
        calls = _record(act, begin, Path(made) / "calls", plant)
        counted.calls = sum(call.kind != "A" for call in calls)
        told: set[str] = set()
        done = 0
        for moment in sorted(chance.randint(0, len(calls)) for _ in range(cuts)):
            for call in calls[done:moment]:
                if call.kind == "A":
                    told.add(call.first.decode())
                else:
                    disk.take(call)
            done = moment
            _come(counted, act, (begin, home), disk.after(chance, torn=chance.random() < 3 / 4), frozenset(told))
            counted.fewer += bool(disk.moves) or any(file.since for file in disk.files.values())
    return counted


def _record(act: Act, home: Home, into: Path, plant: str) -> list[Call]:
    def run() -> str:
        record = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with PLANTS[plant]():
            shim.arm(home.root, Fault(Mode.RECORD), record)
            act.run(home, shim.mark)
            shim.disarm()
        return ""

    status, said = shim.apart(run)
    if status:
        raise RuntimeError(said.decode())
    return list(shim.calls_in(into.read_bytes()))


def _come(
    counted: Counted, act: Act, homes: tuple[Home, Home], found: dict[str, bytes | None], told: frozenset[str]
) -> None:
    begin, home = homes
    shutil.rmtree(home.root, ignore_errors=True)
    shutil.rmtree(home.keychain.folder, ignore_errors=True)
    home.root.mkdir()
    put(found, begin.root, home.root)
    if begin.keychain.folder.exists():
        shutil.copytree(begin.keychain.folder, home.keychain.folder)

    def check() -> str:
        signal.alarm(PATIENCE)
        if readable(home.root):
            raise AssertionError("a word lies in clear")
        act.check(home, told)
        return ""

    status, said = shim.apart(check)
    counted.cuts += 1
    counted.acknowledged += len(told)
    if status:
        counted.failures.append(f"{act.name}, after {len(told)}: {said.decode().strip().splitlines()[-1:]}")


def main() -> int:
    """Print what was counted; 1 where something must not be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--act", action="append", choices=[act.name for act in CUT])
    parser.add_argument("--cuts", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--plant", choices=list(PLANTS), default="")
    asked = parser.parse_args()
    run = partial(cut, cuts=asked.cuts, seed=asked.seed, plant=asked.plant)
    acts = [act for act in CUT if not asked.act or act.name in asked.act]
    found: dict[str, dict[str, Any]] = {act.name: vars(run(act)) for act in acts}
    sys.stdout.write(json.dumps(found, indent=1))
    return int(any(each["failures"] for each in found.values()))


if __name__ == "__main__":
    sys.exit(main())
