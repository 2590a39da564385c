"""The composer at work: what is asked on its page becomes a change, is kept, and is seen as the client will see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, Signal

from calmroom.domain.routine.composing import item_of, part_of
from calmroom.domain.routine.limits import problems_of, why_not
from calmroom.domain.routine.words import title_of
from calmroom.ui.desk.compose import editing
from calmroom.ui.desk.compose.keeper import DraftKeeper
from calmroom.ui.desk.compose.looking import Looking, Seen
from calmroom.ui.desk.compose.panels import Panels
from calmroom.ui.desk.compose.rules_state import rules_of
from calmroom.ui.desk.compose.saver import Saver
from calmroom.ui.desk.compose.seen_state import seen_state, whose
from calmroom.ui.desk.compose.state import Sessions, composer_state, day_choices, material_words
from calmroom.ui.notices import Removal
from calmroom.ui.widgets.naming import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock, Voice
    from calmroom.domain.routine.desk import Client, Draft
    from calmroom.services.desk import DeskService
    from calmroom.services.practice import PracticeService
    from calmroom.ui.context import Context
    from calmroom.ui.desk.compose.page import ComposerPage

FIRST_DAY: Final = 2
"""The day that is seen first."""
TWO_HANDS: Final = "Your client's journal then has a page in two voices, one hand each."


@dataclass(frozen=True, slots=True)
class ComposeServices:
    """What the composer uses."""

    desk: DeskService
    practice: PracticeService
    clock: Clock
    narrators: Sequence[Voice]


class Composing(QObject):
    """Joins the page to the draft.

    Signals:
        removed: A ``Removal``.
        own_asked: Scripts and recordings of one's own.
        paper_asked: The handout.
        told: Something went wrong: a ``CalmroomError``.
        settled: A ``Removal`` that is none any more.
    """

    removed = Signal(object)
    settled = Signal(object)
    own_asked = Signal()
    paper_asked = Signal()
    told = Signal(object)

    def __init__(self, services: ComposeServices, page: ComposerPage, context: Context) -> None:
        super().__init__(page)
        self._services, self._page = services, page
        self._day = FIRST_DAY
        self._removal: Removal | None = None
        self.keeper = DraftKeeper(services.desk, context.tasks, self)
        self.looking = Looking(services.desk, services.practice, context.tasks, self)
        self.panels = Panels(page, self.keeper, self.looking, services.practice, services.narrators)
        self.saver = Saver(services.desk, page.save, self.keeper, context)
        self._listen()
        self._connect_line()
        self._connect_panels()

    def open(self, draft: Draft, client: Client | None) -> None:
        """Work on a draft."""
        self._day = FIRST_DAY
        if self.keeper.draft is not None and self.keeper.draft.id != draft.id:
            self._settle()
        self._page.kept.set_words("")
        self._page.save.rest()
        self._page.show_line()
        self.saver.set_client(client)
        self.keeper.begin(draft)

    def undo(self) -> None:
        """One step back."""
        if self.keeper.undo():
            self._settle()
            announce(self._page, "Undone")

    def redo(self) -> None:
        """One step forward again."""
        if self.keeper.redo():
            announce(self._page, "Done again")

    def take(self, draft: Draft) -> None:
        """The draft came back from elsewhere with something more, or less, of its own."""
        now = self.keeper.draft
        if now is not None and now.id == draft.id:
            self.keeper.change(replace(now, scripts=draft.scripts, recordings=draft.recordings))

    def forget(self) -> None:
        """Show and hold nothing."""
        self.looking.forget()
        self.saver.forget()
        self.keeper.forget()
        self._page.forget()

    def _listen(self) -> None:
        self.keeper.changed.connect(self._show)
        self.keeper.kept.connect(self._say_kept)
        self.keeper.failed.connect(self._say_failed)
        self.looking.found.connect(self._show_seen)
        self.looking.named.connect(self._show_names)
        self.looking.failed.connect(self.told)

    def _connect_line(self) -> None:
        page = self._page
        for line in (page.timeline, page.listing):
            line.item_asked.connect(self.panels.open_item)
            line.item_done.connect(self._do)
            line.add_asked.connect(self.panels.open_chooser)
            line.part_asked.connect(self.panels.open_part)
        page.timeline.moved.connect(lambda item, part, at: self._edit(editing.dropped, item, part, at))
        page.undo_asked.connect(self.undo)
        page.part_wanted.connect(self._add_part)
        page.name.clicked.connect(lambda: self.panels.open(page.details))
        page.seen.day_picked.connect(self._look_at)
        page.blocks.card_asked.connect(lambda: self.panels.open(page.aftercare))
        page.blocks.own_asked.connect(self.own_asked)
        page.blocks.open.asked.connect(self._go_to)
        page.blocks.rules.ticked.connect(self._tick)
        page.blocks.rules.picked.connect(self._pick)
        page.blocks.rules.asked.connect(self._ask_rule)
        page.paper.clicked.connect(self.paper_asked)

    def _connect_panels(self) -> None:
        page = self._page
        page.item.changed.connect(lambda item, changes: self._edit(editing.item_changed, item, changes))
        page.item.asked.connect(self._do)
        page.days.changed.connect(self._change_part)
        page.days.removed.connect(self._take_part_off)
        page.chooser.chosen.connect(lambda practice: self._add(practice, self.panels.into, None))
        page.chooser.wished.connect(self.panels.search)
        page.chooser.own_asked.connect(self.own_asked)
        page.chooser.over.connect(lambda _key, at: page.timeline.show_drop(at))
        page.chooser.ended.connect(lambda: page.timeline.show_drop(None))
        page.chooser.dropped.connect(self._drop_new)
        page.aftercare.written.connect(lambda words: self._edit(editing.card_changed, {"words": words}, key="card"))
        page.aftercare.quiet_picked.connect(lambda days: self._edit(editing.card_changed, {"quiet_days": days}))
        page.details.changed.connect(lambda changes: self._edit(editing.details_changed, changes, key="details"))
        page.left_out.ticked.connect(lambda key, on: self._edit(editing.region_ticked, key, on))
        for small in (page.item.small, page.small.ticked):
            small.connect(lambda item, on: self._edit(editing.small_changed, item, on))

    def _edit(self, change: Any, *given: Any, key: str = "") -> None:  # noqa: ANN401 - a change, and its choices
        draft = self.keeper.draft
        if draft is not None:
            self.keeper.change(change(draft, *given), key)

    def _show(self, draft: Draft) -> None:
        page, sessions = self._page, Sessions(draft.last, draft.next)
        page.show_state(composer_state(draft.routine, self.looking.known, sessions))
        page.undo.setVisible(self.keeper.can_undo)
        page.set_whose(whose(draft))
        days = day_choices(sessions)
        self._day = min(self._day, days[-1][0])
        page.seen.show_days(whose(draft), days, self._day)
        page.blocks.rules.show_rules(rules_of(draft.routine, self._services.clock.now().date()))
        page.blocks.material.set_words(material_words(len(draft.scripts), len(draft.recordings)))
        self.panels.show(draft)
        self._show_open(draft)
        self.looking.ask(draft, self._day)

    def _show_open(self, draft: Draft) -> None:
        problems = problems_of(draft.routine, {one.id: one for one in self.looking.known.practices})
        self._page.blocks.open.show_rows([(one.part_id, one.item_id, one.words, one.is_error) for one in problems])
        self.saver.show_problems(sum(one.is_error for one in problems))

    def _show_names(self) -> None:
        draft = self.keeper.draft
        if draft is not None:
            sessions = Sessions(draft.last, draft.next)
            self._page.show_state(composer_state(draft.routine, self.looking.known, sessions))
            self.panels.show(draft)
            self._show_open(draft)

    def _show_seen(self, seen: Seen) -> None:
        by_id = {script.id: script for script in self._services.practice.scripts()}
        self._page.seen.show_state(seen_state(seen.draft, seen.shown, seen.day, self.looking.known, by_id))
        self.saver.show_size(seen.draft, seen.size)

    def _drop_new(self, practice: str, at: QPoint) -> None:
        place, draft = self._page.timeline.place_at(at), self.keeper.draft
        found = self.looking.known.find(practice)
        if place is None or draft is None or found is None:
            return
        why = why_not(draft.routine, place[0], found)
        if why:
            self._say(why)
        else:
            self._add(practice, *place)

    def _add(self, practice: str, part_id: str, at: int | None) -> None:
        draft, found = self.keeper.draft, self.looking.known.find(practice)
        if draft is not None and found is not None:
            self.keeper.change(editing.added(draft, part_id, found, at)[0])
            self._say(f"{found.title} is on the plan")

    def _add_part(self) -> None:
        draft = self.keeper.draft
        if draft is not None:
            changed, part_id = editing.part_added(draft)
            self.keeper.change(changed)
            self.panels.open_part(part_id, is_new=True)

    def _change_part(self, part_id: str, changes: dict[str, Any]) -> None:
        key = f"said {part_id}" if "sentence" in changes else ""
        self._edit(editing.part_changed, part_id, changes, key=key)

    def _take_part_off(self, part_id: str) -> None:
        draft = self.keeper.draft
        part = None if draft is None else next((one for one in draft.routine.parts if one.id == part_id), None)
        if part is not None:
            self._page.more.setFocus()
            self._edit(editing.part_taken_off, part_id)
            self._offer_undo(title_of(part.when), partial(self._edit, editing.part_put_back, part))

    def _do(self, item_id: str, what: str) -> None:
        draft = self.keeper.draft
        item = None if draft is None else item_of(draft.routine, item_id)
        if draft is None or item is None:
            return
        title = self.looking.known.title(item.practice)
        if what != "remove":
            self._edit(editing.done, item_id, what)
            self._say_place(item_id, title)
            return
        after = self._page.timeline.neighbour(item_id)
        self._edit(editing.done, item_id, what)
        if self._page.timeline.isVisible():
            self._page.timeline.focus_on(after)
        self._offer_undo(title, partial(self._edit, editing.put_back, draft, item_id))

    def _offer_undo(self, what: str, back: Callable[[], None]) -> None:
        self._removal = Removal(f"{what} is taken off", back)
        self.removed.emit(self._removal)

    def _settle(self) -> None:
        """What was taken off last is back, or belongs to another routine: there is nothing to put back any more."""
        if self._removal is not None:
            self.settled.emit(self._removal)
            self._removal = None

    def _say_place(self, item_id: str, title: str) -> None:
        draft = self.keeper.draft
        part = None if draft is None else part_of(draft.routine, item_id)
        if part is not None:
            at = [each.id for each in part.items].index(item_id) + 1
            announce(self._page, f"{title}: {title_of(part.when)}, {at} of {len(part.items)}")

    def _tick(self, key: str, on: bool) -> None:  # noqa: FBT001 - the signature of the signal
        self._edit(editing.rule_ticked, key, on)
        if key == "left-out" and on:
            self.panels.open(self._page.left_out)

    def _pick(self, key: str, value: str) -> None:
        self._edit(editing.rule_picked, key, value, self._services.clock.now().date())

    def _ask_rule(self, key: str) -> None:
        if key == "two-hands":
            self._say(TWO_HANDS)
        else:
            self.panels.open(self._page.small if key == "small" else self._page.left_out)

    def _go_to(self, part_id: str, item_id: str) -> None:
        if item_id:
            self.panels.open_item(item_id)
        else:
            self.panels.open_part(part_id)

    def _look_at(self, day: int) -> None:
        self._day = day
        draft = self.keeper.draft
        if draft is not None:
            self.looking.ask(draft, day)

    def _say_kept(self) -> None:
        self._page.kept.set_words(f"Kept at {self._services.clock.now():%H:%M}")

    def _say_failed(self, fault: CalmroomError) -> None:
        self._page.kept.set_words("Not kept yet; it is tried again.")
        self.told.emit(fault)

    def _say(self, words: str) -> None:
        self._page.kept.set_words(words)
        announce(self._page, words)
