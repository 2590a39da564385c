"""The command line: everything that needs no window. Never loads Qt."""

from __future__ import annotations

import io
import logging
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence


def main(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit status: 0 done, 1 a problem in what was given, 2 wrong use.

    Raises:
        CalmroomError: For what the person can mend.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe on Windows has few letters; what it cannot show becomes a question mark, not a traceback.
            stream.reconfigure(errors="replace")
    from calmroom.cli.arguments import make_parser  # noqa: PLC0415 - the engine has no time to read it

    arguments = make_parser().parse_args(argv)
    # Without a handler Python writes what is logged to the terminal, with whatever an exception says.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        return _command(arguments)(arguments)
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _command(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], int]:
    # Each command's module is read only when it is asked for: `calmroom list` need not know the vault.
    name = arguments.command
    if name in {"list", "timeline", "check"}:
        from calmroom.cli import scripts  # noqa: PLC0415

        return {"list": scripts.show_list, "timeline": scripts.show_timeline, "check": scripts.check}[name]
    if name in {"play", "render"}:
        from calmroom.cli import sound  # noqa: PLC0415

        return {"play": sound.play, "render": sound.render}[name]
    if name in {"journal", "history"}:
        from calmroom.cli import memory  # noqa: PLC0415

        return {"journal": memory.journal, "history": memory.history}[name]
    if name in {"vault", "scripts", "routine", "share", "keys"}:
        from calmroom.cli import keys, own_scripts, routine, share, vault  # noqa: PLC0415

        verbs = {"routine": routine.routine, "share": share.share, "keys": keys.keys}
        return {"vault": vault.vault, "scripts": own_scripts.scripts, **verbs}[name]
    if name == "engine":
        from calmroom.cli import engine  # noqa: PLC0415

        return engine.engine
    from calmroom.cli import machine  # noqa: PLC0415

    return {"doctor": machine.doctor, "narrate": machine.narrate}[name]
