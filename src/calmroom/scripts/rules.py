"""The rules of content/3-safety.md 3.6 that a script is held against, and how grave each is."""

from __future__ import annotations

from typing import Final

from calmroom.domain.errors import Severity

_E, _W = Severity.ERROR, Severity.WARNING

CHECKED: Final = {
    "P1": _E,
    "P2": _E,
    "P3": _E,
    "P4": _E,
    "P5": _W,
    "P6": _E,
    "P7": _E,
    "P8": _W,
    "P9": _W,
    "L1": _E,
    "L2": _W,
    "L3": _E,
    "L5": _W,
    "L6": _W,
    "L7": _E,
    "L8": _E,
    "L9": _E,
    "L10": _W,
    "L11": _E,
    "L12": _E,
    "L13": _W,
    "L14": _W,
    "L15": _E,
    "L16": _E,
    "L17": _E,
    "L18": _E,
}
"""The rules that a script is held against, and that a waiver may name."""

OF_PAGES: Final = {"L4": _E}
"""The rule that the program's own pages are held against (``lint_pages.check_page``)."""

RULES: Final = CHECKED | OF_PAGES
"""Every rule of the page, P1 to P9 and L1 to L18."""

SEVERITIES: Final = RULES | {"G1": _E, "G2": _E, "G3": _E, "G4": _E, "G5": _E, "G6": _E, "G7": _E}
"""How grave a breach is; the G rules are those of the language itself, and nothing sets them aside."""
