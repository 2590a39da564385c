"""Practising: begin, follow, pause, hold, ease off, end; and what is remembered of it."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import (
    ClipSkipped,
    DeviceLost,
    EngineRestarted,
    NoticeRaised,
    PlayerEnded,
    PlayerEvent,
    PracticeBegun,
    PracticeEnded,
    PracticeRemembered,
    SoundMissing,
)
from calmroom.domain.ports import Arranger, Levels, Library, Player, Playhead, PlayState
from calmroom.domain.practice import NOT_ASKED, Outcome, PracticeRecord
from calmroom.domain.safety import GROUND_ID
from calmroom.domain.script import PhaseName, Profile, Script
from calmroom.domain.timeline import NO_BED, Choices, PhaseCue, Programme, Timeline
from calmroom.domain.units import Frames, to_frames

if TYPE_CHECKING:
    from calmroom.domain.check_in import CheckIn, Discomfort
    from calmroom.services.access import Access
    from calmroom.services.world import World

DONE_SHARE = 0.8
"""A practice counts as finished at this part of it, or in its return phase (content/4-library.md 4.4)."""

_log = logging.getLogger(__name__)

NOTICES: dict[type, NoticeRaised] = {
    DeviceLost: NoticeRaised(
        "The sound device is gone. Paused here; nothing is lost.", "Go on continues on another one.", of_practice=True
    ),
    SoundMissing: NoticeRaised(
        "There is no sound device, so this is a quiet practice.",
        "The words and the pacer carry it. Settings has more.",
        of_practice=True,
    ),
    EngineRestarted: NoticeRaised("The sound stumbled and goes on where it was.", of_practice=True),
}


@dataclass(frozen=True, slots=True)
class Playing:
    """The practice under way; its record holds what was last kept of it."""

    record: PracticeRecord
    script: Script
    choices: Choices
    programme: Programme


@dataclass(frozen=True, slots=True)
class Beginning:
    """What it takes to begin: the practice, the choices, the check-in before, and what is continued."""

    script_id: str
    choices: Choices
    before: CheckIn = NOT_ASKED
    continued: PracticeRecord | None = None


class PracticeService:
    """The one practice that may sound at a time."""

    def __init__(self, library: Library, arrange: Arranger, player: Player, access: Access, world: World) -> None:
        self._library = library
        self._arrange = arrange
        self._player = player
        self._access = access
        self._world = world
        self._lock = threading.RLock()
        self._playing: Playing | None = None
        player.listen(self._hear)

    @property
    def playing(self) -> Playing | None:
        """The practice under way, if any."""
        return self._playing

    def scripts(self) -> tuple[Script, ...]:
        """Every practice there is."""
        return self._library.scripts()

    def script(self, script_id: str) -> Script:
        """The practice with that id.

        Raises:
            CalmroomError: If there is none; the hint names the ids there are.
        """
        scripts = self._library.scripts()
        found = next((script for script in scripts if script.id == script_id), None)
        if found is None:
            known = ", ".join(script.id for script in scripts)
            raise CalmroomError(f"There is no practice called {script_id}.", f"These are here: {known}.")
        return found

    def arrange(self, script_id: str, choices: Choices) -> Programme:
        """The programme of a practice, to look at or to play."""
        return self._arrange(self.script(script_id), choices)

    def begin(self, beginning: Beginning) -> Playing:
        """Begin a practice. What was playing is faded and remembered as stopped."""
        script = self.script(beginning.script_id)
        programme = self._arrange(script, beginning.choices)
        with self._lock:
            self._set_aside()
            self._player.load(programme)
            continued = beginning.continued
            if continued is not None:
                self._player.seek(continued.reached)
            self._player.play()
            record = self._record(script, beginning)
            self._playing = playing = Playing(record, script, beginning.choices, programme)
            self._remember(record)
        if continued is not None:
            self._remember(replace(continued, let_go=True))
        self._world.bus.publish(PracticeBegun(record))
        return playing

    def ground(self, voice: str) -> Playing:
        """Begin *Ground me* at once, without bell or bed; what was playing fades and can be continued."""
        least = self.script(GROUND_ID).minutes.least
        return self.begin(Beginning(GROUND_ID, Choices(least, voice, NO_BED, bells=False)))

    def pause_or_go_on(self) -> None:
        """Pause what sounds; go on with what is paused or held."""
        state = self._player.playhead().state
        if state is PlayState.HELD:
            self._player.release()
        elif state in {PlayState.PAUSED, PlayState.READY}:
            self._player.play()
        else:
            self._player.pause()

    def hold_or_release(self) -> None:
        """Let this silence go on, or go on from it."""
        head = self._player.playhead()
        if head.state is PlayState.HELD or head.hold_asked:
            self._player.release()
        else:
            self._player.hold()

    def ease_off(self) -> None:
        """End gently, with this practice's own exit."""
        with self._lock:
            self._playing = self._up_to_now(self._player.playhead())
        self._player.ease_off()

    def stop(self) -> None:
        """Fade out in two seconds and end."""
        self._player.stop()

    def seek(self, frame: Frames) -> None:
        """Go to a frame of the practice."""
        self._player.seek(frame)

    def seek_by(self, seconds: float) -> None:
        """Go forward, or back where negative."""
        head = self._player.playhead()
        if self._playing is not None and head.state is not PlayState.EASING:
            last = self._playing.programme.practice.frames - 1
            self._player.seek(Frames(max(0, min(last, head.frame + to_frames(seconds)))))

    def seek_part(self, index: int) -> None:
        """Go to the start of a part, counted from 0."""
        if self._playing is not None and self._player.playhead().state is not PlayState.EASING:
            parts = _parts(self._playing.programme.practice)
            self._player.seek(parts[max(0, min(len(parts) - 1, index))].start)

    def keep(self) -> None:
        """Write down how far the practice has come, so that a crash does not lose the evening."""
        with self._lock:
            self._playing = playing = self._up_to_now(self._player.playhead())
            if playing is not None:
                # Inside the lock: what is kept on the way is never written after the end of the same practice.
                self._remember(playing.record)

    def set_levels(self, levels: Levels) -> None:
        """Ramp to these gains."""
        self._player.set_levels(levels)

    def set_device(self, name: str) -> None:
        """Sound at the named device; empty for the system's own."""
        self._player.set_device(name)

    def devices(self) -> tuple[str, ...]:
        """The devices that can be chosen, as last seen."""
        return self._player.devices()

    def playhead(self) -> Playhead:
        """Where the heard sound is."""
        return self._player.playhead()

    def finish(
        self, record: PracticeRecord, after: CheckIn, words: tuple[str, ...], discomfort: Discomfort | None
    ) -> None:
        """Remember how the person is afterwards."""
        self._remember(replace(record, after=after, words=words, discomfort=discomfort))

    def unfinished(self) -> PracticeRecord | None:
        """The practice last left unfinished, if it was not let go. Waits for the disk."""
        found = self._access.vault.practices.unfinished()
        playing = self._playing
        return None if found is None or (playing is not None and found.id == playing.record.id) else found

    def let_go(self, record: PracticeRecord) -> None:
        """Do not offer a practice left unfinished again."""
        self._remember(replace(record, let_go=True))

    def take_back(self, record: PracticeRecord) -> None:
        """Undo letting go."""
        self._remember(replace(record, let_go=False))

    def close(self) -> None:
        """Remember what was under way and end the engine."""
        with self._lock:
            self._set_aside()
        self._player.close()

    def _record(self, script: Script, beginning: Beginning) -> PracticeRecord:
        choices = beginning.choices
        return PracticeRecord(
            id=self._world.new_id(),
            script_id=script.id,
            title=script.title,
            started=self._world.clock.now(),
            minutes=choices.minutes,
            voice=choices.voice,
            bed=choices.bed,
            before=beginning.before,
            # Two minutes back to the room are not taken up again: they would hide the practice they interrupted.
            let_go=script.profile is Profile.GROUND,
        )

    def _set_aside(self) -> None:
        if self._playing is not None:
            self._remember(self._ended_record(self._playing, Outcome.STOPPED, self._player.playhead()))
            self._playing = None

    def _up_to_now(self, head: Playhead) -> Playing | None:
        playing = self._playing
        if playing is None:
            return None
        easing = head.state is PlayState.EASING
        reached = playing.record.reached if easing else head.frame
        return replace(playing, record=replace(playing.record, heard=head.heard, reached=reached, held=head.holds))

    def _ended_record(self, playing: Playing, outcome: Outcome, head: Playhead) -> PracticeRecord:
        practice = playing.programme.practice
        if outcome is Outcome.FINISHED:
            reached = practice.frames
        elif outcome is Outcome.ENDED_GENTLY or head.state is PlayState.EASING:
            reached = playing.record.reached
        else:
            reached = head.frame
        if outcome is Outcome.STOPPED and _is_done(practice, reached):
            outcome = Outcome.FINISHED
        return replace(playing.record, outcome=outcome, heard=head.heard, reached=reached, held=head.holds)

    def _remember(self, record: PracticeRecord) -> None:
        def write() -> None:
            self._access.vault.practices.save(record)
            self._world.bus.publish(PracticeRemembered(record))

        self._world.background.later(write)

    def _hear(self, event: PlayerEvent) -> None:
        if isinstance(event, PlayerEnded):
            self._end(event.outcome)
        elif isinstance(event, ClipSkipped):
            _log.info("A clip could not be read, so its caption was shown: %s.", event.clip)
        else:
            self._world.bus.publish(event)
            self._world.bus.publish(NOTICES[type(event)])

    def _end(self, outcome: Outcome) -> None:
        with self._lock:
            head = self._player.playhead()
            # The end of a practice can be told while the next one begins; it is remembered by then.
            if self._playing is None or head.state is not PlayState.ENDED:
                return
            record = self._ended_record(self._playing, outcome, head)
            self._playing = None
            self._remember(record)
        self._world.bus.publish(PracticeEnded(record))


def _parts(timeline: Timeline) -> tuple[PhaseCue, ...]:
    return tuple(cue for cue in timeline.cues if isinstance(cue, PhaseCue))


def _is_done(timeline: Timeline, frame: Frames) -> bool:
    in_return = any(part.name is PhaseName.RETURN and frame >= part.start for part in _parts(timeline))
    return in_return or frame >= DONE_SHARE * timeline.frames
