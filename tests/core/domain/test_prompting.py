"""From what the artist wrote to a recipe."""

import math

import pytest

from core.domain.board import Mask
from core.domain.character import Anchor, Variant, find_phrase
from core.domain.errors import PromptError
from core.domain.geometry import parse_aspect, size_for
from core.domain.presets import preset_for
from core.domain.project import AddOn, Project
from core.domain.prompting import (
    ModelTraits,
    casting_recipe,
    expand,
    looks,
    mentioned,
    recipe_for,
    used_for,
)
from core.domain.recipe import Adapter, Control, Role, Used
from tests.fakes.values import a_character, a_panel, a_project, a_style, an_anchor_recipe

MODEL = ModelTraits(fingerprint="m" * 64, side=128, multiple=8)
ANCHOR = Anchor(picture="0" * 64, recipe=an_anchor_recipe())
FOX = a_character(anchors=(ANCHOR,))
OWN = Anchor(picture="1" * 64, prompt="a fox standing", mask="2" * 64)
BEAR = a_character(name="Bär", words="a big bear", noun="bear", anchors=(ANCHOR,))


def test_a_name_becomes_the_words_first_and_the_noun_afterwards():
    assert expand("@Fox meets @Bär, @fox waves", [FOX, BEAR], None) == (
        "a red fox meets a big bear, the fox waves"
    )


def test_the_words_of_the_style_end_the_prompt():
    assert expand("@Fox runs", [FOX], a_style()) == "a red fox runs, ink drawing"
    assert expand("@Fox runs", [FOX], a_style(words=" ")) == "a red fox runs"


def test_characters_are_listed_in_the_order_they_are_mentioned_each_once():
    assert mentioned("@Bär and @Fox and @bär", [FOX, BEAR]) == [BEAR, FOX]


def test_a_name_that_nobody_has_is_a_sentence():
    with pytest.raises(PromptError, match="Nobody is called @Wolf"):
        mentioned("@Fox and @Wolf", [FOX, BEAR])


def test_a_panels_recipe_holds_its_subjects_and_the_style_before_the_anchors():
    style = a_style(picture="ab" * 32, description="a house")
    panel = a_panel(prompt="@Bär hugs @Fox", seed=7)
    recipe = recipe_for(a_project(), panel, style, [FOX, BEAR], MODEL)
    assert [subject.noun for subject in recipe.subjects] == ["bear", "fox"]
    assert [r.role for r in recipe.references] == [Role.STYLE, Role.SUBJECT, Role.SUBJECT]
    assert recipe.references[0].prompt == "a house, ink drawing"
    assert (recipe.seed, recipe.size.width) == (7, 128)


def test_a_recipe_depends_on_its_panel_and_not_on_the_neighbours():
    project = a_project(panels=3)
    panel = project.board.panels[1]
    alone = project.replace(board=project.board.replace(panels=(panel,)))
    assert recipe_for(project, panel, None, [FOX], MODEL) == recipe_for(
        alone, panel, None, [FOX, BEAR], MODEL
    )


@pytest.mark.parametrize(
    ("prompt", "character", "sentence"),
    [
        (" ", FOX, "no prompt yet"),
        ("@Fox", FOX.replace(anchors=()), "Fox has not been cast yet"),
        ("@Fox", FOX.replace(noun="wolf"), "“wolf” does not occur in Fox's words"),
        ("@Fox", FOX.replace(noun="ox"), "“ox” does not occur"),
        ("@Fox", FOX.replace(words=" "), "no words"),
    ],
)
def test_a_panel_that_cannot_be_drawn_is_a_sentence(prompt, character, sentence):
    with pytest.raises(PromptError, match=sentence):
        recipe_for(a_project(), a_panel(prompt=prompt), None, [character], MODEL)


def occurrences(prompt, *characters, style=None):
    recipe = recipe_for(a_project(), a_panel(prompt=prompt), style, characters, MODEL)
    return [subject.occurrences for subject in recipe.subjects]


def test_two_characters_of_one_noun_each_have_their_own_places_in_the_prompt():
    rex = a_character(name="Rex", words="a tall FOX, a fox in boots", anchors=(ANCHOR, ANCHOR))
    prompt = "@Rex meets @Fox, @rex bows and @Fox laughs"
    panel = a_panel(prompt=prompt)
    recipe = recipe_for(a_project(), panel, None, [FOX, rex], MODEL)
    assert recipe.prompt == (
        "a tall FOX, a fox in boots meets a red fox, the fox bows and the fox laughs"
    )
    assert [subject.occurrences for subject in recipe.subjects] == [(0, 1, 3), (2, 4)]
    assert [reference.subject for reference in recipe.references] == [0, 0, 1]


def test_a_noun_that_only_its_character_has_is_tracked_everywhere():
    assert occurrences("@Fox runs, @Fox jumps over a firefox", FOX) == [()]


def test_a_noun_in_free_text_or_in_the_style_is_somebody_else():
    assert occurrences("a fox watches @Fox", FOX) == [(1,)]
    assert occurrences("@Fox runs", FOX, style=a_style(words="fox drawing")) == [(0,)]


def test_a_noun_within_the_words_of_another_character_is_not_the_character():
    mia = a_character(name="Mia", words="a girl with a fox doll", noun="girl", anchors=(ANCHOR,))
    assert occurrences("@Mia and @Fox", FOX, mia) == [(), (1,)]


def test_a_phrase_is_found_as_whole_words_whatever_its_case_and_its_spaces():
    text = "Red fox, red  fox; infrared fox, red foxes, red fox's"
    assert [text[a:b] for a, b in find_phrase("red fox", text)] == [
        "Red fox",
        "red  fox",
        "red fox",
    ]
    assert find_phrase(" ", text) == []


def test_a_strong_style_multiplies_the_odds_of_its_picture():
    style = a_style(picture="ab" * 32)
    usual, strong = (
        [
            recipe_for(a_project(), a_panel(), each, [FOX], MODEL).style_sharing,
            casting_recipe(a_project(), FOX, each, MODEL, 1001).style_sharing,
        ]
        for each in (style, style.replace(strength=3.0))
    )
    for before, after in zip(usual, strong, strict=True):
        assert math.exp(after.shift) == pytest.approx(3 * math.exp(before.shift))
        assert after.replace(shift=before.shift) == before
    without = [recipe_for(a_project(), a_panel(), s, [FOX], MODEL) for s in (None, a_style())]
    assert [each.style_sharing for each in without] == [usual[0], usual[0]]


def test_a_new_name_changes_no_recipe():
    mia = FOX.replace(name="Mia")
    project = a_project()
    before = recipe_for(project, a_panel(prompt="@Fox runs"), None, [FOX], MODEL)
    assert recipe_for(project, a_panel(prompt="@Mia runs"), None, [mia], MODEL) == before
    assert casting_recipe(project, FOX, None, MODEL, 1) == casting_recipe(
        project, mia, None, MODEL, 1
    )


def test_an_own_picture_is_read_with_the_words_for_what_it_shows():
    fox = FOX.replace(anchors=(OWN, ANCHOR))
    recipe = recipe_for(a_project(), a_panel(prompt="@Fox runs"), None, [fox], MODEL)
    own, cast = recipe.references
    assert (own.picture, own.cast, own.prompt, own.noun) == (OWN.picture, None, OWN.prompt, "fox")
    assert (cast.picture, cast.cast, cast.prompt) == (None, ANCHOR.recipe, ANCHOR.recipe.prompt)
    assert (own.mask, cast.mask) == (OWN.mask, None)


def test_what_an_older_method_cast_is_read_from_its_picture():
    old = ANCHOR.replace(recipe=an_anchor_recipe(method=1))
    recipe = recipe_for(a_project(), a_panel(), None, [FOX.replace(anchors=(old,))], MODEL)
    (reference,) = recipe.references
    assert (reference.picture, reference.cast) == (old.picture, None)
    assert reference.prompt == old.recipe.prompt


def test_a_mask_painted_in_a_panel_goes_with_its_character():
    masks = (Mask(character_id=BEAR.id, picture="3" * 64),)
    panel = a_panel(prompt="@Fox hugs @Bär", masks=masks)
    recipe = recipe_for(a_project(), panel, None, [FOX, BEAR], MODEL)
    assert [subject.mask for subject in recipe.subjects] == [None, "3" * 64]


@pytest.mark.parametrize("quality", ["draft", "balanced", "faithful"])
def test_panels_have_the_projects_quality_and_castings_all_care(quality):
    project = a_project(quality=quality, sampler="unipc")
    panel = recipe_for(project, a_panel(), None, [FOX], MODEL)
    casting = casting_recipe(project, FOX, None, MODEL, 1001)
    assert panel == panel.replace(**preset_for(quality, "").fields())
    assert casting == casting.replace(**preset_for("faithful", "").fields())
    assert (panel.sampler, casting.sampler) == ("unipc", "unipc")


def test_a_character_whose_name_cannot_be_written_in_a_prompt_is_refused():
    with pytest.raises(PromptError, match="cannot be a character's name"):
        FOX.replace(name="The Fox").check()


def test_a_casting_shows_the_character_alone_in_the_style():
    style = a_style(picture="ab" * 32)
    recipe = casting_recipe(a_project(), FOX, style, MODEL, 1001)
    assert recipe.prompt == "a red fox, ink drawing"
    assert [subject.noun for subject in recipe.subjects] == ["fox"]
    assert [reference.role for reference in recipe.references] == [Role.STYLE]


@pytest.mark.parametrize("aspect", ["1:1", "16:9", "2.39:1", "9:16"])
@pytest.mark.parametrize(("side", "multiple"), [(128, 8), (1024, 64)])
def test_sizes_keep_the_aspect_and_the_area_in_whole_multiples(aspect, side, multiple):
    wanted = parse_aspect(aspect)
    size = size_for(wanted, side, multiple)
    assert size.width % multiple == size.height % multiple == 0
    assert size.width / size.height == pytest.approx(float(wanted), rel=0.1)
    assert size.width * size.height == pytest.approx(side * side, rel=0.1)


@pytest.mark.parametrize("aspect", ["", "16", "16:0", "a:b", "9:1", "1:9", "-1:1"])
def test_what_is_no_aspect_is_refused_in_a_sentence(aspect):
    with pytest.raises(ValueError, match=r"not an aspect|out of range"):
        parse_aspect(aspect)


def test_a_projects_adapters_are_in_the_recipes_of_panels_and_castings_alike():
    addons = (
        AddOn(name="ink", adapter=Adapter(kind="lora", file="1" * 64, weight=0.5)),
        AddOn(name="mia", adapter=Adapter(kind="embedding", file="2" * 64, token="<mia>")),
    )
    project = a_project(addons=addons)
    panel = recipe_for(project, a_panel(), None, [FOX], MODEL)
    casting = casting_recipe(project, FOX, None, MODEL, 1001)
    assert panel.adapters == casting.adapters == tuple(each.adapter for each in addons)
    renamed = project.replace(addons=(addons[0].replace(name="pen"), addons[1]))
    assert recipe_for(renamed, a_panel(), None, [FOX], MODEL).adapters == panel.adapters


def test_a_control_picture_is_in_the_recipe_of_its_panel():
    control = Control(model="1" * 64, picture="2" * 64, scale=0.5)
    recipe = recipe_for(a_project(), a_panel(control=control), None, [FOX], MODEL)
    assert recipe.control == control


def test_a_project_of_an_older_version_has_nothing_on_top_of_its_model():
    stored = a_project().model_dump(exclude={"addons"})
    for panel in stored["board"]["panels"]:
        del panel["control"]
    project = Project.model_validate(stored)
    assert (project.addons, project.board.panels[0].control) == ((), None)


COAT = Variant(name="Raincoat", words="a fox in a raincoat", anchors=(OWN,))
GOWN = Variant(name="gown", words="a fox in a gown")
MIA = a_character(name="Mia", anchors=(ANCHOR,), variants=(COAT, GOWN))


def test_a_variant_has_its_own_words_and_its_own_anchors_in_any_case():
    recipe = recipe_for(a_project(), a_panel(prompt="@mia:RAINCOAT runs"), None, [MIA], MODEL)
    assert recipe.prompt == "a fox in a raincoat runs"
    assert [subject.noun for subject in recipe.subjects] == ["fox"]
    assert [reference.picture for reference in recipe.references] == [OWN.picture]


def test_a_colon_with_no_word_behind_it_names_no_variant():
    assert expand("@Mia: she runs", [MIA], None) == "a red fox: she runs"
    assert looks("@Mia:, @Mia :raincoat", [MIA]) == [(MIA, "")]


def test_a_variant_named_once_is_meant_at_every_mention():
    for prompt in ("@Mia:raincoat runs, @Mia jumps", "@Mia runs, @Mia:raincoat jumps"):
        assert expand(prompt, [MIA], None) == "a fox in a raincoat runs, the fox jumps"
        assert looks(prompt, [MIA]) == [(MIA, "Raincoat")]


def test_two_variants_of_one_character_are_a_sentence():
    with pytest.raises(PromptError, match="Mia is both “Raincoat” and “gown” in this panel"):
        expand("@Mia:raincoat meets @Mia:gown", [MIA], None)


def test_a_variant_that_nobody_has_is_a_sentence_with_those_there_are():
    with pytest.raises(PromptError) as caught:
        expand("@Mia:boots runs", [MIA], None)
    assert str(caught.value) == "Mia has no variant “boots”. There is @Mia:Raincoat, @Mia:gown."
    with pytest.raises(PromptError, match=r"Fox has no variant “boots”\. Add it to Fox"):
        FOX.dressed("boots")


def test_a_variant_that_is_not_cast_is_a_sentence():
    with pytest.raises(PromptError, match="Mia has not been cast as “gown” yet"):
        recipe_for(a_project(), a_panel(prompt="@Mia:gown"), None, [MIA], MODEL)


def test_a_mask_painted_for_a_character_goes_with_each_of_its_variants():
    panel = a_panel(prompt="@Mia:raincoat", masks=(Mask(character_id=MIA.id, picture="3" * 64),))
    recipe = recipe_for(a_project(), panel, None, [MIA], MODEL)
    assert [subject.mask for subject in recipe.subjects] == ["3" * 64]


def test_a_variant_is_cast_with_its_own_words():
    recipe = casting_recipe(a_project(), MIA.dressed("gown"), None, MODEL, 1001)
    assert recipe.prompt == "a fox in a gown"
    assert [subject.noun for subject in recipe.subjects] == ["fox"]


def test_anchors_are_those_of_the_character_or_of_the_variant_they_were_made_for():
    assert MIA.frozen((OWN,)).anchors == (OWN,)
    dressed = MIA.frozen((OWN,), "GOWN")
    assert dressed.anchors == MIA.anchors
    assert dressed.variants == (COAT, GOWN.replace(anchors=(OWN,)))
    with pytest.raises(PromptError, match="no variant “boots”"):
        MIA.frozen((OWN,), "boots")


@pytest.mark.parametrize(
    ("variant", "sentence"),
    [
        (GOWN.replace(name="ball gown"), "cannot be the name of a variant"),
        (GOWN.replace(name="raincoat"), "Two variants of Mia are called raincoat"),
        (GOWN.replace(words=" "), "Mia:gown has no words"),
        (GOWN.replace(words="a gown"), "“fox” does not occur in Mia:gown's words"),
    ],
)
def test_a_variant_that_cannot_be_drawn_is_a_sentence(variant, sentence):
    MIA.check()
    with pytest.raises(PromptError, match=sentence):
        MIA.replace(variants=(COAT, variant)).check()


def test_a_take_remembers_the_style_and_the_characters_by_mention():
    versions = {FOX.id: 3, BEAR.id: 1}
    style = a_style(words=" ink ")
    used = used_for("@Bär and @Fox", style, [FOX, BEAR], lambda one: versions.get(one.id, 7))
    assert used == (
        Used(kind="style", id=style.id, version=7, name="Ink", words="ink"),
        Used(kind="character", id=BEAR.id, version=1, name="Bär", words="a big bear"),
        Used(kind="character", id=FOX.id, version=3, name="Fox", words="a red fox"),
    )
    assert used_for("a house", None, [FOX], versions.__getitem__) == ()
