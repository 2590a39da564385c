"""What calmroom never says of itself: the right side of the table in content/2-evidence.md 2.4, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = {
    "a cure": r"\b(?:cures?|cured|curing|heals?|healed|healing|remed(?:y|ies))\b",
    "a treatment": (
        r"\b(?:treats?|treated|treating|treatments?|prescri\w+|clinical(?:ly)?|dosage|diagnos\w+|symptoms?)\b"
    ),
    "a therapy": r"\b(?:therapy|therapies|therapeutic)\b",
    "relief": r"\breliev\w+|\brelief\b",
    "cleansing": r"\b(?:detox\w*|toxins?|immun\w+|microbes?|radiation|poisons?)\b",
    "a repaired brain": r"\b(?:rewir\w+|reset\w* (?:the|your) nervous system|nervous system reset)\b",
    "trauma work": r"\b(?:releas\w+|process\w*|heal\w*|resolv\w+) (?:\w+ )?(?:trauma|traumas|emotional)\b",
    "what the body stores": (
        r"\b(?:stored|trapped|blocked) (?:\w+ )?"
        r"(?:emotions?|energ\w+|trauma|memor\w+|feelings?|in the (?:body|tissues?))\b"
        r"|\bblockages?\b|\benergy cysts?\b|\b(?:cellular|tissue|cell) memor\w+"
    ),
    "a promise": (
        r"\byou (?:will|are going to|'ll) (?:feel|notice|relax|sleep)\b|\b(?:scientifically |clinically )?proven\b"
        r"|\bsafe for everyone\b|\bside.effect.free\b|\bno side effects\b|\bguarantee\w*"
        r"|\blife.changing\b|\bmiracles?\b"
    ),
    "standing in for care": (
        r"\binstead of (?:\w+ ){0,2}(?:therap\w+|doctor\w*|medic\w+|care|treatment)\b|\bas effective as\b"
        r"|\bcontinues? your\b.{0,20}\bat home\b"
    ),
    "a measure": (
        r"\b(?:scores?|scored|assessments?|severity|monitors?|monitoring|recovery progress|PHQ|GAD|PCL)\b(?!-?\d*\.py)"
        r"|\bprogress toward\w* recovery\b"
    ),
    "moving a fluid": (
        r"\brestor\w+ the (?:\w+ )?rhythm\b|\bimprov\w+ (?:the )?(?:CSF|fluid)\b|\bbalanc\w+ the dura\b"
        r"|\bcerebrospinal\b|\bcortisol\b|\boxytocin\b|\bpolyvagal\b|\bvagus\b|\bventral\b|\bdorsal vagal\b"
    ),
    "a condition": (
        r"\b(?:migraines?|TMJ|fibromyalgia|chronic (?:fatigue|pain)|PTSD|anxiety disorders?|depress(?:ion|ive)|autis\w+"
        r"|multiple sclerosis|insomnia|arthritis)\b"
    ),
    "an endorsement": r"\b(?:endorsed|testimonials?|clinically tested|doctor.approved)\b",
}
CLAIMS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _WORDS.items()}

MANNERS = {
    "an exclamation": re.compile(r"(?<![=<>\[(#])!(?=\s|$)"),
    "a streak": re.compile(
        r"\b(?:streaks?|badges?|you missed|keep it up|well done|good job|congratulations)\b", re.IGNORECASE
    ),
}
"""What the program's own sentences never have."""

MARKS = re.compile("|".join(["eso" + "therapy", "Sierra" + " Tucson", "Cotton" + "wood de"]), re.IGNORECASE)
"""Names of others, which stand nowhere."""

WRONG_SOURCES = re.compile(
    r"Mulligan|\bChitty\b|Energy Medicine|Heart of Listening|J(?:ournal of|\.?) Altern\w*\.? Complement\w*\.? Med"
    r"|strong scientific consensus|significantly reduced migraine|modern research complements|pathogenic"
    r"|toxic substances|excessive radiation",
    re.IGNORECASE,
)
"""The citations and claims of content/2-evidence.md 2.5."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, and where."""

    where: str
    kind: str
    words: str


def claims_in(where: str, words: str) -> list[Claim]:
    """Every claim of a text, with a few words round it."""
    found = []
    for kind, pattern in CLAIMS.items():
        for match in pattern.finditer(words):
            around = words[max(0, match.start() - 40) : match.end() + 30].replace("\n", " ")
            found.append(Claim(where, kind, around))
    return found
