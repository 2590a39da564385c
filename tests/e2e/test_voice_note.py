"""A voice note from a real microphone into a real vault and back to a real ear, past every file."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from contracts.test_recorder import Hearer
from e2e.living_room import LivingRoom
from e2e.program import Program, is_alive, wait_for
from e2e.pulse import Ear, heard
from e2e.speaker import TONE, humming, pitch_of, share_of

from calmroom.audio.remote.recorder import RemoteRecorder
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.journal.recording import LevelHeard, RecorderEvent, RecordingEnd
from calmroom.domain.player import PlayState
from calmroom.domain.spoken import length_of, programme_of
from calmroom.domain.units import RATE

SURROUNDINGS = ("XDG_RUNTIME_DIR", "ALSA_CONFIG_PATH", "PULSE_SERVER", "HOME")


@pytest.fixture
def recorder(ear: Ear, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteRecorder]:
    for name in SURROUNDINGS:
        monkeypatch.setenv(name, ear.environment[name])
    made = RemoteRecorder()
    yield made
    made.stop()


def decoded(sound: bytes) -> npt.NDArray[np.float32]:
    samples, rate = soundfile.read(io.BytesIO(sound), dtype="float32")
    assert rate == RATE
    return np.asarray(samples, dtype=np.float32)


def files_written_by(pid: int) -> list[str]:
    """Files on a disk that a process holds open."""
    targets = [str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir()]
    return [target for target in targets if target.startswith("/") and not target.startswith(("/dev/", "/proc/"))]


@pytest.mark.sound
def test_what_is_hummed_is_found_in_the_note_at_its_frequency(ear: Ear, recorder: RemoteRecorder) -> None:
    hearer = Hearer()
    with humming(ear):
        recorder.start(hearer)
        hearer.until_said(3.0)
        pid = recorder.pid
        assert pid is not None
        assert [one for one in files_written_by(pid) if "pulse" not in one and not one.startswith("/usr")] == []
        recorder.stop()
        over = hearer.until_over()
    samples = decoded(hearer.sound)
    assert (over.end, over.frames) == (RecordingEnd.STOPPED, samples.size)
    assert pitch_of(samples) == pytest.approx(TONE, abs=1.0)
    assert share_of(samples) > 0.95
    assert not is_alive(pid)
    assert ear.control("list", "short", "source-outputs").strip() == ""


@pytest.mark.sound
def test_a_microphone_that_is_pulled_out_leaves_what_was_hummed_before(ear: Ear, recorder: RemoteRecorder) -> None:
    hearer = Hearer()
    with humming(ear):
        recorder.start(hearer)
        hearer.until_said(3.0)
        ear.pull_out("ear")
        over = hearer.until_over()
    samples = decoded(hearer.sound)
    assert over.end is RecordingEnd.GONE
    assert samples.size >= 3 * RATE
    assert pitch_of(samples[: 3 * RATE]) == pytest.approx(TONE, abs=1.0)


@pytest.mark.sound
def test_a_window_that_stands_still_for_seconds_loses_no_sound(ear: Ear, recorder: RemoteRecorder) -> None:
    hearer, stands = Hearer(), threading.Event()

    def hear(event: RecorderEvent) -> None:
        if isinstance(event, LevelHeard) and not stands.is_set():
            stands.wait(4.0)
            stands.set()
        hearer(event)

    with humming(ear):
        recorder.start(hear)
        assert stands.wait(20.0)
        recorder.stop()
        hearer.until_over()
    samples = decoded(hearer.sound)
    assert samples.size >= 3.9 * RATE
    assert share_of(samples) > 0.95


@pytest.mark.sound
def test_without_a_microphone_it_says_so_and_ends(ear: Ear, recorder: RemoteRecorder) -> None:
    ear.pull_out("ear")
    hearer = Hearer()
    recorder.start(hearer)
    assert hearer.until_over().end in {RecordingEnd.ABSENT, RecordingEnd.REFUSED}
    assert hearer.sound == b""


@pytest.mark.sound
def test_a_note_is_heard_again_from_memory_alone(ear: Ear, recorder: RemoteRecorder, tmp_path: Path) -> None:
    hearer = Hearer()
    with humming(ear):
        recorder.start(hearer)
        hearer.until_said(3.0)
        recorder.stop()
        hearer.until_over()
    file = tmp_path / "heard.f32"
    with closing(RemotePlayer((), has_spare=False)) as player, ear.recording(file):
        player.load(programme_of(hearer.sound, length_of(hearer.sound)))
        player.play()
        wait_for(lambda: player.playhead().state is PlayState.ENDED, "the note's end")
    sounding = heard(file)[:, 0]
    where = np.flatnonzero(np.abs(sounding) > 0.05)
    assert (where[-1] - where[0]) / RATE == pytest.approx(length_of(hearer.sound), abs=0.3)
    assert pitch_of(sounding[where[0] : where[-1]]) == pytest.approx(TONE, abs=1.0)


def notes_in(room: LivingRoom, to: Path) -> list[bytes]:
    """The voice notes that a copy of everything holds."""
    made = room.command("vault", "export", str(to))
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(to) as copy:
        return [copy.read(name) for name in sorted(copy.namelist()) if name.startswith("voice-notes/")]


def speak(program: Program, room: LivingRoom) -> None:
    """Write a page, then hum for three seconds, by keyboard alone."""
    program.see("nav.today")
    program.press("ctrl+3")
    program.click("journal.empty.button")
    wait_for(lambda: (program.ask(focus=True) or {}).get("id") == "journal.text", "the keyboard on the page")
    program.type("spoken beside it")
    program.tab_to("journal.voice.record")
    with humming(room.ear):
        program.press("space")
        program.see("journal.voice.record", "Stop recording")
        program.see("journal.voice.length", "0:03")


@pytest.mark.screen
@pytest.mark.sound
def test_a_note_is_spoken_heard_moved_in_removed_and_put_back_by_keyboard(room: LivingRoom, tmp_path: Path) -> None:
    file = tmp_path / "heard.f32"
    with room.agree().calmroom() as program:
        speak(program, room)
        program.press("space")
        program.see("journal.voice.record", "Record a voice note")
        program.see("journal.voice.1")
        program.focus("journal.voice.1.play")
        with room.ear.recording(file):
            program.press("space")
            program.see("journal.voice.1.play", "Pause the voice note")
            program.see("journal.voice.1.told", "0:02 of 0:0")
            program.see("journal.voice.1.play", "Play the voice note")
        program.tab_to("journal.voice.1.remove")
        program.press("space")
        program.see("toast.undo", "Voice note removed")
        wait_for(lambda: program.ask(find="journal.voice.1") is None, "the note to go")
        program.press("ctrl+z")
        program.see("journal.voice.1")
        program.close()
    assert pitch_of(heard(file)[:, 0]) == pytest.approx(TONE, abs=2.0)
    (note,) = notes_in(room, tmp_path / "copy.zip")
    assert pitch_of(decoded(note)) == pytest.approx(TONE, abs=1.0)
    assert "spoken" in room.command("journal", "list").stdout


@pytest.mark.screen
@pytest.mark.sound
def test_what_was_said_is_kept_when_the_window_is_killed(room: LivingRoom, tmp_path: Path) -> None:
    with room.agree().calmroom() as program:
        speak(program, room)
        program.process.kill()
        program.process.wait()
    wait_for(lambda: not room.ear.control("list", "short", "source-outputs").strip(), "the microphone to be closed")
    (note,) = notes_in(room, tmp_path / "copy.zip")
    assert length_of(note) >= 1.0
    assert pitch_of(decoded(note)) == pytest.approx(TONE, abs=1.0)


@pytest.mark.screen
@pytest.mark.sound
def test_leaving_the_page_ends_the_recording_and_keeps_it(room: LivingRoom, tmp_path: Path) -> None:
    with room.agree().calmroom() as program:
        speak(program, room)
        program.press("ctrl+1")
        wait_for(lambda: not room.ear.control("list", "short", "source-outputs").strip(), "the microphone to be closed")
        program.press("ctrl+3")
        program.see("journal.voice.1")
        program.close()
    (note,) = notes_in(room, tmp_path / "copy.zip")
    assert length_of(note) >= 3.0
