"""Whatever leaves, sealed as its sender wishes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from calmroom.routines.age import AgeSealing
from calmroom.routines.seal import Sealing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from calmroom.domain.ports import Entropy
    from calmroom.domain.routine.handover import Sender
    from calmroom.routines.seal import Sink


@contextlib.contextmanager
def outgoing(into: BinaryIO, kind: int, sender: Sender, entropy: Entropy) -> Iterator[Sink]:
    """What is written goes into the file: sealed to a code, or for ``age``, or as it is.

    Args:
        into: The file.
        kind: What it holds; see ``seal``.
        sender: Who alone is to open it.
        entropy: Where keys come from.

    Raises:
        CalmroomError: If nothing can be sealed to whom it is for.
    """
    if sender.age:
        with AgeSealing(into, sender.age) as aged:
            yield aged
            aged.finish()
    elif sender.seal_to is not None:
        sealing = Sealing(into, kind, sender.seal_to, entropy)
        yield sealing
        sealing.finish()
    else:
        yield into
