"""The keeper of a draft, where somebody goes on writing while the file is being made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fakes.house import House
from PySide6.QtCore import QObject

from calmroom.ui.desk.compose.keeper import DraftKeeper

if TYPE_CHECKING:
    from ui.conftest import Furnish


def test_what_is_changed_while_the_file_is_written_stays_and_is_kept(furnish: Furnish) -> None:
    furnished = furnish(House())
    desk, parent = furnished.rooms.desk, QObject()
    keeper = DraftKeeper(desk, furnished.context.tasks, parent)
    before = desk.new_draft()
    keeper.begin(before)
    keeper.change(replace(before, routine=replace(before.routine, title="Softly")))
    written = desk.save_draft(replace(before, routine=replace(before.routine, edition=1)))
    keeper.saved_as_file(written)
    assert keeper.draft is not None
    assert (keeper.draft.routine.title, keeper.draft.routine.edition) == ("Softly", 1)
    assert keeper.flush()
    (kept,) = desk.drafts()
    assert (kept.routine.title, kept.routine.edition) == ("Softly", 1)
