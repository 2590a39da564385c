"""What a person does to the practice with the player's keys and buttons. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.levels import GREATEST_LEVEL
from calmroom.domain.player import PlayState
from calmroom.domain.timeline import BedCue
from calmroom.domain.units import Frames, to_frames
from calmroom.ui.player.acts import Act
from calmroom.ui.player.asides import LeftOut, is_resting, is_waiting
from calmroom.ui.player.state import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.ui.player.state import PlayerState, Scene

STEP_SECONDS = 10.0
LEVEL_STEP = 5


class Hands:
    """Turns acts into calls of the practice; what an act may not do now, it leaves."""

    def __init__(self, practice: PracticeService, settings: SettingsService, sound: SoundService) -> None:
        self._practice = practice
        self._settings = settings
        self._sound = sound
        self._scene: Scene | None = None
        self._left_out: LeftOut | None = None
        self._has_bed = False
        self.sleep_minutes = 0
        self.is_over = False
        self._acts: dict[Act, Callable[[], None]] = {
            Act.PAUSE_OR_GO_ON: self._pause_or_go_on,
            Act.PAUSE: self._pause,
            Act.HOLD: self._hold,
            Act.EASE_OFF: self._ease_off,
            Act.LEAVE_PART: self._leave_place,
            Act.BACK: self._step_back,
            Act.ON: lambda: practice.seek_by(STEP_SECONDS),
            Act.PART_BEFORE: self._step_part_back,
            Act.PART_AFTER: lambda: self._step_part(1),
            Act.VOICE_UP: lambda: self._turn_voice(LEVEL_STEP),
            Act.VOICE_DOWN: lambda: self._turn_voice(-LEVEL_STEP),
            Act.BED_UP: lambda: self._turn_bed(LEVEL_STEP),
            Act.BED_DOWN: lambda: self._turn_bed(-LEVEL_STEP),
        }

    def take(self, scene: Scene) -> None:
        """Begin with another practice."""
        self._scene, self._left_out = scene, None
        self._has_bed = any(isinstance(cue, BedCue) for cue in scene.practice.timeline.cues)
        self.sleep_minutes, self.is_over = 0, False

    @property
    def has_bed(self) -> bool:
        """Whether this practice has a bed that could go on."""
        return self._has_bed

    def do(self, act: Act) -> None:
        """Do what belongs to the practice; what belongs to the window is not done here."""
        doing = self._acts.get(act)
        if doing is not None:
            doing()

    def state(self) -> PlayerState | None:
        """What is shown now, if there is a practice."""
        if self._scene is None:
            return None
        playing = self._practice.playing
        reached = playing.record.reached if playing is not None else Frames(0)
        settings = self._settings.current
        wishes = Wishes(settings.pacer, settings.bed_stays if self._has_bed else 0, self.is_over)
        return self._scene.at(self._practice.playhead(), wishes, reached=reached)

    def note(self) -> str:
        """The quiet line about the part that was left out last, while the way back is short."""
        left = self._left_out
        return left.words if left is not None and left.is_fresh(self._practice.playhead()) else ""

    def go_to_part(self, index: int) -> None:
        """Go to the start of a part."""
        self._left_out = None
        self._practice.seek_part(index)

    def set_levels(self, *, voice: int | None = None, bed: int | None = None) -> None:
        """Set one level or both, 0 to 100."""
        settings = self._settings.current
        self._sound.set_levels(
            settings.voice_level if voice is None else voice, settings.bed_level if bed is None else bed
        )

    def set_silent(self, *, on: bool) -> None:
        """Let nothing sound while the words go on, or let it be heard again."""
        self._sound.set_captions_only(on=on)

    def set_sleep(self, minutes: int) -> None:
        """Let everything fade after so many minutes from now; 0 for not."""
        self.sleep_minutes = minutes
        settings = self._settings.current
        self.set_rest(settings.bed_stays, settings.bed_fades)
        self._practice.set_sleep(to_frames(minutes * 60.0) if minutes else None)

    def set_rest(self, stays: int, fades: int) -> None:
        """Set for how many minutes the bed goes on after the last word, and in how many it goes."""
        self._sound.set_rest(stays=stays, fades=fades, sleeping=self.sleep_minutes > 0)

    def _pause_or_go_on(self) -> None:
        if is_waiting(self._practice.playhead()):
            self._practice.begin_now()
        else:
            self._practice.pause_or_go_on()

    def _step_back(self) -> None:
        if not self._go_back():
            self._practice.seek_by(-STEP_SECONDS)

    def _step_part_back(self) -> None:
        if not self._go_back():
            self._step_part(-1)

    def _go_back(self) -> bool:
        """Go back to the part that was left out a moment ago. Says whether there was one."""
        left, self._left_out = self._left_out, None
        if left is None or not left.is_fresh(self._practice.playhead()):
            return False
        self._practice.seek(left.back)
        return True

    def _pause(self) -> None:
        state = self._practice.playhead().state
        if state in {PlayState.PLAYING, PlayState.EASING, PlayState.RESTING}:
            self._practice.pause_or_go_on()

    def _hold(self) -> None:
        now = self.state()
        if now is not None and now.transport.can_hold:
            self._practice.hold_or_release()

    def _ease_off(self) -> None:
        now = self.state()
        if now is not None and now.transport.can_ease:
            if is_resting(self._practice.playhead()):
                self._practice.stop()
            else:
                self._practice.ease_off()

    def _leave_place(self) -> None:
        head = self._practice.playhead()
        if self._practice.skip_part() and self._scene is not None:
            self._left_out = LeftOut(self._scene.place_name(head), head.frame, head.heard)

    def _step_part(self, step: int) -> None:
        now = self.state()
        if now is not None:
            self._practice.seek_part(now.part + step)

    def _turn_voice(self, step: int) -> None:
        self.set_levels(voice=_bounded(self._settings.current.voice_level + step))

    def _turn_bed(self, step: int) -> None:
        self.set_levels(bed=_bounded(self._settings.current.bed_level + step))


def _bounded(level: int) -> int:
    return max(0, min(GREATEST_LEVEL, level))
