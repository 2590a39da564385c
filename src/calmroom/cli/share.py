"""``calmroom share``: what a client gives back, line by line, sealed to one therapist; and reading it."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.verbs import add_format, add_stdin, add_verbs
from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import SHARE_SUFFIX

if TYPE_CHECKING:
    import argparse
    from contextlib import AbstractContextManager

    from calmroom.cli.verbs import Commands
    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.domain.sharing.sharing import Found, SharedPage
    from calmroom.services.rooms import Rooms

DESCRIPTION = (
    "What you give back to your therapist. Nothing is on it but the lines that you tick, and only your therapist "
    "can open it. What was sent cannot be called back."
)
NOBODY = CalmroomError(
    "It is not clear whom it is for, so nothing was made.",
    "Name your therapist with --for, as their routine names them. Take in their routine first where you have none.",
)


def add_to(commands: Commands) -> None:
    """Add the command and its verbs to the command line."""
    told = "give lines back to your therapist, sealed; or read what a client gave"
    verbs = add_verbs(commands, "share", told, DESCRIPTION)
    preview = verbs.add_parser(
        "preview",
        help="the lines that can be ticked; with --tick, the very page",
        description="Without --tick: every line that can be ticked, numbered. With it: the very page that would go.",
    )
    build = verbs.add_parser("build", help="seal the page of what you tick")
    build.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help=f"a file ending in {SHARE_SUFFIX}")
    for verb in (preview, build):
        begin = verb.add_mutually_exclusive_group()
        begin.add_argument("--since-last-session", action="store_true", help="from the last session on, as by itself")
        begin.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DAY", help="YYYY-MM-DD")
        verb.add_argument("--to", "--until", dest="last", type=date.fromisoformat, metavar="DAY", help="YYYY-MM-DD")
        verb.add_argument("--tick", nargs="+", default=[], metavar="LINE", help="its number in the preview, or its key")
        verb.add_argument("--question", default="", metavar="WORDS", help="something to ask; - reads standard input")
        verb.add_argument("--for", dest="whom", default="", metavar="NAME", help="your therapist, as you know them")
    open_ = verbs.add_parser("open", help="read what a client sealed to you; it is kept with your clients")
    open_.add_argument("path", type=Path, metavar="FILE")
    for verb in (preview, open_):
        add_format(verb, is_short_too=True)
    add_stdin(verbs, "read the passphrase from standard input")


def share(arguments: argparse.Namespace) -> int:
    """Carry out one verb.

    Raises:
        CalmroomError: For what the person can mend.
    """
    return {"preview": _preview, "build": _build, "open": _open}[arguments.verb](arguments)


def _preview(arguments: argparse.Namespace) -> int:
    from calmroom.cli.share_page import page_rows, tick_rows  # noqa: PLC0415 - only where it is asked for
    from calmroom.domain.sharing.sharing import ticks  # noqa: PLC0415

    with _unlocked(arguments) as rooms:
        found = _found(rooms, arguments)
        lines = ticks(found)
        page, _ = _page(rooms, found, arguments, _therapist(rooms, arguments.whom))
    if arguments.format == "json":
        write_json({"lines": [{"key": each.key, "group": each.group, "words": each.words} for each in lines]})
    elif page.is_empty:
        write_lines(*tick_rows(found, lines))
    else:
        write_lines(*page_rows(page))
    return 0


def _build(arguments: argparse.Namespace) -> int:
    from calmroom.services.sharing import words_of  # noqa: PLC0415 - as above

    with _unlocked(arguments) as rooms:
        whom = _therapist(rooms, arguments.whom)
        if whom is None:
            raise NOBODY
        found = _found(rooms, arguments)
        page, ticked = _page(rooms, found, arguments, whom)
        rooms.sharing.seal(page, whom, words_of(found, ticked, page.question), arguments.out.absolute())
    write_lines(f"Written: {arguments.out}", f"Only {whom.name} can open it. It cannot be called back.")
    return 0


def _open(arguments: argparse.Namespace) -> int:
    from calmroom.cli.share_page import page_rows  # noqa: PLC0415 - as above

    with _unlocked(arguments) as rooms:
        returned = rooms.sharing.open(arguments.path)
        page = rooms.sharing.read(returned.id)
    if arguments.format == "json":
        write_json(json.loads(returned.content))
    else:
        write_lines(*page_rows(page))
    return 0


def _found(rooms: Rooms, arguments: argparse.Namespace) -> Found:
    first, last = rooms.sharing.days()
    return rooms.sharing.found(arguments.first or first, arguments.last or last)


def _page(
    rooms: Rooms, found: Found, arguments: argparse.Namespace, whom: KnownSigner | None
) -> tuple[SharedPage, frozenset[str]]:
    from calmroom.cli.share_page import ticked_keys  # noqa: PLC0415 - as above
    from calmroom.domain.sharing.sharing import Hands, page_of, ticks  # noqa: PLC0415

    ticked = ticked_keys(ticks(found), arguments.tick)
    question = sys.stdin.read() if arguments.question == "-" else arguments.question
    name = "" if whom is None else whom.name
    hands = Hands(rooms.settings.current.name, name, rooms.world.clock.now())
    return page_of(found, ticked, question, hands), ticked


def _therapist(rooms: Rooms, name: str) -> KnownSigner | None:
    """Whom it is for: the one of that name, or the only one there is."""
    known = rooms.sharing.therapists()
    named = [one for one in known if not name or one.name.strip().casefold() == name.strip().casefold()]
    return named[0] if len(named) == 1 else None


def _unlocked(arguments: argparse.Namespace) -> AbstractContextManager[Rooms]:
    from calmroom.cli.rooms import unlocked_rooms  # noqa: PLC0415 - as above

    return unlocked_rooms(arguments)
