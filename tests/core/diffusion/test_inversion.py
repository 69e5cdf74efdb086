import io

import pytest
import torch
from PIL import Image

from core.diffusion.inversion import invert
from core.diffusion.latents import decode, encode_picture
from core.diffusion.models import Model
from core.diffusion.trajectory import Trajectory, read_trajectory
from core.domain.errors import PictureError, PromptError
from core.domain.events import Progress
from core.domain.geometry import Size
from core.domain.recipe import Reference, Role
from core.domain.values import BlobId
from tests.core.diffusion.conftest import STYLE, picture, recipe


def inverted(model: Model, reference: Reference = STYLE, **changes: object) -> Trajectory:
    *_, made = invert(model, recipe(**changes), reference, picture())
    return read_trajectory(made.data, model.device)


def test_an_inversion_leads_from_noise_to_the_picture(model: Model) -> None:
    trajectory = inverted(model)
    size = recipe().size
    assert torch.equal(trajectory.latents[-1], encode_picture(model, picture(), size))
    assert trajectory.latents.shape == (5, model.channels, 8, 8)
    assert trajectory.latents.isfinite().all()
    assert decode(model, trajectory.latents[-1]).size == (64, 64)


def test_an_inversion_steps_each_time_and_names_its_trajectory(sdxl: Model) -> None:
    events = list(invert(sdxl, recipe(), STYLE, picture()))
    assert [e.done for e in events if isinstance(e, Progress)] == [1, 2, 3, 4]
    assert events[-1].key == recipe().trajectory_key(STYLE)


def test_an_artists_own_picture_of_a_character_gets_a_subject_map(model: Model) -> None:
    own = Reference(role=Role.SUBJECT, picture=BlobId("x"), prompt="the fox", noun="fox")
    subject = inverted(model, own).subject
    assert subject is not None
    assert subject.std() > 0
    assert inverted(model).subject is None


def test_a_noun_that_its_text_lacks_is_a_sentence(sdxl: Model) -> None:
    own = Reference(role=Role.SUBJECT, picture=BlobId("x"), prompt="a hat", noun="fox")
    with pytest.raises(PromptError, match="“fox”"):
        inverted(sdxl, own)


@pytest.mark.parametrize("data", [b"", b"not a picture", picture()[:200]])
def test_bytes_that_are_no_picture_are_a_sentence(sdxl: Model, data: bytes) -> None:
    with pytest.raises(PictureError, match="not a picture"):
        next(invert(sdxl, recipe(), STYLE, data))


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "I;16", "CMYK"])
def test_pictures_of_any_mode_and_shape_are_read(sdxl: Model, mode: str) -> None:
    buffer = io.BytesIO()
    kind = "TIFF" if mode == "CMYK" else "PNG"
    Image.new(mode, (90, 31)).save(buffer, kind)
    latent = encode_picture(sdxl, buffer.getvalue(), Size(width=64, height=96))
    assert latent.shape == (4, 12, 8)
    assert latent.isfinite().all()
