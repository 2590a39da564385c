"""Everything that a person may read or hear: scripts, pages, the strings of the program, and the documents."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "calmroom"
ASSETS = ROOT / "assets"
NOT_SHOWN = ("scripts/", "audio/", "voices/", "storage/migrations/")
"""Rooms under ``src/calmroom`` whose strings are rules, formats and protocols."""
DRAFTS = "CALMROOM_SCRIPTS"
"""A folder of further scripts to be held to the same, such as drafts."""
_MARKS = re.compile(r"\{[^}]*\}|\[[^\]]*\]|^#.*$|\*\*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """Words, and where they stand."""

    where: str
    words: str


def scripts() -> Iterator[Text]:
    """Every script, without its marks; of the front matter what people read."""
    folders = [ASSETS / "scripts", *(Path(name) for name in (os.environ.get(DRAFTS),) if name)]
    for path in (path for folder in folders for path in sorted(folder.glob("*.calm.md"))):
        head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        shown = re.findall(r"^(?:title|purpose|content_note): (.*)$|^  - (.*)$", head, re.MULTILINE)
        said = "\n".join(filter(None, (*(part for pair in shown for part in pair), _MARKS.sub(" ", body))))
        yield Text(path.name, said)


def pages() -> Iterator[Text]:
    """The pages to read, with their sources."""
    for path in sorted((ASSETS / "pages").iterdir()):
        yield Text(f"pages/{path.name}", path.read_text("utf-8"))


def numbers() -> Iterator[Text]:
    """Who to call."""
    yield Text("safety/call.yaml", (ASSETS / "safety" / "call.yaml").read_text("utf-8"))


def documents() -> Iterator[Text]:
    """What is written about the program."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        yield Text(path.name, path.read_text("utf-8"))


@cache
def strings() -> tuple[Text, ...]:
    """Every sentence in the program: strings with a blank in them that are no docstring."""
    return tuple(_strings())


def _strings() -> Iterator[Text]:
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        if not where.startswith(NOT_SHOWN):
            for words in strings_of(path.read_text("utf-8")):
                yield Text(where, words)


def strings_of(source: str) -> Iterator[str]:
    """The strings of one module; the parts of one in which values are set are joined."""
    tree = ast.parse(source)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    alone = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            words = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | alone | inside:
            words = node.value
        else:
            continue
        if " " in words.strip():
            yield words


@cache
def everything() -> tuple[Text, ...]:
    """All of it."""
    return tuple(text for part in (scripts, pages, numbers, documents, strings) for text in part())
