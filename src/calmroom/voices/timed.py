"""The speech model, made to say when it speaks.

Kokoro computes how long each phoneme lasts and keeps it to itself. kokoro-onnx tells those times of any model that has
an output ``duration``, so one node and one output are put behind the model. Its weights, and its sound, stay as they
are: an ONNX file is a protobuf message, and of messages put one behind the other the lists are joined.
Field numbers: onnx.proto, https://github.com/onnx/onnx.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

OUTPUT: Final = "duration"
LENGTHS: Final = "/encoder/Clip_output_0"
"""Frames of each phoneme at the speed asked for, as Kokoro's export names them."""
_INT64: Final = 7


def with_times(model: Path, timed: Path) -> None:
    """Write the model once more with its times told, unless that was done before.

    Args:
        model: As it was fetched and checked.
        timed: The same with one output more.
    """
    addition = _addition()
    if timed.is_file() and timed.stat().st_size == model.stat().st_size + len(addition):
        return
    half = timed.with_suffix(".part")
    with model.open("rb") as source, half.open("wb") as target:
        shutil.copyfileobj(source, target)
        target.write(addition)
    half.replace(timed)


def _addition() -> bytes:
    """What is put behind the model: ``graph { node { Cast to int64 } output { duration } }``."""
    cast = _text(1, "to") + _number(3, _INT64) + _number(20, 2)
    node = _text(1, LENGTHS) + _text(2, OUTPUT) + _text(3, OUTPUT) + _text(4, "Cast") + _part(5, cast)
    shape = _part(1, _number(1, 1)) + _part(1, _text(2, "phonemes"))
    output = _text(1, OUTPUT) + _part(2, _part(1, _number(1, _INT64) + _part(2, shape)))
    return _part(7, _part(1, node) + _part(12, output))


def _text(field: int, value: str) -> bytes:
    return _part(field, value.encode())


def _part(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])
