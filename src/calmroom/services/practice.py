"""Practising: begin, follow, pause, hold, ease off, end; and what is remembered of it."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.beds import NO_BED
from calmroom.domain.care.safety import GROUND_ID
from calmroom.domain.events import (
    ClipSkipped,
    PlayerEnded,
    PlayerEvent,
    PracticeBegun,
    PracticeEnded,
    PracticeRemembered,
    PracticeResting,
    RestBegun,
)
from calmroom.domain.moment import Follower
from calmroom.domain.player import DeviceWish, Levels, Player, Playhead, PlayState, Rest, Tone
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.timeline import Choices, Programme
from calmroom.domain.units import Frames, to_frames
from calmroom.services.player_notices import NOTICES, REVISED
from calmroom.services.playing import (
    Beginning,
    Playing,
    ended,
    from_part,
    is_revised,
    parts_of,
    place_again,
    record_of,
    up_to_now,
)
from calmroom.services.repertoire import Repertoire

if TYPE_CHECKING:
    from calmroom.domain.care.check_in import CheckIn, Discomfort
    from calmroom.domain.ports import Arranger, Library
    from calmroom.domain.script import Script
    from calmroom.services.access import Access
    from calmroom.services.world import World

__all__ = ["NOTICES", "Beginning", "Playing", "PracticeService"]

_log = logging.getLogger(__name__)


class PracticeService:
    """The one practice that may sound at a time."""

    def __init__(self, library: Library, arrange: Arranger, player: Player, access: Access, world: World) -> None:
        self._repertoire = Repertoire(library, arrange, access)
        self._player = player
        self._access = access
        self._world = world
        self._lock = threading.RLock()
        self._playing: Playing | None = None
        self._interrupted: PracticeRecord | None = None
        player.listen(self._hear)

    @property
    def playing(self) -> Playing | None:
        """The practice under way, if any."""
        return self._playing

    @property
    def interrupted(self) -> PracticeRecord | None:
        """What *Ground me* broke off, at the beginning of the part it was in; of another practice there is none."""
        return self._interrupted

    def scripts(self) -> tuple[Script, ...]:
        """Every practice there is."""
        return self._repertoire.scripts()

    def script(self, script_id: str) -> Script:
        """The practice with that id.

        Raises:
            CalmroomError: If there is none; the hint names the ids there are.
        """
        return self._repertoire.script(script_id)

    def arrange(self, script_id: str, choices: Choices) -> Programme:
        """The programme of a practice, to look at or to play: as it would begin now."""
        return self._repertoire.programme(self.script(script_id), choices)

    def recall(self) -> None:
        """Learn how often each practice was done, so that the next opening is another. Waits for the disk."""
        self._repertoire.recall()

    def begin(self, beginning: Beginning) -> Playing:
        """Begin a practice. What was playing is faded and remembered as stopped.

        Raises:
            CalmroomError: If there is no such practice, or not of that length.
        """
        return self._begin(beginning, again_from_part=False)

    def ground(self, voice: str) -> Playing:
        """Begin *Ground me* at once, without bell or bed.

        What was playing fades, and can be continued from the beginning of the part it was in.
        """
        least = self.script(GROUND_ID).minutes.least
        choices = Choices(least, voice, NO_BED, bells=False)
        return self._begin(Beginning(GROUND_ID, choices), again_from_part=True)

    def begin_now(self) -> None:
        """Wait no longer."""
        if self._player.playhead().until:
            self._player.play()

    def pause_or_go_on(self) -> None:
        """Pause what sounds; go on with what is paused or held."""
        state = self._player.playhead().state
        if state is PlayState.HELD:
            self._player.release()
        elif state in {PlayState.PAUSED, PlayState.READY}:
            self._player.play()
        else:
            self._player.pause()

    def pause(self) -> None:
        """Pause what sounds, held or not, where something else is to be heard or to hear."""
        self._player.pause()

    def hold_or_release(self) -> None:
        """Let this silence go on, or go on from it."""
        head = self._player.playhead()
        if head.state is PlayState.HELD or head.hold_asked:
            self._player.release()
        else:
            self._player.hold()

    def ease_off(self) -> None:
        """End gently, with this practice's own exit; where nothing has begun, or all is said, without."""
        head = self._player.playhead()
        with self._lock:
            if self._playing is not None and not self._playing.eased:
                has_exit = not (head.until or head.rest)
                self._playing = replace(up_to_now(self._playing, head), eased=has_exit)
        self._player.ease_off()

    def stop(self) -> None:
        """Fade out in two seconds and end."""
        self._player.stop()

    def seek(self, frame: Frames) -> None:
        """Go to a frame of the practice; not in its exit."""
        if self._playing is not None and not self._playing.eased:
            self._player.seek(frame)

    def seek_by(self, seconds: float) -> None:
        """Go forward, or back where negative."""
        if self._playing is not None:
            last = self._playing.programme.practice.frames - 1
            self.seek(Frames(max(0, min(last, self._player.playhead().frame + to_frames(seconds)))))

    def seek_part(self, index: int) -> None:
        """Go to the start of a part, counted from 0."""
        if self._playing is not None:
            parts = parts_of(self._playing.programme.practice)
            self.seek(parts[max(0, min(len(parts) - 1, index))].start)

    def skip_part(self) -> bool:
        """Leave the present place out, or else this part. Says whether there was anything to go on to.

        There is not in the last part, in the exit, and where no part is: before the first word, and after the last.
        """
        playing, head = self._playing, self._player.playhead()
        if playing is None or playing.eased or head.until or head.rest:
            return False
        onward = Follower(playing.programme.practice).onward(head.frame)
        if onward is not None:
            self.seek(onward)
        return onward is not None

    def keep(self) -> None:
        """Write down how far the practice has come, so that a crash does not lose the evening."""
        with self._lock:
            if self._playing is not None:
                self._playing = playing = up_to_now(self._playing, self._player.playhead())
                # Inside the lock: what is kept on the way is never written after the end of the same practice.
                self._remember(playing.record)

    def set_levels(self, levels: Levels) -> None:
        """Ramp to these gains."""
        self._player.set_levels(levels)

    def set_tone(self, tone: Tone) -> None:
        """Ramp to this tone."""
        self._player.set_tone(tone)

    def set_rest(self, rest: Rest) -> None:
        """What goes on after the last word; may be changed while it plays, and while it rests."""
        self._player.set_rest(rest)

    def set_sleep(self, after: Frames | None) -> None:
        """Let it fade slowly and end gently after so many more heard frames; ``None`` for not."""
        self._player.set_sleep(after)

    def set_device(self, wish: DeviceWish) -> None:
        """Sound where it is wished."""
        self._player.set_device(wish)

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
        self.recall()
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

    def _begin(self, beginning: Beginning, *, again_from_part: bool) -> Playing:
        script, continued = self.script(beginning.script_id), beginning.continued
        choices, programme = self._repertoire.begun(script, beginning)
        with self._lock:
            aside = self._set_aside(again_from_part=again_from_part)
            self._interrupted = aside if again_from_part else None
            load = self._player.load(programme)
            taken_up = Frames(0) if continued is None else place_again(continued, script, programme.practice)
            if continued is not None:
                self._player.seek(taken_up)
            self._player.play(beginning.delay)
            if continued is None:
                self._repertoire.count(script)
            record = record_of(script, choices, beginning.before, self._world.new_id(), self._world.clock.now())
            self._playing = playing = Playing(record, script, choices, programme, load, taken_up=taken_up)
            self._remember(record)
        if continued is not None:
            self._remember(replace(continued, let_go=True))
        self._world.bus.publish(PracticeBegun(record))
        if continued is not None and is_revised(continued, script):
            self._world.bus.publish(REVISED)
        return playing

    def _set_aside(self, *, again_from_part: bool = False) -> PracticeRecord | None:
        """End what is under way; gives it where it can be gone on with."""
        if self._playing is None:
            return None
        record = ended(self._playing, Outcome.STOPPED, self._player.playhead())
        if again_from_part and record.outcome is Outcome.STOPPED:
            record = from_part(record, self._playing.programme.practice)
        self._remember(record)
        self._playing = None
        return record if record.outcome is Outcome.STOPPED and not record.let_go else None

    def _remember(self, record: PracticeRecord) -> None:
        def write() -> None:
            self._access.keep(record)
            self._world.bus.publish(PracticeRemembered(record))

        self._world.background.later(write)

    def _hear(self, event: PlayerEvent) -> None:
        match event:
            case PlayerEnded(outcome, load):
                self._end(outcome, load)
            case RestBegun(load):
                self._rest(load)
            case ClipSkipped(clip):
                _log.info("A clip could not be read, so its caption was shown: %s.", clip)
                self._world.bus.publish(event)
            case _:
                self._world.bus.publish(event)
                self._world.bus.publish(NOTICES[type(event)])

    def _rest(self, load: int) -> None:
        with self._lock:
            if self._playing is None or self._playing.load != load:
                return
            record = ended(self._playing, Outcome.FINISHED, self._player.playhead())
            self._playing = replace(self._playing, record=record)
            self._remember(record)
        self._world.bus.publish(PracticeResting(record))

    def _end(self, outcome: Outcome, load: int) -> None:
        with self._lock:
            # The end of a practice can be told while the next one begins; it is remembered by then.
            if self._playing is None or self._playing.load != load:
                return
            record = ended(self._playing, outcome, self._player.playhead())
            self._playing = None
            self._remember(record)
        self._world.bus.publish(PracticeEnded(record))
