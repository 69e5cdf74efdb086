"""Why a take is stale: named, the most telling first, and silent when nothing changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.board import Mask
from core.domain.character import Anchor, Variant
from core.domain.geometry import Size
from core.domain.prompting import ModelTraits, recipe_for, used_for
from core.domain.recipe import (
    Adapter,
    Control,
    Emphasis,
    FreeU,
    Recipe,
    StyleSharing,
    SubjectSharing,
    Window,
)
from core.domain.staleness import FIELDS, Change, Reason, reasons
from core.domain.wording import written
from tests.core.domain.test_recipe import CHANGES
from tests.fakes.values import (
    a_character,
    a_panel,
    a_project,
    a_recipe,
    a_style,
    a_take,
    an_anchor_recipe,
)

MODEL = ModelTraits(fingerprint="m" * 64, side=128, multiple=8)
ANCHOR = Anchor(picture="0" * 64, recipe=an_anchor_recipe())
OTHER = Anchor(picture="1" * 64, recipe=an_anchor_recipe(seed=1002))
COAT = Variant(name="raincoat", words="a fox in a raincoat", anchors=(OTHER,))
MIA = a_character(name="Mia", anchors=(ANCHOR,), variants=(COAT,))
ROB = a_character(name="Rob", words="a robot", noun="robot", anchors=(ANCHOR,))
INK = a_style(picture="ab" * 32)
PROJECT = a_project()


def made(prompt="@Mia runs", style=None, cast=(MIA, ROB), versions=None, project=PROJECT, **panel):
    """A recipe, and what it is made from."""
    panel = a_panel(prompt=prompt, **panel)
    recipe = recipe_for(project, panel, style, cast, MODEL)
    used = used_for(written(panel), style, cast, lambda item: (versions or {}).get(item.id, 1))
    return recipe, used


def found(before, after):
    take = a_take(PROJECT, recipe=before[0], used=before[1])
    return reasons(take, *after)


def test_nothing_is_said_of_a_take_that_is_as_it_would_be_made_now():
    assert found(made(), made()) == ()
    renamed = MIA.replace(name="Ada")
    after = made("@Ada runs", cast=(renamed,), versions={MIA.id: 2})
    assert found(made(), after) == ()


def test_a_character_with_other_words_is_named_with_its_versions():
    tall = MIA.replace(words="a tall red fox")
    after = made(cast=(tall,), versions={MIA.id: 3})
    assert found(made(versions={MIA.id: 2}), after) == (Reason(Change.CHARACTER, "Mia", 2, 3),)


def test_a_character_with_another_noun_is_not_also_a_changed_prompt():
    dog, prompt = MIA.replace(words="a red dog", noun="dog", variants=()), "@Mia runs, @Mia jumps"
    after = made(prompt, cast=(dog,), versions={MIA.id: 2})
    assert found(made(prompt), after) == (Reason(Change.CHARACTER, "Mia", 1, 2),)


def test_a_character_with_another_picture_or_another_mask_on_it_is_recast():
    for anchors in ((OTHER,), (ANCHOR, OTHER), (ANCHOR.replace(mask="2" * 64),)):
        after = made(cast=(MIA.replace(anchors=anchors),), versions={MIA.id: 2})
        assert found(made(), after) == (Reason(Change.RECAST, "Mia", 1, 2),)


def test_another_variant_is_another_dress():
    assert found(made(), made("@Mia:raincoat runs")) == (Reason(Change.DRESSED, "Mia"),)
    assert found(made("@Mia:RAINCOAT runs"), made()) == (Reason(Change.DRESSED, "Mia"),)


def test_who_joined_and_who_left_is_said_first():
    assert found(made(seed=1), made("@Mia meets @Rob", seed=2)) == (
        Reason(Change.JOINED, "Rob"),
        Reason(Change.PROMPT),
        Reason(Change.SEED),
    )
    assert found(made("@Mia meets @Rob"), made("@Rob waits")) == (
        Reason(Change.LEFT, "Mia"),
        Reason(Change.PROMPT),
    )


def test_two_characters_who_change_places_are_a_changed_prompt():
    assert found(made("@Mia hugs @Rob"), made("@Rob hugs @Mia")) == (Reason(Change.PROMPT),)


def test_a_style_comes_goes_changes_and_gives_way_to_another():
    words = a_style()
    assert found(made(), made(style=INK)) == (Reason(Change.STYLE_ADDED, "Ink"),)
    assert found(made(), made(style=words)) == (Reason(Change.STYLE_ADDED, "Ink"),)
    assert found(made(style=words), made()) == (Reason(Change.STYLE_REMOVED, "Ink"),)
    oil = a_style(name="Oil", words="oil painting")
    assert found(made(style=INK), made(style=oil)) == (Reason(Change.STYLE_SWAPPED, "Oil"),)
    for changed in (INK.replace(words="pencil"), INK.replace(picture="cd" * 32)):
        after = made(style=changed, versions={INK.id: 4})
        assert found(made(style=INK), after) == (Reason(Change.STYLE, "Ink", 1, 4),)


def test_other_settings_are_named():
    control = Control(model="1" * 64, picture="2" * 64)
    masks = (Mask(character_id=MIA.id, picture="3" * 64),)
    wide = PROJECT.replace(board=PROJECT.board.replace(aspect="16:9"))
    for change, after in (
        (Change.PROMPT, made("@Mia jumps")),
        (Change.SEED, made(seed=9)),
        (Change.CONTROL, made(control=control)),
        (Change.SIZE, made(project=wide)),
        (Change.SAMPLING, made(project=PROJECT.replace(steps=30))),
        (Change.SAMPLING, made(project=PROJECT.replace(guidance=3.0, sampler="euler"))),
        (Change.QUALITY, made(project=PROJECT.replace(quality="draft"))),
    ):
        assert found(made(), after) == (Reason(change),)
    assert found(made(), made(masks=masks)) == (Reason(Change.MASK, "Mia"),)


def test_what_another_method_refers_to_otherwise_is_no_recasting():
    recipe, used = made(style=INK)
    old = recipe.replace(
        method=1,
        references=tuple(
            each.replace(cast=None, picture=ANCHOR.picture) if each.cast else each
            for each in recipe.references
        ),
    )
    assert found((old, used), (recipe, used)) == (Reason(Change.METHOD),)


def test_an_old_take_that_tells_nobodys_name_has_its_reasons_too():
    bare = (made("@Mia runs", style=a_style())[0], ())
    assert found(bare, made("@Mia runs", style=a_style(), seed=4)) == (Reason(Change.SEED),)
    assert found(bare, made("@Rob runs", style=a_style())) == (
        Reason(Change.JOINED, "Rob"),
        Reason(Change.LEFT, "fox"),
        Reason(Change.PROMPT),
    )
    recast = made(style=a_style(), cast=(MIA.replace(anchors=(OTHER,)),))
    assert found(bare, recast) == (Reason(Change.RECAST, "Mia"),)


def test_a_style_that_is_stronger_is_the_styles_change():
    strong = INK.replace(strength=2.0)
    after = made(style=strong, versions={INK.id: 2})
    assert found(made(style=INK), after) == (Reason(Change.STYLE, "Ink", 1, 2),)
    words_only = a_style()
    assert found(made(style=words_only), made(style=words_only.replace(strength=2.0))) == ()


def test_a_strong_style_that_is_removed_is_said_once():
    assert found(made(style=INK.replace(strength=2.0)), made()) == (
        Reason(Change.STYLE_REMOVED, "Ink"),
    )


def test_an_emphasis_that_other_words_move_is_no_other_prompt():
    prompt, tall = "@Mia (runs:1.2)", MIA.replace(words="a tall red fox")
    after = made(prompt, cast=(tall,), versions={MIA.id: 2})
    assert found(made(prompt), after) == (Reason(Change.CHARACTER, "Mia", 1, 2),)
    assert found(made(prompt), made("@Mia (runs:1.3)")) == (Reason(Change.PROMPT),)
    assert found(made(prompt), made("@Mia runs")) == (Reason(Change.PROMPT),)


def test_every_field_of_a_recipe_means_something():
    assert set(FIELDS) | {"prompt", "subjects", "references"} == set(Recipe.model_fields)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_changed_field_is_its_reason_alone(field):
    recipe = a_recipe()
    take = a_take(PROJECT, recipe=recipe)
    after = recipe.replace(**{field: CHANGES[field]})
    assert reasons(take, after, ()) == (Reason(FIELDS[field]),)


ANY = {
    "seed": st.integers(0, 9),
    "steps": st.integers(2, 5),
    "guidance": st.sampled_from([1.0, 5.0]),
    "prompt": st.sampled_from(["a red fox runs", "a red fox runs, ink drawing", "a robot", ""]),
    "negative": st.sampled_from(["", "blur"]),
    "size": st.sampled_from([Size(width=8, height=8), Size(width=16, height=8)]),
    "adapters": st.sampled_from([(), (Adapter(kind="lora", file="cd" * 32),)]),
    "guided": st.sampled_from([Window(), Window(stop=0.5)]),
    "freeu": st.sampled_from([None, FreeU(s1=1, s2=1, b1=1, b2=1)]),
    "emphasis": st.sampled_from([(), (Emphasis(start=0, stop=1, weight=2.0),)]),
    "style_sharing": st.sampled_from([StyleSharing(), StyleSharing(scale=2, shift=1)]),
    "subject_sharing": st.sampled_from([SubjectSharing(), SubjectSharing(shift=2)]),
    "method": st.sampled_from([1, 2]),
    "references": st.sampled_from(
        [made()[0].references, made(style=INK)[0].references, made("@Mia:raincoat")[0].references]
    ),
}
recipes = st.fixed_dictionaries({}, optional=ANY).map(lambda fields: a_recipe(**fields))
users = st.sampled_from(
    [(), made()[1], made(style=INK)[1], made("@Rob", versions={ROB.id: 7})[1], made("a house")[1]]
)


@given(recipes, users, recipes, users)
def test_there_is_a_reason_exactly_when_the_recipes_differ(before, had, after, has):
    told = found((before, had), (after, has))
    assert bool(told) == (before != after)
    assert len(set(told)) == len(told)
    kinds = [reason.kind for reason in told]
    assert kinds == sorted(kinds, key=list(Change).index)
