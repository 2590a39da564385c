from __future__ import annotations

from datetime import UTC, datetime, timedelta

from calmroom.domain.journal.journal import Entry, EntryKind
from calmroom.domain.journal.paper import journal_document
from calmroom.domain.paper import Rule, Style, Words

WRITTEN = datetime(2026, 3, 8, 21, 14, tzinfo=UTC)


def page(text: str, days: int = 0, **more: object) -> Entry:
    moment = WRITTEN + timedelta(days=days)
    return Entry(f"{days:032x}", moment, moment, text=text, **more)  # type: ignore[arg-type]


def words(*entries: Entry) -> list[Words]:
    return [block for block in journal_document(entries).blocks if isinstance(block, Words)]


def test_pages_stand_in_the_order_they_were_written_with_a_rule_between() -> None:
    document = journal_document((page("later", 3), page("earlier")))
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Words, Words, Rule, Words, Words]
    assert [block.text for block in words(page("later", 3), page("earlier"))][1::2] == ["earlier", "later"]
    assert document.right == "Sunday 8 March 2026 to Wednesday 11 March 2026"


def test_a_page_has_its_day_its_question_its_words_and_its_tags() -> None:
    laid = words(page("The line went quiet.", prompt="Where was it clear?", tags=("warm", "wide")))
    assert [(block.text, block.style) for block in laid] == [
        ("Sunday 8 March 2026, evening, 21:14", Style.HEADING),
        ("Where was it clear?", Style.QUESTION),
        ("The line went quiet.", Style.OWN),
        ("warm, wide", Style.SMALL),
    ]


def test_markdown_is_read_and_its_marks_are_gone() -> None:
    laid = words(page("# Night\n- a **warm** stone\n  2. small\n> so"))[1:]
    assert [(block.text, block.bullet, block.style) for block in laid] == [
        ("Night", "", Style.OWN_HEADING),
        ("a warm stone", "\u2022", Style.OWN),
        ("small", "2.", Style.OWN),
        ("so", "", Style.OWN),
    ]
    (run,) = laid[1].runs
    assert laid[1].text[run.start : run.start + run.count] == "warm"
    assert laid[2].indent > laid[1].indent > 0


def test_two_hands_say_whose_words_they_are() -> None:
    laid = words(page("# a grey stone\n\nYou are there.\n\n> I am.", kind=EntryKind.TWO_HANDS))[1:]
    assert [block.text for block in laid] == ["Me", "You are there.", "a grey stone", "I am."]


def test_a_persons_words_are_in_no_representation() -> None:
    document = journal_document((page("The line went quiet.", tags=("kettle",)),))
    assert "quiet" not in repr(document)
    assert "kettle" not in repr(document.blocks)
