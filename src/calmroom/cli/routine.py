"""``calmroom routine``: its words, and what each verb does."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.verbs import add_format, add_stdin, add_verbs
from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import ROUTINE_SUFFIX, Sender

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from calmroom.cli.verbs import Commands
    from calmroom.domain.routine.handover import KeyPair, Opened, Step
    from calmroom.services.rooms import Rooms

DESCRIPTION = (
    "Routine files: what a therapist puts together for the time between two sessions. A file is looked at before "
    "anything of it is taken in; nothing in it is ever carried out."
)
NOT_NOW = CalmroomError("It was stopped, so nothing was written.")
NO_YES = CalmroomError(
    "Nothing was taken in: there is no terminal to ask in.", "Add --yes where you have looked at it and agree."
)
SHARE_OF_LINE = 40


def add_to(commands: Commands) -> None:
    """Add the command and its verbs to the command line."""
    verbs = add_verbs(commands, "routine", "routine files: look at one, make one, take one in", DESCRIPTION)
    check = verbs.add_parser("check", help="whether files are whole, signed, and all that they bring can be used")
    check.add_argument("paths", nargs="+", type=Path, metavar="FILE", help=f"files that end in {ROUTINE_SUFFIX}")
    preview = verbs.add_parser("preview", help="all that a file would bring; nothing is taken in")
    preview.add_argument("path", type=Path, metavar="FILE")
    add_format(preview)
    _add_making(verbs)
    open_ = verbs.add_parser("open", help="look at a file, and take in what you agree to")
    open_.add_argument("path", type=Path, metavar="FILE")
    open_.add_argument("--leave-out", nargs="+", default=[], metavar="ITEM", help="by the names that the preview gives")
    open_.add_argument("--yes", action="store_true", help="do not ask")
    add_stdin(verbs, "read the passphrase from standard input")


def _add_making(verbs: Commands) -> None:
    build = verbs.add_parser(
        "build",
        help="make a file of a folder",
        description="Make a routine file of a folder with routine.json, scripts and recordings (docs/routine-file.md), "
        "signed with your keys. Recordings are trimmed and levelled.",
    )
    build.add_argument("folder", type=Path, metavar="FOLDER")
    sign = verbs.add_parser("sign", help="write a file once more, with you as its sender")
    sign.add_argument("path", type=Path, metavar="FILE")
    for verb in (build, sign):
        verb.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="the file to write")
        whom = verb.add_mutually_exclusive_group()
        whom.add_argument("--to", default="", metavar="CODE", help="seal it to this public code")
        whom.add_argument("--age", default="", metavar="RECIPIENT", help="seal it for the program age: age1...")


def routine(arguments: argparse.Namespace) -> int:
    """Carry out one verb.

    Raises:
        CalmroomError: For what the person can mend, such as a file that was changed on its way.
    """
    return {"check": _check, "preview": _preview, "build": _build, "sign": _sign, "open": _open}[arguments.verb](
        arguments
    )


def _check(arguments: argparse.Namespace) -> int:
    status = 0
    for path in arguments.paths:
        try:
            found = _opened(path, arguments)
        except CalmroomError as refused:
            sys.stdout.write(f"{path}: {refused.message} {refused.hint}\n")
            status = 1
            continue
        words = " ".join(found.problems) or "It is whole, signed, and all of it can be used."
        sys.stdout.write(f"{path}: {words}\n")
        status = 1 if found.problems else status
    return status


def _preview(arguments: argparse.Namespace) -> int:
    from calmroom.cli.routine_page import rows_of, values_of  # noqa: PLC0415 - only where it is asked for

    found = _opened(arguments.path, arguments)
    if arguments.format == "json":
        write_json(values_of(found))
    else:
        write_lines(*rows_of(found))
    return 1 if found.problems else 0


def _build(arguments: argparse.Namespace) -> int:
    from calmroom import wiring_routines  # noqa: PLC0415 - as above
    from calmroom.cli.routine_page import faults_of  # noqa: PLC0415
    from calmroom.routines.drafts import read_draft  # noqa: PLC0415

    with _unlocked(arguments) as rooms:
        parcel = read_draft(arguments.folder, rooms.world.new_id(), rooms.world.clock.now())
        if not parcel.routine.therapist:
            parcel = replace(parcel, routine=replace(parcel.routine, therapist=rooms.settings.current.name))
        errors, remarks = faults_of(parcel)
        for words in (*errors, *remarks):
            sys.stderr.write(f"{words}\n")
        if errors:
            return 1
        sender = _sender(arguments, rooms)
        files = wiring_routines.routine_files()
        with _progress() as go_on:
            if not files.build(parcel, sender, arguments.out.absolute(), go_on):
                raise NOT_NOW
    write_lines(f"Written: {arguments.out}", f"Routine {parcel.routine.id}, edition {parcel.routine.edition}.")
    return 0


def _sign(arguments: argparse.Namespace) -> int:
    from calmroom import wiring_routines  # noqa: PLC0415 - as above

    with _unlocked(arguments) as rooms, _progress() as go_on:
        sender = _sender(arguments, rooms)
        if not wiring_routines.routine_files().sign(arguments.path, sender, arguments.out.absolute(), go_on):
            raise NOT_NOW
    write_lines(f"Written: {arguments.out}")
    return 0


def _open(arguments: argparse.Namespace) -> int:
    from calmroom.cli.routine_page import rows_of  # noqa: PLC0415 - as above

    with _unlocked(arguments) as rooms:
        with _progress() as go_on:
            found = rooms.plan.preview(arguments.path, go_on)
        look = rooms.plan.look(found)
        write_lines(*rows_of(found, look))
        unknown = set(arguments.leave_out) - {item.id for item in found.routine.items}
        if unknown:
            raise CalmroomError("There is no such item in it, so nothing was taken in.", "The preview names them all.")
        _ask(arguments)
        chosen = tuple(each for each in look.chosen if each not in arguments.leave_out)
        with _progress() as go_on:
            if rooms.plan.adopt(arguments.path, found, chosen, go_on) is None:
                raise NOT_NOW
    write_lines("", "It is taken in. Today shows what of it is there for the day.")
    return 0


def _ask(arguments: argparse.Namespace) -> None:
    if arguments.yes:
        return
    if arguments.stdin or not sys.stdin.isatty():
        raise NO_YES
    sys.stdout.write("\nTake it in? [y/N] ")
    sys.stdout.flush()
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise CalmroomError("Nothing was taken in.")


def _opened(path: Path, arguments: argparse.Namespace) -> Opened:
    """A file, looked at; the vault is opened only where a key in it is wanted."""
    from calmroom import wiring_routines  # noqa: PLC0415 - as above

    files = wiring_routines.routine_files()
    keys: KeyPair | None = None
    if files.is_sealed(path):
        with _unlocked(arguments) as rooms:
            keys = wiring_routines.own_keys_service(rooms.access).keys()
    with _progress() as go_on:
        return files.open(path, keys, go_on)


def _sender(arguments: argparse.Namespace, rooms: Rooms) -> Sender:
    from calmroom import wiring_routines  # noqa: PLC0415 - as above

    own = wiring_routines.own_keys_service(rooms.access)
    return Sender(own.keys(), own.read(arguments.to) if arguments.to else None, arguments.age)


def _unlocked(arguments: argparse.Namespace) -> AbstractContextManager[Rooms]:
    from calmroom.cli.rooms import unlocked_rooms  # noqa: PLC0415 - as above

    return unlocked_rooms(arguments)


@contextmanager
def _progress() -> Iterator[Callable[[Step], bool]]:
    """A line on a terminal that says how far it is; Ctrl+C ends it and leaves nothing."""
    shown = ""

    def go_on(step: Step) -> bool:
        nonlocal shown
        line = f"{step.doing}: {100 * step.share:.0f} %"
        if line != shown and sys.stderr.isatty():
            sys.stderr.write(f"\r{line:<{SHARE_OF_LINE}}")
            sys.stderr.flush()
        shown = line
        return True

    try:
        yield go_on
    except KeyboardInterrupt as stopped:
        raise NOT_NOW from stopped
    finally:
        if shown and sys.stderr.isatty():
            sys.stderr.write(f"\r{'':<{SHARE_OF_LINE}}\r")
