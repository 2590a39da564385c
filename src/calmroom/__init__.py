"""calmroom: the room between two appointments."""

from typing import Final

VERSION: Final = "0.1.0"
