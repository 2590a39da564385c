"""``calmroom scripts``: scripts of one's own, seen before they are agreed to, and agreed to before they are played."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json, write_lines
from calmroom.cli.verbs import add_format, add_verbs
from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    import argparse

    from calmroom.cli.verbs import Commands
    from calmroom.domain.library.personal import PersonalScript, Preview
    from calmroom.services.personal import PersonalService

DESCRIPTION = (
    "Scripts of your own. A file in your scripts folder joins the library once you have looked at it and agreed to it. "
    "A file that is changed is asked again."
)
LEAST_MARK = 12
"""So many digits of a mark tell one file from every other."""


def add_to(commands: Commands) -> None:
    """Add the command and its verbs to the command line."""
    verbs = add_verbs(commands, "scripts", "scripts of your own: see them, agree to them", DESCRIPTION)
    listing = verbs.add_parser("list", help="what lies in your scripts folder, and where each stands")
    add_format(listing)
    look = verbs.add_parser("look", help="all that a script says, and what speaks against it")
    look.add_argument("file", metavar="FILE", help="its name, as the list gives it")
    agree = verbs.add_parser("agree", help="add a script to your library, as you have seen it")
    agree.add_argument("file", metavar="FILE", help="its name, as the list gives it")
    agree.add_argument("mark", metavar="MARK", help="the mark that “look” ends with; it changes with the file")
    withdraw = verbs.add_parser("withdraw", help="take a script out of your library; the file stays")
    withdraw.add_argument("file", metavar="FILE", help="its name, as the list gives it")


def scripts(arguments: argparse.Namespace) -> int:
    """Carry out one verb.

    Raises:
        CalmroomError: For what the person can mend, such as a file that was changed meanwhile.
    """
    from calmroom import wiring  # noqa: PLC0415 - the words of the command line need no services

    personal = wiring.command_personal()
    return {"list": _list, "look": _look, "agree": _agree, "withdraw": _withdraw}[arguments.verb](personal, arguments)


def _list(personal: PersonalService, arguments: argparse.Namespace) -> int:
    found = personal.look()
    if arguments.format == "json":
        write_json({"folder": str(personal.folder), "scripts": [_summary(each) for each in found]})
        return 0
    if not found:
        write_lines(f"There are none. Put a .calm.md file into {personal.folder}.")
        return 0
    width = max(len(each.name) for each in found)
    rows = (f"{each.name:<{width}}  {each.standing:<8}  {each.told.message} {each.told.hint}" for each in found)
    write_lines(*(row.rstrip() for row in rows))
    return 0


def _look(personal: PersonalService, arguments: argparse.Namespace) -> int:
    preview = personal.preview(arguments.file)
    write_lines(*_pages(preview))
    for problem in preview.problems:
        sys.stdout.write(f"{problem}\n")
    if preview.found.script is None:
        return 1
    mark = preview.found.mark[:LEAST_MARK]
    write_lines("", *filter(None, (preview.warning,)), "To add it to your library as you see it here:")
    write_lines(f"  calmroom scripts agree {arguments.file} {mark}")
    return 0


def _agree(personal: PersonalService, arguments: argparse.Namespace) -> int:
    mark = arguments.mark.casefold()
    one = next((each for each in personal.look() if each.name == arguments.file), None)
    if one is not None and len(mark) >= LEAST_MARK and one.mark.startswith(mark):
        mark = one.mark
    personal.agree(arguments.file, mark)
    write_lines("It is in your library.")
    return 0


def _withdraw(personal: PersonalService, arguments: argparse.Namespace) -> int:
    if all(each.name != arguments.file for each in personal.look()):
        raise CalmroomError("There is no such script in your folder.", "See the list: calmroom scripts list")
    personal.withdraw(arguments.file)
    write_lines("It is out of your library. The file stays where it is.")
    return 0


def _pages(preview: Preview) -> list[str]:
    script = preview.found.script
    if script is None:
        return [preview.found.told.message, preview.found.told.hint]
    rows = [
        script.title,
        script.purpose,
        f"{script.minutes.least:g} to {script.minutes.greatest:g} minutes, level {script.level}",
        script.content_note,
        f"Cautions: {', '.join(script.cautions) or 'none'}",
        "",
    ]
    if preview.programme is not None:
        from calmroom.scripts.captions import to_transcript  # noqa: PLC0415 - only to show one

        rows.append(to_transcript(script.title, preview.programme.practice))
    return rows


def _summary(each: PersonalScript) -> dict[str, object]:
    return {
        "file": each.name,
        "standing": each.standing,
        "id": each.script.id if each.script else None,
        "mark": each.mark,
        "message": each.told.message,
        "hint": each.told.hint,
    }
