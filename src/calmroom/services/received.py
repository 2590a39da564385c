"""The practices and the sound that routines brought, for the library and the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.routine.handover import Recording, RoutineFiles
    from calmroom.domain.script import Script


class Received:
    """What lies unpacked of routines.

    Args:
        files: Where it lies.
    """

    def __init__(self, files: RoutineFiles) -> None:
        self._files = files
        self._hidden: set[str] = set()
        self._scripts: tuple[Script, ...] | None = None

    def scripts(self) -> tuple[Script, ...]:
        """The practices of all routines that are there; of two with the same id the one taken in last."""
        if self._scripts is None:
            found: dict[str, Script] = {}
            for script in (one for each in self._ids() for one in self._files.scripts(each)):
                found.setdefault(script.id, script)
            self._scripts = tuple(found.values())
        return self._scripts

    def recordings(self, practice: str, routine_id: str) -> tuple[tuple[Recording, str], ...]:
        """What a routine brought of a practice, with the paths below the folder for routines; never another's.

        Args:
            practice: Its id.
            routine_id: Whose; where it is empty, that of the routine taken in last that has any of it.
        """
        ids = [one for one in self._ids() if routine_id in {"", one}]
        of_each = (tuple(each for each in self._files.recordings(one) if each[0].practice == practice) for one in ids)
        return next(filter(None, of_each), ())

    def hide(self, routine_id: str) -> None:
        """Its plan was removed; its files stay until it is sure."""
        self._hidden.add(routine_id)
        self.refresh()

    def show(self, routine_id: str) -> None:
        """Its plan is there."""
        self._hidden.discard(routine_id)
        self.refresh()

    def refresh(self) -> None:
        """Read it anew when it is next asked for."""
        self._scripts = None

    def _ids(self) -> tuple[str, ...]:
        return tuple(one for one in self._files.installed() if one not in self._hidden)
