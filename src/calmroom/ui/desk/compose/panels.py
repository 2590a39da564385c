"""What stands beside the line and for what: opens it, fills it anew with each change, and leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from calmroom.domain.body.body import SENSITIVE, name_of
from calmroom.domain.routine.composing import of_small_version
from calmroom.domain.routine.limits import why_not
from calmroom.domain.routine.words import title_of
from calmroom.ui.desk.compose.chooser_state import chooser_rows
from calmroom.ui.desk.compose.item_state import ItemState, item_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from calmroom.domain.ports import Voice
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.routine.routine import Part
    from calmroom.services.practice import PracticeService
    from calmroom.ui.desk.compose.keeper import DraftKeeper
    from calmroom.ui.desk.compose.looking import Looking
    from calmroom.ui.desk.compose.page import ComposerPage

LEAVABLE: Final = ("head", "hands", *sorted(SENSITIVE))
TIRED: Final = "On a tired day your client can choose the small version: these alone, at their shortest."
NOWHERE: Final = "Nothing of this routine asks for these places, whatever the practice."


class Panels(QObject):
    """Belongs to the page.

    Args:
        page: The composer's.
        keeper: Holds the draft.
        looking: Knows what can be planned.
        practice: The library's practices, which are found by plain words.
        narrators: Who can read.
    """

    def __init__(
        self,
        page: ComposerPage,
        keeper: DraftKeeper,
        looking: Looking,
        practice: PracticeService,
        narrators: Sequence[Voice],
    ) -> None:
        super().__init__(page)
        self._page, self._keeper, self._looking = page, keeper, looking
        self._practice, self._narrators = practice, narrators
        self.into = self._from = ""
        for panel in page.panels():
            panel.left.connect(self._come_back)

    def show(self, draft: Draft) -> None:
        """Fill what stands there with how things are now; what is about something that is gone closes."""
        page, panel = self._page, self._page.panel()
        ways: dict[QWidget, Callable[[Draft], None]] = {
            page.item: self._show_item,
            page.days: self._show_days,
            page.chooser: self._show_chooser,
            page.aftercare: lambda now: page.aftercare.show_card(now.routine.aftercare),
            page.details: page.details.show_draft,
            page.small: self._show_small,
            page.left_out: self._show_left_out,
        }
        show = ways.get(panel)
        if show is not None:
            show(draft)
        page.timeline.choose(page.item.item_id if page.panel() is page.item else "")

    def open(self, panel: Any) -> None:  # noqa: ANN401 - one of the page's panels
        """Put one beside the line, and the keyboard into it."""
        draft = self._keeper.draft
        if draft is not None:
            self._from = self._page.held()
            self._page.show_panel(panel)
            self.show(draft)
            panel.enter()

    def open_item(self, item_id: str) -> None:
        """The options of an item."""
        draft = self._keeper.draft
        if draft is not None:
            self._page.item.show_item(self._item(draft, item_id))
            self.open(self._page.item)

    def open_part(self, part_id: str, *, is_new: bool = False) -> None:
        """The days of a part; from new ones the way back leads to them, and not to what made them."""
        draft = self._keeper.draft
        if draft is not None:
            self._page.days.show_part(_part(draft, part_id))
            self.open(self._page.days)
            if is_new:
                self._from = self._page.timeline.name_of(part_id)

    def open_chooser(self, part_id: str) -> None:
        """What can be put into a part."""
        draft = self._keeper.draft
        part = None if draft is None else _part(draft, part_id)
        if part is not None:
            self.into = part_id
            self._page.chooser.begin(title_of(part.when))
            self.open(self._page.chooser)

    def search(self) -> None:
        """Something else is looked for."""
        draft = self._keeper.draft
        if draft is not None:
            self._show_chooser(draft)

    def _item(self, draft: Draft, item_id: str) -> ItemState | None:
        recorded = frozenset(one.recording.practice for one in draft.recordings)
        return item_state(draft.routine, item_id, self._looking.known, self._narrators, recorded)

    def _show_item(self, draft: Draft) -> None:
        state = self._item(draft, self._page.item.item_id)
        self._page.item.show_item(state)
        if state is None:
            self._page.show_line()

    def _show_days(self, draft: Draft) -> None:
        part = _part(draft, self._page.days.part_id)
        self._page.days.show_part(part)
        if part is None:
            self._page.show_line()

    def _show_chooser(self, draft: Draft) -> None:
        chooser, known = self._page.chooser, self._looking.known
        if _part(draft, self.into) is None:
            self._page.show_line()
            return
        reasons = {one.id: why_not(draft.routine, self.into, one) for one in known.practices}
        scripts = self._practice.scripts()
        chooser.show_rows(chooser_rows(known, scripts, chooser.search.text(), chooser.level.value(), reasons))

    def _show_small(self, draft: Draft) -> None:
        small, known = of_small_version(draft.routine), self._looking.known
        rows = tuple((item.id, known.title(item.practice), item.id in small) for item in draft.routine.items)
        self._page.small.show_rows("The small version", TIRED, rows)

    def _show_left_out(self, draft: Draft) -> None:
        chosen = draft.routine.rules.left_out
        keys = dict.fromkeys((*LEAVABLE, *chosen))
        self._page.left_out.show_rows("Leave out", NOWHERE, tuple((key, name_of(key), key in chosen) for key in keys))

    def _come_back(self) -> None:
        self._page.timeline.choose("")
        self._page.take_focus(self._from)


def _part(draft: Draft, part_id: str) -> Part | None:
    return next((one for one in draft.routine.parts if one.id == part_id), None)
