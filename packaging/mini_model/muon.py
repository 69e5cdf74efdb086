"""Muon (Jordan et al. 2024) for matrices and convolutions, AdamW for all else.

torch.optim.Muon takes matrices only; convolutions are where a small VAE needs it most.
"""

from collections.abc import Callable, Iterable

import torch
import torch.distributed as dist
from torch import Tensor, nn


def orthogonalise(g: Tensor) -> Tensor:
    """The nearest (semi-)orthogonal matrix to g (rows, columns), by Newton and Schulz's steps."""
    x = g / (g.norm() + 1e-7)
    wide = x if x.shape[0] <= x.shape[1] else x.T
    for _ in range(5):
        gram = wide @ wide.T
        wide = 3.4445 * wide + (-4.7750 * gram + 2.0315 * gram @ gram) @ wide
    return wide if x.shape[0] <= x.shape[1] else wide.T


class Muon(torch.optim.Optimizer):
    """Momentum whose step has all singular values near 1.

    The processes of a group share the work: each finds the steps of its own weights only.
    """

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": 0.95, "weight_decay": 0.01})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """Take one step."""
        del closure
        for group in self.param_groups:
            moving = [p for p in group["params"] if p.grad is not None]
            steps = self._steps(moving, group["momentum"])
            for parameter, step in zip(moving, steps, strict=True):
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                parameter.add_(step.view_as(parameter), alpha=-group["lr"])

    def _steps(self, moving: list[nn.Parameter], momentum: float) -> list[Tensor]:
        rank, workers = dist.get_rank(), dist.get_world_size()
        flat = torch.zeros(sum(p.numel() for p in moving), device=moving[0].device)
        pieces = list(flat.split([p.numel() for p in moving]))
        for index, (parameter, piece) in enumerate(zip(moving, pieces, strict=True)):
            state = self.state[parameter]
            if not state:
                state["velocity"] = torch.zeros_like(parameter)
            velocity = state["velocity"].lerp_(parameter.grad, 1 - momentum)
            if index % workers == rank:
                matrix = orthogonalise(parameter.grad.lerp(velocity, momentum).flatten(1))
                scale = max(1.0, matrix.shape[0] / matrix.shape[1]) ** 0.5
                piece.copy_(matrix.flatten()).mul_(scale)
        if workers > 1:
            dist.all_reduce(flat)
        return pieces


def split_parameters(module: nn.Module) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """Parameters for Muon (weights inside the network) and for AdamW (its edges, all vectors)."""
    inner, rest = [], []
    for name, parameter in module.named_parameters():
        edge = any(part in name for part in ("conv_in", "conv_out", "embedding", "quant"))
        (rest if edge or parameter.ndim < 2 else inner).append(parameter)
    return inner, rest
