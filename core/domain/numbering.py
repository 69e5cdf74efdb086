"""The numbers of scenes, shots and panels: automatic, in a pattern the artist chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from core.domain.board import Board, Numbering, Panel

NUMBERINGS: tuple[Numbering, ...] = get_args(Numbering)


@dataclass(frozen=True)
class Number:
    """Where a panel stands, all counted from 1: on the board, its scene, and in scene and shot.

    `scene` is 0 before the first scene. `alone` says that its shot has no other panel.
    """

    running: int
    scene: int
    in_scene: int
    shot: int
    in_shot: int
    alone: bool = True


def numbers_of(board: Board) -> tuple[Number, ...]:
    """The number of each panel, in the board's order."""
    found: list[Number] = []
    scene = in_scene = shot = in_shot = 0
    panels = board.panels
    for index, panel in enumerate(panels):
        before = panels[index - 1] if index else None
        if before is None or before.scene != panel.scene:
            scene += bool(panel.scene)
            in_scene = shot = in_shot = 0
        in_scene += 1
        begins = panel.starts_shot or not in_shot
        shot, in_shot = (shot + 1, 1) if begins else (shot, in_shot + 1)
        alone = in_shot == 1 and not _goes_on(panels, index)
        found.append(Number(index + 1, scene, in_scene, shot, in_shot, alone))
    return tuple(found)


def labels_of(board: Board) -> tuple[str, ...]:
    """What stands on each card and sheet, in the board's pattern."""
    return tuple(label(number, board.numbering) for number in numbers_of(board))


def label(number: Number, pattern: Numbering) -> str:
    """A panel's number in a pattern. Before the first scene its scene is left out."""
    scene = str(number.scene) if number.scene else ""
    match pattern:
        case "running":
            return str(number.running)
        case "tens":
            return f"{number.running * 10:03}"
        case "scene.panel":
            return ".".join(filter(None, (scene, str(number.in_scene))))
        case "scene-shot":
            shot = scene + _letters(number.shot)
            return shot if number.alone else f"{shot}.{number.in_shot}"
        case "scene.shot.panel":
            return ".".join(filter(None, (scene, str(number.shot), str(number.in_shot))))


def _goes_on(panels: Sequence[Panel], index: int) -> bool:
    """Whether the panel after this one belongs to the same shot."""
    following = panels[index + 1 : index + 2]
    return any(not one.starts_shot and one.scene == panels[index].scene for one in following)


def _letters(number: int) -> str:
    """Count A, B … Z, AA, AB."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
