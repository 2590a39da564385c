"""Routine files from one hand to the other: built, looked at, taken in, replaced, taken away."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from unit.routines.hostile import FILES, manifest, naming, refusal, spelled, whole, zipped
from unit.routines.made import (
    CLIENT,
    ID,
    SOUND,
    STRANGER,
    THERAPIST,
    built,
    code,
    files,
    go_on,
    opened,
    own_script,
    parcel,
    routine,
)

from calmroom.domain.routine.handover import Material, Parcel, Recording, ScriptLook, Sender, SoundLook, Step
from calmroom.domain.routine.routine import MOST_LINE
from calmroom.routines.body import FileBody
from calmroom.routines.limits import MOST_SCRIPTS
from calmroom.routines.reader import Judges
from calmroom.routines.seal import ROUTINE, SealedBody, Sealing

SEALED = Sender(THERAPIST, code(CLIENT))


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def stops_at(share: float) -> Callable[[Step], bool]:
    return lambda step: step.share < share


def test_a_routine_is_opened_as_it_was_built(tmp_path: Path) -> None:
    found = opened(tmp_path, built(tmp_path))
    assert found.routine == routine()
    assert [script.id for script in found.scripts] == ["maya1"]
    assert found.recordings == (
        Recording("line-1.opus", "maya1", "Let the ground hold you.", 4.5, len(SOUND) + 200_000),
    )
    assert not found.problems
    assert not found.was_sealed


def test_any_zip_program_can_look_into_a_file_that_is_not_sealed(tmp_path: Path) -> None:
    with zipfile.ZipFile(built(tmp_path)) as archive:
        assert archive.testzip() is None
        assert archive.read("scripts/maya.calm.md").decode() == own_script()


def test_nothing_of_a_sealed_file_can_be_read_by_others(tmp_path: Path) -> None:
    content = built(tmp_path, sender=SEALED).read_bytes()
    assert b"Maya" not in content
    assert opened(tmp_path, tmp_path / "r.calmroutine", CLIENT).was_sealed
    for keys in (STRANGER, THERAPIST, None):
        refusal(partial(opened, tmp_path, tmp_path / "r.calmroutine", keys))


def test_looking_at_a_file_writes_nothing(tmp_path: Path) -> None:
    path = built(tmp_path, sender=SEALED)
    before = names(tmp_path)
    opened(tmp_path, path, CLIENT)
    assert names(tmp_path) == before


def test_what_was_sealed_to_one_is_not_passed_on_to_another(tmp_path: Path) -> None:
    """The therapist's own words for one client, sealed by that client to somebody else."""

    with built(tmp_path, sender=SEALED).open("rb") as file:
        body = SealedBody(FileBody(file), ROUTINE, CLIENT)
        content = body.read_at(0, body.size)
    with (tmp_path / "passed").open("wb") as file:
        sealing = Sealing(file, ROUTINE, code(STRANGER), CountedEntropy())
        sealing.write(content)
        sealing.finish()
    assert "somebody else's code" in refusal(lambda: opened(tmp_path, tmp_path / "passed", STRANGER)).message


def test_what_is_taken_in_lies_under_names_of_ours_and_holds_none_of_the_words(tmp_path: Path) -> None:
    mine, path = files(tmp_path), built(tmp_path)
    assert mine.install(path, opened(tmp_path, path), None, go_on)
    found = sorted((tmp_path / "routines").rglob("*.*"), key=lambda each: each.name)
    assert [each.name for each in found] == ["about.json", "script-0.calm.md", "sound-0.opus"]
    about = found[0].read_text("utf-8")
    assert not [words for words in ("Maya", "A.", "Between", "Rest", "Warmth") if words in about]
    if os.name == "posix":
        assert {each.stat().st_mode & 0o777 for each in found} == {0o600}


def test_what_was_taken_in_is_there_for_the_library_and_the_player(tmp_path: Path) -> None:
    mine, path = files(tmp_path), built(tmp_path)
    mine.install(path, opened(tmp_path, path), None, go_on)
    assert mine.installed() == (ID,)
    assert [script.id for script in mine.scripts(ID)] == ["maya1"]
    ((recording, below),) = mine.recordings(ID)
    assert recording.line == "Let the ground hold you."
    assert (tmp_path / "routines" / below).read_bytes().startswith(SOUND)


def test_an_update_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    mine, first = files(tmp_path), built(tmp_path)
    mine.install(first, opened(tmp_path, first), None, go_on)
    second = tmp_path / "second"
    bare = Parcel(replace(routine(2), parts=routine().parts[:1]), Material((("maya.calm.md", own_script("maya2")),)))
    files(tmp_path).build(bare, Sender(THERAPIST), second, go_on)
    mine.install(second, opened(tmp_path, second), None, go_on)
    assert [script.id for script in mine.scripts(ID)] == ["maya2"]
    assert not mine.recordings(ID)
    assert len(names(tmp_path / "routines")) == 2


def test_an_update_that_is_stopped_leaves_what_was_there(tmp_path: Path) -> None:
    mine, first, second = files(tmp_path), built(tmp_path), built(tmp_path, 2, name="second")
    mine.install(first, opened(tmp_path, first), None, go_on)
    before = names(tmp_path / "routines")
    for share in (0.0, 0.3, 0.9, 1.0):
        assert not mine.install(second, opened(tmp_path, second), None, stops_at(share))
        assert names(tmp_path / "routines") == before


def test_what_is_stopped_at_first_leaves_no_folder(tmp_path: Path) -> None:
    path = built(tmp_path)
    assert not files(tmp_path).install(path, opened(tmp_path, path), None, stops_at(0.5))
    assert not (tmp_path / "routines").exists()


@pytest.mark.parametrize("share", [0.0, 0.55, 0.61, 0.9, 1.0])
def test_building_that_is_stopped_leaves_nothing(tmp_path: Path, share: float) -> None:
    given = parcel(tmp_path)
    before = names(tmp_path)
    assert not files(tmp_path).build(given, SEALED, tmp_path / "r.calmroutine", stops_at(share))
    assert names(tmp_path) == before


def test_building_that_is_stopped_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    path = built(tmp_path)
    before = path.read_bytes()
    assert not files(tmp_path).build(parcel(tmp_path, 2), SEALED, path, stops_at(0.7))
    assert path.read_bytes() == before


def test_what_was_looked_at_is_what_is_taken_in(tmp_path: Path) -> None:
    path = built(tmp_path)
    found = opened(tmp_path, path)
    built(tmp_path, 2)
    told = refusal(lambda: files(tmp_path).install(path, found, None, go_on))
    assert "not the file that you looked at" in told.message
    assert not files(tmp_path).installed()


def test_what_was_changed_since_it_was_looked_at_is_not_taken_in(tmp_path: Path) -> None:
    """The manifest is the same, and the sound is another."""
    mine, path = files(tmp_path), built(tmp_path)
    found = opened(tmp_path, path)
    with zipfile.ZipFile(path) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    entries[-1] = (entries[-1][0], entries[-1][1][:-1] + b"y")
    path.write_bytes(zipped(entries))
    assert "not the one that was signed" in refusal(lambda: mine.install(path, found, None, go_on)).message
    assert not (tmp_path / "routines").exists()


def test_what_cannot_be_used_is_told_and_left_out(tmp_path: Path) -> None:
    """The judges of another home know less: none of the sound can be played there."""
    path = built(tmp_path)
    other = files(tmp_path)

    other._judges = Judges(lambda *_: ScriptLook(problem="It is odd."), lambda _: SoundLook(problem="It is noise."))
    found = other.open(path, None, go_on)
    assert found.problems == (
        "The practice in maya.calm.md cannot be read: It is odd.",
        "The recording line-1.opus cannot be played: It is noise.",
    )
    assert (found.scripts, found.recordings) == ((), ())
    assert other.install(path, found, None, go_on)
    assert names(tmp_path / "routines") == [f"{ID}/about.json"]


def test_a_script_that_is_no_text_is_told_and_left_out(tmp_path: Path) -> None:
    odd = {**FILES, "scripts/maya.calm.md": own_script().encode("utf-16")}
    path = tmp_path / "odd"
    path.write_bytes(whole(tmp_path, files=odd))
    found = opened(tmp_path, path)
    assert found.problems == ("The practice in maya.calm.md cannot be read: It is no text in UTF-8.",)
    assert files(tmp_path).install(path, found, None, go_on)
    assert not files(tmp_path).scripts(ID)


def test_a_routine_that_is_taken_away_leaves_nothing_and_can_come_again(tmp_path: Path) -> None:
    mine, path = files(tmp_path), built(tmp_path)
    mine.install(path, opened(tmp_path, path), None, go_on)
    mine.remove(ID)
    mine.remove(ID)
    assert not names(tmp_path / "routines")
    assert mine.install(path, opened(tmp_path, path), None, go_on)


@pytest.mark.parametrize("name", ["..", "../..", "/etc", "", ".", "0123", ID.upper(), f"{ID}/.."])
def test_nothing_but_a_routine_is_ever_taken_away(tmp_path: Path, name: str) -> None:
    (tmp_path / "routines").mkdir()
    before = names(tmp_path)
    files(tmp_path).remove(name)
    assert (tmp_path / "routines").is_dir()
    assert names(tmp_path) == before
    assert not files(tmp_path).scripts(name)


def test_what_an_end_of_the_program_left_over_goes_with_the_next_edition(tmp_path: Path) -> None:
    mine, path = files(tmp_path), built(tmp_path)
    left = tmp_path / "routines" / ID / ".4242.part"
    left.mkdir(parents=True)
    (left / "script-0.calm.md").write_text("half")
    assert mine.installed() == ()
    mine.install(path, opened(tmp_path, path), None, go_on)
    assert not left.exists()


def test_a_recording_as_it_was_made_is_brought_in_while_the_file_is_built(tmp_path: Path) -> None:
    raw = tmp_path / "raw.wav"
    raw.write_bytes(b"as it was made")
    given = Parcel(routine(), Material((), ((Recording("line-1.opus", "s01"), raw),)))
    files(tmp_path).build(given, Sender(THERAPIST), tmp_path / "r", go_on)
    assert opened(tmp_path, tmp_path / "r").recordings[0].seconds == 4.5
    assert names(tmp_path) == ["r", "raw.wav"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda given: replace(given, routine=replace(given.routine, title="x" * (MOST_LINE + 1))), "longer than 400"),
        (lambda given: replace(given, routine=replace(given.routine, parts=())), "not whole yet"),
        (lambda given: replace(given, routine=replace(given.routine, half=("zz",))), "not whole yet"),
        (lambda given: replace(given, routine=replace(given.routine, id="x")), "not whole yet"),
        (lambda given: replace(given, material=Material((("../x.calm.md", own_script()),))), "no file can have"),
        (lambda given: replace(given, material=Material((("x.calm.md", "no practice"),))), "cannot be read yet"),
        (
            lambda given: replace(
                given, material=Material(tuple((f"x{n}.calm.md", own_script()) for n in range(MOST_SCRIPTS + 1)))
            ),
            "not whole yet",
        ),
    ],
)
def test_what_would_be_refused_where_it_arrives_is_not_built(
    tmp_path: Path, change: Callable[[Parcel], Parcel], words: str
) -> None:
    assert (
        words in refusal(lambda: files(tmp_path).build(change(parcel(tmp_path)), SEALED, tmp_path / "r", go_on)).message
    )
    assert not (tmp_path / "r").exists()


def test_words_are_cleaned_of_what_nobody_sees(tmp_path: Path) -> None:
    given = replace(parcel(tmp_path), routine=routine(title="  Be\u202etween\u200b \x1b[31mour\tdays  "))
    files(tmp_path).build(given, Sender(THERAPIST), tmp_path / "r", go_on)
    assert opened(tmp_path, tmp_path / "r").routine.title == "Between [31mour days"


def test_a_full_disk_is_told_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = parcel(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told = refusal(lambda: files(tmp_path).build(given, SEALED, tmp_path / "r", go_on))
    assert told.message == "The disk is full, so nothing was written."
    monkeypatch.undo()
    path = built(tmp_path)
    found = opened(tmp_path, path)
    monkeypatch.setattr(os, "fsync", full)
    assert "disk is full" in refusal(lambda: files(tmp_path).install(path, found, None, go_on)).message
    assert names(tmp_path) == ["line.opus", "r.calmroutine"]


def test_a_file_that_nobody_signed_is_looked_at_and_not_taken_in(tmp_path: Path) -> None:

    told = manifest(tmp_path)
    told["from"] = None

    path = tmp_path / "unsigned"
    path.write_bytes(zipped([("manifest.json", spelled(naming(told, FILES))), *FILES.items()]))
    found = opened(tmp_path, path)
    assert found.signer is None
    assert "Nobody has signed" in found.problems[0]
    assert "Nobody has signed" in refusal(lambda: files(tmp_path).install(path, found, None, go_on)).message
    assert files(tmp_path).sign(path, Sender(STRANGER), tmp_path / "signed", go_on)
    again = opened(tmp_path, tmp_path / "signed")
    assert again.signer is not None
    assert again.signer.code == code(STRANGER)
    assert again.routine == found.routine


def test_another_zip_program_reads_it(tmp_path: Path) -> None:
    path = built(tmp_path)
    try:
        done = subprocess.run(["unzip", "-tqq", str(path)], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("needs unzip")
    assert done.returncode == 0
