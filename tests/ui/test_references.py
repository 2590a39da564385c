"""PySide6 6.12 on Python 3.11 loses a reference to True with each signal and one to None with each void call.

Some 500 signals later the program aborts (reproduced in November 2026), which is why that version is kept out.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TIMES = 400
SOME = 100
"""Other references come and go meanwhile; a loss would be of all ``TIMES``."""
pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="singletons are immortal from Python 3.12 on")


class Speaker(QObject):
    said = Signal(bool)


def test_a_void_call_keeps_its_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(TIMES):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - SOME


def test_a_signal_keeps_its_reference_to_true() -> None:
    speaker = Speaker()
    before = sys.getrefcount(True)  # noqa: FBT003 - the very object is counted
    for _ in range(TIMES):
        speaker.said.emit(True)  # noqa: FBT003 - as above
    assert sys.getrefcount(True) > before - SOME  # noqa: FBT003 - as above
