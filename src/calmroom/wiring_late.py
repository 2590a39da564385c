"""The part of wiring that lets a part wait until it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Late:
    """Stands for a part that is made, and whose module is read, when something is first asked of it."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> object:
        return getattr(self._make(), name)


def late(make: Callable[[], T]) -> T:
    """That part, read when it is first needed."""
    return cast("T", Late(make))
