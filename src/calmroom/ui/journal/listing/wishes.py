"""The wishes that pages are narrowed down by, each with a cross, and a menu to add one."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from calmroom.ui.journal.listing.wishes_state import OFFERED, Choice, Shelf, Wish
from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.icons import Icon
from calmroom.ui.widgets.chips import Chip, RemovableChip
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.naming import announce, identify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.ui.theme.look import Look

UNDER: Final = 4
"""Px between a button and its menu."""


class WishRow(QWidget):
    """One wish of each kind at most; another of the same kind takes its place.

    Signals:
        changed: Other wishes.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._chosen: dict[Wish, Choice] = {}
        self._chips: dict[Wish, RemovableChip] = {}
        identify(self, "journal.wishes", "Narrow the pages down")
        self.narrow = Chip(look, "Narrow down", "journal.narrow", Icon.ADD)
        self.narrow.setAccessibleName("Narrow down the pages")
        self.days = Chip(look, "Go to a day", "journal.go-to-day")
        self.menu = QMenu(self)
        self.menu.setObjectName("journal.narrow.menu")
        self.menu.setAccessibleName("What pages can be narrowed down to")
        self._row = FlowLayout(gap=6)
        self.setLayout(self._row)
        self._menus: list[QMenu] = []
        self._row.addWidget(self.narrow)
        self._row.addWidget(self.days)
        self.narrow.clicked.connect(self._open)

    def choices(self) -> tuple[Choice, ...]:
        """Every wish that holds."""
        return tuple(self._chosen.values())

    def offer(self, shelves: Mapping[Wish, tuple[Shelf, ...]]) -> None:
        """Offer these."""
        self._offer_nothing()
        for wish, several in shelves.items():
            under = self._under(self.menu, OFFERED[wish])
            for shelf in several:
                self._fill(self._under(under, shelf.title) if shelf.title else under, shelf)

    def wish(self, choice: Choice) -> None:
        """Add a wish."""
        self._drop(choice.wish)
        self._chosen[choice.wish] = choice
        chip = RemovableChip(self.look, choice.short, f"journal.wish.{choice.wish}", f"Take {choice.name} away")
        chip.chip.setAccessibleName(f"Only {choice.name}")
        chip.removed.connect(lambda: self._remove(choice))
        self._chips[choice.wish] = chip
        for part in (self.narrow, self.days):
            self._row.removeWidget(part)
        self._row.addWidget(chip)
        self._row.addWidget(self.narrow)
        self._row.addWidget(self.days)
        chip.show()
        self._order_focus()
        self.updateGeometry()
        announce(self, f"Only {choice.name}")
        self.changed.emit()

    def take_away(self, wish: Wish) -> None:
        """Take a wish away, if there is one."""
        if wish in self._chosen:
            self._drop(wish)
            self.changed.emit()

    def forget(self) -> None:
        """Hold no wish and offer none, without telling."""
        for wish in tuple(self._chosen):
            self._drop(wish)
        self._offer_nothing()

    def controls(self) -> tuple[QWidget, ...]:
        """Everything that can be pressed, in reading order."""
        chips = (button for chip in self._chips.values() for button in (chip.chip, chip.cross))
        return (*chips, self.narrow, self.days)

    def _offer_nothing(self) -> None:
        # Clearing a menu keeps the menus under it, and with them a person's own words.
        self.menu.clear()
        for made in self._menus:
            made.deleteLater()
        self._menus = []

    def _under(self, menu: QMenu, title: str) -> QMenu:
        made = menu.addMenu(title)
        self._menus.append(made)
        made.setObjectName(f"{menu.objectName()}.{title.lower().replace(' ', '-')}")
        made.setFont(self.look.theme.font(Role.BODY))
        return made

    def _fill(self, menu: QMenu, shelf: Shelf) -> None:
        for choice in shelf.choices:
            # An ampersand is a sign of its own in a menu.
            action = menu.addAction(choice.name.replace("&", "&&"))
            action.triggered.connect(partial(self.wish, choice))

    def _open(self) -> None:
        self.menu.setFont(self.look.theme.font(Role.BODY))
        self.menu.popup(self.narrow.mapToGlobal(QPoint(0, self.narrow.height() + UNDER)))

    def _remove(self, choice: Choice) -> None:
        self.narrow.setFocus()
        announce(self, f"{choice.name} is taken away")
        self.take_away(choice.wish)

    def _drop(self, wish: Wish) -> None:
        self._chosen.pop(wish, None)
        chip = self._chips.pop(wish, None)
        if chip is not None:
            self._row.removeWidget(chip)
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
            self.updateGeometry()

    def _order_focus(self) -> None:
        controls = self.controls()
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)
