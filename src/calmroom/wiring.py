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
from calmroom.desktop.paths import Paths, documents_folder, find_paths, is_connected, make_folders, music_folder
from calmroom.desktop.resources import find_assets
from calmroom.domain.beds import BEDS
from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import OWN_VOICE
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
from calmroom.storage.erasing import is_begun
from calmroom.storage.settings_file import SettingsFile
from calmroom.voices.index import ClipIndex
from calmroom.voices.narrators import NARRATORS
from calmroom.wiring_routines import (
    desk_service,
    late,
    own_programme,
    plan_service,
    received,
    received_folder,
    reminder_service,
    sharing_service,
)
from calmroom.wiring_sound import note_player, recorder

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.audio.export.exporter import FileExporter
    from calmroom.audio.remote.remote import RemotePlayer
    from calmroom.desktop.agreed import AgreedScripts
    from calmroom.desktop.spelling import SystemDictionaries
    from calmroom.domain.player import Player
    from calmroom.domain.ports import Background, Library, Vault
    from calmroom.domain.script import Line, Script
    from calmroom.domain.settings import Settings
    from calmroom.reports.body_svg import BodySvg
    from calmroom.reports.calendar import IcsFiles
    from calmroom.scripts.call_list import CallFile
    from calmroom.scripts.library import ScriptLibrary
    from calmroom.scripts.pages import PageFiles
    from calmroom.scripts.personal import PersonalFolder
    from calmroom.scripts.shelves import Shelves
    from calmroom.storage.backups import VaultBackups
    from calmroom.storage.copies import FileCopies
    from calmroom.storage.erase import FileEraser
    from calmroom.storage.expected import Expected
    from calmroom.storage.inbox import SealedInbox
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


@cache
def bundled() -> ScriptLibrary:
    """The practices that come with the program."""
    from calmroom.scripts.library import ScriptLibrary  # noqa: PLC0415 - as above

    return ScriptLibrary((find_assets() / "scripts",))


def personal_scripts() -> PersonalFolder:
    """What the person has put into the personal folder."""
    from calmroom.scripts.personal import PersonalFolder  # noqa: PLC0415 - as above

    return PersonalFolder(paths().personal_scripts, bundled())


def agreements() -> AgreedScripts:
    """Which of those were seen and agreed to."""
    from calmroom.desktop.agreed import NAME, AgreedScripts  # noqa: PLC0415 - as above

    return AgreedScripts(paths().data / NAME)


@cache
def page_files() -> PageFiles:
    """The pages of plain words."""
    from calmroom.scripts.pages import PageFiles  # noqa: PLC0415 - read when somebody wants to know

    return PageFiles(find_assets() / "pages")


@cache
def call_file() -> CallFile:
    """Who to call, as it comes with the program."""
    from calmroom.scripts.call_list import CallFile  # noqa: PLC0415 - as above

    return CallFile(find_assets() / "safety" / "call.yaml")


def clip_of(language: str, voice: str) -> Callable[[Line], Clip | None]:
    """Finds the clips of one voice."""
    return partial(_find_clip, language, voice)


def arrange(script: Script, choices: Choices) -> Programme:
    """A practice and its own exit, in time."""
    from calmroom.scripts.arrange import arrange as arrange_practice  # noqa: PLC0415 - as above
    from calmroom.scripts.arrange import arrange_exit  # noqa: PLC0415

    if choices.voice == OWN_VOICE:
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
    bus = EventBus()
    access = Access(_open_vault)
    chosen = SettingsService(store, World(SystemClock(), SystemEntropy(), AtOnce(bus), bus), access)
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
    access = Access(_open_vault, late(_inbox))
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
    bus = EventBus()
    world = World(SystemClock(), SystemEntropy(), AtOnce(bus), bus)
    return PersonalService(personal_scripts(), agreements(), library(), arrange, world)


@cache
def copies() -> FileCopies:
    """Copies of everything, in files that anybody can read."""
    from calmroom.storage.copies import FileCopies  # noqa: PLC0415 - read when somebody leaves or comes

    return FileCopies(VERSION, body_svg())


@cache
def body_svg() -> BodySvg:
    """Paints body maps on the figure that comes with calmroom."""
    from calmroom.reports.body_svg import BodySvg  # noqa: PLC0415 - read when a map leaves

    return BodySvg(find_assets() / "figure" / "body-figure.json")


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
def eraser() -> FileEraser:
    """Takes everything away."""
    from calmroom.desktop.logs import end_log  # noqa: PLC0415 - as above
    from calmroom.storage.erase import FileEraser, Places  # noqa: PLC0415
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415

    here = paths()
    return FileEraser(Places(here.data, here.settings, here.cache, here.logs), SystemKeychain(), end_log)


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


def expected() -> Expected:
    """Whether a vault was here before."""
    from calmroom.storage.expected import Expected  # noqa: PLC0415 - as above
    from calmroom.storage.vault_files import VaultFiles  # noqa: PLC0415

    return Expected(paths().config, VaultFiles(paths().data))


def _open_vault(secret: str | None = None) -> Vault:
    from calmroom.storage.kdf import calibrate  # noqa: PLC0415 - opened after the window is painted
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415
    from calmroom.storage.vault import open_vault  # noqa: PLC0415

    if is_begun(paths().data):
        eraser().finish()
    expected().refuse_missing()
    make_folders(paths())
    vault = open_vault(paths().data, SystemEntropy(), SystemKeychain(), secret, calibrate)
    expected().note()
    backups().attach(vault)
    return vault


@cache
def backups() -> VaultBackups:
    """The copies of the vault."""
    from calmroom.storage.backups import VaultBackups  # noqa: PLC0415 - as above
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415

    return VaultBackups(paths().data, SystemKeychain(), VERSION, expected())


def _find_clip(language: str, voice: str, line: Line) -> Clip | None:
    return clips().find(line, language, voice)


def _inbox() -> SealedInbox:
    """Takes what is to be kept while the vault is locked."""
    from calmroom.storage.inbox import SealedInbox  # noqa: PLC0415 - only while it is locked
    from calmroom.storage.vault_files import VaultFiles  # noqa: PLC0415

    return SealedInbox(VaultFiles(paths().data).inbox, SystemEntropy())
