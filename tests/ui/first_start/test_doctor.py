from __future__ import annotations

import re

import pytest

from calmroom.ui.first_start.doctor import GROUPS

LINES = [line for group in GROUPS for line in (group.heading, *group.lines)]
MOST_GRADE = 8.0
"""content/3-safety.md asks for grade 8 or less (Flesch-Kincaid)."""
CONDITION_NAMES = (
    "psychosis|mania|dissociative|disorder|aneurysm|lumbar puncture|epidural|Chiari malformation|rheumatoid arthritis|"
    "Ehlers-Danlos|Down syndrome|epilepsy|glaucoma|asthma|concussion|suicide|trauma|therapist|medical|clinician"
)


def test_every_group_of_the_safety_page_is_there() -> None:
    text = " ".join(LINES).lower()
    for words in (
        "stroke", "aneurysm", "pressure inside your skull", "concussion", "spinal fluid", "chiari", "blood thinners",
        "fever", "worst", "psychosis", "dissociative", "suicide", "last three months", "ptsd", "alcohol",
        "eating disorder", "28 weeks", "heart", "epilepsy", "ringing", "pain", "asthma", "glaucoma", "hearing aids",
        "numb", "drive", "bath", "machines", "baby",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.heading)
def test_it_reads_at_grade_eight_or_less(group: object) -> None:
    assert group in GROUPS
    text = " ".join(line for one in GROUPS if one is group for line in one.lines)
    plain = re.sub(CONDITION_NAMES, "name", text, flags=re.IGNORECASE)
    assert _grade(plain) <= MOST_GRADE


def _grade(text: str) -> float:
    sentences = len(re.findall(r"[.:!?]", text))
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
