"""What a command answers on standard output."""

from __future__ import annotations

import json
import sys


def write_json(values: object) -> None:
    """One JSON value, which loses no letter even where the output has few."""
    few = (sys.stdout.encoding or "").casefold() not in {"utf-8", "utf8"}
    json.dump(values, sys.stdout, ensure_ascii=few, indent=2)
    sys.stdout.write("\n")


def write_lines(*lines: str) -> None:
    """Lines for a person to read."""
    sys.stdout.write("\n".join(lines) + "\n")
