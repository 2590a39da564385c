"""What is kept while locked, private settings on their way into the vault, an import, and erasing."""

from __future__ import annotations

from functools import partial

from fakes.clock import StillClock
from fakes.entropy import CountedEntropy
from faults.acts import DONE, FIRST, MORE, Act, Tell, again, held, lived_in, twice
from faults.owner import LATER, OLD, Home, Lost, entry, look, open_with, opened, practice

from calmroom.domain.journal.journal import Entry
from calmroom.domain.practice import PracticeRecord
from calmroom.services.access import Access
from calmroom.services.at_once import AtOnce
from calmroom.services.bus import EventBus
from calmroom.services.settings import SettingsService
from calmroom.services.world import World
from calmroom.storage.erase import FileEraser, Places
from calmroom.storage.erasing import is_begun
from calmroom.storage.importing import StoredIntake
from calmroom.storage.inbox import SealedInbox
from calmroom.storage.settings_file import SettingsFile
from calmroom.storage.vault_files import VaultFiles

NAME = "Quillabeth"
WISH = f'name = "{NAME}"\ntouch = false\nleft_out = ["belly", "jaw"]\n'
WISHED = {"name": NAME, "touch": False, "left_out": ("belly", "jaw")}


def _keep(home: Home, tell: Tell) -> None:
    inbox = SealedInbox(VaultFiles(home.data).inbox, CountedEntropy("inbox"))
    for number in sorted(MORE):
        twice(tell, partial(inbox.put, entry(number)))
        tell(f"kept {number}")
    with again(home, tell, OLD):
        tell(DONE)


def _prepare_inbox(home: Home) -> None:
    lived_in(home, passphrase=OLD)
    with opened(home, OLD):
        pass


def _check_kept(home: Home, told: frozenset[str]) -> None:
    # What could not be taken in at one opening waits for the next.
    with opened(home, OLD):
        pass
    seen = look(home)
    kept = {number for number in MORE if f"kept {number}" in told}
    if not FIRST | kept <= seen.pages <= FIRST | MORE:
        raise Lost(f"pages {sorted(seen.pages)} were found, {sorted(kept)} had been kept")


def _prepare_wishes(home: Home) -> None:
    lived_in(home)
    path = home.root / "config" / "settings.toml"
    path.parent.mkdir()
    path.write_text(WISH, encoding="utf-8")


def _settle(home: Home) -> tuple[SettingsService, Access]:
    bus, clock = EventBus(), StillClock(LATER)
    access = Access(lambda secret: open_with(home, secret))
    world = World(clock, CountedEntropy(), AtOnce(bus), bus)
    return SettingsService(SettingsFile(home.root / "config" / "settings.toml"), world, access), access


def _move_wishes(home: Home, tell: Tell) -> None:
    service, access = _settle(home)
    twice(tell, service.read_private)
    # Where the plain file could not be read this time, they are moved at the next start.
    if service.current.name == NAME:
        tell(DONE)
    access.close()


def _check_wishes(home: Home, told: frozenset[str]) -> None:
    if DONE in told and NAME in (home.root / "config" / "settings.toml").read_text("utf-8"):
        raise Lost("the name still lies in the plain file")
    service, access = _settle(home)
    service.read_private()
    found = {name: getattr(service.current, name) for name in WISHED}
    access.close()
    if {**found, "left_out": tuple(sorted(found["left_out"]))} != WISHED:
        raise Lost("a wish is lost")
    held(look(home), FIRST)


def _bring_in(home: Home, tell: Tell) -> None:
    with again(home, tell, OLD) as vault:
        pieces: list[Entry | PracticeRecord] = [*map(entry, sorted(MORE)), practice(2)]
        twice(tell, lambda: StoredIntake(vault._database).take(pieces))
        tell(DONE)


def _check_brought(home: Home, told: frozenset[str]) -> None:
    held(look(home), FIRST | MORE, *([] if DONE in told else [FIRST]))


def _eraser(home: Home) -> FileEraser:
    places = Places(home.data, home.root / "config" / "settings.toml", home.root / "cache", home.root / "logs")
    return FileEraser(places, home.keychain, lambda: None)


def _erase(home: Home, tell: Tell) -> None:
    left = twice(tell, lambda: _eraser(home).erase(()))
    tell(f"left {len(left.paths)}")
    for path in left.paths:
        tell(f"named {path.name}")


def _check_erased(home: Home, told: frozenset[str]) -> None:
    if not any(one.startswith("left ") for one in told) and not is_begun(home.data):
        if (home.data / "keys.json").exists():
            held(look(home), FIRST)
            return
        if (home.data / "vault.db").exists():
            raise Lost("half of it is erased, and nothing says so")
    _eraser(home).finish()
    named = {one.removeprefix("named ") for one in told}
    # A folder with nothing in it says nothing.
    here = {path.name for path in home.data.glob("*") if path.is_file() or any(path.iterdir())}
    if here - named:
        raise Lost(f"left and not named: {sorted(here - named)}")
    if not here:
        held(look(home, (None,)), frozenset())


LEAVING = (
    Act("kept while locked", _prepare_inbox, _keep, _check_kept),
    Act("private settings into the vault", _prepare_wishes, _move_wishes, _check_wishes),
    Act("an import", partial(lived_in, passphrase=OLD), _bring_in, _check_brought),
    Act("erasing", partial(lived_in, passphrase=OLD, keychain=True, copies=1), _erase, _check_erased),
)
