"""The player: paints the heard moment and forwards keys and clicks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.player.acts import Act, act_of, stroke_of
from calmroom.ui.player.bedside import Bedside
from calmroom.ui.player.hands import Hands
from calmroom.ui.player.light_page import LightPage
from calmroom.ui.player.lights import Lights
from calmroom.ui.player.presses import Presses
from calmroom.ui.player.pulse import Pulse
from calmroom.ui.player.rest import Rest
from calmroom.ui.player.showing import Showing
from calmroom.ui.player.state import Scene
from calmroom.ui.widgets.naming import identify
from calmroom.ui.widgets.surfaces import ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

    from calmroom.domain.player import Playhead
    from calmroom.domain.ports import Voice
    from calmroom.services.practice import Playing, PracticeService
    from calmroom.services.settings import SettingsService
    from calmroom.services.sound import SoundService
    from calmroom.ui.context import Context


@dataclass(frozen=True, slots=True)
class PlayerServices:
    """What the player uses."""

    practice: PracticeService
    settings: SettingsService
    sound: SoundService


class PlayerPane(QWidget):
    """The practice under way.

    Signals:
        left: The back arrow: a person goes back to where they were; the practice stops.
        woken: A key was pressed after all sound had come to its end with the lights down.
        darkened: Whether the lights went down, or up again.
        look_changed: Carries the Look of the page that is seen, for what the window lays over it.
    """

    left = Signal()
    woken = Signal()
    darkened = Signal(bool)
    look_changed = Signal(object)

    def __init__(self, services: PlayerServices, narrators: tuple[Voice, ...], context: Context) -> None:
        super().__init__()
        identify(self, "player", "Player")
        ground(self, "bg")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        practice, settings = services.practice, services.settings
        self._practice, self._settings, self._window_look = practice, settings, context.look
        self._scene: Scene | None = None
        self._hands = Hands(practice, settings, services.sound)
        names = {voice.id: voice.name for voice in narrators}
        self.light = LightPage(context.look.own(), settings.current, names)
        self.lights = Lights(context.look, self.light)
        self._showing = Showing(self, self.lights)
        self._bedside = Bedside(self.light, self._hands, settings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.lights)
        self._rest = Rest(self, self.light.top)
        self._presses = Presses(self)
        self._pulse = Pulse(self, practice.playhead)
        self._pulse.whole.connect(self.refresh)
        self._pulse.glance.connect(self._glance)
        self._here: dict[Act, Callable[[], None]] = {
            Act.LIGHTS: lambda: self.set_dark(dark=not self.is_dark),
            Act.CAPTIONS: self.light.top.captions.toggle,
            Act.WORDS: self._toggle_words,
            Act.PACER: self.light.top.pacer.toggle,
            Act.SLEEP: self._toggle_sleep,
            Act.STOP: self._stop,
        }
        self._connect()

    def follow(self, playing: Playing) -> None:
        """Show a practice that has begun."""
        self.lights.restore()
        self._bedside.begin()
        self._scene = Scene(playing.programme)
        self._hands.take(self._scene)
        self._showing.begin(self._scene)
        self.light.begin(playing, self._scene, self._settings.current)
        self._showing.dress(self._settings.current)
        self.refresh()

    @property
    def is_dark(self) -> bool:
        """Whether the lights are down."""
        return self.lights.are_down

    @property
    def is_dim(self) -> bool:
        """Whether the lights were down at any time since the practice began."""
        return self.lights.is_dim

    def refresh(self) -> None:
        """Paint the moment that is heard now."""
        state = self._hands.state()
        if state is None or self._scene is None:
            return
        head = self._practice.playhead()
        self._showing.show(self._scene, state, head, self._hands.note())
        if self.isVisible():
            self._bedside.follow(head)
        self._pulse.follow(self._scene, head)

    def _glance(self, head: Playhead) -> None:
        """Paint what has moved, and nothing else."""
        if self._scene is not None:
            pacing = self._settings.current.pacer and not self._bedside.is_over
            self.lights.page.stage.show_motion(self._scene.motion(head, pacing=pacing))

    def wait_for_a_key(self) -> bool:
        """All sound has come to its end. With the lights down the page stays as it is until a key; says whether so."""
        waits = self.is_dark and self.isVisible()
        if waits:
            self._bedside.wait()
            self.refresh()
        return waits

    def do(self, act: Act) -> None:
        """Do what a key or a button asks for."""
        here = self._here.get(act)
        if here is not None:
            here()
        else:
            self._hands.do(act)
        self.light.foot.show_levels(self._settings.current)
        self.refresh()

    def set_dark(self, *, dark: bool) -> None:
        """Lights down, or up again."""
        if dark == self.is_dark:
            return
        if dark and self.lights.dark is None:
            self._presses.join_dark(self.lights.make_dark())
        self._showing.dress(self._settings.current)
        self.refresh()
        self.lights.turn(down=dark)
        self.setFocus()
        self._tell_look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The player's own keys; with the lights down any other key pauses."""
        act = act_of(stroke_of(event), letters=self._settings.current.single_keys, dark=self.is_dark)
        if act is None:
            super().keyPressEvent(event)
        elif self._bedside.is_over:
            self._bedside.wake()
        else:
            self.do(act)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """After the end, a click is as good as a key."""
        super().mousePressEvent(event)
        if self._bedside.is_over:
            self._bedside.wake()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """Whoever goes through the controls by keyboard sees them."""
        self._rest.stir()
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """Watch for the pointer wherever it moves over the player."""
        if event.type() == QEvent.Type.HoverMove:
            self._rest.stir()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the sound while on screen."""
        super().showEvent(event)
        self._pulse.start()
        self._rest.stir()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._pulse.stop()
        self._rest.end()
        self.lights.restore()
        self._tell_look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The dark page keeps the room of the light one."""
        super().resizeEvent(event)
        self.lights.fit()

    def _connect(self) -> None:
        top, foot = self.light.top, self.light.foot
        top.back.clicked.connect(self._go_back)
        top.captions.toggled.connect(lambda on: self._choose(captions=on))
        top.silent.toggled.connect(self._set_silent)
        top.pacer.toggled.connect(lambda on: self._choose(pacer=on))
        top.words.toggled.connect(lambda on: self._show_words(on=on))
        foot.voice.changed.connect(lambda level: self._hands.set_levels(voice=level))
        foot.bed.changed.connect(lambda level: self._hands.set_levels(bed=level))
        self._bedside.changed.connect(self.refresh)
        self._bedside.left.connect(self.setFocus)
        self._bedside.fell.connect(lambda: self.set_dark(dark=True))
        self._bedside.woken.connect(self.woken)
        self._presses.asked.connect(self.do)
        self._presses.arrow.connect(self.keyPressEvent)
        self._presses.part_chosen.connect(self._hands.go_to_part)
        self._presses.part_chosen.connect(self.refresh)
        self._presses.join_light(self.light)

    def _toggle_words(self) -> None:
        self.set_dark(dark=False)
        self.light.top.words.toggle()

    def _toggle_sleep(self) -> None:
        self.set_dark(dark=False)
        self._bedside.toggle()

    def _stop(self) -> None:
        if not self._bedside.close():
            self._practice.stop()

    def _show_words(self, *, on: bool) -> None:
        self.light.show_words(on=on)
        self.refresh()

    def _choose(self, **choices: bool) -> None:
        self._settings.change(**choices)
        self._showing.dress(self._settings.current)
        self.refresh()

    def _set_silent(self, on: bool) -> None:  # noqa: FBT001 - the signature of toggled
        """Captions only, or heard again."""
        if on != self._settings.current.captions_only:
            self._hands.set_silent(on=on)
        settings, top = self._settings.current, self.light.top
        blocked = top.captions.blockSignals(True)  # noqa: FBT003 - Qt's signature
        top.captions.setChecked(settings.captions or on)
        top.captions.blockSignals(blocked)
        top.captions.setEnabled(not on)
        self.light.foot.show_levels(settings)
        self._showing.dress(settings)
        self.refresh()

    def _tell_look(self) -> None:
        self.darkened.emit(self.is_dark)
        self.look_changed.emit(self.lights.page.look if self.isVisible() else self._window_look)

    def _go_back(self) -> None:
        self._practice.stop()
        self.left.emit()
