"""What is heard: decks, gains and endings, frame by frame, and what comes about on the way."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np

from calmroom.audio.engine.decks import Decks
from calmroom.audio.engine.endings import Endings
from calmroom.audio.engine.gains import Gains
from calmroom.audio.frames import Stereo, silence
from calmroom.domain.player import Playhead, PlayState
from calmroom.domain.practice import Outcome
from calmroom.domain.units import Frames

if TYPE_CHECKING:
    from calmroom.audio.engine.deck import Deck
    from calmroom.audio.talk.place import Place


class Phase(Enum):
    """From one load to the next."""

    EMPTY = auto()
    READY = auto()
    RUNNING = auto()
    ENDED = auto()


class Course:
    """Where everything stands; the transport changes it, and it goes on by itself as it is pulled.

    Attributes:
        phase: How far it has come since the last load.
        going: Whether it was not asked to pause.
        stopping: Whether it fades towards the end.
        easing: Whether it was eased off.
        has_exit: Whether there is an exit to be eased off to.
        hold_asked: Whether it is to stand in this silence, or in the next.
        outcome: How it ended.
    """

    def __init__(self) -> None:
        self.decks = Decks()
        self.gains = Gains()
        self.endings = Endings()
        self.phase = Phase.EMPTY
        self.going = self.stopping = self.easing = self.has_exit = self.hold_asked = False
        self.heard = self.held_for = self.run_on = self.holds = 0
        self.outcome: Outcome | None = None

    # What is so

    @property
    def deck(self) -> Deck | None:
        """What the play head speaks of."""
        return self.decks.deck

    @property
    def is_turning(self) -> bool:
        """Whether the programme itself is heard or waits to be, its bed under a hold included."""
        return self.phase is Phase.RUNNING and (self.going or self.gains.whole.value > 0.0)

    @property
    def is_waiting(self) -> bool:
        """Whether a start delay is not over yet."""
        return self.phase is Phase.RUNNING and self.deck is not None and self.deck.delay > 0 and not self.easing

    @property
    def is_resting(self) -> bool:
        """Whether the bed goes on after the last word."""
        return self.phase is Phase.RUNNING and self.endings.rest is not None

    @property
    def is_sounding(self) -> bool:
        """Whether the next block may hold more than silence, or is waited for."""
        return self.is_turning or (bool(self.decks.tails) and self.gains.whole.value > 0.0)

    @property
    def is_even(self) -> bool:
        """Whether it plays with nothing on its way out."""
        return self.is_turning and not self.decks.tails and not self.endings.asleep

    @property
    def is_moving(self) -> bool:
        """Whether the timeline's frame advances with the next block."""
        return self.is_turning and self.deck is not None and self.deck.moves and not self.is_resting

    @property
    def is_easing(self) -> bool:
        """Whether the play head speaks of the exit."""
        return self.easing and self.has_exit

    @property
    def can_change(self) -> bool:
        """Whether it plays or is paused, and does not fade towards its end."""
        return self.phase is Phase.RUNNING and not self.stopping

    @property
    def playhead(self) -> Playhead:
        """The place of the next frame to be pulled."""
        deck, rest, sleep = self.deck, self.endings.rest, self.endings.sleep
        runs = self.phase is Phase.RUNNING
        return Playhead(
            state=self._state,
            frame=Frames(min(deck.frame, deck.mixer.frames) if deck else 0),
            heard=Frames(self.heard),
            held_for=Frames(self.held_for if deck and deck.frozen else 0),
            run_on=Frames(self.run_on),
            holds=self.holds,
            stopping=self.stopping and runs,
            hold_asked=self.hold_asked,
            until=Frames(deck.delay if deck and self.is_waiting else 0),
            rest=Frames(rest.left if rest and runs else 0),
            sleep=None if sleep is None or self.phase is Phase.ENDED else Frames(sleep.stay),
        )

    @property
    def _state(self) -> PlayState:
        if self.phase is not Phase.RUNNING:
            return PlayState[self.phase.name]
        if not self.going and not self.stopping:
            return PlayState.PAUSED
        if self.is_waiting:
            return PlayState.WAITING
        if self.is_resting:
            return PlayState.RESTING
        if self.deck is not None and self.deck.frozen:
            return PlayState.HELD
        return PlayState.EASING if self.easing else PlayState.PLAYING

    # What is heard

    def pull(self, count: int) -> Stereo:
        """The next ``count`` frames, at least one. Not to be written to."""
        parts: list[Stereo] = []
        left = count
        self.settle()
        while left:
            length = self.steady(left)
            parts.append(self._mixed(length))
            left -= length
            self.settle()
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def stand(self, place: Place) -> None:
        """Take up what is known of a place, at which the deck stands already."""
        self.going = self.stopping = self.hold_asked = False
        self.heard, self.holds = place.heard, place.holds
        self.held_for, self.run_on = place.held_for, place.run_on
        self.phase = Phase.RUNNING if place.begun else Phase.READY
        if place.begun:
            self.gains.whole.to(0.0, 0)
        if self.deck is not None:
            self.deck.frozen = place.held
            self.deck.delay = 0 if self.easing else place.until
            self.endings.take_up(place, self.deck.bed, self.gains.drowse)

    def end(self, outcome: Outcome) -> None:
        """Nothing more comes; what still goes out does so."""
        self.phase = Phase.ENDED
        self.going = self.stopping = self.hold_asked = False
        self.outcome = outcome
        self.decks.end(is_silent=self.gains.value == 0.0)

    def _mixed(self, count: int) -> Stereo:
        if not self.is_sounding:
            return silence(count)
        turning, deck = self.is_turning, self.deck
        before = deck.frame if deck is not None else 0
        is_counted = turning and not self.is_waiting
        sounds = self.decks.turn(count, turning=turning)
        mixed = self.gains.mixed(sounds, count, turning=is_counted)
        if is_counted and deck is not None:
            self._count(deck, before, count)
        return mixed

    def _count(self, deck: Deck, before: int, count: int) -> None:
        self.heard += count
        self.endings.pass_by(count)
        if deck.frozen:
            self.held_for += count
            self.run_on += count
        elif self.run_on and deck.mixer.speaks(before, count):
            self.run_on = 0

    def steady(self, count: int) -> int:
        """How many of the next frames can be made before something changes."""
        until = [count]
        if self.gains.whole.left and self.gains.whole.aim == 0.0:
            until.append(self.gains.whole.left)
        deck = self.deck
        if deck is None or not self.is_turning:
            return min(until)
        if deck.delay:
            until.append(deck.delay)
        elif not deck.frozen and not self.is_resting:
            until.append(deck.mixer.frames - deck.frame)
            if self.hold_asked:
                until.append(deck.mixer.quiet_from(deck.frame) - deck.frame)
        return max(1, min(until + [ending.steady for ending in self.endings.under_way]))

    def settle(self) -> None:
        """Let come about what was waiting for this frame."""
        deck = self.deck
        if self.phase is not Phase.RUNNING or deck is None:
            return
        if self.stopping and self.gains.whole.value == 0.0:
            self.end(self.outcome_of_stop)
        elif any(ending.is_over for ending in self.endings.under_way):
            self.end(Outcome.FINISHED if self.is_resting else Outcome.ENDED_GENTLY)
        elif not self.is_resting and deck.moves and deck.frame >= deck.mixer.frames:
            self._come_to_the_end(deck)
        elif self.hold_asked and deck.moves and self.is_turning and deck.mixer.quiet_from(deck.frame) == deck.frame:
            deck.frozen = True
            self.hold_asked = False
            self.holds += 1
            self.held_for = 0

    def _come_to_the_end(self, deck: Deck) -> None:
        if self.easing:
            self.end(Outcome.ENDED_GENTLY)
        elif self.endings.is_wished and deck.mixer.has_last_bed and not self.stopping:
            self.hold_asked = False
            self.endings.begin_rest(deck.bed)
        else:
            self.end(Outcome.FINISHED)

    @property
    def outcome_of_stop(self) -> Outcome:
        """How it has ended once it has faded."""
        if self.is_resting:
            return Outcome.FINISHED
        return Outcome.ENDED_GENTLY if self.easing and not self.has_exit else Outcome.STOPPED
