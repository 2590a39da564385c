from __future__ import annotations

import pytest
from unit.domain.care import HEADS, NOW, THIRTY, one_of

from calmroom.domain.care.conditions import CONDITIONS, Asks
from calmroom.domain.care.consent import NOT_ALONE, WITH_THERAPIST, WITHOUT_THERAPIST, YOUNG, Agreed, Consent, agreed
from calmroom.domain.care.gates import (
    ASKS_MORE,
    HANDS_OFF,
    NEEDS_CLINICIAN,
    NOT_FIRST,
    NOT_KNOWN,
    WITHDRAWN,
    Listener,
    gate_of,
)

BASE = Consent(2, NOW, ("I am 18 or older.",))
DEEP = Consent(2, NOW, (WITH_THERAPIST,))
TAKEN_BACK = Consent(2, NOW, ())
OPEN = Agreed(BASE, DEEP)
HEAD = [one.id for one in CONDITIONS if one.asks is Asks.HEAD]
CLINICIAN = [one.id for one in CONDITIONS if one.asks is Asks.CLINICIAN]
ADJUSTING = [one.id for one in CONDITIONS if one.asks is Asks.ADJUSTING]


@pytest.mark.parametrize(
    ("listener", "why_2", "why_3"),
    [
        (Listener(), "", ASKS_MORE),
        (Listener(agreed=Agreed(BASE)), "", ASKS_MORE),
        (Listener(agreed=OPEN), "", NOT_FIRST),
        (Listener(agreed=OPEN, has_practised_today=True), "", ""),
        (Listener(agreed=Agreed(withdrawn=TAKEN_BACK), has_practised_today=True), "", WITHDRAWN),
        (Listener(conditions=("trauma",), agreed=OPEN, has_practised_today=True), NEEDS_CLINICIAN, NEEDS_CLINICIAN),
        (Listener(conditions=("stroke",), agreed=OPEN, has_practised_today=True), "", ""),
        (Listener(conditions=("pregnant",), agreed=OPEN, has_practised_today=True), "", ""),
        (Listener(agreed=OPEN, has_practised_today=True, is_unsafe_today=True), "", ""),
        (Listener(agreed=OPEN, has_practised_today=True, is_known=False), NOT_KNOWN, NOT_KNOWN),
    ],
)
def test_what_closes_level_2_and_level_3(listener: Listener, why_2: str, why_3: str) -> None:
    for script in THIRTY:
        expected = ("", "", why_2, why_3)[script.level]
        gate = gate_of(script, listener)
        assert (gate.why, gate.is_open) == (expected, not expected), script.id


@pytest.mark.parametrize("condition", CLINICIAN)
def test_each_of_the_second_list_closes_levels_2_and_3_and_nothing_else(condition: str) -> None:
    listener = Listener(conditions=(condition,), agreed=OPEN, has_practised_today=True)
    assert {one.id for one in THIRTY if not gate_of(one, listener).is_open} == {
        one.id for one in THIRTY if one.level >= 2
    }


@pytest.mark.parametrize("condition", HEAD)
def test_each_of_the_first_list_takes_hands_off_the_head_and_closes_nothing(condition: str) -> None:
    listener = Listener(conditions=(condition,), agreed=OPEN, has_practised_today=True)
    gates = {one.id: gate_of(one, listener) for one in THIRTY}
    assert {key for key, gate in gates.items() if gate.hands == HANDS_OFF} == set(HEADS)
    assert all(gate.is_open for gate in gates.values())


@pytest.mark.parametrize("condition", ADJUSTING)
def test_each_of_the_third_list_closes_nothing_and_touches_no_hands(condition: str) -> None:
    listener = Listener(conditions=(condition,), agreed=OPEN, has_practised_today=True)
    assert all(gate_of(one, listener).is_open and not gate_of(one, listener).hands for one in THIRTY)


def test_what_was_ticked_is_said_beside_the_practices_it_is_about() -> None:
    listener = Listener(conditions=("pregnant", "asthma"))
    assert len(gate_of(one_of("s05"), listener).notes) == 2
    assert gate_of(one_of("s10"), listener).notes == (
        "Pregnant: after about 28 weeks, lie on your side and not flat on your back.",
    )
    assert gate_of(one_of("s01"), listener).notes == ()


def test_level_3_asks_for_one_of_two_and_one_besides() -> None:
    gate = gate_of(one_of("s21"), Listener(agreed=Agreed(BASE)))
    assert (gate.either, gate.besides) == ((WITH_THERAPIST, WITHOUT_THERAPIST), (NOT_ALONE,))


def test_at_16_and_17_level_3_takes_the_therapist() -> None:
    gate = gate_of(one_of("s21"), Listener(agreed=agreed((Consent(2, NOW, (YOUNG,)),))))
    assert gate.either == (WITH_THERAPIST,)


@pytest.mark.parametrize(
    "listener",
    [Listener(is_known=False), Listener(conditions=("trauma",)), Listener(agreed=OPEN)],
    ids=["locked", "a clinician first", "the first of the day"],
)
def test_where_no_tick_would_open_it_none_is_asked_for(listener: Listener) -> None:
    gate = gate_of(one_of("s22"), listener)
    assert not gate.is_open
    assert (gate.either, gate.besides) == ((), ())
