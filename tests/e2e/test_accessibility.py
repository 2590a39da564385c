"""Every page by ear and by keyboard: names, ids, the way of Tab, and Ground me in its corner."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from e2e.first_pages import agree, pass_the_list, say_age
from e2e.living_room import living_room, missing
from e2e.program import Node, Program, rest, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INSIDE = Path(__file__).with_name("inside")
PAGES = (
    "welcome",
    "doctor",
    "consent",
    "today",
    "library",
    "journal",
    "body",
    "history",
    "settings",
    "player",
    "after",
    "ground",
)
MOST_STEPS = 70
STAYING = frozenset({"library.begin", "library.export"})
"""The foot of a column that scrolls under it: what is above it may lie lower, where nobody sees it."""
LEAST_SIDE = 24
OWN_WAY = {
    "radio button": "arrow keys go through a group",
    "list item": "arrow keys go through a list",
    "table cell": "arrow keys go through a table",
}
"""What need not be reached by Tab itself, and how it is reached."""


@dataclass(frozen=True)
class Page:
    """One page as a screen reader and a keyboard find it.

    Attributes:
        nodes: All that shows, in the order of the tree.
        trail: What had the focus after each Tab, until it came round.
        painted: The words painted on each control, by its id.
    """

    nodes: tuple[Node, ...]
    trail: tuple[str, ...]
    painted: dict[str, str]

    @property
    def window(self) -> Node:
        return next(node for node in self.nodes if node["id"] == "window")

    @property
    def controls(self) -> tuple[Node, ...]:
        """All that can have the focus and be used."""
        return tuple(node for node in self.nodes if {"FOCUSABLE", "ENABLED"} <= set(node["states"]))

    def by_id(self, name: str) -> Node | None:
        return next((node for node in self.nodes if node["id"] == name), None)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every page, walked through once."""
    lacking = missing()
    if lacking:
        pytest.skip(f"this machine lacks {lacking}; ./run test names what to install")
    folder = tmp_path_factory.mktemp("walked")
    pipe = folder / "painted"
    os.mkfifo(pipe)
    with living_room(folder / "home") as furnished:
        room = furnished.having(PYTHONPATH=str(INSIDE), CALMROOM_PAINTED=str(pipe))
        room.command("journal", "add", "--text", "the light came round the corner")
        with room.calmroom() as program:
            pages = {name: look_at(program, pipe, reach) for name, reach in ways(program)}
            program.close()
    return pages


def ways(program: Program) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each page in turn, and how it is reached from the one before."""

    def go_on() -> None:
        agree(program)
        program.see("today.begin")

    def begin() -> None:
        program.press("ctrl+1")
        program.click("today.begin")
        program.see("player.pause", "Pause")
        program.press("space")
        program.see("player.pause", "Go on")

    def end() -> None:
        program.press("Escape")
        program.see("after.save")

    def ground() -> None:
        program.press("ctrl+g")
        program.see("ground.here")

    yield "welcome", lambda: program.see("first.adult")
    yield "doctor", lambda: say_age(program)
    yield "consent", lambda: pass_the_list(program)
    yield "today", go_on
    for name in ("library", "journal", "body", "history", "settings"):
        yield name, partial(go_to, program, name)
    yield "player", begin
    yield "after", end
    yield "ground", ground


def go_to(program: Program, room: str) -> None:
    program.click(f"nav.{room}")
    wait_for(lambda: "CHECKED" in program.see(f"nav.{room}")["states"], room)


def look_at(program: Program, pipe: Path, reach: Callable[[], object]) -> Page:
    reach()
    rest(0.7)  # what a page asks of the disk comes a moment after it
    nodes = tuple(program.ask())
    into = pipe.with_name("words.json")
    pipe.write_text(str(into), encoding="utf-8")
    wait_for(into.exists, "the painted words")
    painted = dict(json.loads(into.read_text("utf-8")))
    into.unlink()
    return Page(nodes, tuple(tab_round(program)), painted)


def tab_round(program: Program) -> Iterator[str]:
    """What has the focus after each Tab, until what came first comes again."""
    first = ""
    for _ in range(MOST_STEPS):
        program.press("Tab")
        rest(0.06)  # the focus travels over two buses
        focused = program.ask(focus=True)
        name = focused["id"] if focused else ""
        if name and name == first:
            return
        first = first or name
        yield name


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, walked: dict[str, Page]) -> Page:
    return walked[request.param]


@pytest.mark.screen
def test_every_control_has_a_name(page: Page) -> None:
    assert not [node["id"] for node in page.controls if not node["name"].strip()]


@pytest.mark.screen
def test_every_control_has_an_id_of_its_own(page: Page) -> None:
    ids = Counter(node["id"] for node in page.controls if node["role"] not in {"list item", "table cell"})
    assert not [name for name, count in ids.items() if count > 1 or not name or name.startswith("QApplication")]


@pytest.mark.screen
def test_what_is_read_out_begins_with_what_is_painted(page: Page) -> None:
    assert page.painted
    wrong = []
    for name, words in page.painted.items():
        node = page.by_id(name)
        if node is not None and not node["name"].casefold().startswith(words.casefold()):
            wrong.append((name, words, node["name"]))
    assert not wrong


@pytest.mark.screen
def test_tab_comes_to_every_control_and_round_again(page: Page) -> None:
    assert len(page.trail) < MOST_STEPS, f"Tab does not come round: {page.trail}"
    assert "" not in page.trail, f"the focus is nowhere: {page.trail}"
    left = [node["id"] for node in page.controls if node["id"] not in page.trail and node["role"] not in OWN_WAY]
    assert not left


@pytest.mark.screen
def test_a_group_of_choices_can_be_entered_by_tab(page: Page) -> None:
    groups = {node["id"].rpartition(".")[0] for node in page.controls if node["role"] == "radio button"}
    reached = {name.rpartition(".")[0] for name in page.trail}
    assert groups <= reached


@pytest.mark.screen
def test_tab_goes_down_each_column(page: Page) -> None:
    boxes = {node["id"]: node["box"] for node in page.controls}
    trail = [name for name in page.trail if name in boxes]
    around = [i for i, name in enumerate(trail) if name.startswith(("nav.", "shell."))]
    start = around[-1] + 1 if around else trail.index(min(trail, key=lambda name: top(boxes[name])))
    way = [name for name in trail[start:] + trail[:start] if not name.startswith(("nav.", "shell."))]
    _, y, _, height = page.window["box"]
    # What is scrolled out of sight comes before a foot that stays, and is judged among itself.
    unseen = {name for name, box in boxes.items() if box[1] >= y + height}
    back = [(a, b) for a, b in pairwise(way) if goes_back(boxes[a], boxes[b]) and (a in unseen) == (b in unseen)]
    assert not [(a, b) for a, b in back if (a in STAYING) == (b in STAYING)], way


def top(box: list[int]) -> tuple[int, int]:
    return box[1], box[0]


def goes_back(one: list[int], other: list[int]) -> bool:
    """Whether the other stands above the one and not in a column to the right of it."""
    above = other[1] + other[3] <= one[1]
    to_the_right = other[0] >= one[0] + one[2]
    same_line = other[1] < one[1] + one[3] and one[1] < other[1] + other[3]
    return (above and not to_the_right) or (same_line and other[0] + other[2] <= one[0])


@pytest.mark.screen
def test_every_control_is_large_enough_to_be_hit(page: Page) -> None:
    small = [(node["id"], node["box"]) for node in page.controls if min(node["box"][2:]) < LEAST_SIDE]
    assert not small


@pytest.mark.screen
def test_ground_me_stands_in_its_corner(page: Page) -> None:
    button = page.by_id("shell.ground")
    if page.by_id("ground.here"):
        assert button is None, "on its own page it is not there"
        return
    assert button is not None
    (left, high, _, height), (x, y, _, whole) = button["box"], page.window["box"]
    assert left - x == 14
    assert y + whole - (high + height) == 18
    assert height >= 56
