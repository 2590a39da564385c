from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from calmroom.domain.paper import Document, Style, Words
from calmroom.domain.routine.handout import AUDIO, handout
from calmroom.domain.routine.routine import Aftercare, Item, Kind, Opens, Part, Release, Routine, When

PARTS = (
    Part("p1", When(Kind.EVENING), (Item("a", "s26", 5, 12),), "Nothing to work on tonight."),
    Part(
        "p2",
        When(Kind.DAYS, 1, 3),
        (
            Item("b", "s02", 12, 12, times=2),
            Item("c", "s30", 5, 5, is_optional=True, opens=Opens(Release.AFTER_ITEM, item="b")),
        ),
    ),
    Part("p3", When(Kind.WEEKDAYS, 0, 2, (0, 3), 1)),
)
ROUTINE = Routine(
    "f" * 32,
    1,
    "Between two appointments",
    "Maya",
    datetime(2026, 3, 5, 20, tzinfo=UTC),
    client="Iris",
    until=date(2026, 4, 30),
    parts=PARTS,
    aftercare=Aftercare("Warmth, water, an early night.", 3),
    greeting="Go gently.",
)
TITLES = {"s26": "After Your Session", "s02": "Three Places of Support", "s30": "Low-Energy Day"}


def words(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Words)]


def test_it_says_for_whom_from_whom_and_how_long() -> None:
    said = words(handout(ROUTINE, TITLES))
    assert said[:4] == [
        "Between two appointments",
        "For Iris, from Maya.",
        "Go gently.",
        "It holds until 30 April 2026.",
    ]


def test_each_part_has_its_days_its_sentence_and_its_practices() -> None:
    said = words(handout(ROUTINE, TITLES, date(2026, 3, 5), date(2026, 3, 19)))
    at = said.index("That evening, Thu 5 March")
    assert said[at : at + 7] == [
        "That evening, Thu 5 March",
        "Nothing to work on tonight.",
        "After Your Session, 5 to 12 minutes",
        "Days 1 to 3, 6 to 8 March",
        "Three Places of Support, 12 minutes (twice in these days)",
        "Low-Energy Day, 5 minutes (an extra, after Three Places of Support)",
        "Mondays and Thursdays, weeks 1 and 2",
    ]


def test_days_are_counted_from_the_session_where_no_date_is_known() -> None:
    assert "Days 1 to 3, after the session" in words(handout(ROUTINE, TITLES))


def test_days_without_a_practice_say_so_kindly() -> None:
    assert "Nothing here. Rest is the plan." in words(handout(ROUTINE, TITLES))


def test_it_ends_with_the_card_and_where_to_hear_it() -> None:
    said = words(handout(ROUTINE, TITLES))
    assert said[said.index("After the session") + 1] == "Warmth, water, an early night."
    assert said[-1] == AUDIO
    assert any("3 days after it" in one for one in said)


def test_the_small_version_is_marked_where_it_was_chosen() -> None:
    blocks = handout(replace(ROUTINE, half=("b",)), TITLES).blocks
    marked = [block.text for block in blocks if isinstance(block, Words) and block.bullet == "\N{WHITE CIRCLE}"]
    assert marked == ["Three Places of Support, 12 minutes (twice in these days)"]


def test_practices_are_set_large_and_what_the_therapist_says_in_their_own_letters() -> None:
    blocks = {block.text: block.style for block in handout(ROUTINE, TITLES).blocks if isinstance(block, Words)}
    assert blocks["After Your Session, 5 to 12 minutes"] is Style.LARGE
    assert blocks["Nothing to work on tonight."] is Style.OWN
