"""Why a way to the vault is made or taken away, which steps that takes, and what each says. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Why one is here."""

    FIRST = "first"
    """There is no passphrase yet, and no recovery key."""
    AGAIN = "again"
    """There is no passphrase, but a recovery key from before; it stays."""
    CHANGE = "change"
    """Another passphrase; the recovery key stays."""
    FORGOTTEN = "forgotten"
    """Opened by the recovery key; a new passphrase is wanted."""
    SHEET = "sheet"
    """A new recovery sheet; the old one stops working."""
    REMOVE = "remove"
    """No passphrase any more."""
    KEYCHAIN = "keychain"
    """This account's keychain is to open it without asking."""


class Step(StrEnum):
    """One page."""

    PRESENT = "present"
    """The passphrase that there is: an unlocked desk alone changes nothing for good."""
    CHOOSE = "choose"
    KEEP = "keep"
    CONFIRM = "confirm"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step says, and the verb that leads on."""

    title: str
    about: str
    onward: str = "Go on"
    back: str = ""
    """Where it is not the usual word."""


STEPS = {
    Purpose.FIRST: (Step.CHOOSE, Step.KEEP, Step.CONFIRM),
    Purpose.AGAIN: (Step.CHOOSE,),
    Purpose.CHANGE: (Step.PRESENT, Step.CHOOSE),
    Purpose.FORGOTTEN: (Step.CHOOSE,),
    Purpose.SHEET: (Step.PRESENT, Step.KEEP, Step.CONFIRM),
    Purpose.REMOVE: (Step.PRESENT, Step.WITHOUT),
    Purpose.KEYCHAIN: (Step.PRESENT,),
}
PRESENT_TITLE = "Your passphrase, first"
PRESENT_ABOUT = "So that nobody but you changes what opens your journal. Your recovery key works here too."
TO_KEYCHAIN = "From then on this computer opens it without asking."
CHOOSE = {
    Purpose.FIRST: StepWords(
        "Who can open it",
        "Your journal stays on this computer. There is no account, and nobody can reset a passphrase for you.",
    ),
    Purpose.AGAIN: StepWords("A passphrase", "Your recovery sheet stays as it is.", "Set the passphrase"),
    Purpose.CHANGE: StepWords("A new passphrase", "Your recovery sheet stays as it is.", "Set the passphrase"),
    Purpose.FORGOTTEN: StepWords(
        "A new passphrase", "Your journal is open. Your recovery sheet stays as it is.", "Set the passphrase"
    ),
}
KEEP = StepWords(
    "Your recovery key",
    "It opens your journal if the passphrase is forgotten, or on a new computer. It is shown only here, and only now.",
)
CONFIRM = StepWords("To be sure", "Two groups of it, typed from your sheet.", "Set the passphrase")
WITHOUT = StepWords(
    "Without a passphrase",
    "Without it, anybody who can use this account can read everything, unless the keychain keeps the key. "
    "Your recovery sheet stays as it is.",
    "Remove the passphrase",
    "Keep it",
)
MOMENT = "One moment. This takes a few seconds."
DONE = {
    Purpose.FIRST: "The passphrase is set",
    Purpose.AGAIN: "The passphrase is set",
    Purpose.CHANGE: "The passphrase is set",
    Purpose.FORGOTTEN: "The passphrase is set",
    Purpose.SHEET: "The new recovery sheet holds from now on",
    Purpose.REMOVE: "The passphrase is removed",
    Purpose.KEYCHAIN: "This computer opens it without asking from now on",
}
MATCH_NOT_YET = "The two are not the same yet."


def words_of(purpose: Purpose, step: Step) -> StepWords:
    """What a step says."""
    if step is Step.CHOOSE:
        return CHOOSE[purpose]
    if step is Step.PRESENT and purpose is Purpose.KEYCHAIN:
        return StepWords(PRESENT_TITLE, f"{PRESENT_ABOUT} {TO_KEYCHAIN}", "Turn it on")
    plain = {Step.PRESENT: StepWords(PRESENT_TITLE, PRESENT_ABOUT), Step.KEEP: KEEP, Step.WITHOUT: WITHOUT}
    if step in plain:
        return plain[step]
    return StepWords(CONFIRM.title, CONFIRM.about, "Use this sheet" if purpose is Purpose.SHEET else CONFIRM.onward)


def opens_words(first: str, second: str) -> str:
    """What is still needed before a passphrase can be set; empty where nothing is."""
    if not first:
        return "Opens when there is a passphrase, typed twice."
    if not second:
        return "Opens when it is typed once more."
    return "" if first == second else MATCH_NOT_YET
