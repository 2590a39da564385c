"""A second start raises the first window and ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from calmroom.desktop import instance
from calmroom.desktop.instance import Instance, claim
from calmroom.domain.errors import CalmroomError

posix = pytest.mark.skipif(os.name == "nt", reason="sockets and signals of POSIX")
FIRST = """
import pathlib, sys, threading
from calmroom.desktop.instance import claim
first = claim(pathlib.Path(sys.argv[1]))
first.listen(lambda _path: print("raised", flush=True))
print("ready", flush=True)
threading.Event().wait()
"""


class Window:
    """Counts how often it was raised."""

    def __init__(self) -> None:
        self.raised = threading.Semaphore(0)
        self.paths: list[str] = []

    def come_up(self, path: str) -> None:
        self.paths.append(path)
        self.raised.release()

    def came_up(self) -> bool:
        return self.raised.acquire(timeout=5)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    found = claim(tmp_path)
    assert found is not None
    yield found
    found.close()


@pytest.fixture
def window(first: Instance) -> Window:
    found = Window()
    first.listen(found.come_up)
    return found


def test_a_second_start_raises_the_first_and_gets_nothing(window: Window, tmp_path: Path) -> None:
    assert claim(tmp_path) is None
    assert window.came_up()


def test_the_file_that_a_second_start_is_for_is_handed_on_with_its_whole_path(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert claim(tmp_path, Path("Für Maya \N{EN DASH} März.calmroutine")) is None
    assert window.came_up()
    assert window.paths == [str(tmp_path / "Für Maya \N{EN DASH} März.calmroutine")]


def test_a_start_without_a_file_names_none(window: Window, tmp_path: Path) -> None:
    assert claim(tmp_path) is None
    assert window.came_up()
    assert window.paths == [""]


def test_every_further_start_raises_it_again(window: Window, tmp_path: Path) -> None:
    for _ in range(3):
        assert claim(tmp_path) is None
        assert window.came_up()


def test_a_second_start_waits_for_a_window_that_is_being_painted(first: Instance, tmp_path: Path) -> None:
    window = Window()
    timer = threading.Timer(0.3, first.listen, (window.come_up,))
    timer.start()
    assert claim(tmp_path) is None
    assert window.came_up()
    timer.join()


def test_a_first_that_never_answers_is_told(first: Instance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert first is not None
    monkeypatch.setattr(instance, "PATIENCE", 0.05)
    with pytest.raises(CalmroomError, match="does not answer"):
        claim(tmp_path)


def test_when_the_first_has_closed_the_next_is_the_first(tmp_path: Path) -> None:
    for _ in range(2):
        found = claim(tmp_path)
        assert found is not None
        found.listen(Window().come_up)
        found.close()


def test_nothing_but_the_lock_is_left_when_it_has_closed(tmp_path: Path) -> None:
    found = claim(tmp_path)
    assert found is not None
    found.listen(Window().come_up)
    found.close()
    assert [path.name for path in tmp_path.iterdir()] == ["instance.lock"]
    assert not [thread for thread in threading.enumerate() if thread.name == "instance"]


@posix
def test_a_start_after_a_crash_is_the_first(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline() == "ready\n"
        assert claim(tmp_path) is None
        assert crashed.stdout.readline() == "raised\n"
        crashed.kill()
    assert (tmp_path / "instance.sock").exists()
    found = claim(tmp_path)
    assert found is not None
    window = Window()
    found.listen(window.come_up)
    assert claim(tmp_path) is None
    assert window.came_up()
    found.close()


@posix
def test_a_folder_with_a_long_name_has_an_endpoint_too(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    found = claim(folder)
    assert found is not None
    window = Window()
    found.listen(window.come_up)
    endpoint = Path((folder / "instance.address").read_text())
    assert claim(folder) is None
    assert window.came_up()
    found.close()
    assert not endpoint.parent.exists()


@posix
def test_the_endpoint_is_its_owners_alone(window: Window, tmp_path: Path) -> None:
    assert window is not None
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


@posix
@pytest.mark.parametrize("word", [b"", b"raise!", b"lower", b"\x80" * 9999])
def test_any_other_word_raises_nothing_and_the_next_is_heard(window: Window, tmp_path: Path, word: bytes) -> None:
    with Client(str(tmp_path / "instance.sock"), family="AF_UNIX") as caller:
        caller.send_bytes(word)
    assert claim(tmp_path) is None
    assert window.came_up()
    assert not window.raised.acquire(blocking=False)


@posix
def test_a_caller_who_says_nothing_is_not_waited_for(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "CALL_PATIENCE", 0.05)
    with Client(str(tmp_path / "instance.sock"), family="AF_UNIX"):
        assert claim(tmp_path) is None
        assert window.came_up()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="cannot write"):
        claim(tmp_path / "none")
