"""From a routine to what its manifest says of it, and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from calmroom.domain.routine.routine import (
    MOST_LINE,
    MOST_SIGNS,
    Aftercare,
    Item,
    Opens,
    Part,
    Release,
    Routine,
    Rules,
    When,
)
from calmroom.routines import refusals
from calmroom.routines.manifest import (
    AftercareText,
    ItemText,
    OpensText,
    PartText,
    RoutineText,
    RulesText,
    WhenText,
)
from calmroom.routines.text import fault_of, held

_YEARS: Final = range(2020, 2200)


def spell_routine(routine: Routine) -> RoutineText:
    """What a manifest says of it, its words cleaned of what nobody sees.

    Raises:
        CalmroomError: If one of its texts is too long.
    """
    return RoutineText(
        id=routine.id,
        edition=routine.edition,
        title=held(routine.title, MOST_LINE),
        therapist=held(routine.therapist, MOST_LINE),
        client=held(routine.client, MOST_LINE),
        greeting=held(routine.greeting, MOST_SIGNS, rows=True),
        made=routine.made.replace(microsecond=0).isoformat(),
        until=_day(routine.until),
        parts=[_spell_part(part) for part in routine.parts],
        half=list(routine.half),
        aftercare=AftercareText(held(routine.aftercare.words, MOST_SIGNS, rows=True), routine.aftercare.quiet_days),
        rules=_spell_rules(routine.rules),
    )


def read_routine(text: RoutineText) -> Routine:
    """The routine.

    Raises:
        Refused: If it says what there cannot be.
    """
    _refuse_words(text)
    try:
        parts = tuple(_read_part(part) for part in text.parts)
        routine = Routine(
            id=text.id,
            edition=text.edition,
            title=text.title,
            therapist=text.therapist,
            made=_moment(text.made),
            client=text.client,
            until=_read_day(text.until),
            parts=parts,
            aftercare=Aftercare(text.aftercare.words, text.aftercare.quiet_days),
            rules=_read_rules(text.rules),
            half=tuple(text.half),
            greeting=text.greeting,
        )
    except (ValueError, OverflowError) as fault:
        raise refusals.ill_made("it names days that there cannot be") from fault
    _refuse_contradictions(routine)
    return routine


def _spell_part(part: Part) -> PartText:
    when = part.when
    return PartText(
        id=part.id,
        when=WhenText(when.kind, when.first, when.last, list(when.weekdays), when.week),
        sentence=held(part.sentence, MOST_LINE),
        items=[_spell_item(item) for item in part.items],
    )


def _read_part(text: PartText) -> Part:
    when = When(text.when.kind, text.when.first, text.when.last, tuple(text.when.weekdays), text.when.week)
    return Part(text.id, when, tuple(_read_item(item) for item in text.items), text.sentence)


def _spell_item(item: Item) -> ItemText:
    opens = item.opens
    return ItemText(
        id=item.id,
        practice=item.practice,
        least=item.least,
        minutes=item.minutes,
        is_optional=item.is_optional,
        is_instead=item.is_instead,
        voice=item.voice,
        left_out=list(item.left_out),
        hands_free=item.hands_free,
        opens=OpensText(opens.release, _day(opens.on), opens.item, opens.is_hidden),
        times=item.times,
    )


def _read_item(text: ItemText) -> Item:
    opens = Opens(text.opens.release, _read_day(text.opens.on), text.opens.item, text.opens.is_hidden)
    return Item(
        id=text.id,
        practice=text.practice,
        least=text.least,
        minutes=text.minutes,
        is_optional=text.is_optional,
        is_instead=text.is_instead,
        voice=text.voice,
        left_out=tuple(text.left_out),
        hands_free=text.hands_free,
        opens=opens,
        times=text.times,
    )


def _spell_rules(rules: Rules) -> RulesText:
    return RulesText(
        in_order=rules.in_order,
        most_a_day=rules.most_a_day,
        most_minutes=rules.most_minutes,
        rest_days=rules.rest_days,
        opens_two_hands=rules.opens_two_hands,
        left_out=list(rules.left_out),
        hands_free=rules.hands_free,
    )


def _read_rules(text: RulesText) -> Rules:
    return Rules(
        in_order=text.in_order,
        most_a_day=text.most_a_day,
        most_minutes=text.most_minutes,
        rest_days=text.rest_days,
        opens_two_hands=text.opens_two_hands,
        left_out=tuple(text.left_out),
        hands_free=text.hands_free,
    )


def _refuse_words(text: RoutineText) -> None:
    lines = [text.title, text.therapist, text.client, *(part.sentence for part in text.parts)]
    faults = [fault_of(line, MOST_LINE) for line in lines]
    faults += [fault_of(words, MOST_SIGNS, rows=True) for words in (text.greeting, text.aftercare.words)]
    if found := next(filter(None, faults), ""):
        raise refusals.ill_made(found)


def _refuse_contradictions(routine: Routine) -> None:
    items = {item.id: item for item in routine.items}
    if not items:
        raise refusals.ill_made("no practice is in it")
    if len(items) != len(routine.items) or len({part.id for part in routine.parts}) != len(routine.parts):
        raise refusals.ill_made("two of its parts or practices have one name")
    if any(item.least > item.minutes for item in items.values()):
        raise refusals.ill_made("a practice in it is shorter than its least length")
    if not set(routine.half) <= set(items) or len(set(routine.half)) != len(routine.half):
        raise refusals.ill_made("its small version names what is not in it")
    for item in items.values():
        _refuse_opening(item, items)


def _refuse_opening(item: Item, items: dict[str, Item]) -> None:
    opens = item.opens
    if (opens.on is None) is (opens.release is Release.AFTER_DATE) or bool(opens.item) is not (
        opens.release is Release.AFTER_ITEM
    ):
        raise refusals.ill_made("a practice in it opens after nothing")
    passed: set[str] = set()
    while item.opens.item:
        if item.id in passed or item.opens.item not in items:
            raise refusals.ill_made("a practice in it would never open")
        passed.add(item.id)
        item = items[item.opens.item]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    if text is None:
        return None
    day = date.fromisoformat(text)
    if day.year not in _YEARS:
        raise ValueError("out of all time")
    return day


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.year not in _YEARS or moment.utcoffset() is None or moment.isoformat() != text:
        raise ValueError("no moment")
    return moment
