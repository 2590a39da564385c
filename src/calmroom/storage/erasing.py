"""Two questions to the disk that are asked before the first frame, and so a file of their own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "erasing"
"""In the data folder, until all is gone."""

NOTE = "vault-was-here"
"""Among the settings, once a vault was opened."""


def is_begun(data: Path) -> bool:
    """Whether erasing was begun and has not come to its end."""
    return os.path.lexists(data / MARKER)


def was_here(config: Path) -> bool:
    """Whether a vault was opened before."""
    return (config / NOTE).exists()
