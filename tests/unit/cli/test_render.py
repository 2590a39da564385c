"""``calmroom render``: a practice as a file, from the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import soundfile
from fakes.library import ASSETS
from unit.audio.export.made import needs_ffmpeg, probed

from calmroom import wiring

if TYPE_CHECKING:
    from unit.cli.conftest import Run

SHORT = ("render", "s03", "--minutes", "2", "--bed", "none")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@needs_ffmpeg
def test_a_practice_has_its_title_its_parts_its_cover_and_its_words(run: Run, out: Path) -> None:
    assert run(*SHORT, "-o", str(out / "a.flac"), "--vtt", str(out / "a.vtt"))[0] == 0
    found = probed(out / "a.flac")
    assert found.tags["title"] == "Ground Me"
    assert [title for _, title in found.chapters] == ["Settle", "Body", "Gather", "Return"]
    assert found.covers == ((480, 480),)
    assert "This voice is here with you." in found.tags["lyrics"]
    assert found.seconds == pytest.approx(120, abs=1)
    assert (out / "a.vtt").read_text("utf-8").startswith("WEBVTT")


def test_without_ffmpeg_it_says_the_line_that_installs_it_before_anything_is_made(
    run: Run, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("calmroom.audio.export.converter._ELSEWHERE", ())
    status, _, said = run(*SHORT, "-o", str(out / "a.mp3"), "--vtt", str(out / "a.vtt"))
    assert status == 1
    assert "MP3 needs ffmpeg, which is not on this machine.\nInstall it with: " in said
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "ending",
    [".flac", ".wav", ".opus", pytest.param(".mp3", marks=needs_ffmpeg), pytest.param(".m4a", marks=needs_ffmpeg)],
)
def test_a_full_disk_is_said_plainly_and_nothing_stays(run: Run, small_disk: Path, ending: str) -> None:
    (small_disk / "other").write_bytes(bytes(700 * 1024))
    status, _, said = run(*SHORT, "-o", str(small_disk / f"a{ending}"))
    assert status == 1
    assert (
        said == "The sound could not be written.\nThe disk is full. Free some room on it, or choose another folder.\n"
    )
    assert [path.name for path in small_disk.iterdir()] == ["other"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("ending", [".flac", pytest.param(".m4a", marks=needs_ffmpeg)])
def test_stopped_on_the_way_it_leaves_nothing(home: Path, out: Path, number: int, ending: str) -> None:
    words = ("render", "s07", "--minutes", "30", "-o", str(out / f"a{ending}"))
    surroundings = os.environ | {"CALMROOM_HOME": str(home)}
    with subprocess.Popen(
        [sys.executable, "-m", "calmroom", *words], stderr=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        until = time.monotonic() + 60
        while not [path for path in out.rglob("sound*") if path.stat().st_size] and time.monotonic() < until:
            assert process.poll() is None
            threading.Event().wait(0.02)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "Stopped. Nothing was written.\n")
    assert list(out.iterdir()) == []


def test_what_was_written_before_is_replaced(run: Run, out: Path) -> None:
    (out / "a.opus").write_text("before")
    assert run(*SHORT, "-o", str(out / "a.opus"))[0] == 0
    assert soundfile.info(out / "a.opus").subtype == "OPUS"


@pytest.fixture
def deepest(tmp_path: Path) -> Path:
    return leveled(tmp_path, 3)


def leveled(folder: Path, level: int) -> Path:
    """The script of *Arriving Here*, as if it were of another level."""
    text = (ASSETS / "scripts" / "s01.calm.md").read_text("utf-8")
    assert "level: 0" in text
    path = folder / f"level{level}.calm.md"
    path.write_text(text.replace("level: 0", f"level: {level}").replace("id: s01", f"id: x{level}"), "utf-8")
    return path


def test_level_3_is_not_written_unless_on_purpose(run: Run, deepest: Path, out: Path) -> None:
    status, _, said = run("render", str(deepest), "-o", str(out / "a.flac"))
    assert status == 1
    assert said.startswith("Level 3 asks for one more yes.\nA file has no gate, so level 3 is written only with")
    assert list(out.iterdir()) == []


def test_level_3_is_written_on_purpose_and_says_what_to_do_on_the_day(run: Run, deepest: Path, out: Path) -> None:
    status, _, said = run("render", str(deepest), "--minutes", "5", "--on-purpose", "-o", str(out / "a.wav"))
    assert status == 0
    assert "do something gentle first, and know whom to call." in said
    assert (out / "a.wav").stat().st_size > 1000


def test_what_a_tick_closes_stays_closed_on_purpose_too(run: Run, home: Path, tmp_path: Path, out: Path) -> None:
    del home
    rooms = wiring.command_rooms()
    rooms.settings.read_private()
    rooms.settings.change(conditions=("psychosis",))
    rooms.access.close()
    for level in (2, 3):
        script = leveled(tmp_path, level)
        status, _, said = run("render", str(script), "--on-purpose", "-o", str(out / "a.flac"))
        assert status == 1
        assert said.startswith("Closed, because of what you ticked under who should ask a doctor first.")
        assert "--on-purpose" not in said
    assert list(out.iterdir()) == []


def test_at_16_the_purpose_is_the_therapists_too(run: Run, home: Path, deepest: Path, out: Path) -> None:
    del home
    rooms = wiring.command_rooms()
    rooms.settings.read_private()
    rooms.settings.change(age="16")
    rooms.access.close()
    _, _, said = run("render", str(deepest), "-o", str(out / "a.flac"))
    assert said.endswith("It says: I have talked with my therapist about doing this alone.\n")


def test_level_2_asks_nothing_and_makes_no_vault(run: Run, home: Path, tmp_path: Path, out: Path) -> None:
    status, _, said = run("render", str(leveled(tmp_path, 2)), "--minutes", "5", "-o", str(out / "a.wav"))
    assert (status, said) == (0, "")
    assert list(home.rglob("vault*")) == []


def test_playing_level_3_names_what_opens_it_and_not_a_lock_that_is_not_there(run: Run, deepest: Path) -> None:
    status, _, said = run("play", str(deepest), "--minutes", "5")
    assert (status, said.splitlines()[0]) == (1, "Level 3 asks for one more yes.")
