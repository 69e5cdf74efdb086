"""Between pictures and latents: noise, encoding, decoding, previews, painted masks, PNG bytes."""

import io

import numpy as np
import torch
from PIL import Image, ImageOps, PngImagePlugin
from torch import Tensor
from torch.nn import functional

from core.diffusion.attention.layers import Grid
from core.diffusion.models import Model
from core.domain.errors import ModelError
from core.domain.geometry import Size
from core.domain.recipe import Recipe
from core.pictures import picture_in

PREVIEW_LATENT = 32
"""A preview is decoded from a latent of at most this edge, so that it costs little."""


def noise(model: Model, size: Size, seed: int) -> Tensor:
    """The noise (C, h, w) that a seed stands for: the same on every device."""
    latent = latent_grid(model, size)
    generator = torch.Generator("cpu").manual_seed(seed)
    drawn = torch.randn((model.channels, latent.height, latent.width), generator=generator)
    return drawn.to(model.device)


def latent_grid(model: Model, size: Size) -> Grid:
    """The size of a picture's latent: as in diffusers, what is left over of an edge is cut off."""
    return Grid(size.height // model.pixels, size.width // model.pixels)


def encode_picture(model: Model, data: bytes, size: Size) -> Tensor:
    """The clean latent (C, h, w) of a picture, cropped to the shape of `size` and scaled to it.

    Takes the posterior's mean. Raises PictureError when the bytes are no picture.
    """
    opened = picture_in(data, "The reference is not a picture that can be read.")
    pixels = _pixels(model, opened, size) * 2 - 1
    vae = model.pipe.vae
    with torch.inference_mode():
        z = vae.encode(pixels[None]).latent_dist.mode()[0]
        mean, deviation = _statistics(model, z)
        return torch.as_tensor((z - mean) / deviation * vae.config.scaling_factor)


def control_picture(model: Model, data: bytes, size: Size) -> Tensor:
    """A control picture (3, H, W) in 0..1, fitted as a reference is.

    Raises PictureError when the bytes are no picture.
    """
    return _pixels(model, picture_in(data, "The control picture cannot be read."), size)


def mask_picture(data: bytes, grid: Grid) -> Tensor:
    """Which tokens (n,) of a grid a painted mask covers for the most part; fitted as a picture is.

    Paint is white. On a transparent ground it is whatever does not shine through.
    Raises PictureError when the bytes are no picture.
    """
    opened = picture_in(data, "The painted mask is not a picture that can be read.")
    fitted = ImageOps.fit(_paint(opened), (grid.width, grid.height), Image.Resampling.BOX)
    return torch.from_numpy(np.array(fitted) > 127).flatten()


def decode(model: Model, z: Tensor) -> Image.Image:
    """The picture of a clean latent (C, h, w).

    Raises ModelError when the model made values that are no numbers.
    """
    vae = model.pipe.vae
    with torch.inference_mode():
        mean, deviation = _statistics(model, z)
        latent = z.float() / vae.config.scaling_factor * deviation + mean
        pixels = vae.decode(latent[None], return_dict=False)[0][0]
    if not torch.isfinite(pixels).all():
        raise ModelError(
            "The model made a picture that is not a number anywhere a colour should be.",
            "Its file may be damaged, or it may not suit this precision; try the device “cpu”.",
        )
    levels = ((pixels.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8)
    return Image.fromarray(levels.permute(1, 2, 0).cpu().numpy())


def preview(model: Model, x0: Tensor) -> bytes:
    """A small PNG of what a picture will be, from the present estimate of its clean latent."""
    scale = PREVIEW_LATENT / max(x0.shape[-2:])
    if scale < 1:
        # On the processor: MPS pools by whole numbers only.
        small = functional.interpolate(x0[None].cpu(), scale_factor=scale, mode="area")[0]
        x0 = small.to(x0.device)
    return png(decode(model, x0))


def png(picture: Image.Image, recipe: Recipe | None = None) -> bytes:
    """A picture as PNG bytes, with its recipe (as JSON) in the text chunk `castboard`."""
    info = PngImagePlugin.PngInfo()
    if recipe is not None:
        info.add_itxt("castboard", recipe.model_dump_json())
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def _pixels(model: Model, picture: Image.Image, size: Size) -> Tensor:
    """A picture (3, H, W) in 0..1, cropped to the shape of `size` and scaled to it."""
    latent = latent_grid(model, size)
    edges = (latent.width * model.pixels, latent.height * model.pixels)
    fitted = ImageOps.fit(picture.convert("RGB"), edges, Image.Resampling.LANCZOS)
    return torch.from_numpy(np.array(fitted)).float().permute(2, 0, 1).to(model.device) / 255


def _paint(mask: Image.Image) -> Image.Image:
    """A mask as shades of grey, white where it is painted."""
    if mask.has_transparency_data:
        alpha = mask.convert("RGBA").getchannel("A")
        if alpha.getextrema() != (255, 255):
            return alpha
    return mask.convert("L")


def _statistics(model: Model, like: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and deviation (C, 1, 1) of the VAE's latents, which some models' folders name."""
    config = model.pipe.vae.config
    if getattr(config, "latents_mean", None) is None:
        return torch.zeros_like(like[:, :1, :1]), torch.ones_like(like[:, :1, :1])
    mean, deviation = (
        torch.tensor(values, device=like.device, dtype=torch.float32).view(-1, 1, 1)
        for values in (config.latents_mean, config.latents_std)
    )
    return mean, deviation
