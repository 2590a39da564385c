"""Argon2id: what it gives, what it may ask for, and how its cost is found."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap

from calmroom.domain.vault.recovery import recovery_key
from calmroom.storage import recovery
from calmroom.storage.kdf import (
    CEILING_MEMORY,
    FLOOR_MEMORY,
    MEBIBYTE,
    USUAL_MEMORY,
    Cost,
    calibrate,
    derive,
    is_sane,
    open_passphrase,
    passphrase_slot,
)
from calmroom.storage.keys import DataKey, Slot, Value, new_data_key, seal, unseal
from calmroom.storage.recovery import open_recovery, recovery_slot

VAULT = "0123456789abcdef" * 2
WORDS = "lighthouse ferry m\u00f6ss".encode()
KEY = new_data_key(CountedEntropy("key"))


@pytest.fixture
def slot() -> Slot:
    return passphrase_slot(KEY, VAULT, WORDS, (cheap(), CountedEntropy("slot")))


def changed(slot: Slot, **values: Value) -> Slot:
    return replace(slot, values=tuple((name, values.get(name, value)) for name, value in slot.values))


@dataclass
class Machine:
    """A machine that takes so many seconds for a pass over 128 MiB."""

    speed: float
    now: float = 0.0

    def work(self, passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
        assert passphrase
        self.now += self.speed * cost.passes * cost.memory / USUAL_MEMORY
        return salt

    def cost(self) -> Cost:
        return calibrate(lambda: self.now, self.work)

    def seconds(self) -> float:
        cost = self.cost()
        return self.speed * cost.passes * cost.memory / USUAL_MEMORY


def test_argon2id_gives_what_another_implementation_gives() -> None:
    # Computed with the reference library, libargon2; the first with libsodium's crypto_pwhash too.
    words, salt = b"lighthouse ferry moss", bytes(range(16))
    assert derive(words, salt, Cost(19 * MEBIBYTE, 2, 1)).hex() == (
        "34e416654f8d74cfc7993d8d7ae522fdbf603048476760bbc7913b624b225b44"
    )
    assert derive(words, salt, Cost(64 * MEBIBYTE, 3, 4)).hex() == (
        "0bef3428442ab6565ae0074dea17897208489e764a94c9ba884f2ba383c49730"
    )


def test_the_wrap_gives_what_another_implementation_gives() -> None:
    # Computed with libsodium's crypto_aead_chacha20poly1305_ietf_encrypt.
    key = DataKey(bytes(range(32)), bytes(range(16)))
    sealed = seal(Slot("passphrase", (("kdf", "argon2id"), ("memory", 19456))), VAULT, b"k" * 32, (key, Fixed()))
    assert (
        sealed.text("sealed")
        == "aUVavFHZCUAM5vRDUQSX2jGtGiD+lBSLKYVgKjqQN/3Xs4XwdVf/7GEou1uFTaQ8Ft02yllDnRZTUhMd7aDI5Q=="
    )
    assert unseal(sealed, VAULT, b"k" * 32) == key


def test_hkdf_gives_what_another_implementation_gives() -> None:
    # Computed with HKDF(SHA256, 32, salt, info) of the package cryptography.
    assert (
        recovery.derive(bytes(range(20)), bytes(range(16))).hex()
        == "58d5a3549bdb0a09e32ae1f5a8524f184486780d9560ab49b1143595768e0c42"
    )


def test_the_passphrase_opens_and_another_does_not(slot: Slot) -> None:
    assert open_passphrase(slot, VAULT, WORDS) == KEY
    assert open_passphrase(slot, VAULT, WORDS + b" ") is None


def test_two_slots_of_one_passphrase_have_nothing_in_common(slot: Slot) -> None:
    other = passphrase_slot(KEY, VAULT, WORDS, (cheap(), CountedEntropy("other")))
    assert all(slot.text(name) != other.text(name) for name in ("salt", "nonce", "sealed"))


def test_a_slot_of_another_vault_does_not_open(slot: Slot) -> None:
    assert open_passphrase(slot, "f" * 32, WORDS) is None


@pytest.mark.parametrize(("name", "value"), [("memory", 20 * MEBIBYTE), ("passes", 2), ("lanes", 2)])
def test_a_cost_that_was_changed_does_not_open(slot: Slot, name: str, value: int) -> None:
    assert open_passphrase(changed(slot, **{name: value}), VAULT, WORDS) is None


def test_a_cost_is_sealed_beside_what_it_does(slot: Slot) -> None:
    # The same derived bytes, claimed to have cost something else.
    assert slot.number("memory") == 19 * MEBIBYTE
    derived = derive(WORDS, slot.content("salt"), cheap())
    assert unseal(slot, VAULT, derived) == KEY
    assert unseal(changed(slot, memory=64 * MEBIBYTE), VAULT, derived) is None


HOSTILE = [
    ("memory", 2**32),
    ("memory", 1024 * MEBIBYTE + 1),
    ("memory", 19 * MEBIBYTE - 1),
    ("memory", 0),
    ("passes", 17),
    ("passes", 0),
    ("passes", 2**40),
    ("lanes", 17),
    ("lanes", 0),
    ("salt", ""),
    ("salt", "AAAA"),
    ("kdf", "pbkdf2"),
    ("memory", "19456"),
]


@pytest.mark.parametrize(("name", "value"), HOSTILE)
def test_a_cost_out_of_bounds_is_not_even_tried(
    slot: Slot, monkeypatch: pytest.MonkeyPatch, name: str, value: Value
) -> None:
    hostile = changed(slot, **{name: value})
    monkeypatch.setattr("calmroom.storage.kdf.derive", lambda *_: pytest.fail("it was derived"))
    assert not is_sane(hostile)
    assert open_passphrase(hostile, VAULT, WORDS) is None


def test_a_usual_machine_gets_128_mib_and_more_passes() -> None:
    assert Machine(0.25).cost().memory == USUAL_MEMORY
    assert Machine(0.25).cost().passes == 3


@pytest.mark.parametrize("speed", [0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.95])
def test_it_takes_half_a_second_to_a_second(speed: float) -> None:
    assert 0.5 <= Machine(speed).seconds() <= 1.0


def test_a_slow_machine_gets_the_floor_and_no_less() -> None:
    assert Machine(30.0).cost() == Cost(FLOOR_MEMORY, 1, Machine(30.0).cost().lanes)


def test_a_very_fast_machine_gets_more_memory_up_to_a_ceiling() -> None:
    assert Machine(0.0001).cost().memory == CEILING_MEMORY
    assert USUAL_MEMORY < Machine(0.03).cost().memory < CEILING_MEMORY


def test_this_machine_is_measured_in_earnest() -> None:
    cost = calibrate()
    slot = passphrase_slot(KEY, VAULT, WORDS, (cost, CountedEntropy("slot")))
    assert open_passphrase(slot, VAULT, WORDS) == KEY
    assert cost.memory >= FLOOR_MEMORY


def test_a_recovery_key_opens_and_another_does_not() -> None:
    right, wrong = recovery_key(bytes(20)), recovery_key(bytes(19) + b"\1")
    slot = recovery_slot(KEY, VAULT, right, CountedEntropy("slot"))
    assert open_recovery(slot, VAULT, right) == KEY
    assert open_recovery(slot, VAULT, wrong) is None
    assert open_recovery(slot, "f" * 32, right) is None
    assert open_recovery(changed(slot, kdf="none"), VAULT, right) is None
    assert open_recovery(changed(slot, salt="AAAA"), VAULT, right) is None


class Fixed:
    """The same bytes every time."""

    def token(self, count: int) -> bytes:
        return bytes(range(count))
