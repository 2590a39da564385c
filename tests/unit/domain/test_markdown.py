from __future__ import annotations

import pytest

from calmroom.domain.markdown import Ink, Span, goes_on, marked, spans


@pytest.mark.parametrize(
    ("line", "inked"),
    [
        ("# Thursday", {Ink.TITLE: "# Thursday", Ink.MARK: "# "}),
        ("### low back", {Ink.HEADING: "### low back", Ink.MARK: "### "}),
        ("- warm", {Ink.BULLET: "-"}),
        ("  12. warm", {Ink.BULLET: "12."}),
        ("> she said so", {Ink.QUOTE: "> she said so", Ink.MARK: "> "}),
        ("a **wide** sacrum", {Ink.BOLD: "wide", Ink.MARK: "****"}),
        ("an *almost* stone", {Ink.LEANING: "almost", Ink.MARK: "**"}),
        ("an _almost_ stone", {Ink.LEANING: "almost", Ink.MARK: "__"}),
        ("- **Jaw**: later", {Ink.BULLET: "-", Ink.BOLD: "Jaw", Ink.MARK: "****"}),
        ("* ** Jaw", {Ink.BULLET: "*"}),
    ],
)
def test_a_line_is_inked_by_its_marks(line: str, inked: dict[Ink, str]) -> None:
    found: dict[Ink, str] = {}
    for span in spans(line):
        found[span.ink] = found.get(span.ink, "") + line[span.start : span.start + span.count]
    assert found == inked


@pytest.mark.parametrize(
    "line", ["", "#Thursday", "-warm", "2 * 3 * 4", "snake_case_words", "** not **", "a*", "1.5 kg"]
)
def test_what_is_no_markdown_stays_plain(line: str) -> None:
    assert spans(line) == ()


def test_bold_reaches_from_mark_to_mark_in_any_script() -> None:
    assert spans("**仙骨** よく")[0] == Span(2, 2, Ink.BOLD)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("- warm", "- "),
        ("  * wide", "  * "),
        ("9. wide", "10. "),
        ("> so", "> "),
        ("- ", ""),
        ("3) ", ""),
        ("> ", ""),
        ("warm", None),
        ("# warm", None),
    ],
)
def test_enter_goes_on_with_a_list_until_an_item_stays_empty(line: str, begins: str | None) -> None:
    assert goes_on(line) == begins


@pytest.mark.parametrize(
    ("words", "after"), [("wide", "**wide**"), ("**wide**", "wide"), (" wide ", " **wide** "), ("  ", "  ")]
)
def test_marking_twice_is_as_it_was(words: str, after: str) -> None:
    assert marked(words, "**") == after
