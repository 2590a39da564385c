"""Every act."""

from __future__ import annotations

from faults.acts import Act
from faults.acts_between import BETWEEN
from faults.acts_copies import COPIES
from faults.acts_keys import KEYS
from faults.acts_leaving import LEAVING
from faults.acts_plans import PLANS
from faults.acts_updates import UPDATES
from faults.acts_writing import WRITING

ACTS: tuple[Act, ...] = (*WRITING, *BETWEEN, *PLANS, *KEYS, *COPIES, *UPDATES, *LEAVING)


def act_called(name: str) -> Act:
    """One of them."""
    return next(act for act in ACTS if act.name == name)
