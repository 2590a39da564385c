"""The way through the first pages, as a person goes it."""

from __future__ import annotations

from e2e.program import Program

BOXES = tuple(f"first.agree.{number}" for number in range(1, 6))


def say_age(program: Program) -> None:
    """From the first page to the second."""
    program.click("first.adult")
    program.click("first.go-on")
    program.see("first.doctor.stroke")


def pass_the_list(program: Program) -> None:
    """From the second page to the last."""
    program.click("first.go-on")
    program.see("first.try")


def agree(program: Program, last: str = "first.go-on") -> None:
    """Try Ground me, tick every box, and press what is last."""
    program.press("ctrl+g")
    program.see("ground.here")
    program.press("Return")
    program.see("first.try", "You have tried it")
    for name in BOXES:
        program.click(name)
    program.click(last)


def go_through(program: Program, last: str = "first.go-on") -> None:
    """All three."""
    say_age(program)
    pass_the_list(program)
    agree(program, last)


def go_through_by_keyboard(program: Program) -> None:
    """The same without a mouse and without a screen reader's actions."""
    for name in ("first.adult", "first.go-on"):
        program.tab_to(name)
        program.press("space")
    program.see("first.doctor.stroke")
    program.tab_to("first.go-on", most=60)
    program.press("space")
    program.see("first.try", "Press")
    program.press("g")
    program.see("ground.here")
    program.press("Return")
    program.see("first.try", "You have tried it")
    for name in (*BOXES, "first.go-on"):
        program.tab_to(name)
        program.press("space")
