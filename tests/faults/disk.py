"""A disk whose power goes: rebuilt from the calls that reached it, at any of them.

The model: what was written to a file before its last sync stands. What was written after it may stand, be gone, or be
garbage, each sector of 512 bytes by itself; so may the length. Names (made, renamed, taken away) keep their order, as
a journal of the file system keeps it, and those since the last sync of their folder may be missing from any of them
on. Bytes of a sector that a write did not touch stay as they are (sqlite.org/psow.html).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from faults.shim import Call

SECTOR = 512
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How likely one unsynced sector is to be lost; drawn once for each cut."""


@dataclass
class File:
    """One file: what stands, and what was done to it since."""

    standing: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Writes, as place and bytes, and new lengths, as length and ``None``."""

    def sync(self) -> None:
        """All that was done stands."""
        for place, content in self.since:
            _do(self.standing, place, content)
        self.since.clear()

    def after(self, chance: random.Random, lost: float, *, torn: bool) -> bytes:
        """What is found when the power is back."""
        found = bytearray(self.standing)
        for place, content in self.since:
            if content is None:
                if chance.random() >= lost:
                    _do(found, place, None)
                continue
            for start, piece in _sectors(place, content):
                if chance.random() >= lost:
                    _do(found, start, piece)
                elif torn and chance.random() < 1 / 2:
                    _do(found, start, chance.randbytes(len(piece)))
        return bytes(found)


@dataclass
class Disk:
    """All files below one folder, and the calls since it was looked at."""

    root: Path
    files: dict[int, File] = field(default_factory=dict)
    names: dict[str, File | None] = field(default_factory=dict)
    """The names that stand; ``None`` for a folder."""
    moves: list[tuple[str, str, str, File | None]] = field(default_factory=list)
    """What was done to names since: its kind, the name, the new one, the file."""
    standing: int = 0
    """How many of those stand."""

    @classmethod
    def of(cls, root: Path) -> Disk:
        """The disk as it is now, all synced."""
        disk = cls(root)
        for path in sorted(root.rglob("*")):
            file = File(bytearray(path.read_bytes())) if path.is_file() else None
            disk.names[str(path)] = file
            if file is not None:
                disk.files[path.stat().st_ino] = file
        return disk

    def take(self, call: Call) -> None:
        """One more call."""
        name, other = call.first.decode(errors="surrogateescape"), call.second.decode(errors="surrogateescape")
        match call.kind:
            case "W":
                self.files[call.inode].since.append((call.place, call.first))
            case "T":
                self.files[call.inode].since.append((call.place, None))
            case "S":
                self.files[call.inode].sync()
            case "C":
                self.files[call.inode] = File()
                self.moves.append(("C", name, "", self.files[call.inode]))
            case "D":
                self._sync_names(name)
            case kind:
                self.moves.append((kind, name, other, None))

    def after(self, chance: random.Random, *, torn: bool) -> dict[str, bytes | None]:
        """The names and what is in the files when the power is back."""
        names = dict(self.names)
        lost = chance.choice(SHARES)
        most = len(self.moves) if lost < 1 else self.standing
        for move in self.moves[: chance.randint(self.standing, most)]:
            _rename(names, move)
        return {name: None if file is None else file.after(chance, lost, torn=torn) for name, file in names.items()}

    def _sync_names(self, folder: str) -> None:
        for number in range(len(self.moves), self.standing, -1):
            _, name, other, _ = self.moves[number - 1]
            if folder in (str(Path(name).parent), str(Path(other).parent)):
                self.standing = number
                break
        for move in self.moves[: self.standing]:
            _rename(self.names, move)
        del self.moves[: self.standing]
        self.standing = 0


def put(found: dict[str, bytes | None], old: Path, new: Path) -> None:
    """Write down what was found on the disk, in another place."""
    for name, content in sorted(found.items()):
        path = new / Path(name).relative_to(old)
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _rename(names: dict[str, File | None], move: tuple[str, str, str, File | None]) -> None:
    kind, name, other, file = move
    if kind in "CM":
        names[name] = file
    elif kind in "Ur":
        names.pop(name, None)
    elif name in names:
        below = [each for each in names if each.startswith(f"{name}/")]
        for each in (name, *below):
            names[other + each[len(name) :]] = names.pop(each)


def _do(content: bytearray, place: int, piece: bytes | None) -> None:
    size = len(content)
    if piece is None:
        del content[place:]
        content.extend(bytes(place - len(content)))
        return
    if place > size:
        content.extend(bytes(place - size))
    content[place : place + len(piece)] = piece


def _sectors(place: int, content: bytes) -> Iterator[tuple[int, bytes]]:
    start = 0
    while start < len(content):
        end = min(len(content), start + SECTOR - (place + start) % SECTOR)
        yield place + start, content[start:end]
        start = end
