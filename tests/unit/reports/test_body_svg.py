from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from fakes.clock import EVENING
from fakes.library import ASSETS
from hypothesis import given, settings
from unit.storage.copying import maps

from calmroom.domain.body.body import PLACES, View
from calmroom.domain.body.body_map import AROUND_ME, BodyMap, Mark, Stroke
from calmroom.domain.body.sensation import Depth, Quality, Strength
from calmroom.reports.body_svg import BodySvg
from calmroom.reports.inks import INKS

PAINT = BodySvg(ASSETS / "figure" / "body-figure.json")
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
LINE = ((100.0, 200.0), (110.0, 205.0), (120.0, 200.0))


def drawn(*marks: Mark, strokes: tuple[Stroke, ...] = ()) -> ET.Element:
    return ET.fromstring(PAINT(BodyMap("0" * 32, EVENING, EVENING, marks, strokes)))  # noqa: S314 - of our own making


def text_of(picture: ET.Element, name: str) -> str:
    return picture.findtext(f"{SVG}{name}") or ""


def refers_to(picture: ET.Element) -> set[str]:
    values = [value for each in picture.iter() for value in each.attrib.values()]
    found = {name for value in values for name in re.findall(r"url\(#([^)]+)\)", value)}
    return found | {each.attrib[LINK].removeprefix("#") for each in picture.iter() if LINK in each.attrib}


def test_a_picture_says_in_words_what_it_shows() -> None:
    picture = drawn(Mark("sacrum", Quality.WARM, Strength.STRONG))
    assert text_of(picture, "title") == "Body map, Friday 20 November 2026, 20:30"
    assert text_of(picture, "desc") == "Sacrum: warm, strong, inside."


@settings(max_examples=40, deadline=None)
@given(maps)
def test_any_map_is_a_whole_picture_that_refers_to_nothing_outside(body_map: BodyMap) -> None:
    picture = ET.fromstring(PAINT(body_map))  # noqa: S314 - of our own making
    names = [each.attrib["id"] for each in picture.iter() if "id" in each.attrib]
    assert len(set(names)) == len(names)
    assert refers_to(picture) <= set(names)


def test_nobodys_notes_are_in_a_picture() -> None:
    stroke = Stroke(View.FRONT, LINE, 9, Quality.WARM, note="heliotrope")
    secret = BodyMap("0" * 32, EVENING, EVENING, (Mark("jaw", Quality.WARM, note="heliotrope"),), (stroke,))
    assert "heliotrope" not in PAINT(replace(secret, note="heliotrope"))


@pytest.mark.parametrize("quality", [one for one in Quality if INKS[one].grain])
def test_each_texture_that_is_used_is_in_the_picture(quality: Quality) -> None:
    assert refers_to(drawn(Mark("belly", quality))) >= {quality.value}
    assert not refers_to(drawn(Mark("belly", Quality.WARM))) & {each.value for each in Quality}


@pytest.mark.parametrize(("strength", "opacity"), [(Strength.FAINT, "0.42"), (Strength.STRONG, "1")])
def test_a_faint_mark_is_paler_and_its_line_is_not(strength: Strength, opacity: str) -> None:
    paths = list(drawn(Mark("belly", Quality.WARM, strength)).iter(f"{SVG}path"))
    assert [each.attrib["opacity"] for each in paths if each.attrib.get("fill") == "#EE9B42"] == [opacity]
    assert not [each for each in paths if each.attrib.get("stroke") == "#8F5200" and "opacity" in each.attrib]


def test_nothing_here_is_dashed_and_not_filled() -> None:
    paths = list(drawn(Mark("sole-l", Quality.NOTHING)).iter(f"{SVG}path"))
    assert [each.attrib["fill"] for each in paths if "stroke-dasharray" in each.attrib] == ["none", "none"]


def sides_with(picture: ET.Element, name: str) -> list[str]:
    groups = [each for each in picture.findall(f"{SVG}g") if each.attrib.get("transform", "").startswith("translate")]
    return [each.findtext(f"{SVG}text") or "" for each in groups if name in ET.tostring(each, "unicode")]


def test_a_mark_is_on_its_own_side_and_what_is_around_a_person_on_both() -> None:
    assert sides_with(drawn(Mark("sacrum", Quality.WARM)), "#8F5200") == ["back"]
    assert sides_with(drawn(Mark(AROUND_ME, Quality.WARM)), "#8F5200") == ["front", "back"]
    assert sides_with(drawn(strokes=(Stroke(View.FRONT, LINE, 9, Quality.WARM),)), "#8F5200") == ["front"]


@pytest.mark.parametrize("depth", Depth)
def test_every_place_can_be_painted_at_every_depth(depth: Depth) -> None:
    picture = drawn(*(Mark(place, Quality.STILL, depth=depth) for place in (*PLACES, AROUND_ME)))
    assert picture.tag == f"{SVG}svg"


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("points", [LINE[:1], LINE[:2], LINE])
def test_a_stroke_of_any_length_is_painted(points: tuple[tuple[float, float], ...], depth: Depth) -> None:
    lines = drawn(strokes=(Stroke(View.BACK, points, 9, Quality.TIGHT, depth=depth),))
    drawn_lines = [
        each.attrib["d"] for each in lines.iter(f"{SVG}path") if each.attrib["d"].startswith("M100.00 200.00")
    ]
    assert drawn_lines
    assert all(each.count("L") == 1 for each in drawn_lines)
