"""What was agreed to, as rows. A later consent never overwrites an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.care.consent import Consent
from calmroom.storage import moments, texts

if TYPE_CHECKING:
    from calmroom.storage.database import Database

_SELECT = "SELECT version, given_ms, given_zone, given_offset, items FROM consents"


class StoredConsents:
    """The table ``consents``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, consent: Consent) -> None:
        """Write it; it is safe on disk when this returns."""
        self._database.write(
            "INSERT INTO consents (version, given_ms, given_zone, given_offset, items) VALUES (?, ?, ?, ?, ?)",
            (consent.version, *moments.to_columns(consent.given), texts.to_column(consent.items)),
        )

    def all(self) -> tuple[Consent, ...]:
        """Every one, in the order in which they were given."""
        return tuple(_from_row(*row) for row in self._database.rows(f"{_SELECT} ORDER BY number"))

    def latest(self) -> Consent | None:
        """The last one written, if any."""
        rows = self._database.rows(f"{_SELECT} ORDER BY number DESC LIMIT 1")
        return _from_row(*rows[0]) if rows else None


def _from_row(version: int, milliseconds: int, zone: str, offset: int, items: str) -> Consent:
    return Consent(version, moments.from_columns(milliseconds, zone, offset), texts.from_column(items))
