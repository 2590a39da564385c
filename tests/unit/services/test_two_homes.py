"""A therapist writes, a client takes in and practises on three days; two vaults, one file, and a restart in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.clock import EVENING, StillClock
from fakes.entropy import CountedEntropy
from fakes.house import TOOLS
from fakes.keychain import MemoryKeychain
from fakes.library import FakeLibrary, bundled
from fakes.personal import MemoryAgreements, MemoryPersonal
from fakes.settings_store import MemorySettings
from unit.routines.made import files

from calmroom.domain.errors import CalmroomError
from calmroom.domain.plan.look import Arrival
from calmroom.domain.practice import Outcome, PracticeRecord
from calmroom.domain.routine.desk import Draft
from calmroom.domain.routine.handover import Standing, Step
from calmroom.domain.routine.routine import Item, Kind, Part, When
from calmroom.domain.sessions.appointments import Appointment
from calmroom.domain.settings import Settings
from calmroom.routines.codes import Codes
from calmroom.scripts.shelves import Shelves
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.desk import DeskService
from calmroom.services.desk_material import DeskMaterial, Workshop
from calmroom.services.plan import PlanService
from calmroom.services.plan import Shelves as PlanShelves
from calmroom.services.received import Received
from calmroom.services.safety import SafetyService
from calmroom.services.settings import SettingsService
from calmroom.services.world import World
from calmroom.storage.copies import FileCopies
from calmroom.storage.vault import open_vault

TEXT = (Path(__file__).parents[3] / "assets" / "scripts" / "s01.calm.md").read_text("utf-8")
OWN = TEXT.replace("id: s01", "id: maya1", 1)


def go_on(_step: Step) -> bool:
    return True


class Home:
    """One person's folder; each ``at_home`` is a start of the program, and nothing is kept in between but files."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder / name, name
        self.folder.mkdir()
        self.keychain = MemoryKeychain()
        self.clock = StillClock()
        self.entropy = CountedEntropy(name)

    @contextmanager
    def at_home(self) -> Iterator[Services]:
        bus = EventBus()
        world = World(self.clock, self.entropy, AtOnce(bus), bus)
        access = Access(lambda secret: open_vault(self.folder, self.entropy, self.keychain, secret))
        yield Services(self, access, world)
        access.close()


class Services:
    """The services of one start."""

    def __init__(self, home: Home, access: Access, world: World) -> None:
        self.access = access
        routines = files(home.folder)
        received = Received(routines)
        library = FakeLibrary(*bundled().scripts())
        shelves = Shelves(library, MemoryPersonal(), MemoryAgreements(), received)
        settings = SettingsService(MemorySettings(Settings(name=home.name)), world)
        safety = SafetyService(shelves, access, settings, home.clock)
        self.plan = PlanService(routines, access, PlanShelves(shelves, shelves, received), safety, world)
        workshop = Workshop(routines, Codes(home.entropy), DeskMaterial(TOOLS, home.folder / "desk", shelves))
        self.desk = DeskService(workshop, access, shelves, settings, world)
        self.shelves = shelves


def written(desk: DeskService, client_id: str) -> Draft:
    """A routine of three days, with a practice of the therapist's own."""
    draft = desk.material.add_script(desk.new_draft(client_id, "r2"), "mine.calm.md", OWN)
    parts = (
        Part("p1", When(Kind.EVENING), (Item("i1", "maya1", 5, 5),), "Rest is the plan."),
        Part("p2", When(Kind.DAYS, 1, 3), (Item("i2", "s02", 5, 12), Item("i3", "s01", 5, 5, is_instead=True))),
    )
    return desk.save_draft(replace(draft, routine=replace(draft.routine, parts=parts)))


def practise(services: Services, home: Home) -> list[str]:
    """Do what is put forward first, and say what that was."""
    rows = services.plan.today().rows
    for row in rows[:1]:
        now = home.clock.now()
        made = PracticeRecord(f"{now.timestamp():032.0f}", row.practice, "x", now, row.minutes, "bf_emma", "room")
        services.access.vault.practices.save(replace(made, outcome=Outcome.FINISHED))
    return [row.practice for row in rows]


@pytest.fixture
def home(tmp_path: Path) -> Callable[[str], Home]:
    return lambda name: Home(tmp_path, name)


def test_a_routine_goes_from_one_home_to_the_other_and_comes_to_life_there(
    home: Callable[[str], Home], tmp_path: Path
) -> None:
    maya, iris, file = home("Maya"), home("Iris"), tmp_path / "for-iris.calmroutine"
    with iris.at_home() as client:
        code = client.desk.code().text
        client.access.vault.appointments.save(Appointment("5" * 32, EVENING - timedelta(hours=3), therapist="Maya"))
    with maya.at_home() as therapist:
        known = therapist.desk.set_code(therapist.desk.new_client("I.").id, code)
        written(therapist.desk, known.id)
    with maya.at_home() as therapist:
        (draft,) = therapist.desk.drafts(known.id)
        built = therapist.desk.build(draft, file, go_on)
        assert built is not None
        assert built.routine.edition == 1
    with iris.at_home() as client:
        opened = client.plan.preview(file, go_on)
        look = client.plan.look(opened)
        assert (look.arrival, opened.was_sealed, opened.problems) == (Arrival.NEW, True, ())
        assert client.plan.adopt(file, opened, look.chosen, go_on)
    days = []
    for _ in range(4):
        with iris.at_home() as client:
            days.append(practise(client, iris))
        iris.clock.advance(86_400)
    assert days == [["maya1"], ["s02", "s01"], ["s02", "s01"], ["s02", "s01"]]
    with iris.at_home() as client:
        assert client.plan.preview(file, go_on).signer is not None
        client.plan.note(built.id, "It was warm.")
    with maya.at_home() as therapist:
        again = therapist.desk.build(therapist.desk.drafts(known.id)[0], tmp_path / "second.calmroutine", go_on)
        assert again is not None
    with iris.at_home() as client:
        opened = client.plan.preview(tmp_path / "second.calmroutine", go_on)
        assert opened.signer is not None
        assert opened.signer.standing is Standing.KNOWN
        plan = client.plan.adopt(tmp_path / "second.calmroutine", opened, client.plan.look(opened).chosen, go_on)
        assert plan is not None
        assert (plan.routine.edition, plan.note) == (2, "It was warm.")
    with iris.at_home() as client:
        client.plan.remove(built.id)
        client.plan.forget(built.id)
        assert len(client.access.vault.practices.since()) == 4
        assert "maya1" not in [script.id for script in client.shelves.scripts()]


def test_nobody_else_can_open_what_is_sealed(home: Callable[[str], Home], tmp_path: Path) -> None:
    maya, iris, other = home("Maya"), home("Iris"), home("Other")
    with iris.at_home() as client, maya.at_home() as therapist:
        known = therapist.desk.set_code(therapist.desk.new_client("I.").id, client.desk.code().text)
        therapist.desk.build(written(therapist.desk, known.id), tmp_path / "one.calmroutine", go_on)
    with other.at_home() as stranger:
        stranger.desk.code()
        with pytest.raises(CalmroomError, match="sealed"):
            stranger.plan.preview(tmp_path / "one.calmroutine", go_on)


def test_an_older_file_is_taken_in_knowingly_while_what_the_removed_plan_brought_still_lies_there(
    home: Callable[[str], Home], tmp_path: Path
) -> None:
    maya, iris = home("Maya"), home("Iris")
    first, second = tmp_path / "first.calmroutine", tmp_path / "second.calmroutine"
    with maya.at_home() as therapist:
        draft = therapist.desk.build(written(therapist.desk, ""), first, go_on)
        assert draft is not None
        therapist.desk.build(draft, second, go_on)
    with iris.at_home() as client:
        opened = client.plan.preview(second, go_on)
        client.plan.adopt(second, opened, client.plan.look(opened).chosen, go_on)
        assert client.plan.look(client.plan.preview(first, go_on)).arrival is Arrival.OLDER
        client.plan.remove(draft.id)
        opened = client.plan.preview(first, go_on)
        assert (client.plan.look(opened).arrival, opened.problems) == (Arrival.EARLIER, ())
        plan = client.plan.adopt(first, opened, client.plan.look(opened).chosen, go_on)
        assert plan is not None
        assert plan.routine.edition == 1
        assert not client.plan.pages(draft.id).lacks


def test_a_plan_goes_on_at_another_home_once_its_file_is_opened_there_too(
    home: Callable[[str], Home], tmp_path: Path
) -> None:
    maya, iris, away = home("Maya"), home("Iris"), home("Away")
    file, copy = tmp_path / "one.calmroutine", tmp_path / "copy.zip"
    copies = FileCopies("0.1.0", lambda _map: "")
    with maya.at_home() as therapist:
        therapist.desk.build(written(therapist.desk, ""), file, go_on)
    with iris.at_home() as client:
        opened = client.plan.preview(file, go_on)
        plan = client.plan.adopt(file, opened, client.plan.look(opened).chosen, go_on)
        assert plan is not None
        client.plan.note(plan.id, "It was warm.")
        copies.write(client.access.vault, copy, EVENING, lambda _share: True)
    with away.at_home() as client:
        copies.bring_in(client.access.vault, copy, lambda _share: True, leave_out_broken=False)
        assert client.plan.pages(plan.id).lacks, "its page says that the file is wanted"
        opened = client.plan.preview(file, go_on)
        look = client.plan.look(opened)
        assert (look.arrival, look.is_whole, look.chosen) == (Arrival.SAME, False, ("i1", "i2", "i3"))
        again = client.plan.adopt(file, opened, look.chosen, go_on)
        assert again is not None
        assert (again.note, client.plan.pages(plan.id).lacks) == ("It was warm.", False)
        assert "maya1" in [script.id for script in client.shelves.scripts()]
