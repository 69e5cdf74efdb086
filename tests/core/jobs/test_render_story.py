from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.domain.board import Mask
from core.domain.character import Anchor, Character
from core.domain.errors import StorageError
from core.domain.events import CandidateMade, Exported, PanelNotice, TakeMade
from core.domain.project import Project
from core.domain.prompting import FIRST_CASTING_SEED, ModelTraits
from core.jobs.render_story import LOCKED, render_story
from core.screenplay.reader import read_story
from core.storage.library import Library
from tests.fakes.engine import FakeEngine
from tests.fakes.model_folder import (
    CONTROLNET_FILE,
    EMBEDDING_FILE,
    LORA_FILE,
    write_header,
)
from tests.fakes.values import a_picture

MODEL = ModelTraits(fingerprint="m", side=64, multiple=16)
STORY = """title = "The hat"
steps = 3
[[cast]]
name = "Mia"
words = "a fox wearing a hat"
noun = "fox"
[[cast]]
name = "Rob"
words = "a robot"
noun = "robot"
[[panel]]
prompt = "@Mia in a forest"
[[panel]]
prompt = "@Mia and @Rob on a beach"
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


def render(folder: Path, text: str, library: Library, **engine: Any) -> tuple[FakeEngine, list]:
    path = folder / "story.toml"
    path.write_text(text, "utf-8")
    fake = FakeEngine(**engine)
    sheet = folder / "sheet.pdf"
    return fake, list(render_story(read_story(path), [sheet], MODEL, fake, library))


def the_project(library: Library) -> Project:
    (project,) = library.projects.all()
    return project


def test_a_story_is_cast_rendered_and_exported(tmp_path: Path, library: Library) -> None:
    engine, events = render(tmp_path, STORY, library)
    assert [recipe.seed for recipe in engine.casts] == [FIRST_CASTING_SEED, FIRST_CASTING_SEED + 1]
    assert sum(isinstance(event, TakeMade) for event in events) == 2
    assert events[-1] == Exported(str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    project = the_project(library)
    assert set(library.takes.latest(project.id)) == {panel.id for panel in project.board.panels}
    assert [len(c.anchors) for c in library.characters.all()] == [1, 1]


def test_rendering_again_makes_nothing_anew(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    engine, events = render(tmp_path, STORY, library)
    assert engine.loads == 0
    assert [type(event) for event in events] == [Exported]
    assert len(library.projects.all()) == 1


def test_an_edited_panel_is_rendered_alone(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    engine, _ = render(tmp_path, STORY.replace("a forest", "a desert"), library)
    assert [recipe.prompt for recipe in engine.made] == ["a fox wearing a hat in a desert"]
    assert engine.casts == []


def test_a_prompt_that_is_put_back_has_its_picture_back_on_the_sheet(
    tmp_path: Path, library: Library
) -> None:
    sheets = []
    for text in (STORY, STORY.replace("a forest", "a desert"), STORY):
        path = tmp_path / "story.toml"
        path.write_text(text, "utf-8")
        sheet, engine = tmp_path / "sheet.png", FakeEngine()
        events = list(render_story(read_story(path), [sheet], MODEL, engine, library))
        sheets.append(sheet.read_bytes())
    assert sheets[0] == sheets[2] != sheets[1]
    assert [type(event) for event in events] == [Exported]


def test_an_edited_character_is_cast_anew_and_its_panels_follow(
    tmp_path: Path, library: Library
) -> None:
    render(tmp_path, STORY, library)
    engine, _ = render(tmp_path, STORY.replace("a robot", "a red robot"), library)
    assert [recipe.prompt for recipe in engine.casts] == ["a red robot"]
    assert len(engine.made) == 1


def test_the_seed_a_story_names_is_cast(tmp_path: Path, library: Library) -> None:
    text = STORY.replace('noun = "robot"', 'noun = "robot"\nseed = 7')
    engine, _ = render(tmp_path, text, library)
    assert [recipe.seed for recipe in engine.casts] == [FIRST_CASTING_SEED, 7]


def test_an_anchor_picked_in_the_window_is_kept(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    mia = next(c for c in library.characters.all() if c.name == "Mia")
    anchor = mia.anchors[0]
    other = anchor.replace(recipe=anchor.recipe.replace(seed=77))
    library.characters.save(mia.replace(anchors=(other,)))
    engine, _ = render(tmp_path, STORY, library)
    assert [recipe.seed for recipe in engine.casts] in ([], [77])
    assert library.characters.get(mia.id).anchors == (other,)


def test_another_model_casts_everybody_anew(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    engine = FakeEngine()
    other = MODEL.replace(fingerprint="n")
    story = read_story(tmp_path / "story.toml")
    events = list(render_story(story, [], other, engine, library))
    assert sum(isinstance(event, CandidateMade) for event in events) == 2
    assert {recipe.model for recipe in engine.made} == {"n"}


def test_stopped_in_the_middle_it_goes_on_from_there(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "story.toml"
    path.write_text(STORY, "utf-8")
    events = render_story(read_story(path), [], MODEL, FakeEngine(), library)
    next(event for event in events if isinstance(event, CandidateMade))
    events.close()
    engine, _ = render(tmp_path, STORY, library)
    assert [recipe.subjects[0].noun for recipe in engine.casts] == ["robot"]


def test_a_style_picture_is_kept_with_the_library(tmp_path: Path, library: Library) -> None:
    from PIL import Image

    Image.new("RGB", (64, 64), "red").save(tmp_path / "look.png")
    text = '[style]\nimage = "look.png"\ndescription = "a red wall"\nwords = "ink"\n[[cast]]'
    engine, _ = render(tmp_path, STORY.replace("[[cast]]", text, 1), library)
    (style,) = library.styles.all()
    assert style.picture is not None
    assert library.blobs.get(style.picture) == (tmp_path / "look.png").read_bytes()
    assert [reference.prompt for reference in engine.inverted] == ["a red wall, ink"]


def test_a_sheet_of_no_known_kind_is_refused_before_anything_is_made(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "story.toml"
    path.write_text(STORY, "utf-8")
    engine = FakeEngine()
    with pytest.raises(StorageError, match=r"Use .pdf or .png"):
        list(render_story(read_story(path), [tmp_path / "s.docx"], MODEL, engine, library))
    assert (engine.loads, library.projects.all()) == (0, [])


def test_a_take_that_was_chosen_is_what_its_panel_still_asks_for(
    tmp_path: Path, library: Library
) -> None:
    render(tmp_path, STORY, library)
    project = the_project(library)
    panel = project.board.panels[0]
    variation = library.takes.latest(project.id)[panel.id]
    recipe = variation.recipe.replace(seed=77)
    library.takes.add(variation.replace(id="v" * 32, recipe=recipe))
    panel = panel.replace(take="v" * 32, seed=77)
    library.projects.save(project.replace(board=project.board.with_panel(panel)))
    engine, events = render(tmp_path, STORY, library)
    assert (engine.loads, [type(event) for event in events]) == (0, [Exported])
    assert the_project(library).board.panels[0] == panel


def test_a_locked_panel_is_not_drawn_again_and_keeps_its_picture(
    tmp_path: Path, library: Library
) -> None:
    render(tmp_path, STORY, library)
    project = the_project(library)
    panel = project.board.panels[0].replace(locked=True)
    library.projects.save(project.replace(board=project.board.with_panel(panel)))
    engine, events = render(tmp_path, STORY.replace("a forest", "a desert"), library)
    assert engine.made == []
    assert events == [
        PanelNotice(panel.id, f"Panel 1: {LOCKED}"),
        Exported(str(tmp_path / "sheet.pdf")),
    ]


def test_a_locked_panel_is_the_same_one_behind_a_new_one(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    project = the_project(library)
    panel = project.board.panels[1].replace(locked=True)
    library.projects.save(project.replace(board=project.board.with_panel(panel)))
    text = STORY.replace("[[panel]]", '[[panel]]\nprompt = "The sea"\n[[panel]]', 1)
    engine, events = render(tmp_path, text, library)
    assert [recipe.prompt for recipe in engine.made] == ["The sea"]
    assert not any(isinstance(event, PanelNotice) for event in events)
    assert the_project(library).board.panels[2] == panel


OWN = 'noun = "fox"\nimage = "mia.png"\ndescription = "a fox standing"'


def with_own_picture(folder: Path) -> str:
    (folder / "mia.png").write_bytes(a_picture())
    return STORY.replace('noun = "fox"', OWN)


def character(library: Library, name: str) -> Character:
    return next(each for each in library.characters.all() if each.name == name)


def test_an_own_picture_takes_the_place_of_casting(tmp_path: Path, library: Library) -> None:
    engine, _ = render(tmp_path, with_own_picture(tmp_path), library)
    picture = library.blobs.put(a_picture())
    assert character(library, "Mia").anchors == (Anchor(picture=picture, prompt="a fox standing"),)
    assert [recipe.prompt for recipe in engine.casts] == ["a robot"]
    assert [(each.prompt, each.noun) for each in engine.inverted] == [("a fox standing", "fox")]
    again, _ = render(tmp_path, with_own_picture(tmp_path), library)
    assert again.loads == 0


def test_a_mask_painted_on_an_own_picture_is_kept_until_the_picture_changes(
    tmp_path: Path, library: Library
) -> None:
    text = with_own_picture(tmp_path)
    render(tmp_path, text, library)
    mia = character(library, "Mia")
    mask = library.blobs.put(a_picture("white"))
    painted = mia.replace(anchors=(mia.anchors[0].replace(mask=mask),))
    library.characters.save(painted)
    engine, _ = render(tmp_path, text, library)
    assert character(library, "Mia") == painted
    assert engine.inverted == []
    assert {recipe.references[0].mask for recipe in engine.made} == {mask}
    (tmp_path / "mia.png").write_bytes(a_picture("red"))
    render(tmp_path, text, library)
    assert character(library, "Mia").anchors[0].mask is None


def test_masks_painted_in_panels_outlive_another_import(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    project, rob = the_project(library), character(library, "Rob")
    masks = (Mask(character_id=rob.id, picture=library.blobs.put(a_picture("white"))),)
    panel = project.board.panels[1].replace(masks=masks)
    library.projects.save(project.replace(board=project.board.with_panel(panel)))
    engine, _ = render(tmp_path, STORY, library)
    (recipe,) = engine.made
    assert [subject.mask for subject in recipe.subjects] == [None, masks[0].picture]


def test_a_story_says_its_quality_and_its_sampler(tmp_path: Path, library: Library) -> None:
    text = STORY.replace("steps = 3", 'steps = 3\nquality = "draft"\nsampler = "euler"')
    engine, _ = render(tmp_path, text, library)
    project = the_project(library)
    assert (project.quality, project.sampler) == ("draft", "euler")
    assert {recipe.sampler for recipe in engine.made} == {"euler"}


def test_another_quality_casts_nobody_anew(tmp_path: Path, library: Library) -> None:
    render(tmp_path, STORY, library)
    engine, _ = render(
        tmp_path, STORY.replace("steps = 3", 'steps = 3\nquality = "draft"'), library
    )
    assert engine.casts == []
    assert len(engine.made) == 2


def test_a_notice_names_its_panel(tmp_path: Path, library: Library) -> None:
    _, events = render(tmp_path, STORY, library, notice="“fox” is cut off.")
    told = [event.sentence for event in events if isinstance(event, PanelNotice)]
    assert told == ["Panel 1: “fox” is cut off.", "Panel 2: “fox” is cut off."]


def test_a_storys_adapters_are_on_the_model_for_casting_and_for_panels(
    tmp_path: Path, library: Library
) -> None:
    lora = write_header(tmp_path / "ink.safetensors", LORA_FILE)
    word = write_header(tmp_path / "mia.safetensors", EMBEDDING_FILE)
    text = STORY + (
        '[[lora]]\nfile = "ink.safetensors"\nweight = 0.8\n'
        '[[embedding]]\nfile = "mia.safetensors"\ntoken = "<mia>"\n'
    )
    engine, _ = render(tmp_path, text, library)
    project = the_project(library)
    assert [addon.name for addon in project.addons] == ["ink", "mia"]
    assert [(each.kind, each.weight, each.token) for each in project.adapters] == [
        ("lora", 0.8, ""),
        ("embedding", 1.0, "<mia>"),
    ]
    files = [library.addons.get(each.file).read_bytes() for each in project.adapters]
    assert files == [lora.read_bytes(), word.read_bytes()]
    assert len(engine.casts + engine.made) == 4
    assert {recipe.adapters for recipe in engine.casts + engine.made} == {project.adapters}
    again, _ = render(tmp_path, text, library)
    assert again.loads == 0
    other, _ = render(tmp_path, text.replace("0.8", "0.7"), library)
    assert (len(other.casts), len(other.made)) == (2, 2)


def test_a_control_picture_steers_its_panel_alone_and_never_a_casting(
    tmp_path: Path, library: Library
) -> None:
    write_header(tmp_path / "canny.safetensors", CONTROLNET_FILE)
    (tmp_path / "pose.png").write_bytes(a_picture("red"))
    text = STORY + (
        'control = "pose.png"\ncontrol_scale = 0.5\n[control]\nmodel = "canny.safetensors"\n'
    )
    engine, _ = render(tmp_path, text, library)
    assert [recipe.control for recipe in engine.casts] == [None, None]
    first, second = (recipe.control for recipe in engine.made)
    assert first is None
    assert library.blobs.get(second.picture) == a_picture("red")
    assert (library.addons.get(second.model).is_file(), second.scale) == (True, 0.5)


COSTUMES = STORY.replace(
    '[[cast]]\nname = "Rob"',
    '[[cast.variant]]\nname = "raincoat"\nwords = "a fox in a raincoat"\n'
    '[[cast.variant]]\nname = "gown"\nwords = "a fox in a gown"\n[[cast]]\nname = "Rob"',
).replace("@Mia and @Rob", "@Mia:raincoat and @Rob")


def test_the_variants_that_panels_name_are_cast_with_their_characters_seed(
    tmp_path: Path, library: Library
) -> None:
    engine, _ = render(tmp_path, COSTUMES, library)
    assert [(recipe.prompt, recipe.seed) for recipe in engine.casts] == [
        ("a fox wearing a hat", FIRST_CASTING_SEED),
        ("a fox in a raincoat", FIRST_CASTING_SEED),
        ("a robot", FIRST_CASTING_SEED + 1),
    ]
    mia = character(library, "Mia")
    assert [(each.name, len(each.anchors)) for each in mia.variants] == [
        ("raincoat", 1),
        ("gown", 0),
    ]
    first, second = engine.made
    assert first.references[0].cast == mia.anchors[0].recipe
    assert second.references[0].cast == mia.variants[0].anchors[0].recipe
    assert second.prompt == "a fox in a raincoat and a robot on a beach"


def test_a_variant_that_was_cast_is_kept_and_only_a_changed_one_is_cast_anew(
    tmp_path: Path, library: Library
) -> None:
    render(tmp_path, COSTUMES, library)
    assert render(tmp_path, COSTUMES, library)[0].loads == 0
    engine, _ = render(tmp_path, COSTUMES.replace("a raincoat", "a red raincoat"), library)
    assert [recipe.prompt for recipe in engine.casts] == ["a fox in a red raincoat"]
    assert len(engine.made) == 1


def test_an_own_picture_takes_the_place_of_casting_a_variant(
    tmp_path: Path, library: Library
) -> None:
    (tmp_path / "coat.png").write_bytes(a_picture("yellow"))
    own = 'words = "a fox in a raincoat"\nimage = "coat.png"\ndescription = "a wet fox"'
    text = COSTUMES.replace('words = "a fox in a raincoat"', own)
    text = text.replace('noun = "fox"', 'noun = "fox"\nseed = 7')
    engine, _ = render(tmp_path, text, library)
    assert [recipe.prompt for recipe in engine.casts] == ["a fox wearing a hat", "a robot"]
    assert [each.prompt for each in engine.inverted] == ["a wet fox"]
    assert render(tmp_path, text, library)[0].loads == 0


def test_takes_remember_the_versions_of_what_they_were_made_from(
    tmp_path: Path, library: Library
) -> None:
    render(tmp_path, COSTUMES.replace("[[cast]]", '[style]\nwords = "ink"\n[[cast]]', 1), library)
    project = the_project(library)
    takes = library.takes.latest(project.id)
    used = [takes[panel.id].used for panel in project.board.panels]
    mia, rob = (character(library, name) for name in ("Mia", "Rob"))
    version = library.characters.version
    assert [(each.kind, each.id, each.version) for each in used[1]] == [
        ("style", project.style_id, 1),
        ("character", mia.id, version(mia.id)),
        ("character", rob.id, version(rob.id)),
    ]
    assert [each.words for each in used[1]] == ["ink", "a fox in a raincoat", "a robot"]
    assert len(used[0]) == 2


def test_a_story_in_the_bin_comes_back_with_its_takes_its_anchors_and_its_masks(
    tmp_path: Path, library: Library
) -> None:
    render(tmp_path, STORY, library)
    project, rob = the_project(library), character(library, "Rob")
    masks = (Mask(character_id=rob.id, picture=library.blobs.put(a_picture("white"))),)
    panel = project.board.panels[1].replace(masks=masks)
    library.projects.save(project.replace(board=project.board.with_panel(panel)))
    render(tmp_path, STORY, library)
    library.projects.delete(project.id)
    for each in library.characters.all():
        library.characters.delete(each.id)
    engine, _ = render(tmp_path, STORY, library)
    assert engine.loads == 0
    assert the_project(library).board.panels[1].masks == masks
    assert len(library.takes.latest(project.id)) == 2
