from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from calmroom.domain.script import Pause
from calmroom.domain.timeline import Clip
from calmroom.domain.units import Frames, Seconds
from calmroom.voices.index import ClipIndex, ClipNote, read_index, write_index
from calmroom.voices.key import clip_key

from .made import line

NOTE = ClipNote("Here you are.", 96_000, -20.0, -4.0, 120.0, 0.6)
HERE_YOU_ARE = line("Here you are.")


def with_clip(folder: Path, note: ClipNote = NOTE) -> Path:
    (folder / "bf_emma").mkdir(parents=True)
    write_index(folder / "bf_emma", {clip_key(HERE_YOU_ARE, "en", "bf_emma"): note})
    return folder


def test_the_key_of_a_line_never_changes_by_itself() -> None:
    assert clip_key(HERE_YOU_ARE, "en", "bf_emma") == "d9169f26997097cd"


def test_where_a_line_stands_and_how_it_is_typed_leave_its_key() -> None:
    moved = replace(line("Here  you are."), pause=Pause(Seconds(1), Seconds(1), Seconds(1)), region="feet")
    assert clip_key(moved, "en", "bf_emma") == clip_key(HERE_YOU_ARE, "en", "bf_emma")


def test_what_decides_the_sound_decides_the_key() -> None:
    keys = {
        clip_key(HERE_YOU_ARE, "en", "bf_emma"),
        clip_key(HERE_YOU_ARE, "de", "bf_emma"),
        clip_key(HERE_YOU_ARE, "en", "am_michael"),
        clip_key(line("Here you are.", rate=0.9), "en", "bf_emma"),
        clip_key(line("Here you are!"), "en", "bf_emma"),
    }
    assert len(keys) == 5


def test_a_spoken_line_is_found_with_its_length(tmp_path: Path) -> None:
    index = ClipIndex((with_clip(tmp_path),))
    key = clip_key(HERE_YOU_ARE, "en", "bf_emma")
    assert index.find(HERE_YOU_ARE, "en", "bf_emma") == Clip(f"bf_emma/{key}.opus", Frames(96_000))


def test_a_spoken_line_comes_with_the_rate_that_was_measured(tmp_path: Path) -> None:
    folder = with_clip(tmp_path)
    found = ClipIndex((folder,)).find(HERE_YOU_ARE, "en", "bf_emma")
    assert found is not None
    assert [found.words_a_minute] == [note.words_per_minute for note in read_index(folder / "bf_emma").values()]
    assert found.words_a_minute > 0


def test_a_line_nobody_spoke_is_not_found(tmp_path: Path) -> None:
    index = ClipIndex((with_clip(tmp_path),))
    assert index.find(line("Something else."), "en", "bf_emma") is None
    assert index.find(HERE_YOU_ARE, "en", "am_michael") is None


def test_the_folder_named_first_wins(tmp_path: Path) -> None:
    own = with_clip(tmp_path / "own", replace(NOTE, frames=48_000))
    bundled = with_clip(tmp_path / "bundled")
    found = ClipIndex((own, bundled)).find(HERE_YOU_ARE, "en", "bf_emma")
    assert found is not None
    assert found.frames == 48_000


def test_an_index_is_read_once(tmp_path: Path) -> None:
    index = ClipIndex((with_clip(tmp_path),))
    first = index.find(HERE_YOU_ARE, "en", "bf_emma")
    (tmp_path / "bf_emma" / "index.json").unlink()
    assert index.find(HERE_YOU_ARE, "en", "bf_emma") == first


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"a": 1}', b'{"a": {"frames": "many"}}'])
def test_a_broken_index_stops_nothing(tmp_path: Path, content: bytes) -> None:
    folder = with_clip(tmp_path)
    (folder / "bf_emma" / "index.json").write_bytes(content)
    assert ClipIndex((folder,)).find(HERE_YOU_ARE, "en", "bf_emma") is None


def test_one_broken_note_leaves_the_others(tmp_path: Path) -> None:
    file = with_clip(tmp_path) / "bf_emma" / "index.json"
    file.write_text(file.read_text("utf-8").replace("{\n", '{\n "broken": {"frames": 1},\n', 1), "utf-8")
    assert list(read_index(tmp_path / "bf_emma").values()) == [NOTE]


def test_finding_a_clip_loads_no_audio_library() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, calmroom.voices.index, calmroom.voices.narrators; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert not {"numpy", "soundfile", "pydub", "onnxruntime"} & set(loaded)
