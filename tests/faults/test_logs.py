"""A write-ahead log that is not the vault's own: of another vault, another day, another computer."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from faults.damaged import PAGES, told
from faults.owner import Home, backups_of, entry, numbers, opened

from calmroom.domain.errors import CalmroomError
from calmroom.storage import log_mark
from calmroom.storage.vault import open_vault


def test_32_a_log_of_another_vault_is_told_and_not_taken_in(home: Home, tmp_path: Path) -> None:
    stranger = open_vault(tmp_path / "other", CountedEntropy("other"), home.keychain)
    stranger.journal.save(entry(77))
    shutil.copy(tmp_path / "other" / "vault.db-wal", home.data / "vault.db-wal")
    stranger.close()
    before = (home.data / "vault.db").read_bytes()
    assert told(home) == "on opening"
    assert (home.data / "vault.db").read_bytes() == before
    (home.data / "vault.db-wal").rename(home.root / "the log of another")
    with opened(home) as again:
        assert numbers(again) == PAGES


def test_32_a_log_of_the_same_vault_from_another_day_is_put_aside_whole_and_told(home: Home) -> None:
    older = a_log_of_today(home)
    older.rename(home.data / "vault.db-wal")
    content = (home.data / "vault.db-wal").read_bytes()
    with opened(home) as again:
        backups = backups_of(home, again)
        assert numbers(again) == PAGES
        assert again.put_aside is not None
        assert again.put_aside.read_bytes() == content
        (told,) = backups.news()
        assert again.put_aside.name in told.message
        assert told in backups.concerns(None)
    with opened(home) as later:
        assert numbers(later) == PAGES
        assert backups_of(home, later).news() == ()


def a_log_of_today(home: Home) -> Path:
    """A log that the vault had while it was open, as a syncing program copies it; its page was removed after that."""
    kept = home.root / "a log"
    with opened(home) as first:
        first.journal.save(entry(50))
        shutil.copy(home.data / "vault.db-wal", kept)
    with opened(home) as second:
        second.journal.remove(entry(50).id)
    return kept


def ended_early(home: Home, number: int) -> Home:
    """The home as it is found after a program that saved a page came to a sudden end."""
    copy = Home(home.root.with_name(f"ended {number}"))
    with opened(home) as first:
        first.journal.save(entry(number))
        shutil.copytree(home.root, copy.root)
    return copy


def test_32_a_log_from_another_day_in_the_place_of_the_own_is_put_aside_too(home: Home) -> None:
    older = a_log_of_today(home)
    ended = ended_early(home, 51)
    shutil.copy(older, ended.data / "vault.db-wal")
    with opened(ended) as again:
        assert numbers(again) == PAGES
        assert again.put_aside is not None


def test_32_the_own_log_is_read_after_a_sudden_end(home: Home) -> None:
    ended = ended_early(home, 51)
    with opened(ended) as again:
        assert numbers(again) == PAGES | {51}
        assert again.put_aside is None


@pytest.mark.parametrize("mark", [None, b"", b"\0" * 17, b"open", b"half a wo"])
def test_32_a_mark_that_tells_nothing_costs_no_word(home: Home, mark: bytes | None) -> None:
    ended = ended_early(home, 51)
    (ended.data / "vault.mark").unlink()
    if mark is not None:
        (ended.data / "vault.mark").write_bytes(mark)
    with opened(ended) as again:
        assert numbers(again) == PAGES | {51}


def test_32_a_log_that_began_anew_before_its_mark_was_written_is_the_own(home: Home) -> None:
    with opened(home) as first:
        first.journal.save(entry(50))
        mark = (home.data / "vault.mark").read_bytes()
        first._database.use(lambda one: one.execute("PRAGMA wal_checkpoint(RESTART)").fetchall())
        first.journal.save(entry(51))
        assert (home.data / "vault.mark").read_bytes() != mark
        ended = Home(home.root.with_name("ended"))
        shutil.copytree(home.root, ended.root)
    (ended.data / "vault.mark").write_bytes(mark)
    with opened(ended) as again:
        assert numbers(again) == PAGES | {50, 51}


def test_32_a_write_whose_log_could_not_be_written_down_is_not_called_saved(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with opened(home) as first:
        with monkeypatch.context() as full:
            full.setattr(log_mark, "replace_private", refuse)
            with pytest.raises(CalmroomError, match="disk is full"):
                first.journal.save(entry(50))
        first.journal.save(entry(50))
        assert numbers(first) == PAGES | {50}
