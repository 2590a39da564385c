"""The player by light: top bar, stage, the words beside it, and the controls at the foot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from calmroom.domain.beds import NO_BED, OWN_BED
from calmroom.domain.routine.handover import is_own_voice
from calmroom.ui.player.cards import Cards
from calmroom.ui.player.foot import Foot
from calmroom.ui.player.stage import Stage
from calmroom.ui.player.top_bar import TopBar
from calmroom.ui.player.words import WordsDrawer
from calmroom.ui.theme.qss import dress
from calmroom.ui.widgets.surfaces import HairLine, ground

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from calmroom.domain.settings import Settings
    from calmroom.services.practice import Playing
    from calmroom.ui.player.state import Scene
    from calmroom.ui.player.transport import Transport
    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.theme import Theme


class LightPage(QWidget):
    """Paints what it is told; its buttons are connected by the pane."""

    def __init__(self, look: Look, settings: Settings, narrators: dict[str, str]) -> None:
        super().__init__()
        self.look = look
        self._narrators = narrators
        self._letters = settings.single_keys
        ground(self, "bg")
        self.top = TopBar(look)
        self.stage = Stage(look, "player")
        self.words = WordsDrawer(look)
        self._words_line = HairLine(look, upright=True)
        self.foot = Foot(look, settings)
        self._lay()
        self.cards = Cards(look, self, self.top, self.foot)
        self.show_words(on=False)
        look.changed.connect(self.fit)

    def begin(self, playing: Playing, scene: Scene, settings: Settings) -> None:
        """Begin with another practice."""
        voice = playing.choices.voice
        narrator = "your therapist" if is_own_voice(voice) else self._narrators.get(voice, voice)
        bed = playing.script.bed if playing.choices.bed == OWN_BED else playing.choices.bed
        self.top.title.set_words(playing.script.title)
        self.top.subtitle.set_words(f"voice {narrator}, {'no bed' if bed == NO_BED else f'bed {bed}'}")
        self.words.set_words(scene.words())
        self._letters = settings.single_keys
        self.foot.show_levels(settings)
        self.top.captions.setEnabled(not settings.captions_only)
        for button, checked in (
            (self.top.captions, settings.captions or settings.captions_only),
            (self.top.silent, settings.captions_only),
            (self.top.pacer, settings.pacer),
            (self.top.words, False),
            (self.top.sleep, False),
            (self.foot.sound, False),
        ):
            button.setChecked(checked)
        self.fit()

    def show_transport(self, transport: Transport) -> None:
        """Name the buttons after what they do now."""
        self.foot.show_transport(transport)

    def wear(self, theme: Theme) -> None:
        """Change the colours of this page alone."""
        dress(self, self.look, theme)

    def show_words(self, *, on: bool) -> None:
        """Open or close the words beside the stage."""
        self.words.setVisible(on)
        self._words_line.setVisible(on)

    def fit(self) -> None:
        """Take the form there is room for."""
        self.top.fit(self.width(), keys=self._letters)
        self.top.setFixedHeight(self.top.height_for(self.width()))
        self.foot.setFixedHeight(self.foot.fit(self.width(), letters=self._letters))
        self.cards.place()
        self._order_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what there is no room for."""
        super().resizeEvent(event)
        self.fit()

    def _lay(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self._words_line)
        middle.addWidget(self.words)
        whole = QVBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addLayout(middle, 1)
        whole.addWidget(self.foot)

    def _order_focus(self) -> None:
        foot, top = self.foot, self.top
        chain = (
            *(top.back, top.captions, top.silent, top.words, top.pacer, top.sleep, *self.cards.sleep.controls),
            *(top.lights, self.stage.parts),
            *(foot.hold, foot.pause, foot.ease_off, foot.sound, foot.voice.slider, foot.bed.slider),
        )
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
