"""Giving back: a client's house and a therapist's, with nothing between them but a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.house import STARTED_BEFORE, House

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import DeskChanged
from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.routine.desk import KnownSigner
from calmroom.domain.routine.handover import KeyPair
from calmroom.domain.sharing.sharing import Hands, SharedPage, page_of, ticks
from calmroom.services.at_once import AtOnce
from calmroom.services.sharing import SharingService, words_of

WORDS = "The sacrum felt wide tonight."


class Home:
    """A person's house."""

    def __init__(self, name: str, keys: KeyPair) -> None:
        self.house = House(settings=replace(STARTED_BEFORE, name=name))
        self.rooms = self.house.rooms(AtOnce(self.house.bus))
        self.rooms.access.vault.own_keys.save(keys)
        self.sharing: SharingService = self.rooms.sharing

    def write(self, text: str, kind: EntryKind = EntryKind.PAGE) -> Entry:
        entry = self.rooms.journal.begin(kind=kind)
        return self.rooms.journal.save(replace(entry, text=text))

    def page(self, question: str = "") -> SharedPage:
        found = self.sharing.found(*self.sharing.days())
        keys = frozenset(one.key for one in ticks(found))
        return page_of(found, keys, question, Hands("Iris", "Maya", EVENING))


@pytest.fixture
def iris() -> Home:
    return Home("Iris", KeyPair(b"\1" * 32, b"\2" * 32))


@pytest.fixture
def maya() -> Home:
    return Home("Maya", KeyPair(b"\3" * 32, b"\4" * 32))


def known(maya: Home) -> KnownSigner:
    code = maya.rooms.desk.code()
    return KnownSigner(code.verifying.hex(), "Maya", code.text, EVENING)


def test_it_looks_back_to_the_last_session_or_four_weeks(iris: Home) -> None:
    assert iris.sharing.days() == (EVENING.date() - timedelta(weeks=4), EVENING.date())
    hour = iris.rooms.appointments.begin()
    iris.rooms.appointments.save(replace(hour, begins=EVENING - timedelta(days=3)))
    assert iris.sharing.days() == (EVENING.date() - timedelta(days=3), EVENING.date())


def test_only_that_therapist_opens_what_was_sealed(iris: Home, maya: Home, tmp_path: Path) -> None:
    iris.write(WORDS)
    into = tmp_path / "page.calmshare"
    iris.sharing.seal(iris.page("Is it the jaw?"), known(maya), ("Journal: 1",), into)
    assert WORDS.encode() not in into.read_bytes()
    returned = maya.sharing.open(into)
    page = maya.sharing.read(returned.id)
    assert [line.words for line in page.lines] == [WORDS]
    assert page.question == "Is it the jaw?"
    with pytest.raises(CalmroomError):
        iris.sharing.open(into)


def test_a_page_that_came_twice_is_kept_once(iris: Home, maya: Home, tmp_path: Path) -> None:
    iris.write(WORDS)
    page = iris.page()
    for name in ("a.calmshare", "b.calmshare"):
        iris.sharing.seal(page, known(maya), (), tmp_path / name)
    told: list[DeskChanged] = []
    maya.house.bus.subscribe(DeskChanged, told.append)
    first = maya.sharing.open(tmp_path / "a.calmshare")
    assert maya.sharing.open(tmp_path / "b.calmshare") == first
    assert len(maya.rooms.desk.returned()) == len(told) == 1


def test_it_lies_with_the_client_whose_code_signed_it(iris: Home, maya: Home, tmp_path: Path) -> None:
    iris.write(WORDS)
    client = maya.rooms.desk.new_client("I. B.")
    maya.rooms.desk.set_code(client.id, iris.rooms.desk.code().text)
    iris.sharing.seal(iris.page(), known(maya), (), tmp_path / "page.calmshare")
    assert maya.sharing.open(tmp_path / "page.calmshare").client_id == client.id


def test_from_somebody_unknown_it_lies_with_nobody(iris: Home, maya: Home, tmp_path: Path) -> None:
    iris.write(WORDS)
    iris.sharing.seal(iris.page(), known(maya), (), tmp_path / "page.calmshare")
    assert maya.sharing.open(tmp_path / "page.calmshare").client_id == ""


def test_what_was_given_is_remembered_without_anybodys_words(iris: Home, maya: Home, tmp_path: Path) -> None:
    iris.write(WORDS)
    iris.write("For you", EntryKind.NOTE)
    found = iris.sharing.found(*iris.sharing.days())
    told = words_of(found, frozenset(one.key for one in ticks(found)))
    assert told == ("A note for my therapist: 1", "Journal, line by line: 1")
    sealed = iris.sharing.seal(iris.page(), known(maya), told, tmp_path / "page.calmshare")
    paper = iris.sharing.note_paper(iris.page(), told)
    assert set(iris.sharing.shared()) == {sealed, paper}
    assert (sealed.form, paper.form) == ("sealed", "pdf")
    assert WORDS not in str([one.lines for one in iris.sharing.shared()])


def test_the_record_tells_of_a_question_and_not_what_it_asks(iris: Home) -> None:
    found = iris.sharing.found(*iris.sharing.days())
    assert words_of(found, frozenset(), "Is it the jaw?") == ("A question: 1",)
    assert words_of(found, frozenset(), "  ") == ()


def test_an_empty_page_is_not_made(iris: Home, maya: Home, tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="Nothing is on the page"):
        iris.sharing.seal(iris.page(), known(maya), (), tmp_path / "page.calmshare")
    assert not (tmp_path / "page.calmshare").exists()
    assert iris.sharing.shared() == ()


def test_a_page_that_is_gone_says_so(maya: Home) -> None:
    with pytest.raises(CalmroomError, match="not here any more"):
        maya.sharing.read("0" * 32)


def test_nobody_is_shown_when_somebody_needed_ground_me(iris: Home) -> None:
    iris.house.vault.practices.save(
        PracticeRecord("1" * 32, "s03", "Ground Me", EVENING - timedelta(hours=1), 2, "bf_emma", "room")
    )
    assert iris.sharing.found(*iris.sharing.days()).practices == ()
