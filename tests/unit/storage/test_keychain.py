"""The system's keychain: used where it guards its secrets, and never waited for long."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import keyring
import pytest

from calmroom.storage.keychain import SystemKeychain


class Backend:
    """A backend of ``keyring`` that keeps passwords in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password


class Forgetful(Backend):
    def set_password(self, service: str, name: str, password: str) -> None:
        pass


class Locked(Backend):
    def get_password(self, service: str, name: str) -> str | None:
        raise keyring.errors.KeyringLocked(f"{service} {name}")

    def set_password(self, service: str, name: str, password: str) -> None:
        raise keyring.errors.KeyringLocked(f"{service} {name} {len(password)}")


class Chain:
    def __init__(self, *backends: object) -> None:
        self.backends = backends


@pytest.fixture
def released() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def system(monkeypatch: pytest.MonkeyPatch, backend: object, module: str = "keyring.backends.SecretService") -> None:
    for one in getattr(backend, "backends", (backend,)):
        monkeypatch.setattr(type(one), "__module__", module)
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


def test_a_secret_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, Backend())
    keychain = SystemKeychain()
    assert (keychain.is_usable(), keychain.put("a", b"\0\xff"), keychain.get("a")) == (True, True, b"\0\xff")


def test_an_unknown_name_has_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, Backend())
    assert SystemKeychain().get("a") is None


def test_the_guarded_one_of_several_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    system(monkeypatch, Chain(Backend()), "keyring.backends.kwallet")
    assert SystemKeychain().put("a", b"x")


@pytest.mark.parametrize(
    "module",
    ["keyring.backends.fail", "keyring.backends.null", "keyrings.alt.file", "elsewhere.SecretService"],
)
def test_a_keychain_that_guards_nothing_is_not_used(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    backend = Backend()
    system(monkeypatch, backend, module)
    keychain = SystemKeychain()
    assert (keychain.is_usable(), keychain.put("a", b"x"), keychain.get("a"), backend.kept) == (False, False, None, {})


@pytest.mark.parametrize("backend", [Forgetful(), Locked(), Chain()])
def test_a_keychain_that_forgets_or_is_locked_takes_nothing(monkeypatch: pytest.MonkeyPatch, backend: object) -> None:
    system(monkeypatch, backend)
    assert (SystemKeychain().put("a", b"x"), SystemKeychain().get("a")) == (False, None)


def test_what_is_no_secret_of_ours_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = Backend()
    backend.kept["calmroom", "a"] = "not base64 !"
    system(monkeypatch, backend)
    assert SystemKeychain().get("a") is None


def test_a_keychain_that_does_not_answer_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, released: threading.Event
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", released.wait)
    assert SystemKeychain(patience=0.05).put("a", b"x") is False
