"""The passphrase and the recovery key from the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_lines
from calmroom.cli.rooms import open_rooms
from calmroom.cli.secrets import NOTHING, TRIES, Typist, open_by_owner
from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.recovery import GROUPS, RecoveryKey, RecoveryMistyped, read_recovery_key, same_group

if TYPE_CHECKING:
    import argparse

    from calmroom.services.keys import KeyService
    from calmroom.services.rooms import Rooms

SHEET = """\
Your recovery key. It opens the vault when the passphrase is forgotten. Write it down
or print it now, and keep it away from this computer. It is not shown again.

    {text}
"""


def change_passphrase(arguments: argparse.Namespace) -> int:
    """Set the passphrase, or change it."""
    typist = Typist(from_stdin=arguments.stdin)
    with open_rooms() as rooms:
        open_by_owner(rooms.keys, typist)
        new = typist.new_passphrase()
        recovery = None if rooms.keys.protection().recovery else _hand_over(rooms, typist)
        rooms.keys.set_passphrase(new, recovery)
        _tell(rooms.keys)
    return 0


def recover(arguments: argparse.Namespace) -> int:
    """Open with the recovery key and set a new passphrase."""
    typist = Typist(from_stdin=arguments.stdin)
    with open_rooms() as rooms:
        rooms.keys.unlock(_typed_key(typist).text)
        rooms.keys.set_passphrase(typist.new_passphrase())
        _tell(rooms.keys)
        write_lines("Your recovery key stays the same.")
    return 0


def _typed_key(typist: Typist) -> RecoveryKey:
    for left in reversed(range(TRIES if typist.is_person else 1)):
        try:
            return read_recovery_key(typist.ask("Recovery key"))
        except RecoveryMistyped as slip:
            if not left:
                raise
            sys.stderr.write(f"{slip.message} {slip.hint}\n")
    raise AssertionError("unreachable")


def _hand_over(rooms: Rooms, typist: Typist) -> RecoveryKey:
    """Show a recovery key once; a person types two groups of it back before it counts."""
    recovery = rooms.keys.new_recovery_key()
    sys.stdout.write(SHEET.format(text=recovery.text) + "\n")
    sys.stdout.flush()
    if typist.is_person:
        first = rooms.world.entropy.token(1)[0] % (GROUPS // 2)
        for place in (first, first + GROUPS // 2):
            _confirm(typist, recovery.groups[place], place)
    return recovery


def _confirm(typist: Typist, group: str, place: int) -> None:
    for _ in range(TRIES):
        if same_group(typist.ask(f"Group {place + 1} of the recovery key"), group):
            return
        sys.stderr.write("That is another group. Count from the left.\n")
    raise CalmroomError(
        f"The recovery key was not confirmed. {NOTHING}", "Begin again: you then get another recovery key."
    )


def _tell(keys: KeyService) -> None:
    write_lines("The passphrase is set. It opens your backups too.")
    for path in keys.left_behind():
        sys.stderr.write(f"{path.name} still opens the vault without a passphrase. Remove it if you do not need it.\n")
