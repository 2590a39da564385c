"""A practice from the command line: heard, or written to a file."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from typing import TYPE_CHECKING

from calmroom import wiring
from calmroom.cli.arguments import KEYS
from calmroom.cli.chosen import OneScript, choices_of, find_script, own_settings
from calmroom.cli.terminal import STEP, Captions, keys
from calmroom.domain.care.consent import deep_items
from calmroom.domain.care.gates import ASKS_MORE, DEEPEST, GENTLE, Listener, gate_of_level
from calmroom.domain.care.safety import FIRST
from calmroom.domain.dates import in_minutes
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import ClipSkipped, NoticeRaised, PracticeEnded
from calmroom.domain.exporting import Format, format_of, piece_of
from calmroom.domain.moment import Follower
from calmroom.domain.player import PlayState
from calmroom.domain.timeline import Choices, Programme
from calmroom.domain.timeline import choices_of as choices_as_set
from calmroom.services.practice import Beginning, PracticeService
from calmroom.voices.narrators import narrator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from calmroom.domain.script import Script
    from calmroom.services.rooms import Rooms

DISCLAIMER = (
    "calmroom is for relaxation and body awareness. It is not medical care, and it is not therapy.\n"
    "You can stop at any time: Ctrl+C."
)
GATED = "The window shows what opens it, if it can be opened here."
ON_PURPOSE = "A file has no gate, so level 3 is written only with --on-purpose. It says:"
YOUNG = "16"
DEEPEST_WRITTEN = (
    "This is a practice of level 3, and you opened it on purpose. On the day that you hear it, do something gentle "
    "first, and know whom to call."
)
STOPPED = "Stopped. Nothing was written."
NO_SCREEN = "There is no screen here, so this practice plays in the terminal."


def play(arguments: argparse.Namespace) -> int:
    """Play a practice to its end, or until it is stopped."""
    script = find_script(arguments.id)
    choices = choices_of(arguments, script, own_settings())
    # What cannot be played is refused before anything is said of it.
    wiring.arrange(script, choices)
    play_script(script, choices)
    return 0


def play_first() -> int:
    """Play the gentlest practice there is, on a machine without a screen."""
    sys.stdout.write(NO_SCREEN + "\n\n")
    script = find_script(FIRST)
    play_script(script, choices_as_set(own_settings(), script.minutes.least))
    return 0


def play_script(script: Script, choices: Choices) -> None:
    """Play, show the words, and remember that it was practised, where the vault can be opened."""
    over = threading.Event()
    rooms = wiring.command_rooms(OneScript(script, wiring.library().scripts()))
    rooms.world.bus.subscribe(PracticeEnded, lambda _event: over.set())
    rooms.world.bus.subscribe(NoticeRaised, _say)
    rooms.world.bus.subscribe(ClipSkipped, _name_clip)
    try:
        _open_vault(rooms)
        gate = rooms.safety.gates((script,))[script.id]
        if not gate.is_open:
            raise CalmroomError(gate.why, GATED)
        sys.stdout.write(f"{DISCLAIMER}\n\n{script.title}, {in_minutes(choices.minutes)}\n")
        if sys.stdin.isatty():
            sys.stdout.write(f"Keys: {KEYS}.\n")
        sys.stdout.flush()
        _follow(rooms.practice, Beginning(script.id, choices), over)
    finally:
        rooms.practice.close()
        rooms.access.close()


def render(arguments: argparse.Namespace) -> int:
    """Write a practice to a file to take along, and its captions beside it."""
    if format_of(arguments.out.suffix) is None:
        first, *more = (each.suffix for each in Format)
        hint = f"Let the name of the file end in {', '.join((first, *more[:-1]))} or {more[-1]}."
        raise CalmroomError("The ending of a file says what it is written as.", hint)
    if arguments.vtt is not None and arguments.vtt.resolve() == arguments.out.resolve():
        raise CalmroomError(
            "Sound and captions cannot be one file.", "Give the captions a name of their own, ending in .vtt."
        )
    script = find_script(arguments.id)
    _require_gate(script, on_purpose=arguments.on_purpose)
    choices = choices_of(arguments, script, own_settings())
    programme = wiring.arrange(script, choices)
    # Before the sound, which takes its time: a folder that is not there is named at once.
    _require_folder(arguments.out, "sound")
    if arguments.vtt is not None:
        _require_folder(arguments.vtt, "captions")
    piece = piece_of(script, choices, programme, narrator(choices.voice).name)
    with _breaking() as asked:
        done = wiring.exporter().write(piece, arguments.out, lambda share: _show_share(share) and not asked.is_set())
    if not done:
        _say(NoticeRaised(STOPPED))
        return 1
    if arguments.vtt is not None:
        _write_captions(programme, arguments.vtt)
    return 0


def _require_gate(script: Script, *, on_purpose: bool) -> None:
    """What a tick closes is not written either; level 3 is each time opened on purpose. No vault is made for it."""
    if script.level <= GENTLE:
        return
    settings, is_known = wiring.own_settings()
    gate = gate_of_level(GENTLE + 1, Listener(conditions=settings.conditions, is_known=is_known))
    if not gate.is_open:
        raise CalmroomError(gate.why, GATED)
    if script.level >= DEEPEST:
        if not on_purpose:
            raise CalmroomError(ASKS_MORE, f"{ON_PURPOSE} {' or '.join(deep_items(is_young=settings.age == YOUNG))}.")
        sys.stderr.write(f"{DEEPEST_WRITTEN}\n")


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

    with _signals(stop):
        yield


@contextlib.contextmanager
def _breaking() -> Iterator[threading.Event]:
    """Let Ctrl+C end what is being written in good order; the event tells that it was pressed."""
    asked = threading.Event()
    with _signals(lambda _number, _frame: asked.set()):
        yield asked


@contextlib.contextmanager
def _signals(act: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Have something else happen on Ctrl+C, and when the process is asked to end."""
    before = {number: signal.signal(number, act) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _open_vault(rooms: Rooms) -> None:
    try:
        rooms.practice.recall()
        # The gates ask what was ticked.
        rooms.settings.read_private()
    except CalmroomError as fault:
        _say(NoticeRaised(f"{fault.message.rstrip('.')}. This practice plays, and is not remembered.", fault.hint))


def _say(notice: NoticeRaised) -> None:
    sys.stderr.write("\n".join(filter(None, (notice.message, notice.hint))) + "\n")
    sys.stderr.flush()


def _name_clip(skipped: ClipSkipped) -> None:
    sys.stderr.write(f"{skipped.clip}: this file cannot be read as sound, so its line is shown as words.\n")
    sys.stderr.flush()


def _show_share(share: float) -> bool:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{share:4.0%}" + ("\n" if share >= 1 else ""))
        sys.stderr.flush()
    return True


def _require_folder(path: Path, what: str) -> None:
    if not path.absolute().parent.is_dir():
        raise CalmroomError(f"The {what} could not be written.", f"There is no folder {path.parent}.")


def _write_captions(programme: Programme, path: Path) -> None:
    from calmroom.scripts.captions import to_webvtt  # noqa: PLC0415 - only where they are asked for

    try:
        path.write_text(to_webvtt(programme.practice), encoding="utf-8")
    except OSError as fault:
        raise CalmroomError(
            "The captions could not be written.", f"Check that {path.parent} can be written."
        ) from fault
