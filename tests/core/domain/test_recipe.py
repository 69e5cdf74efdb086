"""The recipe's digest names all that decides a take, and nothing else."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.geometry import Size
from core.domain.recipe import Recipe, StyleSharing, Subject, SubjectSharing, Window
from tests.fakes.values import a_recipe, a_style_reference, an_anchor_recipe, an_anchor_reference

STYLE = a_style_reference("ab" * 32)
ANCHOR = an_anchor_reference(an_anchor_recipe())

CHANGES = {
    "method": 2,
    "model": "n" * 64,
    "prompt": "a fox in a wood",
    "negative": "blur",
    "size": Size(width=16, height=32),
    "seed": 2,
    "steps": 5,
    "guidance": 5.5,
    "subjects": (Subject(name="Fox", noun="fox"),),
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


@pytest.mark.parametrize("kind", [StyleSharing, SubjectSharing])
def test_every_sharing_setting_is_part_of_the_digest(kind):
    for name in kind.model_fields:
        value = getattr(kind(), name)
        changed = {
            bool: lambda v: not v,
            float: lambda v: v / 2 or 0.25,
            int: lambda v: v + 1,
            tuple: lambda v: ("mid", *v),
            Window: lambda v: Window(start=v.start, stop=v.stop / 2 + 0.01),
        }[type(value)](value)
        assert kind(**{name: changed}).digest() != kind().digest(), name


def test_the_digest_is_the_same_in_another_process():
    code = "from tests.fakes.values import a_recipe; print(a_recipe().digest())"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == a_recipe().digest()


@pytest.mark.parametrize("field", ["prompt", "seed", "negative", "guidance", "subjects"])
def test_a_trajectory_does_not_depend_on_the_panel(field):
    changed = a_recipe(**{field: CHANGES[field]})
    for reference in (STYLE, ANCHOR):
        assert changed.trajectory_key(reference) == a_recipe().trajectory_key(reference)


@pytest.mark.parametrize("field", ["method", "model", "size", "steps"])
def test_an_inversion_depends_on_the_model_the_size_and_the_schedule(field):
    changed = a_recipe(**{field: CHANGES[field]})
    assert changed.trajectory_key(STYLE) != a_recipe().trajectory_key(STYLE)


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
