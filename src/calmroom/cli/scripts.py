"""What can be known of practices without hearing them: list, timeline, check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from calmroom import wiring
from calmroom.cli.chosen import choices_of, find_script
from calmroom.cli.listing import write_json, write_lines
from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.domain.timeline import BedCue, BellCue, CaptionCue, Cue, Timeline
from calmroom.domain.timeline_json import to_dict
from calmroom.voices.narrators import NARRATORS

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from calmroom.domain.script import Script


def show_list(arguments: argparse.Namespace) -> int:
    """The practices there are, and on standard error what keeps others out."""
    library = wiring.library()
    scripts = library.scripts()
    if arguments.format == "json":
        write_json({"practices": [_summary(script) for script in scripts]})
    else:
        width = max((len(script.title) for script in scripts), default=0)
        rows = [f"{script.id}  {script.title:<{width}}  {_range(script):<13}  {script.purpose}" for script in scripts]
        write_lines(*rows)
    for problem in library.problems():
        sys.stderr.write(f"{problem}\n")
    return 0


def show_timeline(arguments: argparse.Namespace) -> int:
    """Every cue of one practice."""
    script = find_script(arguments.id)
    timeline = wiring.arrange(script, choices_of(arguments, script, wiring.settings().load())).practice
    if arguments.format == "json":
        write_json(to_dict(timeline))
    else:
        write_lines(*(_row(cue, timeline) for cue in timeline.cues))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Name every fault of every script; 1 where there is an error."""
    from calmroom.scripts.library import PATTERN  # noqa: PLC0415 - the lint is read only to lint
    from calmroom.scripts.parser import parse_file  # noqa: PLC0415

    problems: list[Problem] = []
    paths = [found for path in arguments.paths for found in (sorted(path.rglob(PATTERN)) if path.is_dir() else [path])]
    for path in paths:
        parsed = parse_file(path)
        problems += parsed.problems
        if parsed.script is not None:
            problems += _lint(parsed.script, path)
    if not paths:
        raise CalmroomError("There are no scripts in that folder.", f"Scripts end in {PATTERN.removeprefix('*')}.")
    _write_problems(problems, len(paths), arguments.format)
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def _lint(script: Script, path: Path) -> list[Problem]:
    from calmroom.scripts.checker import check as lint  # noqa: PLC0415 - as above

    found: dict[Problem, None] = {}
    for voice in NARRATORS:
        found |= dict.fromkeys(lint(script, str(path), wiring.clip_of(script.language, voice.id)))
    return list(found)


def _write_problems(problems: list[Problem], files: int, form: str) -> None:
    if form == "json":
        keys = ("path", "line", "column", "rule", "severity", "message")
        write_json({"files": files, "problems": [{key: getattr(problem, key) for key in keys} for problem in problems]})
        return
    for problem in problems:
        sys.stdout.write((_for_github(problem) if form == "github" else str(problem)) + "\n")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    noun = "script" if files == 1 else "scripts"
    sys.stderr.write(f"{files} {noun}, {errors} to mend, {len(problems) - errors} to look at\n")


def _for_github(problem: Problem) -> str:
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    where = f"file={problem.path},line={problem.line},col={problem.column},title={problem.rule}"
    return f"::{problem.severity} {where}::{message}"


def _summary(script: Script) -> dict[str, object]:
    minutes = script.minutes
    return {
        "id": script.id,
        "title": script.title,
        "minutes": {"least": minutes.least, "usual": minutes.usual, "greatest": minutes.greatest},
        "level": script.level,
        "purpose": script.purpose,
        "bed": script.bed,
        "regions": list(script.regions),
        "content_note": script.content_note,
    }


def _range(script: Script) -> str:
    return f"{script.minutes.least:g} to {script.minutes.greatest:g} min"


def _row(cue: Cue, timeline: Timeline) -> str:
    row = (
        f"{cue.start / timeline.rate:9.3f}  {cue.end / timeline.rate:9.3f}  {cue.kind:<9}  {_rest(cue, timeline.rate)}"
    )
    return row.rstrip()


def _rest(cue: Cue, rate: int) -> str:
    if isinstance(cue, CaptionCue):
        return cue.text
    if isinstance(cue, BedCue):
        return f"{cue.bed}, fades in {cue.fade_in / rate:g} s, out {cue.fade_out / rate:g} s"
    if isinstance(cue, BellCue):
        return "soft" if cue.soft else ""
    return " ".join(str(value) for value in _details(cue).values())


def _details(cue: Cue) -> dict[str, object]:
    return {name: getattr(cue, name) for name in cue.__slots__ if name not in {"start", "end", "places"}}
