"""How one would like a practice, chosen beside it; and what keeps one closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fakes.house import STARTED_BEFORE, House
from fakes.library import FakeLibrary, bundled, named, three
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from ui.library.test_pane import Opened, Show, show

from calmroom.domain.care.consent import DEEP, NOT_ALONE
from calmroom.domain.levels import voice_gain
from calmroom.domain.script import Line, PhaseName, Touch
from calmroom.ui.gate import WHAT_OPENS

if TYPE_CHECKING:
    from calmroom.domain.script import Script

__all__ = ["show"]


def text(opened: Opened, name: str) -> str:
    label = opened.pane.findChild(QLabel, name)
    assert isinstance(label, QLabel), name
    return label.text() if label.isVisible() else ""


def test_captions_only_is_chosen_beside_the_practice_and_nothing_sounds(show: Show) -> None:
    opened = show(House(library=three()))
    opened.button("library.following.captions").setFocus()
    opened.press(Qt.Key.Key_Space)
    assert opened.rooms.settings.current.captions_only
    levels = opened.house.player.levels
    assert levels is not None
    assert (levels.voice, levels.bed) == (voice_gain(0), voice_gain(0))
    assert "The words at their own pace. Nothing sounds." in opened.words()
    assert not opened.pane.detail.choices.bed.isVisible()


def test_by_ear_again_brings_the_levels_back(show: Show) -> None:
    opened = show(House(replace(STARTED_BEFORE, captions_only=True, voice_level=60), library=three()))
    opened.button("library.following.sound").click()
    assert opened.house.player.levels is not None
    assert opened.house.player.levels.voice == voice_gain(60)


def test_a_place_of_the_practice_is_left_out_by_its_chip_and_put_back(show: Show) -> None:
    opened = show(House(library=three()))
    opened.click_row("s07")
    chip = opened.button("library.without.sacrum")
    assert (chip.accessibleName(), chip.isChecked()) == ("sacrum: leave it out", False)
    chip.click()
    assert opened.rooms.settings.current.left_out == ("sacrum",)
    assert opened.button("library.out.sacrum").isVisible()
    opened.button("library.without.sacrum").click()
    assert not opened.rooms.settings.current.left_out


def test_touch_is_asked_only_where_a_line_invites_a_hand(show: Show) -> None:
    opened = show(House(library=FakeLibrary(*three().scripts(), touching())))
    assert not opened.button("library.touch.touch").isVisible()
    opened.click_row("s12")
    opened.button("library.touch.touch-free").click()
    assert not opened.rooms.settings.current.touch
    opened.button("library.begin").click()
    assert opened.begun[0].choices.touch is Touch.TOUCH_FREE


def touching() -> Script:
    """A practice whose first line of the body has a hand in it."""
    arriving = bundled().scripts()[0]
    phases = []
    for phase in arriving.phases:
        items = list(phase.items)
        if phase.name is PhaseName.BODY:
            at = next(number for number, item in enumerate(items) if isinstance(item, Line) and not item.tags)
            line = items[at]
            assert isinstance(line, Line)
            items[at : at + 1] = [replace(line, touch=Touch.TOUCH), replace(line, touch=Touch.TOUCH_FREE)]
        phases.append(replace(phase, items=tuple(items)))
    return named("s12", "The Weight of a Nickel", phases=tuple(phases), level=0)


def deep() -> Script:
    return named("s21", "A Conversation with Sensation", level=3)


def settled(opened: Opened) -> Opened:
    opened.qtbot.waitUntil(lambda: text(opened, "library.gate.why") != "")
    opened.qtbot.waitUntil(lambda: "locked" not in text(opened, "library.gate.why"))
    return opened


def test_level_3_says_what_it_asks_and_nothing_begins_it(show: Show) -> None:
    opened = show(House(library=FakeLibrary(*three().scripts(), deep())))
    opened.click_row("s21")
    settled(opened)
    assert text(opened, "library.gate.why") == "Level 3 asks for one more yes."
    assert not opened.button("library.begin").isVisible()
    assert not opened.button("library.export").isVisible()
    QTest.keyClick(opened.shelf, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(opened.shelf, "12")
    assert opened.begun == []


def test_it_opens_when_one_of_the_first_two_is_ticked_and_what_was_ticked_is_kept_word_for_word(show: Show) -> None:
    house = House(library=FakeLibrary(*three().scripts(), deep()))
    opened = show(house)
    opened.click_row("s21")
    settled(opened)
    assert not any(box.isChecked() for box in boxes(opened))
    opens = opened.button("library.gate.open")
    assert (opens.isEnabled(), text(opened, "library.gate.rule")) == (False, WHAT_OPENS)
    boxes(opened)[2].click()
    assert not opens.isEnabled()
    boxes(opened)[1].click()
    assert opens.isEnabled()
    opens.click()
    opened.qtbot.waitUntil(lambda: "never the first practice" in text(opened, "library.gate.why"))
    kept = house.vault.consents.all()[-1].items
    assert kept == (DEEP[1], NOT_ALONE)


def test_tab_goes_through_the_boxes_to_what_they_open(show: Show) -> None:
    opened = show(House(library=FakeLibrary(*three().scripts(), deep())))
    opened.click_row("s21")
    settled(opened)
    boxes(opened)[0].setFocus()
    opened.press(Qt.Key.Key_Space)
    names = []
    for _ in range(4):
        names.append(opened.focus().objectName())
        opened.press(Qt.Key.Key_Tab)
    assert names == ["library.gate.0", "library.gate.1", "library.gate.2", "library.gate.open"]


def test_the_evidence_page_is_one_press_away(show: Show) -> None:
    opened = show(House(library=three()))
    asked: list[str] = []
    opened.pane.read_asked.connect(asked.append)
    opened.button("library.evidence").click()
    assert asked == ["evidence"]


def test_what_is_known_has_its_sources_behind_a_link(show: Show) -> None:
    opened = show(House(library=three()))
    opened.click_row("s07")
    assert text(opened, "library.known") == opened.rooms.knowledge.paragraph_for("s07")
    assert opened.button("library.known.more").accessibleName() == "Sources: What is known"
    opened.button("library.known.more").click()
    for source in opened.rooms.knowledge.sources_for("s07"):
        assert source in text(opened, "library.known.rest")


def boxes(opened: Opened) -> list[QAbstractButton]:
    return [opened.button(f"library.gate.{number}") for number in range(3)]
