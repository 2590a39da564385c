"""An engine that runs somewhere, as the player sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calmroom.audio.talk.commands import Command, Telling


class Link(Protocol):
    """Takes commands; what it tells goes where it was started from."""

    @property
    def pid(self) -> int | None:
        """The id of its process, where that is another."""
        ...

    def send(self, command: Command) -> None:
        """Hand over a command; never waits."""
        ...

    def close(self) -> None:
        """Let it fade out and end."""
        ...


Start = Callable[[Callable[["Telling"], None], Callable[[Link], None]], Link]
"""Starts an engine: what hears its tellings, and what is called once where it ends by itself, both from any thread.

Raises OSError where it cannot be started.
"""
