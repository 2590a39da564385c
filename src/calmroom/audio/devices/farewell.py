"""Letting a stream of PortAudio go: one that hangs as it is closed holds up nobody."""

from __future__ import annotations

import threading
from typing import Any, Final

_FAREWELL: Final = 0.25
"""Seconds that a stream has to let go; closing one that hangs goes on in a thread left behind."""


def let_go(stream: Any, fault: type[Exception]) -> threading.Thread:  # noqa: ANN401 - the library has no types
    """Close it, and wait a moment for that.

    Args:
        stream: Of PortAudio.
        fault: What the library raises; a stream that cannot be closed is left.

    Returns:
        The thread that closes it; where it has ended, the system has let go of the stream.
    """

    def close() -> None:
        try:
            stream.abort()
            stream.close()
        except fault:
            return

    closing = threading.Thread(target=close, name="farewell", daemon=True)
    closing.start()
    closing.join(_FAREWELL)
    return closing
