"""What a file is to the plan that is or was here, as a person reads it in the window and on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.domain.dates import whole_date
from calmroom.domain.plan.look import Arrival

if TYPE_CHECKING:
    from calmroom.domain.plan.look import Look

SAME: Final = "You have this file already, exactly as it is. You can still change what is ticked."
BACK_TO_IT: Final = (
    "If your therapist asked you to go back to it, remove the plan on its page first, then open this file again. What "
    "you did and wrote stays."
)
TWIN: Final = (
    "It has the same number as the plan you have, and says something else. Your plan stays as it is. Ask your "
    "therapist to save the file again; then it has a number of its own."
)
MISSING: Final = (
    "You have this plan already, but what its file brought is not on this computer. It comes back with this file, and "
    "the plan goes on where it was."
)
STRANGE: Final = (
    "It says that it continues a plan you have, and somebody else signed it. It is not taken in, and your plan stays "
    "as it is. Ask your therapist by another way."
)
ARRIVALS: Final = {Arrival.SAME: SAME, Arrival.TWIN: TWIN, Arrival.STRANGE: STRANGE}


def arrival_words(look: Look) -> str:
    """What the file is to the plan that is or was here; empty where there is nothing to say."""
    file, present = look.opened.routine, look.present
    this = f"This is edition {file.edition} of the routine, made on {whole_date(file.made)}."
    if look.arrival is Arrival.EARLIER:
        return (
            f"{this} You had edition {look.highest} of it before, so your therapist may have changed it since. Ask for "
            "the newest file, or take this one in if it is the one that is meant."
        )
    if look.arrival is Arrival.OLDER and present is not None:
        here, day = f"You have edition {present.routine.edition}", whole_date(present.routine.made)
        newer = here if day == whole_date(file.made) else f"{here}, made on {day}"
        return f"{this} {newer}, and it stays as it is. {BACK_TO_IT}"
    return MISSING if look.arrival is Arrival.SAME and not look.is_whole else ARRIVALS.get(look.arrival, "")
