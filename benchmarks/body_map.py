"""The brush on the body map, from a movement of the pointer to the paint on the screen; beside it a bare widget.

The real window on a real screen, over the vault of twenty years, saving as it does. The pointer is the screen's own and
moves 125 times a second, as a mouse does; each movement is timed from its arrival to the end of the painting that shows
it. It begins ten seconds after the start, when the backup of the day is made. The bare widget draws the same movement
as lines into an image, as Qt's own scribble example does.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from _twenty_years import twenty_years
from window import prepare, screen

MOVEMENTS = 600
STROKES = 3
GOAL = 20.0
FRAMES = 60.0
HANDS = """
import math, subprocess, sys, threading, time
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget
from calmroom import app
from calmroom.ui import application

class Bare(QWidget):
    '''Lines into an image; the part that changed is shown.'''

    def __init__(self, size):
        super().__init__()
        self.resize(size)
        self.image, self.last = QImage(size, QImage.Format.Format_RGB32), None
        self.image.fill(Qt.GlobalColor.white)

    def mousePressEvent(self, event):
        self.last = event.position().toPoint()

    def mouseMoveEvent(self, event):
        at, was = event.position().toPoint(), self.last
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.GlobalColor.darkRed, 14, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(was, at)
        self.last = at
        self.update(QRect(was, at).normalized().adjusted(-9, -9, 9, 9))

    def paintEvent(self, event):
        QPainter(self).drawImage(event.rect(), self.image, event.rect())

class Eye(QObject):
    '''Notes when the painting that follows a movement is over.'''

    def __init__(self, widget):
        super().__init__()
        self.widget, self.waiting, self.took, self.shown, self.stretch = widget, [], [], 0, 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.waiting, self.began = [], time.perf_counter()
        elif kind == QEvent.Type.MouseMove and event.buttons():
            self.waiting.append(time.perf_counter())
        elif kind == QEvent.Type.MouseButtonRelease:
            self.stretch += time.perf_counter() - self.began
        elif kind == QEvent.Type.Paint and self.waiting:
            moved, self.waiting = self.waiting, []
            QTimer.singleShot(0, lambda: self.painted(moved))
        return False

    def painted(self, moved):
        now = time.perf_counter()
        self.shown += 1
        self.took += [(now - each) * 1000 for each in moved]

def draw(corner, size, count, turn):
    '''One stroke by the screen's own pointer, within the trunk.'''
    dots = QApplication.primaryScreen().devicePixelRatio()
    place = lambda across, down: (
        str(round((corner.x() + size.width() * across) * dots)), str(round((corner.y() + size.height() * down) * dots))
    )
    steps = ["mousemove", *place(0.5, 0.36), "mousedown", "1"]
    for number in range(count):
        a = number / 18 + turn
        steps += ["mousemove", *place(0.5 + 0.13 * math.sin(a), 0.36 + 0.13 * math.sin(a * 0.37)), "sleep", "0.008"]
    subprocess.run(["xdotool", *steps, "mouseup", "1"], check=True)

kept = []

def work(eyes, count, strokes):
    for turn in range(strokes):
        for eye in eyes:
            corner = eye.widget.mapToGlobal(QPoint(0, 0))
            draw(corner, eye.widget.size(), count // strokes, turn)
            time.sleep(0.3)
    for eye in eyes:
        print(eye.shown / eye.stretch, *(f"{each:.3f}" for each in eye.took), flush=True)
    QTimer.singleShot(0, QApplication.instance(), lambda: QApplication.exit(0))

def begin():
    window = next(each for each in QApplication.topLevelWidgets() if each.findChild(QObject, "nav.body"))
    side = window.findChild(QWidget, "body.front")
    if side is None or not side.isVisible():
        window.findChild(QObject, "nav.body").click()
        QTimer.singleShot(1500, begin)
        return
    window.findChild(QObject, "body.word.tight").click()
    window.findChild(QObject, "body.strength.medium").click()
    window.findChild(QObject, "body.tool.brush").click()
    bare = Bare(side.size())
    bare.setWindowFlags(Qt.WindowType.FramelessWindowHint)
    bare.move(960, 100)
    bare.show()
    kept.extend([bare, Eye(side), Eye(bare)])
    QTimer.singleShot(120000, lambda: QApplication.exit(1))
    threading.Thread(target=work, args=(kept[1:], int(sys.argv[1]), int(sys.argv[2])), daemon=True).start()

start = application.start
application.start = lambda given: start(given, lambda: QTimer.singleShot(10000, begin))
sys.exit(app.open_window())
"""


def main() -> int:
    """Print frames a second and milliseconds of both, at 100 % and at a ratio of 2; 1 where a goal is missed."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        print(f"body map: skipped, there is no {' and no '.join(missing)}")
        return 0
    years = twenty_years()[0]
    with screen("2600x1700") as environment, tempfile.TemporaryDirectory() as home:
        environment["CALMROOM_HOME"] = home
        shutil.copytree(years, Path(home) / "data")
        prepare(environment)
        return max(measure(environment, ratio) for ratio in ("1", "2"))


def measure(environment: dict[str, str], ratio: str) -> int:
    """Paint for some seconds, on a screen with so many dots to a px."""
    told = subprocess.run(
        [sys.executable, "-c", HANDS, str(MOVEMENTS), str(STROKES)],
        env=environment | {"QT_SCALE_FACTOR": ratio},
        check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    rows = [[float(each) for each in line.split()] for line in told.strip().splitlines()]
    print(f"a movement of the brush, to its paint on the screen, {ratio} dots to a px; ms")
    for name, (frames, *taken) in zip(("calmroom", "a bare widget"), rows, strict=True):
        middle = statistics.median(taken)
        print(
            f"  {name:<14} {frames:5.1f} frames a second   median {middle:5.1f}   99 % within {late(taken):5.1f}   "
            f"most {max(taken):.1f}   of {len(taken)}"
        )
    frames, *taken = rows[0]
    print(f"  goal: {FRAMES:.0f} frames a second, 99 % within {GOAL:.0f} ms")
    return int(late(taken) > GOAL or frames < FRAMES)


def late(taken: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(taken, n=100)[98]


if __name__ == "__main__":
    sys.exit(main())
