"""The rate of a line: spoken twice or thrice, until it is as unhurried as its part of the practice asks.

A voice slowed down far enough drags its vowels, so a line is first given longer pauses where it pauses anyway, and
is spoken slower only where that is not enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from calmroom.domain.script import PhaseName, Profile
from calmroom.voices.measure import pauses, sounding, without_breath, words_per_minute
from calmroom.voices.normalise import count_words

if TYPE_CHECKING:
    from calmroom.voices.workbench import Samples, Synthesiser

SLOWEST_SPEED: Final = 0.5
"""Under 0.5 the voices lose quality (research/sound.md) and kokoro-onnx refuses; a quick line may stay quick."""
QUICKEST_SPEED: Final = 1.0
_USUAL_SPEED: Final = 0.6

TARGETS: Final = {
    PhaseName.SETTLE: 128.0,
    PhaseName.BODY: 118.0,
    PhaseName.INTEGRATION: 112.0,
    PhaseName.RETURN: 124.0,
    PhaseName.EASE_OFF: 120.0,
}
"""Words a minute by phase (content/3-safety.md, P1)."""
GROUND_TARGET: Final = 125.0
LEAST_RATE: Final = 100.0
LEAST_GROUND_RATE: Final = 115.0
GREATEST_RATE: Final = 140.0

_TAKES: Final = 3
_CLOSE: Final = 5.0
"""Words a minute by which a line may miss its target; nobody hears less."""
_PAUSE: Final = 0.18
"""Seconds from which a silence is a pause; shorter ones are the closure of a plosive."""
_LONGEST_PAUSE: Final = 0.9
_ROOM_AT_STOP: Final = 0.3
"""Seconds by which a pause between sentences can usually grow; the first take counts on them."""
_STOP: Final = re.compile(r"[.?!](?=\s)")
_PHRASE_END: Final = re.compile(r"(?<=[.?!;:,])\s+")
_JOINT: Final = re.compile(r"\s+(?=(?:and|or|but|as|that|with|where|while|until|from|in|on|to)\s)")


@dataclass(frozen=True, slots=True)
class _Habit:
    """Seconds a voice takes at speed 1 for each word, letter, stop and comma: least squares over 37 takes, 3 % off."""

    word: float
    letter: float
    stop: float
    comma: float


_HABITS: Final = {
    "bf_emma": _Habit(0.116, 0.0269, 0.474, 0.323),
    "am_michael": _Habit(0.139, 0.0307, 0.416, 0.437),
}


@dataclass(frozen=True, slots=True)
class Aim:
    """The words a minute a line is to have, and the bounds it may not leave."""

    target: float
    least: float = LEAST_RATE
    greatest: float = GREATEST_RATE


@dataclass(frozen=True, slots=True)
class Take:
    """A line as it was spoken once.

    Attributes:
        samples: Shape (frames,), at the synthesiser's rate, with the silence around it.
        words_per_minute: From the first to the last sound.
        speed: What the voice was asked for.
    """

    samples: Samples
    words_per_minute: float
    speed: float


def aim(phase: PhaseName, profile: Profile, line_rate: float = 1.0) -> Aim:
    """How fast a line of this phase is spoken; ``line_rate`` is what the author asked of it."""
    ground = profile is Profile.GROUND
    least = LEAST_GROUND_RATE if ground else LEAST_RATE
    target = (GROUND_TARGET if ground else TARGETS[phase]) * line_rate
    return Aim(min(max(target, least + _CLOSE), GREATEST_RATE - _CLOSE), least)


def fit(text: str, voice: str, wanted: Aim, synthesiser: Synthesiser, first: float | None = None) -> Take:
    """Speak the words so that they come as near the aim as this voice can.

    Args:
        text: Normalised words.
        voice: A narrator's id.
        wanted: How fast.
        synthesiser: Who speaks.
        first: The speed of the first take, where one is known to suit.
    """
    speed = first or first_speed(text, voice, wanted.target)
    best: Take | None = None
    for _ in range(_TAKES):
        natural = _take(synthesiser.speak(text, voice, speed), synthesiser.rate, text, speed)
        take = slowed(natural, synthesiser.rate, text, wanted.target)
        best = take if best is None else min(best, take, key=lambda one: abs(one.words_per_minute - wanted.target))
        if abs(best.words_per_minute - wanted.target) <= _CLOSE:
            return best
        asked = _possible(speed * wanted.target / take.words_per_minute) if take.words_per_minute else speed
        if asked == speed:
            break
        speed = asked
    if best is not None and wanted.least <= best.words_per_minute <= wanted.greatest:
        return best
    broken = _in_phrases(text, voice, wanted, synthesiser)
    return min((best or broken, broken), key=lambda one: abs(one.words_per_minute - wanted.target))


def first_speed(text: str, voice: str, target: float) -> float:
    """The speed at which this voice is likely to need no second take."""
    habit = _HABITS.get(voice)
    if habit is None:
        return _USUAL_SPEED
    words, stops = count_words(text), len(_STOP.findall(text))
    letters, commas = sum(map(str.isalpha, text)), text.count(",")
    own = words * habit.word + letters * habit.letter + stops * habit.stop + commas * habit.comma
    return _possible(own / (60.0 * words / target - stops * _ROOM_AT_STOP)) if words else _USUAL_SPEED


def slowed(take: Take, rate: int, text: str, target: float) -> Take:
    """The same take with its pauses lengthened towards the target; as it is where it is slow enough.

    Every pause grows in proportion to its own length and to 0.9 s at most, so that the rhythm stays.
    """
    span = sounding(take.samples, rate)
    missing = 60.0 * count_words(text) * rate / target - span.frames
    found = pauses(take.samples, rate, _PAUSE)
    room = [max(0.0, _LONGEST_PAUSE * rate - pause.frames) for pause in found]
    if missing <= 0 or not any(room):
        return take
    share = min(1.0, missing / sum(room))
    parts: list[Samples] = []
    cut = 0
    for pause, free in zip(found, room, strict=True):
        middle = (pause.start + pause.end) // 2
        parts += [take.samples[cut:middle], np.zeros(round(share * free), dtype=np.float32)]
        cut = middle
    longer = np.concatenate([*parts, take.samples[cut:]])
    return replace(take, samples=longer, words_per_minute=words_per_minute(longer, rate, count_words(text)))


def _in_phrases(text: str, voice: str, wanted: Aim, synthesiser: Synthesiser) -> Take:
    """The line spoken phrase by phrase, joined with short pauses."""
    phrases = _phrases(text)
    rate = synthesiser.rate
    speed = first_speed(text, voice, wanted.target)
    gap = np.zeros(round(rate * _PAUSE * 1.5), dtype=np.float32)
    parts: list[Samples] = []
    for phrase in phrases:
        spoken = without_breath(synthesiser.speak(phrase, voice, speed), rate, phrase)
        span = sounding(spoken, rate)
        parts += [gap, spoken[span.start : span.end]]
    return slowed(_take(np.concatenate(parts[1:]), rate, text, speed), rate, text, wanted.target)


def _possible(speed: float) -> float:
    return round(min(max(speed, SLOWEST_SPEED), QUICKEST_SPEED), 4) if speed > 0 else QUICKEST_SPEED


def _phrases(text: str) -> tuple[str, ...]:
    """The text parted at its marks; where it has none, before the joining word nearest its middle."""
    marked = tuple(_PHRASE_END.split(text))
    if len(marked) > 1:
        return marked
    joints = [found.start() for found in _JOINT.finditer(text)]
    if not joints:
        return marked
    middle = min(joints, key=lambda at: abs(at - len(text) // 2))
    return text[:middle], text[middle:].strip()


def _take(samples: Samples, rate: int, text: str, speed: float) -> Take:
    kept = without_breath(samples, rate, text)
    return Take(kept, words_per_minute(kept, rate, count_words(text)), speed)
