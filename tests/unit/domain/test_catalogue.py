"""What a routine can name."""

from __future__ import annotations

from dataclasses import replace

from fakes.library import bundled

from calmroom.domain.library.catalogue import plannable


def test_what_a_routine_brings_along_stands_in_the_place_of_another_of_its_id() -> None:
    scripts = bundled().scripts()
    own = replace(scripts[0], title="Mine")
    found = {one.id: one for one in plannable(scripts, (own,))}
    assert len(found) == len(scripts)
    assert (found[own.id].title, found[own.id].is_own) == ("Mine", True)
