"""What every way to keep routine files does, those in memory and those on a disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.routine_files import MemoryRoutineFiles
from unit.routines.made import CLIENT, STRANGER, THERAPIST, code, files, go_on, parcel

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import RoutineFiles, Sender, Step


@pytest.fixture(params=["memory", "disk"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> RoutineFiles:
    return MemoryRoutineFiles() if request.param == "memory" else files(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.calmroutine"


def no(_step: Step) -> bool:
    return False


def test_what_was_built_is_what_is_opened(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    made = parcel(tmp_path)
    assert kept.build(made, Sender(THERAPIST), path, go_on)
    opened = kept.open(path, None, go_on)
    assert (opened.routine, [one.id for one in opened.scripts]) == (made.routine, ["maya1"])
    assert opened.signer is not None
    assert opened.signer.code == code(THERAPIST)
    assert [one.line for one in opened.recordings] == ["Let the ground hold you."]


def test_looking_installs_nothing(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    kept.build(parcel(tmp_path), Sender(THERAPIST), path, go_on)
    kept.open(path, None, go_on)
    assert list(kept.installed()) == []


def test_what_is_installed_gives_its_practices_and_its_sound(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    made = parcel(tmp_path)
    kept.build(made, Sender(THERAPIST), path, go_on)
    assert kept.install(path, kept.open(path, None, go_on), None, go_on)
    assert list(kept.installed()) == [made.routine.id]
    assert [one.id for one in kept.scripts(made.routine.id)] == ["maya1"]
    found = kept.recordings(made.routine.id)
    assert [one.practice for one, _ in found] == ["maya1"]
    assert all(place.startswith(f"{made.routine.id}/") for _, place in found)


def test_what_is_removed_is_gone_and_may_be_removed_again(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    made = parcel(tmp_path)
    kept.build(made, Sender(THERAPIST), path, go_on)
    kept.install(path, kept.open(path, None, go_on), None, go_on)
    kept.remove(made.routine.id)
    kept.remove(made.routine.id)
    assert (list(kept.installed()), kept.scripts(made.routine.id), kept.recordings(made.routine.id)) == ([], (), ())


def test_what_is_given_up_leaves_nothing(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    made = parcel(tmp_path)
    assert not kept.build(made, Sender(THERAPIST), path, no)
    with pytest.raises(CalmroomError):
        kept.open(path, None, go_on)
    kept.build(made, Sender(THERAPIST), path, go_on)
    assert not kept.install(path, kept.open(path, None, go_on), None, no)
    assert list(kept.installed()) == []


def test_another_file_than_the_one_that_was_seen_is_refused(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    kept.build(parcel(tmp_path), Sender(THERAPIST), path, go_on)
    seen = kept.open(path, None, go_on)
    with pytest.raises(CalmroomError):
        kept.install(path, replace(seen, mark="0" * 64), None, go_on)
    assert list(kept.installed()) == []


def test_what_is_sealed_is_opened_by_one_person_alone(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    made = parcel(tmp_path)
    kept.build(made, Sender(THERAPIST, code(CLIENT)), path, go_on)
    opened = kept.open(path, CLIENT, go_on)
    assert (opened.routine, opened.was_sealed) == (made.routine, True)
    for keys in (None, STRANGER):
        with pytest.raises(CalmroomError):
            kept.open(path, keys, go_on)


def test_another_signature_changes_nothing_else(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    kept.build(parcel(tmp_path), Sender(THERAPIST), path, go_on)
    assert kept.sign(path, Sender(STRANGER), tmp_path / "two.calmroutine", go_on)
    first, second = kept.open(path, None, go_on), kept.open(tmp_path / "two.calmroutine", None, go_on)
    assert second.routine == first.routine
    assert second.signer is not None
    assert second.signer.code == code(STRANGER)


def test_the_routine_taken_in_last_comes_first(kept: RoutineFiles, tmp_path: Path, path: Path) -> None:
    made = parcel(tmp_path)
    for name in ("b" * 32, "a" * 32, "c" * 32):
        kept.build(replace(made, routine=replace(made.routine, id=name)), Sender(THERAPIST), path, go_on)
        assert kept.install(path, kept.open(path, None, go_on), None, go_on)
        path.unlink(missing_ok=True)
    assert list(kept.installed()) == ["c" * 32, "a" * 32, "b" * 32]
