"""Settings kept in memory."""

from __future__ import annotations

from calmroom.domain.settings import Settings


class MemorySettings:
    """Keeps what was saved last."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def load(self) -> Settings:
        """What was saved last."""
        return self._settings

    def save(self, settings: Settings) -> None:
        """Keep it."""
        self._settings = settings
