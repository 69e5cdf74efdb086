import pytest

from core.screenplay.draft import Draft, DraftShot
from core.screenplay.scripts import read_text

SCRIPT = """Title: The pier
Author: Somebody

# Act one

= Mia arrives.

INT. PIER HOUSE - DAY #12#

MIA (30), a diver in a yellow suit, waits.
She looks [[check the *date*]] up.

MIA (V.O.)
(softly)
Hello there.

OLD TOM (CONT'D)
Who is it?

ROB ^
Hi.

/* left
out */

CLOSE ON Mia's hand.

CUT TO:

> DISSOLVE TO:

.FLASHBACK

EXT. BEACH - NIGHT

Old Tom sees **Mia**.
"""


def read(text: str) -> Draft:
    return read_text(text, "fountain")


def shots(text: str) -> tuple[DraftShot, ...]:
    return read(text).shots


def test_headings_begin_scenes_and_sections_are_sequences() -> None:
    draft = read_text(SCRIPT)
    assert draft.kind == "fountain"
    assert draft.title == "The pier"
    assert [scene.title for scene in draft.scenes] == [
        "INT. PIER HOUSE - DAY",
        "FLASHBACK",
        "EXT. BEACH - NIGHT",
    ]
    assert {scene.sequence for scene in draft.scenes} == {"Act one"}


def test_a_paragraph_of_action_is_a_shot_in_its_place() -> None:
    first = shots(SCRIPT)[0]
    assert first.action == "MIA (30), a diver in a yellow suit, waits. She looks up."
    assert first.prompt.endswith("She looks up, pier house, day")
    assert first.line == 10


def test_what_is_said_belongs_to_the_shot_until_somebody_else_speaks() -> None:
    made = shots(SCRIPT)
    assert made[0].dialogue == "MIA: (softly) Hello there."
    assert made[1].prompt == "OLD TOM, pier house, day"
    assert made[1].dialogue == "OLD TOM: Who is it?\nROB: Hi."


def test_synopses_notes_and_transitions_are_notes_and_a_boneyard_is_nothing() -> None:
    made = shots(SCRIPT)
    assert made[0].notes == "Mia arrives.\ncheck the date"
    assert made[2].notes == "DISSOLVE TO:"
    assert "left" not in str(made)


def test_a_size_in_capitals_is_the_shots() -> None:
    assert (shots(SCRIPT)[2].shot, shots(SCRIPT)[2].action) == ("CU", "Mia's hand.")
    assert shots("Close on his heels runs a dog.")[0].shot == ""
    assert [shot.shot for shot in shots("WIDE SHOT\n\nThe pier.")] == ["WS"]


def test_a_scene_in_which_nothing_happens_is_a_shot_of_its_place() -> None:
    assert shots(SCRIPT)[3].prompt == "flashback"


def test_who_speaks_is_a_name_without_what_is_added_to_it() -> None:
    names = read_text(SCRIPT).names
    assert [(each.told, each.name) for each in names] == [
        ("MIA", "Mia"),
        ("OLD TOM", "OldTom"),
        ("ROB", "Rob"),
    ]
    assert (names[0].words, names[0].noun) == ("a diver in a yellow suit", "diver")
    assert (names[1].words, names[1].noun) == ("a person", "person")


def test_forced_parts_are_what_they_are_forced_to_be() -> None:
    draft = read("!INT. IS NO HEADING\n\n@McAvoy\nYes.\n\n> CENTRED <\n\n~La la")
    assert [shot.action for shot in draft.shots] == ["INT. IS NO HEADING", "CENTRED", "La la"]
    assert draft.shots[0].dialogue == "McAvoy: Yes."


def test_capitals_with_nothing_below_are_action() -> None:
    draft = read("BANG!\n\nThe door opens.")
    assert [shot.action for shot in draft.shots] == ["BANG!", "The door opens."]
    assert draft.names == ()


def test_a_comment_that_is_never_closed_is_text_and_said() -> None:
    draft = read("One.\n\n/* two\n\nThree.")
    assert [shot.action for shot in draft.shots] == ["One.", "/* two", "Three."]
    assert [each.line for each in draft.skipped] == [3]


@pytest.mark.parametrize("cue", ["@^", "@ ^", "@^^"])
def test_a_name_with_no_letter_in_it_is_none(cue: str) -> None:
    assert [shot.action for shot in shots(f"{cue}\nHello.")] == [f"{cue} Hello."]
    assert shots(f".pier\n\n{cue}\nHello.")[0].action == f"{cue} Hello."


def test_comments_go_with_what_is_in_them_and_lines_are_still_counted() -> None:
    made = shots("One /* a /* b */ more.\n\n/*/ x\n*/Two.\n\nThree. */")
    assert [(shot.line, shot.action) for shot in made] == [
        (1, "One more."),
        (4, "Two."),
        (6, "Three. */"),
    ]


def test_a_line_that_is_far_too_long_is_skipped_with_its_number() -> None:
    draft = read("One.\n\n" + "x" * 10_001)
    assert [(each.line, each.why) for each in draft.skipped] == [(3, "This line is too long.")]


def test_two_spaces_go_on_with_what_is_said() -> None:
    assert shots("MIA\nOne.\n  \nTwo.")[0].dialogue == "MIA: One. Two."


def test_a_pasted_script_may_number_its_scenes_and_be_german() -> None:
    draft = read_text("12 INNEN. KÜCHE - TAG\n\nMia kocht.\n\nMIA\nFertig.\n")
    assert (draft.kind, draft.scenes[0].title) == ("fountain", "INNEN. KÜCHE - TAG")
    assert draft.shots[0].prompt == "Mia kocht, küche, tag"


def test_sections_stand_in_each_other() -> None:
    text = "# One\n\n## A\n\n.x\n\nFog.\n\n## B\n\nRain.\n\n# Two\n\nSnow.\n\n# Three\n\n= soon"
    draft = read(text)
    assert [scene.sequence for scene in draft.scenes] == ["One · A", "One · B", "Two"]
    assert [(each.line, each.why) for each in draft.skipped] == [
        (17, "No shot follows it."),
        (19, "No shot follows it."),
    ]


def test_words_of_an_introduction_end_where_the_story_goes_on() -> None:
    draft = read(
        "NAK, a fellow whose suit is new, waits.\n\nNAK\nHi.\n\nANN, an old grey cat.\n\nANN\nMew."
    )
    assert [(each.words, each.noun) for each in draft.names] == [
        ("a fellow", "fellow"),
        ("an old grey cat", "cat"),
    ]


def test_cuts_are_no_shots() -> None:
    draft = read("FADE IN:\n\nFog.\n\nTIME CUT TO:\n\nRain.\n\nFADE OUT.\n")
    assert [(shot.action, shot.notes) for shot in draft.shots] == [
        ("Fog.", "TIME CUT TO:"),
        ("Rain.", "FADE OUT."),
    ]


def test_those_without_a_name_are_what_they_are_called() -> None:
    text = "A weary OLD DOCTOR sees Walter Mast, a farmer. The GUARD waits.\n\n"
    cues = "".join(f"{cue}\nHm.\n\n" for cue in ("OLD DOCTOR", "WALTER", "GUARD", "VOICE"))
    assert [(each.words, each.noun) for each in read(text + cues).names] == [
        ("a weary old doctor", "doctor"),
        ("a farmer", "farmer"),
        ("a guard", "guard"),
        ("a person", "person"),
    ]
