"""Settings kept in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from calmroom.domain.errors import CalmroomError
from calmroom.domain.settings import PRIVATE, Settings
from calmroom.domain.vault.privacy import USUAL


class MemorySettings:
    """Keeps what was saved last, as a file would: private settings only where they were there from before."""

    def __init__(self, settings: Settings | None = None) -> None:
        given = settings or Settings()
        self._old = {name: value for name in PRIVATE if (value := getattr(given, name)) != USUAL[name]}
        self._settings = replace(given, **USUAL)
        self.told: CalmroomError | None = None

    @property
    def old(self) -> Mapping[str, Any]:
        """Private settings from before."""
        return dict(self._old)

    @property
    def trouble(self) -> CalmroomError | None:
        """As it was set: what is to be told."""
        return self.told

    def load(self) -> Settings:
        """What was saved last."""
        return self._settings

    def save(self, settings: Settings) -> None:
        """Keep it, but for the private ones."""
        self._settings = replace(settings, **USUAL)

    def drop_old(self, settings: Settings) -> None:
        """Let go of what was there from before."""
        self._old = {}
        self.save(settings)
