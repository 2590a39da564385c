"""The part of wiring that puts routines together: what reads and writes their files, and the sound they bring."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from calmroom.desktop.entropy import SystemEntropy
from calmroom.desktop.paths import find_paths
from calmroom.desktop.resources import find_assets
from calmroom.domain.routine.handover import ScriptLook, SoundLook, plan_of_voice
from calmroom.domain.timeline import Clip, Programme
from calmroom.domain.units import Seconds, to_frames
from calmroom.domain.whole_recording import whole
from calmroom.services.desk import DeskService
from calmroom.services.plan import PlanService, Shelves
from calmroom.services.received import Received
from calmroom.services.reminders import ReminderService
from calmroom.services.sharing import ShareTools, SharingService
from calmroom.wiring_late import late
from calmroom.wiring_library import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from calmroom.domain.library.personal import Shelf
    from calmroom.domain.ports import Library
    from calmroom.domain.script import Line, Script
    from calmroom.domain.sessions.appointments import Appointment
    from calmroom.domain.sessions.reminders import Reminder
    from calmroom.domain.timeline import Choices
    from calmroom.routines.codes import Codes
    from calmroom.routines.files import ContainerFiles
    from calmroom.routines.page import PagesAsJson
    from calmroom.routines.pictures import QrPictures
    from calmroom.routines.share import SealedShares
    from calmroom.services.access import Access
    from calmroom.services.own_keys import OwnKeysService
    from calmroom.services.practice import PracticeService
    from calmroom.services.safety import SafetyService
    from calmroom.services.settings import SettingsService
    from calmroom.services.world import World

ROUTINES, DESK = "routines", "desk"
"""Folders beside the vault: what routines brought, and recordings that go into a routine."""


def received_folder() -> Path:
    """Where what routines bring is unpacked."""
    return find_paths().data / ROUTINES


def desk_folder() -> Path:
    """Where recordings lie that were brought in."""
    return find_paths().data / DESK


@cache
def routine_files() -> ContainerFiles:
    """Reads and writes routine files."""
    from calmroom.routines.files import ContainerFiles  # noqa: PLC0415 - read when a routine comes or goes
    from calmroom.routines.reader import Judges  # noqa: PLC0415

    return ContainerFiles(received_folder(), Judges(look_at_script, look_at_sound), _bring, SystemEntropy())


@cache
def public_codes() -> Codes:
    """Makes keys, and tells what others know them by."""
    from calmroom.routines.codes import Codes  # noqa: PLC0415 - as above

    return Codes(SystemEntropy())


@cache
def code_pictures() -> QrPictures:
    """Makes codes that a camera reads."""
    from calmroom.routines.pictures import QrPictures  # noqa: PLC0415 - as above

    return QrPictures()


@cache
def share_files() -> SealedShares:
    """Writes what a client gives back, and reads it."""
    from calmroom.routines.share import SealedShares  # noqa: PLC0415 - as above

    return SealedShares(SystemEntropy())


def own_keys_service(access: Access) -> OwnKeysService:
    """One's own keys."""
    from calmroom.routines.key_files import PassphraseKeyFiles  # noqa: PLC0415 - as above
    from calmroom.services.own_keys import KeyTools, OwnKeysService  # noqa: PLC0415

    return OwnKeysService(access, KeyTools(public_codes(), PassphraseKeyFiles(SystemEntropy()), code_pictures()))


@cache
def received() -> Received:
    """The practices and the sound that routines brought."""
    return Received(late(routine_files))


def look_at_script(name: str, text: str) -> ScriptLook:
    """What a script is that somebody sent; one that cannot be read is told with its first fault."""
    from calmroom.domain.errors import CalmroomError  # noqa: PLC0415 - as above
    from calmroom.scripts.parser import parse_source  # noqa: PLC0415
    from calmroom.scripts.source import decode  # noqa: PLC0415

    try:
        parsed = parse_source(decode(text.encode("utf-8", "replace"), name))
    except (CalmroomError, RecursionError):
        return ScriptLook(problem="It cannot be read as a practice.")
    first = next(iter(parsed.problems), None)
    if parsed.script is None:
        place = "" if first is None else f" Line {first.line}: {first.message}."
        return ScriptLook(problem=f"It cannot be read as a practice.{place}")
    if any(parsed.script.id == script.id for script in bundled().scripts()):
        return ScriptLook(problem=f"A practice of calmroom is called {parsed.script.id} already.")
    return ScriptLook(parsed.script)


def look_at_sound(file: BinaryIO) -> SoundLook:
    """What sound is that somebody sent, by libsndfile alone."""
    from calmroom.audio.clips.received import SoundRefused, seconds_of  # noqa: PLC0415 - as above

    try:
        return SoundLook(seconds_of(file))
    except SoundRefused as refused:
        return SoundLook(problem=str(refused))


def own_programme(script: Script, choices: Choices, narrator: Callable[[Line], Clip | None]) -> Programme:
    """A practice in the therapist's own voice, as its plan brought it; a narrator speaks what was not recorded.

    Raises:
        CalmroomError: If it cannot be had at that length.
    """
    from calmroom.scripts.arrange import arrange, arrange_exit  # noqa: PLC0415 - as above

    found = received().recordings(script.id, plan_of_voice(choices.voice))
    lines = {_words(one.line): Clip(path, to_frames(one.seconds)) for one, path in reversed(found) if one.line}

    def find(line: Line) -> Clip | None:
        return lines.get(_words(line.text)) or narrator(line)

    everything = next(((one, path) for one, path in found if not one.line), None)
    sound = b"" if everything is None else _read(received_folder() / everything[1])
    if everything is None or not sound:
        return Programme(arrange(script, choices, find), arrange_exit(script, choices, find))
    one, _ = everything
    near = min(max(one.seconds / 60, script.minutes.least), script.minutes.greatest)
    told = replace(choices, minutes=near)
    usual = Programme(arrange(script, told, narrator), arrange_exit(script, told, narrator))
    return whole(usual, sound, Seconds(one.seconds))


def _words(text: str) -> str:
    return " ".join(text.split())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def plan_service(access: Access, library: Library, shelf: Shelf, safety: SafetyService, world: World) -> PlanService:
    """The client's side of routines."""
    return PlanService(late(routine_files), access, Shelves(library, shelf, received()), safety, world)


def desk_service(access: Access, library: Library, settings: SettingsService, world: World) -> DeskService:
    """The therapist's side of routines."""
    from calmroom.scripts.brought import problems_of, source_of  # noqa: PLC0415 - as above
    from calmroom.services.desk_material import DeskMaterial, Tools, Workshop  # noqa: PLC0415 - as above

    scripts = find_assets() / "scripts"
    tools = Tools(look_at_script, _bring, look_at_sound, problems_of, partial(source_of, scripts))
    material = DeskMaterial(tools, desk_folder(), library)
    workshop = Workshop(late(routine_files), late(public_codes), material, late(code_pictures))
    return DeskService(workshop, access, library, settings, world)


def sharing_service(access: Access, plan: PlanService, desk: DeskService, world: World) -> SharingService:
    """What is given back."""
    tools = ShareTools(late(share_files), late(shared_pages), late(partial(own_keys_service, access)))
    return SharingService(access, plan, desk, tools, world)


def shared_pages() -> PagesAsJson:
    """Spells shared pages."""
    from calmroom.routines.page import PagesAsJson  # noqa: PLC0415 - read when a page comes or goes

    return PagesAsJson()


def reminder_service(access: Access, practice: PracticeService, world: World) -> ReminderService:
    """Reminders."""
    return ReminderService(access, practice, _write_reminders, world)


def _bring(path: Path, into: Path, go_on: Callable[[float], bool]) -> bool:
    from calmroom.audio.bring.bring import bring_in  # noqa: PLC0415 - as above

    return bring_in(path, into, go_on)


def _write_reminders(reminders: Iterable[Reminder], appointments: Iterable[Appointment], now: datetime) -> bytes:
    from calmroom.reports.calendar.reminding import write_reminders  # noqa: PLC0415 - as above

    return write_reminders(reminders, appointments, now)
