"""What the list of people to call says, in order. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.care.calling import Country, General, Line, Person, Relation, is_doubtful

if TYPE_CHECKING:
    from datetime import date

    from calmroom.domain.care.calling import CallCard

CHECK = "Please check this number."
OWN = "Your own list"
NOBODY = "Someone you trust may be the best one to call: a friend, your therapist, a neighbour."
LOCKED = "Your own list is in your journal's vault. It is here once the journal is open."
ANYWHERE = "Anywhere"
DANGER = "If you may be in danger"
LOCAL = "your local emergency number"
RELATIONS = (
    (Relation.THERAPIST, "therapist"),
    (Relation.FRIEND, "friend"),
    (Relation.DOCTOR, "doctor"),
    (Relation.OTHER, "somebody else"),
)
LANGUAGES = {
    "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French", "hi": "Hindi",
    "it": "Italian", "ja": "Japanese", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "sv": "Swedish",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, or a heading over some."""

    words: str
    is_heading: bool = False


def entries(card: CallCard, *, own: bool = True) -> tuple[Entry, ...]:
    """Every line, the person's own first; ``own=False`` leaves those out."""
    mine = (Entry(OWN, is_heading=True), *_own(card)) if own else ()
    theirs = _country(card.country, card.today) if card.country is not None else ()
    return (*mine, *theirs, Entry(ANYWHERE, is_heading=True), *(Entry(_general(each)) for each in card.general))


def person_words(person: Person) -> str:
    """Somebody of the own list, in one line."""
    who = person.name or "No name"
    if person.relation is not Relation.OTHER:
        who += f", {dict(RELATIONS)[person.relation]}"
    number = f": {person.phone}" if person.phone else ""
    return " ".join([f"{who}{number}.", *(f"{_ended(more)}" for more in (person.hours, person.note) if more)])


def country_choices(countries: tuple[Country, ...], territory: str) -> tuple[tuple[str, str], ...]:
    """The codes and the names to choose from; the empty code follows the machine."""
    here = next((country.name for country in countries if country.code == territory), "")
    usual = f"As this computer is set: {here}" if here else "Not chosen yet"
    return (("", usual), *((country.code, country.name) for country in countries))


def _own(card: CallCard) -> tuple[Entry, ...]:
    if not card.is_own_shown:
        return (Entry(LOCKED), Entry(NOBODY))
    return tuple(Entry(person_words(person)) for person in card.own) or (Entry(NOBODY),)


def _country(country: Country, today: date) -> tuple[Entry, ...]:
    if country.emergency:
        check = f" {CHECK}" if is_doubtful(country.last_verified, today) else ""
        danger = Entry(f"{DANGER}: {' or '.join(country.emergency)}.{check}")
    else:
        danger = Entry(f"{DANGER}: {LOCAL}.")
    return (Entry(country.name, is_heading=True), danger, *(Entry(_line(each, today)) for each in country.lines))


def _line(line: Line, today: date) -> str:
    said = [f"{line.name}: {line.phone}." if line.name != line.phone else f"{line.phone}."]
    if line.sms:
        said.append(f"By text message: {line.sms}.")
    if line.hours:
        said.append(_ended("At any hour" if line.hours == "24/7" else line.hours))
    if line.languages:
        said.append(f"{', '.join(LANGUAGES.get(code, code) for code in line.languages)}.")
    if line.url:
        said.append(_ended(_bare(line.url)))
    if is_doubtful(line.last_verified, today):
        said.append(CHECK)
    return " ".join(said)


def _general(general: General) -> str:
    more = " ".join(filter(None, (general.note, _bare(general.url))))
    return f"{general.name}: {more}."


def _bare(url: str) -> str:
    return url.removeprefix("https://")


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
