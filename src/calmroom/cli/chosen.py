"""From the words of a command to a practice, choices and a programme."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom import wiring
from calmroom.domain.beds import BEDS, OWN_BED
from calmroom.domain.body.body import is_region
from calmroom.domain.errors import CalmroomError, Problem
from calmroom.domain.library.personal import Standing
from calmroom.domain.timeline import Choices
from calmroom.domain.timeline import choices_of as choices_as_set
from calmroom.voices.narrators import narrator

if TYPE_CHECKING:
    import argparse

    from calmroom.domain.script import Script
    from calmroom.domain.settings import Settings

ENDINGS = (".md", ".calm")
UNKNOWN = (
    "Your vault is closed, so what you leave out is not known here. Every sensitive place is left out, "
    "and the words are touch-free."
)


@dataclass(frozen=True, slots=True)
class OneScript:
    """A library that also holds one script from elsewhere."""

    found: Script
    others: tuple[Script, ...] = ()

    def scripts(self) -> tuple[Script, ...]:
        """The script first, then those of the library that are not the same practice."""
        return (self.found, *(script for script in self.others if script.id != self.found.id))

    def problems(self) -> tuple[Problem, ...]:
        """None: it has been read."""
        return ()


def find_script(name: str) -> Script:
    """A practice of the library by its id, or the script at a path.

    Raises:
        CalmroomError: If there is no such practice, no such file, or the file has faults.
    """
    scripts = wiring.library().scripts()
    found = next((script for script in scripts if script.id == name), None)
    if found is not None:
        return found
    path = Path(name)
    _refuse_unseen(name, path)
    if path.is_file() or name.endswith(ENDINGS):
        return read_script(path, "played")
    known = ", ".join(script.id for script in scripts)
    raise CalmroomError(
        f"There is no practice called {name}.", f"These are here: {known}. A path to a script works too."
    )


def _refuse_unseen(name: str, path: Path) -> None:
    """Nothing in the personal folder is played before it was seen and agreed to."""
    folder = wiring.paths().personal_scripts
    is_there = path.parent.absolute() == folder or path.resolve().parent == folder.resolve()
    for each in wiring.command_personal().look():
        is_named = each.script is not None and each.script.id == name
        if each.standing is not Standing.AGREED and (is_named or (is_there and each.name == path.name)):
            raise CalmroomError(
                "That script of yours waits to be seen, so nothing of it was played.",
                f"Look at it first: calmroom scripts look {each.name}",
            )


def own_settings() -> Settings:
    """The person's own settings; says calmly where what they leave out cannot be known."""
    settings, is_known = wiring.own_settings()
    if not is_known:
        sys.stderr.write(f"{UNKNOWN}\n")
    return settings


def choices_of(arguments: argparse.Namespace, script: Script, settings: Settings) -> Choices:
    """What was chosen, and these settings or the script's usual for the rest.

    Raises:
        CalmroomError: If a voice, a bed or a region is not known.
    """
    bed = settings.bed if arguments.bed is None else arguments.bed.casefold()
    if bed not in {OWN_BED, *BEDS}:
        raise CalmroomError(f"There is no bed called {arguments.bed}.", f"The beds are own, {', '.join(BEDS)}.")
    return replace(
        choices_as_set(settings, script.minutes.usual if arguments.minutes is None else arguments.minutes),
        voice=narrator(arguments.voice or settings.voice).id,
        bed=bed,
        left_out=tuple(dict.fromkeys((*settings.left_out, *_regions(arguments.leave_out)))),
    )


def _regions(given: list[list[str]]) -> tuple[str, ...]:
    regions = tuple(dict.fromkeys(name for names in given for name in names))
    for name in regions:
        if not is_region(name):
            raise CalmroomError(
                f"There is no part of the body called {name}.",
                "Name it as scripts do: jaw, throat, hands, sacrum, lowback-l.",
            )
    return regions


def read_script(path: Path, verb: str) -> Script:
    """The script in a file that is to be ``verb``, such as *played*.

    Raises:
        CalmroomError: If there is no such file, or it has faults; the message names them all.
    """
    from calmroom.scripts.parser import parse_file  # noqa: PLC0415 - only for a script from elsewhere

    parsed = parse_file(path)
    if parsed.script is None:
        listed = "\n".join(str(problem) for problem in parsed.problems)
        raise CalmroomError(f"This script cannot be {verb} yet.\n{listed}", "Mend what is named, then try once more.")
    return parsed.script
