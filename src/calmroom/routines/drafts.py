"""A routine as a folder that a person can write and read: ``routine.json``, ``scripts`` and the recordings it names."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import Material, Parcel, Recording
from calmroom.routines import refusals
from calmroom.routines.limits import MOST_MANIFEST, MOST_SCRIPT, SCRIPT_ENDING, SCRIPTS
from calmroom.routines.manifest import read_routine_text
from calmroom.routines.spelling import read_routine
from calmroom.routines.strict_json import read_json

if TYPE_CHECKING:
    from datetime import datetime

NAME: Final = "routine.json"
RECORDINGS: Final = "recordings"
_ROUTINE: Final[dict[str, Any]] = {
    "edition": 1,
    "therapist": "",
    "client": "",
    "greeting": "",
    "until": None,
    "half": [],
    "aftercare": {},
    "rules": {},
}
_AFTERCARE: Final[dict[str, Any]] = {"words": "", "quiet_days": 3}
_RULES: Final[dict[str, Any]] = {
    "in_order": False,
    "most_a_day": 2,
    "most_minutes": 45,
    "rest_days": 1,
    "opens_two_hands": False,
    "left_out": [],
    "hands_free": False,
}
_PART: Final[dict[str, Any]] = {"sentence": "", "items": []}
_WHEN: Final[dict[str, Any]] = {"first": 0, "last": 0, "weekdays": [], "week": 0}
_ITEM: Final[dict[str, Any]] = {
    "is_optional": False,
    "is_instead": False,
    "voice": "",
    "left_out": [],
    "hands_free": False,
    "opens": {},
    "times": 0,
}
_OPENS: Final[dict[str, Any]] = {"release": "at once", "on": None, "item": "", "is_hidden": False}
_ILL: Final = CalmroomError(f"{NAME} does not say what a routine is. Nothing was written.", "See docs/routine-file.md.")


def read_draft(folder: Path, new_id: str, now: datetime) -> Parcel:
    """What a folder holds, ready to be built. What is not said is as in a new routine.

    Args:
        folder: Where ``routine.json`` lies.
        new_id: The routine's id where none is said.
        now: When it is made, where nothing else is said.

    Raises:
        CalmroomError: If it cannot be read; the sentence names the field.
    """
    try:
        with (folder / NAME).open("rb") as file:
            content = file.read(MOST_MANIFEST + 1)
        scripts = tuple((path.name, _text_of(path)) for path in sorted((folder / SCRIPTS).glob(f"*{SCRIPT_ENDING}")))
    except OSError as fault:
        raise refusals.of_reading(fault) from fault
    told = read_json(content)
    if not isinstance(told, dict) or len(content) > MOST_MANIFEST:
        raise _ILL
    recordings = told.pop(RECORDINGS, [])
    found = {**copy.deepcopy(_ROUTINE), "id": new_id, "made": now.replace(microsecond=0).isoformat(), **told}
    try:
        routine = read_routine(read_routine_text(_filled(found)))
        return Parcel(routine, Material(scripts, tuple(_recording(folder, each) for each in recordings)))
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        raise _ILL from fault


def _filled(routine: dict[str, Any]) -> dict[str, Any]:
    parts = []
    for each in routine.get("parts", []):
        part = {**_PART, **each}
        part["when"] = {**_WHEN, **part.get("when", {})}
        part["items"] = [{**_ITEM, **item, "opens": {**_OPENS, **item.get("opens", {})}} for item in part["items"]]
        parts.append(part)
    return {
        **routine,
        "parts": parts,
        "aftercare": {**_AFTERCARE, **routine["aftercare"]},
        "rules": {**_RULES, **routine["rules"]},
    }


def _recording(folder: Path, told: dict[str, str]) -> tuple[Recording, Path]:
    """A recording that is still as it was made; within the file it is Opus."""
    path = Path(told["file"])
    if path.is_absolute() or ".." in path.parts:
        raise _ILL
    return Recording(f"{path.stem.lower()}.opus", told["practice"], told.get("line", "")), folder / path


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(MOST_SCRIPT + 1).decode("utf-8", "replace")
