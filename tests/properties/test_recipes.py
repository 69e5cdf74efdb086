"""A recipe's digest: equal recipes, equal digest, on any machine; any change, another digest."""

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.domain.recipe import Adapter, Control, FreeU, Recipe
from tests.fakes.values import a_recipe, a_style_reference, an_anchor_recipe, an_anchor_reference
from tests.properties import strategies
from tests.properties.strategies import PURE, recipes, references

PARTS = {
    "recipe": recipes,
    "reference": references,
    "subject": strategies.subjects,
    "adapter": strategies.adapters,
    "control": strategies.controls,
    "freeu": strategies.freeus,
    "style sharing": strategies.style_sharings,
    "subject sharing": strategies.subject_sharings,
    "window": strategies.windows,
    "size": strategies.sizes,
}


def turned(value: Any) -> Any:
    """The same JSON with every object's fields in the opposite order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


@PURE
@given(recipes)
def test_json_and_the_order_of_fields_do_not_change_a_digest(recipe):
    text = json.dumps(turned(json.loads(recipe.model_dump_json())))
    again = Recipe.model_validate_json(text)
    assert again == recipe
    assert again.digest() == recipe.digest()


@pytest.mark.parametrize("part", PARTS)
@PURE
@given(data=st.data())
def test_any_field_that_is_changed_gives_another_digest(part, data):
    one, other = data.draw(PARTS[part]), data.draw(PARTS[part])
    name = data.draw(st.sampled_from(list(type(one).model_fields)))
    try:
        changed = one.replace(**{name: getattr(other, name)})
    except ValidationError:
        assume(False)
    assert (changed.digest() == one.digest()) == (changed == one)


@PURE
@given(recipes, st.data())
def test_a_change_deep_within_a_recipe_gives_another_digest(recipe, data):
    assume(recipe.references)
    reference = data.draw(references)
    assume(reference != recipe.references[-1])
    changed = recipe.replace(references=(*recipe.references[:-1], reference))
    assert changed.digest() != recipe.digest()


@PURE
@given(recipes)
def test_a_trajectory_is_named_alike_whatever_the_panel_says(recipe):
    other = recipe.replace(prompt=recipe.prompt + "x", seed=recipe.seed // 2, steps=2)
    for reference in recipe.references:
        assert other.trajectory_key(reference) == recipe.trajectory_key(reference)


RICH = a_recipe(
    method=2,
    prompt="a fox — 狐 — in “a” wood\n",
    seed=2**63 - 1,
    guidance=1e-7,
    sampler="dpm++2m",
    adapters=(Adapter(kind="embedding", file="cd" * 32, weight=0.1 + 0.2, token="<ada>"),),
    control=Control(model="ef" * 32, picture="01" * 32, scale=1e16),
    freeu=FreeU(s1=1 / 3, s2=-0.5, b1=1.1, b2=1.2),
    references=(a_style_reference("ab" * 32), an_anchor_reference(an_anchor_recipe(method=2))),
)
PINNED = {
    "plain": (
        a_recipe(method=2),
        "6de9405cd1017a646b417de2d1255544195ecb01bb8cb9688156536ffa401898",
    ),
    "rich": (RICH, "ada8a7f2db54902b83855fc04a419948560ca5905f35221212cd76c79b113f96"),
}
KEY = "48a8273d63f3cf6cc88a7b09186fab9d4dab4b9ae09eaa6164701533cb76d769"


@pytest.mark.parametrize("name", PINNED)
def test_a_digest_is_the_same_on_every_platform(name):
    """A new field of a recipe changes these, and makes every picture of before stale."""
    recipe, digest = PINNED[name]
    assert recipe.digest() == digest
    assert a_recipe(method=2).trajectory_key(RICH.references[1]) == KEY
