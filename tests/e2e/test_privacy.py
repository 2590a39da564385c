"""What a person writes stays in the vault, and nothing reaches beyond this machine."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from e2e.first_pages import go_through
from e2e.living_room import CALMROOM, LivingRoom, living_room, missing
from e2e.program import PATIENCE, Program, rest
from e2e.pulse import Ear
from e2e.typing_hand import at_home

NAME = "Quillabeth"
AFTER, PAGE, SOUGHT = "afterglowmarker", "journalmarker", "searchmarker"
MARKERS = (NAME, AFTER, PAGE, SOUGHT)
REACHING_OUT = re.compile(r"AF_INET6?\b|sa_family=AF_INET")


@dataclass(frozen=True)
class Evening:
    """All that an evening left behind, and what could be seen of it meanwhile.

    Attributes:
        titles: Every title of a window.
        said: What was written to standard output and standard error.
        traced: Every socket that was asked for, and every connection, each with its process.
        meanwhile: Where a marker lay in clear while the window was open.
    """

    room: LivingRoom
    titles: set[str]
    said: str
    traced: list[str]
    meanwhile: set[str]


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    lacking = missing() or ("" if shutil.which("strace") else "strace")
    if lacking:
        pytest.skip(f"this machine lacks {lacking}; ./run test names what to install")
    folder = tmp_path_factory.mktemp("evening")
    trace, temporary = folder / "trace", folder / "tmp"
    temporary.mkdir()
    with living_room(folder / "home") as furnished:
        room = furnished.having(TMPDIR=str(temporary))
        with room.calmroom(*tracing(trace)) as program, watching(program) as titles:
            spend(program)
            meanwhile = in_clear(room)
            program.close()
        yield Evening(room, titles, program.said.read_text(), trace.read_text().splitlines(), meanwhile)


def tracing(into: Path) -> tuple[str, ...]:
    # -D: the program is ours to end, and strace is its child.
    return ("strace", "-D", "-f", "--seccomp-bpf", "-e", "trace=socket,connect", "-o", str(into))


@contextmanager
def watching(program: Program) -> Iterator[set[str]]:
    """Every title that any window has had while this lasts."""
    seen: set[str] = set()
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            seen.update(program.titles())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def spend(program: Program) -> None:
    """An evening with words in every place for words."""

    def write(field: str, words: str) -> None:
        program.focus(field)
        program.type(words)
        program.see(field, words)

    write("first.name", NAME)
    go_through(program)
    program.see("today.greeting", NAME)
    program.click("today.begin")
    program.see("player.pause", "Pause")
    program.press("Escape")
    write("after.text", AFTER)
    program.click("after.save")
    program.see("today.greeting", NAME)
    program.press("ctrl+3")
    program.click("journal.new")
    write("journal.text", PAGE)
    program.see("journal.foot", "Saved at")
    write("journal.search", SOUGHT)


def in_clear(room: LivingRoom) -> set[str]:
    """Where a marker lies in clear: in a name or in the bytes of a file, in either of two encodings."""
    found = set()
    for path in room.home.parent.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for marker in MARKERS:
            if marker in path.name or any(marker.encode(code) in content for code in ("utf-8", "utf-16-le")):
                found.add(f"{path.relative_to(room.home.parent)}: {marker}")
    return found


@pytest.mark.screen
def test_no_file_holds_a_persons_words_in_clear(evening: Evening) -> None:
    assert evening.meanwhile == set()
    assert in_clear(evening.room) == set()


@pytest.mark.screen
def test_words_that_lie_in_clear_would_be_found(evening: Evening) -> None:
    planted = evening.room.home / "planted.txt"
    planted.write_text(f"somebody wrote {PAGE}", encoding="utf-16-le")
    found = in_clear(evening.room)
    planted.unlink()
    assert found == {f"home/planted.txt: {PAGE}"}


@pytest.mark.screen
def test_the_words_are_in_the_vault_all_the_same(evening: Evening) -> None:
    listed = evening.room.command("journal", "list").stdout
    assert AFTER in listed
    assert PAGE in listed


@pytest.mark.screen
def test_no_window_title_holds_a_persons_words(evening: Evening) -> None:
    assert {"Welcome - calmroom", "After - calmroom", "Journal - calmroom"} <= evening.titles
    assert not [title for title in evening.titles if any(marker in title for marker in MARKERS)]


@pytest.mark.screen
def test_nothing_that_is_printed_holds_a_persons_words(evening: Evening) -> None:
    assert not [marker for marker in MARKERS if marker in evening.said]


@pytest.mark.screen
def test_neither_the_window_nor_its_engine_opens_a_socket_to_beyond(evening: Evening) -> None:
    assert not [line for line in evening.traced if REACHING_OUT.search(line)]
    screen = {line.split()[0] for line in evening.traced if "X11-unix" in line}
    sound = {line.split()[0] for line in evening.traced if "pulse/native" in line}
    assert screen, "the window was not traced"
    assert sound, "the engine was not traced"
    assert not screen & sound, "the engine is a process of its own"


@pytest.mark.sound
def test_playing_in_the_terminal_opens_no_socket_to_beyond(ear: Ear, tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("this machine lacks strace; ./run test names what to install")
    trace = tmp_path / "trace"
    command = [*tracing(trace), *CALMROOM, "play", "s03", "--minutes", "2", "--bed", "none"]
    process = subprocess.Popen(
        command, env=at_home(ear, tmp_path), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    next(line for line in process.stdout if "This voice is here" in line)
    rest(2)
    process.send_signal(signal.SIGINT)
    process.stdout.close()
    assert process.wait(PATIENCE) == 0
    traced = trace.read_text()
    assert "pulse/native" in traced, "the engine was not traced"
    assert not REACHING_OUT.search(traced)
