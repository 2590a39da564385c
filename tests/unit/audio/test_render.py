"""The same sound into a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from fakes.sounds import CLIPS, LENGTH, PRACTICE, bed, timeline

from calmroom.audio.mix.render import frames_of, render
from calmroom.domain.errors import CalmroomError
from calmroom.domain.timeline import Programme

PROGRAMME = Programme(PRACTICE)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    for name, sound in CLIPS.items():
        soundfile.write(folder / name, sound, 48_000, subtype="FLOAT")
    return folder


def test_a_wav_file_holds_the_very_frames(tmp_path: Path, clips: Path) -> None:
    assert render(PROGRAMME, [clips], tmp_path / "a.wav")
    written, rate = soundfile.read(tmp_path / "a.wav", dtype="float32")
    assert rate == 48_000
    assert np.array_equal(written, np.concatenate(list(frames_of(PROGRAMME, [clips]))))
    assert len(written) == LENGTH


def test_a_flac_file_holds_them_to_twenty_four_bits(tmp_path: Path, clips: Path) -> None:
    render(PROGRAMME, [clips], tmp_path / "a.FLAC".lower())
    written, _ = soundfile.read(tmp_path / "a.flac", dtype="float32")
    assert np.abs(written - np.concatenate(list(frames_of(PROGRAMME, [clips])))).max() <= 2.0**-23


def test_the_same_choices_give_the_same_file(tmp_path: Path, clips: Path) -> None:
    for name in ("a.flac", "b.flac"):
        render(PROGRAMME, [clips], tmp_path / name)
    assert (tmp_path / "a.flac").read_bytes() == (tmp_path / "b.flac").read_bytes()


def test_cancelled_it_leaves_nothing_behind(tmp_path: Path, clips: Path) -> None:
    long = Programme(timeline(LENGTH * 4, bed(LENGTH * 4)))
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return share < 0.5

    (tmp_path / "out").mkdir()
    assert not render(long, [clips], tmp_path / "out" / "a.flac", go_on)
    assert list((tmp_path / "out").iterdir()) == []
    assert shares[-1] < 1.0


def test_it_tells_how_far_it_is(tmp_path: Path, clips: Path) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    render(PROGRAMME, [clips], tmp_path / "a.flac", go_on)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path, clips: Path) -> None:
    with pytest.raises(CalmroomError, match="could not be written"):
        render(PROGRAMME, [clips], tmp_path / "nowhere" / "a.flac")


def test_another_ending_is_refused_before_anything_is_made(tmp_path: Path, clips: Path) -> None:
    with pytest.raises(CalmroomError, match=r"\.flac or \.wav"):
        render(PROGRAMME, [clips], tmp_path / "a.mp3")


def test_what_stood_there_stays_until_the_new_one_is_whole(tmp_path: Path, clips: Path) -> None:
    (tmp_path / "a.wav").write_text("before")
    render(Programme(timeline(LENGTH * 2, bed(LENGTH * 2))), [clips], tmp_path / "a.wav", lambda _: False)
    assert (tmp_path / "a.wav").read_text() == "before"
