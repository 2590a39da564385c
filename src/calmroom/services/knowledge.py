"""What is known, for whoever wants to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calmroom.domain.errors import CalmroomError

if TYPE_CHECKING:
    from calmroom.domain.care.knowledge import KnownPage, PageShelf, Passage

OWN = "This practice did not come with calmroom. Nobody here knows whether it was ever studied."


class KnowledgeService:
    """Pages of plain words, and a paragraph for each practice."""

    def __init__(self, shelf: PageShelf) -> None:
        self._shelf = shelf

    def pages(self) -> tuple[KnownPage, ...]:
        """Every page there is.

        Raises:
            CalmroomError: If they cannot be read.
        """
        return self._shelf.pages()

    def page(self, page_id: str) -> KnownPage | None:
        """The page with that id.

        Raises:
            CalmroomError: If the pages cannot be read.
        """
        return next((page for page in self.pages() if page.id == page_id), None)

    def paragraph_for(self, practice_id: str) -> str:
        """What is known about a practice, in plain words with its sources named; never without an answer."""
        return "\n".join(passage.words for passage in self._passages(practice_id)) or OWN

    def sources_for(self, practice_id: str) -> tuple[str, ...]:
        """The references of that paragraph, whole, in the order in which it names them."""
        named = (source for passage in self._passages(practice_id) for source in passage.sources)
        return tuple(dict.fromkeys(source.words for source in named))

    def _passages(self, practice_id: str) -> tuple[Passage, ...]:
        try:
            return self._shelf.paragraphs().get(practice_id, ())
        except CalmroomError:
            # The page itself says that it cannot be read; a practice is shown all the same.
            return ()
