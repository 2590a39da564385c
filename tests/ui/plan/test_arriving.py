"""A routine came: it is seen whole before anything of it is taken in, item by item."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QTextEdit
from ui.plan.given import CARD, FILE, HIDDEN, NEWER, OTHER_HAND, ROUTINE, WORDS, adopt, house, lay

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.desk import KnownSigner
from calmroom.domain.routine.handover import KeyPair, Material, Opened, Step

if TYPE_CHECKING:
    from fakes.house import House
    from ui.plan.conftest import Seen, Show

OWN = (Path(__file__).parents[2] / "data" / "scripts" / "t01.calm.md").read_text("utf-8")


def read(seen: Seen) -> None:
    """Open the file."""
    assert seen.arriving is not None
    seen.arriving.read(FILE)


def look_at(show: Show, made: House) -> Seen:
    """The file on the screen."""
    seen = show(made)
    read(seen)
    seen.until(lambda: seen.sees("plan.preview.agree"))
    return seen


def tick(seen: Seen, item_id: str) -> QCheckBox:
    found = seen.find(f"plan.preview.item.{item_id}")
    assert isinstance(found, QCheckBox)
    return found


def plans(seen: Seen) -> tuple[str, ...]:
    return tuple(plan.id for plan in seen.house.vault.plans.all())


@pytest.fixture
def came(show_arriving: Show) -> Seen:
    made = house()
    lay(made)
    return look_at(show_arriving, made)


def test_it_shows_from_whom_what_it_adds_and_the_sentences(came: Seen) -> None:
    words = came.words()
    for said in ("Between two sessions", "From Maya", "first file from this key", WORDS, CARD, "Days 1 to 3"):
        assert said in words
    assert "Three Places of Support, 5 to 12 minutes" in came.ticks()


def test_nothing_is_taken_in_by_looking(came: Seen) -> None:
    came.click("plan.preview.not-now")
    came.until(lambda: came.asked == ["left"])
    assert plans(came) == ()
    assert came.house.routines.unpacked == {}
    assert "Maya" not in came.words()


def test_escape_leaves_it(came: Seen) -> None:
    QTest.keyClick(came.find("plan.preview.back"), Qt.Key.Key_Escape)
    assert came.asked == ["left"]


def test_agreed_by_the_keyboard_it_is_taken_in_with_everything_that_can_be_begun(came: Seen) -> None:
    came.press("plan.preview.agree")
    came.until(lambda: came.asked == ["taken"])
    (plan,) = came.house.vault.plans.all()
    assert plan.routine == ROUTINE
    assert plan.declined == (), "what is not here could not be ticked, so nobody declined it"


def test_what_is_unticked_is_left_out_and_that_is_said(came: Seen) -> None:
    assert "nobody is told" in came.words()
    came.press("plan.preview.item.i3")
    assert "4 of 5 practices are taken in." in came.words()
    came.press("plan.preview.agree")
    came.until(lambda: came.asked == ["taken"])
    assert came.house.vault.plans.all()[0].declined == ("i3",)


def test_with_nothing_ticked_there_is_nothing_to_agree_to(came: Seen) -> None:
    for key in ("i1", "i2", "i3", "i4", "i5"):
        came.press(f"plan.preview.item.{key}")
    assert not came.find("plan.preview.agree").isEnabled()
    assert "Tick at least one practice" in came.words()


def test_a_tick_is_named_in_full_for_a_screen_reader(came: Seen) -> None:
    assert tick(came, "i3").accessibleName() == "Take in Looking Around, 5 minutes, later, or instead, Days 1 to 3"
    assert came.find("plan.preview.agree").accessibleName() == "Take it in: Between two sessions"


def test_the_keyboard_goes_through_it_as_one_reads(came: Seen) -> None:
    came.find("plan.preview.back").setFocus()
    passed = []
    for _ in range(8):
        QTest.keyClick(came.page.window().focusWidget(), Qt.Key.Key_Tab)
        passed.append(came.page.window().focusWidget().objectName().removeprefix("plan.preview."))
    assert passed == ["compare", "item.i1", "item.i2", "item.i3", "item.i4", "item.i5", "agree", "not-now"]


def test_the_words_of_an_own_practice_can_be_read_before(show_arriving: Show) -> None:
    made = house()
    script = lay(made, material=Material(scripts=(("warm.calm.md", OWN),))).scripts[0]
    seen = look_at(show_arriving, made)
    assert script.title in seen.words()
    seen.press(f"plan.preview.own.{script.id}.read")
    words = seen.find(f"plan.preview.own.{script.id}.words")
    assert isinstance(words, QTextEdit)
    assert words.isVisible()
    line = next(line for chapter in words.toPlainText().splitlines() if (line := chapter.strip()))
    assert line
    assert words.isReadOnly()
    assert seen.find(f"plan.preview.own.{script.id}.read").accessibleName() == f"Close the words: {script.title}"
    seen.press(f"plan.preview.own.{script.id}.read")
    assert not words.isVisible()


def test_a_known_name_with_another_key_is_a_plain_warning_in_place(show_arriving: Show) -> None:
    made = house()
    lay(made, keys=OTHER_HAND)
    made.vault.signers.save(KnownSigner("c" * 64, "Maya", "calm1-x", made.clock.now()))
    seen = look_at(show_arriving, made)
    assert seen.sees("plan.preview.doubt")
    assert "another key" in seen.words()
    assert "Ask your therapist by another way" in seen.words()


def test_an_unsigned_file_is_doubtful_and_offers_no_words(show_arriving: Show) -> None:
    made = house()
    lay(made, keys=None)
    seen = look_at(show_arriving, made)
    assert "Nobody signed this file" in seen.words()
    assert not seen.sees("plan.preview.compare")


def test_the_words_are_compared_when_that_is_asked(came: Seen) -> None:
    came.press("plan.preview.compare")
    assert came.asked == ["compare Maya"]


def test_an_update_says_what_changes_and_keeps_what_was_chosen(show_arriving: Show) -> None:
    made = house()
    before = adopt(made, declined=("i1", "i9"), note="Warm hands.")
    lay(made, NEWER)
    seen = look_at(show_arriving, made)
    assert "What is other than before" in seen.words()
    assert "Gone: Looking Around, days 1 to 3." in seen.words()
    assert not tick(seen, "i1").isChecked()
    assert tick(seen, "i6").isChecked()
    seen.press("plan.preview.agree")
    seen.until(lambda: seen.asked == ["taken"])
    (after,) = made.vault.plans.all()
    assert (after.routine.edition, after.note, after.adopted) == (2, before.note, before.adopted)
    assert "i1" in after.declined


def test_an_older_edition_is_not_offered(show_arriving: Show) -> None:
    made = house()
    adopt(made, NEWER)
    lay(made, ROUTINE)
    seen = show_arriving(made)
    read(seen)
    seen.reads("This is edition 1 of the routine")
    assert not seen.sees("plan.preview.agree")
    assert seen.find("plan.preview.back").accessibleName() == "Keep the plan as it is"


def test_a_file_that_cannot_be_read_is_a_sentence_in_place_with_a_way_on(show_arriving: Show) -> None:
    seen = show_arriving(house())
    read(seen)
    seen.reads("This file could not be read. Your plan stays as it was.")
    assert seen.page.window().isActiveWindow(), "no box stands over it"
    seen.press("plan.preview.another")
    assert seen.asked == ["file"]


def test_a_file_that_was_swapped_meanwhile_is_refused_and_can_be_looked_at_again(came: Seen) -> None:
    lay(came.house, NEWER)
    came.press("plan.preview.agree")
    came.reads("This is another file than the one that was looked at.")
    assert plans(came) == ()
    assert came.find("plan.preview.agree").isVisible()


def test_a_locked_vault_is_asked_for_and_the_file_waits(show_arriving: Show) -> None:
    made = house()
    lay(made)
    made.vault.keys.set_passphrase("slow river", made.vault.keys.new_recovery_key())
    seen = show_arriving(made)
    read(seen)
    seen.until(lambda: seen.asked == ["locked Between.calmroutine"])
    assert "Maya" not in seen.words()


class Gate:
    """Holds the reading of a file until it is let go, and remembers whether it may go on."""

    def __init__(self, made: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_go_on: list[bool] = []
        self.begun, self.free = threading.Event(), threading.Event()
        self._open = made.routines.open
        monkeypatch.setattr(made.routines, "open", self.open)

    def open(self, path: Path, keys: KeyPair | None, go_on: Callable[[Step], bool]) -> Opened:
        go_on(Step(0.4, "Checking the recordings"))
        self.begun.set()
        assert self.free.wait(10)
        self.may_go_on.append(go_on(Step(0.5, "Checking the recordings")))
        if not self.may_go_on[-1]:
            raise CalmroomError("It was given up.")
        return self._open(path, keys, go_on)


def test_a_long_reading_tells_how_far_it_is_and_is_given_up_by_its_button(
    show_arriving: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = house()
    lay(made)
    gate = Gate(made, monkeypatch)
    seen = show_arriving(made)
    read(seen)
    assert gate.begun.wait(10)
    seen.reads("Checking the recordings")
    seen.press("plan.preview.work.cancel")
    gate.free.set()
    seen.until(lambda: gate.may_go_on == [False])
    assert seen.asked == ["left"]
    assert "given up" not in seen.words()


def test_taking_in_can_be_given_up_and_leaves_nothing(came: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, free = threading.Event(), threading.Event()
    install = came.house.routines.install

    def slow(path: Path, opened: Opened, keys: KeyPair | None, go_on: Callable[[Step], bool]) -> bool:
        begun.set()
        assert free.wait(10)
        return install(path, opened, keys, go_on)

    monkeypatch.setattr(came.house.routines, "install", slow)
    came.press("plan.preview.agree")
    assert begun.wait(10)
    QTest.keyClick(came.find("plan.preview.work.cancel"), Qt.Key.Key_Escape)
    free.set()
    came.until(lambda: came.find("plan.preview.agree").isVisible())
    came.qtbot.wait(50)
    assert plans(came) == ()
    assert came.asked == []


def test_hidden_practices_are_not_named(show_arriving: Show) -> None:
    made = house()
    lay(made, HIDDEN)
    seen = look_at(show_arriving, made)
    assert "A practice that is shown later" in seen.ticks()
    assert "Three Places of Support" not in seen.ticks() + seen.words()


def test_forgotten_it_shows_nothing_of_anybody(came: Seen) -> None:
    assert came.arriving is not None
    came.arriving.forget()
    assert "Maya" not in came.words()
    assert came.ticks().count("minutes") == 0


def test_problems_are_told_in_plain_words(show_arriving: Show) -> None:
    made = house()
    opened = lay(made)
    made.routines.files[FILE] = replace(opened, problems=("One practice gives an order and is left out.",))
    seen = look_at(show_arriving, made)
    assert "What of it cannot be used" in seen.words()
    assert "One practice gives an order and is left out." in seen.words()
