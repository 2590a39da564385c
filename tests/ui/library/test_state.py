from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.library import arrange, bundled

from calmroom.domain.body import lit_places
from calmroom.domain.errors import CalmroomError
from calmroom.domain.script import Minutes, Profile
from calmroom.domain.settings import Settings
from calmroom.domain.timeline import CaptionCue, Choices, choices_of
from calmroom.ui.library.cautions import ADVICE, NOT_WHILE, SINGLE, cautions_of, what_is_known
from calmroom.ui.library.detail_state import chapters_of, detail_of, nearest_minutes, refused
from calmroom.ui.library.regions import main_place, place_list, set_aside_words
from calmroom.ui.library.state import (
    FEW,
    Wishes,
    bed_words,
    first_choice,
    groups_of,
    length_words,
    played_minutes,
    topics_of,
)

SCRIPTS = {script.id: script for script in bundled().scripts()}
ARRIVING, GROUND, CROWN = SCRIPTS["s01"], SCRIPTS["s03"], SCRIPTS["s07"]
ALL = tuple(SCRIPTS.values())


def titles(wishes: Wishes) -> list[str]:
    return [row.title for group in groups_of(ALL, wishes) for row in group.rows]


def test_practices_stand_under_the_heading_of_their_level() -> None:
    shape = [(group.title, [row.script_id for row in group.rows]) for group in groups_of(ALL, Wishes())]
    assert shape == [("Arriving", ["s01", "s03"]), ("Listening inward", ["s07"])]


def test_a_row_is_read_out_with_its_lengths_and_its_place_in_the_list() -> None:
    rows = {row.script_id: row for group in groups_of(ALL, Wishes()) for row in group.rows}
    assert rows["s07"].spoken == "From Crown to Tailbone, 5 to 30 minutes, 1 of 1 in Listening inward"
    assert rows["s03"].spoken == "Ground Me, 2 to 5 minutes, 2 of 2 in Arriving"


def test_a_practice_of_one_length_says_it_once() -> None:
    assert length_words(replace(ARRIVING, minutes=Minutes(5, 5, 5))) == "5 min"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crown", ["From Crown to Tailbone"]),
        ("TAILBONE line", ["From Crown to Tailbone"]),
        ("back of the neck", ["From Crown to Tailbone"]),
        ("crown umbrella", []),
    ],
)
def test_search_finds_every_word_in_titles_purposes_and_places(words: str, found: list[str]) -> None:
    assert titles(Wishes(words)) == found


def test_a_practice_is_set_aside_while_its_main_place_is_left_out_and_stays_in_the_list() -> None:
    rows = {row.script_id: row for group in groups_of(ALL, Wishes(left_out=("back",))) for row in group.rows}
    assert (rows["s07"].is_aside, rows["s07"].line) == (True, "Set aside while the spine is left out")
    assert not rows["s01"].is_aside


def test_a_place_that_is_not_the_main_one_sets_nothing_aside() -> None:
    assert set_aside_words(CROWN, ("tailbone",)) == ""


def test_several_places_are_left_out_and_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calmroom.ui.library.regions.main_place", lambda _script: "hands")
    assert set_aside_words(CROWN, ("hands",)) == "Set aside while the hands are left out"


def test_a_practice_that_is_mostly_about_the_room_has_no_main_place() -> None:
    assert [main_place(script) for script in (ARRIVING, GROUND, CROWN)] == ["", "", "spine"]


def test_ground_me_looks_outward_and_lights_no_place() -> None:
    assert lit_places(GROUND, ()) == ()
    assert "foot-l" in lit_places(ARRIVING, ())


def test_what_is_left_out_is_not_lit() -> None:
    assert "tailbone" in lit_places(CROWN, ())
    assert "tailbone" not in lit_places(CROWN, ("tailbone",))


def test_places_that_practices_name_come_before_the_others_and_each_name_once() -> None:
    places = place_list(ALL, ())
    named, other = [one.name for one in places.named], [one.name for one in places.other]
    assert {"jaw", "spine", "sacrum"} <= set(named)
    assert "elbow" in other
    assert len({*named, *other}) == len(named) + len(other)


def test_a_place_that_is_left_out_is_not_offered_again() -> None:
    assert "jaw" not in [one.region for one in place_list(ALL, ("jaw",)).named]


@pytest.mark.parametrize(("minutes", "played"), [(3, 5.0), (9, 9.0), (17, 12.0)])
def test_a_length_out_of_reach_plays_the_nearest_end(minutes: int, played: float) -> None:
    assert played_minutes(ARRIVING, minutes) == played


def test_few_practices_need_no_tabs() -> None:
    many = tuple(replace(ARRIVING, id=f"x{number}") for number in range(FEW + 1))
    assert topics_of(ALL) == ()
    assert topics_of((*many, CROWN)) == (("all", "All"), ("0", "Arriving"), ("1", "Listening inward"))


def test_a_topic_shows_its_level_alone() -> None:
    assert titles(Wishes(topic="1")) == ["From Crown to Tailbone"]


def test_the_easiest_practice_is_open_at_first() -> None:
    assert first_choice((CROWN, GROUND, ARRIVING)) == "s01"
    assert first_choice(()) == ""


def test_begin_plays_what_is_set() -> None:
    settings = Settings(voice="am_michael", bed="hum", left_out=("jaw",), touch=False, bells=False)
    choices = choices_of(settings, 17)
    assert (choices.minutes, choices.voice, choices.bed) == (17, "am_michael", "hum")
    assert (choices.left_out, choices.touch.value, choices.bells) == (("jaw",), "touch-free", False)


def test_the_bed_can_be_the_practices_own_or_none_or_another() -> None:
    assert bed_words(("none", "hum")) == (("own", "Its own"), ("none", "None"), ("hum", "Hum"))


def test_the_detail_tells_parts_quiet_and_length_before_one_begins() -> None:
    choices = Choices(17, "bf_emma")
    made = detail_of(CROWN, choices, arrange(CROWN, choices))
    assert [part.name for part in made.parts] == ["Settle", "Along the line", "All of you", "Return"]
    assert sum(part.share for part in made.parts) == pytest.approx(1.0)
    assert made.shape.startswith("Four parts, longest quiet ")
    assert int(made.shape.split()[-2]) % 5 == 0
    assert made.begin == "Begin, 17 minutes"


def test_what_it_is_begins_with_the_purpose_and_keeps_the_rest_of_the_note_for_more() -> None:
    choices = Choices(12, "bf_emma")
    about = detail_of(ARRIVING, choices, arrange(ARRIVING, choices)).sections[0]
    assert about.words.startswith(ARRIVING.purpose)
    assert f"{about.words} {about.more}" == f"{ARRIVING.purpose} {ARRIVING.content_note}"


def test_every_line_that_will_be_spoken_stands_in_the_words_under_its_part() -> None:
    programme = arrange(CROWN, Choices(5, "bf_emma"))
    chapters = chapters_of(programme.practice)
    spoken = [cue.text for cue in programme.practice.cues if isinstance(cue, CaptionCue)]
    assert [line for chapter in chapters for line in chapter.lines] == spoken
    assert [chapter.title for chapter in chapters] == ["Settle", "Along the line", "All of you", "Return"]


def test_a_refused_length_offers_no_begin_of_its_own() -> None:
    fault = CalmroomError("It cannot last 17 minutes.")
    made = refused(CROWN, Choices(17, "bf_emma"), fault)
    assert (made.begin, made.fault, made.parts) == ("", fault, ())


def test_the_nearest_length_that_can_be_played_is_found_and_the_shorter_of_two() -> None:
    assert nearest_minutes(CROWN, 17, lambda minutes: minutes in {15, 19, 25}) == 15
    assert nearest_minutes(CROWN, 17, lambda _minutes: False) is None


def test_an_inward_practice_says_when_to_leave_it_and_its_codes_say_what_helps() -> None:
    cautions = cautions_of(CROWN)
    assert cautions.leave_if == "you are dizzy, feverish, or a headache is new or sudden."
    assert cautions.advice == (ADVICE["R"], ADVICE["P"], ADVICE["Z"], NOT_WHILE)


def test_head_contact_names_who_asks_a_doctor_first() -> None:
    leave_if = cautions_of(replace(CROWN, cautions=("H", "T"))).leave_if
    assert "Or if you had a stroke" in leave_if
    assert "Ask your doctor" in leave_if


@pytest.mark.parametrize("code", ["R", "P", "Z", "H", "T", "B", "M", "E"])
def test_every_caution_code_has_plain_words(code: str) -> None:
    assert code in ADVICE or code in SINGLE


def test_what_is_known_claims_nothing() -> None:
    assert "Little is proven" in what_is_known(CROWN)
    assert "little studied" in what_is_known(replace(CROWN, profile=Profile.GROUND))
