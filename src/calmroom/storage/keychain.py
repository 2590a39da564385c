"""The system's keychain, where there is one that guards its secrets. It may refuse, and it may not answer."""

from __future__ import annotations

import base64
import binascii
import logging
import queue
import threading
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SERVICE = "calmroom"
PATIENCE = 2.0
"""Seconds to wait for an answer; a locked keychain may ask the person first."""
GUARDED = ("macOS", "Windows", "SecretService", "libsecret", "kwallet")
"""Backends of ``keyring`` that keep secrets from other accounts. Plain files, null and fail are none of them."""

ValueT = TypeVar("ValueT")
_log = logging.getLogger(__name__)


class Keychain(Protocol):
    """Keeps a few secret bytes under a name."""

    def get(self, name: str) -> bytes | None:
        """The secret, or ``None`` where there is none or the keychain refuses."""
        ...

    def put(self, name: str, secret: bytes) -> bool:
        """Keep a secret; whether it can be read back."""
        ...

    def forget(self, name: str) -> None:
        """Keep it no longer, where the keychain lets go of it."""
        ...


class SystemKeychain:
    """The keychain of the account, reached through ``keyring``, which is loaded when first needed."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience

    def is_usable(self) -> bool:
        """Whether there is a keychain that guards its secrets."""
        return self._bounded(lambda: _guarded_backend() is not None) or False

    def get(self, name: str) -> bytes | None:
        """The secret, or ``None`` where there is none or the keychain refuses."""
        return self._bounded(lambda: _get(name))

    def put(self, name: str, secret: bytes) -> bool:
        """Keep a secret; whether it can be read back."""
        return self._bounded(lambda: _put(name, secret)) or False

    def forget(self, name: str) -> None:
        """Keep it no longer, where the keychain lets go of it."""
        self._bounded(lambda: _forget(name))

    def _bounded(self, work: Callable[[], ValueT]) -> ValueT | None:
        answers: queue.SimpleQueue[ValueT | None] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(work())
            except Exception as fault:  # noqa: BLE001 - backends raise whatever their system raises
                _log.info("The keychain refused: %s.", type(fault).__name__)
                answers.put(None)

        threading.Thread(target=ask, name="keychain", daemon=True).start()
        try:
            return answers.get(timeout=self._patience)
        except queue.Empty:
            _log.info("The keychain did not answer in time.")
            return None


def _get(name: str) -> bytes | None:
    backend = _guarded_backend()
    text = backend.get_password(SERVICE, name) if backend is not None else None
    try:
        return base64.b64decode(text, validate=True) if text else None
    except binascii.Error:
        return None


def _put(name: str, secret: bytes) -> bool:
    backend = _guarded_backend()
    if backend is None:
        return False
    backend.set_password(SERVICE, name, base64.b64encode(secret).decode("ascii"))
    return _get(name) == secret


def _forget(name: str) -> None:
    backend = _guarded_backend()
    if backend is not None and backend.get_password(SERVICE, name):
        backend.delete_password(SERVICE, name)


def _guarded_backend() -> Any:  # noqa: ANN401 - a class of whichever backend this system has
    import keyring  # noqa: PLC0415 - 65 ms that a start with an open vault need not pay

    backend = keyring.get_keyring()
    candidates: Iterable[Any] = getattr(backend, "backends", (backend,))
    return next((one for one in candidates if _is_guarded(one)), None)


def _is_guarded(backend: object) -> bool:
    package, _, module = type(backend).__module__.rpartition(".")
    return package == "keyring.backends" and module in GUARDED
