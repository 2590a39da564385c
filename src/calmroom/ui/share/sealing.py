"""Sealing a page to one therapist: for whom, to which file, and writing it on the worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from calmroom.domain.routine.handover import SHARE_SUFFIX
from calmroom.ui.asking import PathQuestion
from calmroom.ui.widgets.naming import identify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from calmroom.domain.routine.desk import KnownSigner
    from calmroom.domain.sharing.sharing import SharedPage
    from calmroom.services.sharing import SharingService
    from calmroom.ui.tasks import Tasks

FILES: Final = f"Sealed pages (*{SHARE_SUFFIX})"


class Sealing(QObject):
    """Asks and writes.

    Args:
        button: What was pressed.
        sharing: Seals it and remembers it.
        tasks: The worker.
        now: The page as it is shown at this moment, and what is on it in words for the record.

    Signals:
        sealed: The Path, and the ``KnownSigner`` who can open it.
        failed: A ``CalmroomError``.
    """

    sealed = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        button: QWidget,
        sharing: SharingService,
        tasks: Tasks,
        now: Callable[[], tuple[SharedPage, tuple[str, ...]] | None],
    ) -> None:
        super().__init__(button)
        self._button, self._sharing, self._tasks, self._now = button, sharing, tasks, now
        self._to: KnownSigner | None = None
        self._question = PathQuestion(button, "Seal the page as", FILES)
        self._question.chosen.connect(self.seal_as)

    def ask(self, known: tuple[KnownSigner, ...]) -> None:
        """Ask for whom, where there are several, and then for the file."""
        if len(known) == 1:
            self._ask_file(known[0])
        elif known:
            self.offer(known)

    def offer(self, known: tuple[KnownSigner, ...]) -> QMenu:
        """Show everybody it can be sealed to under the button."""
        menu = QMenu(self._button)
        identify(menu, "share.seal.whom", "Seal it for whom")
        menu.setFont(self._button.font())
        for one in known:
            words = one.name.replace("&", "&&") or "Somebody without a name"
            menu.addAction(words).triggered.connect(partial(self._ask_chosen, one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        return menu

    def seal_as(self, path: Path) -> None:
        """Seal the page that is shown."""
        now, to = self._now(), self._to
        if now is not None and to is not None:
            page, kinds = now
            self._tasks.run(
                lambda: self._sharing.seal(page, to, kinds, path),
                lambda _done: self.sealed.emit(path, to),
                self.failed.emit,
            )

    def forget(self) -> None:
        """Nobody is to get anything."""
        self._to = None

    def _ask_chosen(self, to: KnownSigner, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as triggered is
        self._ask_file(to)

    def _ask_file(self, to: KnownSigner) -> None:
        self._to = to
        self._question.ask_for_new(f"calmroom page{SHARE_SUFFIX}")
