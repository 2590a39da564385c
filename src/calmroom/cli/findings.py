"""What ``calmroom check`` found, for people, programs and forges; what was set aside is counted, with its reasons."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from calmroom.cli.listing import write_json
from calmroom.domain.errors import Problem, Severity

if TYPE_CHECKING:
    from calmroom.domain.script import Line, Waiver

KEYS = ("path", "line", "column", "rule", "severity", "message")


@dataclass(frozen=True, slots=True)
class Waived:
    """A rule that a person has set aside for one line of one file."""

    path: str
    line: Line
    waiver: Waiver

    def __str__(self) -> str:
        """``path:line:column: RULE set aside: reason``."""
        place = self.line.place
        return f"{self.path}:{place.line}:{place.column}: {self.waiver.rule} set aside: {self.waiver.reason}"


@dataclass(slots=True)
class Checked:
    """What was found in all files together."""

    problems: list[Problem] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)


def write(checked: Checked, files: int, form: str) -> None:
    """Write problems to standard output, and what was set aside and how many there are to standard error.

    Args:
        checked: What was found.
        files: How many were read.
        form: ``text``, ``json`` or ``github``.
    """
    if form == "json":
        problems = [{key: getattr(problem, key) for key in KEYS} for problem in checked.problems]
        write_json({"files": files, "problems": problems, "waivers": [_summary(each) for each in checked.waived]})
        return
    for problem in checked.problems:
        sys.stdout.write((_for_github(problem) if form == "github" else str(problem)) + "\n")
    for waived in checked.waived:
        sys.stderr.write(f"{waived}\n")
    errors = sum(problem.severity is Severity.ERROR for problem in checked.problems)
    noun = "script" if files == 1 else "scripts"
    counts = f"{errors} to mend, {len(checked.problems) - errors} to look at, {len(checked.waived)} set aside"
    sys.stderr.write(f"{files} {noun}, {counts}\n")


def _summary(waived: Waived) -> dict[str, object]:
    return {
        "path": waived.path,
        "line": waived.line.place.line,
        "rule": waived.waiver.rule,
        "reason": waived.waiver.reason,
    }


def _for_github(problem: Problem) -> str:
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    where = f"file={problem.path},line={problem.line},col={problem.column},title={problem.rule}"
    return f"::{problem.severity} {where}::{message}"
