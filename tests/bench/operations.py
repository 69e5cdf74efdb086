"""How many operations a panel takes, counted: what a busy machine cannot blur.

    python -m tests.bench.operations [--steps 12] [--panels 4 8 24]

Counts the floating-point operations of matrix products, convolutions and attention in one panel
and in its references (spread over the panels), on the small random SDXL of `shapes.py`, as ratios
to plain sampling. Writes build/bench/operations.json.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from rich.table import Table
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode, register_flop_formula, sdpa_flop_count

from core.diffusion.attention.record import ReferenceView
from core.diffusion.passes import Passes
from tests.bench import naive
from tests.bench.arms import Bench
from tests.core.diffusion.runs import begun

OUT = Path("build/bench")
ARMS = ("style", "anchors", "faithful", "balanced", "draft")


@register_flop_formula(torch.ops.aten._scaled_dot_product_flash_attention_for_cpu)
def _attention(q: Any, k: Any, v: Any, *_: Any, **__: Any) -> int:
    return sdpa_flop_count(q, k, v)


class CountingPasses(Passes):
    """Passes that count their operations, the references' apart."""

    counted: Counter[str]

    def whole(self, rows: Any, step: int, view: Any) -> Tensor:
        with FlopCounterMode(display=False) as counter:
            output = super().whole(rows, step, view)
        whose = "references" if isinstance(view, ReferenceView) else "panel"
        self.counted[whose] += counter.get_total_flops()
        return output

    def outer(self, rows: Any, step: int, view: Any, deep: Tensor) -> Tensor:
        with FlopCounterMode(display=False) as counter:
            output = super().outer(rows, step, view, deep)
        self.counted["panel"] += counter.get_total_flops()
        return output


def count(bench: Bench, arm: str) -> Counter[str]:
    """The operations of one panel and of its references."""
    _, (recipe,) = bench._arm(arm, 1)
    materials = {
        recipe.trajectory_key(reference): bench._trajectory(row).to_bytes()
        for row, reference in enumerate(recipe.references)
    }
    counted: Counter[str] = Counter()
    CountingPasses.counted = counted
    with torch.inference_mode(), begun(bench.model, [recipe], materials) as run:
        run.denoiser.passes.__class__ = CountingPasses
        for _ in run.steps():
            pass
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=12)
    parser.add_argument("--panels", type=int, nargs="+", default=[4, 8, 24])
    options = parser.parse_args()
    bench = Bench(False, options.steps)
    with FlopCounterMode(display=False) as counter:
        bench._row(naive.Sampling(bench.model, bench.recipes(1)))
    plain = counter.get_total_flops() * options.steps
    table = Table("arm", *(f"{n} panels" for n in options.panels), title="Plain sampling is 1")
    ratios: dict[str, dict[str, float]] = {}
    for arm in ARMS:
        found = count(bench, arm)
        ratios[arm] = {
            str(n): round((found["panel"] + found["references"] / n) / plain, 3)
            for n in options.panels
        }
        table.add_row(arm, *(f"{ratio:.3f}" for ratio in ratios[arm].values()))
    Console().print(table)
    OUT.mkdir(parents=True, exist_ok=True)
    kept = {"steps": options.steps, "plain_operations": plain, "ratio": ratios}
    (OUT / "operations.json").write_text(json.dumps(kept, indent=2), "utf-8")


if __name__ == "__main__":
    main()
