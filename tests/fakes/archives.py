"""Libraries with a project that uses everything an archive can hold, and what is left in one."""

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from safetensors.numpy import save
from sqlalchemy import select

from core.domain.board import Board, Mask
from core.domain.character import Anchor, Variant
from core.domain.project import AddOn, Project
from core.domain.recipe import Adapter, Control, Recipe, Reference, Role, Subject, Used
from core.storage import tables
from core.storage.library import Library
from core.storage.trajectories import About
from tests.fakes.model_folder import CONTROLNET_FILE, LORA_FILE, write_header
from tests.fakes.values import (
    a_character,
    a_panel,
    a_picture,
    a_recipe,
    a_style,
    a_take,
    an_anchor_recipe,
)

T = TypeVar("T")


def run(events: Generator[Any, None, T]) -> T:
    """What a generator returns."""
    while True:
        try:
            next(events)
        except StopIteration as end:
            return end.value


def a_rich_project(library: Library, folder: Path) -> Project:
    """A project with a style, a character with a variant and a past, masks, a control picture,
    add-ons, takes by recipes with references, and a trajectory."""
    put, own = library.blobs.put, partial(library.blobs.put, original=True)
    lora = library.addons.put(write_header(folder / "ink v1.safetensors", LORA_FILE))
    control = library.addons.put(write_header(folder / "canny.safetensors", CONTROLNET_FILE))
    style = a_style(picture=own(a_picture("navy")), description="a boat")
    adapter = Adapter(kind="lora", file=lora, weight=0.8)
    cast = an_anchor_recipe(adapters=(adapter,))
    raincoat = Variant(
        name="raincoat",
        words="a red fox in a raincoat",
        anchors=(Anchor(picture=own(a_picture("yellow")), prompt="a fox in a raincoat"),),
    )
    fox = a_character(
        anchors=(Anchor(picture=put(a_picture("red")), recipe=cast, mask=own(a_picture("white"))),),
        variants=(raincoat,),
    )
    library.styles.save(style)
    library.characters.save(fox.replace(words="a fox", anchors=()))
    library.characters.save(fox)
    library.characters.tag([fox.id], add=["hero", "forest"])
    library.characters.file([fox.id], "Animals/Woods")
    library.characters.favour(fox.id, True)
    steered = Control(model=control, picture=own(a_picture("black")))
    panels = (
        a_panel(seed=1, masks=(Mask(character_id=fox.id, picture=own(a_picture("gray"))),)),
        a_panel(seed=2, control=steered),
    )
    project = Project(
        id="ab" * 16,
        title="The well",
        board=Board(id="cd" * 16, panels=panels),
        style_id=style.id,
        character_ids=(fox.id,),
        addons=(AddOn(name="Ink", adapter=adapter),),
    )
    library.projects.save(project)
    recipe = a_recipe(
        adapters=(adapter,),
        control=steered,
        subjects=(Subject(noun="fox", mask=panels[0].masks[0].picture),),
        references=(
            Reference(role=Role.STYLE, picture=style.picture, prompt="a boat, ink"),
            Reference(role=Role.SUBJECT, cast=cast, prompt=cast.prompt, noun="fox"),
        ),
    )
    used = (
        Used(kind="style", id=style.id, version=1, name="Ink"),
        Used(kind="character", id=fox.id, version=1, name="Fox"),
    )
    newer = (used[0], used[1].replace(version=2))
    for number, (panel, seen) in enumerate([(0, used), (0, newer), (1, newer)]):
        library.takes.add(
            a_take(
                project,
                panel_id=panels[panel].id,
                picture=put(a_picture(f"#0000{number:02x}")),
                recipe=recipe.replace(seed=number),
                used=seen,
                made_at=f"2026-11-23T02:00:0{number}.000+00:00",
            )
        )
    keep_trajectory(library, recipe)
    return project


def keep_trajectory(library: Library, recipe: Recipe) -> None:
    about = About(picture=recipe.references[0].picture, model=recipe.model, size=recipe.size)
    data = save({"latents": np.zeros((2, 4, 2, 4), "f2"), "levels": np.array([0.1, 1.0])})
    library.trajectories.put(recipe.trajectory_key(recipe.references[0]), data, about)


def content_of(library: Library) -> dict[str, Any]:
    """Everything in a library: its rows, and the names, sizes and link counts of its files."""
    with library.database.reading() as connection:
        rows = {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in tables.metadata.sorted_tables
        }
        found = connection.exec_driver_sql("SELECT * FROM search ORDER BY rowid").all()
    return {"rows": rows, "search": [tuple(row) for row in found], "files": files_of(library)}


def files_of(library: Library) -> dict[str, int]:
    """The library's files and folders, but SQLite's."""
    return {
        str(path.relative_to(library.folder)): path.stat().st_size if path.is_file() else -1
        for path in sorted(library.folder.rglob("*"))
        if not path.name.startswith("library.")
    }
