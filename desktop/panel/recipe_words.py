"""A take's recipe in words: on one line, and as a text that other programs understand."""

from PySide6.QtCore import QObject

from core.domain.presets import preset_for
from core.domain.recipe import Recipe, Take
from desktop.session.session import Session
from desktop.spoken import decimal

SAMPLERS = {"ddim": "DDIM", "euler": "Euler", "dpm++2m": "DPM++ 2M", "unipc": "UniPC"}
QUALITIES = ("faithful", "balanced", "draft")


class RecipeWords(QObject):
    """Speaks of a model by its name where it is the one in use."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def line(self, take: Take) -> str:
        """What was drawn, in short: `Seed 7 · 25 steps · DDIM · Balanced · 512 × 512 · 3.2 s`."""
        recipe = take.recipe
        parts = [
            self.tr("Seed {}").format(recipe.seed),
            self.tr("{} steps").format(recipe.steps),
            SAMPLERS[recipe.sampler],
            self._quality(recipe),
            self.model(recipe),
            f"{recipe.size.width} × {recipe.size.height}",
        ]
        if take.seconds:
            parts.append(self.tr("{} s").format(decimal(take.seconds)))
        return " · ".join(part for part in parts if part)

    def text(self, take: Take) -> str:
        """The prompt and the settings, in the lines that most programs write and read."""
        recipe = take.recipe
        settings = [
            f"Steps: {recipe.steps}",
            f"Sampler: {SAMPLERS[recipe.sampler]}",
            f"CFG scale: {recipe.guidance:g}",
            f"Seed: {recipe.seed}",
            f"Size: {recipe.size.width}x{recipe.size.height}",
            f"Model hash: {recipe.model[:10]}",
            f"Model: {self.model(recipe)}",
        ]
        lines = [recipe.prompt]
        if recipe.negative:
            lines.append(f"Negative prompt: {recipe.negative}")
        return "\n".join([*lines, ", ".join(settings)])

    def model(self, recipe: Recipe) -> str:
        """The model's name; what its files are known by where it is another one."""
        traits = self._session.traits
        if traits is not None and traits.fingerprint == recipe.model and self._session.model_name:
            return self._session.model_name
        return self.tr("model {}").format(recipe.model[:8])

    def _quality(self, recipe: Recipe) -> str:
        """The name of the settings it was drawn with; empty where they have none any more."""
        traits = self._session.traits
        names = (self.tr("Faithful"), self.tr("Balanced"), self.tr("Draft"))
        for quality, name in zip(QUALITIES, names, strict=True):
            preset = preset_for(quality, traits.preset if traits else "")
            if (preset.subject_sharing, preset.reuse) == (recipe.subject_sharing, recipe.reuse):
                return name
        return ""
