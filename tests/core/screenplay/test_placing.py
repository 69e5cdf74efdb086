import pytest

from core.domain.board import Board, Panel, Scene
from core.domain.numbering import labels_of
from core.screenplay.draft import Draft, DraftName
from core.screenplay.mentions import Cast
from core.screenplay.placing import placed
from core.screenplay.scripts import read_text

NOBODY = Cast((), {})
SCRIPT = """INT. PIER - DAY

Fog.

MIA
Hello there, is anybody out here at all?

EXT. SEA

Waves.
"""


def board(*scenes: str) -> Board:
    ids = dict.fromkeys(name for name in scenes if name)
    return Board(
        id="board",
        panels=tuple(Panel(id=f"p{n}", seed=n, scene=name) for n, name in enumerate(scenes, 1)),
        scenes=tuple(Scene(id=name, title=name.upper()) for name in ids),
    )


def cast(draft: Draft, **made: str) -> Cast:
    return Cast(draft.names, made)


def test_shots_become_panels_in_scenes_with_seeds_of_their_own() -> None:
    draft = read_text(SCRIPT)
    made, ids = placed(board("", ""), draft.scenes, 2, cast(draft, MIA="Mia"))
    assert [panel.id for panel in made.panels[2:]] == list(ids)
    assert [panel.prompt for panel in made.panels[2:]] == ["Fog, pier, day", "Waves, sea"]
    assert made.panels[2].dialogue == "MIA: Hello there, is anybody out here at all?"
    assert made.panels[2].duration == 2.9
    assert [panel.seed for panel in made.panels] == [1, 2, 3, 4]
    assert [scene.title for scene in made.scenes] == ["INT. PIER - DAY", "EXT. SEA"]


def test_shots_without_a_heading_join_the_scene_they_stand_behind() -> None:
    made, _ = placed(board("a", "b"), read_text("Fog\nWaves").scenes, 1, NOBODY)
    assert [panel.scene for panel in made.panels] == ["a", "a", "a", "b"]
    assert len(made.scenes) == 2


def test_a_scene_that_is_split_goes_on_as_one_of_its_own() -> None:
    made, _ = placed(board("a", "a", "b"), read_text(SCRIPT).scenes, 1, NOBODY)
    rest = made.scene(made.panels[3].scene)
    assert (rest.id != "a", rest.title) == (True, "A")
    numbered = made.replace(numbering="scene.panel")
    assert labels_of(numbered) == ("1.1", "2.1", "3.1", "4.1", "5.1")


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("MIA sees Mia's cat and mia", "@Mia sees @Mia's cat and mia"),
        ("Old Tom meets OLD TOM", "@OldTom meets @OldTom"),
        ("ROB waves at Miami", "Rob waves at Miami"),
        ("@Mia and @Rob and @Zoe and @MIA", "@Mia and Rob and Zoe and @Mia"),
        ("桟橋にミアがいる", "桟橋に@Miyaがいる"),
    ],
)
def test_prompts_name_those_who_are_characters_and_nobody_else(text: str, prompt: str) -> None:
    names = [
        DraftName(name="Mia", told="MIA"),
        DraftName(name="OldTom", told="OLD TOM"),
        DraftName(name="Rob", told="ROB"),
        DraftName(name="Miya", told="ミア"),
    ]
    made = Cast(names, {"MIA": "Mia", "OLD TOM": "OldTom", "ミア": "Miya"}).prompt(text)
    assert made.replace("@Miya ", "@Miya") == prompt


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("MIA (30), a diver in a suit, runs.", "@Mia runs."),
        ("MIA, a diver in a suit.", "@Mia."),
        ("MIA, a diver in a suit who runs.", "@Mia, a diver in a suit who runs."),
        ("Mia (30s) and a weary DOCTOR wait", "@Mia and @Doctor wait"),
        ("The DOCTOR and another doctor", "@Doctor and another doctor"),
        ("ROB (12), a boy, waits for a MIA", "Rob (12), a boy, waits for @Mia"),
    ],
)
def test_prompts_do_not_say_again_what_a_mention_says(text: str, prompt: str) -> None:
    names = [
        DraftName(name="Mia", told="MIA", words="a diver in a suit", noun="diver"),
        DraftName(name="Doctor", told="DOCTOR", words="a weary doctor", noun="doctor"),
        DraftName(name="Rob", told="ROB", words="a boy", noun="boy"),
    ]
    assert Cast(names, {"MIA": "Mia", "DOCTOR": "Doctor"}).prompt(text) == prompt
