from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.clock import StillClock
from fakes.synthesiser import Hum

from calmroom.domain.script import PhaseName, Profile
from calmroom.voices.index import ClipIndex, read_index, write_index
from calmroom.voices.narrate import (
    Narration,
    Progress,
    Spoken,
    missing_clips,
    narrate,
    remove_orphans,
    spoken_lines,
    wanted_clips,
)
from calmroom.voices.workbench import Workbench

from .made import line, script

FIRST = line("Your feet may be warm. They may be cool.")
SECOND = line("There is a sound somewhere, or there is none.")
PRACTICE = script(FIRST, SECOND)
VOICE = "bf_emma"
OTHER = "am_michael"


def wanted(*voices: str) -> tuple[Spoken, ...]:
    return wanted_clips((PRACTICE,), voices or (VOICE,))


def test_every_line_that_can_be_spoken_is_wanted() -> None:
    texts = [one.text for _, one in spoken_lines(PRACTICE)]
    assert texts == [
        FIRST.text, SECOND.text, "You could look around instead, slowly.", "You are here, and the day goes on.",
    ]  # fmt: skip


def test_a_sentence_that_two_practices_share_is_one_clip() -> None:
    ground = script(FIRST, name="s03", profile=Profile.GROUND)
    both = wanted_clips((PRACTICE, ground), (VOICE,))
    assert len(both) == len(wanted())
    assert {clip.profile for clip in both} == {Profile.ORDINARY}


def test_narrating_makes_every_clip(tmp_path: Path, quick_bench: Workbench) -> None:
    assert narrate(wanted(VOICE, OTHER), tmp_path, quick_bench, StillClock()) == Narration(8, 0, 0)
    index = ClipIndex((tmp_path,))
    for voice in (VOICE, OTHER):
        for _, one in spoken_lines(PRACTICE):
            clip = index.find(one, "en", voice)
            assert clip is not None
            assert quick_bench.decode(tmp_path / clip.path).size == clip.frames


def test_each_voice_speaks_its_own_clips(tmp_path: Path, quick_bench: Workbench, hum: Hum) -> None:
    narrate(wanted(OTHER), tmp_path, quick_bench, StillClock())
    assert {voice for _, voice, _ in hum.heard} == {OTHER}


def test_what_is_there_is_not_made_again(tmp_path: Path, quick_bench: Workbench, hum: Hum) -> None:
    narrate(wanted(), tmp_path, quick_bench, StillClock())
    hum.heard.clear()
    assert narrate(wanted(), tmp_path, quick_bench, StillClock()) == Narration(0, 4, 0)
    assert hum.heard == []


def test_it_can_be_stopped_and_goes_on_where_it_was(tmp_path: Path, quick_bench: Workbench, hum: Hum) -> None:
    stopped = narrate(wanted(), tmp_path, quick_bench, StillClock(), lambda progress: progress.done < 2)
    assert stopped == Narration(2, 0, 2)
    assert len(read_index(tmp_path / VOICE)) == 2
    hum.heard.clear()
    assert narrate(wanted(), tmp_path, quick_bench, StillClock()) == Narration(2, 2, 0)
    assert FIRST.text not in {text for text, _, _ in hum.heard}


def test_a_death_between_clip_and_index_costs_one_clip(tmp_path: Path, quick_bench: Workbench) -> None:
    class PowerCut(Exception):  # noqa: N818 - what happens, not an error of the program
        pass

    def decode(_: Path) -> None:
        raise PowerCut

    broken = replace(quick_bench, decode=decode)  # type: ignore[arg-type]
    with pytest.raises(PowerCut):
        narrate(wanted(), tmp_path, broken, StillClock())
    assert narrate(wanted(), tmp_path, quick_bench, StillClock()) == Narration(4, 0, 0)


def test_a_clip_whose_file_is_gone_is_missing(tmp_path: Path, quick_bench: Workbench) -> None:
    narrate(wanted(), tmp_path, quick_bench, StillClock())
    gone = wanted()[1]
    (tmp_path / VOICE / f"{gone.key}.opus").unlink()
    assert missing_clips(wanted(), tmp_path) == (gone,)


def test_a_clip_made_again_comes_out_as_it_was(tmp_path: Path, quick_bench: Workbench, hum: Hum) -> None:
    narrate(wanted(), tmp_path, quick_bench, StillClock())
    lost = wanted()[0]
    notes = read_index(tmp_path / VOICE)
    chosen = notes[lost.key].speed + 0.01
    write_index(tmp_path / VOICE, notes | {lost.key: replace(notes[lost.key], speed=chosen)})
    (tmp_path / VOICE / f"{lost.key}.opus").unlink()
    hum.heard.clear()
    narrate(wanted(), tmp_path, quick_bench, StillClock())
    assert [speed for _, _, speed in hum.heard] == [chosen]


def test_an_edited_line_is_the_only_one_made(tmp_path: Path, quick_bench: Workbench) -> None:
    narrate(wanted(), tmp_path, quick_bench, StillClock())
    edited = wanted_clips((script(line("Your feet may be cool. They may be warm."), SECOND),), (VOICE,))
    assert narrate(edited, tmp_path, quick_bench, StillClock()) == Narration(1, 3, 0)


def test_orphans_go_with_their_notes_and_the_rest_stays(tmp_path: Path, quick_bench: Workbench) -> None:
    narrate(wanted(VOICE, OTHER), tmp_path, quick_bench, StillClock())
    left = wanted_clips((script(FIRST),), (VOICE,))
    assert remove_orphans(left, (VOICE,), tmp_path) == 1
    assert set(read_index(tmp_path / VOICE)) == {clip.key for clip in left}
    assert len(list((tmp_path / VOICE).glob("*.opus"))) == 3
    assert len(list((tmp_path / OTHER).glob("*.opus"))) == 4


def test_a_file_that_no_note_knows_is_an_orphan(tmp_path: Path, quick_bench: Workbench) -> None:
    narrate(wanted(), tmp_path, quick_bench, StillClock())
    (tmp_path / VOICE / "0123456789abcdef.opus").write_bytes(b"half a clip")
    assert remove_orphans(wanted(), (VOICE,), tmp_path) == 1
    assert missing_clips(wanted(), tmp_path) == ()


def test_progress_tells_how_long_the_rest_takes(tmp_path: Path, quick_bench: Workbench) -> None:
    clock = StillClock()
    told: list[Progress] = []

    def go_on(progress: Progress) -> bool:
        told.append(progress)
        clock.advance(10)
        return True

    narrate(wanted(), tmp_path, quick_bench, clock, go_on)
    assert [(one.done, one.missing) for one in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[2].left == pytest.approx(20 / 3)
    assert told[3].left == pytest.approx(0)


def test_a_line_that_cannot_be_spoken_is_told_and_the_others_are_made(tmp_path: Path, quick_bench: Workbench) -> None:
    mute = script(line("..."), SECOND)
    done = narrate(wanted_clips((mute,), (VOICE,)), tmp_path, quick_bench, StillClock())
    assert done.made == 3
    assert done.left == 1
    assert done.faults == ("...: the voice spoke nothing",)


def test_the_first_place_of_a_sentence_sets_its_pace() -> None:
    assert [clip.phase for clip in wanted()] == [PhaseName.BODY] * 3 + [PhaseName.EASE_OFF]
