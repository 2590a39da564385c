"""A public code survives copying and typing, and a slip is found and said."""

from __future__ import annotations

from functools import partial
from itertools import pairwise, product

import pytest
from fakes.entropy import CountedEntropy
from hypothesis import given
from hypothesis import strategies as any_
from unit.routines.hostile import refusal
from unit.routines.made import CLIENT, THERAPIST, code

from calmroom.domain.vault.recovery import ALPHABET
from calmroom.routines.codes import GROUPS, SAID, Codes, code_of, read_code
from calmroom.routines.pictures import QrPictures
from calmroom.routines.words import WORDS

TEXT = code(THERAPIST).text


@given(any_.binary(min_size=32, max_size=32), any_.binary(min_size=32, max_size=32))
def test_every_code_is_read_as_it_was_written(verifying: bytes, sealing: bytes) -> None:
    made = code_of(verifying, sealing)
    assert read_code(made.text) == made


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.upper(), TEXT.replace("-", " "), TEXT.replace("-", ""), f"  {TEXT}\n", TEXT.replace("-", "\n-"),
        TEXT.replace("0", "o"), TEXT.replace("1", "l"), TEXT.replace("1", "I"), TEXT.replace("-", "\u2013"),
    ],
)  # fmt: skip
def test_it_may_be_typed_as_one_likes(typed: str) -> None:
    assert read_code(typed) == code(THERAPIST)


def test_any_one_wrong_letter_is_found_and_its_group_is_named() -> None:
    begin = len("calm1-")
    for place in range(begin, len(TEXT)):
        if TEXT[place] == "-":
            continue
        other = ALPHABET[(ALPHABET.index(TEXT[place].upper()) + 1 + place % 30) % 32].lower()
        told = refusal(partial(read_code, TEXT[:place] + other + TEXT[place + 1 :]))
        assert f"group {(place - begin) // 6 + 1} of {GROUPS}" in told.hint


def test_exchanged_letters_and_exchanged_groups_are_found() -> None:
    groups = TEXT.split("-")[1:]
    for place in range(GROUPS - 1):
        if groups[place] == groups[place + 1]:
            continue
        swapped = groups.copy()
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        told = refusal(partial(read_code, "-".join(("calm1", *swapped))))
        assert f"groups {place + 1} and {place + 2}" in told.hint


@pytest.mark.parametrize(
    "typed", ["", "hello", "calm1", "calm1-", TEXT[:-1], TEXT + "0", TEXT * 9, "age1qqqq", "é" * 50, "\0", TEXT[6:]]
)
def test_what_is_no_whole_code_is_told(typed: str) -> None:
    refusal(lambda: read_code(typed))


def test_a_code_of_a_newer_version_is_named() -> None:
    from calmroom.routines import codes  # noqa: PLC0415 - to make one

    number = int.from_bytes(b"\x02" + bytes(64), "big")
    groups = (codes._group(number >> 20 * place & (1 << 20) - 1, GROUPS - 1 - place) for place in range(GROUPS))
    assert "newer calmroom" in refusal(lambda: read_code("-".join(("calm1", *reversed(tuple(groups)))))).message


def test_the_words_are_of_both_keys() -> None:
    own, other = code(THERAPIST), code(CLIENT)
    assert len(own.words) == SAID
    pairs = product((own.verifying, other.verifying), (own.sealing, other.sealing))
    assert len({code_of(*pair).words for pair in pairs}) == 4


def test_no_two_of_the_words_are_taken_for_each_other() -> None:
    assert len(set(WORDS)) == 256
    assert list(WORDS) == sorted(WORDS)
    assert all(word.isascii() and word.islower() and 2 < len(word) < 10 for word in WORDS)
    assert not [(one, two) for one, two in pairwise(WORDS) if two.startswith(one)]


def test_new_keys_are_of_nobody_else() -> None:
    codes = Codes(CountedEntropy())
    one, two = codes.make(), codes.make()
    assert len({one.signing, one.opening, two.signing, two.opening}) == 4
    assert codes.read(codes.code_of(one).text) == codes.code_of(one)


def test_the_picture_has_the_three_marks_that_a_camera_looks_for() -> None:
    rows = QrPictures().modules(TEXT)
    side = len(rows)
    assert {len(row) for row in rows} == {side}
    mark = tuple(rows[row][column] for row in range(7) for column in range(7))
    assert sum(mark) == 33
    assert tuple(rows[row][side - 7 + column] for row in range(7) for column in range(7)) == mark
    assert tuple(rows[side - 7 + row][column] for row in range(7) for column in range(7)) == mark
