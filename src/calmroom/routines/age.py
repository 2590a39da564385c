"""Sealing for the standard program ``age``, with the extra ``calmroom[age]``: for those who have no calmroom.

Source: https://github.com/C2SP/C2SP/blob/main/age.md
"""

from __future__ import annotations

import os
import threading
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

BEGIN: Final = "age1"


class AgeSealing:
    """Seals what is written to it, in constant memory; ``finish`` ends it.

    Args:
        into: Where the sealed bytes go.
        recipient: Whose ``age1...`` it is sealed to.

    Raises:
        CalmroomError: If there is no such recipient, or the extra is not installed.
    """

    def __init__(self, into: BinaryIO, recipient: str) -> None:
        try:
            import pyrage  # noqa: PLC0415 - an extra
        except ImportError as fault:
            raise CalmroomError(
                "Sealing for age needs a part of calmroom that is not installed. Nothing was written.",
                "Install it with: pip install 'calmroom[age]'.",
            ) from fault
        try:
            key = pyrage.x25519.Recipient.from_str(recipient.strip())
        except pyrage.RecipientError as fault:
            raise CalmroomError(
                "That is no recipient of age. Nothing was written.", f"It begins with {BEGIN}. Copy all of it."
            ) from fault
        taken, given = os.pipe()
        self._source, self._given = os.fdopen(taken, "rb"), os.fdopen(given, "wb")
        self._fault: Exception | None = None
        self._seal: Callable[[], None] = partial(pyrage.encrypt_io, self._source, into, [key])
        self._thread = threading.Thread(target=self._run, name="age", daemon=True)
        self._thread.start()

    def write(self, content: bytes) -> None:
        """Take these bytes."""
        self._given.write(content)

    def finish(self) -> None:
        """Wait until all is sealed.

        Raises:
            OSError: If it could not be written.
        """
        self._close()
        if self._fault is not None:
            raise OSError("not sealed") from self._fault

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if not self._given.closed:
            self._given.close()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._seal()
        except Exception as fault:  # noqa: BLE001 - told by finish, whatever the library calls it
            self._fault = fault
        finally:
            self._source.close()
