"""What a manifest may not say, however well it is signed: each is refused, and the place is named where it has one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as any_
from unit.routines.hostile import FILES, Json, refusal, signed, spelled, whole, zipped
from unit.routines.made import MADE, opened, routine

from calmroom.domain.routine.routine import Item, Kind, Opens, Part, Release, Routine, When
from calmroom.routines.spelling import read_routine, spell_routine

BOMB = b'{"a":' * 50_000


def said_of(folder: Path, content: bytes) -> str:
    path = folder / "said"
    path.write_bytes(content)
    return refusal(lambda: opened(folder, path)).message


def told(folder: Path, content: bytes) -> str:
    return said_of(folder, zipped([*signed(content), *FILES.items()]))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[" * 100_000, "nested too deeply"),
        (BOMB, "nested too deeply"),
        (b'{"a": NaN}', "a number in it is none"),
        (b'{"a": -Infinity}', "a number in it is none"),
        (b'{"a": 1e400}', "too long"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too long"),
        (b'{"a": 1, "a": 2}', "stands in its text twice"),
        (b'{"a": {"b": 1, "b": 1}}', "stands in its text twice"),
        (b"\xef\xbb\xbf{}", "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        ('{"a": 1}'.encode("utf-16-be"), "not UTF-8"),
        ('{"a": 1}'.encode("utf-32-le"), "cannot be read"),
        (b'{"a": "\xff"}', "cannot be read"),
        (b"a: &a [x]\nb: *a", "cannot be read"),
        (b"<?xml version='1.0'?>", "cannot be read"),
        (b"", "cannot be read"),
        (b"[]", "no file of calmroom"),
        (b"null", "no file of calmroom"),
        (b'{"kind":"calmroom-routine","format":2}', "newer calmroom"),
        (b'{"kind":"calmroom-routine","format":true}', "no file of calmroom"),
        (b'{"kind":"calmroom-routine","format":1}', "what there cannot be"),
    ],
)
def test_11_json_that_is_none_of_ours_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in told(tmp_path, content)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda said: said.update(more=1), "what there cannot be"),
        (lambda said: said["routine"].update(id="x"), "routine.id"),
        (lambda said: said["routine"].update(edition=True), "routine.edition"),
        (lambda said: said["routine"].update(edition=0), "routine.edition"),
        (lambda said: said["routine"].update(edition=1.0), "routine.edition"),
        (lambda said: said["routine"].update(edition="1"), "routine.edition"),
        (lambda said: said["routine"].update(title=""), "routine.title"),
        (lambda said: said["routine"].update(title="x" * 401), "routine.title"),
        (lambda said: said["routine"].update(greeting="x" * 4001), "routine.greeting"),
        (lambda said: said["routine"]["parts"][0].update(sentence="x" * 10**6), "routine.parts"),
        (lambda said: said["routine"]["parts"][0]["items"][0].update(minutes=0), "parts[0].items[0].minutes"),
        (lambda said: said["routine"]["parts"][0]["items"][0].update(minutes=-5), "parts[0].items[0].minutes"),
        (lambda said: said["routine"]["parts"][0]["items"][0].update(minutes=10**7), "parts[0].items[0].minutes"),
        (lambda said: said["routine"]["parts"][0]["items"][0].update(practice="../s01"), "practice"),
        (lambda said: said["routine"]["parts"][0]["items"][0].update(voice="a b"), "voice"),
        (lambda said: said["routine"]["parts"][0]["when"].update(kind="never"), "when.kind"),
        (lambda said: said["routine"]["parts"][0]["when"].update(first=181), "when.first"),
        (lambda said: said["routine"]["rules"].update(most_a_day=9), "rules.most_a_day"),
        (lambda said: said["routine"].update(half=["a1"] * 241), "routine.half"),
        (lambda said: said["recordings"][0].update(seconds=1e9), "seconds"),
        (lambda said: said["recordings"][0].update(sha256="x"), "sha256"),
    ],
)  # fmt: skip
def test_11_the_field_is_named(tmp_path: Path, change: Callable[[Json], object], place: str) -> None:
    assert place in said_of(tmp_path, whole(tmp_path, change))


@pytest.mark.parametrize("change", [lambda text: text.replace(b":", b": ", 1), lambda text: text + b"\n"])
def test_11_one_thing_is_spelled_in_one_way(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    kept: list[bytes] = []
    whole(tmp_path, lambda said: kept.append(spelled(said)))
    assert "the one way" in told(tmp_path, change(kept[0]))


def test_11_a_lone_surrogate_is_refused(tmp_path: Path) -> None:
    kept: list[bytes] = []
    whole(tmp_path, lambda said: kept.append(spelled(said)))
    told(tmp_path, kept[0].replace(b"Between our sessions", b"Between \\ud800 sessions"))


def items(said: Json) -> list[Any]:
    return [item for part in said["routine"]["parts"] for item in part["items"]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda said: said["routine"].update(parts=[]), "routine.parts"),
        (lambda said: [part.update(items=[]) for part in said["routine"]["parts"]], "no practice is in it"),
        (lambda said: said["routine"].update(parts=said["routine"]["parts"] * 21), "routine.parts"),
        (lambda said: items(said)[1].update(id="a1"), "have one name"),
        (lambda said: said["routine"]["parts"][1].update(id="p1"), "have one name"),
        (lambda said: items(said)[0].update(least=99), "shorter than its least"),
        (lambda said: said["routine"].update(half=["zz"]), "small version"),
        (lambda said: items(said)[2]["opens"].update(item="b1"), "never open"),
        (lambda said: items(said)[2]["opens"].update(item="zz"), "never open"),
        (lambda said: items(said)[0].update(opens={**items(said)[2]["opens"], "item": "b1"}), "never open"),
        (lambda said: items(said)[2]["opens"].update(item=""), "opens after nothing"),
        (lambda said: items(said)[3]["opens"].update(on=None), "opens after nothing"),
        (lambda said: items(said)[0]["opens"].update(on="2026-01-01"), "opens after nothing"),
        (lambda said: items(said)[3]["opens"].update(on="2026-02-30"), "days that there cannot be"),
        (lambda said: items(said)[3]["opens"].update(on="9999-12-31"), "days that there cannot be"),
        (lambda said: said["routine"].update(until="1601-01-01"), "days that there cannot be"),
        (lambda said: said["routine"].update(made="yesterday"), "days that there cannot be"),
        (lambda said: said["routine"].update(made="2026-03-05T18:30:00"), "days that there cannot be"),
        (lambda said: said["routine"]["parts"][0]["when"].update(first=3), "days that there cannot be"),
        (lambda said: said["routine"]["parts"][2]["when"].update(weekdays=[3, 0]), "days that there cannot be"),
    ],
)  # fmt: skip
def test_13_a_routine_out_of_all_bounds_is_refused(
    tmp_path: Path, change: Callable[[Json], object], words: str
) -> None:
    assert words in said_of(tmp_path, whole(tmp_path, change))


HIDDEN = {
    "turned around": "\u202ename", "turned within": "a\u2067b", "of no width": "a\u200bb", "joined": "a\u200db",
    "soft": "a\u00adb", "a mark": "\ufeffname", "a zero": "a\0b", "of a terminal": "a\x1b[31mb", "of old": "a\x85b",
    "a tag": "a\U000e0041b", "of nobody": "a\ue000b", "no letter": "a\u3164b", "a row": "a\u2028b", "a line": "a\nb",
    "a pile": "e" + "\u0301" * 2000, "of two": "e\u0301", "around": " name ",
}  # fmt: skip


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("field", ["title", "therapist", "client"])
def test_14_words_that_hide_what_they_say_are_refused(tmp_path: Path, field: str, text: str) -> None:
    said = said_of(tmp_path, whole(tmp_path, lambda said: said["routine"].update({field: text})))
    assert "a text in it" in said or "what there cannot be" in said
    assert text.strip() not in said


@pytest.mark.parametrize("text", ["a\u202eb", "a\x1bb", "e" + "\u0301" * 9])
def test_14_the_words_of_cards_and_lines_are_held_to_it_too(tmp_path: Path, text: str) -> None:
    for change in (
        lambda said: said["routine"].update(greeting=text),
        lambda said: said["routine"]["aftercare"].update(words=text),
        lambda said: said["routine"]["parts"][0].update(sentence=text),
        lambda said: said["recordings"][0].update(line=text),
    ):
        assert "a text in it" in said_of(tmp_path, whole(tmp_path, change))


@pytest.mark.parametrize("text", ["<b onclick='x'>Maya</b>", "file:///etc/passwd", "=cmd|'/c'!A1", "%n%n%s", "a'; --"])
def test_14_markup_and_links_are_signs_and_nothing_more(tmp_path: Path, text: str) -> None:
    path = tmp_path / "said"
    path.write_bytes(whole(tmp_path, lambda said: said["routine"].update(title=text)))
    assert opened(tmp_path, path).routine.title == text


ITEMS = any_.builds(
    Item,
    id=any_.just("a1"),
    practice=any_.from_regex(r"[a-z][a-z0-9-]{0,31}", fullmatch=True),
    least=any_.just(1),
    minutes=any_.integers(1, 240),
    is_optional=any_.booleans(),
    is_instead=any_.booleans(),
    voice=any_.sampled_from(["", "own", "bf_emma"]),
    left_out=any_.lists(any_.sampled_from(["throat", "pelvis", "left-hand"]), unique=True).map(tuple),
    hands_free=any_.booleans(),
    opens=any_.dates(MADE.date()).map(lambda day: Opens(Release.AFTER_DATE, on=day.replace(year=2027, day=1))),
    times=any_.integers(0, 180),
)


@given(item=ITEMS, last=any_.integers(1, 180), edition=any_.integers(1, 10**6))
def test_every_routine_is_read_as_it_was_spelled(item: Item, last: int, edition: int) -> None:
    part = Part("p1", When(Kind.DAYS, 1, last), (item,), "Rest.")
    given_ = Routine(routine().id, edition, "Title", "Maya", MADE, parts=(part,))
    assert read_routine(spell_routine(given_)) == given_


def test_the_spelling_is_that_of_json_with_its_names_in_order(tmp_path: Path) -> None:
    path = tmp_path / "said"
    content = whole(tmp_path)
    path.write_bytes(content)
    begin = content.index(b"{")
    text = content[begin : content.index(b"PK", begin)]
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert opened(tmp_path, path).routine == routine()
