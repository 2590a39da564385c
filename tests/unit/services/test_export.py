"""Taking a practice along: one at a time, beside everything else."""

from __future__ import annotations

import logging
import queue
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes.exporter import FakeExporter
from fakes.house import NARRATORS
from fakes.library import arrange, bundled

from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import ExportEnded, ExportMoved, Format
from calmroom.domain.timeline import Choices
from calmroom.services.bus import EventBus
from calmroom.services.export import BUG, ExportService, Wish

WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Desk:
    """The service, and what it told."""

    service: ExportService
    exporter: FakeExporter
    moved: list[float]
    ended: queue.SimpleQueue[ExportEnded]
    folder: Path

    def wish(self, form: Format = Format.OPUS, left_out: tuple[str, ...] = ()) -> Wish:
        script = next(each for each in bundled().scripts() if each.id == "s07")
        return Wish(script, Choices(12, "bf_emma", left_out=left_out), form, self.folder)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    bus, exporter = EventBus(), FakeExporter()
    moved: list[float] = []
    ended: queue.SimpleQueue[ExportEnded] = queue.SimpleQueue()
    bus.subscribe(ExportMoved, lambda event: moved.append(event.share))
    bus.subscribe(ExportEnded, ended.put)
    service = ExportService(exporter, arrange, NARRATORS, bus, lambda: tmp_path / "usual")
    yield Desk(service, exporter, moved, ended, tmp_path)
    service.close()


def test_it_is_written_where_it_was_wished_and_told(desk: Desk) -> None:
    path = desk.service.begin(desk.wish())
    assert desk.ended.get(timeout=WAIT) == ExportEnded(desk.folder / "From Crown to Tailbone, 12 minutes.opus")
    assert path.read_bytes() == b"sound"
    assert desk.moved == [0.25, 0.5, 0.75, 1.0]
    piece, _ = desk.exporter.written[0]
    assert (piece.title, piece.voice, piece.cover, piece.minutes) == ("From Crown to Tailbone", "Wren", "s07", 12)


def test_a_file_that_is_there_is_never_replaced(desk: Desk) -> None:
    first = desk.service.begin(desk.wish())
    desk.ended.get(timeout=WAIT)
    assert desk.service.name(desk.wish()) == "From Crown to Tailbone, 12 minutes 2.opus"
    second = desk.service.begin(desk.wish())
    desk.ended.get(timeout=WAIT)
    assert first.exists()
    assert second.exists()
    assert first != second


def test_cancelled_it_leaves_nothing(desk: Desk) -> None:
    desk.exporter.gate.clear()
    path = desk.service.begin(desk.wish())
    desk.service.cancel()
    assert desk.ended.get(timeout=WAIT) == ExportEnded()
    assert not path.exists()


def test_closed_it_leaves_nothing_and_no_thread(desk: Desk) -> None:
    desk.exporter.gate.clear()
    path = desk.service.begin(desk.wish())
    desk.service.close()
    assert desk.ended.get_nowait() == ExportEnded()
    assert not path.exists()


def test_a_second_one_waits_for_the_first(desk: Desk) -> None:
    desk.exporter.gate.clear()
    desk.service.begin(desk.wish())
    with pytest.raises(CalmroomError, match="is being written"):
        desk.service.begin(desk.wish(Format.FLAC))
    desk.exporter.gate.set()
    desk.ended.get(timeout=WAIT)
    desk.service.begin(desk.wish(Format.FLAC))
    assert desk.ended.get(timeout=WAIT).path is not None


def test_a_fault_is_told_and_the_next_one_is_written(desk: Desk) -> None:
    desk.exporter.fault = fault = CalmroomError("The sound could not be written.", "The disk is full.")
    desk.service.begin(desk.wish())
    assert desk.ended.get(timeout=WAIT) == ExportEnded(fault=fault)
    desk.exporter.fault = None
    desk.service.begin(desk.wish())
    assert desk.ended.get(timeout=WAIT).fault is None


def test_a_bug_is_logged_and_told_in_one_sentence(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.exporter.fault = ValueError("boom")
    with caplog.at_level(logging.ERROR):
        desk.service.begin(desk.wish())
        assert desk.ended.get(timeout=WAIT).fault is BUG
    assert "A practice could not be written." in caplog.text
    caplog.clear()


def test_the_next_one_goes_where_the_last_one_went(desk: Desk) -> None:
    assert desk.service.folder == desk.folder / "usual"
    desk.service.begin(desk.wish())
    assert desk.service.folder == desk.folder
    desk.ended.get(timeout=WAIT)


def test_what_is_missing_is_offered_with_the_line_that_installs_it(desk: Desk) -> None:
    desk.exporter.lacking = {Format.MP3: "brew install ffmpeg"}
    offered = {offer.form: offer.install for offer in desk.service.offers()}
    assert offered[Format.MP3] == "brew install ffmpeg"
    assert offered[Format.FLAC] == ""
    assert list(offered) == list(Format)


def test_no_cover_lights_a_place_that_is_left_out(desk: Desk) -> None:
    desk.service.begin(desk.wish(left_out=("sacrum",)))
    desk.ended.get(timeout=WAIT)
    assert desk.exporter.written[0][0].cover == ""
