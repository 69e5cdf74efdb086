"""Draw pictures that were lost from the recipes of their takes and anchors."""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing

from core.domain.events import (
    AnchorRecast,
    CandidateMade,
    JobEvent,
    PanelNotice,
    PanelPreview,
    TakeMade,
    TakeRedrawn,
)
from core.domain.recipe import Recipe, Take
from core.domain.values import BlobId, new_id
from core.jobs.cast_character import cast_character
from core.jobs.engine import Engine
from core.jobs.jobs import CastCharacter, DrawAgain, PanelRecipe, RenderPanels
from core.jobs.render_panels import render_panels
from core.storage.library import Library


def drawable(
    takes: Iterable[Take], casts: Iterable[tuple[BlobId, Recipe]], model: str
) -> tuple[DrawAgain | None, int]:
    """What the model of this fingerprint can draw again, and how many pictures it cannot.

    Another model would draw other pictures.
    """
    found, others = list(takes), list(casts)
    own = tuple(take for take in found if take.recipe.model == model)
    cast = tuple((picture, recipe) for picture, recipe in others if recipe.model == model)
    job = DrawAgain(new_id(), own, cast) if own or cast else None
    return job, len(found) + len(others) - len(own) - len(cast)


def draw_again(
    job: DrawAgain, engine: Engine, library: Library, wants: Callable[[str], bool]
) -> Generator[JobEvent, None, None]:
    """Yield a TakeRedrawn for each take, its picture on disk; anchors' pictures are there again.

    On the device that drew it first a picture is the same to the bit. On another it may differ:
    the take then has the new one, and an AnchorRecast tells of an anchor's.
    """
    yield from _anchors(job, engine, library)
    lost = {take.id: take for take in job.takes}
    panels = tuple(PanelRecipe(take.id, take.recipe) for take in job.takes)
    render = RenderPanels(job.id, "", panels)

    def is_wanted(take_id: str) -> bool:
        return wants(lost[take_id].panel_id)

    with closing(render_panels(render, engine, library, is_wanted)) as events:
        for event in events:
            match event:
                case TakeMade(made):
                    yield TakeRedrawn(_mended(lost[made.panel_id], made))
                case PanelPreview(take_id, png):
                    yield PanelPreview(lost[take_id].panel_id, png)
                case PanelNotice():
                    pass  # the take tells it already
                case _:
                    yield event


def _mended(take: Take, made: Take) -> Take:
    """A take with the picture that was made of it now, and what was found in that."""
    return take.replace(picture=made.picture, masks=made.masks, likeness=made.likeness)


def _anchors(job: DrawAgain, engine: Engine, library: Library) -> Generator[JobEvent, None, None]:
    lost = [(one, recipe) for one, recipe in job.casts if not library.blobs.holds(one)]
    if not lost:
        return
    pictures = iter([picture for picture, _ in lost])
    cast = CastCharacter(job.id, "", "lost anchors", tuple(recipe for _, recipe in lost))
    with closing(cast_character(cast, engine, library)) as events:
        for event in events:
            if not isinstance(event, CandidateMade):
                yield event
            elif event.anchor.picture != (before := next(pictures)):
                yield AnchorRecast(before, event.anchor.picture)
