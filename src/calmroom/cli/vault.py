"""``calmroom vault``: its words, and the module of each verb, read only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.cli.verbs import add_format, add_stdin, add_verbs

if TYPE_CHECKING:
    import argparse

    from calmroom.cli.verbs import Commands

DESCRIPTION = (
    "Your vault: one encrypted file with your journal and your history, its keys, and the copies of it. "
    "What opens it is typed unseen, or comes through standard input; never as an argument."
)
MODULES = {
    "status": ("backups", "status"),
    "check": ("backups", "check"),
    "backup": ("backups", "backup"),
    "restore": ("backups", "restore"),
    "export": ("leaving", "export"),
    "import": ("leaving", "bring_in"),
    "change-passphrase": ("vault_keys", "change_passphrase"),
    "begin": ("backups", "begin"),
    "recover": ("vault_keys", "recover"),
}
"""For each verb a module of this package, and the function in it."""


def add_to(commands: Commands) -> None:
    """Add the command and its verbs to the command line."""
    verbs = add_verbs(commands, "vault", "the encrypted file: how it stands, its backups, its keys", DESCRIPTION)
    _add_backup_verbs(verbs)
    _add_leaving_verbs(verbs)
    _add_key_verbs(verbs)
    add_stdin(verbs, "read passphrases and keys from standard input, a line each")


def vault(arguments: argparse.Namespace) -> int:
    """Carry out one verb.

    Raises:
        CalmroomError: For what the person can mend, such as a vault that a window holds.
    """
    module, function = MODULES[arguments.verb]
    status: int = getattr(import_module(f"calmroom.cli.{module}"), function)(arguments)
    return status


def _add_backup_verbs(verbs: Commands) -> None:
    status = verbs.add_parser("status", help="what protects it, its size, and which backups there are")
    add_format(status)
    verbs.add_parser("check", help="read it and every backup through, and say what is well")
    verbs.add_parser("backup", help="make a backup now; in your backup folder too, if you chose one")
    verbs.add_parser("begin", help="begin with an empty vault where the one that was here is gone for good")
    restore = verbs.add_parser(
        "restore",
        help="look inside a backup, and put it in the vault's place",
        description="Look inside a backup: its date, its size, how much it holds, never the words. Then, asked first, "
        "put it in the vault's place. What was there before is kept, and can be put back the same way.",
    )
    restore.add_argument(
        "which", nargs="?", default="", metavar="WHICH", help="its number in the status, or its path; else the newest"
    )
    restore.add_argument("--yes", action="store_true", help="do not ask")


def _add_leaving_verbs(verbs: Commands) -> None:
    export = verbs.add_parser(
        "export",
        help="write everything to take along, in files that anybody can read",
        description="Write everything: exactly, as JSON lines that an import reads back, and as Markdown and CSV "
        "to look at. The copy is not encrypted: anybody who has it can read it. Nothing is written over.",
    )
    export.add_argument("out", type=Path, metavar="OUT", help="one file where it ends in .zip, else a folder")
    bring_in = verbs.add_parser(
        "import",
        help="bring such a copy in",
        description="Bring in what a copy holds and the vault does not, after a backup: all of it or nothing. What is "
        "here already stays as it is.",
    )
    bring_in.add_argument("path", type=Path, metavar="COPY", help="the .zip, the folder, or its calmroom.jsonl")
    bring_in.add_argument("--look", action="store_true", help="read it through and count; change nothing")
    bring_in.add_argument(
        "--leave-out-broken", action="store_true", help="bring in what can be read where some lines cannot"
    )
    for verb in (export, bring_in):
        add_format(verb, is_short_too=True)


def _add_key_verbs(verbs: Commands) -> None:
    verbs.add_parser(
        "change-passphrase",
        help="set the passphrase, or change it",
        description="Set the passphrase that opens the vault, or change it. The first one comes with a recovery key: "
        "keep that on paper, away from this computer; it is shown once. The new passphrase opens backups made before "
        "too, and the old one no longer does. With --stdin: the present passphrase, or the recovery key, "
        "where there is one, then the new.",
    )
    verbs.add_parser(
        "recover",
        help="open it with the recovery key, and set a new passphrase",
        description="Where the passphrase is forgotten: open the vault with the recovery key from your recovery sheet, "
        "and set a new passphrase. Capital or small letters, spaces and hyphens make no difference; a slip is found "
        "and its group named. With --stdin: the recovery key, then the new passphrase.",
    )
