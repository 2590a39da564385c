"""The style sheet: one template with ``{token}`` fields, filled in for a theme and its text size.

It styles what holds other things and Qt's own fields. Buttons, chips, sliders and choices paint themselves.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from calmroom.ui.theme.fonts import Role
from calmroom.ui.theme.tokens import Palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calmroom.ui.theme.look import Look
    from calmroom.ui.theme.theme import Theme

TEMPLATE: Final = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog, QWidget[ground="bg"] {{ background: {bg}; }}
QWidget[ground="side"] {{ background: {side}; }}
QWidget[ground="surface"] {{ background: {surface}; }}
QWidget[ground="sunk"] {{ background: {sunk}; }}
QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] {{ background: transparent; border: none; }}
QAbstractScrollArea {{ background: transparent; border: none; }}
QLineEdit, QPlainTextEdit[kind="field"], QTextEdit[kind="field"], QSpinBox, QDateEdit, QTimeEdit {{
    background: {surface}; color: {ink}; border: {line}px solid {edge}; border-radius: 11px;
    padding: {pad_y}px {pad_x}px; selection-background-color: {lake}; selection-color: {on_lake};
    placeholder-text-color: {ink3};
}}
QLineEdit:focus, QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus {{ border-color: {lake}; }}
QDateEdit::drop-down {{ border: none; width: {drop}px; }}
QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button, QTimeEdit::down-button, QSpinBox::up-button,
QSpinBox::down-button {{ width: 0; border: none; }}
QLineEdit:disabled {{ color: {ink3}; border-style: dashed; }}
QTextEdit[kind="writing"], QPlainTextEdit[kind="writing"] {{
    background: transparent; border: none; color: {ink};
    selection-background-color: {lake}; selection-color: {on_lake}; placeholder-text-color: {ink3};
}}
QTableView, QTableWidget, QListView, QListWidget {{
    background: {surface}; color: {ink}; border: 1px solid {hair}; border-radius: 10px; gridline-color: {hair};
    selection-background-color: {lake_wash}; selection-color: {ink}; outline: none;
}}
QTableView[kind="plain"], QListView[kind="plain"] {{ background: transparent; border: none; border-radius: 0; }}
QTableView[kind="plain"] QHeaderView, QTableView[kind="plain"] QHeaderView::section {{
    background: transparent; border: none; padding: 0;
}}
QTableView::item, QListView::item {{ padding: {row}px; }}
QTableView::item:selected, QListView::item:selected {{ background: {lake_wash}; color: {ink}; {chosen} }}
QHeaderView {{ background: {surface}; }}
QHeaderView::section {{
    background: {surface}; color: {ink2}; border: none; border-bottom: 1px solid {edge}; padding: {row}px;
}}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 10px; padding: 4px;
    selection-background-color: {lake_wash}; selection-color: {lake_ink}; outline: none;
}}
QComboBox QAbstractItemView::item {{ padding: {row}px {pad_x}px; border-radius: 6px; min-height: {line_height}px; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 10px; padding: 6px; }}
QMenu::item {{ padding: {row}px {arrow}px {row}px {pad_x}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {lake_wash}; color: {lake_ink}; }}
QMenu::separator {{ height: 1px; background: {hair}; margin: 4px 8px; }}
QToolTip {{ background: {ink}; color: {bg}; border: none; padding: 6px 10px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {hair}; border: 1px solid {edge}; border-radius: 3px; }}
QScrollBar::handle:hover {{ background: {edge}; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def sheet_for(theme: Theme) -> str:
    """The style sheet of one theme."""
    palette = theme.palette
    tokens = {field.name: getattr(palette, field.name) for field in fields(Palette)}
    return TEMPLATE.format(
        **tokens,
        line=2 if palette.outlined else 1,
        chosen=f"border: 2px solid {palette.lake};" if palette.outlined else "",
        pad_x=round(theme.space(14)),
        arrow=round(theme.space(34)),
        drop=round(theme.space(30)),
        pad_y=round(theme.space(10)),
        row=round(theme.space(8)),
        line_height=round(theme.line_height(Role.BODY)),
    )


def qt_palette(theme: Theme) -> QPalette:
    """The same colours for what Qt paints by itself."""
    colours, palette = theme.palette, QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.bg),
        (QPalette.ColorRole.WindowText, colours.ink),
        (QPalette.ColorRole.Base, colours.surface),
        (QPalette.ColorRole.AlternateBase, colours.sunk),
        (QPalette.ColorRole.Text, colours.ink),
        (QPalette.ColorRole.Button, colours.surface),
        (QPalette.ColorRole.ButtonText, colours.ink),
        (QPalette.ColorRole.PlaceholderText, colours.ink3),
        (QPalette.ColorRole.Highlight, colours.lake),
        (QPalette.ColorRole.HighlightedText, colours.on_lake),
        (QPalette.ColorRole.Link, colours.lake_ink),
        (QPalette.ColorRole.ToolTipBase, colours.ink),
        (QPalette.ColorRole.ToolTipText, colours.bg),
        (QPalette.ColorRole.Mid, colours.edge),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def dress(page: QWidget, look: Look, theme: Theme) -> None:
    """Gives one page, which has a look of its own, another theme."""
    if theme != look.theme:
        # In this order: a new sheet gives every widget the letters it was born with.
        apply(page, theme)
        look.set_theme(theme)


def apply(target: QApplication | QWidget, theme: Theme) -> None:
    """Gives an application, or one widget and what is in it, a theme.

    Never during a practice: it restyles the whole tree.
    """
    if isinstance(target, QApplication) and not target.styleSheet():
        target.setStyle("fusion")
    with _all_kept():
        target.setPalette(qt_palette(theme))
        target.setFont(theme.font(Role.BODY))
        target.setStyleSheet(sheet_for(theme))


@contextmanager
def _all_kept() -> Iterator[None]:
    """Let no widget be collected meanwhile: Qt goes through all of them, and would fall over one that is gone."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
