from __future__ import annotations

import re

import pytest

from calmroom.domain.care.conditions import CONDITIONS, SOFTLY, WHEN_TICKED, adjusted
from calmroom.domain.care.consent import DEEP, ITEMS, NOT_ALONE
from calmroom.domain.care.gates import ASKS_MORE, HANDS_OFF, NEEDS_CLINICIAN, NOT_FIRST, NOT_KNOWN, WITHDRAWN
from calmroom.domain.care.suggestions import FELL
from calmroom.ui.first_start import state
from calmroom.ui.first_start.doctor import GROUPS, Group
from calmroom.ui.today.people import FIRST, OTHERS

LINES = [line for group in GROUPS for line in (group.heading, group.about, *group.texts)]
MOST_GRADE = 8.0
"""content/3-safety.md asks for grade 8 or less (Flesch-Kincaid)."""
CONDITION_NAMES = (
    "psychosis|mania|dissociative|disorder|aneurysm|lumbar puncture|epidural|Chiari malformation|rheumatoid arthritis|"
    "Ehlers-Danlos|Down syndrome|epilepsy|glaucoma|asthma|concussion|suicide|trauma|therapist|medical|clinician"
)
PAGES = {
    "consent": " ".join(f"{item}." for item in (*ITEMS, *DEEP, NOT_ALONE)),
    "gates": " ".join((ASKS_MORE, HANDS_OFF, NEEDS_CLINICIAN, NOT_FIRST, NOT_KNOWN, WITHDRAWN, f"Soft Jaw {FELL}")),
    "people": " ".join((FIRST.title + ".", FIRST.words, OTHERS.title + ".", OTHERS.words)),
    "beside a tick": " ".join(WHEN_TICKED.values()),
    "first pages": " ".join(value for name, value in vars(state).items() if name.isupper() and isinstance(value, str)),
}


def test_every_group_of_the_safety_page_is_there() -> None:
    text = " ".join(LINES).lower()
    for words in (
        "stroke", "aneurysm", "pressure inside your skull", "concussion", "spinal fluid", "chiari", "blood thinners",
        "fever", "worst", "psychosis", "dissociative", "suicide", "last three months", "ptsd", "alcohol",
        "eating disorder", "28 weeks", "heart", "epilepsy", "ringing", "pain", "asthma", "glaucoma", "hearing aids",
        "numb", "drive", "bath", "machines", "baby",
    ):  # fmt: skip
        assert words in text, words


def test_every_box_stands_in_exactly_one_group() -> None:
    boxes = [box.id for group in GROUPS for box in group.boxes]
    assert sorted(boxes) == sorted(one.id for one in CONDITIONS)
    assert len(set(boxes)) == len(boxes)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.heading)
def test_it_reads_at_grade_eight_or_less(group: Group) -> None:
    assert _grade(" ".join((group.about, *group.texts))) <= MOST_GRADE


@pytest.mark.parametrize("page", PAGES)
def test_the_words_of_care_read_at_grade_eight_or_less(page: str) -> None:
    assert _grade(PAGES[page]) <= MOST_GRADE


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        ((), ("stroke", "pregnant"), {}),
        ((), ("epilepsy",), {"pacer": False}),
        ((), ("heart",), {"pacer": False}),
        ((), ("asthma",), {"pacer": False}),
        ((), ("sound",), {"bed": "none", "voice_level": SOFTLY}),
        ((), ("hearing-aids",), {"mono": True}),
        (("hearing-aids",), ("hearing-aids", "pain"), {}),
        (("epilepsy",), (), {}),
    ],
)
def test_a_new_tick_changes_what_it_is_about(
    before: tuple[str, ...], now: tuple[str, ...], changes: dict[str, object]
) -> None:
    assert adjusted(before, now, 60) == changes


def test_nobody_is_made_louder() -> None:
    assert adjusted((), ("sound",), 20)["voice_level"] == 20


def _grade(text: str) -> float:
    plain = re.sub(CONDITION_NAMES, "name", text, flags=re.IGNORECASE)
    sentences = max(1, len(re.findall(r"[.:!?](?:\s|$)", plain)))
    words = re.findall(r"[A-Za-z']+", plain)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
