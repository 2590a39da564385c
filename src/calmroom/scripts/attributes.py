"""A paragraph becomes a line: its words, and what the braces at its end say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from calmroom.domain.body.body import is_region
from calmroom.domain.script import NOWHERE, Line, Pause, Place, Touch, Waiver
from calmroom.domain.units import Seconds
from calmroom.scripts.faults import GRAMMAR, Faults, nearest, quoted
from calmroom.scripts.regions import REGION_NAMES
from calmroom.scripts.rules import CHECKED

if TYPE_CHECKING:
    from collections.abc import Callable

    from calmroom.scripts.blocks import Paragraph

LONGEST_LINE: Final = 600
TAGS: Final = (
    "eyes",
    "stop",
    "posture",
    "return",
    "nothing_ok",
    "quiet",
    "sensing",
    "question",
    "rest",
    "charged",
    "alt",
)
_MOST_ATTRIBUTES = 12
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?")
_RECORDING = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NOT_SPOKEN = re.compile(r"[\[\]{}<>*_`~^|\\@#=+$%&]")
_SPOKEN = re.compile(r"[^\W_]")
NO_PAUSE: Final = Pause(Seconds(0), Seconds(0), Seconds(0))


@dataclass(frozen=True, slots=True)
class _Attribute:
    key: str
    value: str
    place: Place


def read_line(paragraph: Paragraph, region: str, faults: Faults) -> Line | None:
    """The line of a paragraph, its pause not yet known; ``None`` where no words are left to speak."""
    if len(paragraph.text) > LONGEST_LINE:
        message = f"this line has {len(paragraph.text)} characters; {LONGEST_LINE} is the most, so divide it"
        faults.add(paragraph.place, GRAMMAR, message)
        return None
    text, attributes = _split(paragraph, faults)
    odd = _NOT_SPOKEN.search(text)
    if odd:
        message = (
            f"found {quoted(odd[0])}, which cannot be spoken; braces stand at the end of a line, marks on their own row"
        )
        faults.add(paragraph.place_of(odd.start()), GRAMMAR, message)
    if not _SPOKEN.search(text):
        faults.add(paragraph.place, GRAMMAR, "there are no words to speak here; write some, or take this out")
        return None
    line = Line(text=text, pause=NO_PAUSE, place=paragraph.place, region=region)
    for attribute in attributes:
        line = _with(line, attribute, faults)
    return line


def _split(paragraph: Paragraph, faults: Faults) -> tuple[str, list[_Attribute]]:
    text = paragraph.text
    found: list[_Attribute] = []
    while text.endswith("}") and len(found) <= _MOST_ATTRIBUTES:
        start = text.rfind("{")
        inner = text[start + 1 : -1] if start >= 0 else "}"
        if "}" in inner:
            break
        key, _, value = inner.partition(":")
        found.append(_Attribute(key.strip(" "), value.strip(" "), paragraph.place_of(start)))
        text = text[:start].rstrip(" ")
    if len(found) > _MOST_ATTRIBUTES:
        faults.add(paragraph.place, GRAMMAR, f"this line has more than {_MOST_ATTRIBUTES} braces; take some out")
    return text, found[::-1]


def _with(line: Line, attribute: _Attribute, faults: Faults) -> Line:
    if attribute.key not in _READERS:
        message = f"there is no attribute {quoted(attribute.key)}{nearest(attribute.key, tuple(_READERS))}"
        faults.add(attribute.place, GRAMMAR, message)
        return line
    changed = _READERS[attribute.key](line, attribute.value)
    if isinstance(changed, Line):
        return changed
    faults.add(attribute.place, GRAMMAR, changed)
    return line


def _tag(line: Line, value: str) -> Line | str:
    name, _, region = (part.strip(" ") for part in value.partition(":"))
    if name not in TAGS or (bool(region) and name != "alt"):
        return f"there is no tag {quoted(value)}{nearest(value, TAGS)}"
    if name == "alt" and (region == NOWHERE or not is_region(region)):
        return f"there is no region {quoted(region)}{nearest(region, REGION_NAMES)}"
    tag = f"alt:{region}" if region else name
    return line if tag in line.tags else replace(line, tags=(*line.tags, tag))


def _from(line: Line, value: str) -> Line | str:
    if line.from_minutes or not _NUMBER.fullmatch(value) or not float(value):
        return f"found {quoted(value)}; write the minutes once, such as {{from: 9}}"
    return replace(line, from_minutes=float(value))


def _touch(line: Line, value: str) -> Line | str:
    return "write {touch} alone" if value or line.touch else replace(line, touch=Touch.TOUCH)


def _touch_free(line: Line, value: str) -> Line | str:
    return "write {touch-free} alone" if value or line.touch else replace(line, touch=Touch.TOUCH_FREE)


def _voice(line: Line, value: str) -> Line | str:
    if line.recording or not _RECORDING.fullmatch(value):
        return f"found {quoted(value)}; write the name of one recording: small letters, digits and hyphens"
    return replace(line, recording=value)


def _rate(line: Line, value: str) -> Line | str:
    if not _NUMBER.fullmatch(value) or not 0.5 <= float(value) <= 1.5:
        return f"found {quoted(value)}; write a rate from 0.5 to 1.5, such as {{rate: 0.9}}"
    return replace(line, rate=float(value))


def _opening(line: Line, value: str) -> Line | str:
    if line.opening or value not in {"1", "2", "3"}:
        return f"found {quoted(value)}; write {{opening: 1}}, 2 or 3, once"
    return replace(line, opening=int(value))


def _lint_ok(line: Line, value: str) -> Line | str:
    rule, _, reason = value.partition(" ")
    if rule not in CHECKED:
        return f"there is no rule {quoted(rule)}{nearest(rule, tuple(CHECKED))}"
    if not reason.strip(" "):
        return "a rule is set aside with a reason, such as {lint-ok: L9 three small steps that belong together}"
    return replace(line, waivers=(*line.waivers, Waiver(rule, reason.strip(" "))))


_READERS: Final[dict[str, Callable[[Line, str], Line | str]]] = {
    "tag": _tag,
    "from": _from,
    "touch": _touch,
    "touch-free": _touch_free,
    "voice": _voice,
    "rate": _rate,
    "opening": _opening,
    "lint-ok": _lint_ok,
}
