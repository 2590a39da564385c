"""Parts laid out: in rows that wrap, at the foot, or taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calmroom.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QLayout


def row_of(*parts: QWidget, gap: int = 10) -> QWidget:
    """Controls in a row, and in the next one where there is no room."""
    row = QWidget()
    flow = FlowLayout(gap=gap, centred=True)
    row.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return row


def put(layout: QBoxLayout, part: QWidget, *, left: bool = False) -> None:
    """Put a part at the foot, in sight at once; Qt would show it a moment later."""
    layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0))
    part.show()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, out of sight at once."""
    while layout.count():
        item = layout.takeAt(0)
        part = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if part is not None:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        elif inner is not None:
            clear(inner)
