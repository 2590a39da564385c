"""Changes the keys of a vault again and again, killed before each call that reaches the disk, and tries to open it.

Each change runs in a process of its own, forked while there is one thread only. Tells, as JSON, how many calls there
were and in which state the owner, who knows the old secret, the new one and the recovery key, was left outside.

``in-place`` writes key files over themselves and keeps none before: the fault that this must be able to see.
``plain-kept`` never renews the copies, so that an open key is left behind: likewise.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.recovery import recovery_key
from calmroom.domain.vault.vault import VaultLocked
from calmroom.storage import key_copies, key_file
from calmroom.storage.vault import EncryptedVault, open_vault

OLD, NEW = "lighthouse ferry moss", "window table river"
SHEET, NEW_SHEET = recovery_key(bytes(range(20))), recovery_key(bytes(range(1, 21)))
CHANGES: dict[str, tuple[str | None, Callable[[EncryptedVault], object]]] = {
    "first": (None, lambda vault: vault.keys.set_passphrase(NEW, SHEET)),
    "change": (OLD, lambda vault: vault.keys.set_passphrase(NEW)),
    "sheet": (OLD, lambda vault: vault.keys.keep_recovery_key(NEW_SHEET)),
    "forgotten": (SHEET.text, lambda vault: vault.keys.set_passphrase(NEW)),
    "remove": (OLD, lambda vault: vault.keys.remove_passphrase()),
    "keychain": (OLD, lambda vault: vault.keys.set_keychain(on=True)),
}
ENOUGH = 200
KILLED, DONE, OUTSIDE, LEFT, FAULT = 137, 0, 4, 5, 3


def opened(folder: Path, secret: str | None) -> EncryptedVault:
    return open_vault(folder, CountedEntropy(secret or "none"), MemoryKeychain(), secret, cheap)


def prepare(folder: Path, change: str) -> int:
    with closing(opened(folder, None)) as vault:
        (folder / "backups").mkdir(exist_ok=True)
        vault.keys.copy_to(folder / "backups" / "vault-kept.keys.json")
        if CHANGES[change][0] is not None:
            vault.keys.set_passphrase(OLD, SHEET)
    return DONE


def run(work: Callable[[], int]) -> int:
    """Do the work in a process of its own; what it gave, or how it ended."""
    child = os.fork()
    if child == 0:
        status = FAULT
        try:
            status = work()
        finally:
            sys.stderr.flush()
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_before(call: int) -> None:
    """End this process before that call, counted from now."""
    left = [call]

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the real one
            if left[0] == 0:
                os._exit(KILLED)
            left[0] -= 1
            return real(*arguments, **named)

        return counted

    for name in ("open", "write", "fsync", "replace", "unlink"):
        setattr(os, name, watched(getattr(os, name)))


def plant(fault: str) -> None:
    def in_place(path: Path, content: bytes, *, keep_previous: bool = False) -> None:
        del keep_previous
        path.with_name("keys.json.prev").unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(descriptor, content)
        os.close(descriptor)

    if fault == "in-place":
        setattr(key_file, "replace_private", in_place)  # noqa: B010 - the type checker is right about an assignment
        setattr(key_copies, "replace_private", in_place)  # noqa: B010
    if fault == "plain-kept":
        key_copies.renew = lambda *_: True


def left_open(folder: Path) -> bool:
    """Whether a key file gives the key to anybody, though keys.json has a passphrase alone."""
    return bool(key_copies.left_behind(folder, key_file.read(folder / "keys.json")))


def look(folder: Path, fault: str) -> int:
    """Open it as the owner would, and look at what lies about then."""
    plant(fault)
    return OUTSIDE if not lets_in(folder) else LEFT if left_open(folder) else DONE


def lets_in(folder: Path) -> bool:
    for secret in (None, NEW, OLD, SHEET.text, NEW_SHEET.text):
        try:
            opened(folder, secret).close()
        except VaultLocked:
            continue
        except CalmroomError:
            return False
        return True
    return False


def changed(folder: Path, asked: list[str], call: int) -> int:
    secret, work = CHANGES[asked[0]]
    plant(asked[1])
    vault = opened(folder, secret)
    killed_before(call)
    work(vault)
    # Killed here too: the database is never closed in these runs.
    return DONE


def main() -> None:
    home, change, fault = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    if run(partial(prepare, home / "start", change)) != DONE:
        raise RuntimeError("no vault could be made")
    outside: list[int] = []
    left: list[int] = []
    for call in range(ENOUGH):
        folder = home / f"{call}"
        shutil.copytree(home / "start", folder)

        status = run(partial(changed, folder, sys.argv[2:], call))
        found = run(partial(look, folder, fault))
        if found == OUTSIDE:
            outside.append(call)
        if found == LEFT:
            left.append(call)
        shutil.rmtree(folder)
        if found == FAULT:
            raise RuntimeError("the look ended with a fault")
        if status == DONE:
            sys.stdout.write(json.dumps({"calls": call, "outside": outside, "left": left}) + "\n")
            return
        if status != KILLED:
            raise RuntimeError(f"the change ended with {status}")


main()
