"""What is said to somebody who takes everything along, brings it back, or erases it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.vault.backups import count_words
from calmroom.domain.vault.leaving import Amount, amount_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from calmroom.domain.vault.leaving import Added, Incoming, Left

TAKE = "Take everything with you"
TAKE_WORDS = (
    "One copy of your journal, your practices, your check-ins and what you set about yourself, in formats that other "
    "programs read. calmroom reads it back, too."
)
NOT_WITHIN = (
    "The recordings and practices that a routine brought are not in it, nor recordings that you brought in for "
    "clients. Keep the routine files: a plan that is opened from its file once more has them again."
)
OPEN_AGAIN = "What routines bring along is in no copy: open their files once more, and the plans have it again."
READABLE = "**Anybody who has this copy can read it.** It is not encrypted. Keep it where you would keep a diary."
FORMS = (("zip", "one file"), ("folder", "a folder"))
BRING = "Bring a copy in"
BRING_WORDS = (
    "From this computer or another one. A backup is made first, what is here already stays as it is, and what is not "
    "here is added."
)
FILES = "Copies of everything (*.zip *.jsonl)"
ERASE = "Erase everything"
ERASE_WORDS = (
    "Your journal, your history, what you set, the keys, and the backups on this computer. Nobody can bring them back. "
    "Copies that you took with you, and practices that you saved as sound, are files of your own and stay."
)
TYPE = "Type DELETE to open the button."
AWAY = "Erase those as well"
ERASING = "Erasing."
GIVEN_UP = "Cancelled. Nothing was changed."
WRITE_GIVEN_UP = "Cancelled. Nothing was written."
GONE = "Everything is erased. calmroom begins anew."


def away_words(folder: Path | None, copies: Sequence[Path]) -> str:
    """What is said of the person's own backup folder."""
    if folder is None:
        return ""
    if not copies:
        return f"No backups of this vault are in {folder} now. If that place is put away, they may still be there."
    count = count_words(len(copies), "backup", "backups")
    return f"In {copies[0].parent} {'is' if len(copies) == 1 else 'are'} {count} of this vault."


def scripts_words(scripts: Sequence[Path]) -> str:
    """What is said of practices that the person wrote."""
    if not scripts:
        return ""
    noun = "The practice that you wrote is a file" if len(scripts) == 1 else "The practices that you wrote are files"
    pronoun = "stays" if len(scripts) == 1 else "stay"
    return f"{noun} of your own and {pronoun} in {scripts[0].parent}."


def found_words(found: Incoming) -> tuple[str, str]:
    """What a copy holds, and what is wrong with it."""
    count = len(found.refused)
    if not count:
        return f"It holds {amount_words(found.amount)}.", ""
    lines = count_words(count, "line", "lines")
    return (
        f"It holds {amount_words(found.amount)}.",
        f"{lines.capitalize()} of it cannot be read. You can bring in the rest, or copy it here once more.",
    )


def added_words(added: Added) -> str:
    """What came of bringing a copy in."""
    if not added.added.total:
        return "All of it was here already. Nothing was added."
    said = f"Added: {amount_words(added.added)}."
    if added.present != Amount():
        said += f" Here already: {amount_words(added.present)}."
    if added.differing:
        said += f" Of these, {added.differing} read otherwise in the copy; yours stayed."
    return f"{said} {OPEN_AGAIN}" if added.added.plans else said


def left_words(left: Left) -> str:
    """What is said after everything was erased."""
    if not left.paths:
        return GONE
    return f"{GONE} This could not be taken away, or is not calmroom's: {', '.join(map(str, left.paths))}"
