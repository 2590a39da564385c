from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from calmroom.domain.body.body_map import BodyMap
from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import EntryRemoved, EntrySaved
from calmroom.domain.journal.journal import Attached, EntryKind, Wanted
from calmroom.domain.journal.questions import Answer, Asked, Question
from calmroom.domain.practice import PracticeRecord
from calmroom.domain.sessions.appointments import Appointment
from calmroom.services.journal import JournalService

from .conftest import Home


@pytest.fixture
def journal(home: Home) -> JournalService:
    return JournalService(home.access, home.world)


def test_a_new_page_is_not_on_disk(home: Home, journal: JournalService) -> None:
    page = journal.begin("What carries me?", "p" * 32)
    assert (page.prompt, page.practice_id, page.is_empty) == ("What carries me?", "p" * 32, True)
    assert home.vault.journal.newest(9) == ()


def test_a_saved_page_is_told_with_the_moment_it_was_saved(home: Home, journal: JournalService) -> None:
    told: list[EntrySaved] = []
    home.bus.subscribe(EntrySaved, told.append)
    page = replace(journal.begin(), text="slept well")
    home.clock.advance(60)
    saved = journal.save(page)
    assert saved.written < saved.changed == home.clock.now()
    assert told == [EntrySaved(saved)]
    assert journal.get(page.id) == saved


def test_what_could_not_be_saved_is_not_called_saved(home: Home, journal: JournalService) -> None:
    told: list[EntrySaved] = []
    home.bus.subscribe(EntrySaved, told.append)
    home.vault.journal.fault = CalmroomError("The disk is full.")
    with pytest.raises(CalmroomError):
        journal.save(replace(journal.begin(), text="slept well"))
    assert told == []


def test_a_removed_page_can_be_put_back_as_it_was(home: Home, journal: JournalService) -> None:
    told: list[EntryRemoved] = []
    home.bus.subscribe(EntryRemoved, told.append)
    saved = journal.save(replace(journal.begin(), text="slept well"))
    journal.remove(saved)
    assert journal.get(saved.id) is None
    home.clock.advance(10)
    journal.put_back(saved)
    assert journal.get(saved.id) == saved
    assert told == [EntryRemoved(saved)]


def test_searching_for_nothing_gives_every_page(journal: JournalService) -> None:
    journal.save(replace(journal.begin(), text="a warm stone"))
    journal.save(replace(journal.begin(), text="rain"))
    assert len(journal.search("  ")) == 2
    assert [page.text for page in journal.search("sto war")] == ["a warm stone"]


def test_a_pages_words_stay_out_of_its_representation(journal: JournalService) -> None:
    assert "secret" not in repr(replace(journal.begin(), text="secret", tags=("secret",)))


def test_a_page_can_be_a_note_or_answer_a_question(home: Home, journal: JournalService) -> None:
    asked = Question("24h:x", Asked.NEXT_DAY, "The same?", tuple(Answer))
    note, answer = journal.begin(kind=EntryKind.NOTE), journal.begin(question=asked)
    assert (note.kind, answer.asked, answer.prompt) == (EntryKind.NOTE, "24h:x", "The same?")
    journal.save(replace(answer, answer=Answer.SAME))
    assert home.vault.journal.answered() == {"24h:x"}


def test_a_question_waits_a_day_after_an_appointment_until_it_is_answered(home: Home, journal: JournalService) -> None:
    home.vault.appointments.save(Appointment("1" * 32, home.clock.now()))
    assert journal.questions() == ()
    home.clock.advance(25 * 3600)
    (question,) = journal.questions()
    journal.save(replace(journal.begin(question=question), answer=Answer.UNSURE))
    assert journal.questions() == ()


def test_a_look_back_comes_three_weeks_after_the_first_practice(home: Home, journal: JournalService) -> None:
    began = home.clock.now() - timedelta(weeks=3, hours=1)
    home.vault.practices.save(PracticeRecord("1" * 32, "s01", "x", began, 5, "v", "hum"))
    assert [question.kind for question in journal.questions()] == [Asked.THREE_WEEKS]


def test_pages_are_found_with_what_belongs_to_them(home: Home, journal: JournalService) -> None:
    page = journal.save(replace(journal.begin(), text="a warm stone", tags=("warm",)))
    now = home.clock.now()
    home.vault.body_maps.save(BodyMap("7" * 32, now, now, entry_id=page.id))
    assert journal.find(Wanted("sto", tag="warm")) == (page,)
    assert (journal.find(Wanted("rain")), journal.tags()) == ((), (("warm", 1),))
    assert journal.attached([page]) == {page.id: Attached(("7" * 32,))}
