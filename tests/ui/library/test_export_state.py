"""What is said about taking a practice along."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.library import three

from calmroom.domain.exporting import Format
from calmroom.domain.timeline import Choices
from calmroom.services.export import Offer
from calmroom.ui.library.export_state import choices_of, folder_words, missing_of, size_words, what_words

INSTALL = "brew install ffmpeg"


def test_each_format_has_plain_words() -> None:
    said = [(choice.name, choice.words) for choice in choices_of([Offer(form) for form in Format], 12)]
    assert said == [
        ("FLAC", "exact"),
        ("Opus", "small"),
        ("MP3", "plays everywhere"),
        ("M4A", "for Apple"),
        ("WAV", "exact, no cover"),
    ]


def test_what_cannot_be_written_says_why() -> None:
    flac, mp3 = choices_of([Offer(Format.FLAC), Offer(Format.MP3, INSTALL)], 12)
    assert flac.why == ""
    assert mp3.why == "Needs ffmpeg, which is not here yet"


@pytest.mark.parametrize(
    ("form", "minutes", "words"),
    [(Format.OPUS, 12, "about 6 MB"), (Format.OPUS, 1, "about 1 MB"), (Format.WAV, 5, "about 115 MB")],
)
def test_a_size_is_said_in_megabytes(form: Format, minutes: float, words: str) -> None:
    assert size_words(form, minutes) == words


def test_flac_says_the_most_it_may_come_to() -> None:
    assert size_words(Format.FLAC, 10).startswith("up to ")


def test_nothing_missing_says_nothing() -> None:
    assert missing_of([Offer(form) for form in Format]) is None


def test_what_is_missing_is_named_with_the_line_that_installs_it() -> None:
    missing = missing_of([Offer(Format.FLAC), Offer(Format.MP3, INSTALL), Offer(Format.M4A, INSTALL)])
    assert missing is not None
    assert missing.words.startswith("MP3 and M4A need ffmpeg.")
    assert missing.line == INSTALL
    alone = missing_of([Offer(Format.MP3, INSTALL)])
    assert alone is not None
    assert alone.words.startswith("MP3 needs ffmpeg.")


def test_the_practice_is_said_with_its_length_and_its_voice() -> None:
    crown = three().scripts()[2]
    assert what_words(crown, Choices(12, "bf_emma"), "Wren") == "From Crown to Tailbone, 12 minutes, Wren"


def test_a_folder_goes_by_its_own_name() -> None:
    assert folder_words(Path("/home/iris/Music")) == "Music"
    assert folder_words(Path("/")) == str(Path("/"))
