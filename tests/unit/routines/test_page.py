"""A shared page as JSON: it comes back as it was, and what is hostile is refused in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from calmroom.domain.body.body import View
from calmroom.domain.body.body_map import BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Quality
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.errors import CalmroomError
from calmroom.domain.sharing.sharing import Done, Line, Maps, Planned, SharedPage
from calmroom.routines.page import NOBODY, PagesAsJson

NOW = datetime(2026, 3, 19, 20, 30, tzinfo=UTC)
DAY = date(2026, 3, 8)
MIDDAY = datetime(2026, 3, 8, 12, tzinfo=UTC)
"""No page tells at which hour a map was drawn."""
MAP = BodyMap(
    NOBODY,
    MIDDAY,
    MIDDAY,
    (Mark("sacrum", Quality.WARM),),
    (Stroke(View.FRONT, ((1.0, 2.0), (3.5, 4.0)), 12.0, Quality.TIGHT),),
)
PAGE = SharedPage(
    client="Iris",
    therapist="Maya",
    first=DAY,
    last=date(2026, 3, 19),
    made=NOW,
    done=(Done(DAY, "Soft Jaw", "4 minutes", "ended gently", CheckIn(4, None), None),),
    planned=(Planned("Days 1 to 3", "Soft Jaw", (DAY,)),),
    maps=(Maps(DAY, "Sunday 8 March, evening", (("before", MAP), ("after", MAP))),),
    notes=(Line(DAY, "Ask about\nthe jaw."),),
    lines=(Line(DAY, "What stays: the left shoulder.", "Where was it clear?"),),
    question="Is it the jaw?",
)
PAGES = PagesAsJson()


def changed(**values: Any) -> bytes:  # noqa: ANN401 - any JSON
    return json.dumps({**json.loads(PAGES.write(PAGE)), **values}).encode()


def test_a_page_comes_back_as_it_was() -> None:
    assert PAGES.read(PAGES.write(PAGE)) == PAGE


def test_the_same_page_is_spelled_the_same() -> None:
    assert PAGES.write(PAGE) == PAGES.write(PAGES.read(PAGES.write(PAGE)))


def test_signs_that_turn_or_hide_text_are_taken_out() -> None:
    line = {"day": "2026-03-08", "words": "left\u202eturned\u200b", "asked": "\x07"}
    assert PAGES.read(changed(lines=[line], client="I\u2066ris")).lines == (Line(DAY, "leftturned"),)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        changed(kind="calmroom-routine"),
        changed(surprise=1),
        changed(first="yesterday"),
        changed(made="2026-03-19T20:30:00"),
        changed(plan="a" * 32),
        changed(made="0001-01-01T00:00:00+14:00"),
        changed(last="9999-12-31"),
        changed(question="x" * 2_001),
        changed(client="x" * 401),
        changed(lines=[{"day": "2026-03-08", "words": "x" * 20_001, "asked": ""}]),
        changed(
            done=[
                {
                    "day": "2026-03-08",
                    "title": "x",
                    "minutes": "4",
                    "how": "",
                    "before": {"settled": 11, "present": 1},
                    "after": None,
                }
            ]
        ),
        changed(maps=[{"day": "2026-03-08", "heading": "x", "maps": []}]),
        changed(
            maps=[
                {
                    "day": "2026-03-08",
                    "heading": "x",
                    "maps": [
                        {
                            "name": "",
                            "marks": [{"place": "../etc", "quality": "warm", "strength": 1, "depth": "skin"}],
                            "strokes": [],
                        }
                    ],
                }
            ]
        ),
        changed(lines=[{"day": "2026-03-08", "words": "x", "asked": ""}] * 2_001),
        PAGES.write(PAGE).replace(b'"client":"Iris"', b'"client":"Iris","client":"Eve"'),
    ],
    ids=range(20),
)
def test_what_is_no_page_is_refused_without_a_word_of_it(content: bytes) -> None:
    with pytest.raises(CalmroomError) as refused:
        PAGES.read(content)
    assert "x" * 50 not in str(refused.value)
    assert "Eve" not in f"{refused.value.message} {refused.value.hint}"


def test_a_newer_page_says_so() -> None:
    with pytest.raises(CalmroomError, match="newer calmroom"):
        PAGES.read(changed(format=2, more={"a": 1}))


@pytest.mark.parametrize("more", [{"maps": PAGE.maps * 41}, {"lines": PAGE.lines * 2_001}])
def test_more_than_a_file_holds_is_told_and_never_cut(more: dict[str, Any]) -> None:
    with pytest.raises(CalmroomError, match="more on this page than one file holds"):
        PAGES.write(replace(PAGE, **more))
