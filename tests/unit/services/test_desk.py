"""The therapist's desk: clients, drafts, what is brought along, and the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING
from fakes.house import SOUND, STARTED_BEFORE, House
from fakes.plans import RETURNED

from calmroom.domain.errors import CalmroomError
from calmroom.domain.events import DeskChanged
from calmroom.domain.routine.handover import KeyPair, Step
from calmroom.domain.routine.routine import Item
from calmroom.domain.routine.starting_points import STARTING_POINTS
from calmroom.services.at_once import AtOnce
from calmroom.services.desk import DeskService

INTO = Path("/home/maya/out.calmroutine")
TEXT = (Path(__file__).parents[3] / "assets" / "scripts" / "s01.calm.md").read_text("utf-8")
OWN = TEXT.replace("id: s01", "id: maya1", 1)
IRIS = KeyPair(b"\5" * 32, b"\6" * 32)


def go_on(_step: Step) -> bool:
    return True


class Home:
    """A therapist's house."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = House(settings=replace(STARTED_BEFORE, name="Maya Berg"), desk=folder / "desk")
        self.rooms = self.house.rooms(AtOnce(self.house.bus))
        self.desk: DeskService = self.rooms.desk
        self.told: list[DeskChanged] = []
        self.house.bus.subscribe(DeskChanged, self.told.append)

    def recording(self, content: bytes = SOUND) -> Path:
        path = self.folder / "from-a-phone.m4a"
        path.write_bytes(content)
        return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_clients_are_initials_in_their_order(home: Home) -> None:
    for initials in ("T. B.", "a. c."):
        home.desk.new_client(initials)
    assert [one.initials for one in home.desk.clients()] == ["a. c.", "T. B."]
    assert len(home.told) == 2


@pytest.mark.parametrize("initials", ["", "   ", "Iris Klein"])
def test_more_than_initials_is_not_written_down(home: Home, initials: str) -> None:
    with pytest.raises(CalmroomError, match="initials alone"):
        home.desk.new_client(initials)
    assert home.desk.clients() == ()


def test_the_drafts_of_a_client_who_goes_stay_for_nobody(home: Home) -> None:
    client = home.desk.new_client("I. K.")
    draft = home.desk.new_draft(client.id)
    gone = home.desk.remove_client(client.id)
    assert ([one.id for one in home.desk.drafts("")], home.desk.drafts(client.id)) == ([draft.id], ())
    home.desk.save_client(gone)
    assert [one.id for one in home.desk.drafts(client.id)] == [draft.id]


def test_a_new_draft_is_from_whoever_works_here_and_for_the_client(home: Home) -> None:
    client = home.desk.new_client("I. K.")
    routine = home.desk.new_draft(client.id).routine
    assert (routine.therapist, routine.client, routine.edition, routine.made) == ("Maya Berg", "I. K.", 0, EVENING)
    home.desk.save_client(replace(client, greeting="Iris"))
    assert home.desk.new_draft(client.id).routine.client == "Iris"


@pytest.mark.parametrize("start", [one.key for one in STARTING_POINTS])
def test_every_starting_point_can_be_saved_as_a_file_as_it_is(home: Home, start: str) -> None:
    draft = home.desk.new_draft(start=start)
    assert [one.words for one in home.desk.problems(draft) if one.is_error] == []
    built = home.desk.build(draft, INTO, go_on)
    assert built is not None
    assert home.house.routines.open(INTO, None, go_on).routine == built.routine


def test_an_empty_one_is_not_saved_as_a_file_and_says_why(home: Home) -> None:
    with pytest.raises(CalmroomError, match="There is nothing in it yet"):
        home.desk.build(home.desk.new_draft(), INTO, go_on)
    assert INTO not in home.house.routines.files


def test_each_file_is_another_edition_of_the_same_routine(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    first = home.desk.build(draft, INTO, go_on)
    assert first is not None
    home.house.clock.advance(60)
    second = home.desk.build(first, INTO, go_on)
    assert second is not None
    assert (first.routine.edition, second.routine.edition) == (1, 2)
    assert second.id == draft.id == second.routine.id
    assert second.saved == EVENING + timedelta(minutes=1)
    assert home.desk.drafts() == (second,)


def test_a_file_that_is_given_up_is_no_edition(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    assert home.desk.build(draft, INTO, lambda _step: False) is None
    assert (home.desk.drafts(), INTO in home.house.routines.files) == ((draft,), False)


def test_a_file_is_sealed_to_a_client_whose_code_is_known(home: Home) -> None:
    client = home.desk.new_client("I. K.")
    home.desk.set_code(client.id, home.house.routines.codes.code_of(IRIS).text)
    home.desk.build(home.desk.new_draft(client.id, "r2"), INTO, go_on)
    assert home.house.routines.open(INTO, IRIS, go_on).was_sealed
    with pytest.raises(CalmroomError):
        home.house.routines.open(INTO, None, go_on)


def test_a_code_that_was_mistyped_changes_nothing(home: Home) -> None:
    client = home.desk.new_client("I. K.")
    with pytest.raises(CalmroomError):
        home.desk.set_code(client.id, "calm1-nonsense")
    assert home.desk.clients()[0].code == ""


def test_own_keys_are_made_once(home: Home) -> None:
    code = home.desk.code()
    assert home.desk.code() == code
    assert home.desk.read_code(code.text) == code
    home.desk.build(home.desk.new_draft(start="r2"), INTO, go_on)
    signer = home.house.routines.open(INTO, None, go_on).signer
    assert signer is not None
    assert signer.code == code


def test_a_removed_draft_can_be_put_back(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    gone = home.desk.remove_draft(draft.id)
    assert (gone, home.desk.drafts()) == (draft, ())
    home.desk.put_back(gone)
    assert home.desk.drafts() == (draft,)
    with pytest.raises(CalmroomError, match="not here any more"):
        home.desk.remove_draft("9" * 32)


def test_what_cannot_be_chosen_says_why(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    chosen = {one.practice.id: one.why for one in home.desk.choosable(draft, "p5")}
    assert chosen["s25"] == "It is here already. Its options say on how many days it is meant."
    assert (chosen["s01"], chosen["s03"]) == ("", "")
    assert home.desk.why_not(draft, "p5", "s06", 31) == "A day has 30 minutes at most, and this is 31."
    evening = {one.practice.id: one.why for one in home.desk.choosable(draft, "p1")}
    assert evening["s21"] == "Nothing of level 3 in the quiet window."


def test_the_client_is_seen_as_they_will_see_it(home: Home) -> None:
    draft = replace(home.desk.new_draft(start="r2"), last=date(2026, 3, 5), next=date(2026, 3, 19))
    evening, third, before = (home.desk.day_as_client(draft, day) for day in (0, 3, -1))
    assert ([row.practice for row in evening.rows], evening.day) == (["s26"], date(2026, 3, 5))
    assert [one.words for one in third.said] == ["One of these is plenty."]
    assert (third.quiet is not None, [row.practice for row in before.rows]) == (True, ["s25"])


def test_a_script_of_ones_own_can_be_planned_and_goes_along(home: Home) -> None:
    draft = home.desk.material.add_script(home.desk.new_draft(start="r2"), "mine.calm.md", OWN)
    assert [one.id for one in home.desk.practices(draft) if one.is_own] == ["maya1"]
    parts = (replace(draft.routine.parts[0], items=(Item("i1", "maya1", 5, 5),)), *draft.routine.parts[1:])
    draft = replace(draft, routine=replace(draft.routine, parts=parts))
    assert [one.words for one in home.desk.problems(draft) if one.is_error] == []
    home.desk.build(draft, INTO, go_on)
    assert [one.id for one in home.house.routines.open(INTO, None, go_on).scripts] == ["maya1"]


def test_another_text_of_a_script_takes_its_place(home: Home) -> None:
    draft = home.desk.material.add_script(home.desk.new_draft(), "mine.calm.md", OWN)
    again = home.desk.material.add_script(draft, "other.calm.md", OWN.replace("version: ", "version: 1", 1))
    assert [name for name, _ in again.scripts] == ["maya1.calm.md"]
    assert home.desk.material.drop(again, "maya1.calm.md").scripts == ()


@pytest.mark.parametrize(("text", "says"), [(TEXT, "has that id already"), ("heliotrope", "cannot be added")])
def test_a_script_that_cannot_go_along_is_not_added(home: Home, text: str, says: str) -> None:
    with pytest.raises(CalmroomError, match=says):
        home.desk.material.add_script(home.desk.new_draft(), "mine.calm.md", text)


def test_a_recording_is_kept_and_goes_along(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    found = home.desk.material.bring_recording(draft, "s26", "You are here.", home.recording(), go_on)
    assert found is not None
    brought = found.recordings[0]
    assert (brought.recording.file, brought.recording.seconds, brought.path) == (
        "sound-1.opus",
        2.5,
        f"{draft.id}/sound-1.opus",
    )
    home.desk.build(found, INTO, go_on)
    assert home.house.routines.open(INTO, None, go_on).recordings == (brought.recording,)
    assert home.desk.size(found) == home.desk.size(draft) + len(SOUND)


def test_a_later_recording_of_a_line_takes_the_place_of_the_first(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    first = home.desk.material.bring_recording(draft, "s26", "You are here.", home.recording(), go_on)
    assert first is not None
    second = home.desk.material.bring_recording(first, "s26", "You are here.", home.recording(), go_on)
    assert second is not None
    assert [one.recording.file for one in second.recordings] == ["sound-2.opus"]
    home.desk.material.tidy(second)
    assert [path.name for path in (home.folder / "desk" / draft.id).iterdir()] == ["sound-2.opus"]
    home.desk.material.forget(draft.id)
    assert not (home.folder / "desk" / draft.id).exists()


def test_a_recording_that_was_taken_back_is_not_overwritten(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    material = home.desk.material
    first = material.bring_recording(draft, "s26", "One.", home.recording(SOUND + b"1"), go_on)
    second = material.bring_recording(draft, "s26", "Two.", home.recording(SOUND + b"2"), go_on)
    assert first is not None
    assert second is not None
    assert material.of(first).recordings[0][1].read_bytes() == SOUND + b"1"
    assert material.of(second).recordings[0][1].read_bytes() == SOUND + b"2"


def test_a_recording_that_is_given_up_or_none_leaves_nothing(home: Home) -> None:
    draft = home.desk.new_draft(start="r2")
    assert home.desk.material.bring_recording(draft, "s26", "", home.recording(), lambda _step: False) is None
    with pytest.raises(CalmroomError, match=r"cannot be used\. It is no sound"):
        home.desk.material.bring_recording(draft, "s26", "", home.recording(b"heliotrope"), go_on)
    with pytest.raises(CalmroomError, match="could not be kept"):
        home.desk.material.bring_recording(draft, "s26", "", home.folder / "nothing", go_on)
    assert list((home.folder / "desk" / draft.id).iterdir()) == []


def test_a_file_is_called_by_its_day_and_nobodys_words(home: Home) -> None:
    assert home.desk.file_name(home.desk.new_draft(start="r2")) == "calmroom 2026-11-20, 1.calmroutine"


def test_on_paper_stands_what_the_therapist_wrote(home: Home) -> None:
    document = home.desk.handout(home.desk.new_draft(start="r2"))
    assert "Maya" not in document.name
    assert document.blocks


def test_pages_that_came_back_are_kept_by_client(home: Home) -> None:
    home.desk.keep_returned(RETURNED)
    assert home.desk.returned(RETURNED.client_id) == (RETURNED,)
    assert home.desk.returned("other") == ()
    assert home.desk.remove_returned(RETURNED.id) == RETURNED
    assert home.desk.returned() == ()
    with pytest.raises(CalmroomError):
        home.desk.remove_returned(RETURNED.id)
