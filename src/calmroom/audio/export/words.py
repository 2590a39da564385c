"""What is spoken, as tags carry it: by time (LRC), or plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.timeline import chapters

if TYPE_CHECKING:
    from calmroom.domain.timeline import PhaseCue, Timeline


def one_row(text: str) -> str:
    """The text on one row, without what cannot be seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def parts_of(timeline: Timeline) -> tuple[PhaseCue, ...]:
    """The parts that take any time."""
    return tuple(part for part, _ in chapters(timeline))


def to_lrc(timeline: Timeline) -> str:
    """Each line behind the time at which it begins, such as ``[01:02.50]The room is here.``."""
    return "\n".join(
        f"[{_clock(cue.start, timeline.rate)}]{one_row(cue.text)}" for _, lines in chapters(timeline) for cue in lines
    )


def to_plain(timeline: Timeline) -> str:
    """The lines, with an empty row between two parts."""
    return "\n\n".join("\n".join(one_row(cue.text) for cue in lines) for _, lines in chapters(timeline) if lines)


def _clock(frame: int, rate: int) -> str:
    minutes, hundredths = divmod(round(frame * 100 / rate), 6_000)
    return f"{minutes:02d}:{hundredths // 100:02d}.{hundredths % 100:02d}"
