"""The services for one command; the vault is let go at its end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from calmroom.cli.secrets import Typist, open_by_typing
from calmroom.wiring import command_rooms

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from calmroom.services.rooms import Rooms


@contextmanager
def open_rooms() -> Iterator[Rooms]:
    """The services, the vault as it is."""
    rooms = command_rooms()
    try:
        yield rooms
    finally:
        rooms.practice.close()
        rooms.access.close()


@contextmanager
def unlocked_rooms(arguments: argparse.Namespace) -> Iterator[Rooms]:
    """The services, the vault open; what opens it is asked for only where it is wanted.

    Raises:
        CalmroomError: If it does not open.
    """
    with open_rooms() as rooms:
        open_by_typing(rooms.keys, Typist(from_stdin=arguments.stdin))
        yield rooms
