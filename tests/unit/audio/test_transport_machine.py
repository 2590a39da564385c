"""Whatever is asked, in whatever order: Hypothesis looks for commands after which the sound is not as it is promised.

For more than a short look: ``CALMROOM_EXAMPLES=2000 ./run test tests/unit/audio/test_transport_machine.py``.
"""

from __future__ import annotations

import copy
import math
import os
from collections.abc import Callable

import numpy as np
from fakes.sounds import EXIT, LENGTH, PRACTICE, bed, bell, bursts, line, loaded, timeline
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from unit.audio.clicks import clicks

from calmroom.audio.engine.ahead import Ahead
from calmroom.audio.engine.decks import EASE_BED
from calmroom.audio.engine.transport import PAUSE, STOP, Transport
from calmroom.audio.frames import CEILING, Stereo, silence
from calmroom.audio.mix.finish import DELAY, Finish
from calmroom.domain.player import Levels, Playhead, PlayState, Rest, Tone
from calmroom.domain.units import Decibels, Seconds

FEW = 40
EXAMPLES = int(os.environ.get("CALMROOM_EXAMPLES", FEW))
STEPS = 25

LOUD = timeline(
    LENGTH,
    bed(LENGTH),
    line(2_000, 11_000, "loud.wav"),
    line(3_091, 12_091, "loud.wav"),
    bell(20_000, 32_000),
    line(40_000, 49_000, "loud.wav"),
)
SHORT = timeline(14_000, line(1_000, 10_000))
PROGRAMMES = {
    "practice": (PRACTICE, EXIT),
    "loud": (LOUD, EXIT),
    "without a way out": (LOUD, None),
    "ground me": (SHORT, None),
    "an exit without a bed": (PRACTICE, SHORT),
    "nothing": (timeline(0), None),
}
TONES = (Tone(), Tone(balance=0.7), Tone(balance=-1.0, mono=True), Tone(treble=Decibels(-12.0)))
RESTS = (Rest(), Rest(Seconds(0.3), Seconds(0.5)), Rest(Seconds(0.0), Seconds(0.2)), Rest(Seconds(5.0)))
NAMES = st.sampled_from(sorted(PROGRAMMES))
PLACES = st.sampled_from([6_000, 8_300, 23_000, 31_000, 44_000, LENGTH, -10]) | st.integers(0, LENGTH + 10)
THEN = st.sampled_from([2_400, 9_000, 700, 1])


class Way:
    """From the commands to the ear."""

    def __init__(self) -> None:
        self.transport = Transport()
        self.finish = Finish()

    def hear(self, count: int) -> Stereo:
        return self.finish.frames(count, self.transport.pull)


class Early:
    """From the commands to the ear of a device that holds much, and gives back what is not heard yet."""

    def __init__(self) -> None:
        self.transport = Transport()
        self.ahead = Ahead(self.transport)
        self.extra = 0

    def hear(self, count: int) -> Stereo:
        return self.ahead.frames(count, lambda _: None)

    def take_back(self) -> None:
        self.extra = (self.extra + 17_011) % 60_000
        self.hear(self.extra + 1)
        assert self.extra + 1 <= self.ahead.behind
        self.ahead.take_back(self.extra + 1)


def is_alive(machine: AnyCommands) -> bool:
    return machine.whole.transport.outcome is None


class AnyCommands(RuleBasedStateMachine):
    """The same commands to three of a kind: one is pulled at once, one in pieces, one long before it is heard."""

    def __init__(self) -> None:
        super().__init__()
        self.whole, self.pieces, self.early = Way(), Way(), Early()
        self.heard: list[Stereo] = []
        self.outcomes: list[object] = []
        self.before = Playhead()
        self.load("loud")
        self.play(0, 2_400)

    # What is asked

    @rule(name=NAMES)
    def load(self, name: str) -> None:
        """Another practice, as Ground me is."""
        self.outcomes = []
        practice, way_out = PROGRAMMES[name]
        self._ask(lambda transport: transport.load(loaded(practice, way_out)), is_anew=True)

    @rule(name=NAMES, delay=st.sampled_from([0, 0, 7_000]), then=THEN)
    def begin(self, name: str, delay: int, then: int) -> None:
        self.load(name)
        self.play(delay, then)

    @rule(delay=st.sampled_from([0, 300, 20_000]), then=THEN)
    def play(self, delay: int, then: int) -> None:
        self._ask(lambda transport: transport.play(delay), then)

    @rule(then=THEN)
    def pause(self, then: int) -> None:
        self._ask(Transport.pause, then)

    @precondition(is_alive)
    @rule(frame=PLACES, then=THEN)
    def seek(self, frame: int, then: int) -> None:
        self._ask(lambda transport: transport.seek(frame), then, is_anew=True)

    @precondition(is_alive)
    @rule(then=THEN)
    def hold(self, then: int) -> None:
        self._ask(Transport.hold, then)

    @precondition(is_alive)
    @rule(then=THEN)
    def release(self, then: int) -> None:
        self._ask(Transport.release, then)

    @precondition(is_alive)
    @rule(then=THEN)
    def ease_off(self, then: int) -> None:
        self._ask(Transport.ease_off, then, is_anew=True)

    @precondition(is_alive)
    @rule(then=THEN)
    def stop(self, then: int) -> None:
        self._ask(Transport.stop, then)

    @rule(voice=st.sampled_from([0.0, -6.0, 6.0, -math.inf]), under=st.sampled_from([0.0, 6.0, -math.inf]), then=THEN)
    def levels(self, voice: float, under: float, then: int) -> None:
        self._ask(lambda transport: transport.set_levels(Levels(Decibels(voice), Decibels(under))), then)

    @rule(tone=st.sampled_from(TONES), then=THEN)
    def tone(self, tone: Tone, then: int) -> None:
        for way in (self.whole, self.pieces):
            way.finish.set(tone)
        self.early.take_back()
        self.early.ahead.set_tone(tone)
        self.hear(then, [700])

    @rule(rest=st.sampled_from(RESTS), then=THEN)
    def rest(self, rest: Rest, then: int) -> None:
        self._ask(lambda transport: transport.set_rest(rest), then, is_anew=True)

    @rule(after=st.sampled_from([None, 4_000, 100_000, 0]), then=THEN)
    def sleep(self, after: int | None, then: int) -> None:
        self._ask(lambda transport: transport.set_sleep(after), then, is_anew=True)

    # What is heard

    @rule(count=st.integers(1, 30_000), sizes=st.lists(st.integers(1, 6_000), min_size=1, max_size=4))
    def hear(self, count: int, sizes: list[int]) -> None:
        before, was_sounding = self.whole.transport.playhead.heard, self.whole.transport.is_sounding
        sound = self.whole.hear(count)
        pieces = [self.pieces.hear(size) for size in bursts(count, [*sizes, 200])]
        early = [self.early.hear(size) for size in bursts(count, [*sizes[::-1], 5_000])]
        self.heard.append(sound)
        assert sound.shape == (count, 2)
        assert np.abs(sound).max() <= CEILING
        assert np.array_equal(sound, np.concatenate(pieces))
        assert np.array_equal(sound, np.concatenate(early))
        assert was_sounding or not sound[DELAY:].any()
        assert was_sounding or self.whole.transport.playhead.heard == before

    @precondition(lambda self: self.whole.transport.is_going and not self.whole.transport.course.is_waiting)
    @rule(silent=st.integers(1, 20_000))
    def pause_for_a_while(self, silent: int) -> None:
        """What is heard after a pause is what would have been heard without it, and so is where it stands."""
        paused, twin = (copy.deepcopy(self.whole.transport) for _ in range(2))
        paused.pause()
        assert not paused.pull(PAUSE + silent)[PAUSE:].any()
        paused.play()
        paused.pull(PAUSE)
        twin.pull(2 * PAUSE)
        assert paused.playhead == twin.playhead
        assert twin.outcome is not None or np.array_equal(paused.pull(5_000), twin.pull(5_000))

    @invariant()
    def both_agree(self) -> None:
        assert self.whole.transport.playhead == self.pieces.transport.playhead
        assert self.whole.transport.outcome is self.pieces.transport.outcome

    @invariant()
    def time_only_goes_forward(self) -> None:
        now, before = self.whole.transport.playhead, self.before
        assert now.heard >= before.heard
        assert now.frame >= before.frame
        assert now.holds >= before.holds
        assert now.until <= before.until or before.state is PlayState.READY
        assert now.rest <= before.rest or not before.rest
        assert before.sleep is None or now.sleep is None or now.sleep <= before.sleep
        self.before = now

    @invariant()
    def it_ends_once(self) -> None:
        outcome = self.whole.transport.outcome
        assert (outcome is not None) == (self.whole.transport.playhead.state is PlayState.ENDED)
        if outcome is not None and outcome not in self.outcomes:
            self.outcomes.append(outcome)
        assert len(self.outcomes) <= 1
        assert outcome is not None or not self.outcomes

    def teardown(self) -> None:
        """In the end it can be stopped, is silent, and has never clicked."""
        transport = self.whole.transport
        if transport.playhead.state in {PlayState.READY, PlayState.ENDED}:
            transport.stop()
        else:
            transport.play()
            transport.stop()
        self.heard.append(self.whole.hear(STOP + EASE_BED + 8_000))
        assert transport.outcome is not None
        self._listen()

    # How it is done

    def _ask(self, command: Callable[[Transport], object], then: int = 1, *, is_anew: bool = False) -> None:
        """Ask both, then hear on; where it is anew, it may stand anywhere after that."""
        self.early.take_back()
        assert self.early.transport.playhead == self.whole.transport.playhead
        for way in (self.whole, self.pieces, self.early):
            command(way.transport)
        if is_anew:
            self.before = self.whole.transport.playhead
        self.hear(then, [700])

    def _listen(self) -> None:
        assert clicks(np.concatenate([silence(1_000), *self.heard])) == []


TestAnyCommands = AnyCommands.TestCase
TestAnyCommands.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=EXAMPLES == FEW,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
