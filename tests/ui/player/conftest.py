from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from fakes.house import STARTED_BEFORE, House
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.timeline import CaptionCue, Choices
from calmroom.services.practice import Beginning
from calmroom.ui.player.pane import PlayerPane, PlayerServices

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from pytestqt.qtbot import QtBot
    from ui.conftest import Furnish, Furnished

    from calmroom.domain.player import PlayState

WidgetT = TypeVar("WidgetT", bound=QWidget)
Listen = Callable[..., "Listening"]


class Listening:
    """A practice under way, in the player, on the screen."""

    def __init__(self, furnished: Furnished, qtbot: QtBot) -> None:
        rooms = furnished.rooms
        self.qtbot = qtbot
        self.house = furnished.house
        self.player = furnished.house.player
        self.look = furnished.context.look
        self.practice, self.settings = rooms.practice, rooms.settings
        services = PlayerServices(rooms.practice, rooms.settings, rooms.sound)
        self.pane = PlayerPane(services, rooms.facts.narrators, furnished.context)
        self.left: list[bool] = []
        self.pane.left.connect(lambda: self.left.append(True))
        self.playing = rooms.practice.begin(Beginning("s07", Choices(17, "bf_emma"), CheckIn(4, 5)))
        self.captions = [c for c in self.playing.programme.practice.cues if isinstance(c, CaptionCue)]
        self.pane.follow(self.playing)

    def state(self) -> PlayState:
        """What the transport does now."""
        return self.player.head.state

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key wherever the focus is."""
        focus: QWidget | None = self.pane.focusWidget()
        target = self.pane if focus is None else focus
        if modifier is None:
            QTest.keyClick(target, key)
        else:
            QTest.keyClick(target, key, modifier)

    def widget(self, kind: type[WidgetT], name: str) -> WidgetT:
        found = self.pane.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def speak(self, number: int = 5) -> CaptionCue:
        """Go into the middle of a line."""
        cue = self.captions[number]
        self.player.go_to((cue.start + cue.end) // 2)
        self.pane.refresh()
        return cue

    def be_quiet(self) -> CaptionCue:
        """Go into an announced quiet."""
        cue = next(cue for cue in self.captions if cue.quiet)
        self.player.go_to(cue.end + 48_000)
        self.pane.refresh()
        return cue


@pytest.fixture
def listen(furnish: Furnish, qtbot: QtBot) -> Listen:
    """Begins a practice and shows the player; settings are given by name."""

    def make(width: int = 1180, height: int = 760, **settings: object) -> Listening:
        chosen = replace(STARTED_BEFORE, **settings)  # type: ignore[arg-type]
        listening = Listening(furnish(House(settings=chosen)), qtbot)
        pane = listening.pane
        qtbot.addWidget(pane)
        pane.resize(width, height)
        pane.show()
        pane.activateWindow()
        qtbot.waitUntil(pane.isActiveWindow)
        pane.setFocus()
        return listening

    return make
