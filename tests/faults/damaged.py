"""A vault with pages and a practice that may be damaged, and where the damage is told."""

from __future__ import annotations

from faults.owner import Home, numbers, open_with

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.backups import VaultDamaged

PAGES = frozenset(range(30))


def told(home: Home) -> str:
    """Where damage was told: on opening, on reading, by the check. What is read without a word has to be right."""
    try:
        opened_vault = open_with(home)
    except CalmroomError as fault:
        return "on opening" if fault.hint else "without a hint"
    try:
        for work in (lambda: numbers(opened_vault), opened_vault.copier.check):
            try:
                assert work() in (PAGES, None)
            except VaultDamaged as fault:
                return "on reading or by the check" if fault.hint else "without a hint"
    finally:
        opened_vault.close()
    return ""
