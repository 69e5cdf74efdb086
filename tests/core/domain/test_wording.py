"""Alternatives and weights in prompts: chosen by the seed, taken out, never an error."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.board import Panel
from core.domain.character import Anchor, Variant
from core.domain.prompting import ModelTraits, expand, recipe_for, used_for
from core.domain.recipe import Emphasis, Recipe
from core.domain.wording import alternatives, weights, worded, written
from tests.fakes.values import a_character, a_panel, a_project, a_style, an_anchor_recipe

MODEL = ModelTraits(fingerprint="m" * 64, side=128, multiple=8)
ANCHOR = Anchor(picture="0" * 64, recipe=an_anchor_recipe())
COAT = Variant(name="raincoat", words="a fox in a raincoat", anchors=(ANCHOR,))
MIA = a_character(name="Mia", anchors=(ANCHOR,), variants=(COAT,))
ROB = a_character(name="Rob", words="a robot", noun="robot", anchors=(ANCHOR,))
MARKED = st.text(alphabet="ab {}|(): 1.2@é", max_size=40)


def told(prompt, seed=1):
    """The plain words, and what is emphasised in them."""
    given = worded(prompt, seed)
    return given.text, [(given.text[e.start : e.stop], e.weight) for e in given.emphasis]


def recipe(prompt, characters=(MIA, ROB), style=None, **panel):
    project = a_project(negative=panel.pop("never", ""))
    return recipe_for(project, a_panel(prompt=prompt, **panel), style, characters, MODEL)


def emphasised(made: Recipe):
    return [(made.prompt[e.start : e.stop], e.weight) for e in made.emphasis]


def test_an_alternative_is_chosen_by_the_seed_and_stays():
    prompt = "a {red|blue|green} house"
    chosen = [worded(prompt, seed).text for seed in range(300)]
    assert chosen == [worded(prompt, seed).text for seed in range(300)]
    counts = Counter(chosen)
    assert set(counts) == {"a red house", "a blue house", "a green house"}
    assert min(counts.values()) > 70


def test_a_choice_is_the_same_on_every_machine():
    """Another choice would be another picture of the same panel."""
    prompt = "{a|b|c|d} {a|b|c|d} {a|b|c|d} {a|b|c|d}"
    chosen = [worded(prompt, seed).text for seed in (1, 2, 2**63 - 1)]
    assert chosen == ["d d d d", "a a d b", "b d d b"]


def test_each_group_is_decided_by_itself():
    pairs = {worded("{a|b} {a|b}", seed).text for seed in range(40)}
    assert pairs == {"a a", "a b", "b a", "b b"}
    first = [worded("{a|b} x", seed).text[0] for seed in range(40)]
    assert [worded("{a|b} {c|d|e}", seed).text[0] for seed in range(40)] == first


def test_alternatives_stand_within_alternatives():
    texts = {worded("{a {b|c}|d|}", seed).text for seed in range(60)}
    assert texts == {"a b", "a c", "d", ""}


def test_a_choice_does_not_depend_on_what_was_chosen_before():
    simple = [worded("{a|b} {x|y} {v|w}", seed).text[-1] for seed in range(40)]
    nested = [worded("{a|{x|y}} {v|w}", seed).text[-1] for seed in range(40)]
    assert simple == nested


def test_a_weight_is_taken_out_and_its_words_remembered():
    assert told("a (red:1.2) house, (very old:.5)") == (
        "a red house, very old",
        [("red", 1.2), ("very old", 0.5)],
    )
    assert told("(a : 2 ) b") == ("a  b", [("a ", 2.0)])


def test_weights_within_weights_multiply_and_stay_in_bounds():
    assert told("(a (b:1.5) c:2) d") == ("a b c d", [("a ", 2.0), ("b", 3.0), (" c", 2.0)])
    assert told("((a:3):3)") == ("a", [("a", 4.0)])
    assert told("((a:2):0.5) (b:1)") == ("a b", [])


@pytest.mark.parametrize(
    "text",
    [
        "a (red house",
        "a red) house",
        "a (red) house",
        "a {red} house",
        "a {red|blue house",
        "red|blue",
        "a red} {house",
        "format (16:9), (2.39:1)",
        "at (10:30)",
        "(red:9) house",
        "red:1.2) house",
        "(red:1.2 house",
    ],
)
def test_brackets_that_mean_nothing_are_text(text):
    assert told(text) == (text, [])


def test_no_word_runs_on_across_the_edge_of_a_group():
    assert told("(red:1.2)house and un(happy:1.2)") == (
        "red house and un happy",
        [("red", 1.2), ("happy", 1.2)],
    )
    assert told("(Mia:1.2)'s house") == ("Mia's house", [("Mia", 1.2)])


def test_weights_and_alternatives_stand_within_each_other():
    texts = {str(told("({a|b}:1.2)", seed)) for seed in range(20)}
    assert texts == {"('a', [('a', 1.2)])", "('b', [('b', 1.2)])"}
    texts = {str(told("{(a:1.2)|(b:0.5)}", seed)) for seed in range(20)}
    assert texts == {"('a', [('a', 1.2)])", "('b', [('b', 0.5)])"}


def test_what_was_typed_can_be_found_again():
    prompt = "a (b (c:1.2):1.1) {d|e}"
    found = [
        (prompt[slice(*whole)], prompt[slice(*words)], w) for whole, words, w in weights(prompt)
    ]
    assert found == [("(b (c:1.2):1.1)", "b (c:1.2)", 1.1), ("(c:1.2)", "c", 1.2)]
    assert [[prompt[slice(*each)] for each in group] for group in alternatives(prompt)] == [
        ["d", "e"]
    ]


@given(MARKED, st.integers(0, 2**63 - 1))
def test_whatever_is_typed_is_read(prompt, seed):
    given_ = worded(prompt, seed)
    edges = [edge for each in given_.emphasis for edge in (each.start, each.stop)]
    assert edges == sorted(edges)
    assert all(each.start < each.stop and each.weight != 1 for each in given_.emphasis)
    assert not edges or edges[-1] <= len(given_.text)
    assert given_ == worded(prompt, seed)


@given(st.text(alphabet="ab @é,.-", max_size=30), st.integers(0, 99))
def test_a_prompt_without_brackets_is_as_it_was(prompt, seed):
    assert worded(prompt, seed) == worded(prompt.strip(), seed)
    assert worded(prompt, seed).text == prompt.strip()


def test_thousands_of_brackets_are_no_burden():
    for prompt in ("{" * 20_000 + "|" + "}" * 20_000, "(" * 20_000 + "a:1.1)" * 20_000):
        worded(prompt, 1)
    deep = "{a|" * 2_000 + "b" + "}" * 2_000
    assert worded(deep, 1).text.strip("ab") == ""


def test_a_panel_without_marks_has_the_recipe_it_had():
    made = recipe("@Mia runs")
    assert (made.emphasis, made.negative, made.negative_emphasis) == ((), "", ())
    assert "emphasis" not in made.model_dump_json()


def test_an_emphasis_covers_the_words_of_a_character():
    made = recipe("at dawn (@Mia:1.2) meets (the @Rob's:0.8) dog", style=a_style())
    assert made.prompt == "at dawn a red fox meets the a robot's dog, ink drawing"
    assert emphasised(made) == [("a red fox", 1.2), ("the a robot's", 0.8)]
    assert [subject.noun for subject in made.subjects] == ["fox", "robot"]


def test_a_weight_is_told_from_a_variant():
    for prompt in ("(@Mia:raincoat:1.2) runs", "(@Mia:raincoat runs:1.2)"):
        made = recipe(prompt)
        assert made.prompt == "a fox in a raincoat runs"
        assert emphasised(made)[0][0].startswith("a fox in a raincoat")
    assert emphasised(recipe("(@Mia:1.2) runs, @Mia:raincoat")) == [("a fox in a raincoat", 1.2)]
    assert emphasised(recipe("(@Mia:1.2):raincoat")) == [("a fox in a raincoat", 1.2)]


def test_whom_a_panel_shows_is_decided_by_its_seed():
    panels = [Panel(id="p", prompt="{@Mia|@Rob} runs", seed=seed) for seed in range(20)]
    used = [used_for(written(panel), None, (MIA, ROB), lambda _: 1) for panel in panels]
    drawn = [recipe_for(a_project(), panel, None, (MIA, ROB), MODEL) for panel in panels]
    assert {each.name for (each,) in used} == {"Mia", "Rob"}
    for panel, (each,), made in zip(panels, used, drawn, strict=True):
        assert made.prompt == expand(written(panel), (MIA, ROB), None)
        assert made.subjects[0].noun == {"Mia": "fox", "Rob": "robot"}[each.name]


def test_what_no_picture_and_what_this_one_must_not_show_is_one_text():
    made = recipe("a wood", never="blur, (text:1.5)", negative="a {hat|hat}, (rain:0.5)")
    assert made.negative == "blur, text, a hat, rain"
    spans = [(made.negative[e.start : e.stop], e.weight) for e in made.negative_emphasis]
    assert spans == [("text", 1.5), ("rain", 0.5)]
    assert recipe("a wood", negative="(rain:0.5)").negative_emphasis == (
        Emphasis(start=0, stop=4, weight=0.5),
    )
    assert recipe("a wood", never="blur").negative == "blur"
