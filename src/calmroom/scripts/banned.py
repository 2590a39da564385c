"""Expressions that no practice uses, and the words that leave a choice (content/3-safety.md 3.6)."""

from __future__ import annotations

import re
from typing import Final

_HANDLING = r"\b(?:press|push|pull|pump|squeeze|massage|stretch|crack|adjust|realign)"
_KINDS = {
    "a command": (
        r"\byou (?:must|have to|should|ought to)\b",
        r"(?<!nothing )(?<!all )(?<!n't )\byou need to\b",
        r"\bmake sure\b",
        r"\btry (?:to|and|harder)\b",
        r"\bforce\b",
        r"\bsurrender\b",
        r"\bobey\b",
        r"\bi want you to\b",
        r"\b(?:do not|don't)\b(?! (?:have|need) to)",
        r"\bclose your eyes\b(?!.{0,40}\b(?:or|if)\b)",
        r"\bhold (?:your|the) breath\b",
        r"\b(?:empty|clear) your mind\b",
    ),
    "a prediction": (
        r"\byou (?:will|are going to|'ll) (?:feel|notice|release|relax|heal|sense|remember|cry)\b",
        r"\byou'll (?:feel|notice|release|relax|heal|sense|remember|cry)\b",
        r"(?<!if )\byou are (?:now )?(?:feeling|relaxed|safe|calm|healed)\b",
        r"\bdeeper and deeper\b",
        r"\b(?:always|never|guarantee[ds]?|completely|totally)\b",
    ),
    "a medical claim": (
        r"\b(?:cure[sd]?|heal(?:s|ed|ing)?|treat(?:s|ed|ment|ing)?|diagnos\w+|detox\w*|toxins?|immun\w+)\b",
        r"\b(?:symptoms?|disorder|ptsd|migraines?|fibromyalgia|autism|sclerosis|insomnia|depression)\b",
        r"\b(?:vagus|vagal|polyvagal|cortisol|oxytocin|cerebrospinal|endorphin\w*)\b",
        r"\breset (?:your|the) nervous system\b",
    ),
    "a claim about what the body stores": (
        r"\b(?:trapped|stored|blocked|blockages?|stuck) (?:emotion|energy|trauma|memor|grief|anger)\w*",
        r"\benergy cysts?\b",
        r"\b(?:cellular|tissue) memory\b",
        r"\brelease (?:the|your|any|old)? ?(?:trauma|pain|toxins|memor\w+)\b",
    ),
    "a call to remember": (
        r"\b(?:go|going|travel|drift) back (?:to|in time)\b",
        r"\brelive\b",
        r"\bre-?experience\b",
        r"\bremember (?:when|the time|what happened)\b",
        r"\bwhat happened to you\b",
        r"\b(?:repressed|recovered?|buried|hidden) memor\w+",
        r"\bwho hurt\b",
        r"\binner child\b",
    ),
    "a picture that may frighten": (
        r"\b(?:drown\w*|falling|suffocat\w*|float away|underwater|cave|tunnel|descend\w*)\b",
        r"\b(?:sink(?:ing)? (?:down|deeper)|darkness)\b",
    ),
    "an expression with another meaning": (
        r"\b(?:penetrat\w+|touch yourself|spread your legs|good (?:girl|boy)|lie back and)\b",
    ),
    "a judgement": (r"\b(?:correctly|properly|perfect(?:ly)?|wrong|failed?|bad|broken|normal people)\b",),
    "handling of head, neck or back": (
        _HANDLING + r"\w*\b.{0,30}\b(?:head|skull|neck|throat|jaw|temple|occiput|sacrum|spine|belly)\b",
    ),
}

BANNED: Final = {kind: re.compile("|".join(patterns), re.IGNORECASE) for kind, patterns in _KINDS.items()}
"""Patterns by what is wrong with them; apostrophes are straight."""

CHOICE: Final = re.compile(
    r"\b(?:may|might|could|can|perhaps|maybe|if|or|whenever|when you(?:'re| are) ready|invite|welcome|option|choose"
    r"|choice|as much or as little|up to you|no need|in your own time)\b",
    re.IGNORECASE,
)
"""Words that leave the choice with the listener."""
