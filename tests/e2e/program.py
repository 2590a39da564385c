"""calmroom with its window open: keys go to it, and what it shows is read as a screen reader reads it."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

PATIENCE = 20.0
Node = dict[str, Any]
FoundT = TypeVar("FoundT")


def wait_for(look: Callable[[], FoundT | None], what: str, patience: float = PATIENCE) -> FoundT:
    """Look again and again until something is found."""
    end = time.monotonic() + patience
    pause = threading.Event()
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        pause.wait(0.05)
    raise AssertionError(f"not seen in {patience:.0f} s: {what}")


def rest(seconds: float) -> None:
    """Let time pass."""
    threading.Event().wait(seconds)


@dataclass
class Program:
    """calmroom with its window open.

    Attributes:
        said: The file with all it wrote to standard output and standard error.
    """

    environment: dict[str, str]
    process: subprocess.Popen[str]
    said: Path
    reader: subprocess.Popen[str] = field(repr=False)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], env=self.environment, check=True)

    def type(self, words: str) -> None:
        """Type words."""
        subprocess.run(["xdotool", "type", "--delay", "15", words], env=self.environment, check=True)

    def ask(self, **question: object) -> Any:  # noqa: ANN401 - what JSON holds
        """What the screen reader answers."""
        stdin, stdout = self.reader.stdin, self.reader.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(question) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())

    def see(self, name: str, having: str = "") -> Node:
        """Wait for a control to be on the screen, with these words in its name, description or text."""

        def look() -> Node | None:
            found = cast("Node | None", self.ask(find=name))
            return found if found and having in words_of(found) else None

        return wait_for(look, f"{name} {having}")

    def see_other(self, name: str, than: str) -> Node:
        """Wait for a control to have another name than this one."""

        def look() -> Node | None:
            found = cast("Node | None", self.ask(find=name))
            return found if found and found["name"] and found["name"] != than else None

        return wait_for(look, f"{name} other than {than}")

    def shows(self, words: str) -> bool:
        """Whether these words are anywhere on the screen."""
        return any(words in words_of(node) for node in self.ask() or ())

    def click(self, name: str) -> None:
        """Press a control through its accessible action, as a screen reader's user would, once it can be pressed."""
        wait_for(lambda: "ENABLED" in self.see(name)["states"], f"{name} to be pressed")
        self.ask(press=name)

    def focus(self, name: str) -> None:
        """Put the focus on a control."""
        self.see(name)
        self.ask(take=name)
        wait_for(lambda: (self.ask(focus=True) or {}).get("id") == name, f"the focus on {name}")

    def tab_to(self, name: str, *, most: int = 40) -> None:
        """Press Tab until a control has the focus."""
        self.see(name)
        trail = []
        for _ in range(most):
            focused = self.ask(focus=True)
            trail.append(focused["id"] if focused else None)
            if focused and focused["id"] == name:
                return
            self.press("Tab")
            rest(0.08)  # the focus travels over two buses
        raise AssertionError(f"Tab never came to {name}: {trail}")

    def engine(self) -> int:
        """The id of the sound engine's process."""

        def look() -> int | None:
            return next((child for child in _children(self.process.pid) if _is_engine(child)), None)

        return wait_for(look, "the engine's process")

    def titles(self) -> list[str]:
        """The titles of all windows there are."""
        found = subprocess.run(
            ["xdotool", "search", "--name", "."], env=self.environment, check=False, capture_output=True, text=True
        )
        named = ["xdotool", *(part for window in found.stdout.split() for part in ("getwindowname", window))]
        return subprocess.run(
            named, env=self.environment, check=False, capture_output=True, text=True
        ).stdout.splitlines()

    def close(self) -> None:
        """Close the window as a session's end would, and wait for a good end."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(PATIENCE) == 0


def words_of(node: Node) -> str:
    """All that is read out of a control."""
    return f"{node['name']} {node['description']} {node.get('text')}"


def is_alive(pid: int) -> bool:
    """Whether a process runs, and is not only remembered."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += (task / "children").read_text().split()
    return [int(child) for child in found]


def _is_engine(pid: int) -> bool:
    return b"engine" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
