"""Reads the accessibility tree as a screen reader would. Runs under the system's Python, which has ``gi``.

Answers one JSON line for each line of JSON on standard input: ``{"find": "player.pause"}``, ``{"focus": true}``,
``{"press": "player.pause"}``, ``{"take": "after.text"}`` (give it the focus), or anything else for all that shows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - only after the version is asked for

STATES = ("FOCUSED", "FOCUSABLE", "ENABLED", "CHECKED", "SHOWING", "VISIBLE")


def program() -> Any:  # noqa: ANN401 - gi has no types
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and "calmroom" in (child.get_name() or "").lower():
            return child
    return None


def walk(node: Any) -> Iterator[Any]:  # noqa: ANN401
    if node is None:
        return
    yield node
    index = 0
    # Counted anew each time: Qt 6.11 reads past the end when asked for a child of a scroll area that went meanwhile.
    while index < node.get_child_count():
        try:
            child = node.get_child_at_index(index)
            # What is on a page that is not shown is not looked at: the walk takes a tenth of the time.
            if child is not None and has(child, "VISIBLE"):
                yield from walk(child)
        except gi.repository.GLib.Error:
            pass
        index += 1


def has(node: Any, state: str) -> bool:  # noqa: ANN401
    return bool(node.get_state_set().contains(getattr(Atspi.StateType, state)))


def describe(node: Any) -> dict[str, object]:  # noqa: ANN401
    states = node.get_state_set()
    box = node.get_extents(Atspi.CoordType.SCREEN)
    found: dict[str, object] = {
        "id": node.get_accessible_id() or "",
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
        "box": [box.x, box.y, box.width, box.height],
    }
    if "Text" in node.get_interfaces():
        found["text"] = Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return found


def focused(nodes: Iterator[Any]) -> dict[str, object] | None:
    found = [node for node in nodes if has(node, "FOCUSED") and not is_inner(node)]
    return describe(found[-1]) if found else None


def is_inner(node: Any) -> bool:  # noqa: ANN401
    """The viewport of a field is focused with it; the current row of a list says so even where the list is not."""
    return (node.get_accessible_id() or "").endswith("viewport") or node.get_role_name() in {"list item", "table cell"}


def answer(question: dict[str, object]) -> object:
    root = program()
    if root is None:
        return None
    nodes = (node for node in walk(root) if has(node, "SHOWING") or node is root)
    if "focus" in question:
        return focused(nodes)
    wanted = next((question[verb] for verb in ("find", "press", "take") if verb in question), None)
    if wanted is None:
        return [describe(node) for node in nodes]
    node = next((node for node in nodes if node.get_accessible_id() == wanted), None)
    if node is not None and "press" in question:
        Atspi.Action.do_action(node, 0)
    elif node is not None and "take" in question:
        Atspi.Component.grab_focus(node)
    return None if node is None else describe(node)


for asked in sys.stdin:
    try:
        reply = answer(json.loads(asked))
    except gi.repository.GLib.Error:
        reply = None
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()
