"""The region names that are offered to an author who wrote one that there is not."""

from __future__ import annotations

from typing import Final

from calmroom.domain.body.body import GROUPS, PLACES, stem_of
from calmroom.domain.script import NOWHERE, OUT

REGION_NAMES: Final = (*dict.fromkeys((*GROUPS, *map(stem_of, PLACES), OUT, NOWHERE)),)
