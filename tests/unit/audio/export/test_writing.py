"""Whole or not at all: cancelling, what is missing, and folders that take nothing."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest
import soundfile
from unit.audio.export.made import needs_ffmpeg

from calmroom.audio.export import converter
from calmroom.audio.export.converter import find_converter, install_line
from calmroom.audio.export.exporter import FileExporter
from calmroom.domain.errors import CalmroomError
from calmroom.domain.exporting import Format, Piece

FORMS = [pytest.param(form, marks=needs_ffmpeg if form in {Format.MP3, Format.M4A} else ()) for form in Format]


def always(_share: float) -> bool:
    return True


def program(folder: Path, script: str) -> None:
    """Put something that is called ffmpeg into a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / "ffmpeg"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def no_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(converter, "_ELSEWHERE", ())


@pytest.mark.parametrize("form", FORMS)
def test_cancelled_it_leaves_nothing_and_what_stood_there_stays(
    exporter: FileExporter, piece: Piece, out: Path, form: Format
) -> None:
    path = out / f"a{form.suffix}"
    path.write_text("before")
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return share < 0.4

    assert not exporter.write(piece, path, go_on)
    assert list(out.iterdir()) == [path]
    assert path.read_text() == "before"
    assert 0.4 <= shares[-1] < 0.6


@pytest.mark.parametrize("form", FORMS)
def test_it_tells_how_far_it_is(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    exporter.write(piece, out / f"a{form.suffix}", go_on)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) >= 10


@pytest.mark.parametrize("form", [Format.MP3, Format.M4A])
@pytest.mark.usefixtures("no_ffmpeg")
def test_without_ffmpeg_the_line_that_installs_it_is_said(
    exporter: FileExporter, piece: Piece, out: Path, form: Format
) -> None:
    assert exporter.missing(form)
    with pytest.raises(CalmroomError, match=f"{form.upper()} needs ffmpeg") as told:
        exporter.write(piece, out / f"a{form.suffix}", always)
    assert exporter.missing(form) in told.value.hint
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("form", [Format.FLAC, Format.OPUS, Format.WAV])
@pytest.mark.usefixtures("no_ffmpeg")
def test_without_ffmpeg_the_others_are_written(exporter: FileExporter, piece: Piece, out: Path, form: Format) -> None:
    assert exporter.missing(form) == ""
    assert exporter.write(piece, out / f"a{form.suffix}", always)
    assert soundfile.info(out / f"a{form.suffix}").frames == piece.programme.practice.frames


@pytest.mark.parametrize(
    ("platform", "tools", "line"),
    [
        ("win32", set(), "winget install ffmpeg"),
        ("darwin", {"apt"}, "brew install ffmpeg"),
        ("linux", {"apt"}, "sudo apt install ffmpeg"),
        ("linux", {"dnf"}, "sudo dnf install ffmpeg-free"),
        ("linux", {"pacman"}, "sudo pacman -S ffmpeg"),
        ("linux", set(), "sudo apt install ffmpeg"),
    ],
)
def test_each_system_has_its_line(platform: str, tools: set[str], line: str) -> None:
    assert install_line(platform, lambda tool: tool if tool in tools else None) == line


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_program_that_lies_where_one_stands_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "here", "exit 0")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PATH", os.curdir)
    monkeypatch.setattr(converter, "_ELSEWHERE", ())
    assert find_converter() is None


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    "case",
    [
        ("echo \"Unknown encoder 'libmp3lame'\" >&2; exit 1", "This ffmpeg cannot write MP3."),
        ("cat >/dev/null; echo 'av_write: No space left on device' >&2; exit 1", "The sound could not be written."),
        ("cat >/dev/null; exit 1", "ffmpeg could not write the sound."),
    ],
)
def test_what_ffmpeg_cannot_do_is_said_plainly(
    exporter: FileExporter, piece: Piece, out: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[str, str]
) -> None:
    script, said = case
    program(out.parent / "bin", script)
    monkeypatch.setenv("PATH", f"{out.parent / 'bin'}{os.pathsep}{os.defpath}")
    with pytest.raises(CalmroomError) as told:
        exporter.write(piece, out / "a.mp3", always)
    assert told.value.message == said
    assert told.value.hint
    assert list(out.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(exporter: FileExporter, piece: Piece, out: Path) -> None:
    with pytest.raises(CalmroomError) as told:
        exporter.write(piece, out / "nowhere" / "a.flac", always)
    assert told.value.hint == f"There is no folder {out / 'nowhere'}."


@pytest.mark.parametrize(
    "case",
    [
        (PermissionError(errno.EACCES, "x"), "Nothing may be written to"),
        (OSError(errno.EROFS, "x"), "Nothing may be written to"),
        (OSError(errno.ENOSPC, "x"), "The disk is full."),
        (soundfile.LibsndfileError(2), "Check"),
    ],
)
def test_why_nothing_could_be_written_is_said_in_plain_words(
    exporter: FileExporter, piece: Piece, out: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[Exception, str]
) -> None:
    fault, hint = case

    def fail(*_given: object) -> int:
        raise fault

    monkeypatch.setattr("calmroom.audio.mix.render.write_sound", fail)
    with pytest.raises(CalmroomError, match="could not be written") as told:
        exporter.write(piece, out / "a.flac", always)
    assert told.value.hint.startswith(hint)
    assert list(out.iterdir()) == []


def test_another_ending_is_refused_before_anything_is_made(exporter: FileExporter, piece: Piece, out: Path) -> None:
    with pytest.raises(CalmroomError, match="not written as that"):
        exporter.write(piece, out / "a.ogg", always)
    assert list(out.iterdir()) == []


def test_capitals_in_the_ending_change_nothing(exporter: FileExporter, piece: Piece, out: Path) -> None:
    assert exporter.write(piece, out / "A.FLAC", always)
    assert soundfile.info(out / "A.FLAC").format == "FLAC"


@needs_ffmpeg
def test_a_folder_that_looks_like_an_option_is_none(
    exporter: FileExporter, piece: Piece, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / "-i").mkdir()
    monkeypatch.chdir(out)
    assert exporter.write(piece, Path("-i") / "-y.mp3", always)
    assert (out / "-i" / "-y.mp3").is_file()


def test_the_same_choices_give_the_same_file(exporter: FileExporter, piece: Piece, out: Path) -> None:
    for name in ("a", "b"):
        exporter.write(piece, out / f"{name}.flac", always)
    assert (out / "a.flac").read_bytes() == (out / "b.flac").read_bytes()
