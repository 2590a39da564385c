"""A window, or a command."""

from __future__ import annotations

import sys
from pathlib import Path

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import ROUTINE_SUFFIX, SHARE_SUFFIX


def main() -> int:
    """Carry out the command that was given; without one open the window, or play in the terminal where no screen is."""
    try:
        return _start(sys.argv[1:])
    except CalmroomError as fault:
        sys.stderr.write("\n".join(filter(None, (fault.message, fault.hint))) + "\n")
        return 1


def _start(arguments: list[str]) -> int:
    # Each way is imported alone: no command loads Qt, and the window reads no commands.
    if arguments == ["engine"]:
        # It may have to sound again in the midst of a practice, so it reads nothing that it does not need.
        from calmroom.cli.engine import sound  # noqa: PLC0415

        return sound()
    file = _file_among(arguments)
    if arguments and file is None:
        from calmroom.cli import main as carry_out  # noqa: PLC0415

        return carry_out(arguments)
    from calmroom.desktop.screen import has_screen  # noqa: PLC0415

    if not has_screen() and file is not None:
        from calmroom.cli import main as carry_out  # noqa: PLC0415

        is_share = file.name.lower().endswith(SHARE_SUFFIX)
        return carry_out([*(["share", "open"] if is_share else ["routine", "preview"]), str(file)])
    if not has_screen():
        from calmroom.cli.sound import play_first  # noqa: PLC0415

        return play_first()
    from calmroom.app import open_window  # noqa: PLC0415

    return open_window(file)


def _file_among(arguments: list[str]) -> Path | None:
    """The file that the desktop starts calmroom with when it is opened there."""
    is_file = len(arguments) == 1 and arguments[0].lower().endswith((ROUTINE_SUFFIX, SHARE_SUFFIX))
    return Path(arguments[0]) if is_file else None


if __name__ == "__main__":
    sys.exit(main())
