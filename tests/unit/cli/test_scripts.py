from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import Run

BUNDLED = Path(__file__).parents[3] / "assets" / "scripts"


def test_list_gives_every_practice_with_its_lengths(run: Run) -> None:
    status, out, _ = run("list", "--format", "json")
    practices = {each["id"]: each for each in json.loads(out)["practices"]}
    assert status == 0
    assert {"s01", "s03", "s07"} <= set(practices)
    assert practices["s07"]["title"] == "From Crown to Tailbone"
    assert practices["s07"]["minutes"] == {"least": 5.0, "usual": 12.0, "greatest": 30.0}


def test_list_reads_well(run: Run) -> None:
    _, out, _ = run("list")
    assert "Arriving Here" in out
    assert "5 to 12 min" in out


def test_the_list_says_what_keeps_scripts_out_and_which_wait(run: Run, home: Path) -> None:
    own = home / "data" / "scripts"
    own.mkdir(parents=True)
    text = (BUNDLED / "s01.calm.md").read_text("utf-8")
    mine = text.replace("id: s01", "id: mine").replace("title: Arriving Here", "title: My Own")
    (own / "mine.calm.md").write_text(mine, "utf-8")
    (own / "broken.calm.md").write_text("---\nid: broken\n---\n# nowhere\n", "utf-8")
    status, out, err = run("list", "--format", "json")
    assert status == 0
    assert "mine" not in {each["id"] for each in json.loads(out)["practices"]}
    assert "broken.calm.md" in err
    assert "1 script of yours waits to be seen: calmroom scripts list" in err


def test_timeline_is_as_long_as_asked_to_the_frame(run: Run) -> None:
    status, out, _ = run("timeline", "s01", "--minutes", "5", "--voice", "rowan", "--format", "json")
    timeline = json.loads(out)
    assert status == 0
    assert timeline["rate"] == 48_000
    assert timeline["frames"] == 5 * 60 * 48_000
    assert {"narration", "bed", "bell", "region", "caption", "phase"} >= {cue["kind"] for cue in timeline["cues"]}
    assert all(0 <= cue["start"] <= cue["end"] <= timeline["frames"] for cue in timeline["cues"])


def test_timeline_of_a_script_by_its_path(run: Run) -> None:
    status, out, _ = run("timeline", str(BUNDLED / "s03.calm.md"), "--minutes", "2", "--bed", "none")
    assert status == 0
    assert "bed" not in {row.split()[2] for row in out.splitlines()}


def test_the_rows_of_a_timeline_are_for_people(run: Run) -> None:
    _, out, _ = run("timeline", "s01", "--minutes", "5", "--bed", "room")
    assert out.startswith("    0.000    300.000  bed        room, fades in 3 s, out 10 s\n")
    assert "    0.000      6.000  bell       soft\n" in out


def test_a_folder_without_scripts_is_a_mistake_in_what_was_given(run: Run, tmp_path: Path) -> None:
    status, _, err = run("check", str(tmp_path))
    assert status == 1
    assert "There are no scripts in that folder." in err


def test_a_region_left_out_is_not_spoken_of(run: Run) -> None:
    asked = ("timeline", "s07", "--minutes", "5", "--format", "json", "--leave-out", "sacrum", "tailbone")
    _, out, _ = run(*asked)
    regions = {cue["region"] for cue in json.loads(out)["cues"] if cue["kind"] == "region"}
    assert not {"sacrum", "tailbone"} & regions


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("timeline", "s99"), "There is no practice called s99."),
        (("timeline", "s01", "--voice", "nobody"), "There is no such narrator."),
        (("timeline", "s01", "--bed", "waves"), "There is no bed called waves."),
        (("timeline", "s01", "--leave-out", "wing"), "There is no part of the body called wing."),
        (("timeline", "s01", "--minutes", "90"), "12"),
        (("timeline", "nowhere.calm.md"), "nowhere.calm.md"),
        (("timeline", ""), "These are here: s01, "),
        (("play", "s01", "--minutes", "90"), "12"),
        (("render", "s01", "-o", "song.ogg"), "end in .flac, .opus, .mp3, .m4a or .wav"),
        (("render", "s01", "-o", "nowhere/song.wav"), "There is no folder nowhere."),
        (("render", "s01", "-o", "song.wav", "--vtt", "./song.wav"), "cannot be one file"),
        (("render", "s01", "-o", "song.wav", "--vtt", "nowhere/song.vtt"), "The captions could not be written."),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(run: Run, words: tuple[str, ...], told: str) -> None:
    status, out, err = run(*words)
    assert status == 1
    assert told in err
    assert "Traceback" not in err
    assert out == ""


def test_wrong_use_has_its_own_status(run: Run) -> None:
    assert run("sing")[0] == 2
    assert run("render", "s01")[0] == 2


def test_help_teaches(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert "calmroom play s01 --minutes 5" in out


def test_check_names_every_fault_at_once(run: Run, tmp_path: Path) -> None:
    text = (BUNDLED / "s01.calm.md").read_text("utf-8")
    path = tmp_path / "s01.calm.md"
    path.write_text(text.replace("level: 0", "levl: 0").replace("[pause 2 5 7.5]", "[pause 9 5 7.5]", 1), "utf-8")
    status, out, _ = run("check", str(path))
    rows = [row for row in out.splitlines() if row.startswith(f"{path}:")]
    assert status == 1
    assert len(rows) >= 2
    assert any("level" in row for row in rows)


def test_check_speaks_json_and_to_forges(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.calm.md"
    path.write_text("", "utf-8")
    status, out, _ = run("check", "--format", "json", str(path))
    problem = json.loads(out)["problems"][0]
    assert status == 1
    assert set(problem) == {"path", "line", "column", "rule", "severity", "message"}
    assert run("check", "--format", "github", str(path))[1].startswith("::error file=")


def test_check_counts_what_was_set_aside_with_its_reason(run: Run, tmp_path: Path) -> None:
    text = (BUNDLED / "s01.calm.md").read_text("utf-8")
    path = tmp_path / "s01.calm.md"
    waived = "Nothing here has to be finished. {tag: stop} {lint-ok: L12 as an example}"
    path.write_text(text.replace("Nothing here has to be finished. {tag: stop}", waived), "utf-8")
    _, _, err = run("check", str(path))
    assert ": L12 set aside: as an example" in err
    assert err.endswith("1 script, 0 to mend, 1 to look at, 1 set aside\n")
    waivers = json.loads(run("check", "--format", "json", str(path))[1])["waivers"]
    assert [(each["rule"], each["reason"]) for each in waivers] == [("L12", "as an example")]


def test_check_holds_a_page_against_its_reading_grade(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "known.md"
    path.write_text("# Known\n\nYou can stop at any time. The room is still here, and so are you.\n", "utf-8")
    assert run("check", str(path))[0] == 0
    path.write_text(
        "Considerable experimentation necessitates extraordinary organisational perseverance.\n" * 3, "utf-8"
    )
    status, out, _ = run("check", str(path))
    assert status == 1
    assert "known.md:1:1: L4 error: reading grade" in out


def test_a_folder_of_practices_in_order_has_nothing_to_mend(run: Run, tmp_path: Path) -> None:
    for name in ("s01", "s03"):
        shutil.copy(BUNDLED / f"{name}.calm.md", tmp_path)
    status, out, err = run("check", str(tmp_path))
    assert (status, out) == (0, "")
    assert err == "2 scripts, 0 to mend, 0 to look at, 0 set aside\n"


def test_check_tells_of_a_practice_that_is_copied_from_another(run: Run, tmp_path: Path) -> None:
    text = (BUNDLED / "s01.calm.md").read_text("utf-8")
    (tmp_path / "s01.calm.md").write_text(text, "utf-8")
    (tmp_path / "t01.calm.md").write_text(text.replace("id: s01", "id: t01"), "utf-8")
    status, out, _ = run("check", str(tmp_path))
    assert status == 1
    assert "t01.calm.md:1:1: G7 error: this shares 100 % of the shapes" in out
