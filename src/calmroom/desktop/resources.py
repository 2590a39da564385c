"""The files that come with calmroom: practices, sound, fonts, the figure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "assets"


def find_assets(candidates: Iterable[Path] | None = None) -> Path:
    """The folder of assets: in the package, else at the root of the source, else in the frozen program.

    Raises:
        CalmroomError: If there is none.
    """
    for folder in _candidates() if candidates is None else candidates:
        if (folder / "scripts").is_dir():
            return folder
    raise CalmroomError(
        "The practices and sounds that come with calmroom are missing.",
        "Install calmroom again; your journal and your history stay as they are.",
    )


def _candidates() -> Iterable[Path]:
    package = Path(__file__).resolve().parents[1]
    yield package / FOLDER
    yield package.parents[1] / FOLDER
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        yield Path(frozen) / FOLDER
        yield Path(frozen) / package.name / FOLDER
