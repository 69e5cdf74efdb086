"""Put the shots of a draft on a board as panels, in scenes."""

from collections.abc import Sequence
from itertools import count

from core.domain.board import Board, Panel, Scene
from core.domain.values import new_id
from core.screenplay.draft import DraftScene, DraftShot
from core.screenplay.mentions import Cast

TEXTS = ("action", "dialogue", "sound", "notes", "shot", "angle", "lens", "move")


def placed(
    board: Board, scenes: Sequence[DraftScene], at: int, cast: Cast
) -> tuple[Board, tuple[str, ...]]:
    """The board with these scenes before the panel that stands at `at` now; the new panels' ids.

    Shots without a heading join the scene they stand behind. A scene that is split by new ones
    goes on after them as a scene of its own.
    """
    seeds = _unused({panel.seed for panel in board.panels})
    head, tail = board.panels[:at], board.panels[at:]
    made, new = list[Panel](), list[Scene]()
    scene_id = head[-1].scene if head else ""
    for scene in scenes:
        if scene.title or scene.sequence:
            scene_id = new_id()
            new.append(Scene(id=scene_id, title=scene.title, sequence=scene.sequence))
        made += [_panel(shot, scene_id, next(seeds), cast) for shot in scene.shots]
    if new and head and tail and head[-1].scene == tail[0].scene:
        tail, rest = _split(board, tail)
        new.append(rest)
    panels = (*head, *made, *tail)
    placed_board = board.replace(panels=panels, scenes=(*board.scenes, *new))
    return placed_board, tuple(panel.id for panel in made)


def _split(board: Board, tail: tuple[Panel, ...]) -> tuple[tuple[Panel, ...], Scene]:
    """The panels that go on with a scene, in a new one that is called like it."""
    old = tail[0].scene
    known = {scene.id: scene for scene in board.scenes}
    rest = known.get(old, Scene(id=old)).replace(id=new_id())
    end = next((n for n, panel in enumerate(tail) if panel.scene != old), len(tail))
    moved = tuple(panel.replace(scene=rest.id) for panel in tail[:end])
    return (*moved, *tail[end:]), rest


def _panel(shot: DraftShot, scene: str, seed: int, cast: Cast) -> Panel:
    texts = {key: getattr(shot, key) for key in TEXTS}
    return Panel(
        id=new_id(),
        prompt=cast.prompt(shot.prompt),
        scene=scene,
        seed=seed,
        duration=shot.seconds,
        **texts,
    )


def _unused(used: set[int]) -> "count[int] | filter[int]":
    """Seeds that no panel has, the smallest first."""
    return filter(lambda seed: seed not in used, count(1))
