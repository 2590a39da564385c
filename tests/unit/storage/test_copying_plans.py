"""Plans, the therapist's desk and reminders go into a copy and come back as they were."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain
from fakes.plans import CLIENT, DRAFT, MADE, PLAN, REMINDER, RETURNED, SHARED, SIGNER
from fakes.repositories import MemoryVault
from unit.storage.copying import COPIES, lines_file, lines_of, written

from calmroom.domain.routine.handover import KeyPair
from calmroom.domain.vault.leaving import Added, Amount
from calmroom.domain.vault.vault import Vault
from calmroom.storage.export_parts import LINES
from calmroom.storage.vault import open_vault

EACH = Amount(plans=1, signers=1, clients=1, drafts=1, shared=1, returned=1, reminders=1)
KEYS = KeyPair(b"\7" * 32, b"\x09" * 32)


def furnished(vault: Vault) -> Vault:
    vault.plans.save(PLAN)
    vault.signers.save(SIGNER)
    vault.clients.save(CLIENT)
    vault.drafts.save(DRAFT)
    vault.shared.save(SHARED)
    vault.returned.save(RETURNED)
    vault.reminders.save(REMINDER)
    vault.told.mark(("one:2026-03-05", "two"), MADE)
    vault.own_keys.save(KEYS)
    return vault


def all_of(vault: Vault) -> tuple[object, ...]:
    kept = (vault.plans, vault.signers, vault.clients, vault.drafts, vault.shared, vault.returned, vault.reminders)
    return (*(one.all() for one in kept), vault.told.all())


def brought(vault: Vault, path: Path, *, leave_out_broken: bool = False) -> Added:
    added = COPIES.bring_in(vault, path, lambda _share: True, leave_out_broken=leave_out_broken)
    assert added is not None
    return added


def test_everything_comes_back_into_an_empty_vault(tmp_path: Path) -> None:
    source = furnished(MemoryVault())
    assert written(source, tmp_path / "copy") == EACH
    with closing(open_vault(tmp_path / "vault", CountedEntropy(), MemoryKeychain(refuses=True))) as vault:
        assert brought(vault, tmp_path / "copy").added == EACH
        assert all_of(vault) == all_of(source)
        written(vault, tmp_path / "again")
    assert lines_of(tmp_path / "copy")[1:] == lines_of(tmp_path / "again")[1:]


def test_what_is_there_stays_and_is_not_doubled(tmp_path: Path) -> None:
    source = furnished(MemoryVault())
    written(source, tmp_path / "copy")
    vault = furnished(MemoryVault())
    vault.told.mark(("three",), MADE + timedelta(days=1))
    found = brought(vault, tmp_path / "copy")
    assert (found.added, found.present, found.differing) == (Amount(), EACH, 0)
    assert [key for key, _ in vault.told.all()] == ["one:2026-03-05", "two", "three"]


def test_keys_are_in_no_copy(tmp_path: Path) -> None:
    written(furnished(MemoryVault()), tmp_path / "copy")
    lines = (tmp_path / "copy" / LINES).read_bytes()
    for secret in (KEYS.signing, KEYS.opening):
        assert secret not in lines
        assert secret.hex().encode() not in lines


def changed(tmp_path: Path, kind: str, name: str, value: object) -> Path:
    """A copy in which one field of a kind's content is another."""
    written(furnished(MemoryVault()), tmp_path / "copy")
    lines = [json.loads(content) for content in (tmp_path / "copy" / LINES).read_bytes().splitlines()]
    next(line for line in lines if line["kind"] == kind)["content"][name] = value
    return lines_file(tmp_path / LINES, [json.dumps(line).encode() + b"\n" for line in lines])


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("plan", "colour", "grey"),
        ("plan", "is_half", "yes"),
        ("plan", "adopted", [0, "Europe/Berlin"]),
        ("plan", "routine", {"id": "a" * 32}),
        ("client", "id", "9" * 32),
        ("reminder", "days", 99),
        ("reminder", "at", "25:00"),
        ("shared", "lines", "a page"),
        ("draft", "recordings", [{"path": "x"}]),
    ],
)
def test_a_line_that_says_what_cannot_be_is_left_out_with_its_place(
    tmp_path: Path, kind: str, name: str, value: object
) -> None:
    vault = MemoryVault()
    found = brought(vault, changed(tmp_path, kind, name, value), leave_out_broken=True)
    assert [one.reason for one in found.refused] in (
        ["its content is not as it has to be"],
        ["its content has another id"],
    )
    assert found.added.total == EACH.total - 1


def test_a_copy_of_version_2_is_read(tmp_path: Path) -> None:
    header = b'{"kind":"calmroom-export","version":2,"program":"0.1.0","made":"2026-03-05T18:00:00.000+01:00"}\n'
    end = b'{"kind":"end","practices":0,"entries":0,"consents":0,"settings":0,"maps":0,"appointments":0,"voices":0}\n'
    assert brought(MemoryVault(), lines_file(tmp_path / LINES, [header, end])).added == Amount()
