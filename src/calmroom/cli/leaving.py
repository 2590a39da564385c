"""A copy of everything from the command line: written, looked into, brought in."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.rooms import open_rooms, unlocked_rooms
from calmroom.cli.secrets import Typist, open_by_typing
from calmroom.domain.vault.leaving import amount_words

if TYPE_CHECKING:
    import argparse

    from calmroom.domain.vault.leaving import Added, Incoming, Refused

WARNING = "Anybody who has this copy can read it: it is not encrypted."


def export(arguments: argparse.Namespace) -> int:
    """Write everything to a folder or a ``.zip`` that is not there yet."""
    with unlocked_rooms(arguments) as rooms:
        path = arguments.out.absolute()
        written = rooms.leaving.write_now(path)
    amount = written.amount
    if amount is None:
        return 1
    if arguments.format == "json":
        write_json({"path": str(path), "written": asdict(amount)})
    else:
        write_lines(f"Written: {amount_words(amount)}.", str(path))
    sys.stderr.write(f"{WARNING}\n")
    return 0


def bring_in(arguments: argparse.Namespace) -> int:
    """Add what a copy holds and the vault does not, or look into it alone; 1 where lines of it are broken."""
    with open_rooms() as rooms:
        if arguments.look:
            found = rooms.leaving.look_now(arguments.path)
            return 1 if found is None else _tell_found(found, arguments.format)
        open_by_typing(rooms.keys, Typist(from_stdin=arguments.stdin))
        added = rooms.leaving.bring_in_now(arguments.path, leave_out_broken=arguments.leave_out_broken)
    return 1 if added is None else _tell_added(added, arguments.format)


def _tell_found(found: Incoming, form: str) -> int:
    if form == "json":
        write_json({"holds": asdict(found.amount), "broken_lines": _values(found.refused)})
    else:
        write_lines(f"It holds {amount_words(found.amount)}.")
        _tell_refused(found.refused)
    return 1 if found.refused else 0


def _tell_added(added: Added, form: str) -> int:
    if form == "json":
        write_json(
            {
                "added": asdict(added.added),
                "here_already": asdict(added.present),
                "reading_otherwise": added.differing,
                "broken_lines": _values(added.refused),
            }
        )
        return 0
    write_lines(
        f"Added: {amount_words(added.added)}.", f"Here already, and left as they were: {amount_words(added.present)}."
    )
    if added.differing:
        write_lines(f"Of these, {added.differing} read otherwise in the copy.")
    _tell_refused(added.refused)
    return 0


def _tell_refused(refused: tuple[Refused, ...]) -> None:
    for each in refused:
        sys.stderr.write(f"line {each.line}: {each.reason}\n")


def _values(refused: tuple[Refused, ...]) -> list[dict[str, object]]:
    return [{"line": each.line, "reason": each.reason} for each in refused]
