"""A plan taken in and changed, a draft and keys of a therapist, a reminder told, and a plan removed again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from fakes.plans import DRAFT, MAYAS, PLAN, REMINDER, SIGNER
from faults.acts import DONE, FIRST, Act, Tell, again, held, lived_in, twice
from faults.owner import MOMENT, NEEDLE, Home, Lost, look, opened

from calmroom.domain.routine.handover import KeyPair
from calmroom.storage.vault import EncryptedVault

OLDER = replace(PLAN, routine=replace(MAYAS, id="9" * 32, greeting=NEEDLE), note=NEEDLE * 2000)
TAKEN = replace(PLAN, note=NEEDLE * 2000)
"""Each lies on several pages of the file."""
CHANGED = replace(TAKEN, is_half=False, note=f"another {NEEDLE}")
WRITTEN = replace(DRAFT, scripts=(("mine.calm.md", NEEDLE * 3000),))
KEYS = KeyPair(b"\7" * 32, b"\x09" * 32)
MARKS = ("one:2026-03-05", "two:2026-03-05")


def _prepare(home: Home) -> None:
    lived_in(home)
    with opened(home) as vault:
        vault.plans.save(OLDER)


def _keep(home: Home, tell: Tell) -> None:
    """Open, take a plan in, change it, write a draft, make keys, tell, remove the older plan, close."""
    with again(home, tell) as vault:
        twice(tell, partial(vault.signers.save, SIGNER))
        twice(tell, partial(vault.plans.save, TAKEN))
        tell("taken in")
        twice(tell, partial(vault.plans.save, CHANGED))
        tell("changed")
        twice(tell, partial(vault.drafts.save, WRITTEN))
        tell("written")
        twice(tell, partial(vault.own_keys.save, KEYS))
        tell("keys")
        twice(tell, partial(vault.reminders.save, REMINDER))
        twice(tell, partial(vault.told.mark, MARKS, MOMENT))
        tell("reminded")
        twice(tell, partial(vault.plans.remove, OLDER.id))
        tell("removed")
    tell(DONE)


def _check(home: Home, told: frozenset[str]) -> None:
    held(look(home, (None,)), FIRST)
    with opened(home) as vault:
        _check_plans(vault, told)
        _check_desk(vault, told)
        marks = tuple(key for key, _ in vault.told.all())
        if marks not in ({MARKS} if "reminded" in told else {(), MARKS}):
            raise Lost("what was told would be told again, or half of it")


def _check_plans(vault: EncryptedVault, told: frozenset[str]) -> None:
    new, old = vault.plans.get(TAKEN.id), vault.plans.get(OLDER.id)
    known = {CHANGED} if "changed" in told else {TAKEN, CHANGED} if "taken in" in told else {None, TAKEN}
    if new not in known:
        raise Lost("a plan is missing, or another than was taken in")
    if old != OLDER and (old is not None or "reminded" not in told):
        raise Lost("a plan that nobody removed is missing")
    if old is not None and "removed" in told:
        raise Lost("a plan that was removed is there again")
    if new is not None and vault.signers.all() != (SIGNER,):
        raise Lost("whoever signed is not known any more")


def _check_desk(vault: EncryptedVault, told: frozenset[str]) -> None:
    if vault.drafts.all() not in ({(WRITTEN,)} if "written" in told else {(), (WRITTEN,)}):
        raise Lost("a draft is missing, or half of it is")
    if vault.own_keys.load() not in ({KEYS} if "keys" in told else {None, KEYS}):
        raise Lost("keys are missing, or others")


PLANS = (Act("plans and the desk", _prepare, _keep, _check),)
