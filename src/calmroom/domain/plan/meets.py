"""How plans and suggestions stand on one page: the plan comes first, and what was said today comes before both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from calmroom.domain.care.suggestions import MOST
from calmroom.domain.plan.day import Rests

if TYPE_CHECKING:
    from calmroom.domain.care.suggestions import Suggestions
    from calmroom.domain.plan.day import PlanDay


def beside(day: PlanDay, suggestions: Suggestions) -> Suggestions:
    """What is suggested beside the plans of a day: nothing else in the quiet window, and never more than three in all.

    Where somebody may not be safe, or is hardly here, the suggestions stay as they are.
    """
    if day.rests is Rests.CARE or suggestions.calls_first:
        return suggestions
    if day.suggests_nothing_else:
        return replace(suggestions, offers=())
    planned = {row.practice for row in day.rows}
    others = tuple(one for one in suggestions.offers if one.script_id not in planned)
    return replace(suggestions, offers=others[: MOST - len(day.rows)])
