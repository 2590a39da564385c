"""Copies of everything: written, looked into, brought in. The port ``Copies``."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.vault.leaving import Added, Incoming, Refused
from calmroom.storage.export import write_copy
from calmroom.storage.export_parts import Source, amount_of
from calmroom.storage.export_reader import KINDS, GivenUp, readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.vault.leaving import Amount, GoOn, Piece
    from calmroom.domain.vault.vault import Vault


class FileCopies:
    """Copies in files.

    Args:
        program: The version that is written into a copy.
        paint: Makes a picture of a body map, as SVG.
    """

    def __init__(self, program: str, paint: Callable[[BodyMap], str]) -> None:
        self._program = program
        self._paint = paint

    def write(self, vault: Vault, path: Path, made: datetime, go_on: GoOn) -> Amount | None:
        """Write everything to a path that is free."""
        return write_copy(Source(vault, made, self._program, self._paint), path, go_on)

    def look(self, path: Path, go_on: GoOn) -> Incoming | None:
        """Read a copy through and count."""
        counted: Counter[str] = Counter()
        refused: list[Refused] = []
        try:
            for reading in readings(path, go_on):
                if reading.piece is not None:
                    counted[KINDS[type(reading.piece)]] += 1
                elif reading.refused is not None:
                    refused.append(reading.refused)
        except GivenUp:
            return None
        return Incoming(amount_of(counted), tuple(refused))

    def bring_in(self, vault: Vault, path: Path, go_on: GoOn, *, leave_out_broken: bool) -> Added | None:
        """Bring a copy into a vault: all of it or nothing."""
        refused: list[Refused] = []

        def pieces() -> Iterator[Piece]:
            for reading in readings(path, go_on):
                if reading.piece is not None:
                    yield reading.piece
                elif reading.refused is not None:
                    refused.append(reading.refused)
            if refused and not leave_out_broken:
                raise broken(tuple(refused))

        try:
            return replace(vault.intake.take(pieces()), refused=tuple(refused))
        except GivenUp:
            return None


def broken(refused: tuple[Refused, ...]) -> CalmroomError:
    """What is said of a copy in which lines are broken."""
    lines = ", ".join(str(one.line) for one in refused[:10])
    more = f" and {len(refused) - 10} more" if len(refused) > 10 else ""
    noun = "line" if len(refused) == 1 else "lines"
    return CalmroomError(
        f"Not all of this copy can be read: {noun} {lines}{more}. Nothing was changed.",
        "Copy it here once more from where it was made, or bring in what can be read and leave out the rest.",
    )
