from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fakes.library import arrange, named, three

from calmroom.domain.body.body import lit_places
from calmroom.domain.care.conditions import CONDITIONS, Asks
from calmroom.domain.care.gates import Gate
from calmroom.domain.errors import CalmroomError
from calmroom.domain.library.finding import Finder
from calmroom.domain.script import Line, Minutes, Pause, Phase, PhaseName, Place, Profile, Touch
from calmroom.domain.settings import Settings
from calmroom.domain.timeline import CaptionCue, Choices, choices_of
from calmroom.domain.units import Seconds
from calmroom.ui.library.cautions import ADVICE, NOT_WHILE, SINGLE, cautions_of
from calmroom.ui.library.choices_state import Asked, asked_of
from calmroom.ui.library.detail_state import (
    Beside,
    Known,
    chapters_of,
    detail_of,
    made_words,
    nearest_minutes,
    refused,
)
from calmroom.ui.library.regions import aside_words, main_place, place_list
from calmroom.ui.library.state import (
    FEW,
    PARTLY,
    QUIET_LINE,
    Wishes,
    bed_words,
    count_words,
    entry_of,
    first_choice,
    groups_of,
    length_words,
    played_minutes,
    topics_of,
)

if TYPE_CHECKING:
    from calmroom.domain.script import Script

SCRIPTS = {script.id: script for script in three().scripts()}
ARRIVING, GROUND, CROWN = SCRIPTS["s01"], SCRIPTS["s03"], SCRIPTS["s07"]
ALL = tuple(SCRIPTS.values())
HAND = Line("A hand may rest.", Pause(Seconds(1), Seconds(1), Seconds(1)), Place(1, 1), touch=Touch.TOUCH)
ENTRIES = tuple(entry_of(script) for script in ALL)


EVERYTHING = Wishes()


def titles(wishes: Wishes) -> list[str]:
    return [row.title for group in groups_of(ENTRIES, wishes) for row in group.rows]


def shape(*scripts: Script, wishes: Wishes = EVERYTHING) -> list[tuple[str, list[str]]]:
    found = Finder(scripts).find(wishes.words)
    groups = groups_of(tuple(entry_of(script) for script in scripts), wishes, found)
    return [(group.title, [row.script_id for row in group.rows]) for group in groups]


def test_practices_stand_on_the_shelf_of_what_they_are_for_and_those_of_another_length_after_them() -> None:
    assert shape(*ALL) == [
        ("Arriving", ["s01"]),
        ("Listening inward", ["s07"]),
        ("Shorter or longer than 12 minutes", ["s03"]),
    ]
    assert shape(*ALL, wishes=Wishes(minutes=17))[-1] == ("Shorter or longer than 17 minutes", ["s01", "s03"])


def test_what_is_not_bundled_stands_among_the_persons_own_and_level_3_comes_last() -> None:
    own, deep = named("x1", "Mine"), named("s21", "A Conversation", level=3)
    assert [title for title, _ in shape(deep, own, CROWN)] == ["Listening inward", "Your own", "In dialogue"]


def test_level_3_is_shown_quietly_and_at_every_length_and_on_no_tab() -> None:
    deep = named("s21", "A Conversation", level=3)
    groups = groups_of((entry_of(deep),), Wishes(minutes=40))
    assert [(row.is_quiet, row.line) for row in groups[0].rows] == [(True, QUIET_LINE)]
    many = tuple(named(f"x{number}", "Mine") for number in range(FEW))
    assert [words for _, words in topics_of((*many, deep))] == ["All", "Your own"]


def test_a_row_is_read_out_with_its_lengths_and_its_place_in_the_list() -> None:
    rows = {row.script_id: row for group in groups_of(ENTRIES, Wishes(minutes=5)) for row in group.rows}
    assert rows["s07"].spoken == "From Crown to Tailbone, 5 to 30 minutes, 1 of 1 in Listening inward"
    assert rows["s03"].spoken == "Ground Me, 2 to 5 minutes, 2 of 2 in Arriving"


def test_known_words_lead_to_their_practices_first_and_then_to_those_that_carry_them() -> None:
    neck, other = named("s14", "Room for the Neck"), named("x1", "The neck of a bottle")
    assert shape(other, neck, wishes=Wishes("neck")) == [
        ("For \u201cneck\u201d", ["s14"]),
        ("Also with this word", ["x1"]),
    ]


def test_a_word_that_was_looked_for_is_marked_and_one_that_is_not_to_be_seen_is_said() -> None:
    tired = named("s30", "Low-Energy Day", "The smallest useful rest.")
    rows = [
        row
        for words in ("low", "tired")
        for group in groups_of((entry_of(tired),), Wishes(words), Finder((tired,)).find(words))
        for row in group.rows
    ]
    assert [row.title for row in rows] == ["**Low**-Energy Day", "Low-Energy Day"]
    assert rows[1].line == "**tired** \u00b7 The smallest useful rest"
    assert rows[1].spoken == "Low-Energy Day, 5 to 12 minutes, found for tired, 1 of 1 in For \u201ctired\u201d"


def test_a_length_among_the_words_is_kept_to() -> None:
    assert shape(*ALL, wishes=Wishes("17 minutes", minutes=17)) == [("Listening inward", ["s07"])]


def test_words_of_which_only_some_are_anywhere_say_so() -> None:
    assert shape(*ALL, wishes=Wishes("crown umbrella")) == [(PARTLY, ["s07"])]


@pytest.mark.parametrize(
    ("wishes", "found"),
    [
        (Wishes(area="back"), ["s07"]),
        (Wishes(area="feet", posture="standing"), ["s01", "s07", "s03"]),
        (Wishes(posture="side-lying"), ["s01", "s07"]),
        (Wishes(level="1"), ["s07"]),
        (Wishes(few_words=True), []),
        (Wishes(area="belly"), []),
    ],
)
def test_place_position_level_and_few_words_narrow_the_list(wishes: Wishes, found: list[str]) -> None:
    assert [script_id for _, ids in shape(*ALL, wishes=wishes) for script_id in ids] == found


def test_few_words_are_those_that_were_written_so() -> None:
    sparse = named("s15", "A Quieter Head", profile=Profile.SPARSE)
    assert shape(sparse, CROWN, wishes=Wishes(few_words=True)) == [("Head, jaw and neck", ["s15"])]


@pytest.mark.parametrize(("count", "words"), [(0, "No practice fits"), (1, "1 practice"), (5, "5 practices")])
def test_a_screen_reader_is_told_how_many_there_are(count: int, words: str) -> None:
    assert count_words(count) == words


def test_a_practice_of_one_length_says_it_once() -> None:
    assert length_words(replace(ARRIVING, minutes=Minutes(5, 5, 5))) == "5 min"


def test_a_practice_is_set_aside_while_its_main_place_is_left_out_and_stays_in_the_list() -> None:
    rows = {row.script_id: row for group in groups_of(ENTRIES, Wishes(left_out=("back",))) for row in group.rows}
    assert (rows["s07"].is_aside, rows["s07"].line) == (True, "Set aside while the spine is left out")
    assert not rows["s01"].is_aside


def test_a_place_that_is_not_the_main_one_sets_nothing_aside() -> None:
    assert aside_words(main_place(CROWN), ("tailbone",)) == ""


def test_several_places_are_left_out_and_one_is() -> None:
    assert aside_words("hands", ("hands",)) == "Set aside while the hands are left out"


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
    assert topics_of((*many, CROWN)) == (("all", "All"), ("listening", "Listening"), ("own", "Your own"))


def test_a_topic_shows_its_shelf_and_what_visits_it() -> None:
    assert titles(Wishes(topic="listening")) == ["From Crown to Tailbone"]
    assert titles(Wishes(topic="back")) == ["From Crown to Tailbone"]
    assert titles(Wishes(topic="night")) == []


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
    made = detail_of(CROWN, choices, Beside(), arrange(CROWN, choices))
    assert [part.name for part in made.parts] == ["Settle", "Along the line", "All of you", "Return"]
    assert sum(part.share for part in made.parts) == pytest.approx(1.0)
    assert made.shape.startswith("Four parts, 17 min, longest quiet ")
    assert int(made.shape.split()[-2]) % 5 == 0
    assert made.begin == "Begin, 17 minutes"


def test_what_it_is_begins_with_the_purpose_and_keeps_the_rest_of_the_note_for_more() -> None:
    choices = Choices(12, "bf_emma")
    about = detail_of(ARRIVING, choices, Beside(), arrange(ARRIVING, choices)).sections[0]
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
    made = refused(CROWN, Choices(17, "bf_emma"), Beside(), fault)
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


def test_a_practice_says_its_level_and_how_one_sits_or_lies_for_it() -> None:
    choices = Choices(12, "bf_emma")
    made = detail_of(CROWN, choices, Beside(), arrange(CROWN, choices))
    assert made.manner == "Listening inward. Lying, side-lying, sitting or leaning."


def test_what_is_known_stands_with_its_sources_behind_a_link() -> None:
    choices = Choices(12, "bf_emma")
    beside = Beside(known=Known("Little is known (Gan 2022).", ("Gan and others 2022",)))
    known = detail_of(CROWN, choices, beside, arrange(CROWN, choices)).sections[2]
    assert (known.words, known.more, known.ask) == ("Little is known (Gan 2022).", "Gan and others 2022", "Sources")


def test_nobody_has_reviewed_it_and_it_says_so() -> None:
    assert made_words(CROWN) == "Written by calmroom. Not yet reviewed by a therapist or a doctor."
    reviewed = replace(CROWN, reviewer="Maya Lund", reviewed_on="2026-11-02")
    assert made_words(reviewed) == "Written by calmroom. Reviewed by Maya Lund on 2026-11-02."


def test_a_closed_gate_leaves_nothing_to_begin_and_its_notes_stand_with_the_cautions() -> None:
    choices, gate = Choices(12, "bf_emma"), Gate(why="Closed for now.", hands="No hand.", notes=("Get up slowly.",))
    made = detail_of(CROWN, choices, Beside(gate), arrange(CROWN, choices))
    assert (made.begin, made.gate) == ("", gate)
    assert made.sections[1].more.endswith(f"{NOT_WHILE}\nNo hand.\nGet up slowly.")


def test_touch_is_asked_where_a_line_invites_a_hand_and_never_where_hands_stay_off_the_head() -> None:
    touching = replace(CROWN, phases=(Phase(PhaseName.BODY, "", (HAND,), HAND.place),))
    assert asked_of(CROWN, Settings(), is_shown=True).touch == ""
    assert asked_of(touching, Settings(), is_shown=True).touch == "touch"
    assert asked_of(touching, Settings(touch=False), is_shown=True).touch == "touch-free"
    stroke = next(one.id for one in CONDITIONS if one.asks is Asks.HEAD)
    assert asked_of(touching, Settings(conditions=(stroke,)), is_shown=True).touch == "touch-free"


def test_the_places_of_a_practice_can_be_left_out_one_by_one_unless_they_may_not_be_seen() -> None:
    asked = asked_of(CROWN, Settings(left_out=("sacrum",)), is_shown=True)
    assert [place.region for place in asked.places if place.is_out] == ["sacrum"]
    assert [place.name for place in asked.places][:2] == ["crown of the head", "back of the head"]
    assert asked_of(CROWN, Settings(left_out=("sacrum",)), is_shown=False) == Asked()
