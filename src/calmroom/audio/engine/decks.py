"""The deck that plays, and those that go out beside it: nothing is ever cut off, and what changes crosses over."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.audio.engine.deck import Deck, Sounds
from calmroom.audio.frames import Ramp, Stereo
from calmroom.domain.units import to_frames

if TYPE_CHECKING:
    from calmroom.audio.frames import Mono
    from calmroom.audio.mix.mixer import Mixer

EASE_VOICE: Final = to_frames(2.0)
"""The voice of a practice that is eased off; its exit begins when it has gone."""
EASE_BED: Final = to_frames(4.0)
"""Its bed, which then turns into the exit's: six seconds in all."""
SEEK_VOICE: Final = to_frames(0.03)
SEEK_BED: Final = to_frames(0.2)
REPLACE_VOICE: Final = to_frames(0.2)
REPLACE_BED: Final = to_frames(1.0)
_AFTER_END: Final = to_frames(3.0)


class Decks:
    """One deck that the play head speaks of, and any number of tails."""

    def __init__(self) -> None:
        self.deck: Deck | None = None
        self.tails: list[Deck] = []
        self.serial = 0

    def put(self, mixer: Mixer, frame: int, *, lasting: bool) -> Deck:
        """Have a new deck play, at a frame of its timeline."""
        self.serial += 1
        deck = Deck(mixer, serial=self.serial, lasting=Ramp(1.0 if lasting else 0.0))
        deck.place(max(0, min(frame, mixer.frames)))
        self.deck = deck
        return deck

    def turn(self, count: int, *, turning: bool) -> Sounds:
        """Voice and bed of the next ``count`` frames; without ``turning`` those of the tails alone."""
        sounding = [self.deck] if turning and self.deck is not None else []
        turned = [deck.turn(count) for deck in (*sounding, *self.tails)]
        self.tails = [deck for deck in self.tails if not deck.is_over]
        voice = added([of_voice for of_voice, _ in turned if of_voice is not None])
        return voice, added([of_bed for _, of_bed in turned if of_bed is not None])

    def leave(self, voice: int, bed: int) -> None:
        """Let the deck go out beside what comes."""
        if self.deck is not None and not self.deck.delay:
            self.deck.fade(voice, bed)
            self.tails.append(self.deck)

    def leave_all(self, gain: float, *, turning: bool) -> None:
        """Let all that is heard go out under another programme, from the present gain of the whole."""
        if turning:
            self.leave(REPLACE_VOICE, REPLACE_BED)
        if gain == 0.0:
            self.tails.clear()
        for deck in self.tails:
            deck.voice.to(deck.voice.value * gain, 0)
            deck.bed.to(deck.bed.value * gain, 0)
            deck.fade(REPLACE_VOICE, REPLACE_BED)

    def leave_gently(self, *, keep_bed: bool) -> None:
        """Let a practice go out before its exit; with ``keep_bed`` its bed stays as it is until the exit ends."""
        deck = self.deck
        if deck is None:
            return
        if keep_bed:
            bed, lasting = Ramp(deck.bed.value), Ramp(deck.lasting.value)
            stays = Deck(deck.mixer, deck.frame, deck.bed_frame, frozen=True, voice=Ramp(0.0), bed=bed, lasting=lasting)
            self.tails.append(stays)
        is_quiet = deck.mixer.quiet_from(deck.frame) == deck.frame
        deck.voice.to(0.0, 0 if is_quiet else EASE_VOICE)
        deck.bed.to(0.0, 0 if keep_bed else EASE_BED, 0 if keep_bed else EASE_VOICE)
        self.tails.append(deck)

    def end(self, *, is_silent: bool) -> None:
        """Nothing new comes: let a bed that was kept go."""
        if is_silent:
            self.tails.clear()
        for tail in self.tails:
            if tail.bed.aim > 0.0:
                tail.bed.to(0.0, _AFTER_END)


def added(sounds: list[Mono] | list[Stereo]) -> Stereo | None:
    """All at once; ``None`` for nothing."""
    return reduce(np.add, sounds) if sounds else None
