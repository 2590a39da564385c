"""What every pane needs of the window it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.ui.bridge import Bridge
    from calmroom.ui.tasks import Tasks
    from calmroom.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Context:
    """The worker, the bridge, and the look, which tells when it changes."""

    tasks: Tasks
    bridge: Bridge
    look: Look
