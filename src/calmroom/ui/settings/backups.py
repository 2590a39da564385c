"""The section Backups: one now, a second place for them, and the list of those there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from calmroom.domain.vault.backups import BackupEnded, BackupMoved, VaultRestored
from calmroom.domain.vault.vault import VaultLocked
from calmroom.ui.asking import PathQuestion
from calmroom.ui.lock.anew import BROKEN, BeginAnew
from calmroom.ui.settings.backup_row import BackupRow
from calmroom.ui.settings.backups_state import (
    RESTORED,
    ROTA,
    SHOWN,
    ended_words,
    folder_words,
    last_words,
    line_of,
    looked_words,
    more_words,
)
from calmroom.ui.settings.rows import Section
from calmroom.ui.theme.fonts import Role
from calmroom.ui.widgets.buttons import OutlineButton, QuietButton
from calmroom.ui.widgets.flow import FlowLayout
from calmroom.ui.widgets.labels import TextLabel, Tone
from calmroom.ui.widgets.naming import announce
from calmroom.ui.widgets.surfaces import HairLine

if TYPE_CHECKING:
    from calmroom.domain.errors import CalmroomError
    from calmroom.domain.ports import Clock
    from calmroom.domain.vault.backups import BackupCopy, Concern, Inside
    from calmroom.services.backups import BackupService
    from calmroom.ui.context import Context

MAKING = "A backup is being made."
READING = "Reading it through."
RESTORING = "Putting it in place."


@dataclass(frozen=True, slots=True)
class Known:
    """How backups stand: what the worker found."""

    copies: tuple[BackupCopy, ...]
    inside: tuple[Inside | None, ...]
    concerns: tuple[Concern, ...]
    trouble: CalmroomError | None
    is_folder_here: bool


class BackupsSection(Section):
    """Asks the service through the worker, and hears what comes of it on the bridge."""

    def __init__(self, backups: BackupService, clock: Clock, context: Context) -> None:
        look = context.look
        super().__init__(look, "Backups", "settings.backups")
        self._backups = backups
        self._clock = clock
        self._context = context
        self._shows_all = False
        self.rows: list[BackupRow] = []
        self._listed: object = None
        self.last = TextLabel(look, "", Role.BODY_STRONG, name="settings.backup.last")
        self.said = TextLabel(look, "", Role.SMALL, Tone.LAKE, name="settings.backup.said")
        self.now = OutlineButton(look, "Make one now", "settings.backup.now")
        self.place = TextLabel(look, "", Role.SMALL, Tone.INK2, name="settings.backup.place")
        self.choose = OutlineButton(look, "Choose folder", "settings.backup.folder")
        self._question = PathQuestion(self.choose, "Backups go there too")
        self.stop = QuietButton(look, "Only here", "settings.backup.folder.none")
        self.stop.setAccessibleName("Keep backups on this computer only")
        self.worries = TextLabel(look, "", Role.SMALL, Tone.CAUTION, name="settings.backup.worries")
        self.anew = BeginAnew(backups, BROKEN, context, "settings.backup.anew")
        self.more = QuietButton(look, "", "settings.backup.all")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._lay()
        self._connect()

    def refresh(self) -> None:
        """Ask how backups stand."""
        self._context.tasks.run(self._ask, self._show)

    def _lay(self) -> None:
        look = self.look
        for each in (self.said, self.worries, self.anew):
            each.hide()
        rota = TextLabel(look, ROTA, Role.SMALL, Tone.INK2)
        self.add(_group((self.last, rota, self.said, self.worries, self.anew), (self.now,)))
        title = TextLabel(look, "A second place", Role.BODY_STRONG)
        self.add(_group((title, self.place), (self.choose, self.stop)))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._list.hide()
        self.add(self._list)

    def _connect(self) -> None:
        self.now.clicked.connect(self._make)
        self.choose.clicked.connect(lambda: self._question.ask(self._backups.folder or Path.home()))
        self._question.chosen.connect(self._take_folder)
        self.stop.clicked.connect(lambda: self._take_folder(None))
        self.more.clicked.connect(self._show_all)
        self.anew.begun.connect(self.refresh)
        bridge = self._context.bridge
        bridge.on(BackupMoved, lambda _event: self._say(MAKING))
        bridge.on(BackupEnded, self._ended)
        bridge.on(VaultRestored, lambda _event: self._restored())

    def _ask(self) -> Known:
        service = self._backups
        trouble, copies = service.trouble(), service.copies()
        shown = len(copies) if self._shows_all else SHOWN
        inside = tuple(map(service.glance, copies[:shown]))
        return Known(copies, inside, service.concerns(), trouble, service.is_folder_here())

    def _show(self, known: Known) -> None:
        now = self._clock.now()
        self.last.set_words(last_words(known.copies, now))
        self.place.set_words(folder_words(self._backups.folder, is_here=known.is_folder_here))
        self.stop.setVisible(self._backups.folder is not None)
        worries = [f"{one.message} {one.hint}" for one in known.concerns]
        if known.trouble is not None:
            worries.insert(0, f"{known.trouble.message} Look inside the newest backup below, and restore it.")
        self.worries.set_words("\n".join(worries))
        self.worries.setVisible(bool(worries))
        self.anew.setVisible(known.trouble is not None)
        self.now.setEnabled(known.trouble is None and not self._backups.is_busy)
        # A list in which somebody reads, or is about to press, is left as it is.
        listed = (known.copies, known.inside)
        if listed != self._listed and not any(row.is_open for row in self.rows):
            self._listed = listed
            self._fill(known)

    def _fill(self, known: Known) -> None:
        focused: QWidget | None = self.window().focusWidget()
        name = focused.objectName() if focused is not None and self._list.isAncestorOf(focused) else ""
        self.rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.more:
                widget.hide()
                widget.deleteLater()
        now = self._clock.now()
        for number, (copy, inside) in enumerate(zip(known.copies, known.inside, strict=False)):
            row = BackupRow(self.look, copy, line_of(copy, inside, now), f"settings.backup.{number}")
            row.look_asked.connect(partial(self._look, row))
            row.restore_asked.connect(partial(self._restore, row))
            self.rows.append(row)
            if number:
                self._column.addWidget(HairLine(self.look))
            self._column.addWidget(row)
            row.show()
        hidden = len(known.copies) - len(self.rows)
        self.more.set_text(more_words(len(known.copies)))
        self.more.setVisible(hidden > 0)
        self._column.addWidget(self.more)
        self._list.setVisible(bool(self.rows))
        self._focus_again(name if hidden or name != self.more.objectName() else self.rows[SHOWN].inside.objectName())

    def _focus_again(self, name: str) -> None:
        """Where one was before the list was made anew."""
        rows = (row for row in self.rows if name)
        again = next(filter(None, (row.findChild(QPushButton, name) for row in rows)), None)
        if again is not None:
            again.setFocus()

    def _look(self, row: BackupRow, secret: str) -> None:
        row.show_busy(READING)

        def refused(fault: CalmroomError) -> None:
            if isinstance(fault, VaultLocked):
                row.ask_secret(fault.message)
            else:
                row.show_fault(fault.message, fault.hint)

        self._context.tasks.run(
            lambda: self._backups.look(row.copy, secret or None),
            lambda inside: row.show_inside(looked_words(row.copy, inside)),
            refused,
        )

    def _restore(self, row: BackupRow, secret: str) -> None:
        row.secret.forget()
        row.show_busy(RESTORING)
        self._context.tasks.run(
            lambda: self._backups.restore(row.copy, secret or None),
            lambda _: self._say(RESTORED),
            lambda fault: row.show_fault(fault.message, fault.hint),
        )

    def _make(self) -> None:
        self.now.setEnabled(False)
        self._say(MAKING)
        self._context.tasks.run(self._backups.make_now, lambda _: None, lambda fault: self._say(fault.message))

    def _ended(self, event: BackupEnded) -> None:
        self.now.setEnabled(True)
        self._say(" ".join(filter(None, ended_words(event))))
        self.refresh()

    def _say(self, words: str) -> None:
        if words != self.said.text() or self.said.isHidden():
            self.said.set_words(words)
            self.said.show()
            announce(self, words)

    def _restored(self) -> None:
        for row in self.rows:
            row.close_again()
        self.refresh()

    def _show_all(self) -> None:
        self._shows_all = True
        self.refresh()

    def _take_folder(self, folder: Path | None) -> None:
        self._backups.choose_folder(folder)
        self.refresh()


def _group(words: tuple[QWidget, ...], buttons: tuple[QWidget, ...]) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(20, 14, 20, 14)
    column.setSpacing(4)
    for label in words:
        column.addWidget(label)
    row = QWidget()
    flow = FlowLayout(gap=8)
    row.setLayout(flow)
    for button in buttons:
        flow.addWidget(button)
    column.addSpacing(6)
    column.addWidget(row)
    return group
