"""The log holds our own sentences and where faults happened; nobody's words, no values, no folders."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from calmroom.desktop import logs
from calmroom.desktop.logs import describe, start_log, stop_log
from calmroom.domain.body.body import places_of
from calmroom.domain.errors import CalmroomError

WORDS = "heliotrope"
_log = logging.getLogger("calmroom.test")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_log(tmp_path / "logs")
    assert handler is not None
    yield tmp_path / "logs" / "calmroom.log"
    stop_log(handler)


def fail_with(fault: Exception) -> None:
    words = WORDS
    assert words
    raise fault


def test_our_own_sentences_are_written(log: Path) -> None:
    _log.info("The vault opened with %d slots.", 2)
    assert "INFO calmroom.test: The vault opened with 2 slots." in log.read_text()


def test_a_fault_is_written_by_its_type_and_places_alone(log: Path) -> None:
    try:
        fail_with(ValueError(WORDS))
    except ValueError:
        _log.exception("A listener failed.")
    written = log.read_text()
    assert "ValueError" in written
    assert "test_logs.py:" in written
    assert "in fail_with" in written
    assert WORDS not in written


def test_the_causes_of_a_fault_are_written_likewise(log: Path) -> None:
    try:
        try:
            fail_with(KeyError(WORDS))
        except KeyError as cause:
            raise RuntimeError(WORDS) from cause
    except RuntimeError:
        _log.exception("A listener failed.")
    written = log.read_text()
    assert written.index("KeyError") < written.index("RuntimeError")
    assert WORDS not in written


def test_a_fault_in_our_own_words_is_written_with_them_but_for_the_hint(log: Path) -> None:
    _log.warning("Not saved: %s", CalmroomError("The disk is full.", "Look into /home/ann."))
    assert "Not saved: CalmroomError: The disk is full." in log.read_text()
    assert "ann" not in log.read_text()


@pytest.mark.parametrize("style", ["one", "named"])
def test_a_fault_given_as_a_value_is_written_by_its_type(log: Path, style: str) -> None:
    if style == "one":
        _log.warning("It broke: %s", OSError(WORDS))
    else:
        _log.warning("It broke: %(why)s", {"why": OSError(WORDS)})
    assert "It broke: OSError" in log.read_text()
    assert WORDS not in log.read_text()


def test_other_libraries_do_not_write_into_it(log: Path) -> None:
    logging.getLogger("keyring").warning("something about %s", WORDS)
    logging.getLogger().error("something about %s", WORDS)
    assert log.read_text() == ""


def test_no_folder_of_the_person_is_written(tmp_path: Path) -> None:
    fault = FileNotFoundError(f"{tmp_path}/secret")
    try:
        raise fault
    except FileNotFoundError:
        assert str(Path(__file__).parent) not in describe(fault)


def test_our_own_files_are_named_from_the_package_on() -> None:
    with pytest.raises(KeyError) as told:
        places_of(WORDS)
    assert "calmroom/domain/body/body.py:" in describe(told.value)
    assert WORDS not in describe(told.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile private by its own rules")
def test_the_log_and_what_it_was_before_are_their_owners_alone(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = logging.getLogger("calmroom").handlers[-1]
    monkeypatch.setattr(handler, "maxBytes", 200)
    for number in range(12):
        _log.info("A sentence that fills the log, number %d.", number)
    files = sorted(log.parent.iterdir())
    assert [path.name for path in files] == ["calmroom.log", *(f"calmroom.log.{number}" for number in (1, 2, 3))]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    assert start_log(tmp_path / "logs") is None


PROGRAM = """
import pathlib, sys, threading
from calmroom.desktop.logs import start_log, log_uncaught
start_log(pathlib.Path(sys.argv[1])); log_uncaught()
def fail():
    words = "heliotrope"
    raise ValueError(words)
thread = threading.Thread(target=fail); thread.start(); thread.join()
fail()
"""


def test_faults_that_nobody_caught_are_written_from_every_thread(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=False)
    written = (tmp_path / logs.FILE).read_text()
    assert done.returncode == 1
    assert written.count("ValueError") == 2
    assert WORDS not in written + done.stderr + done.stdout
