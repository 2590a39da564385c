"""Who to call: a person's own list, numbers by country, and what holds everywhere. Nothing here dials."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

GOOD_FOR = timedelta(days=180)
"""So long a number counts as checked (content/3-safety.md 3.4)."""
MOST_PEOPLE = 12
"""So many can be added by hand: a list that is read in a hard moment is short."""
MOST_KEPT = 500
"""So many stay where two lists come together, as on an import: nobody is lost by it."""
LONGEST_FIELD = 200


class Relation(StrEnum):
    """What somebody is to the person."""

    THERAPIST = "therapist"
    FRIEND = "friend"
    DOCTOR = "doctor"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the person's own list."""

    name: str = field(default="", repr=False)
    relation: Relation = Relation.FRIEND
    phone: str = field(default="", repr=False)
    hours: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that answers people of a country.

    Attributes:
        languages: Codes such as ``en``.
        last_verified: The day on which a person last checked it.
    """

    name: str
    phone: str
    last_verified: date | None = None
    sms: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers of one country, by its ISO code; without any for emergencies the general sentence holds."""

    code: str
    name: str
    emergency: tuple[str, ...]
    lines: tuple[Line, ...]
    last_verified: date | None = None


@dataclass(frozen=True, slots=True)
class General:
    """What holds everywhere: a name with a note or an address."""

    name: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class CallList:
    """All that comes with the program; countries by their names."""

    general: tuple[General, ...]
    countries: tuple[Country, ...]


EMERGENCY = General(
    "Local emergency number",
    "112 works in the EU and many countries; 911 in the US and Canada; 999 or 112 in the UK; 000 in Australia",
)
"""Said where the list itself cannot be read."""


@dataclass(frozen=True, slots=True)
class CallCard:
    """What is shown, in this order.

    Attributes:
        is_own_shown: Whether the own list may be shown: not while the vault is locked.
        today: The day by which ``is_doubtful`` is decided.
    """

    own: tuple[Person, ...]
    is_own_shown: bool
    country: Country | None
    general: tuple[General, ...]
    today: date


class CallShelf(Protocol):
    """Where the list lies that comes with the program."""

    def call_list(self) -> CallList:
        """The list.

        Raises:
            CalmroomError: If it cannot be read.
        """
        ...


def is_doubtful(last_verified: date | None, today: date) -> bool:
    """Whether a number is to be checked: nobody has, or not lately."""
    return last_verified is None or today - last_verified > GOOD_FOR


def to_texts(people: Iterable[Person]) -> tuple[str, ...]:
    """The own list as a private setting keeps it: one JSON object a person."""
    return tuple(
        json.dumps(
            {
                "name": each.name,
                "relation": each.relation.value,
                "phone": each.phone,
                "hours": each.hours,
                "note": each.note,
            },
            ensure_ascii=False,
        )
        for each in people
    )


def from_texts(texts: Iterable[str]) -> tuple[Person, ...]:
    """The own list; what is no person is left out."""
    found = (_person(text) for text in texts)
    return tuple(person for person in found if person is not None)[:MOST_KEPT]


def tidy(person: Person) -> Person:
    """The same without blanks at the ends, and no longer than can be shown."""
    return Person(_short(person.name), person.relation, _short(person.phone), _short(person.hours), _short(person.note))


def is_somebody(person: Person) -> bool:
    """Whether there is a name or a number to keep."""
    return bool(person.name.strip() or person.phone.strip())


def _person(text: str) -> Person | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    words = {name: found.get(name) for name in ("name", "phone", "hours", "note")}
    said = {name: value if isinstance(value, str) else "" for name, value in words.items()}
    relation = next((each for each in Relation if each.value == found.get("relation")), Relation.OTHER)
    person = tidy(Person(said["name"], relation, said["phone"], said["hours"], said["note"]))
    return person if is_somebody(person) else None


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST_FIELD]
