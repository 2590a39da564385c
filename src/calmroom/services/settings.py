"""Settings: kept in memory, written when changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calmroom.domain.events import SettingsChanged

if TYPE_CHECKING:
    from calmroom.domain.ports import SettingsStore
    from calmroom.domain.settings import Settings
    from calmroom.services.world import World


class SettingsService:
    """The settings as they are now, and the way to change them."""

    def __init__(self, store: SettingsStore, world: World) -> None:
        self._store = store
        self._world = world
        self._settings = store.load()

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def change(self, **changes: Any) -> Settings:  # noqa: ANN401 - dataclasses.replace checks the names
        """Change some fields by name, tell everybody, and write the file soon."""
        changed = replace(self._settings, **changes)
        if changed != self._settings:
            self._settings = changed
            self._world.bus.publish(SettingsChanged(changed))
            self._world.background.later(lambda: self._store.save(changed))
        return changed
