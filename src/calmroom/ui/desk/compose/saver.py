"""Saves the routine as a file: asks where, tells how far it is, and says where it lies and who can open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from calmroom.domain.routine.handover import ROUTINE_SUFFIX
from calmroom.ui.asking import PathQuestion
from calmroom.ui.desk.compose.saving import SaveState
from calmroom.ui.desk.compose.state import size_words
from calmroom.ui.working import Work

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.routine.desk import Client, Draft
    from calmroom.domain.routine.handover import Step
    from calmroom.services.desk import DeskService
    from calmroom.ui.context import Context
    from calmroom.ui.desk.compose.keeper import DraftKeeper
    from calmroom.ui.desk.compose.saving import SaveBlock

OPEN: Final = "Not sealed: whoever has the file can read it."
STALE: Final = "Changed since the file was written: it holds what was there before."
GIVEN_UP: Final = "Not saved. Nothing of it was written."


class Saver(QObject):
    """Belongs to the block with the button.

    Signals:
        told: A ``CalmroomError``.
    """

    told = Signal(object)

    def __init__(self, desk: DeskService, block: SaveBlock, keeper: DraftKeeper, context: Context) -> None:
        super().__init__(block)
        self._desk, self._block, self._keeper, self._context = desk, block, keeper, context
        self._client: Client | None = None
        self._size = ""
        self._faults = 0
        self._into: Path | None = None
        self._written: Draft | None = None
        self._work = Work(context.tasks)
        self._question = PathQuestion(block.button, "Save routine file", f"Routine files (*{ROUTINE_SUFFIX})")
        self._question.chosen.connect(self.save_as)
        self._work.moved.connect(self._step)
        block.asked.connect(self._ask)
        block.cancelled.connect(self._give_up)
        block.folder_asked.connect(self._show_folder)

    def set_client(self, client: Client | None) -> None:
        """For whom it is."""
        self._client = client
        self._written = None
        self._show()

    def show_size(self, draft: Draft, size: int) -> None:
        """How large it will be."""
        self._size = size_words(size, len(draft.recordings), len(draft.scripts))
        self._show()

    def show_problems(self, faults: int) -> None:
        """How many things have to be mended first."""
        self._faults = faults
        self._show()

    def save_as(self, path: Path) -> None:
        """Write it there."""
        draft = self._keeper.draft
        if draft is None or self._work.is_busy:
            return
        self._keeper.keep_now()
        self._into = path
        self._block.begin()
        self._work.begin(lambda go_on: self._desk.build(draft, path, go_on), self._saved, self._fail)

    def forget(self) -> None:
        """Hold nothing; what is under way ends and leaves nothing."""
        self._work.cancel()
        self._client = self._into = self._written = None
        self._size = ""

    def _show(self) -> None:
        faults = self._faults
        first = "One thing has" if faults == 1 else f"{faults} things have"
        opens = f"{first} to be mended first. It stands under the plan." if faults else ""
        self._block.show_state(SaveState(self._size, seal_words(self._client), opens, self._stale()))

    def _stale(self) -> str:
        now, then = self._keeper.draft, self._written
        if now is None or then is None or now.id != then.id:
            return ""
        is_same = (now.routine, now.scripts, now.recordings) == (then.routine, then.scripts, then.recordings)
        return "" if is_same else STALE

    def _ask(self) -> None:
        draft = self._keeper.draft
        if draft is not None:
            self._context.tasks.run(lambda: self._desk.file_name(draft), self._ask_where)

    def _ask_where(self, name: str) -> None:
        self._question.ask_for_new(name)

    def _step(self, step: Step) -> None:
        self._block.go_on(step.share, step.doing)

    def _saved(self, draft: Draft | None) -> None:
        if draft is None or self._into is None:
            self._block.rest(GIVEN_UP)
            return
        self._written = draft
        self._keeper.saved_as_file(draft)
        self._block.rest(f"Saved as {self._into.name} in {self._into.parent}.", is_saved=True)
        self._block.button.setFocus()

    def _fail(self, fault: CalmroomError) -> None:
        self._block.rest(f"{fault.message} {fault.hint}".strip())
        self._block.button.setFocus()

    def _give_up(self) -> None:
        self._work.cancel()
        self._block.rest(GIVEN_UP)
        self._block.button.setFocus()

    def _show_folder(self) -> None:
        if self._into is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._into.parent)))


def seal_words(client: Client | None) -> str:
    """Who can open the file."""
    if client is None:
        return OPEN
    if not client.code:
        return f"{OPEN} Ask {client.initials} for their code to seal it."
    return f"Sealed: only {client.greeting or client.initials} can open it."
