"""How a passphrase is read, and what is said of it."""

from __future__ import annotations

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.passphrase import HINTS, Strength, passphrase_bytes, strength


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert passphrase_bytes("Mu\u0308hle") == passphrase_bytes("M\u00fchle") == "M\u00fchle".encode()


def test_spaces_and_capitals_count() -> None:
    assert len({passphrase_bytes(typed) for typed in ("moss", "Moss", "moss ", " moss")}) == 4


def test_a_lone_surrogate_is_no_fault() -> None:
    assert passphrase_bytes("a\udc80")


@pytest.mark.parametrize("typed", ["", "x" * 1025])
def test_nothing_and_a_whole_book_are_refused(typed: str) -> None:
    with pytest.raises(CalmroomError) as told:
        passphrase_bytes(typed)
    assert told.value.hint


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Strength.EMPTY),
        ("a", Strength.SHORT),
        ("password", Strength.SHORT),
        ("a" * 40, Strength.SHORT),
        ("1234567890123456", Strength.SHORT),
        ("qwertzuiopasdfgh", Strength.SHORT),
        ("lighthouse ferry moss", Strength.FAIR),
        ("lighthouse ferry moss window", Strength.GOOD),
        ("kx8!Lq2#vR9z", Strength.GOOD),
        ("日本語の長い合言葉です", Strength.GOOD),
    ],
)
def test_length_and_variety_count(typed: str, expected: Strength) -> None:
    assert strength(typed) is expected


def test_every_strength_has_its_sentence() -> None:
    assert set(HINTS) == set(Strength)
