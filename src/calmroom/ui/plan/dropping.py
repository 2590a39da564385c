"""A routine file that is dropped onto the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from calmroom.domain.routine.handover import ROUTINE_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


class RoutineDropping(QObject):
    """Watches a window for one file of a kind; everything else is left to whoever else watches.

    Args:
        window: Whatever is dropped onto it comes here.
        may_drop: Whether this is a moment for it.
        suffix: How the names of such files end.

    Signals:
        dropped: The Path of the file.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, may_drop: Callable[[], bool], suffix: str = ROUTINE_SUFFIX) -> None:
        super().__init__(window)
        self._suffix = suffix
        self._may_drop = may_drop
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One such file is welcome."""
        if isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent) and event.type() in _DRAGS:
            path = file_in(event.mimeData(), self._suffix) if self._may_drop() else None
            if path is not None:
                # Copied, and not moved: the file stays where it was.
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                if event.type() is QEvent.Type.Drop:
                    self.dropped.emit(path)
                return True
        return super().eventFilter(watched, event)


_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


def file_in(dragged: QMimeData, suffix: str) -> Path | None:
    """The one file of that kind that is dragged; ``None`` where it is anything else, or several."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].name.lower().endswith(suffix) else None
