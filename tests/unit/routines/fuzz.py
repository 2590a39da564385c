"""Files that went wrong in every way: bytes changed, records patched, what was signed made to say anything.

Each is opened; where it can be, it is unpacked. It may be taken or refused in a sentence, and nothing else.
"""

from __future__ import annotations

import json
import random
import re
import struct
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fakes.entropy import CountedEntropy
from unit.routines.hostile import FILES, Json, manifest, naming, signed, spelled, zipped
from unit.routines.made import CLIENT, THERAPIST, code, files, go_on

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import Sender
from calmroom.routines.seal import ROUTINE, SHARE, Sealing
from calmroom.routines.share import SealedShares
from calmroom.routines.sign import public_halves

ODD: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 1, 2**31, 2**63, 2**64, 10**30, 1.5, -0.0, 1e308, "", "x", "a" * 401, "a" * 5000),
    *("\u202e", "\u200b", "\0", "\x1b[31m", "<b onclick=x>", "../..", "file:///etc/passwd", "e" + "\u0301" * 99),
    *("9999-12-31", "0001-01-01", "2026-02-30", "after another", [], {}, [[]], [None] * 600, {"a": {"b": {}}}),
)
MARKS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")
WORDS = (b'"NaN"', b'"a"', b"1", b"NaN", b"1e400", b"[" * 50, b"{", b"\xff\xfe")


@dataclass(slots=True)
class Found:
    """What became of them.

    Attributes:
        said: How often each refusal came, by its first words.
    """

    tried: int = 0
    taken: int = 0
    said: Counter[str] = field(default_factory=Counter)


class Fuzzing:
    """Opens spoiled files one after another.

    Args:
        folder: Where; all that may change in it is ``routines`` and the file itself.
        seed: The same seed makes the same files.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same files in every run
        self._folder = folder
        self._path = folder / "fuzzed"
        self._files = files(folder)
        self._told = naming(manifest(folder), FILES)
        halves = (half.hex() for half in public_halves(THERAPIST))
        self._told["from"] = dict(zip(("verifying", "sealing"), halves, strict=True))
        self._plain = zipped([*signed(spelled(self._told)), *FILES.items()])
        self._share = self._shared()
        self._path.write_bytes(b"")
        self._before = self._there()
        self.found = Found()

    def run(self, count: int) -> Found:
        """Try so many.

        Raises:
            AssertionError: If one of them did what none may.
        """
        ways = (self._bytes, self._records, self._said, self._said, self._sealed_bytes, self._within, self._of_share)
        for _ in range(count):
            way = self._chance.choice(ways)
            self._try(way(), is_share=way == self._of_share)
        return self.found

    def _try(self, content: bytes, *, is_share: bool) -> None:
        self._path.write_bytes(content)
        self.found.tried += 1
        try:
            if is_share is not (self._chance.random() < 0.05):
                SealedShares(CountedEntropy()).open_share(self._path, THERAPIST)
            else:
                self._take()
            self.found.taken += 1
        except CalmroomError as refused:
            self._note(refused)
        assert self._there() == self._before, "something was written"

    def _note(self, refused: CalmroomError) -> None:
        assert refused.message.endswith("."), refused.message
        assert len(refused.message) + len(refused.hint) < 600, "a refusal repeats what is in the file"
        self.found.said[refused.message.split(".")[0][:80]] += 1

    def _take(self) -> None:
        found = self._files.open(self._path, CLIENT, go_on)
        if not found.problems and self._chance.random() < 0.2:
            assert self._files.install(self._path, found, CLIENT, go_on)
            inside = sorted(path.name for path in (self._folder / "routines").rglob("*"))
            assert all(name.isascii() and len(name) <= 40 for name in inside), inside
        for each in tuple(self._files.installed()):
            self._files.remove(each)

    def _there(self) -> list[tuple[str, int]]:
        paths = sorted(path for path in self._folder.rglob("*") if path != self._path and path.name != "routines")
        return [(str(path), path.stat().st_size) for path in paths if path.is_file()]

    def _spoiled(self, content: bytes) -> bytes:
        changed = bytearray(content)
        for _ in range(self._chance.choice((1, 1, 1, 2, 5, 40))):
            place = self._chance.randrange(len(changed) + 1)
            kind = self._chance.randrange(6)
            if kind == 0 and place < len(changed):
                changed[place] ^= 1 << self._chance.randrange(8)
            elif kind == 1:
                changed[place : place + self._chance.choice((1, 4, 64))] = self._chance.randbytes(4)
            elif kind == 2:
                del changed[place : place + self._chance.choice((1, 2, 16, 300))]
            elif kind == 3:
                other = self._chance.randrange(len(changed) + 1)
                changed[place:place] = changed[other : other + self._chance.choice((4, 30, 500))]
            elif kind == 4:
                del changed[place:]
            else:
                changed[place:place] = self._chance.choice((*MARKS, *WORDS, bytes(22), b"\0", b"PK\x06\x06"))
        return bytes(changed)

    def _bytes(self) -> bytes:
        return self._spoiled(self._plain)

    def _records(self) -> bytes:
        """A field of a record of the zip file with another number in it."""
        changed = bytearray(self._plain)
        for _ in range(self._chance.choice((1, 1, 2, 4))):
            mark = self._chance.choice(MARKS)
            places = [found.start() for found in re.finditer(re.escape(mark), self._plain)]
            place = self._chance.choice(places or [0]) + self._chance.randrange(4, 44)
            form = self._chance.choice(("<H", "<I"))
            value = self._chance.choice((0, 1, 8, 0xFFFF, self._chance.randrange(2**16)))
            if place + 4 <= len(changed):
                struct.pack_into(form, changed, place, value if form == "<H" else value * 65537 % 2**32)
        return bytes(changed)

    def _said(self) -> bytes:
        """A manifest that is signed rightly, and says what it may not."""
        told: Json = json.loads(json.dumps(self._told))
        for _ in range(self._chance.choice((1, 1, 1, 2, 6))):
            self._change(told)
        content = spelled(told) if self._chance.random() < 0.8 else self._spoiled(spelled(told))
        return zipped([*signed(content), *FILES.items()])

    def _change(self, told: Any) -> None:  # noqa: ANN401 - any JSON value
        place: Any = told
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                return
            key = self._chance.choice(keys)
            if not isinstance(place[key], dict | list) or self._chance.random() < 0.2:
                break
            place = place[key]
        kind = self._chance.randrange(4)
        if kind == 0:
            del place[key]
        elif kind == 1 and isinstance(place, list):
            place.append(deepcopy(place[key]))
        elif kind == 1:
            place[self._chance.choice(("more", "__proto__", "\u202e"))] = 1
        else:
            place[key] = deepcopy(self._chance.choice(ODD))

    def _within(self) -> bytes:
        """What was spoiled, sealed rightly."""
        return self._sealed(self._chance.choice((self._bytes, self._records, self._said))(), ROUTINE)

    def _sealed_bytes(self) -> bytes:
        return self._spoiled(self._sealed(self._plain, ROUTINE))

    def _of_share(self) -> bytes:
        return self._spoiled(self._share)

    def _sealed(self, content: bytes, kind: int) -> bytes:
        path = self._folder / "sealing"
        with path.open("wb") as file:
            sealing = Sealing(file, kind, code(CLIENT), CountedEntropy())
            sealing.write(content)
            sealing.finish()
        made = path.read_bytes()
        path.unlink()
        return made

    def _shared(self) -> bytes:
        path = self._folder / "sealing"
        SealedShares(CountedEntropy()).seal_share(b'{"a":[1,2]}', Sender(CLIENT, code(THERAPIST)), path)
        made = path.read_bytes()
        path.unlink()
        assert made[len(b"calmroom sealed\n") + 1] == SHARE
        return made
