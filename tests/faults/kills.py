"""A writer of pages, maps, appointments and spoken pages is killed at random moments, and then its owner comes.

``python -m faults.kills --kills 20``; needs no shim. The writer says what it is about to do and what is done, each in
one write to a pipe, so that the one act under way may have come to be or not, and nothing else may.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import sqlcipher3.dbapi2  # noqa: F401 - read before the forks
from faults import shim
from faults.owner import LATER, NEEDLE, Home, Lost, backups_of, is_whole, open_with, opened, readable
from faults.plants import PLANTS
from faults.things import State, found_in, kind_of

from calmroom.domain.vault.backups import Why

A_VAULT = 25
"""Kills until another vault is begun, so that none grows too slow to look at."""
LONGEST = 0.3
"""Seconds from the start of the writer to its end."""
BEYOND = 2.0
"""A whole program is ended within so many times what it takes undisturbed on this machine."""


@dataclass
class Counted:
    """What came of it.

    Attributes:
        acknowledged: Writes that had been called safe.
        half: Kills after which what was under way had come to be.
        copies: Backups that were called whole and read through.
        unopened: Kills before the vault was open.
    """

    kills: int = 0
    acknowledged: int = 0
    half: int = 0
    copies: int = 0
    unopened: int = 0
    failures: list[str] = field(default_factory=list)


def write(home: Home, seed: int, state: State, say: int) -> None:
    """Write, change and take out what a person writes, make copies, close and open again, until the end."""
    chance = random.Random(seed)  # noqa: S311 - what to do next, not keys
    os.environ["TMPDIR"] = str(home.root / "tmp")

    def told(words: str) -> None:
        os.write(say, f"{words}\n".encode())

    vault = open_with(home)
    told("open")
    while True:
        number, times = _next(chance, state)
        dice = chance.random()
        if dice < 0.02:
            backups_of(home, vault).make(LATER + timedelta(seconds=len(state)), Why.ASKED, lambda _: None)
        elif dice < 0.04:
            vault.close()
            vault = open_with(home)
        elif dice < 0.1 and times:
            told(f"try {number} 0")
            kind_of(number).remove(vault, number)
            state.pop(number)
            told("ok")
        else:
            told(f"try {number} {times + 1}")
            kind_of(number).save(vault, number, times + 1)
            state[number] = times + 1
            told("ok")


def _next(chance: random.Random, state: State) -> tuple[int, int]:
    number = chance.choice(sorted(state)) if state and chance.random() < 1 / 4 else max(state, default=0) + 1
    return number, state.get(number, 0)


def take(state: State, said: list[str]) -> tuple[State, State, int]:
    """What was called safe, what would be with what was under way, and how many writes were called safe."""
    safe, maybe, count = dict(state), dict(state), 0
    for words in said:
        if words.startswith("try "):
            number, times = map(int, words.split()[1:])
            maybe = {**safe, number: times}
            if not times:
                maybe.pop(number)
        elif words == "ok":
            safe, count = dict(maybe), count + 1
    return safe, maybe, count


def look(home: Home) -> State:
    """Everything there is, each thing as it was written at some time.

    Raises:
        Lost: If one is not, or the file is not whole.
    """
    with opened(home) as vault:
        if not vault._database.use(is_whole):
            raise Lost("the integrity of the file is not whole")
        return found_in(vault)


def _kill(home: Home, seed: int, state: State, plant: str) -> list[str]:
    """Start a writer and end it; what it said."""
    read, write_to = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(read)
            with PLANTS[plant]():
                write(home, seed, state, write_to)
        except BaseException as fault:  # noqa: BLE001 - told to whoever waits
            os.write(write_to, f"bug {fault!r}\n".encode())
        finally:
            os._exit(70)
    os.close(write_to)
    threading.Event().wait(random.Random(seed).random() * LONGEST)  # noqa: S311 - a moment
    os.kill(child, signal.SIGKILL)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read().decode().splitlines()
    os.waitpid(child, 0)
    return said


def kill_often(kills: int, seed: int, plant: str = "") -> Counted:
    """Kill a writer so often."""
    counted = Counted()
    while counted.kills < kills:
        with tempfile.TemporaryDirectory(prefix="calmroom-zu Hause なみ-") as made:
            home, state = Home(Path(made) / "home"), State()
            (home.root / "tmp").mkdir(parents=True)
            for _ in range(min(A_VAULT, kills - counted.kills)):
                counted.kills += 1
                state = _round(counted, home, seed + counted.kills, state, plant)
            counted.copies += _copies(home)
    return counted


def _round(counted: Counted, home: Home, seed: int, state: State, plant: str) -> State:
    said = _kill(home, seed, dict(state), plant)
    counted.failures += [one for one in said if one.startswith("bug")]
    counted.unopened += "open" not in said
    safe, maybe, count = take(state, said)
    counted.acknowledged += count
    plain = readable(home.root)
    counted.failures += [f"kill {counted.kills}: a word lies in clear: {plain}"] if plain else []
    status, told = shim.apart(lambda: json.dumps(sorted(look(home).items())))
    if status:
        counted.failures.append(f"kill {counted.kills}: {told.decode().strip().splitlines()[-1]}")
        return safe
    present = State(tuple(one) for one in json.loads(told))
    if present not in (safe, maybe):
        lost = sum(present.get(number) != times for number, times in safe.items())
        counted.failures.append(f"kill {counted.kills}: {lost} acknowledged writes are lost")
    counted.half += present == maybe != safe
    return present


def _copies(home: Home) -> int:
    """Look into every copy that is called whole."""
    with opened(home) as vault:
        backups = backups_of(home, vault)
        return sum(bool(backups.look(copy, None)) for copy in backups.copies(None) if copy.is_whole)


def kill_commands(kills: int, seed: int) -> Counted:
    """Kill the program itself while it writes a page from the command line."""
    counted = Counted()
    chance = random.Random(seed)  # noqa: S311 - moments
    with tempfile.TemporaryDirectory(prefix="calmroom-command-") as made:
        home, temporary = Path(made) / "home", Path(made) / "tmp"
        temporary.mkdir()
        where = {**os.environ, "CALMROOM_HOME": str(home), "TMPDIR": str(temporary)}
        where["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        command = [sys.executable, "-m", "calmroom", "journal"]
        undisturbed = _takes([*command, "add", "--text", NEEDLE], where)
        said: set[str] = set()
        for _ in range(kills):
            counted.kills += 1
            add = [*command, "add", "--text", f"{NEEDLE} {os.urandom(8).hex()}"]
            with subprocess.Popen(add, env=where, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
                threading.Event().wait((0.2 + chance.random()) / 1.2 * BEYOND * undisturbed)
                program.kill()
                told, wrong = program.communicate()
            said |= {one for one in told.decode().split() if len(one) == 32}
            counted.failures += [wrong.decode()] if wrong else []
            plain = readable(home, temporary)
            counted.failures += [f"a word lies in clear: {plain}"] if plain else []
        listed = subprocess.run([*command, "list", "--format", "json"], env=where, capture_output=True, check=False)
        kept = listed.stdout.decode()
        counted.acknowledged = len(said)
        counted.failures += [f"{one} is lost" for one in said if one not in kept]
        counted.failures += [listed.stderr.decode()] if listed.returncode else []
        shutil.rmtree(home)
    return counted


def _takes(command: list[str], where: dict[str, str]) -> float:
    """Seconds from the start of a program to its end; the second time, when the vault is there."""
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run(command, env=where, capture_output=True, check=True)
    return time.perf_counter() - began


def main() -> int:
    """Print what was counted; 1 where something must not be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--commands", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--plant", choices=list(PLANTS), default="")
    asked = parser.parse_args()
    found = {"writer": kill_often(asked.kills, asked.seed, asked.plant)}
    if asked.commands:
        found["command line"] = kill_commands(asked.commands, asked.seed)
    sys.stdout.write(json.dumps({name: vars(each) for name, each in found.items()}, indent=1))
    return int(any(each.failures for each in found.values()))


if __name__ == "__main__":
    sys.exit(main())
