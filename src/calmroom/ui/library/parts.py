"""What the Library is made of: each part is made when it is first asked for, which may be before anybody goes there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from calmroom.ui.library.choices import DetailChoices
from calmroom.ui.library.detail import DetailPanel
from calmroom.ui.library.export_page import ExportPage
from calmroom.ui.library.listing import Listing
from calmroom.ui.library.own.page import OwnPage
from calmroom.ui.library.state import bed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.ports import Voice
    from calmroom.ui.theme.look import Look


class LibraryParts:
    """The list, the practice beside it, and the page of one's own scripts."""

    def __init__(self, look: Look, narrators: Sequence[Voice], beds: Sequence[str]) -> None:
        self._look = look
        self._narrators = narrators
        self._beds = beds

    @cached_property
    def listing(self) -> Listing:
        """What is wished for, and the practices."""
        return Listing(self._look, self._narrators)

    @cached_property
    def detail(self) -> DetailPanel:
        """The practice that is chosen."""
        return DetailPanel(self._look, self.choices, self.export_page)

    @cached_property
    def choices(self) -> DetailChoices:
        """How long it is, and how it sounds."""
        return DetailChoices(self._look, self._narrators, bed_words(self._beds))

    @cached_property
    def export_page(self) -> ExportPage:
        """What it can be written as."""
        return ExportPage(self._look)

    @cached_property
    def own(self) -> OwnPage:
        """The scripts of one's own."""
        return OwnPage(self._look)
