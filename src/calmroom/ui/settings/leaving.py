"""The section for somebody who goes: everything along, everything back, or everything gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.settings.bringing import BringRow
from calmroom.ui.settings.erasing import EraseRow
from calmroom.ui.settings.rows import Section
from calmroom.ui.settings.taking import TakeRow

if TYPE_CHECKING:
    from calmroom.services.backups import BackupService
    from calmroom.services.leaving import LeavingService
    from calmroom.ui.context import Context


class LeavingSection(Section):
    """Three rows, each by itself."""

    def __init__(self, leaving: LeavingService, backups: BackupService, context: Context) -> None:
        super().__init__(context.look, "Yours to take, yours to erase", "settings.leaving")
        self.take = TakeRow(leaving, context)
        self.bring = BringRow(leaving, context)
        self.erase = EraseRow(leaving, backups, context)
        for row in (self.take, self.bring, self.erase):
            self.add(row)

    def refresh(self) -> None:
        """Ask how things stand."""
        self.take.refresh()
        self.erase.refresh()
