"""Rules about what a listener may choose: alternatives that keep words and time, openings, lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import is_left_out, is_sensitive
from calmroom.domain.errors import Severity
from calmroom.domain.script import OUT, Alternative, Item, Line, Pause, Script, Touch
from calmroom.scripts.lint import Finding, Rule, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Stretch = tuple[tuple[Line, ...], tuple[Alternative, ...]]
"""Lines at one region, one after the other, and the blocks for it that follow."""


def stretches(items: tuple[Item, ...]) -> Iterator[Stretch]:
    """The stretches of a phase, in order."""
    lines: list[Line] = []
    blocks: list[Alternative] = []
    for item in items:
        if isinstance(item, Alternative):
            blocks.append(item)
        elif isinstance(item, Line):
            if lines and (blocks or item.region != lines[0].region):
                yield tuple(lines), tuple(blocks)
                lines, blocks = [], []
            lines.append(item)
    yield tuple(lines), tuple(blocks)


def twins(script: Script) -> Iterator[Finding]:
    """G4: a block has one line for each that is left out, with the same ``from`` and pause."""
    for phase in (*script.phases, script.ease_off):
        for lines, blocks in stretches(phase.items):
            for block in blocks:
                yield from _twins(lines, block)


def last_resort(script: Script) -> Iterator[Finding]:
    """L11: whatever is left out, there is the room; and a sensitive place is offered with an alternative."""
    for phase in (*script.phases, script.ease_off):
        for lines, blocks in stretches(phase.items):
            if blocks and all(block.other != OUT for block in blocks):
                region = blocks[-1].region
                message = f"where {blocks[-1].other} is left out too, nothing is left; add [instead-of {region}: out]"
                yield Finding("L11", blocks[-1].place, message)
            if lines and not blocks and is_sensitive(lines[0].region):
                region = lines[0].region
                message = f"{region} is a sensitive place; write [instead-of {region}: out] and its lines below"
                yield Finding("L11", lines[0].place, message)


def lengths(script: Script) -> Iterator[Finding]:
    """G4: every line can be spoken at some length, and the openings are numbered from 1."""
    openings: set[int] = set()
    for line in lines_of(script):
        openings |= {line.opening} if line.opening else set()
        if line.from_minutes > script.minutes.greatest:
            message = (
                f"this is spoken from {line.from_minutes:g} minutes on, and {script.minutes.greatest:g} is the longest"
            )
            yield Finding("G4", line.place, message, Severity.WARNING)
    if openings and openings != set(range(1, len(openings) + 1)):
        first = next(line for line in lines_of(script) if line.opening)
        yield Finding("G4", first.place, "the openings are numbered from 1, without a gap; number them anew")


def _twins(lines: tuple[Line, ...], block: Alternative) -> Iterator[Finding]:
    if not lines or not is_left_out(lines[0].region, (block.region,)):
        yield Finding("G4", block.place, f"no line at {block.region} stands right above this; put it below those lines")
        return
    wanted = [_stand(line) for line in lines if line.touch is not Touch.TOUCH_FREE]
    offered = [line for line in block.lines if line.touch is not Touch.TOUCH_FREE]
    if len(wanted) != len(offered):
        message = f"{len(offered)} lines stand for {len(wanted)} at {block.region}; write one for each"
        yield Finding("G4", block.place, message)
        return
    for line, (minutes, pause) in zip(offered, wanted, strict=True):
        if _stand(line) != (minutes, pause):
            shown = f"[pause {pause.least:g} {pause.usual:g} {pause.greatest:g}]"
            start = f" and {{from: {minutes:g}}}" if minutes else " and no {from}"
            yield Finding("G4", line.place, f"the line it stands for has {shown}{start}; give it the same")


def _stand(line: Line) -> tuple[float, Pause]:
    return line.from_minutes, line.pause


RULES: Final[tuple[Rule, ...]] = (twins, last_resort, lengths)
