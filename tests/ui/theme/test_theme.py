from __future__ import annotations

import gc
import math
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.theme.conftest import ASSETS

from calmroom.domain.settings import MotionChoice, Settings, ThemeChoice, Typeface
from calmroom.ui.corner_room import corner_room
from calmroom.ui.theme.fonts import TYPE_TABLE, Face, FontShelf, Role
from calmroom.ui.theme.look import Look, theme_from
from calmroom.ui.theme.qss import apply, sheet_for
from calmroom.ui.theme.system import GnomeMotion, palette_for, reduced_motion_for, system_text_factor
from calmroom.ui.theme.theme import Letters, Theme
from calmroom.ui.theme.tokens import DAWN, DUSK, HIGH_CONTRAST, LIGHTS_DOWN


def test_the_app_speaks_in_its_own_sans(theme: Theme) -> None:
    assert QFontInfo(theme.font(Role.BODY)).family() == "Atkinson Hyperlegible Next"


def test_a_person_speaks_in_the_serif(theme: Theme) -> None:
    assert QFontInfo(theme.font(Role.CAPTION)).family() == "Literata"


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold])
def test_each_weight_has_letters_of_its_own(theme: Theme, weight: QFont.Weight) -> None:
    font = theme.font(Role.BODY)
    font.setWeight(weight)
    assert QFontInfo(font).weight() == weight


@pytest.mark.parametrize("role", [Role.BODY, Role.JOURNAL])
def test_the_fonts_hold_the_letters_of_european_names(theme: Theme, role: Role) -> None:
    metrics = QFontMetrics(theme.font(role))
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "aZéèüößøåñçąčęłńśźżőűšžğİ“”\u2019\u2013")


def test_a_serif_is_not_loaded_before_it_is_asked_for(assets: Path, qapp: QApplication) -> None:
    del qapp
    shelf = FontShelf(assets / "fonts")
    Theme(DAWN, Letters(shelf)).font(Role.BODY)
    assert list(shelf._families) == [Face.SANS]


def test_missing_font_files_leave_the_systems_letters(tmp_path: Path, qapp: QApplication) -> None:
    del qapp
    families = FontShelf(tmp_path).families(Face.SERIF)
    assert families[0] == "Georgia"


def test_one_typeface_everywhere_turns_the_serif_off(theme: Theme) -> None:
    plain = replace(theme, letters=replace(theme.letters, one_typeface=True))
    assert plain.font(Role.CAPTION).families() == plain.font(Role.BODY).families()


def test_the_system_font_can_be_chosen(theme: Theme) -> None:
    plain = replace(theme, letters=replace(theme.letters, system_font=True))
    assert "Atkinson Hyperlegible Next" not in plain.font(Role.BODY).families()


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.CAPTION, Role.CAPTION_DARK}])
def test_at_a_hundred_per_cent_sizes_are_those_of_the_table(theme: Theme, role: Role) -> None:
    assert theme.font(role).pixelSize() == TYPE_TABLE[role].pixels
    assert theme.line_height(role) == TYPE_TABLE[role].line


def test_body_grows_to_two_and_a_half_and_greetings_to_one_and_a_half(theme: Theme) -> None:
    large = replace(theme, factor=2.5)
    assert large.font(Role.BODY).pixelSize() == 38
    assert large.font(Role.GREETING).pixelSize() == 48
    assert large.font(Role.TITLE).pixelSize() == 39


def test_a_factor_beyond_the_range_is_drawn_in(theme: Theme) -> None:
    assert replace(theme, factor=9.0).scale == 2.5
    assert replace(theme, factor=0.1).scale == 0.8


def test_the_caption_follows_its_own_size(theme: Theme) -> None:
    assert replace(theme, caption_size=64.0).font(Role.CAPTION).pixelSize() == 64
    assert replace(theme, caption_size=64.0).line_height(Role.CAPTION) == 90


def test_the_greeting_is_set_a_little_tighter(theme: Theme) -> None:
    assert theme.font(Role.GREETING).letterSpacing() == pytest.approx(-0.4, abs=0.02)


def test_strong_is_one_weight_up(theme: Theme) -> None:
    assert theme.font(Role.BODY, strong=True).weight() == QFont.Weight.Medium
    assert theme.font(Role.ITEM, strong=True).weight() == QFont.Weight.DemiBold


def test_paddings_grow_with_the_square_root_of_the_text(theme: Theme) -> None:
    assert replace(theme, factor=2.0).space(10) == pytest.approx(10 * math.sqrt(2))


def test_a_control_is_never_lower_than_asked_at_a_hundred_per_cent(theme: Theme) -> None:
    assert theme.control(44) == 44
    assert replace(theme, factor=2.0).control(44) > 70


def test_reduced_motion_takes_no_time_or_the_time_allowed(theme: Theme) -> None:
    still = replace(theme, reduced_motion=True)
    assert (theme.milliseconds(240), still.milliseconds(240), still.milliseconds(240, reduced=100)) == (240, 0, 100)


def test_two_columns_become_one_from_160_per_cent(theme: Theme) -> None:
    assert not replace(theme, factor=1.59).large_text
    assert replace(theme, factor=1.6).large_text


@pytest.mark.parametrize(
    ("choice", "palette"),
    [(ThemeChoice.DAWN, DAWN), (ThemeChoice.DUSK, DUSK), (ThemeChoice.CONTRAST, HIGH_CONTRAST)],
)
def test_a_chosen_theme_is_that_theme(qapp: QApplication, choice: ThemeChoice, palette: object) -> None:
    del qapp
    assert palette_for(choice) is palette


def test_following_the_system_gives_dawn_or_dusk(qapp: QApplication) -> None:
    del qapp
    assert palette_for(ThemeChoice.SYSTEM) in {DAWN, DUSK}


def test_the_persons_own_switch_goes_before_the_systems(qapp: QApplication) -> None:
    del qapp
    assert reduced_motion_for(MotionChoice.REDUCED)
    assert not reduced_motion_for(MotionChoice.FULL)


def test_the_systems_text_is_never_made_smaller(qapp: QApplication) -> None:
    del qapp
    assert 1.0 <= system_text_factor() <= 2.0


def test_gnome_is_only_asked_on_gnome(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    del qapp
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")
    motion = GnomeMotion()
    motion.ask()
    assert motion._process.program() == ""


@pytest.mark.parametrize(("printed", "reduced"), [("true", False), ("false", True)])
def test_gnome_says_whether_animations_are_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, printed: str, *, reduced: bool
) -> None:
    command = tmp_path / "gsettings"
    command.write_text(f"#!/bin/sh\necho {printed}\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    motion = GnomeMotion()
    with qtbot.waitSignal(motion.answered) as heard:
        motion.ask()
    assert heard.args == [reduced]


def test_a_theme_is_made_from_settings(qapp: QApplication, assets: Path) -> None:
    del qapp
    settings = Settings(theme=ThemeChoice.DUSK, text=150, motion=MotionChoice.REDUCED, typeface=Typeface.SYSTEM)
    theme = theme_from(settings, assets)
    assert (theme.palette, theme.reduced_motion, theme.letters.system_font) == (DUSK, True, True)
    assert theme.factor == pytest.approx(1.5 * system_text_factor())


def test_the_same_settings_make_the_same_theme(qapp: QApplication, assets: Path) -> None:
    del qapp
    assert theme_from(Settings(), assets) == theme_from(Settings(), assets)


def test_a_look_tells_when_it_is_another(qtbot: QtBot, theme: Theme, assets: Path) -> None:
    look = Look(theme, assets)
    with qtbot.waitSignal(look.changed):
        look.set_theme(replace(theme, palette=DUSK))
    assert look.palette is DUSK


def test_a_look_stays_silent_when_nothing_changes(qtbot: QtBot, theme: Theme, assets: Path) -> None:
    look = Look(theme, assets)
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme(replace(theme))


def test_lights_down_is_a_look_of_its_own(theme: Theme, assets: Path) -> None:
    look = Look(replace(theme, factor=1.5, caption_size=40.0), assets)
    dark = look.lights_down()
    assert (dark.palette, dark.theme.factor, dark.theme.caption_size) == (LIGHTS_DOWN, 1.5, 40.0)
    assert look.palette is DAWN


def test_the_style_sheet_names_the_themes_colours_and_no_empty_field(theme: Theme) -> None:
    sheet = sheet_for(replace(theme, palette=DUSK))
    assert DUSK.lake_wash in sheet
    assert "{{" not in sheet
    assert "None" not in sheet


def test_paddings_in_the_style_sheet_grow_with_the_text(theme: Theme) -> None:
    assert "padding: 10px 14px" in sheet_for(theme)
    assert "padding: 14px 20px" in sheet_for(replace(theme, factor=2.0))


def test_high_contrast_outlines_what_is_chosen(theme: Theme) -> None:
    assert "border: 2px solid #FFE500" in sheet_for(replace(theme, palette=HIGH_CONTRAST))
    assert "border: 2px solid" not in sheet_for(theme)


def test_a_theme_can_be_given_to_one_widget_alone(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    apply(page, replace(theme, palette=LIGHTS_DOWN))
    assert page.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHTS_DOWN.bg
    assert LIGHTS_DOWN.ink in page.styleSheet()


class Watching(QWidget):
    """Notes whether widgets could be collected while it is restyled."""

    def __init__(self) -> None:
        super().__init__()
        self.collected: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.collected.append(gc.isenabled())
        super().changeEvent(event)


def test_no_widget_is_collected_while_qt_goes_through_all_of_them(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    apply(qapp, theme)
    watching = Watching()
    qtbot.addWidget(watching)
    watching.show()
    apply(qapp, replace(theme, palette=DUSK))
    assert watching.collected
    assert not any(watching.collected)
    assert gc.isenabled()
    apply(qapp, theme)


def test_what_is_measured_for_the_foot_of_a_page_stays_nowhere(qapp: QApplication, theme: Theme) -> None:
    look = Look(theme, ASSETS)
    before = len(qapp.allWidgets())
    gc.disable()
    try:
        assert {corner_room(look) for _ in range(5)} == {corner_room(look)}
    finally:
        gc.enable()
    assert len(qapp.allWidgets()) == before
