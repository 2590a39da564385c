"""Files that are dropped onto the window: scripts are taken, everything else is left where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

ENDING = ".calm.md"


class Dropping(QObject):
    """Watches a window.

    Args:
        window: Whatever is dropped onto it comes here.
        may_drop: Whether this is a moment for it.

    Signals:
        dropped: Paths of scripts.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, may_drop: Callable[[], bool]) -> None:
        super().__init__(window)
        self._may_drop = may_drop
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scripts are welcome; nothing else is."""
        if isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent) and event.type() in _DRAGS:
            scripts = scripts_in(event.mimeData()) if self._may_drop() else ()
            if not scripts:
                event.ignore()
                return True
            # Copied, and not moved: the file stays where it was.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(scripts)
            return True
        return super().eventFilter(watched, event)


_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


def scripts_in(dragged: QMimeData) -> tuple[Path, ...]:
    """The scripts among files that are dragged; none where anything else is."""
    paths = tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
    return paths if paths and all(path.name.endswith(ENDING) for path in paths) else ()
