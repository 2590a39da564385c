"""What the player shows for a heard position. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom.domain.body.body import name_of
from calmroom.domain.breath import Breath, BreathPattern, breath_at
from calmroom.domain.moment import Follower, Moment, Silence
from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.script import OUT
from calmroom.domain.units import Frames, Seconds, to_seconds
from calmroom.ui.player.asides import MINUTE, Aside, aside_of, to_go_words
from calmroom.ui.player.transport import Transport, transport_of

if TYPE_CHECKING:
    from calmroom.domain.timeline import PhaseCue, Programme

WAY_OUT = "A way out"
"""What the exit is called while it sounds."""
HELD_WORDS = "held here, as long as you like"
WAITING_WORDS = "holding after this line"
HALF_MINUTE = 22.0
OWN_PACE = BreathPattern(Seconds(4.0), Seconds(6.0))
"""The pacer's own breath, where a practice brings none and the person has asked for it (design/language.md 6)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar under the caption: how much of the silence has gone, and what is said beside it."""

    share: float
    words: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person has set that changes what is shown.

    Attributes:
        pacing: Whether the pacer is asked for.
        stays: For how many minutes the bed is to go on after the last word; 0 where there is no bed.
        over: Whether all sound has come to its end, and the page waits for a key.
    """

    pacing: bool = False
    stays: int = 0
    over: bool = False


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Everything the player paints.

    Attributes:
        place: The part and the place, above the caption.
        position: 0 to 1.
        part: The index of the present part.
        places: The ids of the figure that are lit, and ``region`` how they are called.
        openness: How far open the pacer is, or ``None`` where it is not asked for.
        aside: What stands in the place of the caption where nobody speaks.
    """

    place: str
    caption: str
    before: str
    bar: Bar | None
    position: float
    part: int
    to_go: str
    spoken: str
    places: tuple[str, ...]
    region: str
    openness: float | None
    breath_word: str
    transport: Transport
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """What moves from one caption to the next: the breath, where it is asked for, and the bar of a silence."""

    breath: Breath | None
    bar: Bar | None


class Scene:
    """A programme, ready to be asked what is shown at a heard position."""

    def __init__(self, programme: Programme) -> None:
        self.practice = Follower(programme.practice)
        self._exit = Follower(programme.exit) if programme.exit is not None else self.practice
        self._changes, self._exit_changes = _changes(self.practice), _changes(self._exit)
        self._minutes = programme.practice.frames / programme.practice.rate / 60

    def parts(self) -> tuple[tuple[str, float], ...]:
        """Each part's name and its share of the length."""
        whole = max(1, self.practice.timeline.frames)
        return tuple((part_name(cue), (cue.end - cue.start) / whole) for cue in self.practice.parts)

    def at(self, head: Playhead, wishes: Wishes = Wishes(), *, reached: Frames = Frames(0)) -> PlayerState:
        """What is shown now.

        Args:
            head: Where the heard sound is.
            wishes: What is set.
            reached: How far the practice had come when it was eased off.
        """
        easing = head.state is PlayState.EASING
        moment = self._moment(head)
        region = moment.region.region if moment.region else ""
        name = name_of(region) if region else ""
        aside = aside_of(head, over=wishes.over)
        breath = _breath(moment, head) if wishes.pacing and not wishes.over else None
        lit = moment.region if aside is None else None
        return PlayerState(
            place=_place(self._part_name(moment, easing=easing), name, region),
            caption=moment.caption.text if moment.caption else "",
            before=moment.previous.text if moment.previous else "",
            bar=_bar(moment, head),
            position=(reached if easing else head.frame) / max(1, self.practice.timeline.frames),
            part=moment.part,
            to_go="" if wishes.over else to_go_words(moment, head, stays=wishes.stays),
            spoken=self._spoken(moment, easing=easing),
            places=lit.places if lit else (),
            region=name if lit else "",
            openness=breath.openness if breath else None,
            breath_word="" if breath is None else "in" if breath.is_in else "out",
            transport=transport_of(head, over=wishes.over),
            aside=aside,
        )

    def motion(self, head: Playhead, *, pacing: bool) -> Motion:
        """What moves all the time; for everything else see ``at``."""
        moment = self._moment(head)
        return Motion(_breath(moment, head) if pacing else None, _bar(moment, head))

    def next_change(self, head: Playhead) -> Frames | None:
        """The frame at which another line, place or silence begins; ``None`` after the last."""
        changes = self._exit_changes if head.state is PlayState.EASING else self._changes
        index = bisect_right(changes, head.frame)
        return changes[index] if index < len(changes) else None

    def place_name(self, head: Playhead) -> str:
        """How the present place is called, or else the part."""
        moment = self.practice.at(head.frame)
        if moment.region is None or moment.region.region == OUT:
            return self._part_name(moment, easing=False)
        return name_of(moment.region.region)

    def words(self) -> tuple[str, ...]:
        """Every line, in the order in which it is spoken."""
        return tuple(cue.text for cue in self.practice.captions)

    def line_at(self, head: Playhead) -> int:
        """The index in ``words`` of the present line; -1 before the first and in the exit."""
        if head.state is PlayState.EASING:
            return -1
        caption = self.practice.at(head.frame).caption
        return -1 if caption is None else self.practice.captions.index(caption)

    def _moment(self, head: Playhead) -> Moment:
        follower = self._exit if head.state is PlayState.EASING else self.practice
        return follower.at(head.frame, head.run_on)

    def _part_name(self, moment: Moment, *, easing: bool) -> str:
        if easing:
            return WAY_OUT
        parts = self.practice.parts
        return part_name(parts[moment.part]) if parts else ""

    def _spoken(self, moment: Moment, *, easing: bool) -> str:
        if easing:
            return "Ending gently"
        done = round(self._minutes - moment.to_go / 60)
        count = len(self.practice.parts)
        name = self._part_name(moment, easing=False).casefold()
        minutes = "minute" if done == 1 else "minutes"
        return f"{done} {minutes} of {self._minutes:.0f}, part {moment.part + 1} of {count}, {name}"


def _changes(follower: Follower) -> tuple[Frames, ...]:
    return tuple(sorted({edge for cue in follower.timeline.cues for edge in (cue.start, cue.end)}))


def part_name(cue: PhaseCue) -> str:
    """The short name of a part, as it stands under the progress bars."""
    return cue.name.words


def _place(part: str, name: str, region: str) -> str:
    if not name or region == OUT:
        return f"{part}. The room around you" if region == OUT else part
    return f"{part}. {name[0].upper()}{name[1:]}"


def _breath(moment: Moment, head: Playhead) -> Breath:
    """The practice's breath, or the pacer's own, which follows what was heard: a hold and a seek do not break it."""
    return moment.breath or breath_at(OWN_PACE, to_seconds(head.heard))


def _bar(moment: Moment, head: Playhead) -> Bar | None:
    if head.state is PlayState.HELD:
        return Bar(1.0, HELD_WORDS, held=True)
    silence = moment.silence
    if head.hold_asked:
        return Bar(0.0, WAITING_WORDS)
    if silence is None or moment.caption is None:
        return None
    share = (head.frame - silence.start) / (silence.end - silence.start)
    return Bar(share, _quiet_words(silence))


def _quiet_words(silence: Silence) -> str:
    if not silence.announced:
        return ""
    seconds = to_seconds(silence.end - silence.start)
    if seconds < HALF_MINUTE:
        return "quiet for a little while, still here"
    if seconds < MINUTE:
        return "quiet for about half a minute, still here"
    minutes = round(seconds / 60)
    return f"quiet for about {'a minute' if minutes <= 1 else f'{minutes} minutes'}, still here"
