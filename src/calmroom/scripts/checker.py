"""Holds a script against the rules: as it is written, as it is spoken, and as it is heard at every length."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.domain.script import Line, Place, Profile, Script, Waiver
from calmroom.domain.units import to_seconds
from calmroom.scripts import (
    lint_breath,
    lint_charged,
    lint_choices,
    lint_density,
    lint_force,
    lint_manner,
    lint_pauses,
    lint_person,
    lint_quiet,
    lint_safety,
    lint_words,
)
from calmroom.scripts.heard import hear
from calmroom.scripts.lint import HEAD, Finding, Rule, TimedRule, lines_of
from calmroom.scripts.rules import CHECKED, SEVERITIES
from calmroom.scripts.source import ENDING
from calmroom.scripts.variants import lengths_of, variants_of
from calmroom.scripts.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calmroom.scripts.plan import ClipOf

_WRITTEN: Final[tuple[Rule, ...]] = (
    *lint_words.RULES,
    *lint_manner.RULES,
    *lint_pauses.RULES,
    *lint_choices.RULES,
    *lint_person.RULES,
    *lint_force.RULES,
    *lint_breath.RULES,
)
_TIMED: Final[tuple[TimedRule, ...]] = (
    *lint_density.RULES,
    *lint_quiet.RULES,
    *lint_safety.RULES,
    *lint_charged.RULES,
    *lint_breath.TIMED_RULES,
)
_SPEED: Final = (100.0, 140.0)
_GROUND_SPEED: Final = (115.0, 140.0)
_HALF_A_WORD: Final = 0.5


def check(script: Script, path: str, clip_of: ClipOf, lengths: tuple[float, ...] | None = None) -> tuple[Problem, ...]:
    """What speaks against a script, by place; a line's waivers are honoured, and counted by ``waivers_of``.

    ``clip_of`` finds the clips of one voice. Lines without a clip are taken to be spoken at 120 words a minute.
    ``lengths`` are the minutes at which it is heard; every whole one where none are given.
    """
    findings = [
        *(finding for rule in _WRITTEN for finding in rule(script)),
        *_speed(script, clip_of),
        *_heard(script, clip_of, lengths or lengths_of(script)),
        *_name(script, path),
    ]
    kept, waived = _divide(script, findings)
    kept += _idle(script, waived)
    problems = {_problem(finding, path) for finding in kept}
    return tuple(sorted(problems, key=lambda each: (each.line, each.column, each.rule, each.message)))


def waivers_of(script: Script) -> tuple[tuple[Line, Waiver], ...]:
    """Every rule that a person has set aside, with its line."""
    return tuple((line, waiver) for line in lines_of(script) for waiver in line.waivers)


def _speed(script: Script, clip_of: ClipOf) -> Iterator[Finding]:
    """P1: each clip is spoken neither fast nor slow, from its first sound to its last."""
    least, greatest = _GROUND_SPEED if script.profile is Profile.GROUND else _SPEED
    for line in lines_of(script):
        clip = clip_of(line)
        if clip is None or clip.frames <= 0:
            continue
        found = clip.words_a_minute or len(words_of(line.text)) * 60.0 / to_seconds(clip.frames)
        if not least - _HALF_A_WORD <= found <= greatest + _HALF_A_WORD:
            yield Finding("P1", line.place, f"{found:.0f} words a minute in {clip.path}; {least:g} to {greatest:g}")


def _heard(script: Script, clip_of: ClipOf, lengths: tuple[float, ...]) -> Iterator[Finding]:
    """The timed rules at every length in every variant; the same breach at several lengths is told once."""
    found: dict[tuple[str, Place, str], list[tuple[float, Finding]]] = defaultdict(list)
    for label, choices in variants_of(script):
        for minutes in dict.fromkeys(lengths):
            try:
                heard = hear(script, replace(choices, minutes=minutes), clip_of, label)
            except CalmroomError as error:
                found["G5", HEAD, label].append((minutes, Finding("G5", HEAD, error.message)))
                continue
            for finding in (finding for rule in _TIMED for finding in rule(heard)):
                found[finding.rule, finding.place, label].append((minutes, finding))
    told: set[tuple[str, Place, float]] = set()
    for (rule, place, label), each in found.items():
        where = {minutes for minutes, _ in each}
        if all((rule, place, minutes) in told for minutes in where):
            continue
        told |= {(rule, place, minutes) for minutes in where}
        yield _merged(each, label)


def _merged(each: list[tuple[float, Finding]], label: str) -> Finding:
    minutes, first = each[0]
    others = sorted({other for other, _ in each} - {minutes})
    where = f"at {minutes:g} minutes{f', {label}' if label else ''}"
    more = f" (also at {', '.join(f'{other:g}' for other in others)})" if others else ""
    return replace(first, message=f"{where}: {first.message}{more}")


def _name(script: Script, path: str) -> Iterator[Finding]:
    name = PurePath(path).name
    if name.endswith(ENDING) and name != f"{script.id}{ENDING}":
        message = f"the id is {script.id} and the file {name}; give both the same name"
        yield Finding("G4", HEAD, message, Severity.WARNING)


def _divide(script: Script, findings: Iterable[Finding]) -> tuple[list[Finding], set[tuple[Place, str]]]:
    waivers = {(line.place, waiver.rule) for line, waiver in waivers_of(script)}
    kept: list[Finding] = []
    used: set[tuple[Place, str]] = set()
    for finding in findings:
        key = (finding.place, finding.rule)
        if key in waivers:
            used.add(key)
        else:
            kept.append(finding)
    return kept, used


def _idle(script: Script, used: set[tuple[Place, str]]) -> list[Finding]:
    """A waiver that waives nothing hides the next real breach."""
    return [
        Finding("G4", line.place, f"{waiver.rule} has nothing to set aside here; take it out", Severity.WARNING)
        for line, waiver in waivers_of(script)
        if waiver.rule in CHECKED and (line.place, waiver.rule) not in used
    ]


def _problem(finding: Finding, path: str) -> Problem:
    severity = finding.severity or SEVERITIES[finding.rule]
    return Problem(path, finding.place.line, finding.place.column, finding.rule, severity, finding.message)
