"""What is to stand on paper: a head, blocks one under the other, and a foot. The window lays it out and paints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calmroom.domain.body.body_map import BodyMap
    from calmroom.domain.markdown import Span


class Style(StrEnum):
    """How words on paper are set."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LARGE = "large"
    """For what is read at arm's length."""
    SMALL = "small"
    OWN = "own"
    """A person's own words, in the journal's serif."""
    OWN_HEADING = "own heading"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph.

    Attributes:
        text: What it says.
        style: How it is set.
        bullet: What stands before it, such as ``12.``.
        indent: How far in it stands, in px of 1/96 inch.
        above: Room before it, in px.
        runs: Bold and leaning words in it.
        stays: Whether it never stands alone at the foot of a page.
    """

    text: str = field(repr=False)
    style: Style = Style.BODY
    bullet: str = ""
    indent: float = 0.0
    above: float = 6.0
    runs: tuple[Span, ...] = ()
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A hair line."""

    above: float = 14.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Body maps in a row, front and back of each, with a word under each; they never go over to the next page.

    Attributes:
        maps: One or two.
        spoken: What they say in words, for whoever does not see them.
    """

    maps: tuple[tuple[str, BodyMap], ...] = field(repr=False)
    spoken: str = field(default="", repr=False)
    above: float = 10.0


Block = Words | Rule | Figures


@dataclass(frozen=True, slots=True)
class Document:
    """All of it.

    Attributes:
        name: What the file may be called and its title says; never a person's own words.
        left: In the head of each page, at the left.
        right: At the right.
        blocks: What stands under each other.
        foot: In the foot of each page, before the number.
        scale: How much larger everything stands on the paper than its style says.
    """

    name: str
    left: str = field(default="", repr=False)
    right: str = ""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    foot: str = field(default="", repr=False)
    scale: float = 1.0
