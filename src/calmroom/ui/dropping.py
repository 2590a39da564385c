"""Files that are dropped onto the window: those that are welcome are taken, everything else is left where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from calmroom.domain.routine.handover import ROUTINE_SUFFIX, SHARE_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    Paths = tuple[Path, ...]
    Wanted = Callable[[Paths], object]

SCRIPT_SUFFIX: Final = ".calm.md"
_DRAGS: Final = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class Dropping(QObject):
    """Watches a window. Several may; who watched first comes last.

    Args:
        window: Whatever is dropped onto it comes here.
        may_drop: Whether this is a moment for it.
        wanted: What is welcome of the files; nothing, or something empty, where they are not.
        is_last: Whether what is not welcome is refused here, and not left to whoever else watches.

    Signals:
        dropped: What was welcome.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, may_drop: Callable[[], bool], wanted: Wanted, *, is_last: bool = False) -> None:
        super().__init__(window)
        self._may_drop = may_drop
        self._wanted = wanted
        self._is_last = is_last
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is welcome is copied, and not moved: the files stay where they were."""
        if not isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent) or event.type() not in _DRAGS:
            return super().eventFilter(watched, event)
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        found = self._wanted(paths) if self._may_drop() else None
        if found:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(found)
        elif self._is_last:
            event.ignore()
        return bool(found) or self._is_last


def scripts(paths: Paths) -> Paths:
    """Them, where all are scripts."""
    return paths if all(path.name.endswith(SCRIPT_SUFFIX) for path in paths) else ()


def routine(paths: Paths) -> Path | None:
    """The one routine file."""
    return _only(paths, ROUTINE_SUFFIX)


def shared_page(paths: Paths) -> Path | None:
    """The one page that was given back."""
    return _only(paths, SHARE_SUFFIX)


def _only(paths: Paths, suffix: str) -> Path | None:
    return paths[0] if len(paths) == 1 and paths[0].name.lower().endswith(suffix) else None
