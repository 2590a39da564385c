"""The recovery key: printed, read aloud, typed, and mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calmroom.domain.vault.recovery import (
    ALPHABET,
    GROUPS,
    SECRET_BYTES,
    WIDTH,
    RecoveryKey,
    RecoveryMistyped,
    read_recovery_key,
    recovery_key,
    same_group,
)

SECRET = bytes(range(SECRET_BYTES))
KEY = recovery_key(SECRET)
secrets = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


def mistyped(typed: str) -> RecoveryMistyped:
    with pytest.raises(RecoveryMistyped) as told:
        read_recovery_key(typed)
    return told.value


def test_it_is_written_as_it_always_was() -> None:
    assert KEY.text == "000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4"


@given(secrets)
def test_it_stands_for_its_bytes(secret: bytes) -> None:
    assert read_recovery_key(recovery_key(secret).text).secret == secret


@given(secrets)
def test_it_is_typed_as_a_hand_types(secret: bytes) -> None:
    key = recovery_key(secret)
    bare = "".join(key.groups)
    alike = key.text.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert read_recovery_key(alike) == read_recovery_key(bare) == read_recovery_key(f" {key.text}\n") == key


def test_dashes_and_wide_letters_are_welcome() -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in KEY.groups[0])
    assert read_recovery_key("\u2013".join((wide, *KEY.groups[1:]))) == KEY


@given(secrets, st.integers(0, GROUPS - 1), st.integers(0, WIDTH - 1), st.sampled_from(ALPHABET))
def test_any_one_wrong_letter_is_found_in_its_group(secret: bytes, group: int, place: int, letter: str) -> None:
    groups = list(recovery_key(secret).groups)
    right = groups[group]
    groups[group] = right[:place] + letter + right[place + 1 :]
    if groups[group] != right:
        assert mistyped("-".join(groups)).groups == (group,)


@given(secrets, st.integers(0, GROUPS - 1), st.integers(0, WIDTH - 2))
def test_two_letters_exchanged_are_found_in_their_group(secret: bytes, group: int, place: int) -> None:
    groups = list(recovery_key(secret).groups)
    right = groups[group]
    groups[group] = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if groups[group] != right:
        assert mistyped("".join(groups)).groups == (group,)


@given(secrets, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_two_groups_exchanged_are_found(secret: bytes, one: int, other: int) -> None:
    groups = list(recovery_key(secret).groups)
    groups[one], groups[other] = groups[other], groups[one]
    if one != other:
        assert mistyped("-".join(groups)).groups == tuple(sorted((one, other)))


def test_a_missing_letter_is_looked_for_in_its_own_group() -> None:
    groups = [*KEY.groups[:2], KEY.groups[2][1:], *KEY.groups[3:]]
    assert mistyped(" ".join(groups)).groups == (2,)
    assert mistyped("".join(groups)).groups == (2,)


@pytest.mark.parametrize("typed", ["", "correct horse battery staple", "x" * 10_000, "\0\ud800"])
def test_something_else_is_no_recovery_key(typed: str) -> None:
    assert "recovery key" in mistyped(typed).message


def test_the_advice_names_the_group() -> None:
    groups = ["11111", *KEY.groups[1:6], "11111", KEY.groups[7]]
    assert mistyped("-".join(groups)).hint == "Look again at the first and seventh groups of 5."


def test_a_group_is_confirmed_in_small_letters() -> None:
    assert same_group(" ooOg0 ", KEY.groups[0])
    assert not same_group("000G1", KEY.groups[0])


def test_nothing_of_it_is_in_its_repr() -> None:
    assert repr(KEY) == "RecoveryKey()"
    assert KEY.groups[3] not in f"{KEY!s} {mistyped(KEY.text[:-1]).hint}"


def test_groups_without_their_checks_make_no_key() -> None:
    with pytest.raises(ValueError, match="groups of a recovery key"):
        RecoveryKey(("00000",) * GROUPS)


def test_other_than_20_bytes_make_no_key() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        recovery_key(bytes(16))
