"""The page of scripts and recordings at work: brings them in, checks them, takes them off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from calmroom.domain.errors import CalmroomError
from calmroom.domain.units import Seconds
from calmroom.ui.asking import PathQuestion
from calmroom.ui.desk.material.state import (
    SCRIPT_FILES,
    SOUND_FILES,
    as_own,
    brought_words,
    line_choices,
    script_rows,
    sound_rows,
)
from calmroom.ui.notices import Removal
from calmroom.ui.working import Work

if TYPE_CHECKING:
    from calmroom.domain.errors import Problem
    from calmroom.domain.routine.desk import Draft
    from calmroom.domain.script import Script
    from calmroom.services.desk import DeskService
    from calmroom.services.listening import ListeningService
    from calmroom.services.practice import PracticeService
    from calmroom.ui.context import Context
    from calmroom.ui.desk.material.page import MaterialPage

LARGEST: Final = 1_000_000
"""Bytes of a script; no practice is as long."""
TOO_LARGE: Final = CalmroomError("This file is too large for a script.", "Choose a text of a few pages.")
UNHEARD: Final = CalmroomError("This recording is not there any more.", "Bring it in once more.")
UNREADABLE: Final = CalmroomError("This file cannot be read as text.", "A script is plain text in UTF-8.")


@dataclass(frozen=True, slots=True)
class BringServices:
    """What bringing in uses."""

    desk: DeskService
    practice: PracticeService
    listening: ListeningService


class Bringing(QObject):
    """Joins the page to the draft.

    Signals:
        changed: The ``Draft`` with more, or less, of its own.
        removed: A ``Removal``.
    """

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, services: BringServices, page: MaterialPage, context: Context) -> None:
        super().__init__(page)
        self._desk, self._practice, self._listening = services.desk, services.practice, services.listening
        self._page, self._context = page, context
        self._draft: Draft | None = None
        self._own: tuple[Script, ...] = ()
        self._for = ("", "")
        self._checked = 0
        self._work = Work(context.tasks)
        self._work.moved.connect(page.working.show_step)
        self._ask_script = PathQuestion(page.bring_script, "Bring a script", SCRIPT_FILES)
        self._ask_sound = PathQuestion(page.bring_sound, "Bring a recording", SOUND_FILES)
        self._ask_script.chosen.connect(self.bring_script)
        self._ask_sound.chosen.connect(self.bring_sound)
        page.script_asked.connect(lambda: self._ask_script.ask(Path.home()))
        page.sound_asked.connect(self._ask_recording)
        page.change_asked.connect(self._change)
        page.text_asked.connect(self._write_on)
        page.drop_asked.connect(self._drop)
        page.hear_asked.connect(self._hear)
        page.practice_picked.connect(self._show_lines)
        page.working.cancelled.connect(self._give_up)
        page.editor.wanted.connect(self._check)
        page.editor.kept.connect(self._keep)
        page.editor.left.connect(page.enter)

    def open(self, draft: Draft) -> None:
        """Show what a draft brings."""
        self._draft = draft
        self._page.say("")
        self._fill_choices()
        self._page.enter()
        self._show()

    def bring_script(self, path: Path) -> None:
        """Look at a script before it is kept."""
        self._context.tasks.run(
            lambda: _text_of(path), lambda text: self._open_editor(path.name, path.name, text), self._refuse
        )

    def bring_sound(self, path: Path) -> None:
        """Bring in a recording."""
        draft, (practice, line) = self._draft, self._for
        if draft is None or self._work.is_busy:
            return
        self._page.say("")
        self._page.working.begin()
        material = self._desk.material
        self._work.begin(
            lambda go_on: material.bring_recording(draft, practice, line, path, go_on), self._brought, self._fail
        )

    def forget(self) -> None:
        """Hold nothing; what is under way ends and leaves nothing."""
        self._work.cancel()
        self._page.working.hide()
        self._draft = None
        self._own = ()
        self._page.forget()

    def _fill_choices(self) -> None:
        scripts = self._practice.scripts()
        self._page.library.set_choices(tuple((script.id, script.title) for script in scripts))
        self._page.practice.set_choices(tuple((script.id, script.title) for script in (*self._own, *scripts)))
        self._show_lines(self._page.practice.value())

    def _show(self) -> None:
        draft = self._draft
        if draft is not None:
            material = self._desk.material
            self._context.tasks.run(lambda: material.scripts(draft), partial(self._show_rows, draft), self._refuse)

    def _show_rows(self, draft: Draft, own: tuple[Script, ...]) -> None:
        if draft is self._draft:
            self._own = own
            self._page.show_scripts(script_rows(draft, own))
            self._page.show_sounds(sound_rows(draft, (*self._practice.scripts(), *own)))
            self._fill_choices()

    def _show_lines(self, practice: str) -> None:
        found = next((one for one in (*self._own, *self._practice.scripts()) if one.id == practice), None)
        self._page.line.set_choices(line_choices(found))

    def _ask_recording(self, practice: str, line: str) -> None:
        self._for = (practice, line)
        self._ask_sound.ask(Path.home())

    def _change(self, practice: str) -> None:
        title = next((one.title for one in self._practice.scripts() if one.id == practice), practice)
        material = self._desk.material
        self._context.tasks.run(
            lambda: as_own(material.source(practice), practice),
            partial(self._open_editor, f"own-{practice}.calm.md", title),
            self._refuse,
        )

    def _write_on(self, name: str) -> None:
        draft = self._draft
        text = None if draft is None else dict(draft.scripts).get(name)
        if text is not None:
            self._open_editor(name, name, text)

    def _open_editor(self, name: str, title: str, text: str) -> None:
        if self._draft is not None:
            self._page.show_editor()
            self._page.editor.open(name, title, text)

    def _check(self, name: str, text: str) -> None:
        self._checked += 1
        material = self._desk.material
        self._context.tasks.run(
            lambda: material.problems(name, text), partial(self._show_problems, self._checked), self._refuse
        )

    def _show_problems(self, checked: int, problems: tuple[Problem, ...]) -> None:
        if checked == self._checked:
            self._page.editor.show_problems(problems)

    def _keep(self, name: str, text: str) -> None:
        draft = self._draft
        if draft is not None:
            material = self._desk.material
            self._context.tasks.run(lambda: material.add_script(draft, name, text), self._kept, self._refuse_script)

    def _kept(self, draft: Draft) -> None:
        self._take(draft)
        self._page.say("The script is in the routine. It can be put on the line like any other practice.")
        self._page.enter()

    def _refuse_script(self, fault: CalmroomError) -> None:
        self._page.editor.refuse(f"{fault.message} {fault.hint}".strip())

    def _brought(self, draft: Draft | None) -> None:
        self._page.working.hide()
        self._page.bring_sound.setFocus()
        if draft is None:
            self._page.say("Not brought in. Nothing of it was kept.")
            return
        self._take(draft)
        self._page.say(brought_words(draft.recordings[-1]))

    def _fail(self, fault: CalmroomError) -> None:
        self._page.working.hide()
        self._page.bring_sound.setFocus()
        self._refuse(fault)

    def _give_up(self) -> None:
        self._work.cancel()
        self._page.working.hide()
        self._page.bring_sound.setFocus()
        self._page.say("Not brought in. Nothing of it was kept.")

    def _drop(self, name: str) -> None:
        draft = self._draft
        if draft is not None:
            self._page.back.setFocus()
            self._take(self._desk.material.drop(draft, name))
            self.removed.emit(Removal("Taken off", partial(self._take, draft)))

    def _hear(self, file: str) -> None:
        """Let a recording be heard; pressed again while it sounds, it is paused."""
        draft, listening = self._draft, self._listening
        if draft is None:
            return
        if listening.note_id == file and listening.is_sounding:
            listening.pause()
            self._page.say("Paused.")
            return
        material = self._desk.material.of(draft)
        found = next(((one, path) for one, path in material.recordings if one.file == file), None)
        if found is None:
            return
        recording, path = found

        def work() -> None:
            listening.hear(file, _sound_of(path), Seconds(recording.seconds))

        self._context.tasks.run(
            work, lambda _done: self._page.say("You hear it. Press Listen again to pause."), self._refuse
        )

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self.changed.emit(draft)
        self._show()

    def _refuse(self, fault: CalmroomError) -> None:
        self._page.say(f"{fault.message} {fault.hint}".strip())


def _sound_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UNHEARD from fault


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TOO_LARGE
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UNREADABLE from fault
