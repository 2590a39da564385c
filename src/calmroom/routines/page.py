"""A shared page as JSON of one shape and one spelling, and back: what a client gives is data, and nothing else.

Documented in docs/routine-file.md. Written by the client's calmroom and read by the therapist's as something hostile.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

import msgspec

from calmroom.domain.body.body_map import BodyMap, Mark, Stroke
from calmroom.domain.care.check_in import CheckIn
from calmroom.domain.errors import CalmroomError
from calmroom.domain.sharing.sharing import (
    MOST_MAPS,
    MOST_OF_EACH,
    MOST_QUESTION,
    MOST_WORDS,
    Done,
    Line,
    Maps,
    Planned,
    SharedPage,
)
from calmroom.routines.page_text import (
    NAME,
    DoneText,
    FeltText,
    LineText,
    MapsText,
    MapText,
    MarkText,
    PageText,
    PlannedText,
    StrokeText,
)
from calmroom.routines.refusals import Refused
from calmroom.routines.strict_json import read_json
from calmroom.routines.text import cleaned

if TYPE_CHECKING:
    from datetime import date

KIND: Final = "calmroom-page"
FORMAT: Final = 1
FIRST_YEAR, LAST_YEAR = 1900, 2199
NOON: Final = time(12)
NOBODY: Final = "0" * 32
"""The id of a map that lies in no vault."""
NEWER: Final = Refused(
    "This page was made by a newer calmroom than yours. Nothing of it was taken in.",
    "Update calmroom, then open it again.",
)
TOO_MUCH: Final = CalmroomError(
    "There is more on this page than one file holds. Nothing was made.", "Make two pages of it, each of fewer days."
)
WRONG: Final = Refused(
    "This page is not written as calmroom writes one. Nothing of it was taken in.",
    "Ask your client to make it once more.",
)


class PagesAsJson:
    """Writes pages and reads them."""

    def write(self, page: SharedPage) -> bytes:
        """The page, as the seal takes it.

        Raises:
            CalmroomError: If more is on it than a file holds: nothing that was seen is left away unseen.
        """
        if len(page.maps) > MOST_MAPS or any(
            len(each) > MOST_OF_EACH for each in (page.done, page.planned, page.notes, page.lines)
        ):
            raise TOO_MUCH
        return msgspec.json.encode(_text_of(page))

    def read(self, content: bytes) -> SharedPage:
        """The page.

        Raises:
            CalmroomError: If it is no such page, or a newer one; the sentence tells nothing of what is in it.
        """
        found = read_json(content)
        if isinstance(found, dict) and found.get("kind") == KIND:
            number = found.get("format")
            if isinstance(number, int) and number > FORMAT:
                raise NEWER
        try:
            return _page_of(msgspec.convert(found, PageText))
        except (msgspec.ValidationError, ValueError) as fault:
            raise WRONG from fault


def _text_of(page: SharedPage) -> PageText:
    return PageText(
        kind="calmroom-page",
        format=1,
        client=_short(page.client),
        therapist=_short(page.therapist),
        first=page.first,
        last=page.last,
        made=page.made,
        done=[_done_text(one) for one in page.done],
        planned=[PlannedText(_short(one.when), _short(one.title), list(one.done)) for one in page.planned],
        maps=[_maps_text(one) for one in page.maps],
        notes=[_line_text(one) for one in page.notes],
        lines=[_line_text(one) for one in page.lines],
        question=cleaned(page.question, rows=True)[:MOST_QUESTION],
    )


def _page_of(text: PageText) -> SharedPage:
    return SharedPage(
        client=cleaned(text.client),
        therapist=cleaned(text.therapist),
        first=_near(text.first),
        last=_near(text.last),
        made=_moment(text.made),
        done=tuple(_done_of(one) for one in text.done),
        planned=tuple(
            Planned(cleaned(one.when), cleaned(one.title), tuple(map(_near, one.done))) for one in text.planned
        ),
        maps=tuple(_maps_of(one) for one in text.maps),
        notes=tuple(_line_of(one) for one in text.notes),
        lines=tuple(_line_of(one) for one in text.lines),
        question=cleaned(text.question, rows=True),
    )


def _done_text(one: Done) -> DoneText:
    return DoneText(
        one.day, _short(one.title), _short(one.minutes), _short(one.how), _felt(one.before), _felt(one.after)
    )


def _done_of(text: DoneText) -> Done:
    before, after = (None if one is None else CheckIn(one.settled, one.present) for one in (text.before, text.after))
    return Done(
        text.day and _near(text.day), cleaned(text.title), cleaned(text.minutes), cleaned(text.how), before, after
    )


def _felt(check_in: CheckIn | None) -> FeltText | None:
    return None if check_in is None else FeltText(check_in.settled, check_in.present)


def _line_text(one: Line) -> LineText:
    return LineText(one.day, cleaned(one.words, rows=True)[:MOST_WORDS], _short(one.asked))


def _line_of(text: LineText) -> Line:
    return Line(_near(text.day), cleaned(text.words, rows=True), cleaned(text.asked))


def _maps_text(one: Maps) -> MapsText:
    return MapsText(one.day, _short(one.heading), [_map_text(name, each) for name, each in one.maps])


def _maps_of(text: MapsText) -> Maps:
    day = _near(text.day)
    return Maps(day, cleaned(text.heading), tuple((cleaned(one.name), _map_of(one, day)) for one in text.maps))


def _map_text(name: str, one: BodyMap) -> MapText:
    marks = [MarkText(each.place, each.quality, each.strength, each.depth) for each in one.marks]
    strokes = [
        StrokeText(
            view=each.view,
            points=[(float(across), float(down)) for across, down in each.points],
            width=float(each.width),
            quality=each.quality,
            strength=each.strength,
            depth=each.depth,
            places=list(each.places),
        )
        for each in one.strokes
    ]
    return MapText(_short(name), marks, strokes)


def _map_of(text: MapText, day: date) -> BodyMap:
    made = datetime.combine(day, NOON, UTC)
    marks = tuple(Mark(one.place, one.quality, one.strength, one.depth) for one in text.marks)
    strokes = tuple(_stroke_of(one) for one in text.strokes)
    return BodyMap(NOBODY, made, made, marks, strokes)


def _stroke_of(one: StrokeText) -> Stroke:
    return Stroke(one.view, tuple(one.points), one.width, one.quality, one.strength, one.depth, tuple(one.places))


def _moment(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment has its zone")
    _near(moment.date())
    return moment


def _near(day: date) -> date:
    """A day that a calendar of ours can show in every zone."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("a day lies in years that somebody lives in")
    return day


def _short(words: str) -> str:
    return cleaned(words)[:NAME]
