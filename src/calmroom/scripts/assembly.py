"""Puts blocks together: phases with their lines, each line with its one pause."""

from __future__ import annotations

from dataclasses import replace

from calmroom.domain.script import NOWHERE, Alternative, Item, LeadIn, Line, Pause, Phase, PhaseName, Place
from calmroom.scripts.attributes import read_line
from calmroom.scripts.blocks import Block, Heading, Mark, Paragraph
from calmroom.scripts.faults import GRAMMAR, Faults, nearest, quoted
from calmroom.scripts.line_rules import check_safety, check_touch
from calmroom.scripts.marks import At, End, InsteadOf, meaning_of

_ORDER = tuple(PhaseName)
_NAMES = tuple(str(name) for name in PhaseName)
_BEFORE_IT_A_LEAD_IN = frozenset({PhaseName.SETTLE, PhaseName.EASE_OFF})


class Assembly:
    """The phases read so far."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._phases: dict[PhaseName, Phase] = {}
        self._name: PhaseName | None = None
        self._begun = False
        self._items: list[Item] = []
        self._region = NOWHERE
        self._pending: Line | None = None
        self._block: InsteadOf | None = None
        self._block_lines: list[Line] = []

    def feed(self, block: Block) -> None:
        """Take the next block."""
        if isinstance(block, Mark):
            self._take_mark(block)
            return
        self._expect_no_pause()
        if isinstance(block, Heading):
            self._take_heading(block)
        else:
            self._take_paragraph(block)

    def finish(self) -> dict[PhaseName, Phase]:
        """The phases, by name, once the last block is in."""
        self._expect_no_pause()
        self._close_phase()
        return self._phases

    def _take_heading(self, heading: Heading) -> None:
        self._close_phase()
        self._begun, self._name = True, None
        words, _, title = (part.strip(" ") for part in heading.text.partition(":"))
        if words not in _NAMES:
            self._fault(heading.place, f"there is no phase {quoted(words)}{nearest(words, _NAMES)}")
            return
        name = PhaseName(words)
        if name in self._phases:
            self._fault(heading.place, f"the phase {name} stands here a second time; put its lines together")
            return
        later = [each for each in self._phases if _ORDER.index(each) > _ORDER.index(name)]
        if later:
            self._fault(heading.place, f"the phase {name} comes before {later[0]}; the order is {', '.join(_NAMES)}")
        self._name = name
        self._region = NOWHERE if name is PhaseName.EASE_OFF else self._region
        self._phases[name] = Phase(name, title, (), heading.place)

    def _take_paragraph(self, paragraph: Paragraph) -> None:
        if not self._begun:
            self._fault(paragraph.place, "this stands before the first phase; write # settle above it")
            self._begun = True
        region = self._block.other if self._block else self._region
        self._pending = read_line(paragraph, region, self._faults)
        if self._pending:
            check_safety(self._pending, self._faults, in_block=self._block is not None)

    def _take_mark(self, mark: Mark) -> None:
        meaning = meaning_of(mark, self._faults)
        if meaning is None:
            self._add_pending()
            return
        if isinstance(meaning, Pause):
            self._take_pause(meaning, mark.place)
            return
        self._expect_no_pause()
        if isinstance(meaning, End):
            self._close_block(mark.place)
        elif self._block:
            self._fault(mark.place, f"[{mark.text}] cannot stand inside [instead-of]; write [end] above it")
        elif isinstance(meaning, InsteadOf):
            self._block = meaning
        elif isinstance(meaning, At):
            self._region = meaning.region
        else:
            self._items.append(meaning)

    def _take_pause(self, pause: Pause, place: Place) -> None:
        if self._pending:
            self._pending = replace(self._pending, pause=pause)
            self._add_pending()
            return
        is_first = not any(isinstance(item, Line | Alternative | LeadIn) for item in self._items) and not self._block
        if is_first and self._name in _BEFORE_IT_A_LEAD_IN:
            self._items.append(LeadIn(pause, place))
            return
        self._fault(place, "no line before this pause waits for one; a line has one pause, right below it")

    def _expect_no_pause(self) -> None:
        if self._pending:
            self._fault(self._pending.place, "this line has no pause; write one right below it, such as [pause 4 6 9]")
        self._add_pending()

    def _add_pending(self) -> None:
        if self._pending:
            (self._block_lines if self._block else self._items).append(self._pending)
        self._pending = None

    def _close_block(self, place: Place) -> None:
        block = self._block
        if block is None:
            self._fault(place, "[end] closes no [instead-of REGION: OTHER]; take it out")
            return
        if not self._block_lines:
            self._fault(block.place, "nothing is spoken here; write a line for each line that is left out")
        check_touch(self._block_lines, self._faults)
        self._items.append(Alternative(block.region, block.other, tuple(self._block_lines), block.place))
        self._block, self._block_lines = None, []

    def _close_phase(self) -> None:
        if self._block:
            self._fault(self._block.place, "this [instead-of] is not closed; write [end] below its last line")
            self._close_block(self._block.place)
        check_touch(self._items, self._faults)
        if self._name:
            phase = self._phases[self._name]
            if not any(isinstance(item, Line) for item in self._items):
                self._fault(phase.place, f"nothing is spoken in {self._name}; write a line below it")
            self._phases[self._name] = replace(phase, items=tuple(self._items))
        self._items = []

    def _fault(self, place: Place, message: str) -> None:
        self._faults.add(place, GRAMMAR, message)
