"""The last of the way to the ear: the tone, then the ceiling.

Both need to know a little of what comes. So the first time more is pulled than is given, and from then on the mix is
made ``DELAY`` frames ahead of what is handed over: nothing is late, and nothing of it is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calmroom.audio.frames import Stereo, silence
from calmroom.audio.mix import limiter, tone
from calmroom.audio.mix.limiter import Limiter
from calmroom.audio.mix.tone import RAMP, ToneControl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calmroom.domain.player import Tone

DELAY: Final = tone.DELAY + limiter.DELAY


class Finish:
    """Gives frames on, a little later than they are taken.

    Attributes:
        ahead: Frames that were taken and not yet given: 0 before the first, ``DELAY`` from then on.
    """

    __slots__ = ("_limiter", "_set", "_tone", "ahead")

    def __init__(self) -> None:
        self._set: Tone | None = None
        self.reset()

    def reset(self) -> None:
        """Forget what was taken; the tone stays as it is set."""
        self._tone, self._limiter = ToneControl(), Limiter()
        if self._set is not None:
            self._tone.set(self._set, 0)
        self.ahead = 0

    def set(self, tone: Tone) -> None:
        """Move to this tone; at once where nothing was taken."""
        self._set = tone
        self._tone.set(tone, RAMP if self.ahead else 0)

    def frames(self, count: int, pull: Callable[[int], Stereo]) -> Stereo:
        """The next frames, made of as many as are needed. Not to be written to.

        Args:
            count: How many.
            pull: Gives that many frames of the mix.
        """
        lacking = DELAY - self.ahead
        self.ahead = DELAY
        return self._limiter.take(self._tone.take(pull(count + lacking)))[lacking:]


def finished(blocks: Iterator[Stereo]) -> Iterator[Stereo]:
    """All frames of a mix under the ceiling, in its own tone: as many as there are, in blocks of other sizes."""
    last, late = Limiter(), int(limiter.DELAY)
    for block in blocks:
        given = last.take(block)[late:]
        late = max(0, late - len(block))
        if len(given):
            yield given
    rest = last.take(silence(limiter.DELAY))[late:]
    if len(rest):
        yield rest
