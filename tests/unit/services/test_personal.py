from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from fakes.library import FakeLibrary, arrange
from fakes.personal import MemoryAgreements, MemoryPersonal

from calmroom.domain.errors import CalmroomError, Problem, Severity
from calmroom.domain.events import LibraryChanged
from calmroom.domain.library.personal import Standing
from calmroom.domain.timeline import CaptionCue
from calmroom.scripts.shelves import Shelves
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.personal import PersonalService
from calmroom.services.world import World

TEXT = (Path(__file__).parents[2] / "data" / "scripts" / "t01.calm.md").read_text("utf-8")
EVIL = TEXT.replace("nothing to carry", "nothing to carry\u202e")
MINE = "mine.calm.md"


@dataclass
class Desk:
    """A folder with one script, and who looks after it."""

    scripts: MemoryPersonal = field(default_factory=lambda: MemoryPersonal({MINE: TEXT}))
    agreements: MemoryAgreements = field(default_factory=MemoryAgreements)
    told: list[LibraryChanged] = field(default_factory=list)

    def __post_init__(self) -> None:
        bus = EventBus()
        bus.subscribe(LibraryChanged, self.told.append)
        world = World(StillClock(), CountedEntropy(), AtOnce(bus), bus)
        self.shelf = Shelves(FakeLibrary(), self.scripts, self.agreements)
        self.service = PersonalService(self.scripts, self.agreements, self.shelf, arrange, world)

    def ids(self) -> list[str]:
        """What the library holds."""
        return [script.id for script in self.shelf.scripts()]

    def agree(self) -> None:
        """To the script as it is now."""
        self.service.agree(MINE, self.service.look()[0].mark)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_script_is_no_practice_before_it_was_agreed_to(desk: Desk) -> None:
    assert [each.standing for each in desk.service.look()] == [Standing.NEW]
    assert desk.ids() == []


def test_once_agreed_to_it_is_a_practice_and_everybody_is_told(desk: Desk) -> None:
    desk.ids()
    desk.agree()
    assert desk.ids() == ["t01"]
    assert desk.told == [LibraryChanged()]


def test_a_script_that_was_changed_has_left_the_library_and_is_asked_again(desk: Desk) -> None:
    desk.agree()
    desk.scripts.files[MINE] = TEXT.replace("nothing to carry", "nothing to lift")
    desk.told.clear()
    assert [each.standing for each in desk.service.look()] == [Standing.CHANGED]
    assert desk.ids() == []
    assert desk.told == [LibraryChanged()]
    desk.agree()
    assert desk.ids() == ["t01"]


def test_put_back_as_it_was_it_is_agreed_to_without_a_question(desk: Desk) -> None:
    desk.agree()
    desk.scripts.files[MINE] = TEXT + "\n"
    desk.service.look()
    desk.scripts.files[MINE] = TEXT
    assert [each.standing for each in desk.service.look()] == [Standing.AGREED]


def test_another_name_changes_nothing_about_what_was_seen(desk: Desk) -> None:
    desk.agree()
    desk.scripts.files["renamed.calm.md"] = desk.scripts.files.pop(MINE)
    assert [each.standing for each in desk.service.look()] == [Standing.AGREED]


def test_what_is_agreed_to_is_what_was_seen_and_nothing_else(desk: Desk) -> None:
    seen = desk.service.look()[0].mark
    desk.scripts.files[MINE] = TEXT.replace("nothing to carry", "everything to carry")
    with pytest.raises(CalmroomError, match="changed since you looked"):
        desk.service.agree(MINE, seen)
    assert desk.ids() == []


def test_a_script_that_is_refused_cannot_be_agreed_to(desk: Desk) -> None:
    desk.scripts.files[MINE] = EVIL
    with pytest.raises(CalmroomError, match="cannot be read"):
        desk.service.agree(MINE, desk.service.look()[0].mark)
    assert desk.agreements.agreed == {}


def test_a_script_that_is_gone_is_told(desk: Desk) -> None:
    for ask in (lambda: desk.service.preview("other.calm.md"), lambda: desk.service.agree("other.calm.md", "a" * 64)):
        with pytest.raises(CalmroomError, match="no such script"):
            ask()


def test_an_agreement_that_cannot_be_kept_changes_nothing(desk: Desk) -> None:
    desk.agreements.fault = CalmroomError("The disk is full.")
    with pytest.raises(CalmroomError, match="disk is full"):
        desk.agree()
    assert desk.ids() == []


def test_taken_back_it_leaves_the_library_and_its_file_stays(desk: Desk) -> None:
    desk.agree()
    desk.service.withdraw(MINE)
    assert desk.ids() == []
    assert [each.standing for each in desk.service.look()] == [Standing.NEW]


def test_taken_back_under_another_name_it_leaves_as_well(desk: Desk) -> None:
    desk.agree()
    desk.scripts.files["renamed.calm.md"] = desk.scripts.files.pop(MINE)
    desk.service.withdraw("renamed.calm.md")
    assert desk.ids() == []


def test_a_look_that_finds_nothing_new_tells_nobody(desk: Desk) -> None:
    desk.agree()
    desk.told.clear()
    desk.service.look()
    assert desk.told == []


def test_a_preview_shows_its_words_and_plays_nothing(desk: Desk) -> None:
    preview = desk.service.preview(MINE)
    assert preview.programme is not None
    words = [cue.text for cue in preview.programme.practice.cues if isinstance(cue, CaptionCue)]
    assert any(text.startswith("You might sit or lie") for text in words)
    assert preview.found.standing is Standing.NEW
    assert preview.warning == ""


def test_a_preview_says_how_many_rules_are_broken(desk: Desk) -> None:
    error = Problem(MINE, 3, 1, "L11", Severity.ERROR, "no line is tagged stop")
    mild = Problem(MINE, 4, 1, "L13", Severity.WARNING, "say your of both")
    for problems, warning in (((error, mild), "One rule"), ((error, error), "2 rules"), ((mild,), "")):
        desk.scripts.said[MINE] = problems
        preview = desk.service.preview(MINE)
        assert preview.problems == problems
        assert preview.warning.startswith(warning)
        assert bool(preview.warning) is bool(warning)


def test_a_preview_of_one_that_cannot_be_arranged_has_no_words(desk: Desk) -> None:
    desk.scripts.files[MINE] = TEXT.replace("greatest: 6", "greatest: 60").replace("usual: 5", "usual: 60")
    assert desk.service.preview(MINE).programme is None


def test_a_preview_of_a_refused_one_says_what_happened_what_is_safe_and_what_to_do(desk: Desk) -> None:
    desk.scripts.files[MINE] = EVIL
    preview = desk.service.preview(MINE)
    assert preview.programme is None
    assert "RIGHT-TO-LEFT OVERRIDE" in preview.found.told.message
    assert "Nothing of it was played" in preview.found.told.message
    assert "clean copy" in preview.found.told.hint


def test_those_that_wait_to_be_seen_are_counted(desk: Desk) -> None:
    desk.scripts.files["evil.calm.md"] = EVIL
    assert desk.service.waiting() == 1
    desk.service.agree(MINE, next(each.mark for each in desk.service.look() if each.name == MINE))
    assert desk.service.waiting() == 0
