"""Scripts of a person's own: looked at, previewed, agreed to, taken out again. None is played before it was seen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import LibraryChanged
from calmroom.domain.library.personal import PersonalScript, Preview, Standing, placed, warning_of
from calmroom.domain.timeline import Choices

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.library.personal import Agreements, FoundScript, PersonalScripts, Shelf
    from calmroom.domain.ports import Arranger
    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Programme
    from calmroom.services.world import World

GONE = CalmroomError("There is no such script in your folder any more.", "Look at the list again.")
ANOTHER = CalmroomError(
    "That script was changed since you looked at it, so it was not added.", "Look at what it says now, then decide."
)
UNREADABLE = CalmroomError("That script cannot be read as a practice, so it was not added.", "Its row says why.")


class PersonalService:
    """The scripts in the personal folder.

    All methods wait for the disk, and ``preview`` may take seconds; the window calls them from its worker.

    Args:
        scripts: The folder.
        agreements: What was agreed to, by the hash of each file: one that is changed is asked again.
        shelf: The library, which is read again.
        arrange: Makes the words of a preview.
        world: The bus.
    """

    def __init__(
        self, scripts: PersonalScripts, agreements: Agreements, shelf: Shelf, arrange: Arranger, world: World
    ) -> None:
        self._scripts = scripts
        self._agreements = agreements
        self._shelf = shelf
        self._arrange = arrange
        self._world = world
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """Where they are put."""
        return self._scripts.folder

    def look(self) -> tuple[PersonalScript, ...]:
        """Every script in the folder, with its standing. The library is read again where files were changed."""
        agreed = self._agreements.load()
        found = tuple(placed(each, agreed) for each in self._scripts.look())
        self._refresh()
        return found

    def bring(self, paths: tuple[Path, ...]) -> tuple[PersonalScript, ...]:
        """Copy files into the folder and look at what is there then. They are as new as any other, and not played.

        Raises:
            CalmroomError: If one of them is no script or cannot be copied; those before it are there.
        """
        for path in paths:
            self._scripts.bring(path)
        return self.look()

    def preview(self, name: str, choices: Choices | None = None) -> Preview:
        """All that there is to see of one script; nothing of it is played.

        Args:
            name: As ``look`` gave it.
            choices: How it is arranged; at its usual length, unvoiced, where nothing is said.

        Raises:
            CalmroomError: If it is not there any more.
        """
        found = self._found(name)
        one = placed(found, self._agreements.load())
        if found.script is None:
            return Preview(one, found.problems, None)
        problems = self._scripts.lint(found)
        return Preview(one, problems, self._programme(found.script, choices), warning_of(problems))

    def agree(self, name: str, mark: str) -> None:
        """Add a script to the library as it was seen.

        Args:
            name: As ``look`` gave it.
            mark: The mark of what was seen.

        Raises:
            CalmroomError: If it holds something else by now, cannot be read, or the agreement cannot be kept.
        """
        with self._lock:
            found = self._found(name)
            if found.script is None:
                raise UNREADABLE
            if found.mark != mark:
                raise ANOTHER
            self._agreements.save({**self._agreements.load(), name: mark})
        self._refresh()

    def withdraw(self, name: str) -> None:
        """Take a script out of the library; its file stays where it is.

        Raises:
            CalmroomError: If that cannot be kept.
        """
        with self._lock:
            marks = {each.mark for each in self._scripts.look() if each.name == name}
            agreed = self._agreements.load()
            kept = {other: mark for other, mark in agreed.items() if other != name and mark not in marks}
            if kept != agreed:
                self._agreements.save(kept)
        self._refresh()

    def waiting(self) -> int:
        """How many scripts wait to be seen: new ones, and those that were changed."""
        return sum(each.standing in {Standing.NEW, Standing.CHANGED} for each in self.look())

    def _found(self, name: str) -> FoundScript:
        found = next((each for each in self._scripts.look() if each.name == name), None)
        if found is None:
            raise GONE
        return found

    def _programme(self, script: Script, choices: Choices | None) -> Programme | None:
        wished = choices or Choices(minutes=script.minutes.usual, voice="")
        try:
            return self._arrange(script, wished)
        except CalmroomError:
            # The lint has told why: the lengths that can be had are not those the script offers.
            return None

    def _refresh(self) -> None:
        if self._shelf.refresh():
            self._world.bus.publish(LibraryChanged())
