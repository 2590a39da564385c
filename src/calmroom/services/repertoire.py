"""The practices there are, arranged as they would begin now: with the opening whose turn it is."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.script import Touch

if TYPE_CHECKING:
    from calmroom.domain.ports import Arranger, Library
    from calmroom.domain.script import Script
    from calmroom.domain.timeline import Choices, Programme
    from calmroom.services.access import Access
    from calmroom.services.playing import Beginning

_log = logging.getLogger(__name__)


class Repertoire:
    """Finds a script, and makes a programme of it."""

    def __init__(self, library: Library, arrange: Arranger, access: Access) -> None:
        self._library = library
        self._arrange = arrange
        self._access = access
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._has_counted = False

    def scripts(self) -> tuple[Script, ...]:
        """Every practice there is."""
        return self._library.scripts()

    def script(self, script_id: str) -> Script:
        """The practice with that id.

        Raises:
            CalmroomError: If there is none; the hint names the ids there are.
        """
        scripts = self._library.scripts()
        found = next((script for script in scripts if script.id == script_id), None)
        if found is None:
            known = ", ".join(script.id for script in scripts)
            raise CalmroomError(f"There is no practice called {script_id}.", f"These are here: {known}.")
        return found

    def recall(self) -> None:
        """Learn how often each practice was done, so that the next opening is another. Waits for the disk."""
        counts = self._access.vault.practices.counts()
        with self._lock:
            if not self._has_counted:
                self._has_counted = True
                self._counts |= Counter(counts)

    def count(self, script: Script) -> None:
        """A practice has begun, and the next time it opens otherwise."""
        with self._lock:
            self._counts[script.id] += 1

    def programme(self, script: Script, choices: Choices) -> Programme:
        """The programme of a practice as it would begin now.

        Raises:
            CalmroomError: If it cannot be had of that length.
        """
        return self._arrange(script, self._whole(script, choices))

    def begun(self, script: Script, beginning: Beginning) -> tuple[Choices, Programme]:
        """What is played, and what was chosen for it: where something is continued, as it was left.

        Raises:
            CalmroomError: If it cannot be had of that length.
        """
        if beginning.continued is not None:
            # Hands that are spared now are spared in what was begun before, too.
            wish = beginning.choices.touch
            choices = replace(beginning.continued.choices, stand_in=beginning.choices.stand_in)
            choices = replace(choices, touch=wish) if wish is Touch.TOUCH_FREE else choices
            try:
                return choices, self._arrange(script, choices)
            except CalmroomError:
                # What was chosen then is not to be had any more, so what is set now has to do.
                _log.info("%s cannot be arranged as it was left.", script.id)
        choices = self._whole(script, beginning.choices)
        return choices, self._arrange(script, choices)

    def _whole(self, script: Script, choices: Choices) -> Choices:
        """With the opening whose turn it is, and the script's own breath where a person brings none."""
        return replace(choices, opening=self._counts[script.id] + 1, breath=choices.breath or script.breath)
