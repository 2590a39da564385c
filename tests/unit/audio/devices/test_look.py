"""A look from another process."""

from __future__ import annotations

import sys
import threading

import pytest

from calmroom.audio.devices.look import Look, read_names, write_names
from calmroom.audio.devices.port import Seen


def wait_for(look: Look) -> Seen | None:
    for _ in range(2_000):
        if look.seen() is not None:
            break
        threading.Event().wait(0.005)
    return look.seen()


def test_what_is_said_is_what_is_seen() -> None:
    said = write_names(["Kopfhörer", 'a "b"'])
    assert read_names(said) == Seen(
        (("Kopfhörer", "Kopfhörer"), ('a "b"', 'a "b"')), "", frozenset({"Kopfhörer", 'a "b"'})
    )


@pytest.mark.parametrize("line", ["", "nonsense", "{}", "[1]", b"\xff"])
def test_what_is_no_list_of_names_is_not_seen(line: str | bytes) -> None:
    assert read_names(line) is None


def test_another_process_is_asked_and_nobody_waits() -> None:
    look = Look((sys.executable, "-c", "print('[\"Headphones\"]')"))
    look.start()
    assert look.seen() is None
    seen = wait_for(look)
    assert seen is not None
    assert seen.place("Headphones") == "Headphones"


def test_a_process_that_is_not_there_sees_nothing() -> None:
    look = Look(("/nothing/is/here",))
    look.start()
    threading.Event().wait(0.05)
    assert look.seen() is None


def test_the_program_itself_looks_with_its_engine() -> None:
    look = Look()
    look.start()
    assert wait_for(look) is not None
