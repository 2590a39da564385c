from __future__ import annotations

from collections.abc import Mapping

from fakes.house import PAGES

from calmroom.domain.care.knowledge import KnownPage, Passage
from calmroom.domain.errors import CalmroomError
from calmroom.services.knowledge import OWN, KnowledgeService

KNOWN = KnowledgeService(PAGES)


class Broken:
    def pages(self) -> tuple[KnownPage, ...]:
        raise CalmroomError("A page cannot be read.", "")

    def paragraphs(self) -> Mapping[str, tuple[Passage, ...]]:
        raise CalmroomError("A page cannot be read.", "")


def test_a_practice_has_its_paragraph_and_its_sources() -> None:
    assert "(Gan 2022)" in KNOWN.paragraph_for("s18")
    assert KNOWN.sources_for("s18")[0].startswith("Gan and others, 2022.")


def test_a_practice_of_ones_own_says_that_nobody_knows() -> None:
    assert KNOWN.paragraph_for("my-own") == OWN
    assert KNOWN.sources_for("my-own") == ()


def test_pages_that_cannot_be_read_do_not_hinder_a_practice() -> None:
    assert KnowledgeService(Broken()).paragraph_for("s18") == OWN


def test_a_page_is_found_by_its_id() -> None:
    found = KNOWN.page("effects")
    assert found is not None
    assert found.title == "Side effects"
    assert KNOWN.page("nothing") is None
