"""What a therapist brings along in a routine: scripts, and recordings that were made elsewhere."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.desk import Brought
from calmroom.domain.routine.handover import Material, Recording, Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from calmroom.domain.errors import Problem
    from calmroom.domain.ports import Library
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.routine.handover import CodePictures, PublicCodes, RoutineFiles, ScriptLook, SoundLook
    from calmroom.domain.script import Script

    GoOn = Callable[[Step], bool]

ENDING = ".opus"
BRINGING = "Bringing in the recording"
TAKEN = CalmroomError(
    "A practice of the library has that id already, so the script was not added.", "Give it an id of its own."
)
NO_ROOM = CalmroomError("The recording could not be kept; the disk may be full.", "Free some room and try again.")


@dataclass(frozen=True, slots=True)
class Tools:
    """What material is made with.

    Attributes:
        look: What a script is, by its file name and text.
        bring: Trims and levels a sound file into another; told how far it is, ``False`` where that said no.
        listen: What sound is, from a file that is open for reading.
        check: What speaks against a script, by its file name and text.
        source: The text of a practice of the library, by its id; empty where there is none.
    """

    look: Callable[[str, str], ScriptLook]
    bring: Callable[[Path, Path, Callable[[float], bool]], bool]
    listen: Callable[[BinaryIO], SoundLook]
    check: Callable[[str, str], tuple[Problem, ...]]
    source: Callable[[str], str]


class DeskMaterial:
    """Gives drafts with more or less of their own; the caller keeps them.

    Args:
        tools: What it is made with.
        folder: Where recordings lie, a folder for each draft.
        library: Every practice there is.
    """

    def __init__(self, tools: Tools, folder: Path, library: Library) -> None:
        self._tools = tools
        self._folder = folder
        self._library = library

    def scripts(self, draft: Draft) -> tuple[Script, ...]:
        """Its own practices that can be read."""
        looks = (self._tools.look(name, text) for name, text in draft.scripts)
        return tuple(look.script for look in looks if look.script is not None)

    def problems(self, name: str, text: str) -> tuple[Problem, ...]:
        """What speaks against a script while it is written, errors first."""
        return self._tools.check(name, text)

    def source(self, practice: str) -> str:
        """The text of a practice of the library, to write on; empty where there is none of that id."""
        return self._tools.source(practice)

    def add_script(self, draft: Draft, name: str, text: str) -> Draft:
        """One more script, or another text for the one of that id.

        Raises:
            CalmroomError: If it cannot be read, or a practice of the library has its id.
        """
        look = self._tools.look(name, text)
        if look.script is None:
            raise CalmroomError(f"This script cannot be added. {look.problem}")
        key = look.script.id
        if any(one.id == key for one in self._library.scripts()):
            raise TAKEN
        others = tuple(each for each in draft.scripts if self._id_of(each) != key)
        return replace(draft, scripts=(*others, (f"{key}.calm.md", text)))

    def bring_recording(self, draft: Draft, practice: str, line: str, path: Path, go_on: GoOn) -> Draft | None:
        """One recording of a line, or of a whole practice where ``line`` is empty, in the stead of an earlier one.

        Returns:
            The draft with it; ``None`` where it was given up, and then nothing of it is left.

        Raises:
            CalmroomError: If it is no sound, or cannot be kept.
        """
        before = self._of(draft, practice, line)
        # What was taken back may be wanted again, so no name is given twice.
        folder = self._folder / draft.id
        names = (folder / f"sound-{number}{ENDING}" for number in count(1))
        target = next(free for free in names if not free.exists())
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._tools.bring(path, target, lambda share: go_on(Step(share, BRINGING))):
                target.unlink(missing_ok=True)
                return None
            with target.open("rb") as file:
                look = self._tools.listen(file)
            size = target.stat().st_size
        except OSError as fault:
            self._drop(target)
            raise NO_ROOM from fault
        except BaseException:
            self._drop(target)
            raise
        if look.problem:
            self._drop(target)
            raise CalmroomError(f"This recording cannot be used. {look.problem}")
        brought = Brought(Recording(target.name, practice, line, look.seconds, size), f"{draft.id}/{target.name}")
        others = tuple(one for one in draft.recordings if one not in before)
        return replace(draft, recordings=(*others, brought))

    def drop(self, draft: Draft, file: str) -> Draft:
        """Without a script or a recording, by the name of its file; the sound itself stays until ``tidy``."""
        return replace(
            draft,
            scripts=tuple(each for each in draft.scripts if each[0] != file),
            recordings=tuple(one for one in draft.recordings if one.recording.file != file),
        )

    def of(self, draft: Draft) -> Material:
        """What goes into the file of a draft."""
        return Material(draft.scripts, tuple((one.recording, self._folder / one.path) for one in draft.recordings))

    def tidy(self, draft: Draft) -> None:
        """Take away the sound that a draft no longer has, once nothing of it can be taken back."""
        kept = {one.recording.file for one in draft.recordings}
        with contextlib.suppress(OSError):
            for path in (self._folder / draft.id).iterdir():
                if path.name not in kept:
                    path.unlink(missing_ok=True)

    def forget(self, draft_id: str) -> None:
        """A draft is gone for good: its recordings go too."""
        shutil.rmtree(self._folder / draft_id, ignore_errors=True)

    def _id_of(self, script: tuple[str, str]) -> str:
        found = self._tools.look(*script).script
        return "" if found is None else found.id

    def _of(self, draft: Draft, practice: str, line: str) -> tuple[Brought, ...]:
        return tuple(
            one for one in draft.recordings if (one.recording.practice, one.recording.line) == (practice, line)
        )

    def _drop(self, target: Path) -> None:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What routine files are made with.

    Attributes:
        files: Writes them.
        codes: Makes keys, and reads the codes of clients.
        material: Scripts and recordings of the therapist's own.
        pictures: Makes codes that a camera reads; without it there are none.
    """

    files: RoutineFiles
    codes: PublicCodes
    material: DeskMaterial
    pictures: CodePictures | None = None
