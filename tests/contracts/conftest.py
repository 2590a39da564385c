from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import soundfile
from contracts.players import WITHOUT_SOUND, Listener, Silence
from fakes.entropy import CountedEntropy
from fakes.keychain import MemoryKeychain
from fakes.player import FakePlayer
from fakes.repositories import MemoryVault
from fakes.sounds import CLIPS

from calmroom.audio.remote.local import LocalEngine
from calmroom.audio.remote.pipe import Pipe
from calmroom.audio.remote.remote import RemotePlayer
from calmroom.domain.player import Player
from calmroom.domain.vault.vault import Vault
from calmroom.storage.vault import open_vault


@pytest.fixture(params=["memory", "encrypted"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vault]:
    opened: Vault = MemoryVault()
    if request.param == "encrypted":
        opened = open_vault(tmp_path, CountedEntropy(), MemoryKeychain())
    yield opened
    opened.close()


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    for name, sound in CLIPS.items():
        soundfile.write(tmp_path / name, sound, 48_000, subtype="FLOAT")
    return tmp_path


@pytest.fixture(params=["fake", "local", "process"])
def player(request: pytest.FixtureRequest, clips: Path) -> Iterator[Player]:
    made: Player
    match request.param:
        case "fake":
            made = FakePlayer()
        case "local":
            made = RemotePlayer([clips], start=partial(LocalEngine, Silence()))
        case _:
            made = RemotePlayer([clips], start=partial(Pipe, (sys.executable, "-c", WITHOUT_SOUND)))
    yield made
    made.close()


@pytest.fixture
def listener(player: Player) -> Listener:
    return Listener(player)
