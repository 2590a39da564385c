from __future__ import annotations

import pytest
from unit.scripts.sample import TEXT, changed, faults_of, script_of

from calmroom.domain.breath import BreathPattern
from calmroom.domain.script import Profile
from calmroom.domain.units import Seconds

LEVEL = "level: 1                     # gentle body"


def test_every_key_is_typed() -> None:
    script = script_of(TEXT)
    assert (script.id, script.version, script.level, script.bed) == ("t01", 1, 1, "rain")
    assert (script.minutes.least, script.minutes.usual, script.minutes.greatest) == (5.0, 5.0, 6.0)
    assert script.cautions == ("R", "T")
    assert script.prompts == ("When do I meet my jaw in the day?",)
    assert script.posture == "sitting, lying"
    assert script.profile is Profile.ORDINARY


@pytest.mark.parametrize("word", ["no", "off", "12:30", "1e3", "null", "0x10", "2026-03-21"])
def test_words_stay_what_was_written(word: str) -> None:
    assert script_of(changed(("title: A Quiet Jaw", f"title: {word}"))).title == word


def test_breath_is_ones_own_where_nothing_else_is_said() -> None:
    assert script_of(changed(("breath: own\n", ""))).breath is None


def test_breath_may_be_paced() -> None:
    script = script_of(changed(("breath: own", "breath: {in: 4, out: 6, optional: false}")))
    assert script.breath == BreathPattern(Seconds(4), Seconds(6))
    assert script.breath_optional is False


def test_a_profile_is_named() -> None:
    assert script_of(changed(("breath: own", "profile: sparse"))).profile is Profile.SPARSE


# What is changed, the row and column of the fault, and words of the message.
FAULTS: dict[str, tuple[tuple[str, str], tuple[int, int], str]] = {
    "an unknown key": (("title:", "titel:"), (3, 1), "did you mean title?"),
    "a missing key": (("title: A Quiet Jaw\n", ""), (2, 1), "missing: title"),
    "a key twice": (("version: 1", "title: Again"), (4, 1), "a second time"),
    "a level there is not": ((LEVEL, "level: 4"), (6, 8), "a number from 0 to 3"),
    "a level in words": ((LEVEL, "level: one"), (6, 8), "a number from 0 to 3"),
    "half a version": (("version: 1", "version: 1.5"), (4, 10), "a whole number"),
    "an id with a path": (("id: t01", "id: ../t01"), (2, 5), "write it like s13"),
    "an empty title": (("title: A Quiet Jaw", "title:"), (3, 7), "write a few words"),
    "a list for a title": (("title: A Quiet Jaw", "title: [a]"), (3, 8), "write one line of text"),
    "a title without end": (("title: A Quiet Jaw", f"title: {'a' * 81}"), (3, 8), "80 is the most"),
    "an unknown bed": (("bed: rain", "bed: rian"), (9, 6), "did you mean rain?"),
    "a bed that YAML would take for a truth": (("bed: rain", "bed: no"), (9, 6), "none"),
    "minutes without a key": (("least: 5, ", ""), (8, 10), "missing: least"),
    "minutes out of order": (("least: 5", "least: 7"), (8, 10), "from the least to the greatest"),
    "minutes that are none": (("least: 5", "least: nan"), (8, 18), "a number from 1 to 60"),
    "one number of minutes": (("{least: 5, usual: 5, greatest: 6}", "5"), (8, 10), "{least: 5"),
    "a breath with a hold": (("breath: own", "breath: {in: 4, hold: 2, out: 6}"), (10, 17), "there is no key"),
    "a breath that hurries out": (("breath: own", "breath: {in: 6, out: 4}"), (10, 9), "lengthen it"),
    "an unknown caution": (("cautions: [R, T]", "cautions: [R, X]"), (12, 15), "use one of"),
    "a caution that is no list": (("cautions: [R, T]", "cautions: R"), (12, 11), "write a list"),
    "an unknown region": (("regions: [whole, jaw", "regions: [whole, jow"), (13, 18), "did you mean jaw?"),
    "an unknown profile": (("breath: own", "profile: groud"), (10, 10), "did you mean ground?"),
    "a date of another kind": (("reviewer: none", "reviewed_on: 3rd of May"), (18, 14), "2026-03-21"),
    "a value with a colon": (("purpose: Notice the", "purpose: Notice: the"), (7, 16), "quotation marks"),
    "an anchor": (("title: A", "title: &x A"), (3, 8), "anchor"),
    "an alias": (("title: A Quiet Jaw", "title: *x"), (3, 8), "alias"),
    "a tag that makes things": (("title: A", "title: !!python/object/apply:os.system A"), (3, 8), "tag"),
    "a harmless tag": (("title: A", "title: !!str A"), (3, 8), "tag"),
    "a second document": (("version: 1", "--- {version: 1}"), (4, 1), "second document"),
    "an end of the document": (("version: 1", "...\nversion: 1"), (5, 1), "cannot be read"),
    "a directive": (("id: t01\ntitle", "%YAML 1.1\n--- #\nid: t01\ntitle"), (2, 1), "directive"),
    "four levels": (("title: A Quiet Jaw", "title: [[[a]]]"), (3, 10), "3 levels"),
    "more than 16 kB": (("title: A Quiet Jaw", "x: a\n" * 4000), (2, 1), "16 kB"),
}


@pytest.mark.parametrize(("change", "place", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_with_its_place_and_how_to_mend_it(
    change: tuple[str, str], place: tuple[int, int], words: str
) -> None:
    problems = faults_of(changed(change))
    assert any(words in each.message for each in problems), [str(each) for each in problems]
    told = next(each for each in problems if words in each.message)
    assert (told.line, told.column, told.rule) == (*place, "G2")


def test_a_script_begins_with_its_front_matter() -> None:
    assert "begins with ---" in faults_of(TEXT.removeprefix("---\n"))[0].message


def test_front_matter_that_is_not_closed_is_told_once() -> None:
    assert [each.message for each in faults_of("---\nid: t01\n")] == [
        "the front matter is not closed; write --- below its last key"
    ]


def test_an_empty_front_matter_is_told() -> None:
    assert any("holds no keys" in each.message for each in faults_of("---\n---\n# settle\n"))


def test_a_bomb_of_aliases_is_refused_and_nothing_is_built() -> None:
    bomb = "".join(
        f"{one}: &{one} [{', '.join([f'*{other}'] * 9)}]\n" for one, other in zip("bcdefghi", "abcdefgh", strict=True)
    )
    problems = faults_of(f"---\na: &a [x]\n{bomb}---\n# settle\n")
    assert {"anchor", "alias"} <= {word for each in problems for word in each.message.replace(",", "").split()}
