"""Every colour of the window, by the role it has; design/language.md 2.1 is the source of the numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours as ``#RRGGBB``; a field is named after what the colour is for."""

    name: str
    dark: bool
    outlined: bool
    """True where borders stand in for fills and there is no gradient (high contrast)."""

    bg: str
    side: str
    surface: str
    sunk: str
    hair: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    lake: str
    lake_hover: str
    lake_press: str
    on_lake: str
    lake_wash: str
    lake_ink: str
    lamp: str
    lamp_line: str
    lamp_wash: str
    lamp_ink: str
    clay: str
    clay_wash: str
    clay_edge: str
    caution: str
    focus: str
    body: str
    body_line: str
    body_light: str
    """The lit side of the figure, on the left."""
    body_shade: str
    """The far side of the figure, on the right."""


DAWN = Palette(
    name="dawn",
    dark=False,
    outlined=False,
    bg="#F1F3F1",
    side="#E7EBE8",
    surface="#FBFCFA",
    sunk="#E9EDEA",
    hair="#D3DAD6",
    edge="#6F7E7C",
    ink="#1A2829",
    ink2="#455556",
    ink3="#576767",
    lake="#1E5A63",
    lake_hover="#184C54",
    lake_press="#123E45",
    on_lake="#FFFFFF",
    lake_wash="#DBE7E7",
    lake_ink="#17484F",
    lamp="#E7B25C",
    lamp_line="#9A6410",
    lamp_wash="#F6E9CF",
    lamp_ink="#533606",
    clay="#7A3516",
    clay_wash="#F3E3D9",
    clay_edge="#A35C38",
    caution="#7A3516",
    focus="#0B4FA8",
    body="#CBD5D2",
    body_line="#778683",
    body_light="#DAE2DF",
    body_shade="#BFCBC7",
)

DUSK = Palette(
    name="dusk",
    dark=True,
    outlined=False,
    bg="#12191C",
    side="#0E1416",
    surface="#1A2327",
    sunk="#161E21",
    hair="#2B363A",
    edge="#73868A",
    ink="#E9E6DE",
    ink2="#B9C1BE",
    ink3="#9AA6A5",
    lake="#8CC6C8",
    lake_hover="#A2D3D4",
    lake_press="#78B4B7",
    on_lake="#0B1E20",
    lake_wash="#203539",
    lake_ink="#B4DEDF",
    lamp="#E2AE5E",
    lamp_line="#D59F4B",
    lamp_wash="#33291A",
    lamp_ink="#F3D7A3",
    clay="#F2B892",
    clay_wash="#33221A",
    clay_edge="#A9704F",
    caution="#F2B892",
    focus="#FFD166",
    body="#3A494E",
    body_line="#6A7D83",
    body_light="#44555B",
    body_shade="#324046",
)

LIGHTS_DOWN = Palette(
    name="lights-down",
    dark=True,
    outlined=False,
    bg="#060606",
    side="#060606",
    surface="#0B0A09",
    sunk="#0B0A09",
    hair="#1C1916",
    edge="#6E665B",
    ink="#B3A895",
    ink2="#958B7B",
    ink3="#867C6D",
    lake="#B3A895",
    lake_hover="#C2B7A3",
    lake_press="#A0957F",
    on_lake="#0B0A09",
    lake_wash="#16130F",
    lake_ink="#B3A895",
    lamp="#8A5F26",
    lamp_line="#9C6D2E",
    lamp_wash="#17110A",
    lamp_ink="#C39A5E",
    clay="#C99470",
    clay_wash="#140D09",
    clay_edge="#855C42",
    caution="#C99470",
    focus="#C9A86A",
    body="#1B1815",
    body_line="#2C2722",
    body_light="#1E1B17",
    body_shade="#171411",
)

HIGH_CONTRAST = Palette(
    name="high-contrast",
    dark=True,
    outlined=True,
    bg="#000000",
    side="#000000",
    surface="#000000",
    sunk="#000000",
    hair="#FFFFFF",
    edge="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#FFFFFF",
    lake="#FFE500",
    lake_hover="#FFF07A",
    lake_press="#E0C800",
    on_lake="#000000",
    lake_wash="#1B1B00",
    lake_ink="#FFE500",
    lamp="#FFB000",
    lamp_line="#FFB000",
    lamp_wash="#1F1600",
    lamp_ink="#FFD27A",
    clay="#FFAD80",
    clay_wash="#000000",
    clay_edge="#FFAD80",
    caution="#FFAD80",
    focus="#00FFFF",
    body="#4D4D4D",
    body_line="#FFFFFF",
    body_light="#4D4D4D",
    body_shade="#4D4D4D",
)

PALETTES = (DAWN, DUSK, LIGHTS_DOWN, HIGH_CONTRAST)


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
