"""Text as the database can hold it, and lists of text as one column."""

from __future__ import annotations

import json


def to_column(texts: tuple[str, ...]) -> str:
    """Several texts in one column, readable to the search index too."""
    return json.dumps([whole(text) for text in texts], ensure_ascii=False)


def from_column(column: str) -> tuple[str, ...]:
    """The texts that were kept."""
    return tuple(json.loads(column))


def whole(text: str) -> str:
    """The same text; half a character, which UTF-8 cannot hold, becomes U+FFFD, and halves that fit are joined."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
