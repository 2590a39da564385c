from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from calmroom.voices import kokoro, timed

# Field 1 of the model, its format's version: 9.
MODEL = b"\x08\x09"


def told(folder: Path, model: bytes = MODEL) -> Path:
    (folder / "model.onnx").write_bytes(model)
    timed.with_times(folder / "model.onnx", folder / "timed.onnx")
    return folder / "timed.onnx"


def test_the_model_is_kept_to_the_byte(tmp_path: Path) -> None:
    made = told(tmp_path).read_bytes()
    assert made.startswith(MODEL)
    assert timed.OUTPUT.encode() in made[len(MODEL) :]
    assert (tmp_path / "model.onnx").read_bytes() == MODEL


def test_the_same_model_comes_out_alike_and_nothing_else_is_left(tmp_path: Path) -> None:
    first = told(tmp_path).read_bytes()
    (tmp_path / "timed.onnx").unlink()
    assert told(tmp_path).read_bytes() == first
    assert {file.name for file in tmp_path.iterdir()} == {"model.onnx", "timed.onnx"}


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    made = told(tmp_path)
    before = made.stat().st_mtime_ns
    timed.with_times(tmp_path / "model.onnx", made)
    assert made.stat().st_mtime_ns == before


def test_half_a_file_is_made_whole(tmp_path: Path) -> None:
    made = told(tmp_path)
    whole = made.read_bytes()
    made.write_bytes(whole[:-1])
    assert told(tmp_path).read_bytes() == whole


def test_the_runtime_finds_the_times_beside_the_sound(tmp_path: Path) -> None:
    runtime = pytest.importorskip("onnxruntime")
    # graph { node { Identity: frames -> what Kokoro calls its lengths } input { frames: float[1, n] } output { it } }
    shape = timed._part(1, timed._number(1, 1)) + timed._part(1, timed._text(2, "n"))
    kind = timed._part(2, timed._part(1, timed._number(1, 1) + timed._part(2, shape)))
    node = timed._text(1, "frames") + timed._text(2, timed.LENGTHS) + timed._text(4, "Identity")
    graph = timed._part(1, node) + timed._text(2, "g") + timed._part(11, timed._text(1, "frames") + kind)
    graph += timed._part(12, timed._text(1, timed.LENGTHS) + kind)
    version = timed._part(8, timed._number(2, 20))
    session = runtime.InferenceSession(
        str(told(tmp_path, MODEL + timed._part(7, graph) + version)), providers=["CPUExecutionProvider"]
    )
    sound, times = session.run(None, {"frames": np.array([[22.0, 4.0, 3.0]], dtype=np.float32)})
    assert sound.tolist() == [[22.0, 4.0, 3.0]]
    assert times.tolist() == [[22, 4, 3]]
    assert times.dtype == np.int64


def test_what_a_voice_hums_before_its_first_word_is_cut() -> None:
    sound = np.ones(kokoro.RATE, dtype=np.float32)
    kept = kokoro.without_murmur(sound, 0.58, "bf_emma")
    assert kept.size == kokoro.RATE // 2
    assert kept[0] == 0
    assert kept[-1] == 1
    assert sound.min() == 1


def test_a_word_that_begins_at_once_is_kept_whole() -> None:
    assert kokoro.without_murmur(np.ones(2400, dtype=np.float32), 0.05, "bf_emma").size == 2400


def test_a_voice_that_hums_nothing_keeps_every_sound() -> None:
    sound = np.ones(2400, dtype=np.float32)
    assert kokoro.without_murmur(sound, 0.05, "am_michael") is sound
