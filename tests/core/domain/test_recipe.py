"""The recipe's digest names all that decides a take, and nothing else."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.domain.geometry import Size
from core.domain.recipe import (
    Adapter,
    Control,
    Emphasis,
    FreeU,
    Recipe,
    Reference,
    StyleSharing,
    Subject,
    SubjectSharing,
    Window,
)
from tests.fakes.values import a_recipe, a_style_reference, an_anchor_recipe, an_anchor_reference

STYLE = a_style_reference("ab" * 32)
ANCHOR = an_anchor_reference(an_anchor_recipe())

CHANGES = {
    "method": 1,
    "model": "n" * 64,
    "adapters": (Adapter(kind="lora", file="cd" * 32, weight=0.5),),
    "prompt": "a fox in a wood",
    "emphasis": (Emphasis(start=2, stop=5, weight=1.2),),
    "negative": "blur",
    "negative_emphasis": (Emphasis(start=0, stop=4, weight=0.5),),
    "size": Size(width=16, height=32),
    "seed": 2,
    "steps": 5,
    "sampler": "unipc",
    "guidance": 5.5,
    "guided": Window(stop=0.5),
    "reuse": 2,
    "freeu": FreeU(s1=0.6, s2=0.4, b1=1.1, b2=1.2),
    "control": Control(model="ef" * 32, picture="01" * 32),
    "subjects": (Subject(noun="cat"),),
    "references": (STYLE,),
    "style_sharing": StyleSharing(scale=0.5),
    "subject_sharing": SubjectSharing(queries=Window(start=0.0, stop=0.2)),
}

recipes = st.builds(
    a_recipe,
    prompt=st.text(),
    negative=st.text(),
    seed=st.integers(0, 2**63 - 1),
    steps=st.integers(2, 200),
    guidance=st.floats(0, 50),
    size=st.builds(Size, width=st.integers(8, 99), height=st.integers(8, 99)),
    references=st.sampled_from([(), (STYLE,), (ANCHOR,), (STYLE, ANCHOR)]),
)


@given(recipes)
def test_a_recipe_that_went_through_json_is_equal_and_has_the_same_digest(recipe):
    again = Recipe.model_validate_json(recipe.model_dump_json())
    assert again == recipe
    assert again.digest() == recipe.digest()


@given(recipes, recipes)
def test_recipes_have_equal_digests_exactly_when_they_are_equal(one, other):
    assert (one.digest() == other.digest()) == (one == other)


def test_every_field_of_a_recipe_is_changed_in_the_next_test():
    assert set(CHANGES) == set(Recipe.model_fields)


@pytest.mark.parametrize("field", CHANGES)
def test_changing_any_field_changes_the_digest(field):
    assert a_recipe(**{field: CHANGES[field]}).digest() != a_recipe().digest()


PARTS = [
    StyleSharing(),
    SubjectSharing(),
    FreeU(s1=0.6, s2=0.4, b1=1.1, b2=1.2),
    Control(model="ef" * 32, picture="01" * 32),
    Adapter(kind="lora", file="cd" * 32),
    Subject(noun="fox"),
    ANCHOR,
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_every_setting_of_a_part_is_in_its_digest(part):
    others = {"kind": "embedding", "role": "style", "occurrences": (1,), "parts": ("mid",)}
    for name, value in part:
        if name == "cast":
            other = an_anchor_recipe(seed=1002)
        elif name in others:
            other = others[name]
        else:
            other = {
                bool: lambda v: not v,
                float: lambda v: v / 2 or 0.25,
                int: lambda v: v + 1,
                str: lambda v: f"{v}x",
                type(None): lambda _: "ab" * 32,
                Window: lambda v: Window(start=v.start, stop=v.stop / 2 + 0.01),
            }[type(value)](value)
        assert part.replace(**{name: other}).digest() != part.digest(), name


def test_the_digest_is_the_same_in_another_process():
    code = "from tests.fakes.values import a_recipe; print(a_recipe().digest())"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == a_recipe().digest()


FREE = {*CHANGES} - {"method", "model", "adapters", "size"}


@pytest.mark.parametrize("field", sorted(FREE))
def test_a_trajectory_serves_every_panel_and_every_schedule(field):
    changed = a_recipe(**{field: CHANGES[field]})
    for reference in (STYLE, ANCHOR):
        assert changed.trajectory_key(reference) == a_recipe().trajectory_key(reference)


@pytest.mark.parametrize("field", ["method", "model", "adapters", "size"])
def test_an_inversion_depends_on_the_model_and_the_size(field):
    changed = a_recipe(**{field: CHANGES[field]})
    assert changed.trajectory_key(STYLE) != a_recipe().trajectory_key(STYLE)


@pytest.mark.parametrize("field", ["model", "adapters", "size"])
def test_a_cast_trajectory_carries_its_own_model_and_size(field):
    changed = a_recipe(**{field: CHANGES[field]})
    assert changed.trajectory_key(ANCHOR) == a_recipe().trajectory_key(ANCHOR)
    other = an_anchor_reference(an_anchor_recipe(**{field: CHANGES[field]}))
    assert a_recipe().trajectory_key(other) != a_recipe().trajectory_key(ANCHOR)


@pytest.mark.parametrize("reference", [STYLE, ANCHOR], ids=["style", "anchor"])
def test_how_a_panel_uses_a_reference_does_not_change_its_trajectory(reference):
    used = reference.replace(subject=1, weight=2.0, mask="ef" * 32)
    assert a_recipe().trajectory_key(used) == a_recipe().trajectory_key(reference)


def test_a_cast_trajectory_depends_on_its_whole_recipe_and_its_noun():
    key = a_recipe().trajectory_key
    others = [an_anchor_reference(an_anchor_recipe(seed=1002)), ANCHOR.replace(noun="red fox")]
    assert len({key(reference) for reference in (ANCHOR, STYLE, *others)}) == 4


@given(st.integers(2, 200), st.tuples(*[st.floats(0, 1)] * 3))
def test_windows_that_meet_hold_every_step_between_them_once(steps, edges):
    start, middle, stop = sorted(edges)
    parts = (Window(start=start, stop=middle), Window(start=middle, stop=stop))
    whole = Window(start=start, stop=stop)
    for step in range(steps):
        assert sum(part.holds(step, steps) for part in parts) == whole.holds(step, steps)


OLD = """{"method": 1, "model": "m", "prompt": "a fox, ink", "negative": "",
 "size": {"width": 128, "height": 128}, "seed": 7, "steps": 25, "guidance": 5.0,
 "subjects": [{"name": "Mia", "noun": "fox"}],
 "references": [{"role": "subject", "prompt": "a red fox", "noun": "fox", "picture": null,
  "cast": {"method": 1, "model": "m", "prompt": "a red fox", "negative": "",
   "size": {"width": 128, "height": 128}, "seed": 1001, "steps": 25, "guidance": 5.0,
   "subjects": [{"name": "Mia", "noun": "fox"}], "references": [],
   "style_sharing": {"window": {"start": 0.0, "stop": 1.0}, "layers": 1.0, "adain_queries": true,
    "adain_keys": true, "adain_values": false, "share_group_norm": true, "scale": 1.0,
    "shift": 0.6931471805599453},
   "subject_sharing": {"window": {"start": 0.0, "stop": 1.0}, "parts": ["up"], "shift": 0.0,
    "uncond": true, "dropout": 0.5, "mask_steps": 0.4, "queries": {"start": 0.0, "stop": 0.1},
    "query_weight_first": 0.9, "query_weight_last": 0.8,
    "injection": {"start": 0.1, "stop": 0.34}, "injection_weight": 0.8,
    "correspondence_timestep": 261}}}],
 "style_sharing": {"window": {"start": 0.0, "stop": 1.0}, "layers": 0.5, "adain_queries": true,
  "adain_keys": true, "adain_values": false, "share_group_norm": true, "scale": 1.0,
  "shift": 0.6931471805599453},
 "subject_sharing": {"window": {"start": 0.0, "stop": 1.0}, "parts": ["down", "up"], "shift": 3.5,
  "uncond": false, "dropout": 0.0, "mask_steps": 0.4, "queries": {"start": 0.0, "stop": 0.0},
  "query_weight_first": 0.9, "query_weight_last": 0.8, "injection": {"start": 0.1, "stop": 0.34},
  "injection_weight": 0.8, "correspondence_timestep": 261}}"""


def test_a_recipe_of_the_first_method_can_still_be_read():
    recipe = Recipe.model_validate_json(OLD)
    assert (recipe.method, recipe.seed, recipe.sampler, recipe.adapters) == (1, 7, "ddim", ())
    assert recipe.subjects == (Subject(noun="fox"),)
    assert recipe.references[0].cast.subjects == (Subject(noun="fox"),)
    assert recipe.subject_sharing.parts == ("down", "up")
    assert recipe.style_sharing.layers == 0.5
    assert Recipe.model_validate_json(recipe.model_dump_json()) == recipe


def test_the_pictures_of_a_recipe_are_its_masks_and_its_control_each_once():
    subjects = (Subject(noun="fox", mask="a"), Subject(noun="cat"), Subject(noun="cow", mask="b"))
    references = (STYLE, ANCHOR.replace(mask="a"), Reference(role="subject", prompt="", mask="c"))
    control = Control(model="m", picture="d")
    recipe = a_recipe(subjects=subjects, references=references, control=control)
    assert recipe.pictures == ("a", "b", "c", "d")
    assert a_recipe(references=(STYLE, ANCHOR)).pictures == ()


def test_an_anchor_shows_one_of_the_recipes_subjects():
    with pytest.raises(ValidationError, match="there is no subject 1"):
        a_recipe(references=(ANCHOR.replace(subject=1),))
