"""What is drawn, put onto the board: heading, figure or names, list, note and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.ui.body.drawing import note_of
from calmroom.ui.body.panel import NO_BEFORE
from calmroom.ui.body.state import Face, map_heading

if TYPE_CHECKING:
    from datetime import date

    from calmroom.ui.body.board import Board
    from calmroom.ui.body.studio import Studio


def show(board: Board, studio: Studio, today: date) -> None:
    """Show the face that is turned up."""
    panel = board.panel
    is_difference = studio.face is Face.DIFFERENCE
    board.show_palette(shown=not is_difference)
    heading = map_heading(studio.shown, today)
    board.when.set_words(NO_BEFORE if studio.face is not Face.NOW and studio.before is None else heading)
    board.stage.show_map(studio)
    if is_difference:
        panel.show_differences(studio.differences, has_before=studio.before is not None)
    else:
        panel.rows.follows = board.stage.order_tabs()
        panel.show_lines(studio.shown, studio.lines, studio.line, is_open=studio.is_open)
    _show_note(board, studio)
    panel.undo.setEnabled(studio.can_undo)
    panel.redo.setEnabled(studio.can_redo)
    board.palette_box.setEnabled(studio.is_open)


def _show_note(board: Board, studio: Studio) -> None:
    note, line = board.panel.note, studio.line
    words = note_of(studio.shown, line)
    if note.text() != words:
        note.setText(words)
    about = line.name if line is not None else "this map"
    note.setAccessibleName(f"Note about {about}")
    note.setPlaceholderText(f"{about}: a note" if line is not None else "A note, if you like")
