"""The log: our own sentences, the types of faults and where they happened. Nobody's words, no values, no folders.

Only loggers below ``calmroom`` reach it. The text of a fault is written where it is a ``CalmroomError``, whose
text is ours; of every other fault the type alone, since its text may quote what a person wrote.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from types import TracebackType

ROOT = "calmroom"
FILE = "calmroom.log"
GREATEST_SIZE = 256 * 1024
KEPT = 3
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def start_log(folder: Path) -> logging.Handler | None:
    """Write the log below ``folder`` from now on; ``None`` where the folder cannot be written."""
    path = folder / FILE
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        _make_private(path)
        handler = RotatingFileHandler(path, maxBytes=GREATEST_SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.rotator = _rotate
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.addFilter(without_words)
    logger = logging.getLogger(ROOT)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """End what ``start_log`` began."""
    logging.getLogger(ROOT).removeHandler(handler)
    handler.close()


def end_log() -> None:
    """End every log that was begun: nothing is written until the next start."""
    for handler in tuple(logging.getLogger(ROOT).handlers):
        if isinstance(handler, RotatingFileHandler):
            stop_log(handler)


def log_uncaught() -> None:
    """Write every fault that nobody caught, in any thread, without its text and values."""
    logger = logging.getLogger(ROOT)

    def main(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
        else:
            logger.critical("A fault that nobody caught.", exc_info=(kind, fault, trace))

    def in_thread(given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            main(given.exc_type, given.exc_value, given.exc_traceback)

    sys.excepthook = main
    threading.excepthook = in_thread


def without_words(record: logging.LogRecord) -> bool:
    """Take from a record whatever may hold a person's words; every record passes."""
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = describe(record.exc_info[1])
    if isinstance(record.args, Mapping):
        record.args = {name: _safe(value) for name, value in record.args.items()}
    elif record.args:
        record.args = tuple(_safe(value) for value in record.args)
    return True


def describe(fault: BaseException) -> str:
    """A fault and its causes, oldest first: where, in our files and others' by name, and of which type."""
    before = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    frames = traceback.extract_tb(fault.__traceback__, limit=-40)
    places = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    lines = [*([describe(before)] if before else []), *places, str(_safe(fault))]
    return "\n".join(lines)


def _safe(value: object) -> object:
    if isinstance(value, CalmroomError):
        return f"{type(value).__name__}: {value.message}"
    return type(value).__name__ if isinstance(value, BaseException) else value


def _short(filename: str) -> str:
    parts = Path(filename).parts
    start = len(parts) - 1 - parts[::-1].index(ROOT) if ROOT in parts else len(parts) - 1
    return "/".join(parts[start:])


def _rotate(source: str, target: str) -> None:
    Path(source).replace(target)
    _make_private(Path(source))


def _make_private(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE))
    path.chmod(PRIVATE_FILE)
