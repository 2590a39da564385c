"""The scripts that somebody put into the personal folder: parsed from the very bytes that are hashed."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.domain.file_names import file_name
from calmroom.domain.library.personal import FoundScript
from calmroom.scripts.faults import FRONT, TEXT, quoted
from calmroom.scripts.parser import Parsed, parse_source
from calmroom.scripts.source import ENDING, MOST_BYTES, decode

if TYPE_CHECKING:
    from pathlib import Path

    from calmroom.domain.ports import Library
    from calmroom.domain.script import Line, Script, Waiver

MOST_FILES: Final = 200
"""More than these are not looked at."""
NO_SCRIPT: Final = CalmroomError(
    "That is no script, so it was left where it is.", f"A script is a file whose name ends in {ENDING}."
)
TOO_LARGE: Final = CalmroomError(
    "That file is too large for a script, so it was left where it is.", "Ask whoever wrote it for a smaller one."
)
NOT_COPIED: Final = CalmroomError(
    "That file could not be copied into your folder for practices.", "Check that it can be read and that there is room."
)
_OURS = re.compile(r"s[0-9]{2,}")
"""Ids of the practices that come with the program, now and later."""


class PersonalFolder:
    """The folder, read anew at each look.

    Args:
        folder: Where it is.
        bundled: The practices that come with the program: none of them is ever replaced.
    """

    def __init__(self, folder: Path, bundled: Library) -> None:
        self._folder = folder
        self._bundled = bundled

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self._folder

    def look(self) -> tuple[FoundScript, ...]:
        """Every script in it, by name. Of two with one id the first by name has it."""
        try:
            paths = sorted(path for path in self._folder.iterdir() if path.name.endswith(ENDING))
        except OSError:
            return ()
        ids = {script.id for script in self._bundled.scripts()}
        titles = {_folded(script.title) for script in self._bundled.scripts()}
        found: list[FoundScript] = []
        for path in paths[:MOST_FILES]:
            one = _read(path)
            if one.script is not None:
                one = _refused_where_taken(one, one.script, ids, titles)
            if one.script is not None:
                ids.add(one.script.id)
            found.append(one)
        found += (
            _refused(_shown(path.name), f"the folder holds more than {MOST_FILES} scripts; take some out")
            for path in paths[MOST_FILES : MOST_FILES + 1]
        )
        return tuple(found)

    def bring(self, path: Path) -> str:
        """Copy a file into the folder, beside what is there; one that is there already is not copied again."""
        is_plain = path.is_file() or not path.exists()
        if not is_plain or not path.name.endswith(ENDING) or not path.name.isprintable():
            raise NO_SCRIPT
        try:
            with path.open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
            if len(raw) > MOST_BYTES:
                raise TOO_LARGE
            return self._keep(path.name.removesuffix(ENDING), raw)
        except OSError as error:
            raise NOT_COPIED from error

    def _keep(self, stem: str, raw: bytes) -> str:
        self._folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, MOST_FILES + 1):
            name = file_name(stem if number == 1 else f"{stem} {number}", ENDING)
            into = self._folder / name
            if into.is_file() and into.read_bytes() == raw:
                return name
            if not into.exists():
                with into.open("xb") as file:
                    file.write(raw)
                return name
        raise NOT_COPIED

    def lint(self, found: FoundScript) -> tuple[Problem, ...]:
        """What the rules say at the least, the usual and the greatest length, errors first, then what was set aside."""
        from calmroom.scripts.checker import check, waivers_of  # noqa: PLC0415 - the lint is read only to lint

        if found.script is None:
            return found.problems
        minutes = found.script.minutes
        problems = check(found.script, found.name, _no_clip, (minutes.least, minutes.usual, minutes.greatest))
        waived = (_waived(found.name, line, waiver) for line, waiver in waivers_of(found.script))
        return (*sorted(problems, key=lambda each: each.severity is not Severity.ERROR), *waived)


def _read(path: Path) -> FoundScript:
    name = _shown(path.name)
    if not path.name.isprintable():
        return _refused(name, "its name holds signs that cannot be seen; give the file a plain name")
    try:
        if path.is_symlink():
            return _refused(name, "it only points to a file elsewhere; put the file itself into the folder")
        if not path.is_file():
            return _refused(name, "it is not a plain file; take it out")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        return _refused(name, f"it cannot be opened: {error.strerror}")
    parsed = _parsed(raw, name)
    mark = hashlib.sha256(raw).hexdigest() if len(raw) <= MOST_BYTES else ""
    return FoundScript(name, mark, parsed.script, parsed.problems)


def _parsed(raw: bytes, name: str) -> Parsed:
    try:
        return parse_source(decode(raw, name))
    except (CalmroomError, RecursionError) as error:
        return Parsed(None, _refused(name, f"it cannot be read: {type(error).__name__}").problems)


def _refused_where_taken(one: FoundScript, script: Script, ids: set[str], titles: set[str]) -> FoundScript:
    """Nothing takes the place of a practice that is there, nor its name."""
    message = ""
    if script.id in ids:
        message = f"another practice has the id {script.id}; give this one its own"
    elif _OURS.fullmatch(script.id):
        message = f"ids like {script.id} are kept for the practices that come with calmroom; give it another"
    elif _folded(script.title) in titles:
        message = f"a practice that comes with calmroom is called {quoted(script.title)}; give this one its own title"
    if not message:
        return one
    return FoundScript(one.name, one.mark, None, (Problem(one.name, 1, 1, FRONT, Severity.ERROR, message),))


def _waived(name: str, line: Line, waiver: Waiver) -> Problem:
    """Whoever wrote a script may have set a rule aside; who looks at it is told, and decides."""
    message = f"whoever wrote this has set the rule aside: {quoted(waiver.reason)}"
    return Problem(name, line.place.line, line.place.column, waiver.rule, Severity.WARNING, message)


def _refused(name: str, message: str) -> FoundScript:
    return FoundScript(name, "", None, (Problem(name, 1, 1, TEXT, Severity.ERROR, message),))


def _shown(name: str) -> str:
    """A file's name without anything that hides or turns text."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _no_clip(_: Line) -> None:
    """Nobody has spoken it yet."""
