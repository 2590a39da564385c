from __future__ import annotations

from datetime import timedelta

import pytest
from unit.domain.care import NOW

from calmroom.domain.care.consent import (
    ADULT,
    ITEMS,
    NOT_ALONE,
    NOTHING,
    WITH_THERAPIST,
    WITHOUT_THERAPIST,
    YOUNG,
    Agreed,
    Consent,
    agreed,
)

WORDING = (
    "I am 18 or older.",
    "calmroom helps me rest and notice my body. It is not medical care. It is not therapy.",
    "I know that I can stop at any time, and how to reach Ground me.",
    (
        "I know that some people feel stirred up, tearful, restless or more anxious. If that is strong or lasts, "
        "I will stop and talk to someone."
    ),
    "I have read who should ask a doctor first.",
    (
        "My journal stays on this computer. I can export or delete it. People who can use my account on this computer "
        "may be able to read it unless I set a passphrase."
    ),
)
"""content/3-safety.md 3.7, word for word."""
FIRST = Consent(2, NOW, (ADULT, *ITEMS))
DEEP = Consent(2, NOW + timedelta(days=1), (WITHOUT_THERAPIST, NOT_ALONE))
BACK = Consent(2, NOW + timedelta(days=2), ())
AGAIN = Consent(2, NOW + timedelta(days=3), (ADULT, *ITEMS))


def said(*items: str) -> Consent:
    return Consent(2, NOW, items)


def test_the_wording_is_the_one_of_the_safety_page() -> None:
    assert (ADULT, *ITEMS) == WORDING


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ((), NOTHING),
        ((FIRST,), Agreed(FIRST)),
        ((FIRST, DEEP), Agreed(FIRST, DEEP)),
        ((FIRST, DEEP, BACK), Agreed(withdrawn=BACK)),
        ((FIRST, DEEP, BACK, AGAIN), Agreed(AGAIN)),
        ((FIRST, BACK, DEEP), Agreed(None, DEEP, BACK)),
        ((FIRST, DEEP, AGAIN), Agreed(AGAIN, DEEP)),
        ((BACK, FIRST), Agreed(FIRST)),
    ],
)
def test_the_last_word_holds(given: tuple[Consent, ...], holds: Agreed) -> None:
    assert agreed(given) == holds


@pytest.mark.parametrize("item", [WITH_THERAPIST, WITHOUT_THERAPIST])
def test_either_of_two_opens_level_3(item: str) -> None:
    assert agreed((FIRST, Consent(2, NOW, (item,)))).level_3 is not None


def test_being_in_company_alone_does_not() -> None:
    assert agreed((FIRST, Consent(2, NOW, (NOT_ALONE,)))).level_3 is None


def test_who_is_16_or_17_is_known_by_what_was_agreed_to() -> None:
    assert agreed((Consent(2, NOW, (YOUNG, *ITEMS)),)).is_young
    assert not agreed((FIRST,)).is_young


def test_taking_back_makes_nobody_older() -> None:
    young, back = said(YOUNG, *ITEMS), said()
    assert agreed((young, back)).is_young
    assert agreed((young, back, said(WITHOUT_THERAPIST))).level_3 is None
    assert agreed((young, back, said(WITH_THERAPIST))).level_3 is not None


def test_a_yes_of_an_adult_does_not_hold_for_somebody_who_says_16() -> None:
    assert agreed((said(ADULT, *ITEMS), said(WITHOUT_THERAPIST), said(YOUNG, *ITEMS))).level_3 is None
