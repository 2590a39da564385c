"""What a person does to the practice with the player's keys and buttons. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.levels import GREATEST_LEVEL, levels_of
from calmroom.domain.ports import PlayState
from calmroom.domain.units import Frames
from calmroom.ui.player.acts import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.services.practice import PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.ui.player.state import PlayerState, Scene

STEP_SECONDS = 10.0
LEVEL_STEP = 5


class Hands:
    """Turns acts into calls of the practice; what an act may not do now, it leaves."""

    def __init__(self, practice: PracticeService, settings: SettingsService) -> None:
        self._practice = practice
        self._settings = settings
        self._scene: Scene | None = None
        self._acts: dict[Act, Callable[[], None]] = {
            Act.PAUSE_OR_GO_ON: practice.pause_or_go_on,
            Act.PAUSE: self._pause,
            Act.HOLD: self._hold,
            Act.EASE_OFF: self._ease_off,
            Act.STOP: practice.stop,
            Act.LEAVE_PART: self._leave_place,
            Act.BACK: lambda: practice.seek_by(-STEP_SECONDS),
            Act.ON: lambda: practice.seek_by(STEP_SECONDS),
            Act.PART_BEFORE: lambda: self._step_part(-1),
            Act.PART_AFTER: lambda: self._step_part(1),
            Act.VOICE_UP: lambda: self._turn_voice(LEVEL_STEP),
            Act.VOICE_DOWN: lambda: self._turn_voice(-LEVEL_STEP),
            Act.BED_UP: lambda: self._turn_bed(LEVEL_STEP),
            Act.BED_DOWN: lambda: self._turn_bed(-LEVEL_STEP),
        }

    def take(self, scene: Scene) -> None:
        """Begin with another practice."""
        self._scene = scene

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
        return self._scene.at(self._practice.playhead(), pacing=self._settings.current.pacer, reached=reached)

    def go_to_part(self, index: int) -> None:
        """Go to the start of a part."""
        self._practice.seek_part(index)

    def set_levels(self, **levels: int) -> None:
        """Set ``voice_level`` or ``bed_level``, 0 to 100."""
        settings = self._settings.change(**levels)
        self._practice.set_levels(levels_of(settings))

    def _pause(self) -> None:
        state = self._practice.playhead().state
        if state is PlayState.PLAYING or state is PlayState.EASING:
            self._practice.pause_or_go_on()

    def _hold(self) -> None:
        now = self.state()
        if now is not None and now.transport.can_hold:
            self._practice.hold_or_release()

    def _ease_off(self) -> None:
        now = self.state()
        if now is not None and now.transport.can_ease:
            self._practice.ease_off()

    def _leave_place(self) -> None:
        frame = self._scene.after_place(self._practice.playhead()) if self._scene is not None else None
        if frame is not None:
            self._practice.seek(frame)

    def _step_part(self, step: int) -> None:
        now = self.state()
        if now is not None:
            self._practice.seek_part(now.part + step)

    def _turn_voice(self, step: int) -> None:
        self.set_levels(voice_level=_bounded(self._settings.current.voice_level + step))

    def _turn_bed(self, step: int) -> None:
        self.set_levels(bed_level=_bounded(self._settings.current.bed_level + step))


def _bounded(level: int) -> int:
    return max(0, min(GREATEST_LEVEL, level))
