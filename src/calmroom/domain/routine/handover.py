"""A file from one hand to the other: who signed it, what it holds, and what is written when it was opened.

Long work is given ``go_on``: it is told of each step, and where it answers ``False`` the work ends and leaves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from calmroom.domain.routine.routine import Routine
    from calmroom.domain.script import Script
    from calmroom.domain.sharing.sharing import SharedPage

ROUTINE_SUFFIX: Final = ".calmroutine"
SHARE_SUFFIX: Final = ".calmshare"
OWN_VOICE: Final = "own"
"""The voice id of the therapist's own recordings within a routine."""


def own_voice(plan_id: str) -> str:
    """The voice id of the recordings that one plan brought, where a practice is heard: ``own:`` and the plan's id."""
    return f"{OWN_VOICE}:{plan_id}"


def is_own_voice(voice: str) -> bool:
    """Whether that is a therapist's own voice."""
    return voice == OWN_VOICE or voice.startswith(f"{OWN_VOICE}:")


def plan_of_voice(voice: str) -> str:
    """The plan whose recordings a voice is; empty for a voice that names none."""
    return voice.removeprefix(OWN_VOICE).removeprefix(":") if is_own_voice(voice) else ""


class OtherKind(CalmroomError):  # noqa: N818 - what the file is, not whose error it is
    """A file of calmroom that is for something else than what it was opened for, whatever its name says.

    Args:
        message: As ever.
        hint: As ever.
        suffix: How the names of such files end.
    """

    def __init__(self, message: str, hint: str, suffix: str) -> None:
        super().__init__(message, hint)
        self.suffix = suffix


@dataclass(frozen=True, slots=True)
class KeyPair:
    """What one person signs and opens with. The secret halves never leave the vault but in an export of keys.

    Attributes:
        signing: 32 bytes, the seed of an Ed25519 key.
        opening: 32 bytes, an X25519 secret key.
    """

    signing: bytes = field(repr=False)
    opening: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PublicCode:
    """What others know a person by.

    Attributes:
        verifying: 32 bytes, the Ed25519 public key.
        sealing: 32 bytes, the X25519 public key.
        text: Both in one line that can be copied, printed and typed, with a checksum.
        words: A short code in words that two people can read to each other.
    """

    verifying: bytes
    sealing: bytes
    text: str
    words: tuple[str, ...]


class Standing(StrEnum):
    """How a signer is known."""

    NEW = "new"
    KNOWN = "known"
    COMPARED = "compared"
    """Known, and the words were compared in the room."""
    OTHER_KEY = "other key"
    """A known name, with another key."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a file, and how they are known here."""

    name: str = field(repr=False)
    code: PublicCode
    standing: Standing = Standing.NEW
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """Sound that a routine brings.

    Attributes:
        file: Its name within the container, ``[a-z0-9._-]{1,64}``.
        practice: Whose it is.
        line: The words of the line it speaks; empty for a recording of the whole practice.
        seconds: Its length; 0 while it is as the therapist made it, and is to be trimmed and levelled when a file is
            built.
        bytes: Its size.
    """

    file: str
    practice: str
    line: str = field(default="", repr=False)
    seconds: float = 0.0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """What a routine brings along of its own.

    Attributes:
        scripts: File name within the container and text, as it was written.
        recordings: Sound, with the file it is read from while a container is built.
    """

    scripts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    recordings: tuple[tuple[Recording, Path], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into a routine file."""

    routine: Routine
    material: Material = field(default_factory=Material)


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose hand it comes from: the keys that sign, and who alone can open it (anybody, without the two others).

    Attributes:
        keys: They sign.
        seal_to: Whose keys alone open it.
        age: In the stead of that, an ``age1...`` recipient: the standard program ``age`` opens it.
    """

    keys: KeyPair
    seal_to: PublicCode | None = None
    age: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A routine file that was read, checked and not installed. Nothing of it was written anywhere.

    Attributes:
        mark: SHA-256 of the signed manifest, so that what is installed is what was seen.
        signer: Who signed; ``None`` where nobody did.
        scripts: The routine's own practices that can be read.
        problems: In plain words, what of it cannot be used and why.
        bytes: The size of the file.
        was_sealed: Whether it was sealed to this person.
        in_the_way: Why it may not take the place of what is unpacked of the same routine; one of the problems.
    """

    mark: str
    routine: Routine
    signer: Signer | None
    scripts: tuple[Script, ...] = field(default=(), repr=False)
    recordings: tuple[Recording, ...] = ()
    problems: tuple[str, ...] = ()
    bytes: int = 0
    was_sealed: bool = False
    in_the_way: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """How far long work is: a share of 0 to 1, and what is being done."""

    share: float
    doing: str


@dataclass(frozen=True, slots=True)
class ScriptLook:
    """What a script that a routine brings is found to be; ``problem`` says in plain words why it cannot be used."""

    script: Script | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SoundLook:
    """What sound that a routine brings is found to be: its seconds, or in plain words why it cannot be used."""

    seconds: float = 0.0
    problem: str = ""


class RoutineFiles(Protocol):
    """Writes routine files and reads them."""

    def build(self, parcel: Parcel, sender: Sender, into: Path, go_on: Callable[[Step], bool]) -> bool:
        """Write a signed file, whole or not at all; streamed. ``False`` where it was cancelled.

        Raises:
            CalmroomError: If it cannot be written, or what goes in cannot be read.
        """
        ...

    def open(self, path: Path, keys: KeyPair | None, go_on: Callable[[Step], bool]) -> Opened:
        """Read and check a file; nothing of it is installed. A sealed one is opened with ``keys``.

        Raises:
            CalmroomError: If it is not such a file, was changed on its way, is sealed to somebody else, is newer than
                this program, or is hostile; the sentence says which, what is safe, and what to do.
        """
        ...

    def install(self, path: Path, opened: Opened, keys: KeyPair | None, go_on: Callable[[Step], bool]) -> bool:
        """Unpack what was seen into the folder for routines, in the stead of an earlier edition of it.

        Whole or not at all; ``False`` where it was cancelled.

        Raises:
            CalmroomError: If the file is not the one that was opened, or cannot be written.
        """
        ...

    def remove(self, routine_id: str) -> None:
        """Take the unpacked files of a routine away; what is not there is gone already."""
        ...

    def installed(self) -> Iterable[str]:
        """The ids of the routines whose files are there, the one taken in last first."""
        ...

    def mark_of(self, routine_id: str) -> str:
        """The mark of the file whose parts are there; empty where there are none, or not all."""
        ...

    def scripts(self, routine_id: str) -> tuple[Script, ...]:
        """Its own practices."""
        ...

    def recordings(self, routine_id: str) -> tuple[tuple[Recording, str], ...]:
        """The sound that it brought, with the path of each below the folder for routines, as a player finds clips."""
        ...

    def sign(self, path: Path, sender: Sender, into: Path, go_on: Callable[[Step], bool]) -> bool:
        """Write a routine file once more, with what it holds unchanged and this person as its sender.

        Raises:
            CalmroomError: If it cannot be read or written, or is sealed.
        """
        ...


class ShareFiles(Protocol):
    """Writes what a client gives back to a file that only one therapist can open, and reads it."""

    def seal_share(self, text: bytes, sender: Sender, into: Path) -> None:
        """Write a document of JSON, signed inside by the sender, sealed, and no size that tells how much there is.

        With ``sender.age`` the file holds the document alone, as the standard program ``age`` gives it back.

        Raises:
            CalmroomError: If there is nobody to seal it to, it is no document or too large, or it cannot be written.
        """
        ...

    def open_share(self, path: Path, keys: KeyPair) -> tuple[bytes, PublicCode]:
        """The document, and the code of whoever signed it.

        Raises:
            CalmroomError: If it is no such file, was changed, or is sealed to somebody else; the sentence says which.
        """
        ...


class SharedPages(Protocol):
    """Spells what a client gives back, and reads the spelling."""

    def write(self, page: SharedPage) -> bytes:
        """The page, as the seal takes it."""
        ...

    def read(self, content: bytes) -> SharedPage:
        """The page.

        Raises:
            CalmroomError: If it is no such page, or a newer one; the sentence tells nothing of what is in it.
        """
        ...


class KeyFiles(Protocol):
    """Takes keys along in a file that a passphrase opens."""

    def export_keys(self, keys: KeyPair, passphrase: str, into: Path) -> None:
        """Write them; nothing is written over.

        Raises:
            CalmroomError: If it cannot be written, or there is a file already.
        """
        ...

    def import_keys(self, path: Path, passphrase: str) -> KeyPair:
        """Read them.

        Raises:
            CalmroomError: If it is no such file, or another passphrase opens it.
        """
        ...


class CodePictures(Protocol):
    """A code as a picture that a camera reads."""

    def modules(self, text: str) -> tuple[tuple[bool, ...], ...]:
        """Rows of squares, dark where true; a margin of four light ones around them is left to whoever paints."""
        ...


class PublicCodes(Protocol):
    """Makes keys, and tells what others know them by."""

    def make(self) -> KeyPair:
        """New keys."""
        ...

    def code_of(self, keys: KeyPair) -> PublicCode:
        """What others know them by."""
        ...

    def read(self, text: str) -> PublicCode:
        """The code that somebody copied or typed.

        Raises:
            CalmroomError: If it was mistyped, or is no such code.
        """
        ...
