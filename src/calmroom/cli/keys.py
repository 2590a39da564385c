"""``calmroom keys``: the keys that one signs and opens with, and the code that others know one by."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.verbs import add_format, add_stdin, add_verbs
from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from calmroom.cli.secrets import Typist
    from calmroom.cli.verbs import Commands
    from calmroom.services.own_keys import OwnKeysService

DESCRIPTION = (
    "Your keys sign what you send and open what is sealed to you. They lie in your vault. Your public code is what "
    "others need; compare the words with them once, in the room."
)
MARGIN = 4
"""Light squares that a camera wants around a code."""


def add_to(commands: Commands) -> None:
    """Add the command and its verbs to the command line."""
    verbs = add_verbs(commands, "keys", "your public code, and the keys behind it", DESCRIPTION)
    show = verbs.add_parser("show", help="your public code, and its words")
    show.add_argument("--qr", action="store_true", help="draw it for a camera as well")
    add_format(show)
    words = verbs.add_parser("words", help="the words of somebody else's code, to compare")
    words.add_argument("code", metavar="CODE", help="as they gave it to you")
    export = verbs.add_parser("export", help="take your keys along, in a file that a passphrase opens")
    export.add_argument("out", type=Path, metavar="OUT", help="a file that is not there yet")
    bring_in = verbs.add_parser("import", help="take the keys of such a file as your own")
    bring_in.add_argument("path", type=Path, metavar="FILE")
    bring_in.add_argument("--replace", action="store_true", help="in the place of the keys that are here")
    add_stdin(verbs, "read passphrases from standard input, a line each")


def keys(arguments: argparse.Namespace) -> int:
    """Carry out one verb.

    Raises:
        CalmroomError: For what the person can mend.
    """
    return {"show": _show, "words": _words, "export": _export, "import": _import}[arguments.verb](arguments)


def _show(arguments: argparse.Namespace) -> int:
    with _own(arguments) as (own, _):
        code = own.code()
        drawn = own.picture(code) if arguments.qr else ()
    if arguments.format == "json":
        write_json({"code": code.text, "words": list(code.words)})
        return 0
    write_lines("Your public code:", code.text, "", "Its words:", " ".join(code.words), *_rows(drawn))
    return 0


def _words(arguments: argparse.Namespace) -> int:
    from calmroom import wiring_routines  # noqa: PLC0415 - only where it is asked for

    write_lines(" ".join(wiring_routines.public_codes().read(arguments.code).words))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    with _own(arguments) as (own, typist):
        sys.stderr.write("A passphrase for this file; whoever has both can sign in your name.\n")
        own.take_along(typist.new_passphrase(), arguments.out.absolute())
    write_lines(f"Written: {arguments.out}", "Keep it away from this computer, and apart from its passphrase.")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    if not arguments.path.is_file():
        raise CalmroomError("There is no such file. Nothing was changed.", "Choose one that is there.")
    with _own(arguments) as (own, typist):
        passphrase = typist.ask("Passphrase of the file")
        code = own.bring_in(arguments.path, passphrase, in_their_place=arguments.replace)
    write_lines("These are your keys now. Your public code:", code.text, " ".join(code.words))
    return 0


def _rows(drawn: tuple[tuple[bool, ...], ...]) -> Iterator[str]:
    """Two squares above each other in one letter, on a light ground whatever the terminal's colours are."""
    if not drawn:
        return
    side = len(drawn) + 2 * MARGIN
    framed = [[False] * side for _ in range(MARGIN)]
    framed += [[*([False] * MARGIN), *row, *([False] * MARGIN)] for row in drawn]
    framed += [[False] * side for _ in range(MARGIN + side % 2)]
    yield ""
    for upper, lower in zip(framed[::2], framed[1::2], strict=True):
        letters = "".join(" ▄▀█"[2 * (not above) + (not below)] for above, below in zip(upper, lower, strict=True))
        yield f"\x1b[97;40m{letters}\x1b[0m" if sys.stdout.isatty() else letters


@contextmanager
def _own(arguments: argparse.Namespace) -> Iterator[tuple[OwnKeysService, Typist]]:
    from calmroom import wiring_routines  # noqa: PLC0415 - as above
    from calmroom.cli.rooms import unlocked_rooms  # noqa: PLC0415
    from calmroom.cli.secrets import Typist  # noqa: PLC0415

    with unlocked_rooms(arguments) as rooms:
        yield wiring_routines.own_keys_service(rooms.access), Typist(from_stdin=arguments.stdin)
