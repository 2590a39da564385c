"""Reads who to call, as it comes with the program: YAML, content/3-safety.md 3.4."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from calmroom.domain.care.calling import CallList, Country, General, Line
from calmroom.domain.errors import CalmroomError
from calmroom.scripts.faults import Faults
from calmroom.scripts.yaml_subset import Listing, Mapping, Node, Scalar, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = "1"
DEEPEST: Final = 6
NOTHING: Final = ("", "null")


class _Refused(ValueError):  # noqa: N818 - what it says is a state of the file
    """What is not as it has to be."""


class CallFile:
    """The list in a file, read once, at the first question."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def call_list(self) -> CallList:
        """The list."""
        return self._list

    @cached_property
    def _list(self) -> CallList:
        try:
            return read_call_list(self._path.read_text("utf-8"), self._path.name)
        except (OSError, UnicodeError) as fault:
            raise _fault(self._path.name, "it cannot be read") from fault


def read_call_list(text: str, name: str) -> CallList:
    """The list in ``text``.

    Raises:
        CalmroomError: If anything in it is not as it has to be; ``name`` is said.
    """
    faults = Faults(name)
    root = read_yaml(text, 1, faults, DEEPEST)
    if root is None:
        raise _fault(name, faults.sorted()[0].message)
    try:
        return _whole(root)
    except ValueError as fault:
        raise _fault(name, str(fault)) from fault


def _whole(root: Node) -> CallList:
    found = _pairs(root, {"schema", "generic", "countries"}, {"waiting"})
    if _text(found["schema"]) != SCHEMA:
        raise _Refused(f"its schema is not {SCHEMA}")
    countries = [_country(code, node, needs=True) for code, node in _named(found["countries"])]
    if "waiting" in found:
        countries += [_country(code, node, needs=False) for code, node in _named(found["waiting"])]
    general = tuple(_general(node) for node in _items(found["generic"]))
    return CallList(general, tuple(sorted(countries, key=lambda country: country.name)))


def _country(code: str, node: Node, *, needs: bool) -> Country:
    found = _pairs(node, {"name", "lines"} | ({"emergency", "last_verified"} if needs else set()), set())
    emergency = tuple(_text(each) for each in _items(found["emergency"])) if needs else ()
    if needs and not emergency:
        raise _Refused(f"{code} has no number for emergencies")
    lines = tuple(_line(each) for each in _items(found["lines"]))
    return Country(code, _text(found["name"]), emergency, lines, _day(found.get("last_verified")))


def _line(node: Node) -> Line:
    found = _pairs(node, {"name", "phone", "last_verified"}, {"sms", "hours", "lang", "url"})
    said = {key: _text(found[key]) for key in ("sms", "hours", "url") if key in found}
    languages = tuple(_text(each) for each in _items(found["lang"])) if "lang" in found else ()
    day = _day(found["last_verified"])
    return Line(_text(found["name"]), _text(found["phone"]), day, languages=languages, **said)


def _general(node: Node) -> General:
    found = _pairs(node, {"name"}, {"note", "url"})
    return General(**{key: _text(value) for key, value in found.items()})


def _day(node: Node | None) -> date | None:
    text = "" if node is None else _text(node)
    return None if text in NOTHING else date.fromisoformat(text)


def _pairs(node: Node, wanted: set[str], allowed: set[str]) -> dict[str, Node]:
    found = dict(_named(node))
    missing, unknown = wanted - set(found), set(found) - wanted - allowed
    if missing or unknown:
        raise _Refused(f"{', '.join(sorted(missing | unknown))} is missing or not known in row {node.place.line}")
    return found


def _named(node: Node) -> list[tuple[str, Node]]:
    if not isinstance(node, Mapping):
        raise _Refused(f"row {node.place.line} wants keys and values")
    return [(key.text, value) for key, value in node.pairs]


def _items(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, Listing):
        raise _Refused(f"row {node.place.line} wants a list")
    return node.items


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise _Refused(f"row {node.place.line} wants words")
    return node.text


def _fault(name: str, why: str) -> CalmroomError:
    return CalmroomError(
        f"The list of numbers that comes with calmroom cannot be read ({name}: {why}).",
        "Install calmroom again; your journal and your history stay as they are.",
    )
