"""A practice from the command line: heard, or written to a file."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from typing import TYPE_CHECKING

from calmroom import wiring
from calmroom.cli.arguments import KEYS
from calmroom.cli.chosen import OneScript, choices_of, find_script
from calmroom.cli.terminal import STEP, Captions, keys
from calmroom.domain.dates import in_minutes
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import NoticeRaised, PracticeEnded
from calmroom.domain.moment import Follower
from calmroom.domain.ports import PlayState
from calmroom.domain.safety import FIRST
from calmroom.domain.timeline import Choices, Programme
from calmroom.domain.timeline import choices_of as choices_as_set
from calmroom.services.practice import Beginning, PracticeService

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from calmroom.domain.script import Script
    from calmroom.services.rooms import Rooms

DISCLAIMER = (
    "calmroom is for relaxation and body awareness. It is not medical care, and it is not therapy.\n"
    "You can stop at any time: Ctrl+C."
)
FORMATS = (".flac", ".wav")
NO_SCREEN = "There is no screen here, so this practice plays in the terminal."


def play(arguments: argparse.Namespace) -> int:
    """Play a practice to its end, or until it is stopped."""
    script = find_script(arguments.id)
    choices = choices_of(arguments, script)
    # What cannot be played is refused before anything is said of it.
    wiring.arrange(script, choices)
    play_script(script, choices)
    return 0


def play_first() -> int:
    """Play the gentlest practice there is, on a machine without a screen."""
    sys.stdout.write(NO_SCREEN + "\n\n")
    script = find_script(FIRST)
    play_script(script, choices_as_set(wiring.settings().load(), script.minutes.least))
    return 0


def play_script(script: Script, choices: Choices) -> None:
    """Play, show the words, and remember that it was practised, where the vault can be opened."""
    over = threading.Event()
    rooms = wiring.command_rooms(OneScript(script, wiring.library().scripts()))
    rooms.world.bus.subscribe(PracticeEnded, lambda _event: over.set())
    rooms.world.bus.subscribe(NoticeRaised, _say)
    try:
        _open_vault(rooms)
        sys.stdout.write(f"{DISCLAIMER}\n\n{script.title}, {in_minutes(choices.minutes)}\n")
        if sys.stdin.isatty():
            sys.stdout.write(f"Keys: {KEYS}.\n")
        sys.stdout.flush()
        _follow(rooms.practice, Beginning(script.id, choices), over)
    finally:
        rooms.practice.close()
        rooms.access.close()


def render(arguments: argparse.Namespace) -> int:
    """Write a practice to a file, and its captions beside it."""
    if arguments.out.suffix.casefold() not in FORMATS:
        raise CalmroomError("A practice is written as FLAC or WAV.", "Let the name of the file end in .flac or .wav.")
    if arguments.vtt is not None and arguments.vtt.resolve() == arguments.out.resolve():
        raise CalmroomError(
            "Sound and captions cannot be one file.", "Give the captions a name of their own, ending in .vtt."
        )
    script = find_script(arguments.id)
    programme = wiring.arrange(script, choices_of(arguments, script))
    if arguments.vtt is not None:
        # Before the sound, which takes its time: a folder that is not there is named at once.
        _write_captions(programme, arguments.vtt)
    wiring.render(programme, arguments.out, _show_share)
    return 0


def _follow(practice: PracticeService, beginning: Beginning, over: threading.Event) -> None:
    playing = practice.begin(beginning)
    scenes = Captions(sys.stdout, Follower(playing.programme.practice))
    ending = Captions(sys.stdout, Follower(playing.programme.exit)) if playing.programme.exit else scenes
    acts = {" ": practice.pause_or_go_on, "h": practice.hold_or_release, "e": practice.ease_off, "q": practice.stop}

    def press(key: str) -> None:
        acts.get(key.casefold(), lambda: None)()

    with _stopping(practice, over), keys(press):
        while not over.wait(STEP):
            head = practice.playhead()
            # Until the engine has started nothing is heard, so nothing is shown.
            if head.state is not PlayState.READY:
                (ending if head.state is PlayState.EASING else scenes).show(head)
    scenes.end()


@contextlib.contextmanager
def _stopping(practice: PracticeService, over: threading.Event) -> Iterator[None]:
    """Let Ctrl+C fade out in two seconds; pressed again it ends at once."""
    asked = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            over.set()
        asked.set()
        practice.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _open_vault(rooms: Rooms) -> None:
    try:
        _ = rooms.access.vault
    except CalmroomError as fault:
        _say(NoticeRaised(f"{fault.message.rstrip('.')}. This practice plays, and is not remembered.", fault.hint))


def _say(notice: NoticeRaised) -> None:
    sys.stderr.write("\n".join(filter(None, (notice.message, notice.hint))) + "\n")
    sys.stderr.flush()


def _show_share(share: float) -> bool:
    if sys.stderr.isatty():
        sys.stderr.write("\n" if share >= 1 else f"\r{share:4.0%}")
        sys.stderr.flush()
    return True


def _write_captions(programme: Programme, path: Path) -> None:
    from calmroom.scripts.captions import to_webvtt  # noqa: PLC0415 - only where they are asked for

    try:
        path.write_text(to_webvtt(programme.practice), encoding="utf-8")
    except OSError as fault:
        raise CalmroomError(
            "The captions could not be written.", f"Check that {path.parent} can be written."
        ) from fault
