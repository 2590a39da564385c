from __future__ import annotations

from dataclasses import replace

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import EntryRemoved, EntrySaved
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
