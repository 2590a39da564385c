from __future__ import annotations

import json

from calmroom import wiring
from calmroom.voices.narrate import missing_clips, wanted_clips
from calmroom.voices.narrators import NARRATORS

from .conftest import Run


def test_the_doctor_says_what_works_and_what_to_do(run: Run) -> None:
    status, out, _ = run("doctor", "--format", "json")
    findings = {each["name"]: each for each in json.loads(out)["findings"]}
    assert status == 0
    assert {"screen", "sound device", "keychain", "ffmpeg", "journal and history"} <= set(findings)
    assert all(each["works"] or each["hint"] or each["found"] for each in findings.values())


def test_the_doctor_reads_well(run: Run) -> None:
    assert "Python" in run("doctor")[1]


def test_narrating_what_has_been_spoken_makes_nothing(run: Run) -> None:
    wanted = wanted_clips(wiring.library().scripts(), [voice.id for voice in NARRATORS])
    assert missing_clips(wanted, wiring.clip_folders()[0]) == (), "./run narrate makes them"
    status, out, _ = run("narrate")
    assert status == 0
    assert out.startswith("All ")
