"""What holds for the whole of a routine, as sentences. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.dates import in_minutes
from calmroom.ui.plan.words import regions_words

if TYPE_CHECKING:
    from calmroom.domain.routine.routine import Rules


def rules_of(rules: Rules) -> tuple[str, ...]:
    """Each rule in a sentence."""
    most = "1 practice a day" if rules.most_a_day == 1 else f"{rules.most_a_day} practices a day"
    rest = "1 day" if rules.rest_days == 1 else f"{rules.rest_days} days"
    said = [f"At most {most}, {in_minutes(rules.most_minutes)} together.", f"{rest} of each week stay free."]
    if rules.rest_days == 1:
        said[1] = "1 day of each week stays free."
    if rules.in_order:
        said.append("One opens when the one before it was heard or let go.")
    if rules.left_out:
        said.append(f"Left out everywhere: {regions_words(rules.left_out)}.")
    if rules.hands_free:
        said.append("The words without touch are used.")
    if rules.opens_two_hands:
        said.append("It opens the page in two hands, in your journal.")
    return tuple(said)
