"""A panel on its way as bytes: what it takes to go on from there to the same picture.

On a CPU a panel goes on to the same bytes whichever panels are rendered with it. Elsewhere how
many go together changes the order of floating-point sums, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_safetensors
from safetensors.torch import save as save_safetensors
from torch import Tensor

from core.diffusion.correspondence import Matches
from core.diffusion.panels import Panel

Tensors = dict[str, Tensor]


def save(firsts: Sequence[Panel], panels: Sequence[Panel]) -> bytes:
    """A safetensors file of how panels stand in both passes, named by their recipes' digests."""
    tensors: Tensors = {}
    for name, panel in _named(firsts, panels):
        tensors |= {f"{name} {key}": value for key, value in _state(panel).items()}
        if panel.forked is not None:
            forked = _state(panel.forked)
            tensors |= {f"{name} forked {key}": value for key, value in forked.items()}
    # Panels of both passes share tensors, which a file must not.
    return save_safetensors({key: value.cpu().clone() for key, value in tensors.items()})


def restore(
    data: bytes, firsts: Sequence[Panel], panels: Sequence[Panel], device: torch.device
) -> bool:
    """Put panels where a checkpoint left them. False, and nothing changed, if it is of others."""
    try:
        tensors = {key: value.to(device) for key, value in load_safetensors(data).items()}
    except SafetensorError:
        return False
    named = dict(_named(firsts, panels))
    if not all(f"{name} step" in tensors for name in named):
        return False
    for name, panel in named.items():
        if f"{name} forked step" in tensors:
            panel.forked = panel.copy()
            _restore(panel.forked, _part(tensors, f"{name} forked "))
        _restore(panel, _part(tensors, f"{name} "))
    return True


def _named(firsts: Sequence[Panel], panels: Sequence[Panel]) -> Iterator[tuple[str, Panel]]:
    """Each panel under a name that only the same pass of the same recipe has."""
    for kind, each in (("first", firsts), ("second", panels)):
        for panel in each:
            yield f"{kind} {panel.sharing.recipe.digest()}", panel


def _state(panel: Panel) -> Tensors:
    tensors = {"step": torch.tensor(panel.step), "z": panel.z}
    if panel.maps.known:
        tensors["maps"] = panel.maps.state()
    if panel.matches is not None:
        tensors |= {"source": panel.matches.source, "gate": panel.matches.gate}
    if panel.alike is not None:
        tensors["alike"] = panel.alike
    return tensors | {f"stepper {k}": v for k, v in panel.stepper.state().items()}


def _restore(panel: Panel, tensors: Mapping[str, Tensor]) -> None:
    panel.step, panel.z = int(tensors["step"]), tensors["z"]
    if "maps" in tensors:
        panel.maps.restore(tensors["maps"])
    if "source" in tensors:
        panel.matches = Matches(tensors["source"], tensors["gate"])
    panel.alike = tensors.get("alike")
    panel.stepper.restore(_part(tensors, "stepper "))


def _part(tensors: Mapping[str, Tensor], prefix: str) -> Tensors:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
