"""Reading a routine file from its first byte to its last, by the order that docs/routine-file.md gives."""

from __future__ import annotations

import contextlib
import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.routine.handover import Opened, Recording, ScriptLook, Signer, Standing, Step
from calmroom.domain.routine.routine import MOST_LINE
from calmroom.routines import refusals
from calmroom.routines.body import FileBody, Window
from calmroom.routines.codes import code_of
from calmroom.routines.directory import LOCAL_MARK, read_directory
from calmroom.routines.limits import AUDIO, MANIFEST, MOST_FILE, SCRIPTS, SIGNATURE, is_script_name, is_sound_name
from calmroom.routines.manifest import read as read_manifest
from calmroom.routines.seal import HEAD, MARK, ROUTINE, SealedBody, refuse_kind
from calmroom.routines.sign import ROUTINE as SIGNED_AS
from calmroom.routines.sign import SIGNATURE_BYTES, is_signed, public_halves
from calmroom.routines.spelling import read_routine
from calmroom.routines.text import fault_of
from calmroom.routines.unpack import content_of, whole_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from calmroom.domain.routine.handover import KeyPair, PublicCode, SoundLook
    from calmroom.domain.routine.routine import Routine
    from calmroom.domain.script import Script
    from calmroom.routines.body import Body
    from calmroom.routines.directory import Entry
    from calmroom.routines.manifest import Manifest

AGE = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class Judges:
    """Who says what a script and a sound are; they know what this room does not.

    Attributes:
        script: Given the name of a file and its text.
        sound: Given a file that is open for reading.
    """

    script: Callable[[str, str], ScriptLook]
    sound: Callable[[BinaryIO], SoundLook]

    def look_at(self, name: str, content: bytes) -> ScriptLook:
        """What a script is, from the bytes of its file."""
        try:
            return self.script(name, content.decode("utf-8"))
        except UnicodeDecodeError:
            return ScriptLook(problem="It is no text in UTF-8.")


@dataclass(frozen=True, slots=True)
class Chest:
    """A routine file that is open: its manifest was read and its signature is right.

    Attributes:
        mark: SHA-256 of the manifest.
    """

    body: Body
    entries: dict[str, Entry]
    manifest: Manifest = field(repr=False)
    routine: Routine = field(repr=False)
    content: bytes = field(repr=False)
    signature: bytes
    was_sealed: bool
    file_size: int

    @property
    def mark(self) -> str:
        """SHA-256 of the manifest."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def code(self) -> PublicCode | None:
        """Who signed it."""
        sender = self.manifest.sender
        return None if sender is None else code_of(bytes.fromhex(sender.verifying), bytes.fromhex(sender.sealing))


@contextlib.contextmanager
def opened_chest(path: Path, keys: KeyPair | None) -> Iterator[Chest]:
    """Open a file as far as its manifest.

    Raises:
        CalmroomError: If it cannot be read, or is refused.
    """
    try:
        if not path.is_file():
            raise refusals.of_reading(FileNotFoundError(2, ""))
        file = path.open("rb")
    except OSError as fault:
        raise refusals.of_reading(fault) from fault
    with file:
        yield _chest(FileBody(file), keys)


def check(chest: Chest, judges: Judges, go_on: Callable[[Step], bool]) -> Opened:
    """Hold every byte against the manifest, and look at what the scripts and the sound are.

    Raises:
        Refused: If anything was changed.
        Cancelled: If ``go_on`` said no.
    """
    total = sum(entry.size for entry in chest.entries.values()) or 1
    done = 0
    for path, hash_ in hashes_of(chest.manifest):
        made = hashlib.sha256()
        for piece in content_of(chest.body, chest.entries[path]):
            made.update(piece)
            done += len(piece)
            if not go_on(Step(0.9 * done / total, "Checking the file")):
                raise refusals.Cancelled
        if made.hexdigest() != hash_:
            raise refusals.changed("a part of it is not the one that was signed")
    scripts, problems = _scripts(chest, judges)
    recordings, silent = _recordings(chest, judges)
    go_on(Step(1.0, "Checking the file"))
    code = chest.code
    return Opened(
        mark=chest.mark,
        routine=chest.routine,
        signer=None if code is None else Signer(chest.routine.therapist, code, Standing.NEW),
        scripts=scripts,
        recordings=recordings,
        problems=(*problems, *silent),
        bytes=chest.file_size,
        was_sealed=chest.was_sealed,
    )


def hashes_of(manifest: Manifest) -> tuple[tuple[str, str], ...]:
    """The path and the SHA-256 of each file that the manifest names."""
    scripts = ((f"{SCRIPTS}/{each.file}", each.sha256) for each in manifest.scripts)
    return (*scripts, *((f"{AUDIO}/{each.file}", each.sha256) for each in manifest.recordings))


def _chest(file: FileBody, keys: KeyPair | None) -> Chest:
    body, was_sealed = _unsealed(file, keys)
    entries = read_directory(body)
    if MANIFEST not in entries:
        raise refusals.no_such_file()
    content = whole_of(body, entries[MANIFEST])
    manifest = read_manifest(content)
    signature = whole_of(body, entries[SIGNATURE]) if SIGNATURE in entries else b""
    _refuse_signature(manifest, content, signature)
    _refuse_recipient(manifest, keys, was_sealed=was_sealed)
    routine = read_routine(manifest.routine)
    _refuse_files(manifest, entries)
    return Chest(body, entries, manifest, routine, content, signature, was_sealed, file.size)


def _unsealed(file: FileBody, keys: KeyPair | None) -> tuple[Body, bool]:
    if file.size > MOST_FILE:
        raise refusals.too_large("it is larger than 1 GB")
    head = file.read_at(0, min(file.size, len(AGE)))
    if head.startswith(MARK[: len(head)]) and head:
        if keys is None:
            refuse_kind(file.read_at(0, min(file.size, HEAD)), ROUTINE)
            raise refusals.wants_keys()
        return SealedBody(file, ROUTINE, keys), True
    if head.startswith(AGE):
        raise refusals.with_age("ROUTINE.calmroutine")
    if not head.startswith(LOCAL_MARK):
        raise refusals.no_such_file()
    return file, False


def _refuse_signature(manifest: Manifest, content: bytes, signature: bytes) -> None:
    sender = manifest.sender
    if sender is None:
        if signature:
            raise refusals.changed("it is signed, and does not say by whom")
        return
    if len(signature) != SIGNATURE_BYTES:
        raise refusals.changed("its signature is missing")
    if not is_signed(bytes.fromhex(sender.verifying), signature, SIGNED_AS, content):
        raise refusals.changed("its signature is not that of whoever it says it is from")


def _refuse_recipient(manifest: Manifest, keys: KeyPair | None, *, was_sealed: bool) -> None:
    """What was sealed to one person is not theirs to seal to another in the therapist's name."""
    recipient = manifest.recipient
    if recipient is None and not was_sealed:
        return
    own = public_halves(keys) if keys is not None else (b"", b"")
    if recipient is None or (bytes.fromhex(recipient.verifying), bytes.fromhex(recipient.sealing)) != own:
        raise refusals.for_somebody_else()


def _refuse_files(manifest: Manifest, entries: dict[str, Entry]) -> None:
    names = [path for path, _ in hashes_of(manifest)]
    if len(set(names)) != len(names):
        raise refusals.ill_made("its contents name a file twice")
    if set(names) != set(entries) - {MANIFEST, SIGNATURE}:
        raise refusals.ill_made("it holds other files than it says")
    if not all(is_script_name(each.file) for each in manifest.scripts):
        raise refusals.ill_made("a part of it has a name that there cannot be")
    sizes = {f"{SCRIPTS}/{each.file}": each.bytes for each in manifest.scripts}
    sizes |= {f"{AUDIO}/{each.file}": each.bytes for each in manifest.recordings}
    if any(entries[path].size != size for path, size in sizes.items()):
        raise refusals.changed("a part of it has another size than was signed")
    sound = manifest.recordings
    if not all(is_sound_name(each.file) and not entries[f"{AUDIO}/{each.file}"].is_packed for each in sound):
        raise refusals.ill_made("its sound is packed")
    if found := next(filter(None, (fault_of(each.line, MOST_LINE) for each in sound)), ""):
        raise refusals.ill_made(found)


def _scripts(chest: Chest, judges: Judges) -> tuple[tuple[Script, ...], tuple[str, ...]]:
    found: dict[str, Script] = {}
    problems: list[str] = []
    for each in chest.manifest.scripts:
        content = whole_of(chest.body, chest.entries[f"{SCRIPTS}/{each.file}"])
        look = judges.look_at(each.file, content)
        if look.script is None:
            problems.append(f"The practice in {each.file} cannot be read: {look.problem}")
        elif look.script.id in found:
            problems.append(f"The practice in {each.file} is in the file twice, so this one is left out.")
        else:
            found[look.script.id] = look.script
    return tuple(found.values()), tuple(problems)


def _recordings(chest: Chest, judges: Judges) -> tuple[tuple[Recording, ...], tuple[str, ...]]:
    found: list[Recording] = []
    problems: list[str] = []
    for each in chest.manifest.recordings:
        entry = chest.entries[f"{AUDIO}/{each.file}"]
        look = judges.sound(io.BufferedReader(Window(chest.body, entry.place, entry.size)))
        if look.problem:
            problems.append(f"The recording {each.file} cannot be played: {look.problem}")
        else:
            found.append(Recording(each.file, each.practice, each.line, look.seconds, entry.size))
    return tuple(found), tuple(problems)
