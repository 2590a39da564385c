"""Whether erasing was begun; asked before the first frame, and so a file of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "erasing"
"""In the data folder, until all is gone."""


def is_begun(data: Path) -> bool:
    """Whether erasing was begun and has not come to its end."""
    return os.path.lexists(data / MARKER)
