"""Spoiled files by the thousand; ``benchmarks/faults_routines.py`` is the long form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_
from unit.routines.fuzz import Fuzzing
from unit.routines.hostile import FILES, signed, zipped
from unit.routines.made import opened

from calmroom.domain.errors import CalmroomError


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_file_is_taken_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    found = Fuzzing(tmp_path, seed).run(100)
    assert found.tried == 100
    assert len(found.said) >= 8


JSON = any_.recursive(
    any_.none() | any_.booleans() | any_.integers() | any_.floats() | any_.text(),
    lambda inner: any_.lists(inner, max_size=4) | any_.dictionaries(any_.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=any_.binary(max_size=300) | any_.text().map(str.encode) | JSON.map(lambda value: repr(value).encode()))
def test_whatever_is_signed_as_a_manifest_is_taken_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(zipped([*signed(content), *FILES.items()]))
    with pytest.raises(CalmroomError):
        opened(tmp_path, path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=any_.binary(max_size=2000))
def test_any_bytes_at_all_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)
    with pytest.raises(CalmroomError):
        opened(tmp_path, path)
