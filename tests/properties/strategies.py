"""Values drawn at random: everything that can be in a recipe and in a project."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from core.domain.board import Board, Mask, Panel
from core.domain.character import Anchor, Character, Variant
from core.domain.geometry import Size
from core.domain.project import AddOn, Project
from core.domain.recipe import (
    Adapter,
    Control,
    Emphasis,
    FreeU,
    Recipe,
    Reference,
    Role,
    StyleSharing,
    Subject,
    SubjectSharing,
    Take,
    Used,
    Window,
)
from core.domain.style import Style

PURE = settings(max_examples=40, deadline=None)
"""For what touches no disk."""
ON_DISK = settings(max_examples=20, deadline=None)
"""For what writes a library."""

hashes = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
ids = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")
texts = st.text(max_size=12)
words = st.sampled_from(["fox", "red fox", "cat", "Füchsin", "狐"])
factors = st.floats(-10, 10).map(lambda number: number + 0.0)  # no -0.0, which equals 0.0
shares = st.floats(0, 1)
windows = st.builds(Window, start=shares, stop=shares)
sizes = st.builds(Size, width=st.integers(8, 4096), height=st.integers(8, 4096))
adapters = st.builds(
    Adapter,
    kind=st.sampled_from(["lora", "embedding"]),
    file=hashes,
    weight=factors,
    token=texts,
)
controls = st.builds(Control, model=hashes, picture=hashes, scale=factors, window=windows)
freeus = st.builds(FreeU, s1=factors, s2=factors, b1=factors, b2=factors)
style_sharings = st.builds(
    StyleSharing,
    window=windows,
    layers=shares,
    adain_queries=st.booleans(),
    adain_keys=st.booleans(),
    adain_values=st.booleans(),
    share_group_norm=st.booleans(),
    scale=factors,
    shift=factors,
    offset=shares,
)
subject_sharings = st.builds(
    SubjectSharing,
    window=windows,
    parts=st.lists(st.sampled_from(["down", "mid", "up"]), unique=True).map(tuple),
    shift=factors,
    uncond=st.booleans(),
    dropout=shares,
    mask_steps=shares,
    isolation=st.booleans(),
    queries=windows,
    query_weight_first=shares,
    query_weight_last=shares,
    injection=windows,
    injection_weight=shares,
    first_pass=shares,
    correspondence_timestep=st.integers(0, 999),
)
subjects = st.builds(
    Subject,
    noun=words,
    occurrences=st.lists(st.integers(0, 9), max_size=3).map(tuple),
    mask=st.none() | hashes,
)
weights = st.floats(0.01, 10)
emphases = st.lists(
    st.builds(Emphasis, start=st.integers(0, 9), stop=st.integers(10, 99), weight=st.floats(0, 4)),
    max_size=2,
).map(tuple)


def _recipes(references: st.SearchStrategy[Reference]) -> st.SearchStrategy[Recipe]:
    return st.builds(
        Recipe,
        method=st.integers(1, 3),
        model=hashes,
        adapters=st.lists(adapters, max_size=2).map(tuple),
        prompt=texts,
        emphasis=emphases,
        negative=texts,
        negative_emphasis=emphases,
        size=sizes,
        seed=st.integers(0, 2**63 - 1),
        steps=st.integers(2, 200),
        sampler=st.sampled_from(["ddim", "euler", "dpm++2m", "unipc"]),
        guidance=st.floats(0, 50),
        guided=windows,
        reuse=st.integers(1, 5),
        freeu=st.none() | freeus,
        control=st.none() | controls,
        subjects=st.lists(subjects, min_size=1, max_size=2).map(tuple),
        references=st.lists(references, max_size=2).map(tuple),
        style_sharing=style_sharings,
        subject_sharing=subject_sharings,
    )


def _references(given: st.SearchStrategy[Any], kind: str) -> st.SearchStrategy[Reference]:
    fields: dict[str, Any] = {kind: given}
    return st.builds(
        Reference,
        role=st.sampled_from(Role),
        prompt=texts,
        noun=words,
        subject=st.just(0),
        weight=weights,
        mask=st.none() | hashes,
        **fields,
    )


inverted = _references(hashes, "picture")
references = inverted | _references(_recipes(inverted), "cast")
recipes = _recipes(references)


@st.composite
def projects_with_all(
    draw: st.DrawFn, pictures: list[str], addons: list[str]
) -> tuple[Project, list[Style], list[Character], list[Take]]:
    """A project, its style and characters in all their versions, and its takes.

    They name these pictures and add-ons; recipes may also name what is not there.
    """
    picture, addon = st.sampled_from(pictures), st.sampled_from(addons)
    anchors = st.lists(
        st.builds(
            Anchor,
            picture=picture,
            recipe=st.none() | recipes,
            prompt=texts,
            mask=st.none() | picture,
        ),
        max_size=2,
    ).map(tuple)
    variants = st.builds(Variant, name=words, words=texts, anchors=anchors)
    style = st.builds(
        Style,
        id=ids,
        name=texts,
        words=texts,
        picture=st.none() | picture,
        description=texts,
        strength=st.floats(0.1, 3),
    )
    character = st.builds(
        Character,
        id=ids,
        name=words,
        words=texts,
        noun=words,
        anchors=anchors,
        variants=st.lists(variants, max_size=1).map(tuple),
    )
    styles = draw(st.lists(style, max_size=2))
    alike = (lambda each: each.name, lambda each: each.id)
    cast = draw(st.lists(character, max_size=3, unique_by=alike))
    cast_ids = [each.id for each in cast]
    steered = st.builds(Control, model=addon, picture=picture, scale=factors, window=windows)
    masks = st.builds(Mask, character_id=st.sampled_from([*cast_ids, "gone"]), picture=picture)
    panels = st.builds(
        Panel,
        id=ids,
        prompt=texts,
        negative=texts,
        shot=texts,
        action=texts,
        dialogue=texts,
        notes=texts,
        duration=st.floats(0, 3600),
        seed=st.integers(0, 2**63 - 1),
        masks=st.lists(masks, max_size=2).map(tuple),
        control=st.none() | steered,
    )
    project = Project(
        id=draw(ids),
        title=draw(texts),
        board=Board(id=draw(ids), aspect=draw(st.sampled_from(["1:1", "16:9", "2.39:1"])),
                    panels=tuple(draw(st.lists(panels, max_size=3, unique_by=alike[1])))),
        style_id=styles[0].id if styles else None,
        character_ids=tuple(cast_ids),
        addons=tuple(
            AddOn(name=draw(texts), adapter=adapter.replace(file=draw(addon)))
            for adapter in draw(st.lists(adapters, max_size=2))
        ),
    )  # fmt: skip
    shown = [panel.id for panel in project.board.panels] + ["deleted"]
    used = st.builds(
        Used,
        kind=st.sampled_from(["style", "character"]),
        id=st.sampled_from([*cast_ids, "gone"]),
        version=st.integers(1, 3),
        name=texts,
    )
    takes = st.builds(
        Take,
        id=ids,
        project_id=st.just(project.id),
        panel_id=st.sampled_from(shown),
        picture=picture,
        recipe=recipes,
        seconds=st.floats(0, 1e4),
        made_at=st.datetimes().map(lambda time: time.isoformat()),
        used=st.lists(used, max_size=2).map(tuple),
        notices=st.lists(texts, max_size=1).map(tuple),
    )
    versions = [each.replace(words=draw(texts)) for each in cast]
    made = draw(st.lists(takes, max_size=3, unique_by=lambda take: take.id))
    return draw(_marked(project, made)), styles[:1], [*versions, *cast], made


@st.composite
def _marked(draw: st.DrawFn, project: Project, made: list[Take]) -> Project:
    """The project with some of its takes chosen and starred."""
    board = project.board
    for panel in board.panels:
        own = [take.id for take in made if take.panel_id == panel.id]
        marks = st.sampled_from(["", "gone", *own])
        chosen_at = draw(st.datetimes()).isoformat()
        starred = tuple(draw(st.lists(marks, max_size=2)))
        marked = panel.replace(take=draw(marks), chosen_at=chosen_at, starred=starred)
        board = board.with_panel(marked)
    return project.replace(board=board)
