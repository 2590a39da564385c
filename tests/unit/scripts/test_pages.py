from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from fakes.library import ASSETS

from calmroom.domain.care.knowledge import Form, KnownPage, PageId, Source
from calmroom.domain.errors import CalmroomError
from calmroom.scripts.lint_pages import HIGHEST_GRADE, check_page, grade_of
from calmroom.scripts.pages import PageFiles, read_page

PAGES = PageFiles(ASSETS / "pages")
FILES = sorted((ASSETS / "pages").glob("*.md"))
REVIEWS = {
    "Green": 1999, "Ernst": 2012, "Guillaud": 2016, "Haller": 2020, "Ceballos-Laita": 2024, "Amendolara": 2024,
    "Carrasco-Uribarren": 2023,
}  # fmt: skip
"""Every review of craniosacral therapy in content/2-evidence.md 2.1; Haller 2016 is a trial."""
RHYTHM = {"Wirth-Pattullo": 1994, "Hanten": 1998, "Rogers": 1998, "Moran": 2001, "Sergueef": 2011}
HEAD = "---\ntitle: A page\nline: About something.\nchecked: 2026-03-08\n---\n\n"
GAN = Source("gan-2022", "Gan and others", 2022, "a journal", "the body scan", is_seen=True)
LEE = Source("lee-2020", "Lee", 2020, "Another Journal", "touch", is_seen=False)
SOURCES = {source.key: source for source in (GAN, LEE)}


def page(page_id: PageId) -> KnownPage:
    return next(page for page in PAGES.pages() if page.id == page_id)


def words_of(found: KnownPage) -> str:
    return "\n".join(passage.words for chapter in found.chapters for passage in chapter.passages)


def test_every_page_there_is_can_be_read() -> None:
    assert [page.id for page in PAGES.pages()] == list(PageId)
    assert {path.stem for path in FILES} == {*PageId, "practices"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_page_reads_at_grade_eight_or_less(path: Path) -> None:
    assert not check_page(path.read_text("utf-8"), path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_part_of_a_page_is_much_harder_than_the_rest(path: Path) -> None:
    parts = re.split(r"^## .*\n", path.read_text("utf-8").split("---\n", 2)[2], flags=re.MULTILINE)
    assert not [part[:60] for part in parts if grade_of(part) > HIGHEST_GRADE + 0.5]


def test_a_page_that_is_hard_to_read_is_told() -> None:
    hard = "Methodologically heterogeneous investigations demonstrate statistically insignificant improvement. "
    assert check_page(HEAD + hard * 3, "hard.md")


@pytest.mark.parametrize(("who", "year"), [*REVIEWS.items(), *RHYTHM.items()])
def test_what_is_known_names_every_review_with_its_year(who: str, year: int) -> None:
    found = page(PageId.EVIDENCE)
    assert f"{who} {year}" in words_of(found)
    assert [source for source in found.sources if source.who.startswith(who) and source.year == year]


def test_what_is_known_tells_the_negatives_and_that_nobody_has_studied_calmroom() -> None:
    words = words_of(page(PageId.EVIDENCE))
    for said in (
        "There has been no trial of this program",
        "It found no benefit in any of the conditions",
        "Reviews of craniosacral therapy disagree",
        "little is proven",
        "Somato-emotional release has hardly been studied",
    ):
        assert said in words


def test_a_paper_that_was_not_read_bears_a_star() -> None:
    starred = {source.key for source in page(PageId.EVIDENCE).sources if not source.is_seen}
    assert {"ernst-2012", "amendolara-2024"} <= starred
    assert "(Ernst 2012*)" in words_of(page(PageId.EVIDENCE))


def test_side_effects_tell_how_often_and_when_to_get_help() -> None:
    words = words_of(page(PageId.EFFECTS))
    for said in ("8 in 100", "(Goldberg 2022)", "(Cebolla 2017)", "(Braith 1988)", "Ground me", "Get medical help now"):
        assert said in words + "".join(chapter.title for chapter in page(PageId.EFFECTS).chapters)


def test_privacy_tells_what_is_kept_and_how_to_take_and_remove_it() -> None:
    assert [chapter.title for chapter in page(PageId.PRIVACY).chapters][1:5] == [
        "What is kept",
        "Who can read it",
        "Take it with you",
        "Remove it",
    ]


def test_each_of_the_thirty_has_a_paragraph_of_its_own() -> None:
    found = PAGES.paragraphs()
    assert set(found) == {f"s{number:02}" for number in range(1, 31)}
    said = [" ".join(passage.words for passage in passages) for passages in found.values()]
    assert len({words[:40] for words in said}) == len(said)


@pytest.mark.parametrize("practice", [f"s{number:02}" for number in range(1, 31)])
def test_a_paragraph_is_short_and_says_what_is_not_known(practice: str) -> None:
    words = " ".join(passage.words for passage in PAGES.paragraphs()[practice])
    assert 25 <= len(words.split()) <= 75
    assert re.search(
        r"\b(?:no|not|nobody|nothing|never|untested|thin|early|hardly|little|too short)\b", words, re.IGNORECASE
    )


def test_every_source_is_named_somewhere() -> None:
    named = {source.key for each in PAGES.pages() for source in each.sources}
    named |= {source.key for each in PAGES.paragraphs().values() for passage in each for source in passage.sources}
    listed = {line.split(",")[0] for line in (ASSETS / "pages" / "sources.csv").read_text("utf-8").splitlines()[1:]}
    assert listed == named


def test_two_sources_of_one_year_are_told_apart_everywhere() -> None:
    for found in PAGES.pages():
        shorts = [source.short.rstrip("*") for source in found.sources]
        assert len(shorts) == len(set(shorts))
    assert "(Fincham 2023b)" in words_of(page(PageId.EVIDENCE))


def test_headings_paragraphs_lists_and_sources_are_read() -> None:
    text = (
        HEAD
        + "Before.\n\n## One\n\nA scan helps a little. [gan-2022] [lee-2020]\n\n"
        + "- First.\n- Second [lee-2020]\n  goes on.\n"
    )
    found = read_page("x", text, SOURCES)
    assert (found.title, found.line, found.checked) == ("A page", "About something.", date(2026, 3, 8))
    assert [chapter.title for chapter in found.chapters] == ["", "One"]
    one = found.chapters[1].passages
    assert [passage.words for passage in one] == [
        "A scan helps a little (Gan 2022, Lee 2020*).",
        "First.",
        "Second (Lee 2020*) goes on.",
    ]
    assert [passage.form for passage in one] == [Form.PARAGRAPH, Form.ITEM, Form.ITEM]
    assert found.sources == (GAN, LEE)


@pytest.mark.parametrize(
    "text",
    [
        "No head.",
        "---\ntitle: A\nline: B\n---\n\nNo day.",
        "---\ntitle: A\nline: B\nchecked: soon\n---\n\nNo day.",
        HEAD + "Said by somebody. [nobody-1999]",
    ],
)
def test_a_page_with_a_fault_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(CalmroomError, match="the-page"):
        read_page("the-page", text, SOURCES)


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    with pytest.raises(CalmroomError, match="cannot be read"):
        PageFiles(tmp_path).pages()
