"""The section Writing: whether unknown words are underlined, and in which languages."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calmroom.ui.settings.rows import Section, alone
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.chips import Chip
from calmroom.ui.widgets.fields import CheckBox
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.settings import Settings
    from calmroom.services.spelling import Spelling, SpellingService
    from calmroom.ui.context import Context

LOOKED_UP: Final = (
    "In these languages. Words are looked up on this computer, and what you teach lies with your journal."
)


class WritingSection(Section):
    """Asks the worker which dictionaries there are."""

    def __init__(self, spelling: SpellingService, context: Context) -> None:
        look = context.look
        super().__init__(look, "Writing", "settings.writing")
        self._spelling, self._context = spelling, context
        self._there: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._chosen: tuple[str, ...] | None = None
        spelling.heed(QLocale.system().uiLanguages())
        self.on = CheckBox(look, "Underline words that no dictionary knows", "settings.spelling")
        self.on.clicked.connect(lambda on: spelling.turn(on=on))
        self.said = TextLabel(look, "", Role.SMALL, Tone.INK2, "settings.spelling.said")
        self._languages = QWidget()
        self._flow = FlowLayout(8)
        self._languages.setLayout(self._flow)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(20, 10, 16, 14)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self._languages)
        self.add(alone(self.on))
        self.add(rows)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.on.setChecked(settings.spelling)
        before, self._chosen = self._chosen, settings.dictionaries
        if before not in {None, self._chosen}:
            self.refresh()

    def refresh(self) -> None:
        """See which dictionaries there are."""
        self._context.tasks.run(self._spelling.state, self._show)

    def _show(self, state: Spelling) -> None:
        if state.there != self._there:
            self._make(state.there)
        self.said.set_words(state.missing or LOOKED_UP)
        self._languages.setVisible(bool(state.there))
        for chip, tag in zip(self._chips, state.there, strict=True):
            chip.setChecked(tag in state.used)

    def _make(self, there: tuple[str, ...]) -> None:
        for former in self._chips:
            self._flow.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._there = there
        self._chips = [self._chip(*each) for each in zip(there, language_names(there), strict=True)]
        # They came later than what stands below them.
        in_order: list[QWidget] = [self.on, *self._chips]
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def _chip(self, tag: str, name: str) -> Chip:
        chip = Chip(self.look, name, f"settings.dictionary.{tag}")
        chip.clicked.connect(lambda on: self._choose(tag, on=on))
        self._flow.addWidget(chip)
        return chip

    def _choose(self, tag: str, *, on: bool) -> None:
        work = partial(self._spelling.choose, tag, on=on)
        # The last one stays, and is shown so again.
        self._context.tasks.run(work, lambda _: self.refresh())


def language_names(tags: Sequence[str]) -> tuple[str, ...]:
    """Languages in their own words; with the country where two are called the same, such as ``Deutsch (Belgien)``."""
    plain = [QLocale(tag).nativeLanguageName() or tag for tag in tags]
    return tuple(
        f"{name[:1].upper()}{name[1:]} ({QLocale(tag).nativeTerritoryName()})"
        if plain.count(name) > 1
        else f"{name[:1].upper()}{name[1:]}"
        for tag, name in zip(tags, plain, strict=True)
    )
