import io

import pytest
import torch
from PIL import Image, ImageDraw

from core.diffusion.attention.layers import Grid
from core.diffusion.latents import (
    decode,
    encode_picture,
    latent_grid,
    mask_picture,
    noise,
    png,
    preview,
)
from core.diffusion.models import Model
from core.domain.errors import PictureError
from core.domain.geometry import Size
from core.storage.embedded import recipe_in
from tests.core.diffusion.conftest import picture
from tests.fakes.values import a_recipe


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def half(mode: str, ground: object, paint: object, width: int = 160, height: int = 80) -> bytes:
    """A picture painted on its left half."""
    image = Image.new(mode, (width, height), ground)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill=paint)
    return saved(image)


def test_noise_is_what_its_seed_says_on_the_cpu(sdxl: Model) -> None:
    drawn = torch.randn((4, 12, 8), generator=torch.Generator().manual_seed(7))
    assert torch.equal(noise(sdxl, Size(width=64, height=96), 7), drawn)


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "I;16", "CMYK"])
def test_pictures_of_any_mode_and_shape_are_read(sdxl: Model, mode: str) -> None:
    data = saved(Image.new(mode, (90, 31)), "TIFF" if mode == "CMYK" else "PNG")
    latent = encode_picture(sdxl, data, Size(width=64, height=96))
    assert latent.shape == (4, 12, 8)
    assert latent.isfinite().all()


@pytest.mark.parametrize(("width", "height"), [(152, 64), (40, 104), (100, 67)])
def test_any_size_has_a_latent_and_a_picture(model: Model, width: int, height: int) -> None:
    size = Size(width=width, height=height)
    latent = encode_picture(model, picture(200, 90), size)
    assert Grid(*latent.shape[-2:]) == latent_grid(model, size) == Grid(height // 8, width // 8)
    assert noise(model, size, 1).shape == latent.shape
    assert decode(model, latent).size == (width // 8 * 8, height // 8 * 8)


def test_a_tiled_vae_makes_a_whole_picture(sdxl: Model) -> None:
    latent = encode_picture(sdxl, picture(208, 144), Size(width=208, height=144))
    whole = decode(sdxl, latent)
    sdxl.pipe.vae.enable_tiling()
    try:
        tiled = decode(sdxl, latent)
        again = encode_picture(sdxl, picture(208, 144), Size(width=208, height=144))
    finally:
        sdxl.pipe.vae.disable_tiling()
    assert tiled.size == whole.size == (208, 144)
    assert again.shape == latent.shape
    assert saved(tiled) != saved(whole)  # or else nothing was cut into tiles


def test_a_preview_is_small_whatever_the_shape(sdxl: Model) -> None:
    with Image.open(io.BytesIO(preview(sdxl, torch.randn(4, 18, 64)))) as small:
        assert small.size == (256, 72)


@pytest.mark.parametrize(
    "data",
    [
        half("L", 0, 255),
        half("RGB", "black", "white"),
        half("1", 0, 1),
        half("RGBA", (0, 0, 0, 255), (255, 255, 255, 255)),
        half("RGBA", (0, 0, 0, 0), (255, 255, 255, 255)),
        half("RGBA", (255, 255, 255, 0), (200, 30, 30, 200)),
        half("LA", (0, 0), (255, 255)),
    ],
)
def test_a_mask_covers_what_was_painted(data: bytes) -> None:
    for grid in (Grid(4, 8), Grid(8, 16), Grid(32, 64)):
        expected = torch.zeros(grid.height, grid.width, dtype=torch.bool)
        expected[:, : grid.width // 2] = True
        assert torch.equal(mask_picture(data, grid), expected.flatten())


def test_a_mask_is_cropped_as_its_picture_is() -> None:
    tall = half("L", 0, 255, width=160, height=400)
    assert mask_picture(tall, Grid(4, 8)).view(4, 8).sum(1).tolist() == [4] * 4
    ring = Image.new("L", (300, 100), 255)
    ImageDraw.Draw(ring).rectangle((100, 0, 199, 100), fill=0)
    assert not mask_picture(saved(ring), Grid(8, 8)).any()


@pytest.mark.parametrize("data", [b"", b"not a picture", picture()[:200]])
def test_bytes_that_are_no_mask_are_a_sentence(data: bytes) -> None:
    with pytest.raises(PictureError, match="mask is not a picture"):
        mask_picture(data, Grid(4, 4))


def test_png_bytes_are_a_picture() -> None:
    with Image.open(io.BytesIO(png(Image.new("RGB", (7, 5))))) as opened:
        assert opened.size == (7, 5)


def test_the_library_reads_the_recipe_that_a_picture_carries(tmp_path):
    recipe = a_recipe(prompt="“Brunnen” 井戸")
    path = tmp_path / "picture"
    path.write_bytes(png(Image.new("RGB", (8, 8)), recipe))
    assert recipe_in(path) == recipe
