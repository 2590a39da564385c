"""What was asked of an engine, so that the next one can be told where it ends by itself."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from calmroom.audio.talk.commands import AskDevices, Command, Load, SetDevice, SetLevels, SetRest, SetTone

if TYPE_CHECKING:
    from collections.abc import Iterator

_WISHES: Final = (SetLevels, SetTone, SetRest, SetDevice)
"""What holds for every programme; the last of each kind counts."""


class Asked:
    """Keeps the wishes, and whatever an engine has not said yet that it has taken."""

    def __init__(self) -> None:
        self._wishes: dict[type[Command], Command] = {}
        self._sent = 0
        self._open: deque[tuple[int, Command]] = deque()

    def note(self, command: Command) -> None:
        """It is sent now."""
        if isinstance(command, AskDevices):
            return
        self._sent += 1
        if isinstance(command, _WISHES):
            self._wishes[type(command)] = command
        elif isinstance(command, Load):
            self._open.clear()
        else:
            self._open.append((self._sent, command))

    def taken(self, count: int) -> None:
        """The engine has taken so many commands by now."""
        while self._open and self._open[0][0] <= count:
            self._open.popleft()

    def again(self) -> tuple[Command, ...]:
        """What the last engine had not taken, in order; from now on another one is told."""
        left = tuple(command for _, command in self._open)
        self._open.clear()
        self._sent = 0
        return left

    def wishes(self) -> Iterator[Command]:
        """What every engine has to know."""
        return iter(tuple(self._wishes.values()))
