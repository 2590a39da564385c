"""What the player shows and says of the moment that is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.player import PlayState
from calmroom.ui.player.telling import Teller

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from calmroom.domain.player import Playhead
    from calmroom.domain.settings import Settings
    from calmroom.ui.player.lights import Lights
    from calmroom.ui.player.state import PlayerState, Scene


class Showing:
    """Paints both pages, the light one and the dark one, and tells a screen reader what is new.

    Args:
        speaker: The widget that announcements come from.
        lights: The pages.
    """

    def __init__(self, speaker: QWidget, lights: Lights) -> None:
        self._lights = lights
        self._teller = Teller(speaker)
        self._reads_along = False
        self._parts: tuple[tuple[str, float], ...] = ()
        self._lit: tuple[tuple[str, ...], str] = ((), "")

    def begin(self, scene: Scene) -> None:
        """Begin with another practice."""
        self._parts = scene.parts()
        self._teller.begin(self._parts)

    def dress(self, settings: Settings) -> None:
        """Show what is set: captions, pacer, and the keys of the dark page."""
        dark = self._lights.dark
        self._reads_along = settings.captions_only and settings.read_along
        for page in self._lights.pages:
            page.stage.set_captions(on=settings.captions or settings.captions_only)
            page.stage.set_large(on=settings.captions_only)
            page.stage.set_pacing(on=settings.pacer)
            page.stage.set_parts(self._parts)
        if dark is not None:
            dark.set_letters(on=settings.single_keys)
            if self._lit[0]:
                # A page that is made in the middle of a practice has seen nothing of it.
                dark.stage.pacer.figure.attend(*self._lit)

    def show(self, scene: Scene, state: PlayerState, head: Playhead, note: str) -> None:
        """Paint a moment; what has not changed is not painted again."""
        for page in self._lights.pages:
            # The page that is not seen follows too, so that nothing on it moves while it fades in.
            page.stage.show_state(state)
            page.stage.set_note(note)
            page.show_transport(state.transport)
        words = self._lights.light.words
        if words.isVisible():
            words.show_line(scene.line_at(head))
        self._lit = (state.places, state.region) if state.places else self._lit
        self._teller.hear(state.part, held=head.state is PlayState.HELD)
        self._teller.say(state.aside.spoken if state.aside else "", note)
        if (head.silent or self._reads_along) and state.aside is None:
            self._teller.read(state.caption)
