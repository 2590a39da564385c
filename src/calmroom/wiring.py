"""The one place that knows every concrete class. Nothing here decides anything; it puts parts together.

What is only sometimes needed is imported where it is needed, so that a window or a command starts at once.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom import VERSION
from calmroom.desktop.clock import SystemClock
from calmroom.desktop.entropy import SystemEntropy
from calmroom.desktop.paths import Paths, documents_folder, find_paths, is_connected, music_folder
from calmroom.desktop.resources import find_assets
from calmroom.domain.beds import BEDS
from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import is_own_voice
from calmroom.domain.timeline import Choices, Clip, Programme
from calmroom.services.access import Access
from calmroom.services.appointments import AppointmentService
from calmroom.services.at_once import AtOnce
from calmroom.services.backups import BackupService
from calmroom.services.body import BodyService
from calmroom.services.bus import EventBus
from calmroom.services.calling import CallingService
from calmroom.services.corrections import CorrectionService
from calmroom.services.export import ExportService
from calmroom.services.history import HistoryService
from calmroom.services.journal import JournalService
from calmroom.services.keys import KeyService
from calmroom.services.knowledge import KnowledgeService
from calmroom.services.leaving import LeavingService
from calmroom.services.leaving import Others as LeavingOthers
from calmroom.services.listening import ListeningService
from calmroom.services.lock import LockService
from calmroom.services.personal import PersonalService
from calmroom.services.practice import PracticeService
from calmroom.services.recording import RecordingService
from calmroom.services.room_check import RoomCheckService
from calmroom.services.rooms import Facts, Rooms
from calmroom.services.safety import SafetyService
from calmroom.services.settings import SettingsService
from calmroom.services.sound import SoundService
from calmroom.services.spelling import SpellingService
from calmroom.services.voices import VoiceService
from calmroom.services.world import World
from calmroom.storage.settings_file import SettingsFile
from calmroom.voices.index import ClipIndex
from calmroom.voices.narrators import NARRATORS
from calmroom.wiring_late import late
from calmroom.wiring_library import agreements, bundled, call_file, page_files, personal_scripts
from calmroom.wiring_routines import (
    desk_service,
    own_programme,
    plan_service,
    received,
    received_folder,
    reminder_service,
    sharing_service,
)
from calmroom.wiring_sound import note_player, recorder
from calmroom.wiring_vault import backups, body_svg, copies, eraser, expected, inbox, open_vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.export.exporter import FileExporter
    from calmroom.audio.remote.remote import RemotePlayer
    from calmroom.desktop.spelling import SystemDictionaries
    from calmroom.domain.player import Player
    from calmroom.domain.ports import Background, Library
    from calmroom.domain.script import Line, Script
    from calmroom.domain.settings import Settings
    from calmroom.reports.calendar import IcsFiles
    from calmroom.scripts.shelves import Shelves
    from calmroom.voices.workbench import Workbench

NARRATION = Path("audio") / "narration"


@cache
def paths() -> Paths:
    """Where this person's files lie."""
    return find_paths()


@cache
def clip_folders() -> tuple[Path, ...]:
    """Where clips are looked for."""
    return (find_assets() / NARRATION, received_folder())


@cache
def clips() -> ClipIndex:
    """Which lines have been spoken."""
    return ClipIndex(clip_folders())


@cache
def library() -> Shelves:
    """The bundled practices, and of the person's own those that were seen and agreed to."""
    from calmroom.scripts.shelves import Shelves  # noqa: PLC0415 - read when a practice is first looked at

    return Shelves(bundled(), personal_scripts(), agreements(), received())


def clip_of(language: str, voice: str) -> Callable[[Line], Clip | None]:
    """Finds the clips of one voice."""
    return partial(_find_clip, language, voice)


def arrange(script: Script, choices: Choices) -> Programme:
    """A practice and its own exit, in time."""
    from calmroom.scripts.arrange import arrange as arrange_practice  # noqa: PLC0415 - as above
    from calmroom.scripts.arrange import arrange_exit  # noqa: PLC0415

    if is_own_voice(choices.voice):
        return own_programme(script, choices, clip_of(script.language, choices.stand_in or NARRATORS[0].id))
    find = clip_of(script.language, choices.voice)
    return Programme(arrange_practice(script, choices, find), arrange_exit(script, choices, find))


def settings() -> SettingsFile:
    """The settings file."""
    return SettingsFile(paths().settings, lambda: is_connected(paths()))


def own_settings() -> tuple[Settings, bool]:
    """The settings for one command, and whether the private ones are the person's own.

    Where the vault is locked or in use they are the cautious ones. None is made where there is none.
    """
    from calmroom.storage.vault_files import VaultFiles  # noqa: PLC0415 - as above

    store, files = settings(), VaultFiles(paths().data)
    if not files.has_database and not files.keys.exists() and not expected().is_missing:
        found = store.load()
        return replace(found, **store.old), True
    access = Access(open_vault)
    chosen = SettingsService(store, _world_at_once(), access)
    try:
        chosen.read_private()
    except CalmroomError:
        return chosen.current, False
    finally:
        access.close()
    return chosen.current, True


@cache
def player() -> RemotePlayer:
    """The sound engine in a process of its own."""
    from calmroom.audio.remote.remote import RemotePlayer  # noqa: PLC0415 - as above

    return RemotePlayer(clip_folders())


def make_rooms(background: Background, bus: EventBus, engine: Player, shelf: Library | None = None) -> Rooms:
    """All services, on this machine's real parts.

    Raises:
        CalmroomError: If what comes with the program is missing.
    """
    world = World(SystemClock(), SystemEntropy(), background, bus)
    access = Access(open_vault, late(inbox))
    scripts = late(library) if shelf is None else shelf
    practice = PracticeService(scripts, arrange, engine, access, world)
    keys = KeyService(access, world)
    chosen = SettingsService(settings(), world, access)
    sound = SoundService(chosen, practice, world)
    voices = VoiceService(access, world)
    listening = ListeningService(late(note_player), voices, practice, chosen, world)
    copying = BackupService(backups, access, practice, chosen, world)
    safety = SafetyService(scripts, access, chosen, world.clock)
    plan = plan_service(access, scripts, late(library), safety, world)
    desk = desk_service(access, scripts, chosen, world)
    return Rooms(
        access=access,
        keys=keys,
        backups=copying,
        lock=LockService(access, keys, chosen, world),
        practice=practice,
        journal=JournalService(access, world),
        body=BodyService(access, world, lambda body_map: body_svg()(body_map)),  # noqa: PLW0108 - made when first asked
        appointments=AppointmentService(access, world, late(calendars)),
        voices=voices,
        listening=listening,
        recording=RecordingService(late(recorder), voices, listening, practice, world),
        corrections=CorrectionService(access, world),
        history=HistoryService(access, world),
        safety=safety,
        plan=plan,
        desk=desk,
        reminders=reminder_service(access, practice, world),
        sharing=sharing_service(access, plan, desk, world),
        settings=chosen,
        sound=sound,
        room_check=RoomCheckService(engine, practice, chosen, sound, world),
        export=ExportService(late(exporter), arrange, NARRATORS, bus, music_folder),
        leaving=LeavingService(
            copies, eraser, access, LeavingOthers(copying, practice, chosen, world), documents_folder
        ),
        knowledge=KnowledgeService(late(page_files)),
        calling=CallingService(late(call_file), chosen, world.clock),
        personal=PersonalService(late(personal_scripts), late(agreements), late(library), arrange, world),
        spelling=SpellingService(late(dictionaries), chosen),
        world=world,
        facts=facts(),
    )


def command_rooms(shelf: Library | None = None) -> Rooms:
    """All services for one command: what a window would do on its worker is done at once."""
    bus = EventBus()
    return make_rooms(AtOnce(bus), bus, player(), shelf)


def command_personal() -> PersonalService:
    """The scripts of one's own, for one command."""
    return PersonalService(personal_scripts(), agreements(), library(), arrange, _world_at_once())


def _world_at_once() -> World:
    bus = EventBus()
    return World(SystemClock(), SystemEntropy(), AtOnce(bus), bus)


@cache
def dictionaries() -> SystemDictionaries:
    """What this machine has to look words up in."""
    from calmroom.desktop.spelling import SystemDictionaries  # noqa: PLC0415 - read when somebody writes

    return SystemDictionaries()


@cache
def calendars() -> IcsFiles:
    """Reads and writes files of calendars."""
    from calmroom.reports.calendar import IcsFiles  # noqa: PLC0415 - read when appointments come or leave

    return IcsFiles()


@cache
def exporter() -> FileExporter:
    """Writes practices to files."""
    from calmroom.audio.export.exporter import FileExporter  # noqa: PLC0415 - read when a practice is taken along

    return FileExporter(clip_folders(), find_assets() / "covers")


def workbench(tell: Callable[[str], None]) -> Workbench:
    """The tools that clips are made with; what the voice needs is fetched the first time."""
    from calmroom.audio.clips.decode import encode_opus  # noqa: PLC0415
    from calmroom.audio.clips.shelf import read_clip  # noqa: PLC0415 - for authors only
    from calmroom.audio.mix.loudness import integrated, true_peak  # noqa: PLC0415
    from calmroom.voices.kokoro import Kokoro, fetch, is_fetched  # noqa: PLC0415
    from calmroom.voices.workbench import Workbench  # noqa: PLC0415

    folder = paths().cache / "voices"
    if not is_fetched(folder):
        tell("Fetching the voice: about 120 MB, once.")
        fetch(folder)
    return Workbench(Kokoro(folder), integrated, true_peak, encode_opus, read_clip)


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


def _find_clip(language: str, voice: str, line: Line) -> Clip | None:
    return clips().find(line, language, voice)
