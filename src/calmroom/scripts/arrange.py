"""Script and choices become a timeline: a pure function, exact to the frame.

The lines are chosen, their speech is known from the clips, and the silences are stretched so that the whole lasts as
long as was asked and each phase has its share of it. No line is ever cut.
"""

from __future__ import annotations

from calmroom.domain.beds import NO_BED
from calmroom.domain.errors import CalmroomError
from calmroom.domain.script import PhaseName, Script
from calmroom.domain.timeline import Choices, Cue, Timeline, order_of
from calmroom.domain.units import RATE, Frames, to_frames
from calmroom.scripts.bed_cues import FADE_OUT, bed_cue, bed_of, lay_beds
from calmroom.scripts.fit import divide, fit
from calmroom.scripts.lay import Layout, lay_phase, lay_rest
from calmroom.scripts.plan import ClipOf, plan, plan_phase
from calmroom.scripts.reach import frames_of, nearest_reachable, reach_of

_ORDER = ((PhaseName.BODY, PhaseName.INTEGRATION), (PhaseName.RETURN,), (PhaseName.SETTLE,))


def arrange(script: Script, choices: Choices, clip_of: ClipOf) -> Timeline:
    """The timeline of a practice.

    Raises:
        CalmroomError: If the asked length cannot be reached; the message names the nearest that can.
    """
    total = frames_of(choices.minutes) if _is_offered(script, choices.minutes) else -1
    planned = plan(script, choices, clip_of) if total >= 0 else {}
    reach = reach_of(planned)
    if not reach[0] <= total <= reach[1]:
        raise _refusal(script, choices, clip_of)
    lengths = divide(total, {name: each.room for name, each in planned.items()}, _ORDER)
    layout = Layout(choices)
    for name, each in planned.items():
        gaps = tuple(slot.gap for slot in each.slots if slot.gap)
        lay_phase(layout, each, fit(gaps, lengths[name] - each.sound))
    lay_rest(layout)
    layout.cues += lay_beds(bed_of(script, choices), layout.beds, choices, total)
    return _timeline(layout.cues, total)


def arrange_exit(script: Script, choices: Choices, clip_of: ClipOf) -> Timeline:
    """The practice's own exit, with its usual pauses; the bed goes on from where it was, and fades at the end."""
    planned = plan_phase(script, script.ease_off, choices, clip_of)
    layout = Layout(choices)
    lay_phase(layout, planned, tuple(slot.gap.usual for slot in planned.slots if slot.gap))
    lay_rest(layout)
    bed = bed_of(script, choices)
    if bed != NO_BED:
        layout.cues.append(bed_cue(bed, (0, layout.frame), 0, to_frames(FADE_OUT)))
    return _timeline(layout.cues, layout.frame)


def _timeline(cues: list[Cue], frames: int) -> Timeline:
    return Timeline(RATE, Frames(frames), tuple(sorted(cues, key=order_of)))


def _is_offered(script: Script, minutes: float) -> bool:
    return script.minutes.least <= minutes <= script.minutes.greatest


def _refusal(script: Script, choices: Choices, clip_of: ClipOf) -> CalmroomError:
    nearest = nearest_reachable(script, choices, clip_of)
    if nearest is None:
        message = f"{script.title} fits no length with these choices."
        return CalmroomError(message, "Leave fewer regions out, or allow longer quiet.")
    message = f"{script.title} cannot last {choices.minutes:g} minutes; the nearest length is {nearest:g} minutes."
    return CalmroomError(message, f"Choose {nearest:g} minutes.")
