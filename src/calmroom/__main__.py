"""A window, or a command."""

from __future__ import annotations

import sys

from calmroom.domain.errors import CalmroomError


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
    if arguments:
        from calmroom.cli import main as carry_out  # noqa: PLC0415

        return carry_out(arguments)
    from calmroom.desktop.screen import has_screen  # noqa: PLC0415

    if not has_screen():
        from calmroom.cli.sound import play_first  # noqa: PLC0415

        return play_first()
    from calmroom.app import open_window  # noqa: PLC0415

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
