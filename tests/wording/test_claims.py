"""The release checklist C1 to C10 of content/2-evidence.md 2.4, as far as a machine can hold it.

C1 here and in ``architecture/test_house.py``. C2, C6, C7 here. C3 and the page of C10 in
``unit/scripts/test_pages.py``. C4 in ``ui/reading/test_way.py``. C9 in ``e2e/test_no_network.py``; that erasing erases
in ``unit/storage/test_erase.py``.

What a person has to see to: that pictures claim nothing (C2); that no check-in is coloured by its answer (C5;
the names of questionnaires are looked for here); what a routine file tells the therapist (C8), once there are any.
"""

from __future__ import annotations

import re

import pytest
from fakes.library import bundled
from wording.claims import CLAIMS, MANNERS, MARKS, WRONG_SOURCES, Claim, claims_in
from wording.texts import ASSETS, ROOT, SOURCE, Text, everything, scripts, strings, strings_of

PURPOSE = (
    "calmroom plays guided relaxation and body-awareness audio that you can use at home between appointments, "
    "and keeps a private journal on your own computer."
)
DENIED = re.compile(
    r"(?:is )?not (?:medical care or |medical care, not )?therapy|does not find, treat or prevent any illness"
    r"|is not for treating \w+|has not been treated|little is proven",
    re.IGNORECASE,
)
"""Said of calmroom, these are the opposite of a claim."""
ALLOWED = {
    "pages/evidence.md": {"a therapy", "moving a fluid", "a condition"},
    "pages/words.md": {"a therapy", "what the body stores"},
    "pages/sources.csv": {"a therapy", "a treatment", "moving a fluid", "a condition"},
    "domain/care/conditions.py": {"a condition"},
    "domain/library/search_words.py": {"a therapy", "a condition"},
}
"""Where others' work is spoken of, where a doctor comes first, and words that people may type."""
SAYS_PURPOSE = ("README.md", "pyproject.toml")
TRADEMARK = re.compile(r"somato.?emotional|upledger", re.IGNORECASE)


def found_in(text: Text) -> list[Claim]:
    return claims_in(text.where, DENIED.sub(" ", " ".join(text.words.split())))


def test_nothing_that_a_person_reads_makes_a_claim() -> None:
    claims = [claim for text in everything() for claim in found_in(text)]
    assert not [claim for claim in claims if claim.kind not in ALLOWED.get(claim.where, set())]


def test_every_allowance_is_needed() -> None:
    used = {(claim.where, claim.kind) for text in everything() for claim in found_in(text)}
    assert {(where, kind) for where, kinds in ALLOWED.items() for kind in kinds} <= used


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("This practice heals.", "a cure"),
        ("It relieves your neck.", "relief"),
        ("A session of therapy at home.", "a therapy"),
        ("A practice that treats pain.", "a treatment"),
        ("It flushes toxins.", "cleansing"),
        ("It rewires you.", "a repaired brain"),
        ("Releases old trauma.", "trauma work"),
        ("Feelings stay as stored emotions.", "what the body stores"),
        ("You will feel better.", "a promise"),
        ("Use it instead of your therapist.", "standing in for care"),
        ("Your score rose.", "a measure"),
        ("It balances the dura.", "moving a fluid"),
        ("Good for migraine.", "a condition"),
        ("Endorsed by doctors.", "an endorsement"),
    ],
)
def test_a_claim_that_is_planted_is_found(words: str, kind: str) -> None:
    assert kind in {claim.kind for claim in found_in(Text("planted", words))}


def test_each_kind_of_claim_has_its_plant() -> None:
    marks = test_a_claim_that_is_planted_is_found.pytestmark  # type: ignore[attr-defined]
    assert {kind for _, kind in marks[0].args[1]} == set(CLAIMS)


def test_a_string_with_values_in_it_is_read_as_one() -> None:
    planted = 'def say(who: str) -> str:\n    """It heals."""\n    return f"{who} will be " "healed soon"\n'
    assert list(strings_of(planted)) == ["… will be healed soon"]


@pytest.mark.parametrize("name", SAYS_PURPOSE)
def test_the_purpose_stands_word_for_word(name: str) -> None:
    assert PURPOSE in (ROOT / name).read_text("utf-8")


def test_first_start_and_about_say_the_same_purpose_and_not_a_second_one() -> None:
    for room in ("ui/first_start", "ui/settings"):
        uses = [
            path for path in (SOURCE / room).rglob("*.py") if re.search(r"\(look, PURPOSE\b", path.read_text("utf-8"))
        ]
        assert uses, room
    told = [said for text in strings() if "between appointments, and" in (said := " ".join(text.words.split()))]
    assert told
    assert all(PURPOSE in said for said in told)


def test_no_practice_is_named_after_a_condition() -> None:
    named = [script.title for script in bundled().scripts()]
    named += [path.name for path in ASSETS.rglob("*") if path.is_file()]
    assert not [name for name in named if CLAIMS["a condition"].search(name.replace("-", " ").replace("_", " "))]


def test_names_of_others_stand_nowhere_and_one_is_named_with_its_mark() -> None:
    texts = list(everything())
    assert not [text.where for text in texts if MARKS.search(text.words)]
    marked = [text.where for text in texts if re.search(r"SomatoEmotional", text.words)]
    assert marked == ["pages/words.md"]
    assert "SomatoEmotional Release(TM)" in (ASSETS / "pages" / "words.md").read_text("utf-8")
    assert not [text.where for text in scripts() if TRADEMARK.search(text.words)]


def test_the_wrong_citations_and_claims_of_the_seeds_stand_nowhere() -> None:
    assert not [(text.where, found[0]) for text in everything() if (found := WRONG_SOURCES.search(text.words))]


@pytest.mark.parametrize("kind", MANNERS)
def test_the_program_neither_shouts_nor_counts_up(kind: str) -> None:
    shown = (text for text in strings() if text.where.startswith(("ui/", "services/", "domain/")))
    assert not [(text.where, text.words) for text in shown if MANNERS[kind].search(text.words)]
