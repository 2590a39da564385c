"""The room check: half a minute of voice and bed, to set the levels by ear before a practice needs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import PlayerEnded, PlayerEvent, PracticeBegun
from calmroom.domain.levels import levels_of, tone_of
from calmroom.domain.player import Rest
from calmroom.domain.timeline import BedCue, CaptionCue, Cue, NarrationCue, Programme, Timeline, choices_of, order_of
from calmroom.domain.units import Frames, to_frames

if TYPE_CHECKING:
    from calmroom.domain.player import Player, Playhead
    from calmroom.domain.settings import Settings
    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.services.world import World

SCRIPT_ID: Final = "s01"
"""The practice whose first lines are heard: plain ones about the room."""
LENGTH: Final = to_frames(30.0)
LEAD_IN: Final = to_frames(2.5)
GAP: Final = to_frames(1.0)
LEAD_OUT: Final = to_frames(2.0)
FADE_IN: Final = to_frames(2.0)
FADE_OUT: Final = to_frames(2.0)
FIRST_LINES: Final = 5
"""They greet, and may stand in any order; what comes later goes on from the line before it."""
BUSY = CalmroomError("A practice is under way.", "The room can be checked when it is over.")


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: the two levels, 0 to 100, and the balance, -100 left to 100 right."""

    voice: int
    bed: int
    balance: int


def trial_of(settings: Settings) -> Trial:
    """What is set."""
    return Trial(settings.voice_level, settings.bed_level, settings.balance)


def room_programme(practice: Timeline) -> Programme:
    """Half a minute made of a practice: its bed alone, then the voice over it nearly to the end, then the bed alone."""
    spoken = {cue.start: cue for cue in practice.cues if isinstance(cue, NarrationCue)}
    cues: list[Cue] = []
    at = LEAD_IN
    for caption in _lines_that_fill(practice, LENGTH - LEAD_IN - LEAD_OUT):
        end = Frames(at + caption.end - caption.start)
        cues.append(CaptionCue(at, end, caption.text, quiet=False))
        if caption.start in spoken:
            cues.append(replace(spoken[caption.start], start=at, end=end))
        at = Frames(end + GAP)
    bed = next((cue.bed for cue in practice.cues if isinstance(cue, BedCue)), "")
    if bed:
        cues.append(BedCue(Frames(0), LENGTH, bed, FADE_IN, FADE_OUT))
    return Programme(Timeline(practice.rate, LENGTH, tuple(sorted(cues, key=order_of))))


def _lines_that_fill(practice: Timeline, room: int) -> tuple[CaptionCue, ...]:
    """The first line, and those of the next, in their order, that fill so many frames best."""
    lines = [cue for cue in practice.cues if isinstance(cue, CaptionCue)][:FIRST_LINES]
    greeting, others = tuple(lines[:1]), lines[1:]
    sets = (greeting + more for count in range(FIRST_LINES) for more in combinations(others, count))
    return max((each for each in sets if _frames_of(each) <= room), key=_frames_of, default=())


def _frames_of(lines: tuple[CaptionCue, ...]) -> int:
    return sum(line.end - line.start for line in lines) + GAP * max(0, len(lines) - 1)


class RoomCheckService:
    """Plays it through the player that practices use; nothing of it is remembered but what was found right."""

    def __init__(
        self, player: Player, practice: PracticeService, settings: SettingsService, sound: SoundService, world: World
    ) -> None:
        self._player = player
        self._practice = practice
        self._settings = settings
        self._sound = sound
        self._load: int | None = None
        self._programme: Programme | None = None
        player.listen(self._hear)
        world.bus.subscribe(PracticeBegun, lambda _event: self._lose())

    @property
    def programme(self) -> Programme | None:
        """What sounds now, if it is the room check."""
        return self._programme

    def begin(self) -> Programme:
        """Play it from its start, in the voice and over the bed that are set.

        Raises:
            CalmroomError: If a practice is under way, or the lines are not there.
        """
        if self._practice.playing is not None:
            raise BUSY
        settings, script = self._settings.current, self._practice.script(SCRIPT_ID)
        choices = replace(choices_of(settings, script.minutes.least), left_out=())
        programme = room_programme(self._practice.arrange(SCRIPT_ID, choices).practice)
        self._practice.set_rest(Rest())
        self._programme = programme
        self._load = self._player.load(programme)
        self._player.play()
        return programme

    def stop(self) -> None:
        """Let it fade, if it sounds."""
        if self._programme is not None:
            self._player.stop()

    def playhead(self) -> Playhead | None:
        """Where it is heard, while it sounds."""
        return self._player.playhead() if self._programme is not None else None

    def hear(self, trial: Trial) -> None:
        """Let it be heard like this, without keeping it."""
        tried = replace(self._settings.current, voice_level=trial.voice, bed_level=trial.bed, balance=trial.balance)
        self._practice.set_levels(levels_of(tried))
        self._practice.set_tone(tone_of(tried))

    def keep(self, trial: Trial) -> None:
        """This is right: from now on it is like this."""
        settings = self._settings.change(room_offered=True)
        self._sound.set_levels(trial.voice, trial.bed)
        self._sound.set_tone(balance=trial.balance, mono=settings.mono, treble_cut=settings.treble_cut)

    def put_back(self) -> None:
        """As it was before."""
        self._settings.change(room_offered=True)
        self.hear(trial_of(self._settings.current))

    def _hear(self, event: PlayerEvent) -> None:
        if isinstance(event, PlayerEnded) and event.load == self._load:
            self._lose()

    def _lose(self) -> None:
        self._programme, self._load = None, None
