"""A double click on a routine file, or on a page that came back, opens calmroom with it."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
SUFFIXES = (".calmroutine", ".calmshare")


def entry() -> configparser.SectionProxy:
    """The desktop entry; ``configparser`` reads its keys without regard to capitals."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(LINUX / "calmroom.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_it_is_started_with_one_file() -> None:
    assert entry()["Exec"] == "calmroom %f"
    assert entry()["Terminal"] == "false"


def test_the_types_of_routines_and_of_pages_are_known_by_their_endings_and_opened_with_it() -> None:
    text = (LINUX / "calmroom.xml").read_text("utf-8")
    kinds = re.findall(r'mime-type type="([^"]+)"', text)
    assert re.findall(r'glob pattern="\*([^"]+)"', text) == list(SUFFIXES)
    assert [kind for kind in kinds if kind not in entry()["MimeType"].split(";")] == []
    assert len(kinds) == len(SUFFIXES)
