"""What every vault does with plans, the therapist's desk, own keys and what reminders told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from fakes.plans import CLIENT, DRAFT, MADE, PLAN, REMINDER, RETURNED, SHARED, SIGNER

from calmroom.domain.plan.plan import Plan
from calmroom.domain.plan.records import HasId, Kept
from calmroom.domain.routine.handover import KeyPair
from calmroom.domain.vault.vault import Vault

Of = Callable[[Vault], Kept[Any]]
KINDS = (
    pytest.param(lambda vault: vault.plans, PLAN, {"is_half": False, "let_go": ()}, id="plans"),
    pytest.param(lambda vault: vault.signers, SIGNER, {"is_compared": False}, id="signers"),
    pytest.param(lambda vault: vault.clients, CLIENT, {"initials": "J."}, id="clients"),
    pytest.param(lambda vault: vault.drafts, DRAFT, {"saved": None, "next": None}, id="drafts"),
    pytest.param(lambda vault: vault.shared, SHARED, {"lines": ()}, id="shared"),
    pytest.param(lambda vault: vault.returned, RETURNED, {"content": "{}"}, id="returned"),
    pytest.param(lambda vault: vault.reminders, REMINDER, {"is_on": False}, id="reminders"),
)


def other(value: HasId) -> HasId:
    if isinstance(value, Plan):
        return replace(value, routine=replace(value.routine, id="9" * 32))
    return changed(value, {"id": "9" * 32})


def changed(value: HasId, changes: dict[str, Any]) -> HasId:
    return cast("HasId", replace(cast("Any", value), **changes))


@pytest.mark.parametrize(("of", "value", "_changes"), KINDS)
def test_a_value_is_read_as_it_was_saved(vault: Vault, of: Of, value: HasId, _changes: dict[str, Any]) -> None:
    of(vault).save(value)
    assert of(vault).get(value.id) == value
    assert of(vault).all() == (value,)


@pytest.mark.parametrize(("of", "value", "changes"), KINDS)
def test_a_later_saving_takes_the_place_of_the_first(
    vault: Vault, of: Of, value: HasId, changes: dict[str, Any]
) -> None:
    of(vault).save(value)
    of(vault).save(other(value))
    of(vault).save(changed(value, changes))
    assert of(vault).all() == (changed(value, changes), other(value))


@pytest.mark.parametrize(("of", "value", "_changes"), KINDS)
def test_what_is_removed_is_gone_and_the_others_stay(
    vault: Vault, of: Of, value: HasId, _changes: dict[str, Any]
) -> None:
    of(vault).save(value)
    of(vault).save(other(value))
    of(vault).remove(value.id)
    of(vault).remove("8" * 32)
    assert of(vault).get(value.id) is None
    assert of(vault).all() == (other(value),)


def test_a_moment_in_the_hour_that_comes_twice_keeps_its_zone(vault: Vault) -> None:
    vault.plans.save(PLAN)
    kept = vault.plans.get(PLAN.id)
    assert kept is not None
    assert str(kept.adopted) == str(MADE)


def test_own_keys_are_there_once_they_were_saved(vault: Vault) -> None:
    assert vault.own_keys.load() is None
    vault.own_keys.save(KeyPair(b"\0" * 32, b"\1" * 32))
    vault.own_keys.save(KeyPair(b"\2" * 32, b"\3" * 32))
    assert vault.own_keys.load() == KeyPair(b"\2" * 32, b"\3" * 32)


def test_what_was_told_first_stays_when_it_is_told_again(vault: Vault) -> None:
    vault.told.mark(("a", "b"), MADE)
    vault.told.mark(("b", "c"), MADE + timedelta(days=1))
    assert vault.told.all() == (("a", MADE), ("b", MADE), ("c", MADE + timedelta(days=1)))


def test_what_was_told_long_ago_is_forgotten(vault: Vault) -> None:
    vault.told.mark(("a",), MADE)
    vault.told.mark(("b",), MADE + timedelta(days=1))
    vault.told.forget_before(MADE + timedelta(hours=1))
    assert [key for key, _ in vault.told.all()] == ["b"]
