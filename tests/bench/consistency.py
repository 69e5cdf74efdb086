"""Does a character stay the same? Plain sampling against ConsiStory, without and with a style.

    python -m tests.bench.consistency [--stories 12] [--steps 25]

The same prompts and seeds in every arm, judged by the attribute reader of packaging/mini_model.
Prints a table with bootstrap intervals over stories; writes build/bench/consistency.json and a
picture of every story, an arm a row.
"""

import argparse
import atexit
import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
from PIL import Image
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from mini_model.judge import load_judge
from mini_model.scenes import ATTRIBUTES

from core.checkpoints.identify import built_in
from core.domain.board import Board, Panel
from core.domain.character import Anchor, Character
from core.domain.events import CandidateMade, TakeMade
from core.domain.presets import PRESETS, Preset, preset_for
from core.domain.project import Project, new_project
from core.domain.prompting import FIRST_CASTING_SEED, ModelTraits, casting_recipe, recipe_for
from core.domain.recipe import Recipe
from core.domain.style import Style
from core.jobs.engine import Engine
from core.jobs.jobs import CastCharacter, Job, PanelRecipe, RenderPanels
from core.jobs.record import record
from core.jobs.run import run
from core.storage.library import Library
from tests.bench.stories import Story, make_story

OUT = Path("build/bench")
JUDGE = Path("packaging/mini_model/judge.safetensors")
MEASURES = ("identity", "prompt", "style")
COST = "seconds"
Reading = dict[str, str]


@dataclass
class Studio:
    """What an arm works with; `seconds` is the processor's time for each of the last panels."""

    engine: Engine
    library: Library
    model: ModelTraits
    steps: int
    seconds: float = 0.0

    def project(self, story: Story) -> Project:
        """A project that holds a story's panels."""
        panels = tuple(
            Panel(id=f"{story.number}-{k}", prompt=prompt, seed=100 * story.number + k + 1)
            for k, prompt in enumerate(story.prompts())
        )
        project = new_project(f"Story {story.number}")
        return project.replace(board=Board(id=project.id, panels=panels), steps=self.steps)

    def render(self, project: Project, recipes: Sequence[Recipe]) -> list[Image.Image]:
        """The pictures of a project's panels."""
        self.library.projects.save(project)
        panels = zip(project.board.panels, recipes, strict=True)
        wanted = tuple(PanelRecipe(panel_id=p.id, recipe=r) for p, r in panels)
        job = RenderPanels(id=project.id, project_id=project.id, panels=wanted)
        before = time.process_time()
        takes = {e.take.panel_id: e.take for e in self._run(job) if isinstance(e, TakeMade)}
        self.seconds = (time.process_time() - before) / len(takes)
        blobs = [self.library.blobs.get(takes[p.id].picture) for p in project.board.panels]
        return [Image.open(BytesIO(blob)).convert("RGB") for blob in blobs]

    def cast(self, project: Project, hero: Character, style: Style | None, seed: int) -> Character:
        """The character with one anchor, cast from its words."""
        recipe = casting_recipe(project, hero, style, self.model, seed)
        job = CastCharacter(project.id, hero.id, hero.name, (recipe,))
        made: list[Anchor] = [e.anchor for e in self._run(job) if isinstance(e, CandidateMade)]
        return hero.replace(anchors=tuple(made))

    def _run(self, job: Job) -> list[object]:
        events = []
        for event in run(job, self.engine, self.library):
            record(event, self.library)
            events.append(event)
        return events


def hero_of(story: Story) -> Character:
    """The story's character, not yet cast."""
    return Character(id=f"hero-{story.number}", name="Hero", words=story.words, noun=story.kind)


def plain(studio: Studio, story: Story) -> list[Image.Image]:
    """Each panel by itself: the same recipes with nothing to read from."""
    project = studio.project(story)
    stand_in = casting_recipe(project, hero_of(story), None, studio.model, 0)
    hero = hero_of(story).replace(anchors=(Anchor(picture="", recipe=stand_in),))
    recipes = [
        recipe_for(project, panel, None, [hero], studio.model).replace(references=(), subjects=())
        for panel in project.board.panels
    ]
    return studio.render(project, recipes)


def shared(studio: Studio, story: Story, preset: Preset, styled: bool) -> list[Image.Image]:
    """The character cast once; every panel reads from its anchor (and the style's picture)."""
    style = style_of(studio, story) if styled else None
    project = studio.project(story)
    hero = studio.cast(project, hero_of(story), style, FIRST_CASTING_SEED + story.number)
    recipes = [
        recipe_for(project, panel, style, [hero], studio.model).replace(**preset.fields())
        for panel in project.board.panels
    ]
    return studio.render(project, recipes)


def style_of(studio: Studio, story: Story) -> Style:
    """The style of the story's reference picture."""
    return Style(
        id=f"style-{story.number}",
        name=story.style,
        picture=studio.library.blobs.put(story.reference_png()),
        description=story.reference_words(),
    )


MODEL = built_in().traits.preset
ARMS: dict[str, Callable[[Studio, Story], list[Image.Image]]] = {
    "plain": plain,
    **{
        name: partial(shared, preset=preset_for(name, MODEL), styled=False)
        for name in ("faithful", "balanced", "draft")
    },
    **{
        f"{name} as published": partial(shared, preset=PRESETS[name], styled=False)
        for name in ("paper", "reference")
    },
    "faithful + style": partial(shared, preset=preset_for("faithful", MODEL), styled=True),
    "balanced + style": partial(shared, preset=preset_for("balanced", MODEL), styled=True),
}


def measure(story: Story, readings: Sequence[Reading]) -> dict[str, float]:
    """Identity, prompt and style agreement of one story's panels, each in 0..1."""
    pairs = list(combinations(readings, 2))
    same = [a[name] == b[name] for a, b in pairs for name in ATTRIBUTES]
    asked = [
        reading[name] == wanted
        for reading, (action, place) in zip(readings, story.scenes, strict=True)
        for name, wanted in (("kind", story.kind), ("action", action), ("place", place))
    ]
    style = [reading["style"] == story.style for reading in readings]
    return {
        "identity": float(np.mean(same)),
        "prompt": float(np.mean(asked)),
        "style": float(np.mean(style)),
    }


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean over stories."""
    rng = np.random.default_rng(1)
    draws = rng.choice(np.asarray(values), (4000, len(values))).mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return float(low), float(high)


def story_picture(rows: Sequence[Sequence[Image.Image]]) -> Image.Image:
    """All arms of a story, a row each."""
    side = rows[0][0].width + 4
    sheet = Image.new("RGB", (side * len(rows[0]), side * len(rows)), "white")
    for y, row in enumerate(rows):
        for x, picture in enumerate(row):
            sheet.paste(picture, (x * side, y * side))
    return sheet


def show(results: dict[str, list[dict[str, float]]], judge: dict[str, float]) -> None:
    """Print the table and the gains over plain, story by story."""
    title = "Agreement, mean and 95 % interval over stories; cost of a panel, plain is 1"
    table = Table("arm", *MEASURES, "cost", title=title)
    plain_cost = np.mean([story[COST] for story in results["plain"]])
    for arm, stories in results.items():
        cells = []
        for name in MEASURES:
            values = [story[name] for story in stories]
            low, high = interval(values)
            cells.append(f"{np.mean(values):.3f} [{low:.3f}, {high:.3f}]")
        cost = np.mean([story[COST] for story in stories]) / plain_cost
        table.add_row(arm, *cells, f"{cost:.2f}")
    for arm in [arm for arm in results if arm != "plain"]:
        cells = []
        for name in MEASURES:
            pairs = zip(results[arm], results["plain"], strict=True)
            gains = [a[name] - b[name] for a, b in pairs]
            low, high = interval(gains)
            cells.append(f"{np.mean(gains):+.3f} [{low:+.3f}, {high:+.3f}]")
        table.add_row(f"{arm} − plain", *cells)
    console = Console(width=110)
    console.print(table)
    console.print("The judge's accuracy on held-out drawn scenes:", judge)


def save(results: dict[str, list[dict[str, float]]], judge: dict[str, float]) -> None:
    """Write build/bench/consistency.json."""
    arms = {
        arm: {name: round(float(np.mean([s[name] for s in stories])), 4) for name in stories[0]}
        for arm, stories in results.items()
    }
    text = json.dumps({"arms": arms, "judge": judge, "stories": results}, indent=1)
    (OUT / "consistency.json").write_text(text)


@cache
def _studio(steps: int) -> Studio:
    """This process's engine and library; one thread, because another process has the next core."""
    import torch

    torch.set_num_threads(1)
    card = built_in()
    folder = Path(mkdtemp(prefix="castboard-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Studio(Engine(card.path), Library.open(folder), card.traits, steps)


def tell(number: int, steps: int, arms: Sequence[str]) -> dict[str, dict[str, float]]:
    """Render one story in some arms, keep its picture, and measure it."""
    studio, story = _studio(steps), make_story(number)
    judge, _ = load_judge(JUDGE)
    rows, measured = [], {}
    for name in arms:
        rows.append(ARMS[name](studio, story))
        measured[name] = measure(story, [judge.read(picture) for picture in rows[-1]])
        measured[name][COST] = studio.seconds
    story_picture(rows).save(OUT / f"story-{number:02d}.png")
    return measured


def main() -> None:
    """Tell every story, one process a core; print and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=12)
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--arms", nargs="+", choices=list(ARMS), default=list(ARMS))
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    arms = list(dict.fromkeys(["plain", *options.arms]))
    results: dict[str, list[dict[str, float]]] = {arm: [] for arm in arms}
    started = time.monotonic()
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        one = partial(tell, steps=options.steps, arms=arms)
        for told in pool.map(one, range(options.stories)):
            for arm, measured in told.items():
                results[arm].append(measured)
            spent = time.monotonic() - started
            print(
                f"{len(results['plain'])} of {options.stories} stories, {spent:.0f} s", flush=True
            )
    _, accuracy = load_judge(JUDGE)
    show(results, accuracy)
    save(results, accuracy)


if __name__ == "__main__":
    main()
