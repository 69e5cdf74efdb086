"""One arm of the engine bench, in a process of its own: seconds and memory."""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from core.diffusion.attention.install import shared_attention
from core.diffusion.latents import noise
from core.diffusion.trajectory import Trajectory
from core.domain.geometry import Size
from core.domain.presets import NEVER, PRESETS
from core.domain.recipe import Recipe, Reference, Role, Subject
from core.domain.values import BlobId
from tests.bench import naive
from tests.bench.shapes import FULL_EDGE, SMALL_EDGE, random_model
from tests.core.diffusion.runs import begun

BATCHES = (1, 2, 4, 8)
PLAIN_PANELS = 2
PLACES = ("sea", "inn", "well", "mill", "road", "ford", "fair", "oak")
STYLE = Reference(role=Role.STYLE, picture=BlobId("style"), prompt="a house, ink")
SUBJECTS = (Subject(name="Fox", noun="fox"),)
Found = tuple["Spent", dict[str, Any]]
Arm = Callable[[Sequence[Recipe]], Found]


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the processor: work, however busy the machine is."""

    clock: float
    processor: float

    def each(self, count: int) -> dict[str, float]:
        """For each of so many panels."""
        return {"seconds": self.clock / count, "processor_seconds": self.processor / count}


class Bench:
    """A random model, and what is measured of it."""

    def __init__(self, full: bool, steps: int) -> None:
        self.device = torch.device("cuda" if full else "cpu")
        self.model = random_model(full, self.device)
        edge = FULL_EDGE if full else SMALL_EDGE
        self.size, self.steps = Size(width=edge, height=edge), steps

    def recipes(self, count: int, **changes: Any) -> list[Recipe]:
        """Panels that differ in place and seed."""
        return [
            Recipe(
                model="bench",
                prompt=f"the fox at the {PLACES[i % len(PLACES)]}",
                size=self.size,
                seed=i + 1,
                steps=self.steps,
                **changes,
            )
            for i in range(count)
        ]

    def plain_by_batch(self) -> dict[str, float]:
        """Seconds a panel of diffusers' own loop, one panel at a time and several."""
        batches = BATCHES if self.device.type == "cuda" else BATCHES[:3]
        self.plain(1)
        return {str(batch): self.plain(batch)["seconds"] for batch in batches}

    def plain(self, batch: int) -> dict[str, float]:
        """What a panel takes in batches of this size."""
        count = max(PLAIN_PANELS, batch)
        recipes = self.recipes(count)
        since = self._watch()
        with torch.inference_mode():
            for start in range(0, count, batch):
                naive.plain(self.model, recipes[start : start + batch])
        return since().each(count)

    def measure(self, name: str, count: int, plain_batch: int) -> dict[str, Any]:
        """Seconds a panel and the most memory beyond the loaded model, then plain sampling."""
        arm, recipes = self._arm(name, count)
        self._row(naive.Sampling(self.model, self.recipes(1)))
        peak = Peak(self.device)
        with torch.inference_mode():
            spent, found = arm(recipes)
        return {
            **found,
            **spent.each(count),
            "peak": peak.bytes(),
            "plain": self.plain(plain_batch),
        }

    def rows(self, compiled: bool) -> dict[str, Any]:
        """Seconds of one forward pass of two rows, with diffusers' attention and with ours."""
        found = {"diffusers": self._time_rows()}
        with shared_attention(self.model.unet):
            found["ours"] = self._time_rows()
        found["diffusers again"] = self._time_rows()
        if compiled:
            whole = self.model.pipe.unet
            self.model.pipe.unet = torch.compile(whole)
            found["diffusers, compiled"] = self._time_rows()
            torch.compiler.reset()
            with shared_attention(whole):
                found["ours, compiled"] = self._time_rows()
            self.model.pipe.unet = whole
        threads = torch.get_num_threads()
        cuda = self.device.type == "cuda"
        name = torch.cuda.get_device_name() if cuda else f"processor, {threads} threads"
        conditions = {"device": name, "torch": torch.__version__, "dtype": str(self.model.dtype)}
        return {**found, "conditions": conditions}

    def _time_rows(self) -> float:
        sampling, times = naive.Sampling(self.model, self.recipes(1)), 20
        for _ in range(3):
            self._row(sampling)
        since = self._watch()
        for _ in range(times):
            self._row(sampling)
        return since().clock / times

    def _row(self, sampling: naive.Sampling) -> None:
        """One forward pass of a panel's two rows."""
        with torch.inference_mode():
            sampling.predict(sampling.noise, sampling.scheduler.timesteps[0])

    def _arm(self, name: str, count: int) -> tuple[Arm, list[Recipe]]:
        if name == "naive_style":
            return self._naive_style, self.recipes(count)
        if name == "naive_consistory":
            return self._naive_consistory, self.recipes(count, subjects=SUBJECTS)
        preset = PRESETS["faithful" if name in ("style", "anchors") else name]
        if name == "anchors":
            sharing = preset.subject_sharing.replace(queries=NEVER, injection=NEVER)
            preset = preset.replace(subject_sharing=sharing)
        references = (STYLE,) if name == "style" else self._anchors()
        shared = {**preset.fields(), "references": references, "subjects": SUBJECTS}
        return self._engine, self.recipes(count, **shared)

    def _anchors(self) -> tuple[Reference, ...]:
        return tuple(
            Reference(role=Role.SUBJECT, cast=cast, prompt=cast.prompt, noun="fox")
            for cast in self.recipes(2, subjects=SUBJECTS)
        )

    def _engine(self, recipes: Sequence[Recipe]) -> Found:
        """The engine's own loop, from encoded prompts to clean latents."""
        materials = {
            recipes[0].trajectory_key(reference): self._trajectory(row).to_bytes()
            for row, reference in enumerate(recipes[0].references)
        }
        bank = 0
        with begun(self.model, recipes, materials) as run:
            since = self._watch()
            for _ in run.steps():
                held = run.denoiser._bank.values()
                bank = max(bank, sum(trace.live_bytes() for trace in held))
            spent = since()
        return spent, {"bank": bank, "together": run.memory.together}

    def _naive_style(self, recipes: Sequence[Recipe]) -> Found:
        path = self._trajectory(0)

        def made(some: Sequence[Recipe]) -> None:
            naive.style_aligned(self.model, some, path, STYLE.prompt)

        return self._chunked(recipes, made)

    def _naive_consistory(self, recipes: Sequence[Recipe]) -> Found:
        anchors = self.recipes(2, subjects=SUBJECTS)

        def made(some: Sequence[Recipe]) -> None:
            naive.ConsiStory(self.model, anchors, some).run()

        return self._chunked(recipes, made)

    def _chunked(
        self, recipes: Sequence[Recipe], made: Callable[[Sequence[Recipe]], None]
    ) -> Found:
        """All panels in one batch; where that does not fit, in as few as do."""
        together = len(recipes)
        while True:
            since = self._watch()
            try:
                for start in range(0, len(recipes), together):
                    made(recipes[start : start + together])
            except torch.OutOfMemoryError:
                together = -(-together // 2)
                continue
            return since(), {"together": together}

    def _trajectory(self, row: int) -> Trajectory:
        """A smooth way from noise to a picture, with a subject on 30 % of it."""
        x0, eps = (noise(self.model, self.size, 100 * row + n) for n in (1, 2))
        levels = tuple(torch.linspace(0.002, 0.9999, 50, dtype=torch.float64).tolist())
        latents = [level**0.5 * x0 + (1 - level) ** 0.5 * eps for level in levels]
        subject = torch.zeros(x0.shape[-2:])
        high, wide = (round(edge * 0.3**0.5) for edge in subject.shape)
        subject[2 : 2 + high, 3 : 3 + wide] = 1
        return Trajectory.of(latents, levels, subject)

    def _watch(self) -> Callable[[], Spent]:
        """Start a clock; what comes back says what has been spent since."""
        clock, processor = self._now()

        def since() -> Spent:
            now = self._now()
            return Spent(now[0] - clock, now[1] - processor)

        return since

    def _now(self) -> tuple[float, float]:
        if self.device.type == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter(), time.process_time()


class Peak:
    """The most memory from here on, beyond what is held now."""

    def __init__(self, device: torch.device) -> None:
        self._cuda = device.type == "cuda"
        if self._cuda:
            torch.cuda.reset_peak_memory_stats()
            self._before = torch.cuda.memory_allocated()
            return
        if sys.platform == "linux":
            Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
        self._before = self._status("VmRSS")

    def bytes(self) -> int:
        if self._cuda:
            return torch.cuda.max_memory_allocated() - self._before
        return self._status("VmHWM") - self._before

    def _status(self, name: str) -> int:
        if sys.platform != "linux":  # the peak since the process began: a little too high before
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        found = next(line for line in lines if line.startswith(name))
        return int(found.split()[1]) * 1024
