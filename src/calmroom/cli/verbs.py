"""What commands of several verbs share on the command line: the verbs themselves, and options that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse gives it no public name


def add_verbs(commands: Commands, name: str, told: str, description: str | None = None) -> Commands:
    """Add a command that is nothing without one of its verbs.

    Args:
        commands: The command line.
        name: Of the command.
        told: One line about it, for the list of all commands.
        description: What its own help begins with.
    """
    command = commands.add_parser(name, help=told, description=description)
    return command.add_subparsers(dest="verb", metavar="VERB", required=True)


def add_format(parser: argparse.ArgumentParser, *, is_short_too: bool = False) -> None:
    """Let it answer programs as well as people; where asked for, by the short ``--json`` too."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="for people, or for programs")
    if is_short_too:
        parser.add_argument(
            "--json", action="store_const", const="json", dest="format", help="the same as --format json"
        )


def add_stdin(verbs: Commands, told: str) -> None:
    """Let every verb read secrets from standard input; ``told`` says which."""
    for verb in verbs.choices.values():
        verb.add_argument("--stdin", action="store_true", help=told)
