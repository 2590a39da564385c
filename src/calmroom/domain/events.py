"""What has happened. Any part may listen; none needs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.journal.journal import Entry
    from calmroom.domain.journal.recording import Recording
    from calmroom.domain.practice import Outcome, PracticeRecord
    from calmroom.domain.settings import Settings


@dataclass(frozen=True, slots=True)
class PracticeBegun:
    """A practice sounds."""

    record: PracticeRecord


@dataclass(frozen=True, slots=True)
class PracticeResting:
    """A practice was heard to its end and is remembered as finished; its bed goes on."""

    record: PracticeRecord


@dataclass(frozen=True, slots=True)
class PracticeEnded:
    """All sound of a practice is over, in whichever way."""

    record: PracticeRecord


@dataclass(frozen=True, slots=True)
class PracticeRemembered:
    """What is known of a practice was written to the vault."""

    record: PracticeRecord


@dataclass(frozen=True, slots=True)
class EntrySaved:
    """A page of the journal is safe on disk."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    """A page of the journal is gone; it can be put back while the entry is held."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class DeskChanged:
    """A client, a draft or a page that came back is otherwise than before."""


@dataclass(frozen=True, slots=True)
class RemindersChanged:
    """A reminder is otherwise than before."""


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """Other practices are in the library now than before."""


@dataclass(frozen=True, slots=True)
class PracticeRemoved:
    """What was remembered of a practice is gone; it can be put back while the record is held."""

    record: PracticeRecord


@dataclass(frozen=True, slots=True)
class BodyMapSaved:
    """A body map is safe on disk."""

    body_map: BodyMap


@dataclass(frozen=True, slots=True)
class BodyMapRemoved:
    """A body map is gone; it can be put back while the map is held."""

    body_map: BodyMap


@dataclass(frozen=True, slots=True)
class AppointmentsChanged:
    """Appointments were added, moved, or taken out."""


@dataclass(frozen=True, slots=True)
class PlansChanged:
    """Plans came or went, or are other than before."""


@dataclass(frozen=True, slots=True)
class VoiceNotesChanged:
    """What was spoken for a page is another than before."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class RecordingChanged:
    """A voice note is being recorded, or is no more; ten times a second while it is."""

    recording: Recording


@dataclass(frozen=True, slots=True)
class ListeningEnded:
    """A voice note was heard to its end, or sounds no more for another reason."""

    note_id: str


@dataclass(frozen=True, slots=True)
class Locked:
    """The vault is closed and waits for what a person types; what was read from it is not shown any more."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The vault is open again."""


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The settings are as given now."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class NoticeRaised:
    """Something a person wants to know: one sentence, and what to do about it.

    Attributes:
        of_practice: Whether it is said of the practice under way and means nothing once that is over.
    """

    message: str
    hint: str = ""
    of_practice: bool = False


@dataclass(frozen=True, slots=True)
class PlayerEnded:
    """All sound of a programme is over: its rest, its exit, or a stop.

    Attributes:
        outcome: How it came to that.
        load: Which programme, by the number that its load gave.
    """

    outcome: Outcome
    load: int = 0


@dataclass(frozen=True, slots=True)
class RestBegun:
    """The practice was heard to its end, and its bed goes on for those who fall asleep."""

    load: int = 0


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """The sound device went away; the practice is paused at the last heard frame."""

    device: str


@dataclass(frozen=True, slots=True)
class DeviceFollowed:
    """The sound device went away, and it goes on at this one, as wished."""

    device: str


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """The chosen device is there again."""

    device: str


@dataclass(frozen=True, slots=True)
class MachineSlept:
    """The machine was suspended; the practice is paused at the last heard frame."""


@dataclass(frozen=True, slots=True)
class SoundMissing:
    """There is no sound; captions and pacer go on. Said once."""

    reason: str


@dataclass(frozen=True, slots=True)
class EngineRestarted:
    """The engine had ended by itself and plays again at the last audible frame."""


@dataclass(frozen=True, slots=True)
class ClipSkipped:
    """A clip could not be read; its caption was shown instead. For the author, not for the listener."""

    clip: str


PlayerEvent = (
    PlayerEnded
    | RestBegun
    | DeviceLost
    | DeviceFollowed
    | DeviceBack
    | MachineSlept
    | SoundMissing
    | EngineRestarted
    | ClipSkipped
)
"""What a player tells."""
