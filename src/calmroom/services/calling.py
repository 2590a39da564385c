"""Who to call: the person's own list first, then numbers of a country, then what holds everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.care.calling import (
    EMERGENCY,
    MOST_KEPT,
    CallCard,
    CallList,
    Country,
    Person,
    from_texts,
    is_somebody,
    tidy,
    to_texts,
)
from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.vault import VaultLocked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calmroom.domain.care.calling import CallShelf
    from calmroom.domain.ports import Clock
    from calmroom.services.settings import SettingsService


class CallingService:
    """Keeps the own list in the vault, as a private setting. Nothing is dialled, and nothing is asked of anybody.

    Locked, the own list is not shown: it says whom somebody sees, and anybody may be looking at the screen. What
    comes with the program is shown always.
    """

    def __init__(self, shelf: CallShelf, settings: SettingsService, clock: Clock) -> None:
        self._shelf = shelf
        self._settings = settings
        self._clock = clock

    @property
    def is_own_shown(self) -> bool:
        """Whether the own list may be shown and changed."""
        return self._settings.is_shown

    @property
    def chosen_country(self) -> str:
        """The code of the country that was chosen; empty while it follows the machine's."""
        return self._settings.current.country

    def own(self) -> tuple[Person, ...]:
        """The own list, in the person's own order; empty while it may not be shown."""
        return from_texts(self._settings.current.people) if self.is_own_shown else ()

    def keep(self, people: Sequence[Person]) -> tuple[Person, ...]:
        """Keep the own list as it is given, without those who have neither name nor number; gives what was kept.

        Raises:
            VaultLocked: If the own list may not be changed now.
        """
        if not self.is_own_shown:
            raise VaultLocked
        kept = tuple(tidy(each) for each in people if is_somebody(each))[:MOST_KEPT]
        self._settings.change(people=to_texts(kept))
        return kept

    def countries(self) -> tuple[Country, ...]:
        """Every country there are numbers for, by its name."""
        return self._list().countries

    def country(self, territory: str) -> Country | None:
        """The chosen country, else the one this machine is set to; ``territory`` is its ISO code."""
        code = self.chosen_country or territory
        return next((country for country in self.countries() if country.code == code.upper()), None)

    def choose_country(self, code: str) -> None:
        """Use the numbers of that country from now on; empty follows the machine's."""
        self._settings.change(country=code)

    def first_card(self) -> CallCard:
        """What can be shown at once, while the file is not read yet: the own list, and the sentence for everywhere."""
        return CallCard(self.own(), self.is_own_shown, None, (EMERGENCY,), self._clock.now().date())

    def card(self, territory: str) -> CallCard:
        """What is shown, wherever somebody may need it."""
        found = self._list()
        today = self._clock.now().date()
        return CallCard(self.own(), self.is_own_shown, self.country(territory), found.general, today)

    def _list(self) -> CallList:
        try:
            return self._shelf.call_list()
        except CalmroomError:
            # Whoever asks may need it now: what holds everywhere is said in any case.
            return CallList((EMERGENCY,), ())
