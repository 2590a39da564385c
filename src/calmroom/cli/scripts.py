"""What can be known of practices without hearing them: list, timeline, check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from calmroom import wiring
from calmroom.cli.chosen import choices_of, find_script
from calmroom.cli.findings import Checked, Waived, write
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
    waiting = wiring.command_personal().waiting()
    if waiting:
        who = "1 script of yours waits" if waiting == 1 else f"{waiting} scripts of yours wait"
        sys.stderr.write(f"{who} to be seen: calmroom scripts list\n")
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
    """Name every fault of every script, and every rule set aside with its reason; 1 where there is an error.

    A Markdown page that is no script is held against the reading grade of pages.
    """
    from calmroom.scripts.alike import problems_of  # noqa: PLC0415 - the lint is read only to lint
    from calmroom.scripts.checker import waivers_of  # noqa: PLC0415
    from calmroom.scripts.library import PATTERN  # noqa: PLC0415
    from calmroom.scripts.parser import parse_file  # noqa: PLC0415

    checked = Checked()
    scripts: dict[str, Script] = {}
    paths = [found for path in arguments.paths for found in (sorted(path.rglob(PATTERN)) if path.is_dir() else [path])]
    for path in paths:
        if path.suffix == ".md" and not path.name.endswith(PATTERN.removeprefix("*")):
            checked.problems += _read_page(path)
            continue
        parsed = parse_file(path)
        checked.problems += parsed.problems
        if parsed.script is not None:
            checked.problems += _lint(parsed.script, path)
            scripts[str(path)] = parsed.script
            checked.waived += [Waived(str(path), line, waiver) for line, waiver in waivers_of(parsed.script)]
    checked.problems += problems_of(scripts)
    if not paths:
        raise CalmroomError("There are no scripts in that folder.", f"Scripts end in {PATTERN.removeprefix('*')}.")
    write(checked, len(paths), arguments.format)
    return 1 if any(problem.severity is Severity.ERROR for problem in checked.problems) else 0


def _read_page(path: Path) -> tuple[Problem, ...]:
    from calmroom.scripts.lint_pages import check_page  # noqa: PLC0415 - as above
    from calmroom.scripts.source import read  # noqa: PLC0415

    source = read(path)
    return source.faults.sorted() if source.text is None else check_page(source.text, str(path))


def _lint(script: Script, path: Path) -> list[Problem]:
    from calmroom.scripts.checker import check as lint  # noqa: PLC0415 - as above

    found: dict[Problem, None] = {}
    for voice in NARRATORS:
        found |= dict.fromkeys(lint(script, str(path), wiring.clip_of(script.language, voice.id)))
    return list(found)


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
