"""What a timeline says, as text: captions and chapters in WebVTT, and a transcript to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.timeline import CaptionCue, Timeline, chapters

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER: Final = "WEBVTT\n"


def to_webvtt(timeline: Timeline) -> str:
    """The captions as a WebVTT file (https://www.w3.org/TR/webvtt1/)."""
    captions = (cue for cue in timeline.cues if isinstance(cue, CaptionCue))
    return _webvtt(timeline, ((cue.start, cue.end, cue.text) for cue in captions))


def to_transcript(script_title: str, timeline: Timeline) -> str:
    """Every spoken line in order, one paragraph each, under the title and the phases as Markdown headings."""
    parts = [f"# {script_title}"]
    for phase, captions in chapters(timeline):
        parts.append(f"## {phase.words}")
        parts += [cue.text for cue in captions]
    return "\n\n".join(parts) + "\n"


def _webvtt(timeline: Timeline, cues: Iterator[tuple[int, int, str]]) -> str:
    rate = timeline.rate
    blocks = (f"{_clock(start, rate)} --> {_clock(end, rate)}\n{_escaped(text)}\n" for start, end, text in cues)
    return "\n".join((_HEADER, *blocks))


def _clock(frame: int, rate: int) -> str:
    seconds, milliseconds = divmod(round(frame * 1000 / rate), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{milliseconds:03d}"


def _escaped(text: str) -> str:
    """One row of text, in which nothing is taken for markup or for a time."""
    row = " ".join(text.split())
    return row.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
