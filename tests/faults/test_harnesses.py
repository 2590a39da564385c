"""Kills, refusing disks, power cuts and damage, in the short form; the long one is in benchmarks/faults_*.py.

Each harness is run with a fault of the program planted as well, and has to find it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from faults import shim
from faults.disk import Disk, File, put
from faults.shim import TESTS, Call

PATIENCE = 240
Counted = dict[str, dict[str, Any]]

needs_shim = pytest.mark.skipif(bool(shim.lacking()), reason=f"this machine lacks {shim.lacking()}")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied as POSIX does it")


def counted(*arguments: str, wrong: bool = False) -> Counted:
    """What a harness that stands in front of the disk counted; whether it found anything wrong."""
    return _counted(shim.under([*arguments], timeout=PATIENCE), wrong=wrong)


def counted_plainly(*arguments: str) -> Counted:
    """The same of a harness that needs no shim."""
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return _counted(done, wrong=False)


def _counted(done: subprocess.CompletedProcess[str], *, wrong: bool) -> Counted:
    assert done.returncode == int(wrong), f"{done.stdout[-3000:]}{done.stderr[-3000:]}"
    found: Counted = json.loads(done.stdout)
    return found


def total(found: Counted, what: str) -> int:
    return sum(each[what] for each in found.values())


@needs_fork
def test_a_writer_killed_at_random_moments_keeps_every_acknowledged_word() -> None:
    found = counted_plainly("faults.kills", "--kills", "20", "--commands", "2")
    assert found["writer"]["kills"] == 20
    assert found["writer"]["acknowledged"] > 20
    assert found["command line"]["kills"] == 2


@needs_shim
@pytest.mark.parametrize("kind", ["kill-before", "kill-halfway"])
def test_killed_at_any_write_the_owner_opens_with_what_they_know(kind: str) -> None:
    found = counted("faults.crash", "--kind", kind, "--sample", "2")
    assert len(found) > 15
    assert total(found, "hit") == total(found, "runs") > 30


@needs_shim
@pytest.mark.parametrize("kind", ["error-once", "full-lasting", "read-only-lasting"])
def test_a_disk_that_refuses_is_told_calmly_and_all_goes_on_afterwards(kind: str) -> None:
    found = counted("faults.crash", "--kind", kind, "--sample", "1")
    assert total(found, "told") > 4


@needs_shim
def test_one_failed_moment_of_reading_is_not_taken_for_damage() -> None:
    found = counted("faults.crash", "--kind", "unreadable-once", "--sample", "6", "--act", "writing", "--act", "copies")
    assert total(found, "runs") == 12


@needs_shim
def test_no_acknowledged_write_is_lost_in_a_power_cut() -> None:
    found = counted("faults.power", "--cuts", "40", "--act", "an evening of writing")
    assert (total(found, "cuts"), total(found, "fewer") > 20) == (40, True)


@needs_shim
@pytest.mark.parametrize(
    "act", ["between appointments", "another passphrase", "restore", "copies", "first start", "erasing"]
)
def test_after_a_power_cut_the_owner_opens(act: str) -> None:
    assert total(counted("faults.power", "--cuts", "12", "--act", act), "cuts") == 12


@needs_fork
def test_a_flipped_bit_is_always_seen_and_a_backup_is_offered() -> None:
    found = counted_plainly("faults.flips", "--flips", "60")
    anywhere, salt = found.values()
    assert anywhere["on_opening"] + anywhere["on_reading"] + anywhere["by_check"] + anywhere["harmless"] == 60
    assert anywhere["offered"] == 60 - anywhere["harmless"]
    assert salt["harmless"] == 16


# The harnesses prove themselves.


@needs_shim
def test_a_planted_weaker_synchronous_is_found_by_power_cuts() -> None:
    plant = ("--plant", "synchronous=NORMAL")
    found = counted("faults.power", "--cuts", "15", "--act", "an evening of writing", *plant, wrong=True)
    assert "acknowledged writes are lost" in found["an evening of writing"]["failures"][0]


@needs_shim
def test_a_weaker_synchronous_is_not_found_by_kills_which_is_why_there_are_power_cuts() -> None:
    counted(
        "faults.crash", "--kind", "kill-before", "--every", "20", "--act", "writing", "--plant", "synchronous=NORMAL"
    )


@needs_shim
@pytest.mark.parametrize("act", ["another passphrase", "another recovery key"])
def test_a_planted_skipped_fsync_of_small_files_is_found_by_power_cuts(act: str) -> None:
    counted("faults.power", "--cuts", "60", "--act", act, "--plant", "small files not synced", wrong=True)


@needs_shim
def test_a_planted_skipped_fsync_of_everything_is_found_by_power_cuts() -> None:
    plant = ("--plant", "nothing synced")
    counted("faults.power", "--cuts", "15", "--act", "an evening of writing", *plant, wrong=True)


@needs_shim
def test_a_planted_key_left_behind_is_found_by_kills() -> None:
    plant = ("--plant", "a key left behind")
    found = counted(
        "faults.crash", "--kind", "kill-before", "--every", "6", "--act", "first passphrase", *plant, wrong=True
    )
    assert "opens the vault without a passphrase" in found["first passphrase, kill-before"]["failures"][0]


@needs_shim
@pytest.mark.skipif(not Path("/usr/bin/strace").exists(), reason="this machine lacks strace")
def test_the_shim_sees_every_call_that_the_system_sees(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    names = "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir"
    other = "writev,pwritev,pwritev2,sendfile,copy_file_range,fallocate,truncate,link,linkat,symlink,io_uring_enter"
    home = tmp_path / "home"
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = ["strace", "-f", "-y", "-o", str(trace), "-e", f"trace={names},{other}", sys.executable, "-c", EVENING]
    subprocess.run([*command, str(home)], env=environment, check=True, timeout=PATIENCE)
    seen = [line for line in trace.read_text().splitlines() if str(home) in line and "= -1" not in line]
    unknown = [line for line in seen if line.split()[1].split("(")[0] in other.split(",")]
    assert not unknown, "a call that the shim lets pass"
    # Files made anew are counted by the shim, and are openat() to strace, which is not traced here for its number.
    assert len(seen) > 50


EVENING = """
import sys
from pathlib import Path
from faults.acts import lived_in
from faults.acts_writing import write
from faults.owner import Home
home = Home(Path(sys.argv[1]))
lived_in(home, copies=1)
write(home, lambda _: None)
"""


# The disk that is rebuilt after a power cut.


class Certain:
    """Chance that always says the same: everything that can be lost is."""

    def choice(self, among: tuple[float, ...]) -> float:
        return among[-1]

    def randint(self, least: int, _most: int) -> int:
        return least

    def random(self) -> float:
        return 0.99

    def randbytes(self, count: int) -> bytes:
        return bytes(count)


def after(disk: Disk) -> dict[str, bytes | None]:
    return disk.after(Certain(), torn=True)  # type: ignore[arg-type]


def call(kind: str, first: bytes = b"", *, inode: int = 1, place: int = 0, second: bytes = b"") -> Call:
    return Call(kind, inode, place, first, second)


def test_what_was_synced_stands_and_what_was_not_may_go(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    name = str(tmp_path / "a").encode()
    for one in (call("C", name), call("W", b"kept"), call("S"), call("D", str(tmp_path).encode()), call("W", b"lost")):
        disk.take(one)
    assert after(disk) == {name.decode(): b"kept"}


def test_a_name_without_a_sync_of_its_folder_may_be_missing(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    for one in (call("C", str(tmp_path / "a").encode()), call("W", b"kept"), call("S")):
        disk.take(one)
    assert after(disk) == {}


def test_a_rename_is_wholly_before_or_wholly_after(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    old, new, folder = (str(tmp_path / "a").encode(), str(tmp_path / "b").encode(), str(tmp_path).encode())
    for one in (call("C", old), call("W", b"kept"), call("S"), call("D", folder), call("R", old, second=new)):
        disk.take(one)
    assert after(disk) == {old.decode(): b"kept"}
    disk.take(call("D", folder))
    assert after(disk) == {new.decode(): b"kept"}


def test_a_longer_place_is_filled_with_zeros_and_a_cut_takes_the_end(tmp_path: Path) -> None:
    file = File(since=[(2, b"cd"), (3, None), (5, b"f")])
    file.sync()
    put({str(tmp_path / "a"): bytes(file.standing)}, tmp_path, tmp_path / "new")
    assert (tmp_path / "new" / "a").read_bytes() == b"\0\0c\0\0f"
