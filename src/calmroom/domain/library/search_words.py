"""Plain words that people look for, and the practices they lead to (content/4-library.md 4.4). Data.

A row is words, ids, and the card that is shown with them where there is one. The ids stand in the order in which they
are offered; practices of level 3 are never among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Card:
    """What is said before anything is offered (content/3-safety.md 3.2).

    Attributes:
        key: In names of controls.
        title: What a practice is for, and what not.
        words: When somebody else is needed.
        urgent: Whether it asks to call somebody now.
    """

    key: str
    title: str
    words: str
    urgent: bool = False


CARDS: Final = {
    card.key: card
    for card in (
        Card(
            "headache",
            "This is for resting. It is not for treating headaches.",
            "Get medical help now if a headache is sudden and the worst ever, or comes with fever or a stiff neck, "
            "with weakness, numbness, confusion, a change in sight or a fit. The same after an injury, in pregnancy or "
            "the weeks after a birth, or if it is new and you are over 50.",
        ),
        Card(
            "pain",
            "This is for resting. It is not for treating pain.",
            "Ask a doctor about pain that is new, strong or growing, that wakes you at night, or that comes with "
            "fever, numbness or weakness.",
        ),
        Card(
            "urgent",
            "This is for resting. Some signs need a doctor first.",
            "Get medical help now for pain or tightness in the chest, trouble breathing, fainting, sudden weakness, "
            "numbness or confusion, a change in sight or speech, a fit, a fever with a stiff neck, or after a blow to "
            "the head.",
            urgent=True,
        ),
        Card(
            "danger",
            "You matter more than any practice.",
            "If you may be in danger, call your local emergency number, or somebody you trust. Who to call has people "
            "who answer at any hour. Ground me is there while you reach for the phone.",
            urgent=True,
        ),
        Card(
            "crisis",
            "You matter more than any practice.",
            "If you think of hurting yourself or of not living, please talk to somebody now. Who to call has people "
            "who answer at any hour. Ground me is there while you reach for the phone.",
            urgent=True,
        ),
    )
}
"""Every card, by its key."""

_ROWS = """
headache, headaches, migraine, migraines: s15 s08 s30 | headache
sore head, head hurts, head ache, head aches, head pain, pain in my head: s15 s08 s30 | headache
head, busy head, racing thoughts, thoughts, thinking, overthinking, noise: s15 s08 s04
stiff neck, neck stiff, neck pain, neck hurts: s14 s08 s10 | headache
neck: s14 s08 s10
shoulder, shoulders, tense, tension, tight, knots: s14 s13 s19
jaw, teeth, grinding, clenching, clench, tongue, face, mouth, throat: s13
eyes, eye, screen, screens: s13 s15 s04
sleep, sleepless, can't sleep, insomnia, awake, night, bed, bedtime, evening, wake up: s28 s15 s06 s30
worry, worried, worries, worrying, anxious, anxiety, nervous, fear, afraid, scared: s01 s04 s02 s19
panic, overwhelmed, too much, unreal, far away, spaced out, dissociation, flashback, trauma, ptsd: s03 s04 s01 s02
stress, stressed, stressful, rushed, hurry, work, busy, deadline: s01 s02 s05 s14
calm, relax, relaxed, relaxing, relaxation, rest, restful, peace, unwind: s30 s26 s02 s15
tired, exhausted, exhaustion, fatigue, weary, drained, no energy, low, ill, unwell, flu: s30 s26 s28
sad, sadness, grief, grieving, crying, tears, upset, lonely, loss, heavy: s02 s26 s23
angry, anger, rage, cross, irritable, annoyed: s04 s14 s23
feeling, feelings, emotion, emotions, mood, moods: s23 s24 s19
sensation, sensations, felt sense: s20 s18 s19
decide, decision, undecided, ambivalent, torn, choice, two minds, both sides: s24
pain, pains, painful, hurt, hurts, hurting, ache, aches, aching, sore, cramps, period: s30 s19 s16 | pain
back pain, backache, back hurts, sore back, lumbar, sciatica, slipped disc: s16 s09 s10 | pain
back, low back, lower back: s16 s09 s10 s07
sacrum, pelvis, hip, hips, tailbone, seat: s09 s02 s07
spine, posture, upright: s10 s07
breath, breathe, breathing, lungs, sigh: s05 s11
asthma, copd, wheezing: s01 s02 s30
chest, heart, ribs: s05 s06
chest pain, pain in my chest, chest hurts, tight chest, chest tight, chest tightness, chest pressure: s03 s02 | urgent
heart attack, heart pain, heart hurts, stroke, fainting, faint, fainted, passed out, blackout: s03 s02 | urgent
seizure, seizures, fit, fits, convulsion, convulsions, concussion, concussed, whiplash: s03 s02 | urgent
head injury, hit my head, bumped my head, banged my head, fell on my head, hurt my head, knocked out: s03 s02 | urgent
dizzy, dizziness, vertigo, numb, numbness, weakness, confused, confusion: s03 s02 | urgent
short of breath, out of breath, breathless, can't breathe, cannot breathe, hard to breathe: s03 s02 | urgent
trouble breathing, fever, high temperature, meningitis: s03 s02 | urgent
vision, blurred, blurry, see double, can't see, cannot see, slurred speech, can't speak, cannot speak: s03 s02 | urgent
racing heart, heart racing, pounding heart, palpitations: s03 s01 s02 | urgent
belly, stomach, tummy, gut, nausea, digestion: s05 s29 s02
pregnant, pregnancy, expecting, baby, birth, postpartum, newborn: s29 s05 s13 s30
hand, hands, fingers, arm, arms, wrist: s12 s24 s02
touch, hug, comfort, held, holding: s12 s02 s26
foot, feet, leg, legs, knees: s02 s01 s28
body, body scan, scan, whole body: s18 s02 s06
tide, wave, waves, sea, slow, rhythm: s06 s11
still, stillness, pause, silence, meditation, meditate: s11 s06
move, movement, stretch, fidget, restless: s14 s17 s04
beginner, beginning, first, first time, start, new, simple: s01 s02
short, quick, minute, break, lunch, office, bus, train: s03 s30 s01
look, looking, outside, outward, eyes open, garden, window: s04 s03 s01
few words, quiet, less talking: s15 s28 s30
appointment, before session, before my appointment, therapist, therapy: s25 s26 s27
after session, after my appointment, stirred up: s26 s27
next day, tomorrow, day after: s27
ringing, tinnitus, ears: s02 s12 s15
craniosacral, cranio, cst, still point, fascia: s11 s07 s06
focus, concentrate, concentration, study, exam: s04 s01
ground, grounding, here, present, steady, safe: s03 s01 s02
hold, holding on, stuck: s20 s19
suicide, suicidal, suicidal thoughts, kill, kill myself, killing myself, die, want to die, overdose: s03 | crisis
end it all, end it, ending it, end my life, ending my life, take my life, end everything: s03 | crisis
don't want to live, not want to live, no reason to live, don't want to be here, not want to be here: s03 | crisis
better off dead, wish i was dead, wish i were dead, can't go on, cannot go on: s03 | crisis
self harm, selfharm, hurt myself, hurting myself, harm myself, harming myself, cut myself, cutting: s03 | crisis
hopeless, hopelessness, worthless, despair, desperate: s03 s04 s02 | crisis
danger, in danger, unsafe, not safe, not be safe, abuse, abused, abusive, violence, violent: s03 | danger
rape, raped, assault, assaulted, attacked, hits me, hit me: s03 | danger
"""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words that mean the same to the search.

    Attributes:
        words: As a person may type them.
        leads_to: Ids of practices, the first one first.
        card: Said before them, or ``None``.
    """

    words: tuple[str, ...]
    leads_to: tuple[str, ...]
    card: Card | None = None


def _read(row: str) -> SearchWords:
    words, _, rest = row.partition(":")
    ids, _, card = rest.partition("|")
    said = tuple(word.strip() for word in words.split(","))
    return SearchWords(said, tuple(ids.split()), CARDS[card.strip()] if card else None)


SEARCH_WORDS: Final = tuple(_read(row) for row in _ROWS.strip().splitlines())
"""Every row."""
TRY_THESE: Final = ("sleep", "worry", "neck", "tired", "breath")
"""Words that are offered where nothing was found."""
