"""What a finished panel shows of its subjects: where each is, and how like its anchors."""

import torch
from PIL import Image
from torch import Tensor

from core.diffusion.attention.layers import Grid
from core.diffusion.latents import png
from core.diffusion.panels import Panel
from core.domain.events import SubjectsFound


def subjects_found(panel: Panel, grid: Grid) -> SubjectsFound | None:
    """Where a panel's subjects came out, in masks of a grid's size.

    None where nothing was looked for: there are no subjects, or the prompt shows none of them, or
    the panel came from a checkpoint of an older version.
    """
    if not panel.positions or not panel.maps.known:
        return None
    isolation = panel.sharing.settings.isolation
    with torch.inference_mode():
        masks = panel.maps.masks(grid, isolation)
        nowhere = torch.zeros_like(next(iter(masks.values())))
        subjects = range(len(panel.sharing.recipe.subjects))
        covered = torch.stack([masks.get(subject, nowhere) for subject in subjects])
        likeness = () if panel.alike is None else tuple(_likeness(panel.alike, covered).tolist())
    pictures = tuple(_picture(each, grid) for each in covered.cpu())
    return SubjectsFound(panel.index, pictures, likeness)


def _likeness(alike: Tensor, covered: Tensor) -> Tensor:
    """The mean (subjects,) of what each subject's patches have in common with its anchors."""
    return (alike * covered).sum(dim=-1) / covered.sum(dim=-1).clamp_min(1)


def _picture(mask: Tensor, grid: Grid) -> bytes:
    levels = mask.view(grid.height, grid.width).to(torch.uint8) * 255
    return png(Image.fromarray(levels.numpy()))
