"""What a line may not be: a safety line that can fall away, or one half of a touch pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import WHOLE, is_left_out
from calmroom.domain.script import NOWHERE, OUT, Item, Line, Touch
from calmroom.scripts.faults import GRAMMAR, Faults

if TYPE_CHECKING:
    from collections.abc import Sequence

SAFETY_TAGS: Final = ("eyes", "stop", "posture", "return")
"""Tags of the lines that every practice speaks, whatever is chosen."""


def is_safety(line: Line) -> bool:
    """Whether the line may not fall away."""
    return any(tag in line.tags for tag in SAFETY_TAGS)


def check_safety(line: Line, faults: Faults, *, in_block: bool) -> None:
    """Tell where a safety line could fall away."""
    if not is_safety(line):
        return
    reasons = {
        "{from}": line.from_minutes > 0,
        "{touch} or {touch-free}": line.touch is not None,
        "[instead-of]": in_block,
        f"[at {line.region}]": can_be_left_out(line.region),
    }
    for reason in (text for text, holds in reasons.items() if holds):
        tag = next(tag for tag in SAFETY_TAGS if tag in line.tags)
        message = (
            f"a line tagged {tag} is always spoken, and {reason} could drop it; give the words a line of their own"
        )
        faults.add(line.place, GRAMMAR, message)


def can_be_left_out(region: str) -> bool:
    """Whether a listener may leave the region out: any place of the body, the whole of it apart."""
    return region not in {OUT, NOWHERE} and is_left_out(region, (region,)) and region != WHOLE


def check_touch(items: Sequence[Item], faults: Faults) -> None:
    """Tell where a touch line stands without its twin."""
    for before, item, after in zip((None, *items), items, (*items[1:], None), strict=False):
        if not isinstance(item, Line) or item.touch is None:
            continue
        first, second = (item, after) if item.touch is Touch.TOUCH else (before, item)
        if not (_is(first, Touch.TOUCH) and _is(second, Touch.TOUCH_FREE)):
            message = "a {touch} line and its {touch-free} twin stand one below the other; write the other one"
            faults.add(item.place, GRAMMAR, message)
        elif item is second and isinstance(first, Line) and _stand(first) != _stand(item):
            message = "the two lines of a touch pair have the same region, {from} and {opening}; make them alike"
            faults.add(item.place, GRAMMAR, message)


def _is(item: Item | None, touch: Touch) -> bool:
    return isinstance(item, Line) and item.touch is touch


def _stand(line: Line) -> tuple[str, float, int | None]:
    return (line.region, line.from_minutes, line.opening)
