"""Files that somebody means ill with, made at the time: none lies in the repository."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from unit.routines.made import SOUND, THERAPIST, built, own_script

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import KeyPair
from calmroom.routines.sign import ROUTINE, public_halves, sign

Json = dict[str, Any]
FILES: dict[str, bytes] = {"scripts/maya.calm.md": own_script().encode(), "audio/line-1.opus": SOUND + bytes(5000)}
DEFLATED = zipfile.ZIP_DEFLATED


def manifest(folder: Path) -> Json:
    """What an honest file says, to be changed."""
    honest = built(folder, name="honest.calmroutine")
    with zipfile.ZipFile(honest) as archive:
        found: Json = json.loads(archive.read("manifest.json"))
    return naming(found, FILES)


def naming(told: Json, files: Mapping[str, bytes]) -> Json:
    """The same, naming these files with their sizes and sums."""
    for kind, folder in (("scripts", "scripts"), ("recordings", "audio")):
        kept = told[kind][0]
        told[kind] = [
            {
                **kept,
                "file": path.rpartition("/")[2],
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for path, content in files.items()
            if path.startswith(folder)
        ]
    return told


def spelled(told: Json) -> bytes:
    """In the one spelling."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def signed(content: bytes, keys: KeyPair = THERAPIST) -> list[tuple[str, bytes]]:
    """A manifest and its signature."""
    return [("manifest.json", content), ("manifest.sig", sign(keys, ROUTINE, content))]


def zipped(entries: Sequence[tuple[str | zipfile.ZipInfo, bytes]], way: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file of these, a name as often as it comes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name) if isinstance(name, str) else name
            info.compress_type = way
            archive.writestr(info, content)
    return made.getvalue()


def whole(folder: Path, change: Callable[[Json], object] | None = None, files: Mapping[str, bytes] = FILES) -> bytes:
    """A file that is right in every way but for a change of what was signed."""
    told = naming(manifest(folder), files)
    told["from"] = dict(zip(("verifying", "sealing"), (half.hex() for half in public_halves(THERAPIST)), strict=True))
    if change is not None:
        change(told)
    return zipped([*signed(spelled(told)), *files.items()])


def refusal(action: Callable[[], object]) -> CalmroomError:
    """What is said; it fails where nothing is refused."""
    with pytest.raises(CalmroomError) as raised:
        action()
    assert raised.value.message.endswith(".")
    assert raised.value.hint.endswith((".", "E"))
    return raised.value
