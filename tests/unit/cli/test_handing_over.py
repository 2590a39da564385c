"""``calmroom routine``, ``share`` and ``keys``: from one home to another, with nothing between them but the files."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import soundfile

from calmroom import wiring, wiring_library, wiring_routines
from calmroom.__main__ import main
from calmroom.scripts.library import ScriptLibrary


class Done(NamedTuple):
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]
SCRIPT = (Path(__file__).parents[3] / "assets" / "scripts" / "s01.calm.md").read_text("utf-8")
ROUTINE: dict[str, Any] = {
    "title": "Between our sessions",
    "therapist": "Maya",
    "parts": [
        {
            "id": "p1",
            "when": {"kind": "evening"},
            "sentence": "Rest, and nothing else.",
            "items": [{"id": "a1", "practice": "s01", "least": 5, "minutes": 5}],
        },
        {
            "id": "p2",
            "when": {"kind": "days", "first": 2, "last": 3},
            "items": [{"id": "a2", "practice": "maya1", "least": 5, "minutes": 5, "voice": "own", "times": 1}],
        },
    ],
    "aftercare": {"words": "Warmth and water.", "quiet_days": 1},
    "recordings": [{"file": "audio/Line.wav", "practice": "maya1", "line": "Let the ground hold you."}],
}


def forget() -> None:
    """What was read of one home is nothing to another."""
    for module in (wiring, wiring_routines):
        for kept in vars(module).values():
            if hasattr(kept, "cache_clear"):
                kept.cache_clear()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Carry out a command in one of several homes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

    def call(home: str, *words: object, says: str = "") -> Done:
        (tmp_path / home).mkdir(exist_ok=True)
        monkeypatch.setenv("CALMROOM_HOME", str(tmp_path / home))
        monkeypatch.setattr("sys.argv", ["calmroom", *map(str, words)])
        monkeypatch.setattr("sys.stdin", io.StringIO(says))
        forget()
        try:
            status = main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        told = capsys.readouterr()
        return Done(status, told.out, told.err)

    yield call
    forget()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "a routine"
    (made / "scripts").mkdir(parents=True)
    (made / "audio").mkdir()
    (made / "routine.json").write_text(json.dumps(ROUTINE), "utf-8")
    (made / "scripts" / "maya1.calm.md").write_text(SCRIPT.replace("id: s01", "id: maya1", 1), "utf-8")
    at = np.arange(44_100) / 44_100
    soundfile.write(made / "audio" / "Line.wav", 0.1 * np.sin(2 * np.pi * 200 * at), 44_100)
    return made


def code(run: Run, home: str) -> str:
    found: str = json.loads(run(home, "keys", "show", "--format", "json").stdout)["code"]
    return found


def test_a_routine_goes_from_the_therapist_to_the_client(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.calmroutine"
    built = run("maya", "routine", "build", folder, "-o", file, "--to", code(run, "anna"))
    assert built.returncode == 0, built.stderr
    assert run("anna", "routine", "check", file).stdout.endswith("all of it can be used.\n")
    seen = run("anna", "routine", "preview", file).stdout
    assert "From Maya" in seen
    assert "Rest, and nothing else." in seen
    assert "a1  Arriving Here, 5 minutes" in seen
    assert "nobody you have had a file from before" not in seen
    asked = run("anna", "routine", "open", file)
    assert (asked.returncode, "--yes" in asked.stderr) == (1, True)
    assert not list((tmp_path / "anna").rglob("sound-*"))
    taken = run("anna", "routine", "open", file, "--yes")
    assert taken.returncode == 0, taken.stderr
    assert list((tmp_path / "anna").rglob("sound-0.opus"))
    again = run("anna", "routine", "open", file, "--yes", "--leave-out", "zz").stderr
    assert "no such item" in again


def test_a_practice_that_is_not_here_is_told_with_its_item(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r.calmroutine"
    assert run("maya", "routine", "build", folder, "-o", file).returncode == 0
    monkeypatch.setattr(wiring_library, "bundled", lambda: ScriptLibrary(()))
    assert (
        "a1  a practice that is not in this calmroom (s01), 5 minutes" in run("anna", "routine", "preview", file).stdout
    )
    items = json.loads(run("anna", "routine", "preview", file, "--format", "json").stdout)["items"]
    assert {each["id"]: each["is_here"] for each in items} == {"a1": False, "a2": True}


def test_what_keeps_a_routine_from_being_built_names_its_item(run: Run, folder: Path) -> None:
    named = (folder / "routine.json").read_text("utf-8").replace('"s01"', '"s99"')
    (folder / "routine.json").write_text(named, "utf-8")
    told = run("maya", "routine", "build", folder, "-o", "r.calmroutine")
    assert told.stderr.startswith("a1: calmroom knows no practice of that name.")


def test_an_older_file_says_that_it_is_one_and_how_to_go_back_to_it(run: Run, folder: Path, tmp_path: Path) -> None:
    files = []
    for edition in (1, 2):
        (folder / "routine.json").write_text(json.dumps({**ROUTINE, "id": "a" * 32, "edition": edition}), "utf-8")
        files.append(tmp_path / f"{edition}.calmroutine")
        assert run("maya", "routine", "build", folder, "-o", files[-1]).returncode == 0
    first, second = files
    assert run("anna", "routine", "open", second, "--yes").returncode == 0
    older = run("anna", "routine", "open", first, "--yes")
    assert older.returncode == 1
    assert "This is edition 1 of the routine" in older.stdout
    assert "You have edition 2" in older.stdout
    assert "remove the plan first; then open this file again" in older.stderr


def test_nobody_else_sees_what_is_in_it(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.calmroutine"
    run("maya", "routine", "build", folder, "-o", file, "--to", code(run, "anna"))
    for home in ("maya", "ben"):
        told = run(home, "routine", "preview", file)
        assert told.returncode == 1
        assert "somebody else's code" in told.stderr
        assert "Arriving" not in told.stdout


def test_what_was_changed_on_its_way_is_told_by_its_name_and_the_others_are_looked_at(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.calmroutine", tmp_path / "bad.calmroutine"
    run("maya", "routine", "build", folder, "-o", good)
    content = bytearray(good.read_bytes())
    content[len(content) // 2] ^= 1
    bad.write_bytes(content)
    told = run("anna", "routine", "check", bad, good)
    assert told.returncode == 1
    first, second = told.stdout.splitlines()
    assert first.startswith(f"{bad}: This file was changed on its way")
    assert second.startswith(f"{good}: It is whole")
    assert not list((tmp_path / "anna").rglob("vault.db"))


def test_a_routine_that_breaks_the_limits_is_not_built(run: Run, folder: Path, tmp_path: Path) -> None:
    many = [{**ROUTINE["parts"][0]["items"][0], "id": f"a{n}"} for n in range(9)]
    broken = {**ROUTINE, "parts": [{**ROUTINE["parts"][0], "items": many}]}
    (folder / "routine.json").write_text(json.dumps(broken), "utf-8")
    told = run("maya", "routine", "build", folder, "-o", tmp_path / "r.calmroutine")
    assert told.returncode == 1
    assert told.stderr
    assert not (tmp_path / "r.calmroutine").exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"title": "x", "title": "y"}', '{"parts": [{"when": 1}]}', "a: b"])
def test_what_does_not_say_a_routine_is_told(run: Run, folder: Path, text: str) -> None:
    (folder / "routine.json").write_text(text, "utf-8")
    told = run("maya", "routine", "build", folder, "-o", "r.calmroutine")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert told.stderr.strip()


def test_signing_anew_makes_one_the_sender(run: Run, folder: Path, tmp_path: Path) -> None:
    run("maya", "routine", "build", folder, "-o", "r.calmroutine")
    assert run("ben", "routine", "sign", "r.calmroutine", "-o", "again.calmroutine").returncode == 0
    seen = json.loads(run("anna", "routine", "preview", "again.calmroutine", "--format", "json").stdout)
    assert seen["signed_by"] == code(run, "ben")
    assert (tmp_path / "again.calmroutine").is_file()


def given(run: Run, folder: Path) -> None:
    """Anna has a routine from Maya, and has written two lines."""
    run("maya", "routine", "build", folder, "-o", "r.calmroutine", "--to", code(run, "anna"))
    assert run("anna", "routine", "open", "r.calmroutine", "--yes").returncode == 0
    run("anna", "journal", "add", "--text", "ein ruhiger Abend")
    run("anna", "journal", "add", "--text", "only for me")


def test_nothing_is_ticked_until_somebody_ticks_it(run: Run, folder: Path) -> None:
    given(run, folder)
    told = run("anna", "share", "preview")
    assert "Nothing is ticked." in told.stdout
    lines = json.loads(run("anna", "share", "preview", "--format", "json").stdout)["lines"]
    assert [each["words"] for each in lines if each["group"].startswith("Journal")] == [
        "ein ruhiger Abend", "only for me",
    ]  # fmt: skip
    assert run("anna", "share", "build", "-o", "page.calmshare").returncode == 1


def test_what_is_ticked_goes_back_and_only_the_therapist_reads_it(run: Run, folder: Path, tmp_path: Path) -> None:
    given(run, folder)
    lines = json.loads(run("anna", "share", "preview", "--format", "json").stdout)["lines"]
    key = next(each["key"] for each in lines if each["words"] == "ein ruhiger Abend")
    seen = run("anna", "share", "preview", "--tick", key).stdout
    assert "ein ruhiger Abend" in seen
    assert "only for me" not in seen
    built = run("anna", "share", "build", "--tick", key, "-o", "page.calmshare")
    assert built.returncode == 0, built.stderr
    assert "Only Maya can open it." in built.stdout
    assert b"Abend" not in (tmp_path / "page.calmshare").read_bytes()
    opened = run("maya", "share", "open", "page.calmshare").stdout
    assert "ein ruhiger Abend" in opened
    assert "only for me" not in opened
    assert run("anna", "share", "open", "page.calmshare").returncode == 1


def test_a_page_that_came_back_is_read_by_programs_too(run: Run, folder: Path) -> None:
    given(run, folder)
    assert run("anna", "share", "build", "--question", "Is it the jaw?", "-o", "page.calmshare").returncode == 0
    page = json.loads(run("maya", "share", "open", "page.calmshare", "--json").stdout)
    assert (page["kind"], page["question"], page["lines"]) == ("calmroom-page", "Is it the jaw?", [])


def test_days_can_be_chosen_and_nothing_outside_them_can_be_ticked(run: Run, folder: Path) -> None:
    given(run, folder)
    whole = json.loads(run("anna", "share", "preview", "--json", "--since-last-session").stdout)["lines"]
    assert "only for me" in [each["words"] for each in whole]
    old = run("anna", "share", "preview", "--json", "--from", "2001-01-01", "--to", "2001-01-31")
    assert "only for me" not in old.stdout
    key = next(each["key"] for each in whole if each["words"] == "only for me")
    days = ("--from", "2001-01-01", "--to", "2001-01-31")
    assert "no line of that number" in run("anna", "share", "build", *days, "--tick", key, "-o", "p").stderr
    assert run("anna", "share", "preview", "--since-last-session", "--from", "2001-01-01").returncode == 2


def test_a_line_that_is_not_there_and_a_therapist_who_is_not_known_are_told(run: Run, folder: Path) -> None:
    assert "not clear whom it is for" in run("ben", "share", "build", "--question", "why", "-o", "p").stderr
    given(run, folder)
    assert "no line of that number" in run("anna", "share", "build", "--tick", "99", "-o", "p").stderr
    assert "not clear whom" in run("anna", "share", "build", "--question", "x", "--for", "Ben", "-o", "p").stderr


def test_keys_go_to_another_computer_with_their_passphrase_alone(run: Run, tmp_path: Path) -> None:
    own = code(run, "maya")
    assert run("maya", "keys", "export", "own.keys", "--stdin", says="ein stiller Garten\n").returncode == 0
    assert run("maya2", "keys", "import", "own.keys", "--stdin", says="falsch\n").returncode == 1
    assert run("maya2", "keys", "import", "own.keys", "--stdin", says="ein stiller Garten\n").returncode == 0
    assert code(run, "maya2") == own
    other = code(run, "ben")
    told = run("ben", "keys", "import", "own.keys", "--stdin", says="ein stiller Garten\n")
    assert "other keys here already" in told.stderr
    assert code(run, "ben") == other
    assert (tmp_path / "own.keys").stat().st_mode & 0o077 == 0


def test_the_code_is_drawn_for_a_camera(run: Run) -> None:
    drawn = run("maya", "keys", "show", "--qr").stdout.split("\n\n")[-1].splitlines()
    assert len({len(row) for row in drawn}) == 1
    assert set("".join(drawn)) == set(" ▄▀█")


def test_a_slip_in_a_code_is_said(run: Run) -> None:
    own = code(run, "maya")
    wrong = own[:8] + ("2" if own[8] != "2" else "3") + own[9:]
    assert "group 1 of 26" in run("maya", "keys", "words", wrong).stderr
