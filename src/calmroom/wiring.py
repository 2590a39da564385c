"""The one place that knows every concrete class. Nothing here decides anything; it puts parts together.

What is only sometimes needed is imported where it is needed, so that a window or a command starts at once.
"""

from __future__ import annotations

import contextlib
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom import VERSION
from calmroom.desktop.clock import SystemClock
from calmroom.desktop.entropy import SystemEntropy
from calmroom.desktop.paths import Paths, find_paths, make_folders
from calmroom.desktop.resources import find_assets
from calmroom.domain.events import PracticeBegun, PracticeEnded
from calmroom.domain.timeline import Choices, Clip, Programme
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.history import HistoryService
from calmroom.services.journal import JournalService
from calmroom.services.practice import PracticeService
from calmroom.services.rooms import Facts, Rooms
from calmroom.services.safety import SafetyService
from calmroom.services.settings import SettingsService
from calmroom.services.world import World
from calmroom.storage.settings_file import SettingsFile
from calmroom.voices.index import ClipIndex
from calmroom.voices.narrators import NARRATORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.remote import RemotePlayer
    from calmroom.domain.errors import Problem
    from calmroom.domain.ports import Background, Library, Player, Vault
    from calmroom.domain.script import Line, Script
    from calmroom.scripts.library import ScriptLibrary
    from calmroom.voices.workbench import Workbench

NARRATION = Path("audio") / "narration"
BEDS = ("none", "room", "hum")


@cache
def paths() -> Paths:
    """Where this person's files lie."""
    return find_paths()


@cache
def clip_folders() -> tuple[Path, ...]:
    """Where clips are looked for."""
    return (find_assets() / NARRATION,)


@cache
def clips() -> ClipIndex:
    """Which lines have been spoken."""
    return ClipIndex(clip_folders())


@cache
def library() -> ScriptLibrary:
    """The bundled practices and the person's own."""
    from calmroom.scripts.library import ScriptLibrary  # noqa: PLC0415 - read when a practice is first looked at

    return ScriptLibrary((find_assets() / "scripts", paths().personal_scripts))


def clip_of(language: str, voice: str) -> Callable[[Line], Clip | None]:
    """Finds the clips of one voice."""
    return partial(_find_clip, language, voice)


def arrange(script: Script, choices: Choices) -> Programme:
    """A practice and its own exit, in time."""
    from calmroom.scripts.arrange import arrange as arrange_practice  # noqa: PLC0415 - as above
    from calmroom.scripts.arrange import arrange_exit  # noqa: PLC0415

    find = clip_of(script.language, choices.voice)
    return Programme(arrange_practice(script, choices, find), arrange_exit(script, choices, find))


def settings() -> SettingsFile:
    """The settings file."""
    return SettingsFile(paths().settings)


@cache
def player() -> RemotePlayer:
    """The sound engine in a process of its own."""
    from calmroom.audio.remote import RemotePlayer  # noqa: PLC0415 - as above

    return RemotePlayer(clip_folders())


def make_rooms(background: Background, bus: EventBus, engine: Player, shelf: Library | None = None) -> Rooms:
    """All services, on this machine's real parts.

    Raises:
        CalmroomError: If what comes with the program is missing.
    """
    world = World(SystemClock(), SystemEntropy(), background, bus)
    access = Access(_open_vault, world.clock)
    scripts = _LateLibrary() if shelf is None else shelf
    return Rooms(
        access=access,
        practice=PracticeService(scripts, arrange, engine, access, world),
        journal=JournalService(access, world),
        history=HistoryService(access, world),
        safety=SafetyService(scripts, access),
        settings=SettingsService(settings(), world),
        world=world,
        facts=facts(),
    )


def command_rooms(shelf: Library | None = None) -> Rooms:
    """All services for one command: what a window would do on its worker is done at once."""
    bus = EventBus()
    return make_rooms(AtOnce(bus), bus, player(), shelf)


def render(programme: Programme, path: Path, go_on: Callable[[float], bool]) -> None:
    """Write a programme to a sound file; ``go_on`` is told the share that is done, and may answer ``False``."""
    from calmroom.audio.render import render as write  # noqa: PLC0415 - the sound libraries are read only to sound

    write(programme, clip_folders(), path, go_on)


def workbench(tell: Callable[[str], None]) -> Workbench:
    """The tools that clips are made with; what the voice needs is fetched the first time."""
    from calmroom.audio.clips import read_clip  # noqa: PLC0415 - for authors only
    from calmroom.audio.decode import encode_opus  # noqa: PLC0415
    from calmroom.audio.loudness import integrated, true_peak  # noqa: PLC0415
    from calmroom.voices.kokoro import Kokoro, fetch, is_fetched  # noqa: PLC0415
    from calmroom.voices.workbench import Workbench  # noqa: PLC0415

    folder = paths().cache / "voices"
    if not is_fetched(folder):
        tell("Fetching the voice: about 120 MB, once.")
        fetch(folder)
    return Workbench(Kokoro(folder), integrated, true_peak, encode_opus, read_clip)


def sound_devices() -> tuple[str, ...]:
    """The names of the sound devices there are."""
    from calmroom.audio.devices.portaudio import PortAudioOutputs  # noqa: PLC0415 - as above

    return PortAudioOutputs().names()


def stay_awake(background: Background, bus: EventBus) -> None:
    """Keep the machine awake from the beginning of a practice to its end; all on the worker, as Windows asks."""
    from calmroom.desktop.awake import keep_awake  # noqa: PLC0415 - only for a window

    awake = contextlib.ExitStack()

    def enter() -> None:
        awake.close()
        awake.enter_context(keep_awake())

    bus.subscribe(PracticeBegun, lambda _event: background.later(enter))
    bus.subscribe(PracticeEnded, lambda _event: background.later(awake.close))


def facts() -> Facts:
    """What is fixed while the program runs."""
    here = paths()
    folders = (
        ("Journal and history", here.data),
        ("Settings", here.config),
        ("Practices of your own", here.personal_scripts),
        ("Log", here.logs),
    )
    return Facts(VERSION, find_assets(), folders, NARRATORS, BEDS)


def _open_vault() -> Vault:
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415 - opened after the window is painted
    from calmroom.storage.vault import open_vault  # noqa: PLC0415

    make_folders(paths())
    return open_vault(paths().data, SystemEntropy(), SystemKeychain())


def _find_clip(language: str, voice: str, line: Line) -> Clip | None:
    return clips().find(line, language, voice)


class _LateLibrary:
    """The library, read when first asked."""

    def scripts(self) -> tuple[Script, ...]:
        return library().scripts()

    def problems(self) -> tuple[Problem, ...]:
        return library().problems()
