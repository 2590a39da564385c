"""Reads the harmless part of YAML: words, lists and mappings, three levels deep, nothing that grows or runs.

PyYAML only says what stands in the text (its events); everything is refused before anything is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import yaml

from calmroom.domain.script import Place
from calmroom.scripts.faults import FRONT, Faults

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 16 * 1024
DEEPEST: Final = 3
_MOST_REPORTED = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C reads the same events in a tenth of the time; a PyYAML built without it has the other."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or a sentence, as it was written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """Values one below the other, or in square brackets."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place


Node = Scalar | Listing | Mapping


class _Mark(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def read_yaml(text: str, first_row: int, faults: Faults, deepest: int = DEEPEST) -> Mapping | None:
    """The mapping that ``text`` holds; ``None`` where anything is refused, which ``faults`` tells.

    ``first_row`` is the row of the file where ``text`` begins; ``deepest`` is how many levels may lie in one another.
    """
    before = len(faults)
    if len(text.encode()) > MOST_BYTES:
        faults.add(Place(first_row, 1), FRONT, f"the front matter is larger than {MOST_BYTES // 1024} kB; shorten it")
        return None
    events = tuple(_events(text, first_row, faults, deepest))
    if len(faults) > before:
        return None
    content = [each for each in events if isinstance(each, yaml.NodeEvent | yaml.CollectionEndEvent)]
    root = _build(iter(content), first_row) if content else None
    if isinstance(root, Mapping):
        return root
    message = "the front matter holds no keys; write them one to a row, such as “title: Arriving Here”"
    faults.add(Place(first_row, 1), FRONT, message)
    return None


def _events(text: str, first_row: int, faults: Faults, deepest: int) -> Iterator[yaml.Event]:
    depth = documents = refused = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += _step(event)
            documents += isinstance(event, yaml.DocumentStartEvent)
            reason = _refusal(event, depth, documents, deepest)
            if reason:
                faults.add(_place(event.start_mark, first_row), FRONT, reason)
                refused += 1
            if depth > deepest or documents > 1 or refused >= _MOST_REPORTED:
                return
            yield event
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark, first_row)
        hint = "a value that holds a colon or begins with a sign wants quotation marks around it"
        faults.add(place, FRONT, f"this cannot be read: {error.problem}; {hint}")
    except yaml.YAMLError:
        faults.add(
            Place(first_row, 1), FRONT, "the front matter holds a character that YAML does not allow; take it out"
        )


def _step(event: yaml.Event) -> int:
    if isinstance(event, yaml.CollectionStartEvent):
        return 1
    return -1 if isinstance(event, yaml.CollectionEndEvent) else 0


def _refusal(event: yaml.Event, depth: int, documents: int, deepest: int) -> str:
    refused = {
        "found a second document; a script has one front matter": documents > 1,
        f"this is nested more than {deepest} levels deep; no key of a script needs that": depth > deepest,
        "found a YAML directive (%); take it out": isinstance(event, yaml.DocumentStartEvent)
        and bool(event.version or event.tags),
        "found an alias (*name); write the value itself": isinstance(event, yaml.AliasEvent),
        "found an anchor (&name); write the value itself where it is needed": (
            isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.anchor is not None
        ),
        "found a tag (!name); write the plain value": (
            isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None) is not None
        ),
    }
    return next((reason for reason, holds in refused.items() if holds), "")


def _build(events: Iterator[yaml.Event], first_row: int) -> Node | None:
    event = next(events)
    place = _place(event.start_mark, first_row)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, place)
    if isinstance(event, yaml.CollectionEndEvent):
        return None
    children: list[Node] = []
    while (child := _build(events, first_row)) is not None:
        children.append(child)
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(tuple(children), place)
    keys = (key if isinstance(key, Scalar) else Scalar("", key.place) for key in children[::2])
    return Mapping(tuple(zip(keys, children[1::2], strict=True)), place)


def _place(mark: _Mark | None, first_row: int) -> Place:
    return Place(first_row, 1) if mark is None else Place(first_row + int(mark.line), int(mark.column) + 1)
