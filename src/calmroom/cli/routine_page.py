"""A routine file as a page of a terminal, and what speaks against one that is being made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.dates import how_long, whole_date
from calmroom.domain.library.catalogue import Plannable, plannable
from calmroom.domain.plan.arrival import arrival_words
from calmroom.domain.plan.look import Arrival
from calmroom.domain.routine.limits import RoutineProblem, problems_of
from calmroom.domain.routine.words import minutes_of, quiet_words, remarks_of, when_words
from calmroom.domain.vault.backups import size_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calmroom.domain.plan.look import Look
    from calmroom.domain.routine.handover import Opened, Parcel, Signer
    from calmroom.domain.routine.routine import Item

STANDINGS = {
    "new": "nobody you have had a file from before",
    "known": "known from an earlier file",
    "compared": "known, and you compared the words",
    "other key": "A NAME YOU KNOW, WITH ANOTHER KEY: ask your therapist in another way before you take it in",
}
HIDDEN = "something that opens later"
AWAY = "a practice that is not in this calmroom"


def rows_of(found: Opened, look: Look | None = None) -> list[str]:
    """All that a file would bring, in rows.

    Args:
        found: The file.
        look: What it is to what is here already, where the vault was asked.
    """
    routine = found.routine
    rows = [
        routine.title,
        f"From {routine.therapist or 'nobody named'}, {_made(found)}",
        *_signed(found.signer, is_asked=look is not None),
    ]
    if found.was_sealed:
        rows.append("Sealed to you alone.")
    if look is not None and look.arrival is Arrival.UPDATE and look.present is not None:
        rows.append(f"You have edition {look.present.routine.edition} of it.")
    if look is not None and (arrived := arrival_words(look)):
        rows += ["", arrived]
    rows += ["", *routine.greeting.splitlines()] if routine.greeting else []
    titles = titles_of(found, look)
    for part in routine.parts:
        rows += ["", when_words(part.when), *([f"  {part.sentence}"] if part.sentence else [])]
        rows += [row for item in part.items for row in _item(item, titles)]
    if routine.aftercare.words:
        words = routine.aftercare.words.splitlines()
        rows += ["", quiet_words(routine.aftercare), *(f"  {row}" for row in words)]
    if routine.until is not None:
        rows += ["", f"It offers something until {whole_date(routine.until)}, and stays readable after that."]
    return [*rows, *_brought(found), *(["", *found.problems] if found.problems else [])]


def values_of(found: Opened) -> dict[str, object]:
    """The same for programs: what can be asked of it."""
    routine, signer = found.routine, found.signer
    there = {one.id for one in _there(found)}
    return {
        "routine": routine.id,
        "edition": routine.edition,
        "title": routine.title,
        "therapist": routine.therapist,
        "made": routine.made.isoformat(),
        "mark": found.mark,
        "signed_by": None if signer is None else signer.code.text,
        "words": None if signer is None else list(signer.code.words),
        "was_sealed": found.was_sealed,
        "bytes": found.bytes,
        "items": [
            {
                "id": item.id,
                "practice": item.practice,
                "is_here": item.practice in there,
                "part": part.id,
                "minutes": item.minutes,
            }
            for part in routine.parts
            for item in part.items
        ],
        "scripts": [script.id for script in found.scripts],
        "recordings": [{"file": each.file, "seconds": round(each.seconds, 2)} for each in found.recordings],
        "problems": list(found.problems),
    }


def titles_of(found: Opened, look: Look | None) -> Mapping[str, str]:
    """What the practice of each item is called; of those that are hidden nothing is said."""
    practices = {one.id: one.title for one in _there(found)}
    if look is not None:
        practices |= {line.item.practice: line.title for line in look.lines if line.title}
    hidden = {item.id for item in found.routine.items if item.opens.is_hidden}
    return {
        item.id: HIDDEN if item.id in hidden else practices.get(item.practice, f"{AWAY} ({item.practice})")
        for item in found.routine.items
    }


def faults_of(parcel: Parcel) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What keeps a routine from being saved as a file, and what is only worth a look."""
    from calmroom import wiring, wiring_routines  # noqa: PLC0415 - only where one is made

    looks = (wiring_routines.look_at_script(name, text) for name, text in parcel.material.scripts)
    own = tuple(look.script for look in looks if look.script is not None)
    practices = {one.id: one for one in plannable(wiring.library().scripts(), own)}
    found = problems_of(parcel.routine, practices)
    return tuple(_said(one) for one in found if one.is_error), tuple(_said(one) for one in found if not one.is_error)


def _there(found: Opened) -> tuple[Plannable, ...]:
    """The practices that come with the program, and those that the file brings."""
    from calmroom import wiring_library  # noqa: PLC0415 - the library is read where a file is looked at

    return plannable(wiring_library.bundled().scripts(), found.scripts)


def _said(problem: RoutineProblem) -> str:
    return f"{problem.item_id}: {problem.words}" if problem.item_id else problem.words


def _made(found: Opened) -> str:
    return f"edition {found.routine.edition}, {whole_date(found.routine.made.date())}"


def _signed(signer: Signer | None, *, is_asked: bool) -> Iterator[str]:
    if signer is None:
        yield "Nobody has signed it."
        return
    yield f"Signed by: {' '.join(signer.code.words)}"
    if is_asked:
        yield f"  {STANDINGS[signer.standing]}"


def _item(item: Item, titles: Mapping[str, str]) -> Iterator[str]:
    yield f"  {item.id}  {', '.join((titles[item.id], minutes_of(item), *remarks_of(item, titles)))}"


def _brought(found: Opened) -> Iterator[str]:
    if not found.scripts and not found.recordings:
        return
    yield ""
    for script in found.scripts:
        yield f"It brings the practice “{script.title}” ({script.id}, level {script.level})."
    if found.recordings:
        length = how_long(sum(each.seconds for each in found.recordings))
        size = size_words(sum(each.bytes for each in found.recordings))
        noun = "recording" if len(found.recordings) == 1 else "recordings"
        yield f"It brings {len(found.recordings)} {noun}, {length}, {size}."
