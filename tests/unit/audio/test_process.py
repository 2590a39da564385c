"""Lines in, lines out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from fakes.device import ManualOutputs
from fakes.sounds import line, timeline

from calmroom.audio.engine.process import Outlet, serve
from calmroom.audio.talk.commands import Load, Play, Ready, Report
from calmroom.audio.talk.protocol import write_command
from calmroom.domain.events import PlayerEnded
from calmroom.domain.player import Playhead
from calmroom.domain.practice import Outcome
from calmroom.domain.timeline import Programme
from calmroom.domain.units import Frames


def answers(*lines: bytes) -> list[dict[str, object]]:
    out = io.BytesIO()
    serve(io.BytesIO(b"".join(lines)), out, ManualOutputs("headset"))
    return [json.loads(each) for each in out.getvalue().splitlines()]


def told(answered: list[dict[str, object]]) -> list[str]:
    return [str(each["tell"]) for each in answered if each["tell"] != "playhead"]


def test_it_says_when_it_hears_and_which_devices_there_are() -> None:
    first, second, *_ = answers(b'{"do": "devices"}\n')
    assert first == {"tell": "ready", "protocol": 2}
    assert second == {"tell": "devices", "names": ["headset"]}


def test_a_bad_line_is_answered_and_the_next_is_heard() -> None:
    answered = answers(b"{nonsense\n", b"\n", b'{"do": "dance"}\n', b'{"do": "devices"}\n')
    assert sorted(told(answered)) == ["devices", "error", "error", "ready"]


def test_a_line_without_end_is_not_kept() -> None:
    answered = answers(b"x" * (9 * 2**20) + b"\n", b'{"do": "devices"}\n')
    assert told(answered).count("error") == 1
    assert told(answered).count("devices") == 1


def test_when_the_pipe_closes_it_fades_out_and_ends() -> None:
    outputs = ManualOutputs()
    programme = Programme(timeline(48_000 * 600, line(0, 9_000)))
    lines = write_command(Load(programme)) + write_command(Play())
    serve(io.BytesIO(lines), io.BytesIO(), outputs)
    assert outputs.device.is_closed
    assert len(outputs.device.frames) < 48_000 * 5


class Stuck(io.RawIOBase):
    """A pipe whose reader stands still until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.lines: list[bytes] = []

    def write(self, line: object) -> int:
        self.go.wait()
        assert isinstance(line, bytes)
        self.lines.append(line)
        return len(line)


def test_a_reader_that_stands_still_holds_up_nothing_and_misses_only_old_places() -> None:
    pipe = Stuck()
    outlet = Outlet(pipe)  # type: ignore[arg-type]
    outlet.tell(Ready(1))
    for number in range(1_000):
        outlet.tell(Report(Playhead(frame=Frames(number))))
    outlet.tell(PlayerEnded(Outcome.FINISHED))
    pipe.go.set()
    outlet.close()
    lines = [json.loads(line) for line in pipe.lines]
    assert len(lines) <= 4
    assert lines[-2]["frame"] == 999
    assert lines[-1]["tell"] == "ended"


def test_the_command_hears_lines_and_loads_neither_window_nor_vault(tmp_path: Path) -> None:
    code = (
        "import sys; from calmroom.__main__ import main; sys.argv = ['calmroom', 'engine']; main();"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=b'{"do": "quit"}\n',
        capture_output=True,
        check=True,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    assert json.loads(done.stdout.splitlines()[0])["tell"] == "ready"
    loaded = set(done.stderr.decode().split())
    assert not loaded & {"PySide6", "sqlcipher3", "calmroom.storage.vault", "pydub", "cryptography", "scipy"}
