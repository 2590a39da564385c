"""Settings: kept in memory, written when changed; the private ones in the vault, the others in a plain file."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calmroom.domain.events import Locked, NoticeRaised, SettingsChanged, Unlocked
from calmroom.domain.settings import PRIVATE, Settings
from calmroom.domain.vault.backups import VaultRestored
from calmroom.domain.vault.privacy import ADDED, CAUTIOUS, FORGOTTEN, USUAL, cautious, joined
from calmroom.domain.vault.vault import VaultLocked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calmroom.domain.ports import SettingsStore
    from calmroom.services.access import Access
    from calmroom.services.world import World


class SettingsService:
    """The settings as they are now, and the way to change them.

    Until the vault has been read once, the private ones are the cautious ones: every sensitive place is left out. Once
    it is locked, the name is forgotten, and what is left out stays so, in memory.

    Args:
        store: The plain file.
        world: The bus and the worker.
        access: The way to the vault; without one the private settings live in memory alone.
    """

    def __init__(self, store: SettingsStore, world: World, access: Access | None = None) -> None:
        self._store = store
        self._world = world
        self._access = access
        self._lock = threading.RLock()
        self._is_known = access is None
        self._unwritten: dict[str, Any] = {}
        self._added: dict[str, tuple[str, ...]] = {}
        self._is_told = False
        found = store.load()
        self._settings = replace(found, **store.old) if access is None else cautious(found)
        if access is not None:
            world.bus.subscribe(Locked, lambda _event: self._forget())
            for kind in (Unlocked, VaultRestored):
                world.bus.subscribe(kind, lambda _event: self._read_again())

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def is_known(self) -> bool:
        """Whether the private settings have been read in this run; else the cautious ones hold."""
        return self._is_known

    @property
    def is_shown(self) -> bool:
        """Whether the private settings may be shown and changed."""
        return self._is_known and (self._access is None or not self._access.is_locked)

    @property
    def shown_left_out(self) -> tuple[str, ...]:
        """The places left out, as they may be shown: while the vault is locked the same for everybody."""
        return self._settings.left_out if self.is_shown else CAUTIOUS

    @property
    def shown(self) -> Settings:
        """The settings as they may be seen by anybody who looks at the screen now."""
        return replace(self._settings, left_out=self.shown_left_out)

    def change(self, **changes: Any) -> Settings:  # noqa: ANN401 - dataclasses.replace checks the names
        """Change some fields by name, tell everybody, and write them soon, each where it belongs."""
        with self._lock:
            before = self._settings
            changed = replace(before, **changes)
            moved = {name for name in changes if getattr(before, name) != getattr(changed, name)}
            self._settings = changed
            if self._access is not None:
                self._note({name: changes[name] for name in moved if name in PRIVATE})
        if moved:
            self._world.bus.publish(SettingsChanged(changed))
        if moved - set(PRIVATE):
            self._world.background.later(lambda: self._store.save(changed))
        if moved & set(PRIVATE) and self._access is not None:
            self._world.background.later(self._write_private)
        return changed

    def read_private(self) -> None:
        """Read the private settings from the vault, and move those there that an older file had. Waits for the disk.

        Raises:
            VaultLocked: If it waits for what a person types; the cautious ones stay, or those known from before.
            CalmroomError: If it cannot be opened or written.
        """
        if self._access is None:
            return
        self._tell_trouble()
        vault = self._access.vault
        with self._lock:
            kept = dict(vault.private_settings.load())
            wanted = joined(kept, self._store.old)
            if self._added:
                wanted = joined(wanted, self._added)
            wanted |= self._unwritten
            if wanted != kept:
                vault.private_settings.save(wanted)
            self._unwritten, self._added, self._is_known = {}, {}, True
            settings = replace(self._settings, **{**self._unsaid(kept), **wanted})
            is_new, self._settings = settings != self._settings, settings
        self._store.drop_old(settings)
        if is_new:
            self._world.bus.publish(SettingsChanged(settings))

    def begin_again(self) -> None:
        """Everything was erased: settings are as at the first start, and nothing is written."""
        with self._lock:
            self._unwritten, self._added, self._is_known = {}, {}, False
            self._settings = self._store.load()
            if self._access is not None:
                self._settings = cautious(self._settings)
        self._world.bus.publish(SettingsChanged(self._settings))

    def _unsaid(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """What holds where nothing is kept: where a file from before could not be read, what it said is not known."""
        if kept or self._store.trouble is None:
            return USUAL
        careful = cautious(self._settings)
        return {name: getattr(careful, name) for name in PRIVATE}

    def _tell_trouble(self) -> None:
        trouble = None if self._is_told else self._store.trouble
        self._is_told = True
        if trouble is not None:
            self._world.bus.publish(NoticeRaised(trouble.message, trouble.hint))

    def _note(self, changes: dict[str, Any]) -> None:
        """What is to be written; while the own ones are not known, places and ticks are only ever added to them."""
        if not self._is_known:
            for name in ADDED:
                # Which of the cautious places somebody would have back holds for this run, and for nobody's vault.
                added = [one for one in changes.pop(name, ()) if one not in CAUTIOUS]
                if added:
                    self._added[name] = tuple(dict.fromkeys((*self._added.get(name, ()), *added)))
            changes.pop("touch", None)
        self._unwritten |= changes

    def _write_private(self) -> None:
        if not self._is_known or (self._access is not None and not self._access.is_open):
            self._read_again_now()
            return
        with self._lock:
            if self._access is not None and self._unwritten:
                self._access.vault.private_settings.save(self._unwritten)
                self._unwritten = {}

    def _read_again(self) -> None:
        self._world.background.later(self._read_again_now)

    def _read_again_now(self) -> None:
        try:
            self.read_private()
        except VaultLocked:
            # What was changed meanwhile waits in memory until it is open.
            return

    def _forget(self) -> None:
        with self._lock:
            self._settings = replace(self._settings, **FORGOTTEN)
        self._world.bus.publish(SettingsChanged(self._settings))
