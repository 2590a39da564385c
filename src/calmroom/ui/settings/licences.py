"""What this program is made of, and under which licences. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MIT = """MIT License

Copyright (c) 2026 the calmroom contributors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated \
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the \
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit \
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the \
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE \
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR \
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR \
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

QT = """calmroom uses Qt {qt} through PySide6 {pyside}. Both are used under the GNU Lesser General Public License, \
version 3 (LGPL-3.0). Their source is offered by The Qt Company and the Qt Project.

They are separate libraries in a folder of their own, and you may put your own builds in their place:

1. Find the folder of PySide6:
   {folder}
2. Put your build of PySide6 and Qt {qt_series} there, with the same file names; or install it with pip into the \
environment that calmroom runs in.
3. Start calmroom again.

Nothing in calmroom's licence forbids you to change these libraries for your own use, or to study how calmroom works \
with them in order to mend your changes.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the program and the words of its licence."""

    key: str
    name: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Libraries:
    """Versions of Qt and PySide6, and the folder they lie in."""

    qt: str
    pyside: str
    folder: Path


def parts(assets: Path, libraries: Libraries) -> tuple[Part, ...]:
    """Every part, with the licence texts that lie beside it. Reads files."""
    series = ".".join(libraries.qt.split(".")[:2])
    qt = QT.format(qt=libraries.qt, pyside=libraries.pyside, folder=libraries.folder, qt_series=series)
    return (
        Part("calmroom", "calmroom", "MIT License", MIT),
        Part("qt", "Qt and PySide6", "GNU Lesser General Public License 3", qt),
        *_fonts(assets / "fonts"),
        Part("audio", "Voices and sounds", "who made what, with what", _read(assets / "audio" / "LICENCES.md")),
    )


def _fonts(folder: Path) -> tuple[Part, ...]:
    return tuple(
        Part(path.stem.lower(), _spaced(path.stem.removesuffix("-OFL")), "SIL Open Font License", _read(path))
        for path in sorted(folder.glob("*-OFL.txt"))
    )


def _spaced(name: str) -> str:
    return "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip()


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return f"The file {path} could not be read."
