"""Makes the clips that are missing and takes away those that no script speaks any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError
from calmroom.domain.script import Alternative, Line, Phase, PhaseName, Profile, Script
from calmroom.domain.units import Seconds
from calmroom.voices.finish import finish
from calmroom.voices.fit import aim, fit
from calmroom.voices.index import SUFFIX, ClipNote, read_index, write_index
from calmroom.voices.key import clip_key
from calmroom.voices.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from calmroom.domain.ports import Clock
    from calmroom.voices.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clip there has to be.

    Attributes:
        key: What it is known by.
        line: The first line that speaks these words.
        phase: Where that line stands, which decides how fast it is spoken.
        profile: Likewise.
        voice: The narrator's id.
    """

    key: str
    line: Line
    phase: PhaseName
    profile: Profile
    voice: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the narration is.

    Attributes:
        done: Clips made since the start.
        missing: Clips that were missing at the start.
        text: The words just spoken.
        left: An estimate of the time the rest will take.
    """

    done: int
    missing: int
    text: str
    left: Seconds


@dataclass(frozen=True, slots=True)
class Narration:
    """What came of it.

    Attributes:
        made: Clips made now.
        kept: Clips that were there already.
        left: Clips still missing, because it was stopped.
        faults: Lines that could not be spoken, each with the reason.
    """

    made: int
    kept: int
    left: int
    faults: tuple[str, ...] = ()


def spoken_lines(script: Script) -> Iterator[tuple[Phase, Line]]:
    """Every line that can ever be spoken: openings, both twins of a touch, what is said instead, and the exit."""
    for phase in (*script.phases, script.ease_off):
        for item in phase.items:
            if isinstance(item, Line):
                yield phase, item
            elif isinstance(item, Alternative):
                yield from ((phase, line) for line in item.lines)


def wanted_clips(scripts: Iterable[Script], voices: Iterable[str]) -> tuple[Spoken, ...]:
    """The clips these scripts need, each once, in the order of the scripts, one voice after the other."""
    found: dict[tuple[str, str], Spoken] = {}
    lines = [(script, phase, line) for script in scripts for phase, line in spoken_lines(script)]
    for voice in voices:
        for script, phase, line in lines:
            key = clip_key(line, script.language, voice)
            found.setdefault((voice, key), Spoken(key, line, phase.name, script.profile, voice))
    return tuple(found.values())


def missing_clips(wanted: Iterable[Spoken], folder: Path) -> tuple[Spoken, ...]:
    """Those of the wanted clips that the folder's indexes do not know or whose file is gone."""
    notes: dict[str, dict[str, ClipNote]] = {}
    missing: list[Spoken] = []
    for clip in wanted:
        known = notes.setdefault(clip.voice, read_index(folder / clip.voice))
        if clip.key not in known or not _file(folder, clip).is_file():
            missing.append(clip)
    return tuple(missing)


def narrate(
    wanted: tuple[Spoken, ...],
    folder: Path,
    bench: Workbench,
    clock: Clock,
    go_on: Callable[[Progress], bool] = lambda _: True,
) -> Narration:
    """Make what is missing. Every clip is written whole and noted at once, so it can be stopped at any time.

    A clip whose file is gone is made again at the speed its note gives, so that it comes out as it was.

    Args:
        wanted: The clips there have to be.
        folder: Holds one folder a voice.
        bench: Who speaks, and the tools.
        clock: For the estimate.
        go_on: Told of every clip made; the narration stops where it answers ``False``.

    Raises:
        CalmroomError: If the folder cannot be written or a tool is missing.
    """
    missing = missing_clips(wanted, folder)
    kept = len(wanted) - len(missing)
    began = clock.monotonic()
    made, faults = 0, []
    for done, clip in enumerate(missing, 1):
        text = normalise(clip.line.text)
        try:
            _make(clip, text, folder, bench)
            made += 1
        except ValueError as fault:
            faults.append(f"{text}: {fault}")
        each = (clock.monotonic() - began) / done
        if not go_on(Progress(done, len(missing), text, Seconds(each * (len(missing) - done)))):
            break
    return Narration(made, kept, len(missing) - made, tuple(faults))


def remove_orphans(wanted: Iterable[Spoken], voices: Iterable[str], folder: Path) -> int:
    """Take away the clips of these voices that nobody speaks; returns how many.

    Only for a whole library: what another script speaks is an orphan too, where that script is not given.
    """
    keys = {(clip.voice, clip.key) for clip in wanted}
    removed = 0
    for voice in voices:
        notes = read_index(folder / voice)
        kept = {key: note for key, note in notes.items() if (voice, key) in keys}
        if len(kept) != len(notes):
            write_index(folder / voice, kept)
        for file in sorted((folder / voice).glob(f"*{SUFFIX}")):
            if file.stem not in kept:
                file.unlink()
                removed += 1
    return removed


def _make(clip: Spoken, text: str, folder: Path, bench: Workbench) -> None:
    home = folder / clip.voice
    known = read_index(home).get(clip.key)
    wanted = aim(clip.phase, clip.profile, clip.line.rate)
    take = fit(text, clip.voice, wanted, bench.synthesiser, known.speed if known else None)
    try:
        home.mkdir(parents=True, exist_ok=True)
        note = finish(take, text, _file(folder, clip), bench)
        write_index(home, read_index(home) | {clip.key: note})
    except OSError as fault:
        raise CalmroomError("A clip could not be written.", "Check the folder and the disk.") from fault


def _file(folder: Path, clip: Spoken) -> Path:
    return folder / clip.voice / f"{clip.key}{SUFFIX}"
