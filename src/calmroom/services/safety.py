"""The care: what is suggested and why, what is closed and why, and what was agreed to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from calmroom.domain.care.aftercare import is_morning_after
from calmroom.domain.care.check_in import CheckIn, Hard
from calmroom.domain.care.consent import VERSION, WITHDRAWN, Agreed, Consent, agreed
from calmroom.domain.care.gates import DEEPEST, GENTLE, NOBODY_KNOWN, Gate, Listener, gate_of, gate_of_level
from calmroom.domain.care.suggestions import Day, Suggestions, suggest
from calmroom.domain.errors import CalmroomError
from calmroom.domain.practice import ENDED
from calmroom.domain.script import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from calmroom.domain.ports import Clock, Library
    from calmroom.domain.practice import PracticeRecord
    from calmroom.domain.script import Script
    from calmroom.services.access import Access
    from calmroom.services.settings import SettingsService


LATELY = timedelta(days=183)
"""What is older says only that a practice was done: reading all of many years would keep a person waiting."""
A_FEW = 5
"""Practices among which the one of the night is looked for: *Ground me* may have come after it."""


class SafetyService:
    """Knows the rules of care. All but ``say`` and ``unremembered`` wait for the disk."""

    def __init__(self, library: Library, access: Access, settings: SettingsService, clock: Clock) -> None:
        self._library = library
        self._access = access
        self._settings = settings
        self._clock = clock

    def suggest(self, check_in: CheckIn, hard: Hard | None = None) -> Suggestions:
        """What to put forward now.

        Raises:
            CalmroomError: If the vault cannot be opened; ``unremembered`` says what to put forward then.
        """
        return suggest(self._library.scripts(), self.day(check_in, hard))

    def day(self, check_in: CheckIn, hard: Hard | None = None) -> Day:
        """All that is known before something is put forward now.

        Raises:
            CalmroomError: If the vault cannot be opened.
        """
        practices = self._access.vault.practices
        lately = practices.since(self._clock.now() - LATELY)
        known = {one.id for one in lately}
        records = (*lately, *(one for one in practices.newest_of_each() if one.id not in known))
        left = practices.unfinished()
        return Day(
            now=self._clock.now(),
            check_in=check_in,
            hard=hard,
            records=records,
            listener=self._listener(records),
            left="" if left is None else left.script_id,
        )

    def unremembered(self, check_in: CheckIn, hard: Hard | None = None) -> Suggestions:
        """What to put forward while nothing is known of what was done before."""
        return suggest(self._library.scripts(), Day(self._clock.now(), check_in, hard))

    def say(self, hard: Hard | None) -> None:
        """Note for today that somebody may not be safe, or that this was taken back."""
        today = self._today()
        if hard is Hard.UNSAFE:
            self._settings.change(unsafe_day=today)
        elif self._settings.current.unsafe_day == today:
            self._settings.change(unsafe_day="")

    def gates(self, scripts: Sequence[Script] = ()) -> Mapping[str, Gate]:
        """The gate of each practice by its id, or of these alone; nothing inward is open while nothing is known."""
        listener = self._listener_now()
        return {script.id: gate_of(script, listener) for script in scripts or self._library.scripts()}

    def two_hands(self) -> Gate:
        """The gate of a page in two hands: the one of the deepest practices."""
        return gate_of_level(DEEPEST, self._listener_now())

    def night(self) -> PracticeRecord | None:
        """The practice of the night after which it was not asked yet how that was, if it is time to ask."""
        newest = self._access.vault.practices.newest(A_FEW)
        return next((one for one in newest if is_morning_after(one, self._clock.now())), None)

    def consents(self) -> tuple[Consent, ...]:
        """All that was ever agreed to and taken back, in order."""
        return self._access.vault.consents.all()

    def agreed(self) -> Agreed:
        """What holds now."""
        return agreed(self.consents())

    def agree(self, items: tuple[str, ...]) -> None:
        """Write down what was agreed to, word for word, and when: at the first start, or to open level 3."""
        self._access.vault.consents.save(Consent(VERSION, self._clock.now(), items))

    def withdraw(self) -> None:
        """Take back what was agreed to. Level 3 closes; everything that was kept stays."""
        self.agree(WITHDRAWN)

    def _listener_now(self) -> Listener:
        try:
            return self._listener(self._access.vault.practices.since(self._midnight()))
        except CalmroomError:
            return NOBODY_KNOWN

    def _listener(self, records: Sequence[PracticeRecord]) -> Listener:
        settings = self._settings.current
        return Listener(
            conditions=settings.conditions,
            agreed=agreed(self._access.vault.consents.all()),
            has_practised_today=self._has_practised_today(records),
            is_unsafe_today=settings.unsafe_day == self._today(),
            is_known=self._settings.is_shown,
        )

    def _has_practised_today(self, records: Sequence[PracticeRecord]) -> bool:
        gentle = {one.id for one in self._library.scripts() if _is_gentle(one)}
        today = self._clock.now().date()
        return any(one.started.date() == today and one.outcome in ENDED and one.script_id in gentle for one in records)

    def _midnight(self) -> datetime:
        return self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0)

    def _today(self) -> str:
        return self._clock.now().date().isoformat()


def _is_gentle(script: Script) -> bool:
    return script.level <= GENTLE and script.profile is not Profile.GROUND
