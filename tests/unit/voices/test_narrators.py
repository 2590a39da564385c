from __future__ import annotations

import pytest

from calmroom.domain.errors import CalmroomError
from calmroom.voices.narrators import NARRATORS, accent, narrator


@pytest.mark.parametrize("name", ["bf_emma", "Wren", "wren", " WREN ", "BF_EMMA"])
def test_a_narrator_is_known_by_id_and_by_name(name: str) -> None:
    assert narrator(name).id == "bf_emma"


def test_an_unknown_narrator_is_answered_with_those_there_are() -> None:
    with pytest.raises(CalmroomError) as refused:
        narrator("somebody")
    for voice in NARRATORS:
        assert voice.name in refused.value.hint
        assert voice.id in refused.value.hint


def test_each_narrator_speaks_the_english_they_were_recorded_in() -> None:
    assert [accent(voice.id) for voice in NARRATORS] == ["en-gb", "en-us"]
