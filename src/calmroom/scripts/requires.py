"""Which calmroom a script wants at least: ``requires: calmroom 0.3``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calmroom import VERSION
from calmroom.scripts.faults import NEWER
from calmroom.scripts.yaml_subset import Scalar

if TYPE_CHECKING:
    from calmroom.scripts.faults import Faults
    from calmroom.scripts.yaml_subset import Mapping

KEY: Final = "requires"
REQUIRES: Final = r"(?:(?:calmroom )?[0-9]{1,4}(?:\.[0-9]{1,4}){0,2})?"
"""What the key may hold."""
_NUMBER = re.compile(r"[0-9]+")


def is_for_newer(root: Mapping, faults: Faults) -> bool:
    """Whether the script is for a newer program than this one, which is told."""
    for key, value in root.pairs:
        if key.text == KEY and isinstance(value, Scalar) and re.fullmatch(REQUIRES, value.text):
            wanted = value.text.removeprefix("calmroom ")
            if parts_of(wanted) > parts_of(VERSION):
                faults.add(value.place, NEWER, f"it was written for calmroom {wanted}, and this is calmroom {VERSION}")
                return True
    return False


def parts_of(version: str) -> tuple[int, ...]:
    """The numbers of a version, without the zeros at its end: 0.3 and 0.3.0 are one."""
    parts = [int(each) for each in _NUMBER.findall(version)]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)
