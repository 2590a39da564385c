from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from calmroom.domain.routine.routine import Kind, Opens, Release
from calmroom.ui.desk.compose.rules import RuleLink
from calmroom.ui.widgets.choosing import ChoiceBox

if TYPE_CHECKING:
    from ui.desk.conftest import Desk

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BEGINNING = [["s26"], ["s27", "s02", "s30"], ["s07", "s11"], ["s18"], ["s25"]]


def pick(desk: Desk, name: str, words: str) -> None:
    box = desk.widget(name)
    assert isinstance(box, ChoiceBox)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    row = next(row for row in range(box.count()) if box.itemText(row).startswith(words))
    QTest.keyClick(box.view(), Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def choose(desk: Desk, rule: str, words: str) -> None:
    link = desk.widget(f"desk.rule.{rule}.link")
    assert isinstance(link, RuleLink)
    desk.pane.composer.area.ensureWidgetVisible(link)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    menu = link.menu_shown
    assert menu is not None
    action = next(action for action in menu.actions() if action.text().startswith(words))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def carry(what: QWidget, onto: QWidget, at: QPoint) -> None:
    start = what.rect().center()
    there = what.mapFromGlobal(onto.mapToGlobal(at))
    QTest.mousePress(what, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(what, start + QPoint(20, 20))
    QTest.mouseMove(what, there)
    QTest.mouseRelease(what, Qt.MouseButton.LeftButton, pos=there)


def test_the_line_shows_every_part_with_its_days_and_practices(composer: Desk) -> None:
    rows = composer.pane.composer.timeline.rows
    assert [(row.view.title, row.view.under) for row in rows] == [
        ("That evening", "Thu 5 March"),
        ("Days 1 to 3", "quiet window"),
        ("Days 4 to 9", "any day"),
        ("Days 10 to 12", "any day"),
        ("The day before", "Wed 18 March"),
    ]
    assert "for Iris, 5 to 19 March. Draft, kept on this computer." in composer.words()
    assert composer.chip("s02").accessibleName().startswith("Three Places of Support, 12 minutes")


def test_alt_with_up_and_down_moves_a_practice_to_another_time(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Down, ALT)
    assert composer.order()[1:3] == [["s27", "s30"], ["s07", "s11", "s02"]]
    assert composer.chip("s02").hasFocus()
    composer.press(Qt.Key.Key_Up, ALT)
    assert composer.order()[1:3] == [["s27", "s30", "s02"], ["s07", "s11"]]


def test_alt_with_left_and_right_moves_it_past_its_neighbour(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Left, ALT)
    assert composer.order()[1] == ["s02", "s27", "s30"]
    composer.press(Qt.Key.Key_Right, ALT)
    composer.press(Qt.Key.Key_Right, ALT)
    assert composer.order()[1] == ["s27", "s30", "s02"]


def test_delete_takes_a_practice_off_and_undo_puts_it_back_where_it_was(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Delete)
    assert composer.order()[1] == ["s27", "s30"]
    assert composer.chip("s30").hasFocus()
    assert composer.removals[0].message == "Three Places of Support is taken off"
    composer.removals[0].undo()
    assert composer.order() == BEGINNING


def test_control_z_takes_back_each_change_and_control_y_does_it_again(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Down, ALT)
    composer.press(Qt.Key.Key_Delete)
    composer.press(Qt.Key.Key_Z, CONTROL)
    composer.press(Qt.Key.Key_Z, CONTROL)
    assert composer.order() == BEGINNING
    composer.press(Qt.Key.Key_Y, CONTROL)
    assert composer.order()[2] == ["s07", "s11", "s02"]


def test_a_practice_is_carried_to_another_part(composer: Desk) -> None:
    other = composer.chip("s07")
    carry(composer.chip("s27"), other, QPoint(2, 20))
    assert composer.order()[1:3] == [["s02", "s30"], ["s27", "s07", "s11"]]
    assert not composer.has("desk.options")


def test_what_is_let_go_beside_the_line_stays_where_it_was(composer: Desk) -> None:
    carry(composer.chip("s27"), composer.pane.composer.seen, QPoint(100, 400))
    assert composer.order() == BEGINNING


def test_the_dashed_plus_opens_the_chooser_and_a_search_finds(composer: Desk) -> None:
    part = composer.routine().parts[2].id
    composer.click(f"desk.add.{part}")
    assert composer.widget("desk.choose.search").hasFocus()
    QTest.keyClicks(composer.widget("desk.choose.search"), "jaw")
    shown = [button.row.practice for button in composer.pane.composer.chooser.buttons()]
    assert "s13" in shown
    assert "s18" not in shown
    QTest.keyClick(composer.widget("desk.choose.search"), Qt.Key.Key_Down)
    composer.press(Qt.Key.Key_Return)
    assert composer.order()[2] == ["s07", "s11", shown[0]]


def test_a_practice_is_carried_from_the_chooser_onto_the_line(composer: Desk) -> None:
    composer.click(f"desk.add.{composer.routine().parts[2].id}")
    carry(composer.widget("desk.choose.s01"), composer.chip("s18"), QPoint(2, 20))
    assert composer.order()[3] == ["s01", "s18"]


def test_what_cannot_be_chosen_says_why(composer: Desk) -> None:
    composer.click(f"desk.add.{composer.routine().parts[0].id}")
    rows = {button.row.practice: button for button in composer.pane.composer.chooser.buttons()}
    assert not rows["s22"].row.can_be_chosen
    assert rows["s22"].row.line == "Nothing of level 3 in the quiet window."
    QTest.mouseClick(rows["s22"], Qt.MouseButton.LeftButton)
    assert composer.order() == BEGINNING


def test_enter_opens_the_options_and_escape_leads_back_to_the_practice(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Return)
    assert "Three Places of Support" in composer.pane.composer.item.title.text()
    composer.press(Qt.Key.Key_Escape)
    assert not composer.has("desk.options")
    assert composer.chip("s02").hasFocus()


def test_the_options_change_the_practice(composer: Desk) -> None:
    QTest.mouseClick(composer.chip("s02"), Qt.MouseButton.LeftButton)
    pick(composer, "desk.options.minutes", "20")
    pick(composer, "desk.options.least", "from 5")
    pick(composer, "desk.options.times", "2 of")
    pick(composer, "desk.options.voice", "Rowan")
    for name in ("instead", "optional", "hands-free"):
        composer.click(f"desk.options.{name}")
    composer.click("desk.options.out.sacrum")
    item = next(item for item in composer.routine().items if item.practice == "s02")
    assert (item.minutes, item.least, item.times, item.voice) == (20, 5, 2, "am_michael")
    assert (item.is_instead, item.is_optional, item.hands_free, item.left_out) == (True, True, True, ("sacrum",))


def test_a_practice_can_open_after_a_date_or_after_another_and_be_hidden_until_then(composer: Desk) -> None:
    QTest.mouseClick(composer.chip("s11"), Qt.MouseButton.LeftButton)
    pick(composer, "desk.options.opens", "after another")
    pick(composer, "desk.options.after", "From Crown")
    composer.click("desk.options.hidden")
    crown = next(item.id for item in composer.routine().items if item.practice == "s07")
    item = next(item for item in composer.routine().items if item.practice == "s11")
    assert item.opens == Opens(Release.AFTER_ITEM, None, crown, is_hidden=True)
    pick(composer, "desk.options.opens", "from a date")
    item = next(item for item in composer.routine().items if item.practice == "s11")
    assert item.opens.release is Release.AFTER_DATE
    assert item.opens.on is not None


def test_the_first_of_a_part_stands_instead_of_nothing(composer: Desk) -> None:
    QTest.mouseClick(composer.chip("s27"), Qt.MouseButton.LeftButton)
    assert not composer.button("desk.options.instead").isEnabled()


def test_days_have_their_own_page_with_a_sentence(composer: Desk) -> None:
    part = composer.routine().parts[2].id
    composer.click(f"desk.part.{part}")
    composer.click("desk.days.last.more")
    field = composer.widget("desk.days.sentence")
    assert isinstance(field, QTextEdit)
    QTest.keyClicks(field, "Two of these are plenty.")
    changed = next(one for one in composer.routine().parts if one.id == part)
    assert (changed.when.first, changed.when.last) == (4, 10)
    assert changed.sentence == "Two of these are plenty."
    composer.button("desk.days.done").setFocus()
    composer.press(Qt.Key.Key_Z, CONTROL)
    assert not next(one for one in composer.routine().parts if one.id == part).sentence


def test_days_can_be_plain_weekdays_by_weeks(composer: Desk) -> None:
    composer.click(f"desk.part.{composer.routine().parts[2].id}")
    pick(composer, "desk.days.kind", "weekdays")
    composer.click("desk.days.friday")
    pick(composer, "desk.days.until", "week 2")
    weeks = next(one for one in composer.routine().parts if one.when.kind is Kind.WEEKDAYS)
    assert (weeks.when.weekdays, weeks.when.week, weeks.when.last) == ((0, 2), 1, 2)


def test_days_are_added_and_taken_off_with_undo(composer: Desk) -> None:
    composer.click("desk.part.add")
    assert len(composer.routine().parts) == 6
    composer.click("desk.days.remove")
    assert len(composer.routine().parts) == 5
    composer.removals[-1].undo()
    assert len(composer.routine().parts) == 6


def test_the_plain_list_does_all_that_the_picture_does(composer: Desk) -> None:
    composer.click("desk.as-list")
    item = next(item.id for item in composer.routine().items if item.practice == "s02")
    composer.click(f"desk.list.{item}.later")
    assert composer.order()[2] == ["s07", "s11", "s02"]
    composer.click(f"desk.list.{item}.remove")
    assert composer.order()[2] == ["s07", "s11"]
    first = composer.routine().items[0].id
    composer.click(f"desk.list.{first}.options")
    assert composer.has("desk.options")


def test_rules_are_chosen_in_small_menus(composer: Desk) -> None:
    choose(composer, "a-day", "1 a day")
    choose(composer, "minutes", "20 minutes")
    choose(composer, "rest", "2 rest days")
    choose(composer, "until", "for 4 weeks")
    rules = composer.routine().rules
    assert (rules.most_a_day, rules.most_minutes, rules.rest_days) == (1, 20, 2)
    assert composer.routine().until is not None


@pytest.mark.parametrize(
    ("rule", "words", "why"),
    [
        ("a-day", "3 a day", "A day that is asked for more is no rest."),
        ("minutes", "60 minutes", "A routine asks for 45 at the most."),
        ("rest", "no rest day", "A week has one day without, at the least."),
    ],
)
def test_what_the_format_forbids_cannot_be_chosen_and_says_why(composer: Desk, rule: str, words: str, why: str) -> None:
    before = composer.routine().rules
    link = composer.widget(f"desk.rule.{rule}.link")
    assert isinstance(link, RuleLink)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    menu = link.menu_shown
    assert menu is not None
    action = next(action for action in menu.actions() if action.text().startswith(words))
    assert not action.isEnabled()
    assert why in action.text()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    menu.close()
    assert composer.routine().rules == before


def test_ticks_hold_at_once(composer: Desk) -> None:
    for rule in ("in-order", "two-hands", "hands-free"):
        composer.pane.composer.area.ensureWidgetVisible(composer.widget(f"desk.rule.{rule}"))
        composer.click(f"desk.rule.{rule}")
    rules = composer.routine().rules
    assert (rules.in_order, rules.opens_two_hands, rules.hands_free) == (True, True, True)


def test_places_are_left_out_of_everything(composer: Desk) -> None:
    composer.click("desk.rule.left-out.link")
    composer.click("desk.left-out.jaw")
    assert composer.routine().rules.left_out == ("jaw",)
    assert composer.button("desk.rule.left-out").isChecked()
    composer.click("desk.rule.left-out")
    assert composer.routine().rules.left_out == ()


def test_the_small_version_is_chosen_one_by_one(composer: Desk) -> None:
    composer.click("desk.rule.small.link")
    item = next(item.id for item in composer.routine().items if item.practice == "s30")
    composer.click(f"desk.small.{item}")
    assert item in composer.routine().half
    assert "6 of 8" in composer.button("desk.rule.small.link").text()


def test_the_aftercare_card_is_written_with_its_quiet_window(composer: Desk) -> None:
    composer.click("desk.aftercare.edit")
    field = composer.widget("desk.aftercare.words")
    assert isinstance(field, QTextEdit)
    field.selectAll()
    QTest.keyClicks(field, "Tea.")
    pick(composer, "desk.aftercare.quiet", "the evening and 2 days")
    assert (composer.routine().aftercare.words, composer.routine().aftercare.quiet_days) == ("Tea.", 2)
    composer.until(lambda: "tonight. Tea" in composer.pane.composer.seen.page.accessibleName())


def test_the_client_is_seen_on_the_day_that_is_chosen(composer: Desk) -> None:
    seen = composer.pane.composer.seen
    assert "Good evening, Iris" in seen.page.accessibleName() or "Good morning, Iris" in seen.page.accessibleName()
    assert "It is 2 days since your session with Maya Berg, and 12 to the next" in seen.page.accessibleName()
    assert "Quiet window, until Sunday night" in seen.page.accessibleName()
    pick(composer, "desk.seen.day", "that evening")
    composer.until(lambda: "Good evening, Iris. Your session with Maya Berg was today" in seen.page.accessibleName())
    assert "After Your Session" in seen.page.accessibleName()


def test_names_and_dates_are_changed(composer: Desk) -> None:
    composer.click("desk.details.open")
    field = composer.widget("desk.details.client")
    QTest.keyClicks(field, " K")
    composer.click("desk.details.next.known")
    assert composer.routine().client == "Iris K"
    assert (composer.draft().last, composer.draft().next) == (date(2026, 3, 5), None)


def test_a_draft_is_kept_by_itself_two_seconds_after_a_change(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Delete)
    assert composer.pane.composing.keeper.is_dirty
    composer.until(lambda: not composer.pane.composing.keeper.is_dirty)
    assert [item.practice for item in composer.kept().routine.parts[1].items] == ["s27", "s30"]
    assert "Kept at 20:30" in composer.words()


def test_leaving_the_composer_keeps_the_draft_at_once(composer: Desk) -> None:
    composer.chip("s02").setFocus()
    composer.press(Qt.Key.Key_Delete)
    composer.click("desk.back")
    # The one worker takes things in order: what was kept on leaving is kept when this is done, and no timer was.
    done: list[bool] = []
    composer.context.tasks.run(lambda: True, done.append)
    composer.until(lambda: bool(done))
    assert [item.practice for item in composer.kept().routine.parts[1].items] == ["s27", "s30"]
    assert composer.has("desk.routines.0.0.open")


def test_the_size_and_who_can_open_it_are_known_before_it_is_saved(composer: Desk) -> None:
    composer.until(lambda: "One file, 4 kB" in composer.words())
    assert "Not sealed: whoever has the file can read it. Ask I. B. for their code to seal it." in composer.words()


def test_the_file_is_saved_and_where_it_lies_is_said(composer: Desk, tmp_path: Path) -> None:
    path = tmp_path / "one.calmroutine"
    composer.pane.composing.saver.save_as(path)
    composer.until(lambda: f"Saved as one.calmroutine in {tmp_path}." in composer.words())
    assert composer.has("desk.save.folder")
    assert composer.routine().edition == 1
    assert path in composer.house.routines.files


def test_what_has_to_be_mended_keeps_it_from_being_saved(composer: Desk) -> None:
    composer.click("desk.details.open")
    field = composer.widget("desk.details.name")
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    composer.button("desk.details.done").click()
    assert not composer.button("desk.save.button").isEnabled()
    composer.until(lambda: "It has no title yet." in composer.words())
    assert "One thing has to be mended first." in composer.words()


def test_what_is_still_open_leads_to_its_place(composer: Desk) -> None:
    words = [name for name in composer.pane.composer.blocks.open.findChildren(QWidget) if "go" in name.objectName()]
    assert words
    composer.pane.composer.area.ensureWidgetVisible(words[0])
    QTest.mouseClick(words[0], Qt.MouseButton.LeftButton)
    assert composer.has("desk.options") or composer.has("desk.days")


def test_in_a_narrow_window_the_client_is_seen_behind_a_button(composer: Desk) -> None:
    composer.pane.resize(700, 600)
    composer.until(lambda: composer.has("desk.see"))
    assert not composer.has("desk.seen")
    assert composer.button("desk.see").text() == "See it as Iris"
    composer.click("desk.see")
    assert composer.has("desk.seen")
    assert not composer.has("desk.timeline")
    composer.click("desk.line")
    assert composer.has("desk.timeline")


def test_locked_nothing_of_anybody_is_left(composer: Desk) -> None:
    composer.pane.forget()
    assert "Iris" not in composer.words()
    assert composer.pane.composing.keeper.draft is None
    texts = [field.toPlainText() for field in composer.pane.findChildren(QTextEdit)]
    texts += [field.toPlainText() for field in composer.pane.findChildren(QPlainTextEdit)]
    assert not any(texts)
