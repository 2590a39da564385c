"""The files of a copy, as a table: each has a name, and words made of the vault a piece at a time.

Another kind of record gets a line in ``export_schema`` and, where people want to read it by itself, a row in
``PARTS``. Body maps will be such rows: one ``.svg`` each, below ``body-maps/``; there are none yet.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.domain.dates import whole_date
from calmroom.domain.leaving import Amount, PrivateSetting
from calmroom.domain.units import to_seconds
from calmroom.storage.export_schema import VERSION, EndLine, HeaderLine, Piece, spell, to_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from calmroom.domain.journal import Entry
    from calmroom.domain.ports import Vault
    from calmroom.domain.practice import PracticeRecord

LINES = "calmroom.jsonl"
"""The one file that an import reads."""
FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
"""What a spreadsheet takes for the beginning of a formula (security.md T18)."""
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the letters are UTF-8."""
README = """\
This is a copy of everything in your calmroom vault, made on {made} by calmroom {program}.

ANYBODY WHO HAS THIS COPY CAN READ IT. It is not encrypted. Keep it where you would keep a diary.

calmroom.jsonl  everything, one record a line, for programs; calmroom reads it back:
                Settings, Take everything with you, or: calmroom vault import
journal.md      what you wrote, as Markdown
practices.csv   what you practised, for a spreadsheet
check-ins.csv   what you answered before and after, for a spreadsheet
about-you.md    what you set about yourself, and what you agreed to

There are no body maps in this version of calmroom.
Practices that you wrote yourself, and practices that you saved as sound, are files of their own and not in here.
"""


@dataclass
class Source:
    """The vault that is written down, and what is counted on the way."""

    vault: Vault
    made: datetime
    program: str
    counted: dict[str, int] = field(
        default_factory=lambda: {"practices": 0, "entries": 0, "consents": 0, "settings": 0}
    )

    @property
    def amount(self) -> Amount:
        """How much was met so far."""
        return Amount(**self.counted)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a copy.

    Attributes:
        name: Within the folder, or the ``.zip``.
        pieces: Its bytes, a record at a time.
    """

    name: str
    pieces: Callable[[Source], Iterator[bytes]]


def _readme(source: Source) -> Iterator[bytes]:
    yield README.format(made=whole_date(source.made), program=source.program).encode()


def _lines(source: Source) -> Iterator[bytes]:
    vault = source.vault
    yield spell(HeaderLine(VERSION, source.program, source.made.isoformat(timespec="milliseconds")))
    settings = (PrivateSetting(name, value) for name, value in sorted(vault.private_settings.load().items()))
    kinds: dict[str, Iterable[Piece]] = {
        "practices": vault.practices.all(),
        "entries": vault.journal.all(),
        "consents": vault.consents.all(),
        "settings": settings,
    }
    for kind, pieces in kinds.items():
        for piece in pieces:
            source.counted[kind] += 1
            yield spell(to_line(piece))
    yield spell(EndLine(**source.counted))


def _journal(source: Source) -> Iterator[bytes]:
    yield b"# Journal\n"
    for entry in source.vault.journal.all():
        practice = source.vault.practices.get(entry.practice_id) if entry.practice_id else None
        yield _page(entry, practice).encode()


def _page(entry: Entry, practice: PracticeRecord | None) -> str:
    lines = ["", f"## {whole_date(entry.written)}, {entry.written:%H:%M}", ""]
    if practice is not None:
        lines += [f"*After {practice.title}*", ""]
    if entry.prompt:
        lines += [f"> {entry.prompt}", ""]
    lines.append(entry.text)
    if entry.tags:
        lines += ["", f"*{', '.join(entry.tags)}*"]
    return "\n".join(lines) + "\n"


PRACTICES = (
    "started",
    "title",
    "script",
    "outcome",
    "minutes chosen",
    "minutes heard",
    "times held",
    "voice",
    "bed",
    "touch",
    "left out",
    "part reached",
)
CHECK_INS = (
    "started",
    "title",
    "settled before",
    "present before",
    "settled after",
    "present after",
    "words",
    "uncomfortable",
)


def _practices(source: Source) -> Iterator[bytes]:
    yield MARK.encode() + row_of(PRACTICES)
    for one in source.vault.practices.all():
        heard = round(to_seconds(one.heard) / 60, 1)
        chosen = (one.voice, one.bed, one.touch.value, ", ".join(one.left_out), one.part)
        yield row_of((_when(one), one.title, one.script_id, one.outcome.value, one.minutes, heard, one.held, *chosen))


def _check_ins(source: Source) -> Iterator[bytes]:
    yield MARK.encode() + row_of(CHECK_INS)
    for one in source.vault.practices.all():
        answers = (one.before.settled, one.before.present, one.after.settled, one.after.present)
        discomfort = one.discomfort.value if one.discomfort else ""
        if any(each is not None for each in answers) or one.words or discomfort:
            yield row_of((_when(one), one.title, *answers, ", ".join(one.words), discomfort))


def _about_you(source: Source) -> Iterator[bytes]:
    yield b"# What you set about yourself\n\n"
    for name, value in sorted(source.vault.private_settings.load().items()):
        said = ", ".join(value) if isinstance(value, tuple) else value
        yield f"- {name.replace('_', ' ')}: {said}\n".encode()
    yield b"\n# What you agreed to\n\n"
    for one in source.vault.consents.all():
        yield f"- {whole_date(one.given)}, wording {one.version}: {'; '.join(one.items)}\n".encode()


PARTS: tuple[Part, ...] = (
    Part("README.txt", _readme),
    Part(LINES, _lines),
    Part("journal.md", _journal),
    Part("practices.csv", _practices),
    Part("check-ins.csv", _check_ins),
    Part("about-you.md", _about_you),
)


def row_of(cells: Iterable[str | float | None]) -> bytes:
    """A row of a spreadsheet, in which no text is a formula."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([_cell(one) for one in cells])
    return out.getvalue().encode()


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    # No spreadsheet can hold it; calmroom.jsonl has it as it was typed.
    bare = value.replace("\0", "")
    return f"'{bare}" if bare.lstrip(" ").startswith(FORMULA) else bare


def _when(record: PracticeRecord) -> str:
    return record.started.isoformat(sep=" ", timespec="minutes")
