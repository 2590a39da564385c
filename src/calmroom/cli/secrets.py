"""Reading what nobody else may see: from the terminal without showing it, or from standard input.

Never from the arguments or the environment, which other programs of the machine can read.
"""

from __future__ import annotations

import getpass
import sys
import threading
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.passphrase import HINTS, Strength, strength
from calmroom.domain.vault.vault import VaultLocked, WrongSecret

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.keys import KeyService

TRIES = 3
NOTHING = "Nothing was changed."


class Typist:
    """Asks for secrets."""

    def __init__(self, *, from_stdin: bool) -> None:
        self.is_person = not from_stdin

    def ask(self, prompt: str) -> str:
        """What was typed, without the end of its line.

        Raises:
            CalmroomError: If nothing more comes, or there is no terminal.
        """
        if not self.is_person:
            line = sys.stdin.readline()
            if not line:
                raise CalmroomError(f"Standard input ended too early. {NOTHING}", f"Wanted: {prompt.lower()}")
            return line.removesuffix("\n").removesuffix("\r")
        if not sys.stdin.isatty():
            # getpass would read it from a pipe and warn that it may be seen.
            raise CalmroomError("There is no terminal to type into.", "Use --stdin to read from standard input.")
        try:
            return getpass.getpass(f"{prompt}: ")
        except (EOFError, KeyboardInterrupt) as fault:
            raise CalmroomError(NOTHING) from fault

    def new_passphrase(self) -> str:
        """A new passphrase; a person types it twice and hears a gentle word about it.

        Raises:
            CalmroomError: If there is none, or the two were not the same.
        """
        typed = self.ask("New passphrase")
        if not typed:
            raise CalmroomError(f"There was no passphrase. {NOTHING}", HINTS[Strength.EMPTY])
        if self.is_person:
            sys.stdout.write(f"{HINTS[strength(typed)]}\n")
            if self.ask("The same again") != typed:
                raise CalmroomError(f"The two were not the same. {NOTHING}", "Try again.")
        return typed


def open_by_typing(keys: KeyService, typist: Typist) -> bool:
    """Open the vault; ask for the passphrase only where it is wanted.

    Returns:
        Whether it was asked for.

    Raises:
        CalmroomError: If it does not open.
    """
    try:
        keys.protection()
    except VaultLocked:
        if typist.is_person and not sys.stdin.isatty():
            raise
        unlock(keys, typist, "Passphrase, or recovery key")
        return True
    return False


def open_by_owner(keys: KeyService, typist: Typist) -> None:
    """Open the vault to change a way to it: the passphrase is asked for even where the keychain opens it.

    Raises:
        WrongSecret: If nothing of what was typed opens the vault.
        CalmroomError: If it does not open.
    """
    if not open_by_typing(keys, typist) and keys.protection().passphrase:
        _ask_until(keys.confirm, keys, typist, "Your passphrase, or recovery key")


def unlock(keys: KeyService, typist: Typist, prompt: str) -> None:
    """Open the vault with what is typed; a person may try a few times.

    Raises:
        WrongSecret: If none of it opens the vault.
        CalmroomError: If the vault cannot be opened for another reason.
    """
    _ask_until(keys.unlock, keys, typist, prompt)


def _ask_until(attempt: Callable[[str], None], keys: KeyService, typist: Typist, prompt: str) -> None:
    for left in reversed(range(TRIES if typist.is_person else 1)):
        try:
            attempt(typist.ask(prompt))
        except WrongSecret as wrong:
            if not left:
                raise
            sys.stderr.write(f"{wrong.message}\n")
            threading.Event().wait(keys.wait())
        else:
            return
