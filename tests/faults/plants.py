"""Faults of the program that are planted, to see that a harness finds them."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from types import SimpleNamespace
from unittest.mock import patch

from faults import shim

from calmroom.storage import birth, connection, files, key_copies, vault


def _everywhere(name: str, value: object) -> AbstractContextManager[object]:
    stack = ExitStack()
    for module in (connection, vault, birth):
        stack.enter_context(patch.object(module, name, value))
    return stack


def _normal() -> AbstractContextManager[object]:
    fast = tuple(pragma.replace("synchronous=FULL", "synchronous=NORMAL") for pragma in connection.PRAGMAS)
    return _everywhere("PRAGMAS", fast)


def _no_fsync_of_small_files() -> AbstractContextManager[object]:
    real = {name: getattr(os, name) for name in dir(os)}
    return patch.object(files, "os", SimpleNamespace(**{**real, "fsync": lambda _: None}))


def _no_sync_at_all() -> AbstractContextManager[object]:
    shim.skip_sync()
    return nullcontext()


def _copies_not_renewed() -> AbstractContextManager[object]:
    return patch.object(key_copies, "renew", lambda *_: True)


PLANTS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "": nullcontext,
    "synchronous=NORMAL": _normal,
    "small files not synced": _no_fsync_of_small_files,
    "nothing synced": _no_sync_at_all,
    "a key left behind": _copies_not_renewed,
}
