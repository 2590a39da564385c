"""The passphrase and the recovery key from the command line."""

from __future__ import annotations

import getpass
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.cli.rooms import open_rooms

from .conftest import Run

PASSPHRASE, OTHER = "lighthouse ferry moss", "window table river"
KEY = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}")
Give = Callable[..., None]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calmroom.storage.kdf.calibrate", cheap)


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Puts lines on standard input."""

    def lines(*typed: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))

    return lines


class Hand:
    """A person at the terminal, who reads what is shown and types."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.answers: list[str | Callable[[str], str]] = []
        self.complaints = ""
        self.key = ""
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(getpass, "getpass", self.type)

    def type(self, prompt: str) -> str:
        answer = self.answers.pop(0)
        return answer if isinstance(answer, str) else answer(prompt)

    def read_group(self, prompt: str) -> str:
        """What stands on the screen, as a person types it."""
        told = self._capsys.readouterr()
        self.complaints += told.err
        shown = KEY.search(told.out)
        self.key = shown[0] if shown else self.key
        return self.key.split("-")[int(prompt.split()[1]) - 1].lower()


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hand:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return Hand(monkeypatch, capsys)


@pytest.fixture
def key(run: Run, give: Give) -> str:
    """The recovery key of a vault with a page and a passphrase."""
    run("journal", "add", "--text", "the marker word is heliotrope")
    give(PASSPHRASE)
    status, out, err = run("vault", "change-passphrase", "--stdin")
    found = KEY.search(out)
    assert (status, err) == (0, "")
    assert found
    return found[0]


@pytest.fixture
def opened_by_the_keychain(key: str, monkeypatch: pytest.MonkeyPatch, give: Give) -> None:
    """This account's keychain opens the vault without asking."""
    del key
    keychain = MemoryKeychain()
    monkeypatch.setattr("calmroom.storage.keychain.SystemKeychain", lambda: keychain)
    with open_rooms() as rooms:
        rooms.keys.unlock(PASSPHRASE)
        rooms.keys.set_keychain(on=True)
    give()


def test_the_first_passphrase_comes_with_a_recovery_key(key: str, run: Run, home: Path, give: Give) -> None:
    give()
    status, out, err = run("journal", "list")
    assert (status, out) == (1, "")
    assert "locked" in err
    assert all(key.encode() not in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_passphrase_is_changed_with_the_present_one(key: str, run: Run, give: Give) -> None:
    give(PASSPHRASE, OTHER)
    status, out, _ = run("vault", "change-passphrase", "--stdin")
    assert status == 0
    assert key not in out
    give(PASSPHRASE, "another one")
    assert run("vault", "change-passphrase", "--stdin")[0] == 1
    give(OTHER, PASSPHRASE)
    assert run("vault", "change-passphrase", "--stdin")[0] == 0


def test_a_wrong_passphrase_changes_nothing_and_is_not_repeated(key: str, run: Run, home: Path, give: Give) -> None:
    assert key
    (keys,) = home.rglob("keys.json")
    before = keys.read_bytes()
    give("tangerine", OTHER)
    status, out, err = run("vault", "change-passphrase", "--stdin")
    assert (status, out) == (1, "")
    assert "does not open" in err
    assert "tangerine" not in err
    assert keys.read_bytes() == before


@pytest.mark.usefixtures("opened_by_the_keychain")
def test_an_account_whose_keychain_opens_the_vault_is_asked_all_the_same(run: Run, home: Path, give: Give) -> None:
    (keys,) = home.rglob("keys.json")
    before = keys.read_bytes()
    assert run("journal", "list")[0] == 0
    for typed in ((OTHER,), ("tangerine", OTHER)):
        give(*typed)
        status, out, err = run("vault", "change-passphrase", "--stdin")
        assert (status, out) == (1, "")
        assert "does not open" in err
    assert keys.read_bytes() == before
    give(PASSPHRASE, OTHER)
    assert run("vault", "change-passphrase", "--stdin")[0] == 0


def test_a_forgotten_passphrase_is_set_anew_with_the_recovery_key(key: str, run: Run, give: Give) -> None:
    give(key.lower().replace("-", " "), OTHER)
    status, out, _ = run("vault", "recover", "--stdin")
    assert (status, key in out) == (0, False)
    give(OTHER, PASSPHRASE)
    assert run("vault", "change-passphrase", "--stdin")[0] == 0


def test_a_slip_in_the_recovery_key_names_its_group(key: str, run: Run, give: Give) -> None:
    groups = key.split("-")
    groups[2] = groups[2][:-1] + ("0" if groups[2][-1] != "0" else "1")
    give("-".join(groups), OTHER)
    status, out, err = run("vault", "recover", "--stdin")
    assert (status, out) == (1, "")
    assert "third group" in err
    assert groups[0] not in err


def test_input_that_ends_too_early_changes_nothing(key: str, run: Run, give: Give) -> None:
    give(key)
    status, _, err = run("vault", "recover", "--stdin")
    assert (status, "ended too early" in err) == (1, True)
    give(PASSPHRASE, "")
    status, _, err = run("vault", "change-passphrase", "--stdin")
    assert (status, "no passphrase" in err) == (1, True)


def test_there_is_nothing_to_recover_without_a_vault(run: Run, give: Give, home: Path) -> None:
    give("000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4", OTHER)
    status, _, err = run("vault", "recover", "--stdin")
    assert (status, "no vault here yet" in err) == (1, True)
    assert not list(home.rglob("vault.db"))


def test_without_a_terminal_nothing_is_asked(run: Run, give: Give) -> None:
    give(PASSPHRASE)
    status, out, err = run("vault", "change-passphrase")
    assert (status, out) == (1, "")
    assert "--stdin" in err


def test_a_person_types_the_passphrase_twice_and_two_groups(run: Run, hand: Hand) -> None:
    hand.answers = [PASSPHRASE, PASSPHRASE, hand.read_group, "not it", hand.read_group]
    status, out, err = run("vault", "change-passphrase")
    assert (status, hand.answers) == (0, [])
    assert "The passphrase is set." in out
    assert "another group" in hand.complaints
    assert PASSPHRASE not in out + err


def test_a_key_that_is_not_confirmed_sets_nothing(run: Run, hand: Hand) -> None:
    hand.answers = [PASSPHRASE, PASSPHRASE, "x", "y", "z"]
    status, _, err = run("vault", "change-passphrase")
    assert (status, "not confirmed" in err) == (1, True)
    assert run("journal", "list")[0] == 0


def test_two_that_differ_set_nothing(run: Run, hand: Hand) -> None:
    hand.answers = [PASSPHRASE, OTHER]
    status, _, err = run("vault", "change-passphrase")
    assert (status, "not the same" in err) == (1, True)


def test_a_person_may_slip_and_try_again(key: str, run: Run, hand: Hand) -> None:
    hand.answers = ["x", key, OTHER, OTHER]
    assert run("vault", "recover")[0] == 0
    hand.answers = ["x", OTHER, PASSPHRASE, PASSPHRASE]
    assert run("vault", "change-passphrase")[0] == 0


@pytest.mark.parametrize("words", [("vault",), ("vault", "nonsense"), ("vault", "recover", "secret")])
def test_wrong_use_is_told(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


@pytest.mark.parametrize("verb", ["change-passphrase", "recover"])
def test_the_help_teaches(run: Run, verb: str) -> None:
    status, out, _ = run("vault", verb, "--help")
    assert status == 0
    assert "recovery key" in out
    assert "standard input" in " ".join(out.split())
