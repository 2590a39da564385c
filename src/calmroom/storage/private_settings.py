"""Private settings, as rows: a name and a JSON value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from calmroom.domain.settings import PRIVATE
from calmroom.storage import texts
from calmroom.storage.database import in_transaction
from calmroom.storage.settings_file import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.storage.database import Connection, Database

SAVE = (
    "INSERT INTO private_settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
SELECT = "SELECT name, value FROM private_settings ORDER BY name"


class StoredPrivateSettings:
    """The table ``private_settings``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Mapping[str, Any]:
        """What was set, by the name of its field; what is not of its field's type is as at the first start."""
        return {name: from_column(name, value) for name, value in self._database.rows(SELECT) if name in PRIVATE}

    def save(self, values: Mapping[str, Any]) -> None:
        """Write them, all or none; safe on disk when this returns."""
        rows = [(name, to_column(value)) for name, value in values.items()]

        def write(connection: Connection) -> None:
            in_transaction(connection, lambda: [connection.execute(SAVE, row) for row in rows])

        self._database.use(write)


def to_column(value: str | bool | tuple[str, ...]) -> str:  # noqa: FBT001 - any value of a private setting
    """A value as JSON."""
    if isinstance(value, bool):
        return json.dumps(value)
    return json.dumps(texts.whole(value), ensure_ascii=False) if isinstance(value, str) else texts.to_column(value)


def from_column(name: str, column: str) -> Any:  # noqa: ANN401 - of the type of that field
    """The value that was kept."""
    try:
        return typed(name, json.loads(column))
    except (ValueError, RecursionError):
        return typed(name, None)
