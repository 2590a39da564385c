from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from calmroom.ui.endings import ENDINGS, SignalWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Qt cannot wait on a pipe there")


class Quitting:
    """Notes that it was asked to quit."""

    def __init__(self) -> None:
        self.count = 0

    def quit(self) -> None:
        self.count += 1


@pytest.fixture
def quitting(qapp: QApplication) -> Iterator[Quitting]:
    asked = Quitting()
    watch = SignalWatch(qapp, asked.quit)
    yield asked
    watch.close()


@pytest.mark.parametrize("number", ENDINGS)
def test_a_signal_ends_a_window_at_rest(quitting: Quitting, qtbot: QtBot, number: signal.Signals) -> None:
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: quitting.count == 1)


def test_the_signals_are_given_back(qapp: QApplication) -> None:
    before = [signal.getsignal(number) for number in ENDINGS]
    SignalWatch(qapp, qapp.quit).close()
    assert [signal.getsignal(number) for number in ENDINGS] == before
