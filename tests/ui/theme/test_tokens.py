from __future__ import annotations

import re
from dataclasses import fields

import pytest

from calmroom.ui.theme.tokens import DAWN, DUSK, HIGH_CONTRAST, LIGHTS_DOWN, PALETTES, Palette, contrast, luminance

PAIRS = """
ink bg 7 | ink side 7 | ink surface 7 | ink sunk 7 | ink lake_wash 7 | ink lamp_wash 7
ink2 bg 4.5 | ink2 side 4.5 | ink2 surface 4.5 | ink2 sunk 4.5 | ink2 lake_wash 4.5 | ink2 lamp_wash 4.5
ink3 bg 4.5 | ink3 side 4.5 | ink3 surface 4.5 | ink3 sunk 4.5 | ink3 lake_wash 4.5
on_lake lake 4.5 | on_lake lake_hover 4.5 | on_lake lake_press 4.5
lake_ink bg 7 | lake_ink surface 7 | lake_ink lake_wash 4.5 | lamp_ink lamp_wash 7
clay clay_wash 7 | caution surface 7 | caution bg 7 | lake bg 3 | lake surface 3 | lake lake_wash 3
edge bg 3 | edge surface 3 | edge sunk 3 | edge side 3 | lamp_line bg 3 | lamp_line surface 3
clay_edge side 3 | clay_edge bg 3 | clay_edge clay_wash 3
body_line bg 3 | body_line surface 3 | body_line sunk 3 | focus bg 3 | focus surface 3 | focus side 3
"""
TABLE = [tuple(pair.split()) for line in PAIRS.strip().splitlines() for pair in line.split("|")]
DARK_ON_PURPOSE = {("lights-down", "body_line")}


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("pair", TABLE, ids=" on ".join)
def test_every_pair_of_the_table_reaches_its_target(palette: Palette, pair: tuple[str, str, str]) -> None:
    front, back, target = pair
    if (palette.name, front) in DARK_ON_PURPOSE:
        assert contrast(getattr(palette, front), getattr(palette, back)) < float(target)
        return
    # The table is rounded to two places, and so is the target.
    assert round(contrast(getattr(palette, front), getattr(palette, back)), 2) >= float(target)


@pytest.mark.parametrize(
    ("palette", "front", "back", "printed"),
    [
        (DAWN, "ink", "bg", 13.65),
        (DAWN, "clay", "clay_wash", 7.15),
        (DUSK, "ink", "bg", 14.25),
        (DUSK, "body_line", "bg", 4.13),
        (LIGHTS_DOWN, "ink", "bg", 8.64),
        (HIGH_CONTRAST, "lake", "bg", 16.46),
    ],
)
def test_contrast_is_computed_as_in_the_printed_table(palette: Palette, front: str, back: str, printed: float) -> None:
    assert round(contrast(getattr(palette, front), getattr(palette, back)), 2) == printed


def test_white_on_black_is_the_greatest_contrast() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert luminance("#FFFFFF") == pytest.approx(1.0)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_token_is_a_six_digit_colour(palette: Palette) -> None:
    names = [field.name for field in fields(palette) if field.type == "str" and field.name != "name"]
    colours = [getattr(palette, name) for name in names]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)
    assert len(colours) > 20


def test_high_contrast_has_no_gradient_on_the_body() -> None:
    assert HIGH_CONTRAST.body_light == HIGH_CONTRAST.body_shade == HIGH_CONTRAST.body
