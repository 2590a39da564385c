"""Codes in the room: words side by side, one's own code as squares, on paper, and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fakes.routine_files import THERAPIST
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from ui.plan.given import house

from calmroom.domain.routine.handover import PublicCode, Signer, Standing
from calmroom.ui.plan.code_pane import CodePane
from calmroom.ui.plan.code_sheet import CodeSheet, pdf_of_code
from calmroom.ui.plan.code_state import comparing, grouped, numbered
from calmroom.ui.widgets.squares import QUIET, SquaresPicture, paint_squares

if TYPE_CHECKING:
    from pathlib import Path

    from ui.plan.conftest import Seen, Show

    from calmroom.ui.widgets.squares import Squares

PATTERN: Squares = ((True, False, True), (False, True, True), (True, True, False))
CODE = PublicCode(b"v" * 32, b"s" * 32, "calm1-aaaaa-bbbbb-ccccc-ddddd-eeeee-fffff", ("anchor", "bagel"))


def pane(seen: Seen) -> CodePane:
    assert isinstance(seen.page, CodePane)
    return seen.page


def signer(seen: Seen, standing: Standing = Standing.NEW) -> Signer:
    return Signer("Maya", seen.house.routines.codes.code_of(THERAPIST), standing)


def test_words_are_numbered_so_that_two_people_keep_their_place() -> None:
    assert numbered(("one", "two")) == "\N{FIGURE SPACE}1.  one\n\N{FIGURE SPACE}2.  two"


def test_the_line_is_grouped_for_typing() -> None:
    assert grouped(CODE) == "calm1-aaaaa-bbbbb-ccccc-ddddd\neeeee-fffff"


def test_both_lists_stand_side_by_side() -> None:
    shown = comparing(Signer("Maya", CODE), CODE)
    assert shown.theirs == "The words of Maya, as they came with the file"
    assert (shown.words, shown.own, shown.is_done) == (CODE.words, CODE.words, False)
    assert comparing(Signer("", CODE, Standing.COMPARED), CODE).is_done


def test_one_s_own_code_is_shown_as_words_squares_and_a_line(show_code: Show) -> None:
    seen = show_code(house())
    pane(seen).open()
    seen.until(lambda: seen.sees("code.copy"))
    own = seen.rooms.desk.code()
    assert grouped(own) in seen.words()
    assert all(word in seen.words() for word in own.words)
    picture = seen.find("code.squares")
    assert isinstance(picture, SquaresPicture)
    assert picture.squares == seen.rooms.desk.squares(own.text)
    assert not seen.sees("code.same")
    QTest.keyClick(seen.find("code.copy"), Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == own.text
    assert "Copied." in seen.words()


def test_compared_and_the_same_is_told(show_code: Show) -> None:
    seen = show_code(house())
    pane(seen).open(signer(seen))
    seen.until(lambda: seen.sees("code.same"))
    assert "The words of Maya" in seen.words()
    assert all(word in seen.words() for word in signer(seen).code.words)
    seen.press("code.same")
    assert seen.asked == ["same Maya"]


def test_compared_and_not_the_same_says_what_is_safe_and_what_to_do(show_code: Show) -> None:
    seen = show_code(house())
    pane(seen).open(signer(seen))
    seen.until(lambda: seen.sees("code.other"))
    seen.press("code.other")
    assert "Nothing of it was taken in" in seen.words()
    assert seen.asked == []


def test_what_was_compared_before_is_not_asked_again(show_code: Show) -> None:
    seen = show_code(house())
    pane(seen).open(signer(seen, Standing.COMPARED))
    seen.reads("From now on this key is known")
    assert not seen.sees("code.same")


def test_escape_goes_back_and_nothing_stays(show_code: Show) -> None:
    seen = show_code(house())
    pane(seen).open()
    seen.until(lambda: seen.sees("code.copy"))
    QTest.keyClick(seen.find("code.back"), Qt.Key.Key_Escape)
    assert seen.asked == ["left"]
    pane(seen).forget()
    assert seen.rooms.desk.code().words[0] not in seen.words()


def test_squares_are_painted_as_they_are_with_light_round_them() -> None:
    step = 10
    side = (len(PATTERN) + 2 * QUIET) * step
    image = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_squares(painter, PATTERN, QRectF(0, 0, side, side))
    painter.end()
    read = tuple(
        tuple(
            image.pixelColor((at + QUIET) * step + step // 2, (row + QUIET) * step + step // 2) == QColor("black")
            for at in range(3)
        )
        for row in range(3)
    )
    assert read == PATTERN
    margin = (QUIET * step - 1) // 2
    assert all(image.pixelColor(margin, at) == QColor("white") for at in range(side))


def test_on_paper_it_is_one_page_with_the_words(show_code: Show, tmp_path: Path) -> None:
    seen = show_code(house())
    theme = seen.furnished.context.look.theme
    pdf = pdf_of_code(CodeSheet(CODE, PATTERN), theme)
    assert pdf.startswith(b"%PDF")
    pane(seen).open()
    seen.until(lambda: seen.sees("code.save"))
    pane(seen)._save(tmp_path / "code.pdf")
    seen.reads("Saved as code.pdf.")
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")
