"""Values to test with: small, valid, and changed by keyword."""

import io
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.domain.board import Board, Panel
from core.domain.character import Character
from core.domain.geometry import Size
from core.domain.project import Project
from core.domain.recipe import Recipe, Reference, Role, Subject, Take
from core.domain.style import Style
from core.domain.values import BlobId, new_id


def a_picture(colour: str = "teal", size: tuple[int, int] = (16, 16)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def a_drawn_picture(recipe: Recipe, colour: str = "teal") -> bytes:
    """A picture as the engine makes it: its recipe in a text chunk."""
    file, info = io.BytesIO(), PngInfo()
    info.add_itxt("castboard", recipe.model_dump_json())
    Image.new("RGB", (16, 16), colour).save(file, "PNG", pnginfo=info)
    return file.getvalue()


def a_recipe(**changes: Any) -> Recipe:
    fields = {
        "model": "m" * 64,
        "prompt": "a fox in a forest",
        "size": Size(width=32, height=16),
        "seed": 1,
        "steps": 4,
        "subjects": (Subject(noun="fox"),),
    }
    return Recipe(**{**fields, **changes})


def an_anchor_recipe(**changes: Any) -> Recipe:
    fields = {"prompt": "a red fox", "seed": 1001}
    return a_recipe(**{**fields, **changes})


def a_style_reference(picture: BlobId) -> Reference:
    return Reference(role=Role.STYLE, picture=picture, prompt="a house, ink")


def an_anchor_reference(recipe: Recipe) -> Reference:
    return Reference(role=Role.SUBJECT, cast=recipe, prompt=recipe.prompt, noun="fox")


def a_panel(**changes: Any) -> Panel:
    return Panel(**{"id": new_id(), "prompt": "@Fox runs", "seed": 1, **changes})


def a_project(panels: int = 2, **changes: Any) -> Project:
    board = Board(id=new_id(), panels=tuple(a_panel(seed=n + 1) for n in range(panels)))
    return Project(**{"id": new_id(), "title": "The well", "board": board, **changes})


def a_style(**changes: Any) -> Style:
    return Style(**{"id": new_id(), "name": "Ink", "words": "ink drawing", **changes})


def a_character(**changes: Any) -> Character:
    fields = {"id": new_id(), "name": "Fox", "words": "a red fox", "noun": "fox"}
    return Character(**{**fields, **changes})


def a_take(project: Project, **changes: Any) -> Take:
    fields = {
        "id": new_id(),
        "project_id": project.id,
        "panel_id": project.board.panels[0].id,
        "picture": "0" * 64,
        "recipe": a_recipe(),
        "seconds": 1.5,
        "made_at": "2026-11-23T02:00:00.000+00:00",
    }
    return Take(**{**fields, **changes})
