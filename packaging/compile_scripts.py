"""Writes assets/scripts/compiled.json: the bundled practices as they were parsed, so that the window opens at once.

After a practice was added or changed:  .venv/bin/python packaging/compile_scripts.py
"""

import sys
from pathlib import Path
from typing import Final

from calmroom.domain.script import Script
from calmroom.scripts.compiled import COMPILED, mark_of, write_compiled
from calmroom.scripts.library import PATTERN
from calmroom.scripts.parser import parse_file

SCRIPTS: Final = Path(__file__).resolve().parents[1] / "assets" / "scripts"


def parsed(folder: Path) -> dict[str, Script]:
    """Every practice of a folder without a fault, by the mark of its file."""
    found = {mark_of(path.read_bytes()): parse_file(path).script for path in sorted(folder.glob(PATTERN))}
    return {mark: script for mark, script in found.items() if script is not None}


def main() -> int:
    """Write it, and say what is in it."""
    scripts = parsed(SCRIPTS)
    write_compiled(SCRIPTS, scripts)
    print(f"{SCRIPTS / COMPILED}: {len(scripts)} practices")
    return 0


if __name__ == "__main__":
    sys.exit(main())
