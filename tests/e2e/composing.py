"""A therapist's way from an empty desk to a routine file, by keyboard alone, as a person goes it."""

from __future__ import annotations

from pathlib import Path

from e2e.program import Program, wait_for

CARE = "One of these is plenty, and none is fine."


def open_the_desk(program: Program, name: str) -> None:
    """Say in Settings that one works with clients, and go there."""
    program.see("today.begin")
    go(program, "nav.settings")
    go(program, "settings.works")
    program.press("Tab")
    at(program, "settings.therapist")
    program.type(name)
    program.press("Tab", "space")
    at(program, "desk.routines.new")


def write_down(program: Program, initials: str, code: str) -> None:
    """A client, by initials, and the code that the two compare."""
    program.tab_to("desk.routines.add")
    program.press("space")
    at(program, "desk.client.initials")
    program.type(initials)
    program.press("Return")
    at(program, "desk.routines.0.new")
    program.press("Tab", "space")
    at(program, "desk.client.initials")
    program.tab_to("desk.client.code")
    program.type(code)
    program.press("Return")
    at(program, "desk.client.same")
    program.press("space")
    program.see("desk.client.known", "sealed to them")
    program.press("Escape")
    at(program, "desk.routines.0.change")


def begin_empty(program: Program) -> None:
    """A routine with nothing in it, for the one client there is."""
    program.press("shift+Tab", "space")
    program.see("desk.begin.empty")
    program.tab_to("desk.begin.empty")
    program.press("space")
    program.see("desk.part.add")


def fill(program: Program) -> None:
    """All days of the first week, with a sentence and one practice of five minutes."""
    at(program, "desk.part.add")
    program.press("space")
    at(program, "desk.days.done")
    program.press("Tab")
    at(program, "desk.days.kind")
    program.press("End")
    program.see("desk.days.monday")
    for day in ("tuesday", "thursday", "saturday", "sunday"):
        program.tab_to(f"desk.days.{day}")
        program.press("space")
    program.focus("desk.days.sentence")
    program.type(CARE)
    program.press("Escape")
    program.press("Tab", "space")
    at(program, "desk.choose.search")
    program.type("arriving")
    program.see("desk.choose.s01")
    program.press("Return")
    wait_for(
        lambda: program.shows("Arriving Here is on the plan") or program.shows("Kept at"), "the practice on the plan"
    )
    program.press("Escape", "Escape")
    program.see("desk.seen.page", "Arriving Here")


def go_on_writing(program: Program) -> None:
    """Another day: back to what was being written."""
    program.see("today.begin")
    program.press("ctrl+6")
    program.see("desk.routines.0.0.open")
    program.tab_to("desk.routines.0.0.open")
    program.press("space")
    program.see("desk.seen.page", "Arriving Here")


def save(program: Program, path: Path) -> None:
    """The file, sealed, where both can reach it."""
    program.see("desk.save.size", "only")
    go(program, "desk.save.button")
    wait_for(lambda: "Save routine file" in program.titles(), "the file dialog")
    program.press("ctrl+a")
    program.type(str(path))
    program.press("Return")
    program.see("desk.save.said", "Saved as")
    wait_for(path.exists, "the routine file")


def go(program: Program, name: str) -> None:
    """Press a control that Tab would take long to reach."""
    program.focus(name)
    program.press("space")


def at(program: Program, name: str) -> None:
    """Wait for the keyboard to be on a control, without helping it there."""
    wait_for(lambda: (program.ask(focus=True) or {}).get("id") == name, f"the focus on {name}")
