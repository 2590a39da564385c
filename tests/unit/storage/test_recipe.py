"""Opening a vault without calmroom, by docs/open-your-vault.md."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from fakes.entropy import CountedEntropy
from fakes.kdf import cheap
from fakes.keychain import MemoryKeychain

from calmroom.domain.journal.journal import Entry
from calmroom.storage.vault import open_vault

DOCUMENT = Path(__file__).parents[3] / "docs" / "open-your-vault.md"
WORDS = "M\u00fchle am Bach"


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    found = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    path = tmp_path / "open_vault.py"
    path.write_text(found[1], encoding="utf-8")
    return path


@pytest.fixture
def recovery(folder: Path, entry: Entry) -> str:
    with closing(open_vault(folder, CountedEntropy(), MemoryKeychain(), None, cheap)) as vault:
        vault.journal.save(entry)
        key = vault.keys.new_recovery_key()
        vault.keys.set_passphrase(WORDS, key)
        vault.keys.set_keychain(on=True)
        return key.text


def follow(recipe: Path, folder: Path, typed: str) -> subprocess.CompletedProcess[str]:
    files = (recipe, folder / "vault.db", folder / "keys.json", recipe.parent / "readable.db")
    program = [sys.executable, "-I", *map(str, files)]
    return subprocess.run(program, input=f"{typed}\n", capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_needs_nothing_of_calmroom_and_is_short(recipe: Path) -> None:
    code = recipe.read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:import|from) (\w+)", code, re.MULTILINE)) == {"base64", "cryptography", "sqlcipher3"}
    assert len([line for line in code.splitlines() if line.strip()]) <= 50


@pytest.mark.parametrize("way", ["passphrase", "decomposed", "recovery", "recovery in a hurry"])
def test_it_gives_the_words_back(recipe: Path, folder: Path, recovery: str, entry: Entry, way: str) -> None:
    typed = {
        "passphrase": WORDS,
        "decomposed": WORDS.replace("\u00fc", "u\u0308"),
        "recovery": recovery,
        "recovery in a hurry": recovery.lower().replace("-", " ").replace("0", "o"),
    }[way]
    followed = follow(recipe, folder, typed)
    assert followed.returncode == 0, followed.stderr
    with closing(sqlite3.connect(recipe.parent / "readable.db")) as readable:
        assert readable.execute("SELECT text FROM entries").fetchall() == [(entry.text,)]


def test_something_else_opens_nothing(recipe: Path, folder: Path, recovery: str) -> None:
    followed = follow(recipe, folder, recovery[:-1])
    assert (followed.returncode, followed.stderr) == (1, "That opens nothing.\n")
    assert not (recipe.parent / "readable.db").exists()
