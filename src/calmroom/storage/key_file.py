"""``keys.json``: the slots of a vault in a private file that is never written in place and never thrown away."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from calmroom.domain.errors import CalmroomError
from calmroom.storage import faults
from calmroom.storage.files import make_private, previous_of, replace_private
from calmroom.storage.keys import PLAIN, DataKey, Slot, Value
from calmroom.storage.opening import open_with, open_without

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.storage.keychain import Keychain

FORMAT = "calmroom keys"
VERSION = 1
GREATEST_SIZE = 64 * 1024
GREATEST_SLOTS = 16
GREATEST_TEXT = 1024
GREATEST_NUMBER = 2**40
_KIND = re.compile(r"[a-z]{1,20}")
_HEX = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The identity of a vault, the check of its key, and its slots."""

    vault: str
    check: str
    slots: tuple[Slot, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of slot there are, each once, in their order."""
        return tuple(dict.fromkeys(slot.kind for slot in self.slots))

    def with_slot(self, slot: Slot) -> KeyFile:
        """The same with one slot more."""
        return replace(self, slots=(*self.slots, slot))

    def is_of(self, other: KeyFile) -> bool:
        """Whether both wrap the same data key of the same vault."""
        return (self.vault, self.check) == (other.vault, other.check)


def exists(path: Path) -> bool:
    """Whether there are keys: a key file, or the one before it."""
    return path.exists() or previous_of(path).exists()


def write(path: Path, keys: KeyFile) -> None:
    """Put a key file in its place; the one before it is kept, unless that one is damaged.

    Raises:
        CalmroomError: If it could not be written; the old one stands.
    """
    try:
        replace_private(path, spell(keys), keep_previous=read_alone(path) is not None)
    except OSError as fault:
        raise faults.of_disk(fault) from fault


def spell(keys: KeyFile) -> bytes:
    """The content of a key file, with a sum that finds damage."""
    slots = [{"kind": slot.kind, **dict(slot.values)} for slot in keys.slots]
    content = {"format": FORMAT, "version": VERSION, "vault": keys.vault, "check": keys.check, "slots": slots}
    return json.dumps({**content, "sum": _sum(content)}, indent=1).encode("ascii")


def read(path: Path) -> KeyFile:
    """The keys; those before them where the file itself is missing or damaged. Nothing is written.

    Raises:
        CalmroomError: If neither can be read, or a newer calmroom wrote them.
    """
    for candidate in (path, previous_of(path)):
        found = read_alone(candidate)
        if found is not None:
            make_private(candidate)
            return found
    raise CalmroomError(
        "The key file of the vault cannot be read. Nothing was changed.",
        "Put back keys.json from a backup. Without it the vault stays closed.",
    )


def read_alone(path: Path) -> KeyFile | None:
    """The keys in this very file, or ``None`` where it is missing or damaged.

    Raises:
        CalmroomError: If it may not be read, or a newer calmroom wrote it.
    """
    try:
        return parse(_content(path))
    except (ValueError, FileNotFoundError, RecursionError):
        return None


def unlock(keys: KeyFile, keychain: Keychain, secret: str | None = None) -> DataKey:
    """The data key: from a secret that was typed, or else from the first slot that needs none, the plain one first.

    Raises:
        VaultLocked: If only a passphrase or a recovery key can give it.
        WrongSecret: If the secret does not.
        CalmroomError: If nothing gives it. Nothing is changed.
    """
    slots = sorted(keys.slots, key=lambda one: one.kind != PLAIN)
    if secret is not None:
        return open_with(secret, (slots, keys.vault, keys.check))
    return open_without(keychain, (slots, keys.vault, keys.check))


def parse(content: bytes) -> KeyFile:
    """The keys in a file's content.

    Raises:
        ValueError: If it is not a key file of this version, in any part.
        CalmroomError: If a newer calmroom wrote it.
    """
    found = _object(json.loads(content.decode("ascii"), object_pairs_hook=_without_doubles))
    # Before the version is looked at: a newer file has the same sum, and a damaged one may look newer.
    if found.pop("sum", None) not in (None, _sum(found)):
        raise ValueError("damaged")
    if found.get("format") != FORMAT or type(found.get("version")) is not int:
        raise ValueError("not a key file")
    if found["version"] > VERSION:
        raise CalmroomError(
            "The key file was written by a newer calmroom. Nothing was changed.",
            "Use that version, or a newer one, to open your vault.",
        )
    slots = found.get("slots")
    if not isinstance(slots, list) or not 1 <= len(slots) <= GREATEST_SLOTS:
        raise ValueError("not a list of slots")
    return KeyFile(_hex(found.get("vault")), _hex(found.get("check")), tuple(_slot(slot) for slot in slots))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(GREATEST_SIZE + 1)
    except FileNotFoundError:
        raise
    except OSError as fault:
        raise CalmroomError(
            "The key file of the vault cannot be read. Nothing was changed.",
            "Check that your account may read keys.json in the data folder.",
        ) from fault
    if len(content) > GREATEST_SIZE:
        raise ValueError("too large for a key file")
    return content


def _sum(content: dict[str, Any]) -> str:
    """Finds damage, which is all it is for: whoever changes the file can change it too."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("ascii")).hexdigest()[:32]


def _slot(content: object) -> Slot:
    values = _object(content)
    kind = values.pop("kind", None)
    if not isinstance(kind, str) or not _KIND.fullmatch(kind):
        raise ValueError("not a kind of slot")
    return Slot(kind, tuple((name, _value(value)) for name, value in values.items()))


def _value(value: object) -> Value:
    if isinstance(value, str) and len(value) <= GREATEST_TEXT:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= GREATEST_NUMBER:
        return value
    raise ValueError("not a value of a slot")


def _hex(value: object) -> str:
    if isinstance(value, str) and _HEX.fullmatch(value):
        return value
    raise ValueError("not 32 hexadecimal digits")


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")  # noqa: TRY004 - whatever is wrong in the file is the same fault
    return dict(value)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
