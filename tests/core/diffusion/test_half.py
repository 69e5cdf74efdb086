"""Half precision: what a GPU computes in, tried where there is none."""

from pathlib import Path

import pytest
import torch

from core.diffusion.models import load_model
from core.domain.recipe import SubjectSharing
from tests.core.diffusion.conftest import STYLE, anchored, finals, materials, two_subjects


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
@pytest.mark.parametrize("together", [1, 2])
def test_everything_at_once_runs_in_half_precision(
    sdxl_folder: Path, dtype: torch.dtype, together: int
) -> None:
    single = load_model(sdxl_folder, torch.device("cpu"))
    half = load_model(sdxl_folder, torch.device("cpu"), dtype)
    wanted = []
    for seed in (1, 2):
        one = two_subjects(seed=seed, reuse=2, subject_sharing=SubjectSharing(dropout=0.2))
        wanted.append(one.replace(references=(STYLE, *one.references)))
    given = materials(single, *wanted)
    expected = finals(single, *wanted, given=given)
    found = finals(half, *wanted, given=given, together=together)
    for one, other in zip(expected, found, strict=True):
        assert other.dtype == torch.float32
        assert other.isfinite().all()
        assert (one - other).square().mean().sqrt() < 0.1 * one.square().mean().sqrt()


def test_one_pass_runs_in_half_precision(sdxl_folder: Path) -> None:
    half = load_model(sdxl_folder, torch.device("cpu"), torch.float16)
    wanted = anchored(subject_sharing=SubjectSharing(first_pass=0.0, uncond=False))
    given = materials(load_model(sdxl_folder, torch.device("cpu")), wanted)
    (found,) = finals(half, wanted, given=given)
    assert found.isfinite().all()
