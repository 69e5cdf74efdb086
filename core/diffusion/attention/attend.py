"""Attention that also gives its log-sum-exp, and the exact merge of what was attended to apart.

softmax over the keys of A and B together = the two softmaxes, weighted by exp of their
log-sum-exps. So a logit shift for all keys of B is an addition to one number per query, no logits
are ever held, and references' keys are neither copied nor repeated for each panel.
"""

import torch
from torch import Tensor
from torch.nn import functional

HIDDEN = -1e4
"""A logit bias that hides a key: exp(HIDDEN) is 0, and half precision can hold it."""
_CHUNK = 1024


def attend(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Attention of q (B, n, H, d) over k and v (B, m, H, d): (B, n, H, d) and its lse (B, n, H).

    `bias` (B, 1, 1, m) is added to the logits. The lse is in fp32.
    """
    q, k, v = (x.transpose(1, 2) for x in (q, k, v))
    if q.device.type == "cpu":
        out, lse = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu(
            q, k, v, attn_mask=None if bias is None else bias.to(q.dtype)
        )
    elif q.device.type == "cuda":
        out, lse = _attend_cuda(q, k, v, bias)
    else:
        out, lse = _attend_by_chunks(q, k, v, bias)
    return out.transpose(1, 2), lse.transpose(1, 2)


def plain(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Attention of q (B, n, H, d) over k and v (B, m, H, d) by the fastest kernel there is."""
    q, k, v = (x.transpose(1, 2) for x in (q, k, v))
    return functional.scaled_dot_product_attention(q, k, v).transpose(1, 2)


class Merged:
    """A running attention over parts: `out` (B, n, H, d) and `lse` (B, n, H). It owns both."""

    def __init__(self, out: Tensor, lse: Tensor) -> None:
        self.out = out
        self.lse = lse

    def add(self, out: Tensor, lse: Tensor) -> None:
        """Take in a part that was attended to apart, for the last branches where it has fewer."""
        own, mass = self.out[-len(out) :], self.lse[-len(out) :]
        together = torch.logaddexp(mass, lse)
        weight = (lse - together).exp().to(out.dtype)
        own.lerp_(out, weight[..., None].expand_as(out))
        mass.copy_(together)


def _attend_cuda(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> tuple[Tensor, Tensor]:
    if bias is None and q.dtype != torch.float32 and _has_flash(q.device):
        out, lse, *_ = torch.ops.aten._scaled_dot_product_flash_attention(q, k, v)
        return out, lse
    if bias is not None:
        bias = _aligned(bias.to(q.dtype)).expand(-1, q.shape[1], q.shape[2], -1)
    out, lse, *_ = torch.ops.aten._scaled_dot_product_efficient_attention(q, k, v, bias, True)
    return out, lse[..., : q.shape[2]]


def _has_flash(device: torch.device) -> bool:
    """Whether the flash kernel runs there: it wants an Ampere or newer."""
    return torch.cuda.get_device_capability(device) >= (8, 0)


def _aligned(bias: Tensor) -> Tensor:
    """The bias in memory whose rows start at multiples of 16 bytes, as the kernel demands."""
    keys = bias.shape[-1]
    return functional.pad(bias, (0, -keys % 8))[..., :keys]


def _attend_by_chunks(
    q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None
) -> tuple[Tensor, Tensor]:
    """For devices whose kernels keep their lse to themselves: logits of some queries at a time."""
    outs, masses = [], []
    for part in torch.split(q, _CHUNK, dim=-2):
        logits = (part @ k.transpose(-1, -2)).float() * q.shape[-1] ** -0.5
        logits = logits if bias is None else logits + bias
        mass = logits.logsumexp(dim=-1)
        outs.append((logits - mass[..., None]).exp().to(v.dtype) @ v)
        masses.append(mass)
    return torch.cat(outs, dim=-2), torch.cat(masses, dim=-1)
